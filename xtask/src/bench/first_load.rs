//! The first visit of `#/`: every file it fetches, with its size raw and compressed; and what a participant's device keeps after it.
//!
//! Compressed sizes are of the content at the highest quality, as a host sends it that compresses well; headers are not counted.

use std::{collections::BTreeSet, fs, path::Path};

use kuluary::domain::format::read_config;

use crate::{
    build::{
        brotli, gzip,
        page::{attribute, tags},
        worker::{self, Files, Kept},
    },
    error::Error,
    project::{Project, files_below},
    run::heading,
};

/// The budget of the first visit in bytes, brotli.
const BUDGET: usize = 185_000;
/// The most that a participant's device may fetch to work without a network, in bytes, brotli. The desk is no part of it.
const KEPT: usize = 530_000;
/// What the app asks for by itself once it runs, besides the current meeting.
const ASKED_LATER: [&str; 2] = ["config.json", "icons.svg"];

/// A file and its sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the tables; `false` when one of the two budgets is exceeded.
pub(crate) fn sizes(project: &Project) -> Result<bool, Error> {
    let dist = project.dist();
    let names = files(&dist)?;
    let later = later(&dist, &names)?.into_iter().map(|name| row(&dist, name)).collect::<Result<Vec<_>, _>>()?;
    let rows = names.into_iter().map(|name| row(&dist, name)).collect::<Result<Vec<_>, _>>()?;
    heading("First load: the files that the first visit of #/ fetches, in bytes");
    println!("{}", table(&rows));
    let total: usize = rows.iter().map(|row| row.brotli).sum();
    let within = judge(total, BUDGET);
    heading("Parts that follow in the background or with the organiser's desk, in bytes");
    println!("{}", table(&later));
    Ok(keeps(&dist, &[rows, later].concat())? && within)
}

/// Prints what devices keep; `false` when a participant's keeps more than it may. `known` are files that were compressed already.
fn keeps(dist: &Path, known: &[Row]) -> Result<bool, Error> {
    let Kept { everybody, desk, .. } = worker::kept(dist)?;
    let brotli = |name: &String| known.iter().find(|row| row.name == *name).map_or_else(|| row(dist, name.clone()), |row| Ok(row.clone()));
    let sum = |files: &Files| files.keys().map(|name| Ok(brotli(name)?.brotli)).sum::<Result<usize, Error>>();
    let (total, more) = (sum(&everybody)?, sum(&desk)?);
    heading("Kept on the device, to work without a network");
    println!("files on a participant's: {}; where the desk was opened, {} more of {more} bytes, brotli", everybody.len(), desk.len());
    Ok(judge(total, KEPT))
}

/// Prints how many bytes there are and may be; `true` when there are no more.
fn judge(total: usize, budget: usize) -> bool {
    let within = total <= budget;
    println!("\n{total} of {budget} bytes, brotli: {}", if within { "within the budget" } else { "OVER THE BUDGET" });
    within
}

fn row(dist: &Path, name: String) -> Result<Row, Error> {
    let path = dist.join(&name);
    let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
    let gzip = gzip(&bytes).map_err(Error::file("compress", &path))?.len();
    let brotli = brotli(&bytes).map_err(Error::file("compress", &path))?.len();
    Ok(Row { name, raw: bytes.len(), gzip, brotli })
}

/// The page, what it names, and what the app asks for at its start.
fn files(dist: &Path) -> Result<Vec<String>, Error> {
    let page = dist.join("index.html");
    let html = fs::read_to_string(&page).map_err(Error::file("read", &page))?;
    let mut names = BTreeSet::from(["index.html".to_owned()]);
    names.extend(named_by(&html));
    names.extend(ASKED_LATER.map(str::to_owned));
    let config = dist.join("config.json");
    let bytes = fs::read(&config).map_err(Error::file("read", &config))?;
    let unreadable = |what: &str| Error::Unexpected { path: config.clone(), what: what.to_owned() };
    let read = read_config(&bytes).map_err(|_| unreadable("it has problems; `cargo xtask check` lists them"))?.value;
    let current = read.meetings.into_iter().find(|meeting| meeting.id == read.current);
    names.insert(current.ok_or_else(|| unreadable("the current meeting is not in its list"))?.file);
    Ok(names.into_iter().collect())
}

/// The parts of the app that the first visit does not wait for.
fn later(dist: &Path, first: &[String]) -> Result<Vec<String>, Error> {
    let names = files_below(dist)?.into_iter().filter_map(|path| path.to_str().map(str::to_owned));
    let is_part = |name: &String| Path::new(name).extension().is_some_and(|extension| extension == "wasm");
    Ok(names.filter(|name| is_part(name) && !first.contains(name)).collect())
}

/// What the page makes the browser fetch.
fn named_by(html: &str) -> Vec<String> {
    let links = tags(html, "link").into_iter();
    // That one is fetched by whoever puts the app on the home screen.
    let links = links.filter(|(_, tag)| attribute(tag, "rel") != Some("apple-touch-icon")).filter_map(|(_, tag)| attribute(tag, "href"));
    let scripts = tags(html, "script").into_iter().filter_map(|(_, tag)| attribute(tag, "src"));
    links.chain(scripts).map(|address| address.trim_start_matches("./").to_owned()).collect()
}

fn table(rows: &[Row]) -> String {
    let width = rows.iter().map(|row| row.name.len()).max().unwrap_or(0).max(5);
    let line = |name: &str, raw: &str, gzip: &str, brotli: &str| format!("{name:<width$} {raw:>9} {gzip:>9} {brotli:>9}");
    let mut lines = vec![line("file", "raw", "gzip", "brotli")];
    lines.extend(rows.iter().map(|row| line(&row.name, &row.raw.to_string(), &row.gzip.to_string(), &row.brotli.to_string())));
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum::<usize>().to_string();
    lines.push(line("total", &sum(|row| row.raw), &sum(|row| row.gzip), &sum(|row| row.brotli)));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_page_names_is_counted_once() {
        let html = "<link href=./s.css rel=stylesheet><script src=./boot.js type=module></script><link href=./app.js rel=modulepreload>\
            <link as=fetch href=./app_bg.wasm rel=preload>";
        assert_eq!(named_by(html), ["s.css", "app.js", "app_bg.wasm", "boot.js"]);
    }

    #[test]
    fn the_table_ends_in_the_sum_of_each_column() {
        let row = |name: &str, raw| Row { name: name.to_owned(), raw, gzip: raw / 2, brotli: raw / 4 };
        let table = table(&[row("index.html", 400), row("app.wasm", 4_000)]);
        let last: Vec<_> = table.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["total", "4400", "2200", "1100"]);
    }
}

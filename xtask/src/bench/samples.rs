//! What the large schedule is made of: talks from the sample files beside the project, or made-up ones where those are absent.
//!
//! Sample files hold the words of real people, so they are read where they lie and never become part of the project.

use std::{fs, path::Path};

use serde_json::{Deserializer, Value};

use super::random::Random;
use crate::{
    error::Error,
    project::{Project, files_below},
};

/// A talk, in so far as the schedule needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Talk {
    pub(super) title: String,
    pub(super) about: String,
    pub(super) people: Vec<String>,
}

/// The talks, and a statement of where they come from.
pub(super) struct Samples {
    pub(super) talks: Vec<Talk>,
    pub(super) statement: String,
}

/// Reads all samples, or makes talks up.
pub(super) fn gather(project: &Project, random: &mut Random) -> Result<Samples, Error> {
    let directory = project.at("../shared/samples");
    let mut talks = Vec::new();
    let mut files = 0;
    if directory.is_dir() {
        for name in files_below(&directory)? {
            let before = talks.len();
            talks_of(&directory.join(name), &mut talks)?;
            files += usize::from(talks.len() > before);
        }
    }
    if talks.is_empty() {
        return Ok(Samples { talks: (0..400).map(|_| made_up(random)).collect(), statement: "400 talks made up from the seed".to_owned() });
    }
    let statement = format!("{} talks in {files} sample files", talks.len());
    Ok(Samples { talks, statement })
}

/// The talks of one file: JSON, or a script that assigns JSON to variables.
fn talks_of(path: &Path, talks: &mut Vec<Talk>) -> Result<(), Error> {
    let is = |end: &str| path.extension().is_some_and(|extension| extension == end);
    if !is("json") && !is("js") {
        return Ok(());
    }
    let text = fs::read_to_string(path).map_err(Error::file("read", path))?;
    let start = if is("js") { text.find("= [").map_or(text.len(), |at| at + 2) } else { 0 };
    // The first value alone: a script goes on after it.
    if let Some(Ok(value)) = Deserializer::from_str(&text[start..]).into_iter::<Value>().next() {
        harvest(&value, talks);
    }
    Ok(())
}

/// Every object with a title and a description, however deep: the formats differ in all else.
fn harvest(value: &Value, talks: &mut Vec<Talk>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| harvest(item, talks)),
        Value::Object(fields) => {
            let text = |names: &[&str]| names.iter().filter_map(|name| fields.get(*name)?.as_str()).find(|text| !text.trim().is_empty());
            if let (Some(title), Some(about)) = (text(&["title"]), text(&["desc", "description", "abstract"])) {
                let people = ["people", "persons"].iter().filter_map(|name| fields.get(*name)?.as_array()).flatten();
                let names = people.filter_map(|person| person["name"].as_str().or_else(|| person["public_name"].as_str()));
                talks.push(Talk { title: title.to_owned(), about: about.to_owned(), people: names.map(str::to_owned).collect() });
            }
            fields.values().for_each(|field| harvest(field, talks));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn made_up(random: &mut Random) -> Talk {
    const WORDS: [&str; 24] = [
        "ścieżki",
        "doradca",
        "spółdzielnia",
        "wizyta",
        "współpraca",
        "samorząd",
        "partnerstwo",
        "rozwój",
        "warsztat",
        "standard",
        "audyt",
        "klient",
        "zespół",
        "ankieta",
        "region",
        "fundusz",
        "gmina",
        "rynek",
        "zamówienia",
        "usługi",
        "wolontariat",
        "edukacja",
        "młodzież",
        "sieć",
    ];
    let mut words = |count: usize| (0..count).filter_map(|_| random.one_of(&WORDS).copied()).collect::<Vec<_>>().join(" ");
    Talk { title: words(5), about: words(60), people: vec![words(2), words(2)] }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn talks_are_found_at_any_depth_whatever_their_fields_are_called() {
        let frab = json!({ "days": [{ "rooms": { "A": [{ "title": "T", "abstract": "D", "persons": [{ "public_name": "P" }] }] } }] });
        let konopas = json!([{ "title": "T", "desc": "D", "people": [{ "name": "P" }] }, { "title": "no description" }]);
        for file in [frab, konopas] {
            let mut talks = Vec::new();
            harvest(&file, &mut talks);
            assert_eq!(talks, [Talk { title: "T".into(), about: "D".into(), people: vec!["P".into()] }]);
        }
    }
}

//! The checks of the sources: formatting and clippy.

use std::path::Path;

use super::tally::Tally;
use crate::{
    error::Error,
    project::{Project, files_below},
    run::{visibly, watched},
    tools::{self, Tool},
};

/// Where markup is written.
const MARKUP: &str = "src/ui";
/// As wide as `rustfmt.toml` says: the two formatters have to agree.
const WIDTH: &str = "140";

/// Rustfmt finds nothing to change in any file.
pub(super) fn rustfmt(project: &Project) -> Result<Tally, Error> {
    let (status, output) = watched(project.command("cargo").args(["fmt", "--all", "--", "--check", "-l"]))?;
    let unformatted = count(output.lines().filter(|line| is_rust(Path::new(line))).count());
    let total = count(["src", "tests", "xtask/src"].iter().map(|place| rust_files(project, place)).sum::<Result<usize, _>>()?);
    Ok(judged(total, unformatted, status.success()))
}

/// Leptosfmt finds nothing to change in the markup.
pub(super) fn leptosfmt(project: &Project) -> Result<Tally, Error> {
    let total = count(rust_files(project, MARKUP)?);
    let mut command = project.command("leptosfmt");
    let (status, output) = watched(command.args(["--check", "--max-width", WIDTH, MARKUP]))?;
    let unformatted = output.lines().filter(|line| line.contains("is not correctly formatted")).count();
    Ok(judged(total, count(unformatted), status.success()))
}

/// Clippy over each set of features by itself, so that none hides what another lacks.
pub(super) fn clippy_host(project: &Project) -> Result<Tally, Error> {
    clippy(
        project,
        &[
            &["--lib", "--bins"],
            &["--package", "kuluary-domain", "--package", "kuluary-fast"],
            &["--all-targets", "--no-default-features", "--features", "schema"],
            &["--test", "e2e", "--no-default-features", "--features", "e2e"],
            &["--package", "xtask", "--all-targets"],
        ],
    )
}

/// Clippy over what runs in the browser.
pub(super) fn clippy_wasm(project: &Project) -> Result<Tally, Error> {
    clippy(project, &[&["--target", "wasm32-unknown-unknown", "--lib", "--bins", "--test", "browser"]])
}

/// `cargo xtask format`: both formatters, until they agree.
pub(crate) fn format(project: &Project) -> Result<(), Error> {
    tools::ensure(project, &[Tool::Leptosfmt])?;
    visibly("Formatting the markup", project.command("leptosfmt").args(["--quiet", "--max-width", WIDTH, MARKUP]))?;
    visibly("Formatting Rust", project.command("cargo").args(["fmt", "--all"]))?;
    // Rustfmt may have moved a macro, whose markup is then to be moved as well.
    visibly("Formatting the markup once more", project.command("leptosfmt").args(["--quiet", "--max-width", WIDTH, MARKUP]))
}

fn clippy(project: &Project, runs: &[&[&str]]) -> Result<Tally, Error> {
    let mut tally: Option<Tally> = None;
    for arguments in runs {
        println!("    cargo clippy {}", arguments.join(" "));
        let (status, _) =
            watched(project.command("cargo").args(["clippy", "--locked", "--quiet"]).args(*arguments).args(["--", "-D", "warnings"]))?;
        let this = Tally::single(status.success());
        tally = Some(tally.map_or(this, |before| before.and(this)));
    }
    Ok(tally.unwrap_or(Tally::did_not_run()))
}

/// A formatter's verdict over `total` files; one that fails without naming a file has failed all the same.
fn judged(total: u32, unformatted: u32, ended_well: bool) -> Tally {
    let failed = if ended_well { 0 } else { unformatted.clamp(1, total.max(1)) };
    Tally::counted(total.saturating_sub(failed), failed)
}

fn rust_files(project: &Project, place: &str) -> Result<usize, Error> {
    Ok(files_below(&project.at(place))?.iter().filter(|path| is_rust(path)).count())
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formatters_have_the_same_width() {
        assert!(include_str!("../../../rustfmt.toml").contains(&format!("max_width = {WIDTH}\n")));
    }

    #[test]
    fn a_formatter_that_fails_without_a_word_has_failed() {
        assert_eq!(judged(10, 0, false), Tally::counted(9, 1));
        assert_eq!(judged(10, 3, false), Tally::counted(7, 3));
        assert_eq!(judged(10, 0, true), Tally::counted(10, 0));
        assert_eq!(judged(0, 0, true), Tally::did_not_run());
    }
}

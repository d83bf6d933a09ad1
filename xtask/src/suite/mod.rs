//! `cargo xtask test`: every check and test, stage by stage, each with its count and time.
//!
//! A stage that ran nothing has failed: what did not run has not passed. All stages run even when an earlier one failed.

mod checks;
mod stage;
mod tally;
mod tests;

use std::time::Instant;

use crate::{
    error::Error,
    project::Project,
    run::{heading, seconds},
    tools::{self, Tool},
};
use stage::Stage;
use tally::{Outcome, Tally};

pub(crate) use checks::format;
pub(crate) use tests::at_length;

/// The stages, the quick ones first.
const STAGES: &[Stage] = &[
    Stage { name: "rustfmt", what: "Formatting of Rust", tools: &[], run: checks::rustfmt },
    Stage { name: "leptosfmt", what: "Formatting of the markup", tools: &[Tool::Leptosfmt], run: checks::leptosfmt },
    Stage { name: "clippy-host", what: "Clippy, warnings denied, for this machine", tools: &[], run: checks::clippy_host },
    Stage { name: "clippy-wasm", what: "Clippy, warnings denied, for wasm", tools: &[Tool::WasmTarget], run: checks::clippy_wasm },
    Stage { name: "native", what: "Native tests of the domain", tools: &[], run: tests::native },
    Stage { name: "xtask", what: "Tests of the build itself", tools: &[], run: tests::own },
    Stage { name: "browser", what: "Tests inside a browser", tools: tests::FOR_BROWSER, run: tests::browser },
    Stage { name: "build", what: "Release build", tools: tools::FOR_BUILD, run: tests::release },
    Stage {
        name: "size",
        what: "The first load, and what a device keeps, are within their budgets",
        tools: tools::FOR_BUILD,
        run: tests::size,
    },
    Stage { name: "e2e", what: "End-to-end tests of the release build", tools: tests::FOR_E2E, run: tests::e2e },
];

/// Runs the named stages, or all of them.
pub(crate) fn run(project: &Project, names: &[&str]) -> Result<(), Error> {
    if let Some(unknown) = names.iter().find(|name| STAGES.iter().all(|stage| stage.name != **name)) {
        let known: Vec<_> = STAGES.iter().map(|stage| stage.name).collect();
        return Err(Error::Usage(format!("test {unknown} (the stages are {})", known.join(", "))));
    }
    let stages: Vec<_> = STAGES.iter().filter(|stage| names.is_empty() || names.contains(&stage.name)).collect();
    // Before anything runs: whoever has to install something by hand should learn it now, not in half an hour.
    for stage in &stages {
        tools::ensure(project, stage.tools)?;
    }
    let outcomes: Vec<_> = stages.into_iter().map(|stage| carry_out(project, stage)).collect();
    println!("\n{}", tally::table(&outcomes));
    if outcomes.iter().all(Outcome::is_good) { Ok(()) } else { Err(Error::Failed("not everything passed".to_owned())) }
}

fn carry_out(project: &Project, stage: &Stage) -> Outcome {
    heading(&format!("{}: {}", stage.name, stage.what));
    let started = Instant::now();
    let tally = (stage.run)(project).unwrap_or_else(|error| {
        eprintln!("    {error}");
        Tally::did_not_run()
    });
    let time = started.elapsed();
    println!("    {tally}, {}", seconds(time));
    Outcome { name: stage.name, tally, time }
}

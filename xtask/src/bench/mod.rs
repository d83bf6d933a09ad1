//! `cargo xtask bench`: what the first visit costs, and how long the domain takes for large meetings.

mod allocation;
mod data;
mod first_load;
mod memory;
mod random;
mod samples;
mod timings;

pub(crate) use first_load::sizes;

use crate::{build, error::Error, project::Project, run::visibly, suite};

/// What is measured natively: the timings of the domain, and allocation beside its reference.
pub(crate) fn timings(project: &Project) -> Result<(), Error> {
    timings::run(project)?;
    allocation::run(project)
}

/// Allocation alone.
pub(crate) fn allocation(project: &Project) -> Result<(), Error> {
    allocation::run(project)
}

/// How many runs of the soak a release is held to.
const SOAK_RUNS: u32 = 1_000;

/// Prints the sizes of the release build, the timings, what starts take in a browser and the soak at length; fails when the first load, or
/// what a participant's device keeps, is above its budget or an answer is lost.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    build::build(project)?;
    let within = sizes(project)?;
    // This program was built quickly, to start quickly; timings are taken by one that was built to run quickly.
    let mut optimised = project.command("cargo");
    optimised.args(["run", "--locked", "--profile", "bench", "--package", "xtask", "--", "timings"]);
    visibly("Building the timings, optimised", &mut optimised)?;
    suite::at_length(project, SOAK_RUNS)?;
    if within { Ok(()) } else { Err(Error::Failed("the first load, or what a device keeps, is over its budget".to_owned())) }
}

//! `cargo xtask bench`: what the first visit costs, and how long the domain takes for large meetings.

mod first_load;

pub(crate) use first_load::sizes;

use crate::{build, error::Error, project::Project};

/// Prints the sizes of the release build; fails above the budget.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    build::build(project)?;
    let within = sizes(project)?;
    if within { Ok(()) } else { Err(Error::Failed("the first load is over its budget".to_owned())) }
}

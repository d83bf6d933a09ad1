//! One stage of the tests.

use super::tally::Tally;
use crate::{error::Error, project::Project, tools::Tool};

/// What is run and counted together.
pub(super) struct Stage {
    /// What the table calls it, and the command line.
    pub(super) name: &'static str,
    /// What it is, for the heading.
    pub(super) what: &'static str,
    /// What it needs.
    pub(super) tools: &'static [Tool],
    /// Runs it.
    pub(super) run: fn(&Project) -> Result<Tally, Error>,
}

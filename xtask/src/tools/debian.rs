//! Packages of Debian and Ubuntu, installed where this account may.

use crate::{
    error::Error,
    project::Project,
    run::{quietly, visibly},
};

/// Installs packages; `false` where this account may not, or where there is no `apt-get`.
pub(super) fn install(project: &Project, what: &str, packages: &[&str]) -> Result<bool, Error> {
    if project.program("apt-get").is_none() {
        return Ok(false);
    }
    let as_root = match quietly(project.command("id").arg("-u")) {
        Some(id) if id.trim() == "0" => false,
        _ if quietly(project.command("sudo").args(["-n", "true"])).is_some() => true,
        _ => return Ok(false),
    };
    let apt = |arguments: &[&str]| {
        let mut command = if as_root { project.command("sudo") } else { project.command("apt-get") };
        if as_root {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    visibly("Refreshing the list of Debian packages", &mut apt(&["update", "--quiet"]))?;
    let install = [&["install", "--yes", "--quiet", "--no-install-recommends"], packages].concat();
    visibly(&format!("Bringing {what}"), &mut apt(&install))?;
    Ok(true)
}

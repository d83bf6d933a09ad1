//! The browser of the tests: Debian's Chromium and its driver, which fit each other.

use std::path::PathBuf;

use crate::{
    error::Error,
    project::Project,
    run::{quietly, visibly},
};

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Installs the browser and its driver where this account may, and otherwise says what to install.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    if is_here(project) {
        return Ok(());
    }
    let by_hand =
        format!("Run `sudo apt-get install {}`, or put `chromium` and `chromedriver` of one version on PATH.", PACKAGES.join(" "));
    let denied = || Error::Install { what: "Chromium with its driver", how: by_hand.clone() };
    if project.program("apt-get").is_none() {
        return Err(denied());
    }
    let as_root = match quietly(project.command("id").arg("-u")) {
        Some(id) if id.trim() == "0" => false,
        _ if quietly(project.command("sudo").args(["-n", "true"])).is_some() => true,
        _ => return Err(denied()),
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
    let install = [&["install", "--yes", "--quiet", "--no-install-recommends"], PACKAGES.as_slice()].concat();
    visibly("Bringing Chromium and its driver", &mut apt(&install))?;
    if is_here(project) { Ok(()) } else { Err(denied()) }
}

/// The driver, for those who start it.
pub(crate) fn chromedriver(project: &Project) -> Option<PathBuf> {
    project.program("chromedriver")
}

fn is_here(project: &Project) -> bool {
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    chromedriver(project).is_some() && browsers.iter().any(|name| project.program(name).is_some())
}

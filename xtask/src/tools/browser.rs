//! The browsers of the tests: Debian's Chromium, Firefox ESR and `WebKitGTK`, each with its driver.
//!
//! Firefox's driver is no Debian package; it is built from crates.io (`cargo::GECKODRIVER`).

use std::path::PathBuf;

use super::debian;
use crate::{error::Error, project::Project};

/// A browser from Debian, and what tells that it is here.
pub(super) struct Browser {
    name: &'static str,
    packages: &'static [&'static str],
    /// Programs on PATH: of each line, one is enough.
    programs: &'static [&'static [&'static str]],
}

/// Proves everything.
pub(super) const CHROMIUM: Browser = Browser {
    name: "Chromium with its driver",
    packages: &["chromium", "chromium-driver"],
    programs: &[&["chromedriver"], &["chromium", "chromium-browser", "google-chrome"]],
};
/// Proves the chief journeys once more.
pub(super) const FIREFOX: Browser = Browser { name: "Firefox ESR", packages: &["firefox-esr"], programs: &[&["firefox-esr", "firefox"]] };
/// Proves the chief journeys once more, on a screen that is only memory.
pub(super) const WEBKIT: Browser = Browser {
    name: "WebKitGTK's driver and a virtual screen",
    packages: &["webkit2gtk-driver", "xvfb"],
    programs: &[&["WebKitWebDriver"], &["Xvfb"]],
};

impl Browser {
    fn is_here(&self, project: &Project) -> bool {
        self.programs.iter().all(|names| names.iter().any(|name| project.program(name).is_some()))
    }

    fn denied(&self) -> Error {
        let programs: Vec<_> = self.programs.iter().filter_map(|names| names.first()).map(|name| format!("`{name}`")).collect();
        let how = format!("Run `sudo apt-get install {}`, or put {} on PATH.", self.packages.join(" "), programs.join(" and "));
        Error::Install { what: self.name, how }
    }
}

/// Installs a browser and its driver where this account may, and otherwise says what to install.
pub(super) fn ensure(project: &Project, browser: &Browser) -> Result<(), Error> {
    if browser.is_here(project) {
        return Ok(());
    }
    let installed = debian::install(project, browser.name, browser.packages)?;
    if installed && browser.is_here(project) { Ok(()) } else { Err(browser.denied()) }
}

/// The driver of Chromium, for those who start it.
pub(crate) fn chromedriver(project: &Project) -> Option<PathBuf> {
    project.program("chromedriver")
}

/// The driver of Firefox, for those who start it.
pub(crate) fn geckodriver(project: &Project) -> Option<PathBuf> {
    project.program("geckodriver")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_may_not_install_learns_the_command() {
        let said = WEBKIT.denied().to_string();
        for words in ["sudo apt-get install webkit2gtk-driver xvfb", "`WebKitWebDriver` and `Xvfb` on PATH"] {
            assert!(said.contains(words), "{said}");
        }
        assert!(CHROMIUM.denied().to_string().contains("`chromedriver` and `chromium` on PATH"));
    }
}

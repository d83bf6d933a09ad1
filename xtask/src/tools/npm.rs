//! The tools that npm carries, each in a directory of its own, so that bringing one never removes another.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::{
    error::Error,
    project::Project,
    run::{quietly, visibly},
};

/// A package of npm.
pub(crate) struct Package {
    name: &'static str,
    version: &'static str,
    directory: &'static str,
}

/// Carries `wasm-opt`.
pub(super) const BINARYEN: Package = Package { name: "binaryen", version: "132.0.0", directory: "binaryen" };
/// Carries the accessibility rules.
pub(super) const AXE: Package = Package { name: "axe-core", version: "4.14.1", directory: "axe" };
/// An endpoint that keeps everything in one file, for trying out; later versions page in another way.
pub(super) const JSON_SERVER: Package = Package { name: "json-server", version: "0.17.4", directory: "json-server" };

impl Package {
    /// Where it is kept.
    pub(super) fn directory(&self, project: &Project) -> PathBuf {
        project.tools().join(self.directory)
    }

    fn is_here(&self, project: &Project) -> bool {
        let manifest = self.directory(project).join("node_modules").join(self.name).join("package.json");
        let manifest = fs::read(manifest).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        manifest.is_some_and(|manifest| manifest["version"] == self.version)
    }

    /// The first number of the version, as `wasm-opt` says it.
    fn major(&self) -> &'static str {
        self.version.split('.').next().unwrap_or(self.version)
    }
}

/// Brings `wasm-opt` unless it is there in the pinned version, here or on PATH.
pub(super) fn wasm_opt(project: &Project) -> Result<(), Error> {
    // The package is asked before the program: the program takes half a second to say its version.
    if BINARYEN.is_here(project) {
        return Ok(());
    }
    let said = quietly(project.command("wasm-opt").arg("--version"));
    if said.is_some_and(|text| text.split_whitespace().any(|word| word == BINARYEN.major())) {
        return Ok(());
    }
    ensure(project, &BINARYEN)
}

/// Brings a package unless it is there in the pinned version.
pub(super) fn ensure(project: &Project, package: &Package) -> Result<(), Error> {
    if package.is_here(project) {
        return Ok(());
    }
    if project.program("npm").is_none() {
        let how = "Install Node.js with npm (Debian: `apt-get install nodejs npm`), then run this again.".to_owned();
        return Err(Error::Install { what: package.name, how });
    }
    let directory = package.directory(project);
    fs::create_dir_all(&directory).map_err(Error::file("make", &directory))?;
    let what = format!("Bringing {} {} from npm", package.name, package.version);
    let mut install = project.command("npm");
    install.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]);
    install.arg("--prefix").arg(&directory).arg(format!("{}@{}", package.name, package.version));
    visibly(&what, &mut install)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_is_told_the_same_wasm_opt() {
        assert!(include_str!("../../../Trunk.toml").contains(&format!("wasm_opt = \"version_{}\"", BINARYEN.major())));
    }
}

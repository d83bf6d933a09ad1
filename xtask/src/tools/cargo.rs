//! The tools that crates.io carries, and the wasm target of the compiler.

use std::{fs, path::PathBuf};

use crate::{
    error::Error,
    project::Project,
    run::{quietly, visibly},
};

/// A program built from crates.io.
pub(super) struct Crate {
    package: &'static str,
    program: &'static str,
    version: &'static str,
    minutes: &'static str,
}

/// The same version as the crate `wasm-bindgen` in `Cargo.toml`: the two speak to each other.
pub(super) const WASM_BINDGEN: Crate =
    Crate { package: "wasm-bindgen-cli", program: "wasm-bindgen", version: "0.2.126", minutes: "two to five minutes" };
/// Newer ones need a newer compiler.
pub(super) const TRUNK: Crate = Crate { package: "trunk", program: "trunk", version: "0.21.14", minutes: "five to twelve minutes" };
/// Formats `view!`.
pub(super) const LEPTOSFMT: Crate = Crate { package: "leptosfmt", program: "leptosfmt", version: "0.1.33", minutes: "one to two minutes" };
/// Drives Firefox; Debian has no package of it.
pub(super) const GECKODRIVER: Crate =
    Crate { package: "geckodriver", program: "geckodriver", version: "0.37.1", minutes: "one to three minutes" };

/// Builds the program unless it is there in the pinned version.
pub(super) fn ensure(project: &Project, tool: &Crate) -> Result<(), Error> {
    if quietly(project.command(tool.program).arg("--version")).is_some_and(|text| is_version(&text, tool.version)) {
        return Ok(());
    }
    let what = format!("Bringing {} {} (built once, {})", tool.package, tool.version, tool.minutes);
    let mut install = project.command("cargo");
    install.args(["install", "--locked", "--force", "--version", tool.version]).arg("--root").arg(project.tools()).arg(tool.package);
    // The tools share what they have in common, and stay out of the app's own target directory.
    install.env("CARGO_TARGET_DIR", workshop(project));
    visibly(&what, &mut install)
}

/// Removes what building the programs left behind: gigabytes that nobody needs again.
pub(super) fn tidy(project: &Project) -> Result<(), Error> {
    let workshop = workshop(project);
    if workshop.is_dir() { fs::remove_dir_all(&workshop).map_err(Error::file("remove", workshop)) } else { Ok(()) }
}

fn workshop(project: &Project) -> PathBuf {
    project.tools().join("target")
}

/// Adds the wasm target unless the compiler has it.
pub(super) fn wasm_target(project: &Project) -> Result<(), Error> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = quietly(project.command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if library.is_some_and(|path| std::path::Path::new(path.trim()).is_dir()) {
        return Ok(());
    }
    if project.program("rustup").is_none() {
        let how = format!("Install rustup, or the standard library of your compiler for {TARGET} (Debian: `libstd-rust-dev-wasm32`).");
        return Err(Error::Install { what: "the wasm target", how });
    }
    visibly(&format!("Bringing the compiler's target {TARGET}"), project.command("rustup").args(["target", "add", TARGET]))
}

/// Whether what a program says of itself names exactly this version.
fn is_version(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_very_version_fits() {
        assert!(is_version("trunk 0.21.14\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.140\n", "0.21.14"));
        assert!(!is_version("trunk 0.21.1\n", "0.21.14"));
        assert!(is_version("geckodriver 0.37.1 (abcdef 2026-01-01)\n\nThe source code", "0.37.1"));
    }

    #[test]
    fn the_pin_of_wasm_bindgen_is_the_one_of_the_app() {
        let manifest = include_str!("../../../Cargo.toml");
        assert!(manifest.contains(&format!("wasm-bindgen = {{ version = \"={}\"", WASM_BINDGEN.version)));
        let trunk = include_str!("../../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version)));
    }
}

//! The tools of the project: which version of each, where it comes from, whether it is there.
//!
//! Whatever is missing comes from the ordinary registries into `.tools/`, in the version pinned here. A tool on PATH is used when it is
//! exactly that version. Looking costs a few milliseconds, so that every command may ask.

mod browser;
mod cargo;
mod highs;
mod kinto;
mod npm;
mod python;

use std::path::PathBuf;

pub(crate) use browser::chromedriver;

use crate::{error::Error, project::Project};

/// Something a command may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    /// Rust's standard library for `wasm32-unknown-unknown`.
    WasmTarget,
    /// Makes the JavaScript around the wasm, and runs the in-browser tests.
    WasmBindgen,
    /// Puts the app together.
    Trunk,
    /// Makes the wasm smaller.
    WasmOpt,
    /// Formats the markup inside `view!`.
    Leptosfmt,
    /// Checks accessibility in the end-to-end tests.
    Axe,
    /// The browser of the tests, and its driver.
    Chromium,
    /// The endpoint of the tests.
    Kinto,
    /// The exact reference of the allocation's benchmark.
    Highs,
}

/// What building needs.
pub(crate) const FOR_BUILD: &[Tool] = &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk, Tool::WasmOpt];
/// Brings what is missing.
pub(crate) fn ensure(project: &Project, tools: &[Tool]) -> Result<(), Error> {
    tools.iter().try_for_each(|tool| match tool {
        Tool::WasmTarget => cargo::wasm_target(project),
        Tool::WasmBindgen => cargo::ensure(project, &cargo::WASM_BINDGEN),
        Tool::Trunk => cargo::ensure(project, &cargo::TRUNK),
        Tool::Leptosfmt => cargo::ensure(project, &cargo::LEPTOSFMT),
        Tool::WasmOpt => npm::wasm_opt(project),
        Tool::Axe => npm::ensure(project, &npm::AXE),
        Tool::Chromium => browser::ensure(project),
        Tool::Kinto => kinto::ensure(project),
        Tool::Highs => highs::ensure(project),
    })?;
    cargo::tidy(project)
}

/// The script that the end-to-end tests put into each page.
pub(crate) fn axe_script(project: &Project) -> PathBuf {
    npm::AXE.directory(project).join("node_modules/axe-core/axe.min.js")
}

/// The virtual environment that holds Kinto.
pub(crate) fn kinto_environment(project: &Project) -> PathBuf {
    kinto::environment(project)
}

/// The virtual environment that holds scipy with `HiGHS`.
pub(crate) fn highs_environment(project: &Project) -> PathBuf {
    highs::environment(project)
}

//! The tools of the project: which version of each, where it comes from, whether it is there.
//!
//! Whatever is missing comes from the ordinary registries into `.tools/`, in the version pinned here. A tool on PATH is used when it is
//! exactly that version. Looking costs a few milliseconds, so that every command may ask.

mod browser;
mod cargo;
mod debian;
mod highs;
mod npm;
mod postgresql;
mod programs;
mod python;
mod services;

use std::path::PathBuf;

pub(crate) use browser::{chromedriver, geckodriver};

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
    /// The second browser of the end-to-end tests.
    Firefox,
    /// Its driver.
    Geckodriver,
    /// The third one, with its driver and a screen for it.
    WebKit,
    /// Kinto, Datasette and `PocketBase`, endpoints of the tests.
    Services,
    /// Another endpoint of the tests.
    JsonServer,
    /// The storage of an endpoint that grows.
    Postgresql,
    /// The exact reference of the allocation's benchmark.
    Highs,
    /// Opens the tables that the desk exports.
    LibreOffice,
    /// Reads the text of the report that the desk prints.
    Poppler,
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
        Tool::Chromium => browser::ensure(project, &browser::CHROMIUM),
        Tool::Firefox => browser::ensure(project, &browser::FIREFOX),
        Tool::Geckodriver => cargo::ensure(project, &cargo::GECKODRIVER),
        Tool::WebKit => browser::ensure(project, &browser::WEBKIT),
        Tool::Services => services::ensure(project),
        Tool::JsonServer => npm::ensure(project, &npm::JSON_SERVER),
        Tool::Postgresql => postgresql::ensure(project),
        Tool::Highs => highs::ensure(project),
        Tool::LibreOffice => programs::LIBREOFFICE.ensure(project),
        Tool::Poppler => programs::POPPLER.ensure(project),
    })?;
    cargo::tidy(project)
}

/// The script that the end-to-end tests put into each page.
pub(crate) fn axe_script(project: &Project) -> PathBuf {
    npm::AXE.directory(project).join("node_modules/axe-core/axe.min.js")
}

/// The virtual environment that holds Kinto, Datasette and `PocketBase`.
pub(crate) fn services_environment(project: &Project) -> PathBuf {
    services::environment(project)
}

/// The program of json-server.
pub(crate) fn json_server(project: &Project) -> PathBuf {
    npm::JSON_SERVER.directory(project).join("node_modules/.bin/json-server")
}

/// The directory of `PostgreSQL`'s programs.
pub(crate) fn postgresql_programs(project: &Project) -> Option<PathBuf> {
    postgresql::programs(project)
}

/// The virtual environment that holds scipy with `HiGHS`.
pub(crate) fn highs_environment(project: &Project) -> PathBuf {
    highs::environment(project)
}

/// `LibreOffice`.
pub(crate) fn soffice(project: &Project) -> Option<PathBuf> {
    programs::LIBREOFFICE.path(project)
}

/// What reads the text of a PDF.
pub(crate) fn pdftotext(project: &Project) -> Option<PathBuf> {
    programs::POPPLER.path(project)
}

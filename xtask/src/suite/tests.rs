//! The tests: native, in the browser, and end to end against the release build.

use std::process::Command;

use super::tally::Tally;
use crate::{
    bench, build,
    error::Error,
    project::Project,
    run::watched,
    tools::{self, Tool},
};

/// What the tests inside a browser need.
pub(super) const FOR_BROWSER: &[Tool] = &[Tool::Chromium, Tool::WasmTarget, Tool::WasmBindgen];
/// What the end-to-end tests need.
pub(super) const FOR_E2E: &[Tool] =
    &[Tool::Chromium, Tool::Axe, Tool::Kinto, Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk, Tool::WasmOpt];

/// The domain, without a browser.
pub(super) fn native(project: &Project) -> Result<Tally, Error> {
    cargo_test(project.command("cargo"), &["--no-default-features", "--features", "schema"])
}

/// The pure parts of this program.
pub(super) fn own(project: &Project) -> Result<Tally, Error> {
    cargo_test(project.command("cargo"), &["--package", "xtask"])
}

/// Storage and components in a real browser.
pub(super) fn browser(project: &Project) -> Result<Tally, Error> {
    let mut cargo = project.command("cargo");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", driver(project)?);
    // Two slow cores may need longer to start a browser than the runner's own patience.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    cargo_test(cargo, &["--target", "wasm32-unknown-unknown", "--test", "browser"])
}

/// The build that ships.
pub(super) fn release(project: &Project) -> Result<Tally, Error> {
    build::build(project)?;
    Ok(Tally::single(true))
}

/// The first visit stays within its budget.
pub(super) fn size(project: &Project) -> Result<Tally, Error> {
    Ok(Tally::single(bench::sizes(project)?))
}

/// Journeys through what ships.
pub(super) fn e2e(project: &Project) -> Result<Tally, Error> {
    // The stage may have been asked for alone; nothing happens when the build is current.
    build::build(project)?;
    let mut cargo = project.command("cargo");
    cargo.env("KULUARY_DIST", project.dist());
    cargo.env("KULUARY_AXE", tools::axe_script(project));
    cargo.env("KULUARY_KINTO", tools::kinto_environment(project));
    cargo.env("KULUARY_CHROMEDRIVER", driver(project)?);
    cargo_test(cargo, &["--no-default-features", "--features", "e2e", "--test", "e2e"])
}

fn driver(project: &Project) -> Result<std::path::PathBuf, Error> {
    tools::chromedriver(project).ok_or_else(|| Error::Failed("chromedriver is not on PATH".to_owned()))
}

fn cargo_test(mut cargo: Command, arguments: &[&str]) -> Result<Tally, Error> {
    let (status, output) = watched(cargo.args(["test", "--locked", "--no-fail-fast"]).args(arguments))?;
    Ok(Tally::of_tests(&output, status.success()))
}

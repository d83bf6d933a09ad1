//! The tests: native, in the browser, and end to end against the release build.

use std::{process::Command, time::Instant};

use super::tally::Tally;
use crate::{
    bench, build,
    error::Error,
    project::Project,
    run::{seconds, visibly, watched},
    tools::{self, Tool},
};

/// What the tests inside a browser need.
pub(super) const FOR_BROWSER: &[Tool] = &[Tool::Chromium, Tool::WasmTarget, Tool::WasmBindgen];
/// What the end-to-end tests need.
pub(super) const FOR_E2E: &[Tool] = &[
    Tool::Chromium,
    Tool::Firefox,
    Tool::WebKit,
    Tool::Geckodriver,
    Tool::Axe,
    Tool::Services,
    Tool::JsonServer,
    Tool::Postgresql,
    Tool::LibreOffice,
    Tool::Poppler,
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::Trunk,
    Tool::WasmOpt,
];
/// The engines of the end-to-end tests, each with what picks its tests by their names.
const ENGINES: [(&str, &[&str]); 3] =
    [("Chromium", &["--skip", "firefox", "--skip", "webkit"]), ("Firefox", &["firefox"]), ("WebKit", &["webkit"])];

const IN_BROWSER: &[&str] = &["--target", "wasm32-unknown-unknown", "--test", "browser"];
const JOURNEYS: &[&str] = &["--no-default-features", "--features", "e2e", "--test", "e2e"];

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
    cargo_test(in_browser(project)?, IN_BROWSER)
}

/// What runs the tests inside a browser.
fn in_browser(project: &Project) -> Result<Command, Error> {
    let mut cargo = project.command("cargo");
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    cargo.env("CHROMEDRIVER", driver(project)?);
    // Two slow cores may need longer to start a browser than the runner's own patience.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180").env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    Ok(cargo)
}

/// What the app does in a browser that is to be measured or done more often than in the tests: the soak at length, starts, a large
/// division and a large import.
pub(crate) fn at_length(project: &Project, soak_runs: u32) -> Result<(), Error> {
    tools::ensure(project, FOR_BROWSER)?;
    tools::ensure(project, FOR_E2E)?;
    let mut soak = in_browser(project)?;
    soak.env("KULUARY_SOAK_RUNS", soak_runs.to_string()).env("WASM_BINDGEN_TEST_TIMEOUT", "3600");
    soak.args(["test", "--locked"]).args(IN_BROWSER).args(["soak", "--", "--nocapture"]);
    visibly(&format!("The soak: {soak_runs} runs"), &mut soak)?;
    let mut starts = journeys(project)?;
    starts.env("KULUARY_BENCH", "1").args(["test", "--locked"]).args(JOURNEYS).args([
        "--",
        "start::",
        "idle::",
        "allocation::many::",
        "bulk::",
        "large::a_",
        "--nocapture",
    ]);
    visibly("Starts, idle hours, a large division and a hundred thousand answers, in the browser", &mut starts)
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
    let mut whole: Option<Tally> = None;
    for (engine, names) in ENGINES {
        let started = Instant::now();
        let tally = cargo_test(journeys(project)?, &[JOURNEYS, &["--"], names].concat())?;
        println!("    {engine}: {tally}, {}", seconds(started.elapsed()));
        whole = Some(whole.map_or(tally, |before| before.and(tally)));
    }
    Ok(whole.unwrap_or(Tally::did_not_run()))
}

/// What runs the journeys.
fn journeys(project: &Project) -> Result<Command, Error> {
    let mut cargo = project.command("cargo");
    cargo.env("KULUARY_DIST", project.dist());
    cargo.env("KULUARY_AXE", tools::axe_script(project));
    cargo.env("KULUARY_SERVICES", tools::services_environment(project));
    cargo.env("KULUARY_JSON_SERVER", tools::json_server(project));
    if let Some(programs) = tools::postgresql_programs(project) {
        cargo.env("KULUARY_POSTGRESQL", programs);
    }
    if let Some(program) = tools::soffice(project) {
        cargo.env("KULUARY_SOFFICE", program);
    }
    if let Some(program) = tools::pdftotext(project) {
        cargo.env("KULUARY_PDFTOTEXT", program);
    }
    cargo.env("KULUARY_CHROMEDRIVER", driver(project)?);
    let geckodriver = tools::geckodriver(project).ok_or_else(|| Error::Failed("geckodriver was not built".to_owned()))?;
    cargo.env("KULUARY_GECKODRIVER", geckodriver);
    Ok(cargo)
}

fn driver(project: &Project) -> Result<std::path::PathBuf, Error> {
    tools::chromedriver(project).ok_or_else(|| Error::Failed("chromedriver is not on PATH".to_owned()))
}

fn cargo_test(mut cargo: Command, arguments: &[&str]) -> Result<Tally, Error> {
    let (status, output) = watched(cargo.args(["test", "--locked", "--no-fail-fast"]).args(arguments))?;
    Ok(Tally::of_tests(&output, status.success()))
}

//! What a developer or CI runs: `cargo xtask serve | test | build | bench | check | headers | schema`.
//!
//! Each command brings the tools it needs itself, into `.tools/` of the project; nothing is written elsewhere. This file only reads the
//! command line.

mod bench;
mod build;
mod check;
mod error;
mod hosts;
mod project;
mod run;
mod schema;
mod server;
mod suite;
mod tools;

use std::{env, process::ExitCode};

use error::Error;
use project::Project;

const USAGE: &str = "cargo xtask COMMAND

  serve [--port N] [--no-build]   build the app and serve it on 127.0.0.1
  build [--meeting FILE]          make dist/ and kuluary-VERSION.zip; with a meeting file, its programme stands in the page itself
  test [STAGE ...]                every check and test, or the named stages
  bench                           size of the first load, timings, allocation beside its reference, and the soak at length
  format                          format all sources
  check FILE                      every problem of a meeting file, of config.json or of seats and groups
  schema                          write the JSON Schemas of public/schema anew
  headers CONFIG [--into DIR]     narrow the headers of a built app to the hosts that CONFIG names
";

fn main() -> ExitCode {
    match dispatch(&env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error}");
            let mut cause = std::error::Error::source(&error);
            while let Some(inner) = cause {
                eprintln!("  because: {inner}");
                cause = inner.source();
            }
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<(), Error> {
    let project = Project::find()?;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["build"] => build::build(&project).map(drop),
        ["build", "--meeting", file] => build::build_with(&project, file.as_ref()),
        ["test", stages @ ..] => suite::run(&project, stages),
        ["bench"] => bench::run(&project),
        ["timings"] => bench::timings(&project),
        ["timings", "allocation"] => bench::allocation(&project),
        ["check", file] => check::run(file.as_ref()),
        ["schema"] => schema::run(&project),
        ["format"] => suite::format(&project),
        ["serve", options @ ..] => server::serve(&project, &server::Options::parse(options)?),
        ["headers", config] => hosts::narrow::run(config.as_ref(), &project.dist()),
        ["headers", config, "--into", directory] => hosts::narrow::run(config.as_ref(), directory.as_ref()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(Error::Usage(other.join(" "))),
    }
}

//! `cargo xtask build`: the deployable `dist/`, and the archive for an organiser without tools.
//!
//! Trunk compiles, names each asset by its content and writes the integrity of each into the page. What Trunk does not do follows here: the
//! app in parts, one style sheet instead of several, the content policy in the page, header files, compressed twins, the service worker, the archive.

mod archive;
mod compress;
mod glue;
mod loader;
pub(crate) mod page;
mod parts;
mod programme;
mod stamp;
pub(crate) mod worker;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    error::Error,
    hosts::{self, Policy},
    project::{Project, VERSION},
    run::{heading, visibly},
    tools,
};

pub(crate) use compress::{brotli, gzip};

/// Whether there was anything to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Built {
    /// The app was made.
    Anew,
    /// Nothing it is made of had changed.
    Before,
}

/// Builds the app for release, unless `dist/` holds exactly that already.
pub(crate) fn build(project: &Project) -> Result<Built, Error> {
    tools::ensure(project, tools::FOR_BUILD)?;
    if stamp::is_current(project)? {
        println!("dist/ is current: nothing it is made of has changed.");
        return Ok(Built::Before);
    }
    stamp::remove(project)?;
    let dist = project.dist();
    let mut trunk = project.command("trunk");
    trunk.args(["build", "--release", "--locked", "--skip-version-check", "--features", "split"]);
    trunk.env("CARGO_ENCODED_RUSTFLAGS", compiler_flags().join("\u{1f}"));
    // Some environments set NO_COLOR=1, which Trunk 0.21 refuses as a value of its own switch.
    trunk.env_remove("NO_COLOR");
    visibly("Building the app (the first time takes some minutes)", &mut trunk)?;

    parts::put_in_place(project, &dist)?;
    heading("Finishing dist/");
    page::finish(&dist)?;
    hosts::write_all(&dist, &Policy::open())?;
    compress::all(&dist)?;
    close(project)?;
    stamp::write(project)?;
    Ok(Built::Anew)
}

/// Builds the app, and puts the programme of one meeting into its page, for those whose browser cannot run the app.
pub(crate) fn build_with(project: &Project, meeting: &Path) -> Result<(), Error> {
    build(project)?;
    // Whoever builds without a meeting next gets a page without one: the stamp is of the page as it was.
    programme::put_in_page(&project.dist().join("index.html"), meeting)?;
    heading("The page carries the programme");
    close(project)
}

/// What depends on every other file of `dist/`: the list of what the worker keeps, and the archive.
fn close(project: &Project) -> Result<(), Error> {
    let dist = project.dist();
    worker::write(&dist)?;
    let archive = project.at(format!("kuluary-{VERSION}.zip"));
    archive::write(&dist, &archive)?;
    let size = fs::metadata(&archive).map_err(Error::file("read", &archive))?.len();
    println!("    dist/ is ready, and kuluary-{VERSION}.zip ({} KB)", size / 1_000);
    Ok(())
}

/// What the compiler is told for the release build only.
fn compiler_flags() -> Vec<String> {
    // Views of one type instead of one type each: 12 % less to download raw, 14 % compressed, when it was measured.
    let mut flags = vec!["--cfg=erase_components".to_owned()];
    // What stands where must be known to whoever cuts the module into parts.
    flags.push("-Clink-arg=--emit-relocs".to_owned());
    // Where the libraries lie on this machine is nobody's business, and would make every machine's build another one.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    flags.extend(home.map(|home| format!("--remap-path-prefix={}=", home.join("registry/src").display())));
    flags
}

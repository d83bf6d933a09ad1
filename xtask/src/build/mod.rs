//! `cargo xtask build`: the deployable `dist/`, and the archive for an organiser without tools.
//!
//! Trunk compiles, names each asset by its content and writes the integrity of each into the page. What Trunk does not do follows here: one
//! style sheet instead of several, the content policy in the page, header files, compressed twins, the archive.

mod archive;
mod compress;
pub(crate) mod page;
mod stamp;

use std::fs;

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
    trunk.args(["build", "--release", "--locked", "--skip-version-check"]);
    // Some environments set NO_COLOR=1, which Trunk 0.21 refuses as a value of its own switch.
    trunk.env_remove("NO_COLOR");
    visibly("Building the app (the first time takes some minutes)", &mut trunk)?;

    heading("Finishing dist/");
    page::finish(&dist)?;
    hosts::write_all(&dist, &Policy::open())?;
    compress::all(&dist)?;
    let archive = project.at(format!("kuluary-{VERSION}.zip"));
    archive::write(&dist, &archive)?;
    stamp::write(project)?;
    let size = fs::metadata(&archive).map_err(Error::file("read", &archive))?.len();
    println!("    dist/ is ready, and kuluary-{VERSION}.zip ({} KB)", size / 1_000);
    Ok(Built::Anew)
}

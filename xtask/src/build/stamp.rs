//! Whether `dist/` is what the sources would give: then nothing needs to be built.

use std::{fs, io::ErrorKind, path::PathBuf};

use sha2::{Digest, Sha256};

use super::page::hex;
use crate::{
    error::Error,
    project::{Project, files_below},
};

/// Everything the app is made of; the build itself belongs to it.
const SOURCES: [&str; 4] = ["src", "style", "public", "xtask"];
const FILES: [&str; 4] = ["index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];
/// What other commands may rewrite in `dist/`: a build undoes that.
const MADE: [&str; 3] = ["dist/index.html", "dist/_headers", "dist/sw.js"];

/// Whether the last build was of these sources and still stands as it was made.
pub(super) fn is_current(project: &Project) -> Result<bool, Error> {
    let kept = match fs::read_to_string(path(project)) {
        Ok(kept) => kept,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(false),
        Err(cause) => return Err(Error::File { doing: "read", path: path(project), cause }),
    };
    Ok(MADE.iter().all(|file| project.at(file).is_file()) && kept == fingerprint(project)?)
}

/// Forgets the last build, before the next one begins.
pub(super) fn remove(project: &Project) -> Result<(), Error> {
    match fs::remove_file(path(project)) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(Error::File { doing: "remove", path: path(project), cause }),
        _ => Ok(()),
    }
}

/// Remembers a build that has ended.
pub(super) fn write(project: &Project) -> Result<(), Error> {
    let path = path(project);
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(Error::file("make", directory))?;
    }
    fs::write(&path, fingerprint(project)?).map_err(Error::file("write", path))
}

fn path(project: &Project) -> PathBuf {
    project.tools().join("dist.stamp")
}

fn fingerprint(project: &Project) -> Result<String, Error> {
    let mut names: Vec<PathBuf> = FILES.iter().chain(&MADE).map(PathBuf::from).collect();
    for directory in SOURCES {
        names.extend(files_below(&project.at(directory))?.into_iter().map(|name| PathBuf::from(directory).join(name)));
    }
    let mut hash = Sha256::new();
    for name in names {
        let path = project.at(&name);
        let bytes = fs::read(&path).map_err(Error::file("read", &path))?;
        hash.update(name.to_string_lossy().as_bytes());
        hash.update(bytes.len().to_le_bytes());
        hash.update(&bytes);
    }
    Ok(hex(&hash.finalize()))
}

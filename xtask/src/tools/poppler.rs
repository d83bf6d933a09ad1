//! Poppler's programs, which read what the app prints: Debian's package.

use std::path::PathBuf;

use super::debian;
use crate::{error::Error, project::Project};

/// Installs them where this account may, and otherwise says what to install.
pub(super) fn ensure(project: &Project) -> Result<(), Error> {
    if pdftotext(project).is_some() {
        return Ok(());
    }
    if debian::install(project, "Poppler's programs", &["poppler-utils"])? && pdftotext(project).is_some() {
        return Ok(());
    }
    let how = "Run `sudo apt-get install poppler-utils`, or put `pdftotext` and `pdftoppm` on PATH.".to_owned();
    Err(Error::Install { what: "poppler-utils", how })
}

/// The program that reads the text of a PDF; the one that draws its pages lies beside it.
pub(super) fn pdftotext(project: &Project) -> Option<PathBuf> {
    project.program("pdftotext")
}

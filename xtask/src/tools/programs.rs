//! Programs of Debian that the tests open the app's files with: each a package and the program that tells it is here.

use std::path::PathBuf;

use super::debian;
use crate::{error::Error, project::Project};

/// A program from Debian.
pub(super) struct Program {
    name: &'static str,
    package: &'static str,
    command: &'static str,
}

/// Opens exported tables; without a window.
pub(super) const LIBREOFFICE: Program = Program { name: "LibreOffice Calc", package: "libreoffice-calc-nogui", command: "soffice" };
/// Reads the text of printed reports.
pub(super) const POPPLER: Program = Program { name: "Poppler's tools", package: "poppler-utils", command: "pdftotext" };

impl Program {
    /// Where it is, if it is here.
    pub(super) fn path(&self, project: &Project) -> Option<PathBuf> {
        project.program(self.command)
    }

    /// Installs it where this account may, and otherwise says what to install.
    pub(super) fn ensure(&self, project: &Project) -> Result<(), Error> {
        if self.path(project).is_some() || (debian::install(project, self.name, &[self.package])? && self.path(project).is_some()) {
            return Ok(());
        }
        Err(self.denied())
    }

    fn denied(&self) -> Error {
        let how = format!("Run `sudo apt-get install {}`, or put `{}` on PATH.", self.package, self.command);
        Error::Install { what: self.name, how }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_may_not_install_learns_the_command() {
        let said = LIBREOFFICE.denied().to_string();
        assert!(said.contains("sudo apt-get install libreoffice-calc-nogui`, or put `soffice` on PATH"), "{said}");
    }
}

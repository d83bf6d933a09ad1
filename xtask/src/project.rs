//! Where things are, and how children find the project's own tools.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::Error;

/// The version of the app: all packages of the workspace have the same.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The checkout that the command works on.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project that this program belongs to; Cargo names it while it runs.
    pub(crate) fn find() -> Result<Self, Error> {
        let here = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().unwrap_or(&here).to_owned();
        if root.join("Trunk.toml").is_file() {
            Ok(Self { root })
        } else {
            Err(Error::Unexpected { path: root, what: "there is no Trunk.toml".to_owned() })
        }
    }

    /// A place in the project.
    pub(crate) fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// The deployable app.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// Everything that a command brought; ignored by git, safe to delete.
    pub(crate) fn tools(&self) -> PathBuf {
        self.at(".tools")
    }

    /// A command that starts in the project's root and finds the project's own tools before others.
    pub(crate) fn command(&self, program: &str) -> Command {
        let path = self.search_path();
        // The program itself is looked up here too: `Command` would search the path of this process.
        let found = find_in(&path, program).unwrap_or_else(|| program.into());
        let mut command = Command::new(found);
        command.current_dir(&self.root).env("PATH", path);
        command
    }

    /// Where a program is, if anywhere.
    pub(crate) fn program(&self, name: &str) -> Option<PathBuf> {
        find_in(&self.search_path(), name)
    }

    fn search_path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.tools().join("binaryen/node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        // A directory with a colon in its name cannot stand in a path at all; then only the inherited tools are found.
        env::join_paths(own.into_iter().chain(env::split_paths(&inherited))).unwrap_or(inherited)
    }
}

fn find_in(path: &OsString, program: &str) -> Option<PathBuf> {
    env::split_paths(path).map(|directory| directory.join(program)).find(|candidate| candidate.is_file())
}

/// All files below a directory, relative to it, in a stable order.
pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    let mut waiting = vec![directory.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(&next).map_err(Error::file("list", &next))? {
            let path = entry.map_err(Error::file("list", &next))?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(relative) = path.strip_prefix(directory) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    Ok(found)
}

//! Services as organisers would run them, each set up as `docs/profiles.md` says, on this machine alone and ended with the test.

pub(crate) mod datasette;
pub(crate) mod documented;
pub(crate) mod forwarder;
pub(crate) mod json_server;
pub(crate) mod kinto_nodes;
pub(crate) mod pocketbase;
pub(crate) mod postgresql;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use super::{keeper::Keeper, wire};

/// A directory of one test's own, removed at its end.
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new one.
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kuluary-{name}-{}-{}", std::process::id(), wire::free_port()));
        fs::create_dir_all(&path).expect("a directory can be made");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A file in it.
    pub(crate) fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{}: {error}", self.0.display());
        }
    }
}

/// Starts a service, and takes what it prints: one that prints into a closed pipe would end.
pub(crate) fn keep(program: &str, arguments: &[&str]) -> Keeper {
    let (keeper, mut output) = Keeper::start(program, arguments);
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    keeper
}

/// Runs a program to its end, and gives what it printed.
#[track_caller]
pub(crate) fn done(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Waits until a server answers at all. A service of Python or Go takes a few seconds to begin on a small machine.
#[track_caller]
pub(crate) fn answers(authority: &str, path: &str) {
    let until = Instant::now() + super::PATIENCE * 2;
    while wire::ask(authority, "GET", path, &[], "").is_err() {
        assert!(Instant::now() < until, "{authority} does not answer");
        std::thread::sleep(super::GLANCE);
    }
}

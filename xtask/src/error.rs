//! What can go wrong while a command runs, in words that say what to do.

use std::{io, path::PathBuf, process::ExitStatus};

/// A command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    #[error("there is no such command: {0:?}; `cargo xtask help` lists them")]
    Usage(String),
    #[error("cannot {doing} {}", path.display())]
    File {
        doing: &'static str,
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("cannot start `{program}`")]
    Start {
        program: String,
        #[source]
        cause: io::Error,
    },
    #[error("`{command}` ended with {status}")]
    Command { command: String, status: ExitStatus },
    #[error("{what} is needed and cannot be installed from here. {how}")]
    Install { what: &'static str, how: String },
    #[error("{} is not what the build expects: {what}", path.display())]
    Unexpected { path: PathBuf, what: String },
    #[error("cannot read {} as JSON", path.display())]
    Json {
        path: PathBuf,
        #[source]
        cause: serde_json::Error,
    },
    #[error("cannot listen on 127.0.0.1:{port}")]
    Listen {
        port: u16,
        #[source]
        cause: io::Error,
    },
    #[error("cannot write {}", path.display())]
    Zip {
        path: PathBuf,
        #[source]
        cause: zip::result::ZipError,
    },
    #[error("{0}")]
    Failed(String),
}

impl Error {
    /// For `map_err` on an operation on a file.
    pub(crate) fn file(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |cause| Self::File { doing, path, cause }
    }
}

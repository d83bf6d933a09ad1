//! Why a file is not read, or not read on.

use crate::format::scan::Stop;

/// The largest file that is read, in bytes: some half a million answers.
pub const MAX_EXPORT: usize = 200_000_000;

/// Why a file is not one of submissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnExport {
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is larger than any that is read.
    #[error("larger than {MAX_EXPORT} bytes")]
    TooLarge,
    /// It is a picture, a document or an archive.
    #[error("not a text file")]
    Binary,
    /// It is a text that is not written in UTF-8.
    #[error("not in UTF-8")]
    Encoding,
    /// It is not JSON, or was cut.
    #[error("not JSON")]
    NotJson,
    /// It is a table, but none that the desk saved with all it needs.
    #[error("a table of something else")]
    ForeignTable,
    /// It is something else.
    #[error("not a file of submissions")]
    OtherSchema,
    /// A newer version of the app wrote it.
    #[error("a newer version wrote it")]
    Newer,
}

/// Why reading does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Trouble {
    /// There must be more of the file first.
    More,
    /// It is no file of submissions.
    Not(NotAnExport),
}

impl From<NotAnExport> for Trouble {
    fn from(reason: NotAnExport) -> Self {
        Self::Not(reason)
    }
}

impl From<Stop> for Trouble {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::More => Self::More,
            Stop::Odd => Self::Not(NotAnExport::NotJson),
        }
    }
}

/// Tells pictures, documents and archives by their first bytes, and texts that are not in UTF-8.
pub(super) fn check_sign(bytes: &[u8]) -> Result<(), NotAnExport> {
    const SIGNS: [&[u8]; 8] = [b"GIF8", b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"\xd0\xcf\x11\xe0"];
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(NotAnExport::Encoding);
    }
    let is_binary = SIGNS.iter().any(|sign| bytes.starts_with(sign)) || bytes.iter().take(512).any(|byte| *byte == 0);
    if is_binary { Err(NotAnExport::Binary) } else { Ok(()) }
}

//! Handing answers over without a server: from a participant's device to the organiser's, as a file or within a link.
//!
//! A file is `kuluary.export/1` (see `format::export_json`). A link carries the same text: compressed, with a checksum, as letters that
//! pass through every messenger and QR code (see `payload`). What arrives is merged by id (see `gathered`): nothing is overwritten,
//! nothing counts twice, and the order in which files come makes no difference.

mod base64url;
pub mod bundle;
pub mod digest;
pub mod gathered;
pub mod payload;
pub mod sorting;
pub mod stored;

use super::delivery::Tick;

/// The longest link that is offered, in characters: messengers cut longer messages or do not take them for a link.
pub const LONGEST_LINK: usize = 4_000;

/// How answers were handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As a file.
    File,
    /// As a link, or the QR code of one.
    Link,
}

/// The person's word that an answer was handed over. No acknowledgement: only the organiser's receipt is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOver {
    /// When they said so, by the phone's clock.
    pub at: Tick,
    /// How.
    pub by: Way,
}

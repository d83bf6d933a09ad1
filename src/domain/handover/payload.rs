//! What stands in a link after `#/import/`, version 1:
//!
//! ```text
//! "1" + base64url( checksum (8 bytes) + text, compressed with DEFLATE (RFC 1951, no header) )
//! ```
//!
//! The text is a `kuluary.export/1`. The checksum is the first 8 bytes of SHA-256 over `kuluary.handover/1`, a zero byte and the
//! compressed text: it tells a link that was cut, changed or mistyped from a sound one before anything is decompressed. It holds no
//! secret, so it does not tell who made the link. Whoever hands answers over can make them up, with any link as with any paper form.
//! Compressing is the browser's work (`CompressionStream`); here the compressed text is opaque.

use super::{base64url, digest::sha256};

/// The version, as the first letter of every payload.
const VERSION: char = '1';
/// What the checksum of answers begins with, so that it fits nothing else.
const SEAL: &[u8] = b"kuluary.handover/1\0";
/// What the checksum of published results begins with.
const SHARE_SEAL: &[u8] = b"kuluary.share/1\0";
const CHECKSUM: usize = 8;

/// The longest payload that is read, in characters.
pub const LONGEST: usize = 1_000_000;
/// The longest text that may come out of a payload, in bytes: a short link must not fill a device's memory.
pub const LONGEST_TEXT: usize = 5_000_000;

/// Why a payload is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPayload {
    /// There is nothing.
    #[error("the link holds nothing")]
    Empty,
    /// A newer version of the app made it.
    #[error("a newer version made the link")]
    Newer,
    /// It was cut or changed on its way.
    #[error("the link is damaged")]
    Damaged,
}

/// The payload of a compressed text.
pub fn pack(compressed: &[u8]) -> String {
    seal(SEAL, compressed)
}

/// The same for published results (`kuluary.share/1`), as they stand after `#/desk/shared/`: a payload of the one kind is none of the other.
pub fn pack_share(compressed: &[u8]) -> String {
    seal(SHARE_SEAL, compressed)
}

fn seal(mark: &[u8], compressed: &[u8]) -> String {
    let mut sealed = sum(mark, compressed).to_vec();
    sealed.extend_from_slice(compressed);
    format!("{VERSION}{}", base64url::encode(&sealed))
}

/// The compressed text of a payload.
///
/// # Errors
/// When there is none, a newer version made it, or it is not as it was made.
pub fn unpack(payload: &str) -> Result<Vec<u8>, BadPayload> {
    unseal(SEAL, payload)
}

/// The same for published results.
///
/// # Errors
/// When there is none, a newer version made it, or it is not as it was made.
pub fn unpack_share(payload: &str) -> Result<Vec<u8>, BadPayload> {
    unseal(SHARE_SEAL, payload)
}

fn unseal(mark: &[u8], payload: &str) -> Result<Vec<u8>, BadPayload> {
    let mut letters = payload.chars();
    match letters.next() {
        None => return Err(BadPayload::Empty),
        Some(VERSION) => {}
        Some('2'..='9') => return Err(BadPayload::Newer),
        Some(_) => return Err(BadPayload::Damaged),
    }
    if payload.len() > LONGEST {
        return Err(BadPayload::Damaged);
    }
    let sealed = base64url::decode(letters.as_str()).ok_or(BadPayload::Damaged)?;
    let (checksum, compressed) = sealed.split_at_checked(CHECKSUM).ok_or(BadPayload::Damaged)?;
    if checksum == sum(mark, compressed) { Ok(compressed.to_vec()) } else { Err(BadPayload::Damaged) }
}

fn sum(mark: &[u8], compressed: &[u8]) -> [u8; CHECKSUM] {
    let mut checksum = [0; CHECKSUM];
    checksum.copy_from_slice(&sha256(&[mark, compressed])[..CHECKSUM]);
    checksum
}

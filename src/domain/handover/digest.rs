//! Fingerprints of texts: SHA-256, cut short where it need not stop a forger.

use sha2::{Digest, Sha256};

/// SHA-256 of these parts, one after the other.
pub(crate) fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

/// The first eight bytes of the SHA-256 of a text, as 16 hexadecimal digits: names a text among some thousands.
pub fn fingerprint(text: &str) -> String {
    hex(&sha256(&[text.as_bytes()])[..8])
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

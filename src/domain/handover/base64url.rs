//! Base64 for addresses (RFC 4648, section 5, without padding), written out because it is short, and strict: of every text that reads
//! as some bytes, there is only one, so a changed letter always changes what is read.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as letters.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |place: usize| u32::from(group.get(place).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..=group.len() {
            text.push(letter(bits >> (18 - 6 * place)));
        }
    }
    text
}

/// Reads the letters; `None` when they are not what `encode` writes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for group in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in group {
            bits = bits << 6 | value(*letter)?;
        }
        // A lone letter is less than a byte; the bits beyond the last byte are empty, or another text would read the same.
        let count = group.len() - 1;
        let beyond = group.len() * 6 - count * 8;
        if count == 0 || bits & ((1 << beyond) - 1) != 0 {
            return None;
        }
        let whole = (bits >> beyond).to_be_bytes();
        bytes.extend_from_slice(whole.get(4 - count..)?);
    }
    Some(bytes)
}

fn letter(bits: u32) -> char {
    LETTERS.get((bits & 63) as usize).map_or('A', |letter| char::from(*letter))
}

fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => u32::from(letter - b'A'),
        b'a'..=b'z' => u32::from(letter - b'a') + 26,
        b'0'..=b'9' => u32::from(letter - b'0') + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

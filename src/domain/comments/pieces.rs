//! A comment in pieces: words that can be taken out one by one, and what stands between them.

use std::collections::BTreeSet;

/// What stands for words that were taken out, however many.
const TAKEN_OUT: &str = "[…]";

/// A word, with what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// White space and signs before the word.
    pub before: &'t str,
    /// The word, without signs around it; empty at the end of the text.
    pub word: &'t str,
}

/// The words of a text, in order; put one after the other they are the text again.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    for run in text.split_inclusive(char::is_whitespace) {
        let end = at + run.len();
        let trimmed = run.trim_end().trim_end_matches(is_sign);
        let word = trimmed.trim_start_matches(is_sign);
        if !word.is_empty() {
            let start = at + trimmed.len() - word.len();
            pieces.push(Piece { before: &text[from..start], word });
            from = start + word.len();
        }
        at = end;
    }
    if from < text.len() {
        pieces.push(Piece { before: &text[from..], word: "" });
    }
    pieces
}

/// Signs that stand around words and may stay when the word goes.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric()
}

/// A text without the words at these places. Neighbours that are both taken out leave one mark: how many they were is nobody's business.
pub fn masked(text: &str, places: &BTreeSet<u32>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_gap = false;
    for (place, piece) in (0..).zip(pieces(text)) {
        let taken = !piece.word.is_empty() && places.contains(&place);
        if taken && after_gap && piece.before.chars().all(char::is_whitespace) {
            continue;
        }
        out.push_str(piece.before);
        out.push_str(if taken { TAKEN_OUT } else { piece.word });
        after_gap = taken;
    }
    out
}

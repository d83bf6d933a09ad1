//! Submissions as they came: what each says, and its text, which is kept as it is.

use std::sync::Arc;

use crate::{format::submission_json::Received, submission::Submission};

/// A part of a text that many share, such as the block of a file.
#[derive(Debug, Clone)]
pub struct Piece {
    block: Arc<String>,
    start: u32,
    end: u32,
}

impl Piece {
    /// A text of its own.
    pub fn whole(text: String) -> Self {
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self { block: Arc::new(text), start: 0, end }
    }

    /// From one byte of a block up to another; blocks are read in, so they are far shorter than 4 GB.
    #[inline]
    pub(crate) fn of(block: &Arc<String>, start: usize, end: usize) -> Self {
        let place = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { block: Arc::clone(block), start: place(start), end: place(end) }
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        self.block.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// How long it is, in bytes.
    #[inline]
    pub const fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// There is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// This one and the next as one, with what separates them; `None` where that is more than a comma and white space, or they are of
    /// different texts.
    #[inline]
    pub fn with_next(&self, next: &Self) -> Option<Self> {
        let between = self.block.get(self.end as usize..next.start as usize).filter(|_| Arc::ptr_eq(&self.block, &next.block))?;
        let mut commas = 0;
        let separates = between.bytes().all(|byte| {
            commas += usize::from(byte == b',');
            matches!(byte, b',' | b' ' | b'\n' | b'\r' | b'\t')
        });
        // Two records with nothing between them would run into each other where the first is a number, say.
        (separates && commas < 2 && !between.is_empty()).then(|| Self { end: next.end, ..self.clone() })
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

/// A submission with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it says.
    pub submission: Submission,
    /// All of it, unknown fields included, as it was written.
    pub text: Piece,
}

impl Record {
    /// Both say the same, whatever of unknown fields or white space their texts have beside it. A server adds such fields.
    #[inline]
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.text == other.text || self.submission == other.submission
    }
}

impl From<Received> for Record {
    fn from(received: Received) -> Self {
        Self { text: Piece::whole(received.raw.to_string()), submission: received.submission }
    }
}

/// What one source brings, such as a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bundle {
    /// Its submissions.
    pub records: Vec<Record>,
    /// Raw texts of what could not be read, here or where it was made.
    pub unreadable: Vec<Arc<str>>,
}

impl Bundle {
    /// There is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.unreadable.is_empty()
    }

    /// How many records it has, read or not.
    pub fn len(&self) -> usize {
        self.records.len() + self.unreadable.len()
    }

    /// Takes another one in.
    pub fn append(&mut self, mut other: Self) {
        if self.is_empty() {
            *self = other;
            return;
        }
        self.records.append(&mut other.records);
        self.unreadable.append(&mut other.unreadable);
    }
}

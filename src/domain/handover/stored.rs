//! What was taken in, as it is stored: the texts one after the other, with white space or a comma between them, in parcels of a few megabytes,
//! and a record of each import that names its parcels. What could not be read stands among them as a string of JSON.

use std::{slice, sync::Arc};

use serde_json::Value;

use super::bundle::{Bundle, Piece, Record};
use crate::{delivery::Tick, storage_key::StorageKey};

/// A parcel is full from so many bytes on.
const FULL: usize = 4_000_000;
/// What is shorter is copied more quickly than named, in bytes.
const SHORT: usize = 4_000;
/// Imports shorter than this may be those of a single person; they do not stay apart when the next one comes.
pub const SMALL: usize = 1_000_000;

/// An import, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredImport {
    /// When it was made, by the phone's clock.
    pub at: Tick,
    /// The keys of its parcels.
    pub parcels: Vec<StorageKey>,
    /// How many records there are in them.
    pub records: usize,
    /// How many bytes.
    pub bytes: usize,
    /// It is the last one, and can be undone.
    pub last: bool,
    /// Its one parcel is the file that it came in, as that is, and no text of records.
    pub is_file: bool,
}

/// What is stored under one key.
#[derive(Debug, Clone, Default)]
pub struct Parcel {
    /// One after the other they are its text.
    pieces: Vec<Piece>,
    length: usize,
}

impl Parcel {
    /// A text of its own.
    pub fn of(text: String) -> Self {
        Self { length: text.len(), pieces: vec![Piece::whole(text)] }
    }

    /// How long it is, in bytes.
    pub const fn len(&self) -> usize {
        self.length
    }

    /// There is nothing in it.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// What its text is made of.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(Piece::as_str)
    }

    /// Its text.
    pub fn text(&self) -> String {
        self.pieces().collect()
    }
}

/// A parcel in the making.
#[derive(Default)]
struct Packing {
    parcel: Parcel,
    /// Records that stand side by side in the text that they came in: copied as they are, and all at once.
    side_by_side: Option<Piece>,
    /// What stands alone, with a line for each.
    lines: String,
}

impl Packing {
    #[inline]
    fn add(&mut self, text: &Piece) {
        self.side_by_side = match self.side_by_side.take() {
            None => Some(text.clone()),
            Some(before) => Some(before.with_next(text).unwrap_or_else(|| {
                self.flush(&before);
                text.clone()
            })),
        };
    }

    #[inline]
    fn flush(&mut self, piece: &Piece) {
        if piece.len() < SHORT {
            self.lines.push_str(piece.as_str());
            self.lines.push('\n');
        } else {
            self.close();
            self.put(piece.clone());
            self.lines.push('\n');
        }
    }

    /// Ends the lines.
    #[inline]
    fn close(&mut self) {
        if !self.lines.is_empty() {
            let lines = std::mem::take(&mut self.lines);
            self.put(Piece::whole(lines));
        }
    }

    #[inline]
    fn put(&mut self, piece: Piece) {
        self.parcel.length += piece.len();
        self.parcel.pieces.push(piece);
    }

    #[inline]
    fn length(&self) -> usize {
        self.parcel.length + self.lines.len() + self.side_by_side.as_ref().map_or(0, Piece::len)
    }

    #[inline]
    fn finish(mut self) -> Parcel {
        if let Some(piece) = self.side_by_side.take() {
            self.flush(&piece);
        }
        self.close();
        self.parcel
    }
}

/// The parcels of a bundle, one after the other.
#[derive(Debug)]
pub struct Parcels<'b> {
    records: slice::Iter<'b, Record>,
    unreadable: slice::Iter<'b, Arc<str>>,
}

/// The parcels of a bundle, one after the other.
pub fn parcels(bundle: &Bundle) -> Parcels<'_> {
    Parcels { records: bundle.records.iter(), unreadable: bundle.unreadable.iter() }
}

impl Iterator for Parcels<'_> {
    type Item = Parcel;

    #[inline]
    fn next(&mut self) -> Option<Parcel> {
        let mut packing = Packing::default();
        while packing.length() < FULL {
            if let Some(record) = self.records.next() {
                packing.add(&record.text);
            } else if let Some(raw) = self.unreadable.next() {
                packing.add(&Piece::whole(Value::from(&**raw).to_string()));
            } else {
                break;
            }
        }
        let parcel = packing.finish();
        (!parcel.is_empty()).then_some(parcel)
    }
}

/// How long the parcels of a bundle are together, in bytes, within a few.
pub fn size(bundle: &Bundle) -> usize {
    let records: usize = bundle.records.iter().map(|record| record.text.len()).sum();
    records + bundle.unreadable.iter().map(|raw| raw.len()).sum::<usize>() + bundle.len()
}

/// Small imports as one, in which nothing tells what came together: answers of one person should not stay tied to each other.
pub fn mixed(imports: impl IntoIterator<Item = Arc<Bundle>>) -> Bundle {
    let mut all = Bundle::default();
    for import in imports {
        all.append((*import).clone());
    }
    all.records.sort_by(|one, other| one.submission.id.cmp(&other.submission.id));
    all.unreadable.sort();
    all
}

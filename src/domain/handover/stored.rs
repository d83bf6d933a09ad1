//! What was taken in, as it is stored: the texts one after the other, in parcels of a few megabytes, and a record of each import that
//! names its parcels. What could not be read stands among them as a string of JSON.

use std::sync::Arc;

use serde_json::Value;

use super::bundle::Bundle;
use crate::domain::{delivery::Tick, storage_key::StorageKey};

/// A parcel is full from so many bytes on.
const FULL: usize = 4_000_000;
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
}

/// The parcels of a bundle, one after the other.
pub fn parcels(bundle: &Bundle) -> impl Iterator<Item = String> + '_ {
    let mut records = bundle.records.iter();
    let mut unreadable = bundle.unreadable.iter();
    // A line for each; quotes and the like may add to what could not be read.
    let mut left: usize = bundle.records.iter().map(|record| record.text.as_str().len() + 1).sum();
    std::iter::from_fn(move || {
        // Room for all of it at once: a text that grows is copied each time. The last record may go beyond by its own length.
        let mut parcel = String::with_capacity(left.min(FULL + FULL / 16));
        while parcel.len() < FULL {
            if let Some(record) = records.next() {
                parcel.push_str(record.text.as_str());
            } else if let Some(raw) = unreadable.next() {
                parcel.push_str(&Value::from(&**raw).to_string());
            } else {
                break;
            }
            parcel.push('\n');
        }
        left = left.saturating_sub(parcel.len());
        (!parcel.is_empty()).then_some(parcel)
    })
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

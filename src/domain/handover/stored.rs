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
    std::iter::from_fn(move || {
        let mut parcel = String::new();
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

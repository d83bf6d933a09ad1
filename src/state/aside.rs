//! Stored records that cannot be read: they stay where they are, are told of, and can be taken along.

use std::collections::BTreeMap;

use crate::domain::{
    format::{record_json::Unreadable, submission_json},
    storage_key::StorageKey,
};

/// A stored record that could not be read. It stays where it is, and can be exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Its key.
    pub key: StorageKey,
    /// Its raw text, every copy of it.
    pub raw: Vec<String>,
    /// A newer version of the app wrote it; otherwise it is corrupt.
    pub newer: bool,
}

impl SetAside {
    /// A file of its raw texts alone.
    pub fn as_file(&self) -> String {
        submission_json::write_export(&[], &self.raw)
    }
}

/// Reads records, the best copy of each by `better`, and sets aside what cannot be read.
pub(super) fn sort_out<T>(
    records: BTreeMap<StorageKey, Vec<String>>,
    read: fn(&str) -> Result<T, Unreadable>,
    better: fn(T, T) -> T,
) -> (Vec<(StorageKey, T)>, Vec<SetAside>) {
    let (mut good, mut aside) = (Vec::new(), Vec::new());
    for (key, copies) in records {
        let mut newer = false;
        let mut best = None;
        for copy in &copies {
            match read(copy) {
                Ok(value) => {
                    best = Some(match best {
                        Some(other) => better(other, value),
                        None => value,
                    });
                }
                Err(why) => newer |= why == Unreadable::Newer,
            }
        }
        match best {
            // One broken copy beside a good one loses nothing; what a newer version has touched is its own.
            Some(value) if !newer => good.push((key, value)),
            _ => aside.push(SetAside { key, raw: copies, newer }),
        }
    }
    (good, aside)
}

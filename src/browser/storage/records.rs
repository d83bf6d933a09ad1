//! What must not be lost: drafts and submissions, each record in two copies. `IndexedDB` holds it durably; localStorage is read where
//! `IndexedDB` is missing or broken.

use std::collections::BTreeMap;

use super::{StorageError, directory, durable, local};
use crate::domain::{
    id::MeetingId,
    storage_key::{RecordType, StorageKey},
};

/// How well a record is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is on the disk.
    Durably,
    /// The browser has it, but may write it late or never: there is no durable storage here.
    Loosely,
}

/// What the storages hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Every record with its copies, the durable one first; equal copies stand once.
    pub records: BTreeMap<StorageKey, Vec<String>>,
    /// Records whose copy in localStorage the durable storage does not hold: a write that was cut off, to be made good.
    pub lagging: Vec<StorageKey>,
    /// Why there is no durable storage, if so.
    pub problem: Option<StorageError>,
}

/// Writes a record into both storages.
///
/// # Errors
/// When neither of them took it.
pub async fn write(key: &StorageKey, value: &str) -> Result<Kept, StorageError> {
    let copy = local::set(key, value);
    match durable::put(key, value).await {
        Ok(()) => Ok(Kept::Durably),
        // A full disk is the reason worth telling, whichever storage met it.
        Err(StorageError::Full) if copy.is_err() => Err(StorageError::Full),
        Err(_) => copy.map(|()| Kept::Loosely),
    }
}

/// Removes a record from both storages.
///
/// # Errors
/// When one of them still holds it.
pub async fn remove(key: &StorageKey) -> Result<(), StorageError> {
    let copy = local::remove(key);
    durable::remove(key).await.and(copy)
}

/// Writes some records and removes others, all of it or nothing where there is durable storage. There they are kept in that one alone:
/// an organiser's device may hold more than localStorage has room for, and picks and settings need that room.
///
/// # Errors
/// When neither storage took them.
pub async fn replace(new: &[(StorageKey, String)], old: &[StorageKey]) -> Result<Kept, StorageError> {
    match durable::replace(new, old).await {
        Err(StorageError::Full) => return Err(StorageError::Full),
        Ok(()) => {}
        Err(_) => {
            // Should the room not suffice, what was written before is of use all the same: each record stands for itself.
            new.iter().try_for_each(|(key, value)| local::set(key, value))?;
            old.iter().try_for_each(local::remove)?;
            return Ok(Kept::Loosely);
        }
    }
    // Copies of a time without durable storage.
    for key in old {
        drop(local::remove(key));
    }
    Ok(Kept::Durably)
}

/// What became of a change to a record that another window may have changed as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Swapped {
    /// It was made.
    Kept(Kept),
    /// It was not: another window had written this, or had removed the record.
    Changed(Option<String>),
}

/// Writes a record, or removes it where `new` is `None`, if it still is as this window knows it. It is kept in the durable storage alone,
/// where there is one.
///
/// # Errors
/// When neither storage took it.
pub async fn swap(key: &StorageKey, known: Option<&str>, new: Option<&str>) -> Result<Swapped, StorageError> {
    // Of a time without durable storage; what is stored there counts more.
    let copy = local::get(key).ok().flatten();
    match durable::swap(key, new, |stored| stored.or(copy.as_deref()) == known).await {
        Ok(Ok(())) => {
            drop(local::remove(key));
            Ok(Swapped::Kept(Kept::Durably))
        }
        Ok(Err(stored)) => Ok(Swapped::Changed(stored.or(copy))),
        Err(StorageError::Full) => Err(StorageError::Full),
        // Where nothing is stored here, the record was in the storage that has broken.
        Err(_) if copy.is_some() && copy.as_deref() != known => Ok(Swapped::Changed(copy)),
        Err(_) => {
            match new {
                Some(value) => local::set(key, value)?,
                None => local::remove(key)?,
            }
            Ok(Swapped::Kept(Kept::Loosely))
        }
    }
}

/// Every record of a type, of whatever meeting.
pub async fn all(kind: RecordType) -> Found {
    found(&directory().all(), kind).await
}

/// Every record of a type of this meeting.
pub async fn of(meeting: &MeetingId, kind: RecordType) -> Found {
    found(&directory().prefix(Some(meeting), kind), kind).await
}

async fn found(prefix: &str, kind: RecordType) -> Found {
    let (durable, problem) = match durable::all(prefix).await {
        Ok(records) => (records, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    let mut records: BTreeMap<StorageKey, Vec<String>> = BTreeMap::new();
    let of_kind = |key: &StorageKey| key.kind() == kind.code();
    let copies = local::keys(prefix).unwrap_or_default().into_iter().filter(of_kind);
    let copies = copies.filter_map(|key| local::get(&key).ok().flatten().map(|value| (key, value)));
    for (key, value) in durable.into_iter().filter(|(key, _)| of_kind(key)) {
        records.insert(key, vec![value]);
    }
    let mut lagging = Vec::new();
    for (key, value) in copies {
        let known = records.entry(key.clone()).or_default();
        if !known.contains(&value) {
            known.push(value);
            lagging.push(key);
        }
    }
    Found { records, lagging, problem }
}

//! What was received, as it is stored: read part by part, added to, and undone.

use std::sync::Arc;

use super::reading::make_room;
use crate::{
    browser::{
        clock, random,
        storage::{
            StorageError, bulk, directory,
            records::{self, Kept},
        },
    },
    domain::{
        delivery::Tick,
        format::{
            ExportReader, Next,
            received_json::{Arrived, LastImport, read_arrived, read_import, read_stored, write_stored},
        },
        handover::{
            bundle::Bundle,
            stored::{SMALL, StoredImport, mixed, parcels},
        },
        storage_key::{RecordType, StorageKey},
    },
    state::work,
};

/// In milliseconds.
const AN_HOUR: u64 = 3_600_000;

/// An import with what it brought.
#[derive(Debug, Clone)]
pub(super) struct Import {
    pub(super) key: StorageKey,
    pub(super) stored: StoredImport,
    pub(super) bundle: Arc<Bundle>,
    /// Parcels that no storage gave back as they were.
    pub(super) lost: usize,
}

/// What earlier versions stored one by one.
#[derive(Debug, Clone, Default)]
pub(super) struct Former {
    pub(super) bundle: Arc<Bundle>,
    pub(super) last: Option<LastImport>,
}

/// The record of the last import of earlier versions.
fn former_last() -> StorageKey {
    directory().key(None, RecordType::Import, "last")
}

/// What earlier versions stored. What cannot be read stays where it is.
pub(super) async fn former() -> Former {
    let found = records::all(RecordType::Received).await.records.into_values();
    let mut bundle = Bundle::default();
    for arrived in found.filter_map(|copies| copies.iter().find_map(|copy| read_arrived(copy).ok())) {
        match arrived {
            Arrived::Submission(record) => bundle.records.push(record),
            Arrived::Unreadable(raw) => bundle.unreadable.push(Arc::from(raw)),
        }
    }
    let last = records::all(RecordType::Import).await.records.into_values().flatten().find_map(|copy| read_import(&copy).ok());
    Former { bundle: Arc::new(bundle), last }
}

/// The imports that are stored, those in `known` as they are known, and whether the storage could not be asked; `told` hears how many bytes
/// of how many were read.
pub(super) async fn imports(known: &[Import], told: impl Fn(usize, usize)) -> (Vec<Import>, bool) {
    let (written, problem) = bulk::imports().await;
    // A browser without such a storage took nothing into it.
    let blocked = problem.is_some_and(|problem| problem != StorageError::Unavailable);
    let stored: Vec<_> = written.into_iter().filter_map(|(key, text)| Some((key, read_stored(&text).ok()?))).collect();
    let is_known = |key: &StorageKey| known.iter().find(|import| import.key == *key);
    let of = stored.iter().filter(|(key, _)| is_known(key).is_none()).map(|(_, stored)| stored.bytes).sum();
    // Should there be too little memory, reading will tell.
    make_room(of);
    let mut read = 0;
    let mut all = Vec::with_capacity(stored.len());
    for (key, stored) in stored {
        let (bundle, lost) = match is_known(&key) {
            Some(import) => (Arc::clone(&import.bundle), import.lost),
            None => {
                unpack(&stored, |bytes| {
                    read += bytes;
                    told(read, of);
                })
                .await
            }
        };
        all.push(Import { key, stored, bundle, lost });
    }
    (all, blocked)
}

async fn unpack(stored: &StoredImport, mut told: impl FnMut(usize)) -> (Arc<Bundle>, usize) {
    let (mut all, mut lost) = (Bundle::default(), 0);
    for key in &stored.parcels {
        let Some(text) = bulk::read(key).await else {
            lost += 1;
            continue;
        };
        let mut reader = ExportReader::of_stored();
        let mut sound = reader.feed(text.as_bytes(), true).is_ok();
        let step = || {
            let read = reader.step();
            sound &= read.is_ok();
            read == Ok(Next::Step)
        };
        work::all(step, || true).await;
        lost += usize::from(!sound);
        all.append(reader.into_bundle());
        told(text.len());
    }
    (Arc::new(all), lost)
}

/// Stores what is new. The small ones of the imports before it become one; gives all that there are then.
pub(super) async fn keep(new: Arc<Bundle>, before: &[Import]) -> Result<(Vec<Import>, Kept), StorageError> {
    let at = clock::tick();
    let (parts, bytes) = write_parcels(&new, at).await?;
    let (small, large): (Vec<_>, Vec<_>) = before.iter().cloned().partition(|import| import.stored.bytes < SMALL);
    let together = Arc::new(mixed(small.iter().map(|import| Arc::clone(&import.bundle))));
    let mixture: Vec<(StorageKey, String)> = parcels(&together).map(|parcel| (parcel_key(at), parcel)).collect();
    let mut all: Vec<Import> =
        large.into_iter().map(|import| Import { stored: StoredImport { last: false, ..import.stored }, ..import }).collect();
    if !mixture.is_empty() {
        let bytes = mixture.iter().map(|(_, parcel)| parcel.len()).sum();
        let parts = mixture.iter().map(|(key, _)| key.clone()).collect();
        let stored = StoredImport { at, parcels: parts, records: together.len(), bytes, last: false };
        all.push(Import { key: import_key(), stored, bundle: together, lost: small.iter().map(|import| import.lost).sum() });
    }
    let stored = StoredImport { at, parcels: parts.clone(), records: new.len(), bytes, last: true };
    all.push(Import { key: import_key(), stored, bundle: new, lost: 0 });
    let written = all.iter().map(|import| (import.key.clone(), write_stored(&import.stored)));
    let new: Vec<_> = mixture.into_iter().chain(written).collect();
    let old: Vec<_> = small.iter().flat_map(keys).collect();
    match bulk::replace(&new, &old).await {
        Ok(kept) => {
            // An import that earlier versions could undo cannot be undone any more, as there is a later one. Should the record stay, it
            // names what is older.
            drop(records::replace(&[], &[former_last()]).await);
            sweep(&all, at).await;
            Ok((all, kept))
        }
        Err(error) => {
            forget(&parts).await;
            Err(error)
        }
    }
}

async fn write_parcels(new: &Bundle, at: Tick) -> Result<(Vec<StorageKey>, usize), StorageError> {
    let (mut keys, mut bytes) = (Vec::new(), 0);
    for parcel in parcels(new) {
        let key = parcel_key(at);
        bytes += parcel.len();
        if let Err(error) = bulk::replace(&[(key.clone(), parcel)], &[]).await {
            forget(&keys).await;
            return Err(error);
        }
        keys.push(key);
        clock::breathe().await;
    }
    Ok((keys, bytes))
}

/// Removes the parcels of imports that were cut off, as when a tab was closed meanwhile. Those of the last hour may still be at work in
/// another window.
async fn sweep(all: &[Import], now: Tick) {
    let named = |key: &StorageKey| all.iter().any(|import| import.stored.parcels.contains(key));
    let begun = |key: &StorageKey| key.id().split('-').next().and_then(|at| at.parse::<u64>().ok());
    let is_old = |key: &StorageKey| begun(key).is_some_and(|at| now.0.saturating_sub(at) > AN_HOUR);
    let old: Vec<_> = bulk::parcels().await.into_iter().filter(|key| is_old(key) && !named(key)).collect();
    forget(&old).await;
}

/// Removes parcels that no import names. Should they stay, they take room and count for nothing.
async fn forget(keys: &[StorageKey]) {
    drop(bulk::replace(&[], keys).await);
}

/// Removes an import.
pub(super) async fn undo(import: &Import) -> Result<(), StorageError> {
    bulk::replace(&[], &keys(import)).await.map(drop)
}

/// Removes the last import of an earlier version.
pub(super) async fn undo_former(last: &LastImport) -> Result<(), StorageError> {
    let old: Vec<_> = last.keys.iter().cloned().chain([former_last()]).collect();
    records::replace(&[], &old).await.map(drop)
}

/// The keys of everything that an import has in the storage.
fn keys(import: &Import) -> Vec<StorageKey> {
    import.stored.parcels.iter().cloned().chain([import.key.clone()]).collect()
}

fn import_key() -> StorageKey {
    directory().key(None, RecordType::Gathered, random::id().as_str())
}

fn parcel_key(at: Tick) -> StorageKey {
    directory().key(None, RecordType::Parcel, &format!("{}-{}", at.0, random::id()))
}

//! What was received, as it is stored: read part by part, added to, and undone.

use std::{cell::RefCell, iter, sync::Arc};

use super::{
    reading::{self, make_room},
    step::Progress,
};
use crate::{
    browser::{
        beside, clock, random,
        sharing::Chosen,
        storage::{
            StorageError,
            bulk::{self, Content},
            directory,
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
            stored::{Parcel, SMALL, StoredImport, mixed, size},
        },
        storage_key::{RecordType, StorageKey},
    },
    state::work,
};

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
    if stored.is_file {
        let mut before = 0;
        let told = |progress: Progress| {
            told(progress.done - before);
            before = progress.done;
            true
        };
        return match unpack_file(stored, told).await {
            Some(bundle) => (Arc::new(bundle), 0),
            None => (Arc::default(), 1),
        };
    }
    for key in &stored.parcels {
        let Some(text) = bulk::read(key).await else {
            lost += 1;
            continue;
        };
        let mut reader = ExportReader::of_stored();
        let mut sound = reader.feed(text.as_bytes(), true).is_ok();
        let step = || {
            let read = kuluary_fast::read(&mut reader);
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

async fn unpack_file(stored: &StoredImport, told: impl FnMut(Progress) -> bool) -> Option<Bundle> {
    let file = bulk::read_file(stored.parcels.first()?).await?;
    let read = reading::file(&file, told).await?.ok();
    beside::end();
    read
}

/// Stores what is new. The small ones of the imports before it become one; gives all that there are then. `former`: the last import of an
/// earlier version, if it could still be undone.
/// `file`: what is new is all that is in this file, which is then stored as it is. `begun` is called once everything was handed over to the storage.
pub(super) async fn keep(
    new: Arc<Bundle>,
    before: &[Import],
    former: Option<&LastImport>,
    file: Option<Chosen>,
    begun: impl FnOnce(),
) -> Result<(Vec<Import>, Kept), StorageError> {
    let mut begun = Some(begun);
    let mut begun = || begun.take().into_iter().for_each(|begun| begun());
    let at = clock::tick();
    let (small, large): (Vec<_>, Vec<_>) = before.iter().cloned().partition(is_small);
    let together = Arc::new(mixed(small.iter().map(|import| Arc::clone(&import.bundle))));
    let written = RefCell::new(Vec::new());
    let making = |file: Option<Chosen>| {
        let large = large.iter().map(|import| Import { stored: StoredImport { last: false, ..import.stored.clone() }, ..import.clone() });
        written.replace(large.collect());
        let lost = small.iter().map(|import| import.lost).sum();
        let mixture = (!together.is_empty()).then(|| parts(&together, Making { at, last: false, lost }, &written));
        let imports = || written.borrow().iter().map(|import| (import.key.clone(), text(write_stored(&import.stored)))).collect::<Vec<_>>();
        // What names the parcels is known when they were made.
        let named = iter::once_with(imports).flatten();
        let making = Making { at, last: true, lost: 0 };
        let whole = file.map(|file| whole(&new, file, making, &written));
        let in_parts = whole.is_none().then(|| parts(&new, making, &written));
        mixture.into_iter().flatten().chain(whole).chain(in_parts.into_iter().flatten()).chain(named)
    };
    let old: Vec<_> = small.iter().flat_map(keys).collect();
    let as_file = match file {
        Some(file) => bulk::replace(|| making(Some(file.clone())), &old, 0, &mut begun).await,
        None => Err(StorageError::Unavailable),
    };
    let kept = match as_file {
        // Some browsers store no files, and a file may be gone from where it was chosen: what is in it is here all the same.
        Err(StorageError::Unavailable | StorageError::Failed(_)) => {
            bulk::replace(|| making(None), &old, size(&together) + size(&new), &mut begun).await?
        }
        done => done?,
    };
    // An import that earlier versions could undo cannot be undone any more, as there is a later one. Should the record stay, it names what
    // is older.
    if former.is_some() {
        drop(records::replace(&[], &[former_last()]).await);
    }
    Ok((written.take(), kept))
}

/// An import may be that of a single person, and does not stay apart when the next one comes.
pub(super) fn is_small(import: &Import) -> bool {
    import.stored.bytes < SMALL
}

/// An import that is being made.
#[derive(Debug, Clone, Copy)]
struct Making {
    at: Tick,
    last: bool,
    lost: usize,
}

fn text(text: String) -> Content {
    Content::Text(Parcel::of(text))
}

/// The file of a bundle as its one parcel; adds the import to `written`.
fn whole(bundle: &Arc<Bundle>, file: Chosen, making: Making, written: &RefCell<Vec<Import>>) -> (StorageKey, Content) {
    let Making { at, last, lost } = making;
    let parcel = directory().key(None, RecordType::Parcel, random::id().as_str());
    let stored = StoredImport { at, parcels: vec![parcel.clone()], records: bundle.len(), bytes: file.size(), last, is_file: true };
    let key = directory().key(None, RecordType::Gathered, random::id().as_str());
    written.borrow_mut().push(Import { key, stored, bundle: Arc::clone(bundle), lost });
    (parcel, Content::File(file))
}

/// The parcels of a bundle; adds the import to `written` after the last one.
fn parts<'b>(
    bundle: &'b Arc<Bundle>,
    making: Making,
    written: &'b RefCell<Vec<Import>>,
) -> impl Iterator<Item = (StorageKey, Content)> + 'b {
    let (mut made, mut keys, mut bytes) = (kuluary_fast::parcels(bundle), Vec::new(), 0);
    iter::from_fn(move || {
        if let Some(parcel) = made.next() {
            let key = directory().key(None, RecordType::Parcel, random::id().as_str());
            bytes += parcel.len();
            keys.push(key.clone());
            return Some((key, Content::Text(parcel)));
        }
        let Making { at, last, lost } = making;
        let stored = StoredImport { at, parcels: std::mem::take(&mut keys), records: bundle.len(), bytes, last, is_file: false };
        let key = directory().key(None, RecordType::Gathered, random::id().as_str());
        written.borrow_mut().push(Import { key, stored, bundle: Arc::clone(bundle), lost });
        None
    })
    .fuse()
}

/// Removes an import.
pub(super) async fn undo(import: &Import) -> Result<(), StorageError> {
    bulk::replace(iter::empty, &keys(import), 0, || ()).await.map(drop)
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

//! What an organiser gathered: texts of megabytes in a database of their own, so that the one of answers and picks stays small and quick.
//!
//! Where there is no such database, localStorage takes what it has room for. The connection is opened for each use and closed after it:
//! then no other window waits for this one, whether it erases everything or gathers as well.

use idb::{DatabaseEvent, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, IdbDatabase, IdbTransaction};

use super::{
    StorageError, directory,
    durable::{self, begin, from_idb, in_time, leave},
    local,
    records::Kept,
};
use crate::{
    browser::{beside, clock, sharing::Chosen},
    domain::{
        handover::stored::Parcel,
        storage_key::{RecordType, StorageKey},
    },
};

/// How long writing may take, in milliseconds: hundreds of megabytes onto a slow disk.
const PATIENCE: i32 = 120_000;

/// What is worth a worker, in bytes: less is written before one has started, and of more there need not be two copies at a time.
const BESIDE: std::ops::Range<usize> = 1_000_000..64_000_000;

/// What is written under a key.
#[derive(Debug, Clone)]
pub enum Content {
    /// A text.
    Text(Parcel),
    /// A file that somebody chose: the browser copies it by itself, which nobody waits for as long as for handing over what is in it.
    File(Chosen),
}

/// A connection that ends with its use.
struct Connection(IdbDatabase);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Writes some records, `size` bytes together, and removes others, all of it or nothing. `new` makes them one after the other; it may be
/// asked twice. `begun` is called once everything was handed over, when there is nothing to do but to wait.
///
/// # Errors
/// When neither storage took them.
pub async fn replace<I: Iterator<Item = (StorageKey, Content)>>(
    new: impl Fn() -> I,
    old: &[StorageKey],
    size: usize,
    begun: impl FnOnce(),
) -> Result<Kept, StorageError> {
    let mut begun = Some(begun);
    let mut begun = || begun.take().into_iter().for_each(|begun| begun());
    let written = match if BESIDE.contains(&size) { write_beside(new(), old) } else { None } {
        Some(writing) => {
            // It goes on its way before anything else is done.
            clock::breathe().await;
            begun();
            in_patience(done(writing)).await
        }
        None => Err(StorageError::Unavailable),
    };
    let written = match written {
        // Where there is no worker, or it failed for whatever reason.
        Err(StorageError::Unavailable | StorageError::Failed(_)) => in_patience(write(new(), old, begun)).await,
        done => done,
    };
    let kept = match written {
        Err(StorageError::Full) => return Err(StorageError::Full),
        Ok(()) => Kept::Durably,
        Err(_) => {
            write_loosely(new())?;
            Kept::Loosely
        }
    };
    for key in old {
        // Copies of a time without durable storage; a browser that gives no access holds none.
        drop(local::remove(key));
    }
    Ok(kept)
}

/// Hands everything over to the worker; `None` where there is none.
fn write_beside(new: impl Iterator<Item = (StorageKey, Content)>, old: &[StorageKey]) -> Option<beside::Work> {
    let (written, removed, buffers) = (Array::new(), Array::new(), Array::new());
    for (key, content) in new {
        let Content::Text(parcel) = content else { return None };
        let buffer = bytes(&parcel).buffer();
        written.push(&Array::of2(&JsValue::from_str(key.as_str()), &buffer));
        buffers.push(&buffer);
    }
    for key in old {
        removed.push(&JsValue::from_str(key.as_str()));
    }
    let (database, store) = (JsValue::from_str(&directory().gathered_database()), JsValue::from_str(durable::STORE));
    beside::ask("write", &[&database, &store, &written, &removed], &buffers)
}

async fn done(writing: beside::Work) -> Result<(), StorageError> {
    match writing.done().await {
        Ok(_) => Ok(()),
        Err(beside::Undone::Failed(name)) => Err(StorageError::of_name(&name)),
        Err(beside::Undone::NoWorker) => Err(StorageError::Unavailable),
    }
}

async fn in_patience(writing: impl Future<Output = Result<(), StorageError>>) -> Result<(), StorageError> {
    clock::within(PATIENCE, writing).await.unwrap_or(Err(StorageError::Failed("TimeoutError".to_owned())))
}

/// Writes from the page, each record only when its turn comes, so that they need not stand in memory together; between two of them the page
/// answers.
async fn write(new: impl Iterator<Item = (StorageKey, Content)>, old: &[StorageKey], begun: impl FnOnce()) -> Result<(), StorageError> {
    let failed = |error: idb::Error| from_idb(&error);
    let (_connection, transaction, store) = store("readwrite").await?;
    for (key, content) in new {
        let value: JsValue = match content {
            Content::Text(parcel) => bytes(&parcel).into(),
            Content::File(file) => file.as_js().clone(),
        };
        let asked = store.put(&value, Some(&JsValue::from_str(key.as_str()))).map_err(failed)?;
        // The transaction goes on as long as the next one is asked for at once.
        asked.await.map_err(failed)?;
    }
    let removed = old.iter().try_for_each(|key| store.delete(JsValue::from_str(key.as_str())).map(drop));
    let complete = durable::complete(&transaction, removed);
    begun();
    complete.await
}

/// Writes into localStorage, all of it or nothing.
fn write_loosely(new: impl Iterator<Item = (StorageKey, Content)>) -> Result<(), StorageError> {
    let mut written = Vec::new();
    for (key, content) in new {
        let set = match content {
            Content::Text(parcel) => local::set(&key, &parcel.text()),
            Content::File(_) => Err(StorageError::Unavailable),
        };
        if let Err(error) = set {
            written.iter().try_for_each(local::remove)?;
            return Err(error);
        }
        written.push(key);
    }
    Ok(())
}

/// The text of a record; `None` when no storage holds it.
pub async fn read(key: &StorageKey) -> Option<String> {
    stored(key).await.and_then(text).or_else(|| local::get(key).ok().flatten())
}

/// A file that was stored as it is; `None` when there is none under this key.
pub async fn read_file(key: &StorageKey) -> Option<Chosen> {
    stored(key).await.filter(JsCast::has_type::<Blob>).map(Chosen::stored)
}

async fn stored(key: &StorageKey) -> Option<JsValue> {
    let stored = in_time(async {
        let (_connection, transaction, store) = store("readonly").await?;
        let asked = store.get(Query::from(JsValue::from_str(key.as_str()))).map_err(|error| from_idb(&error));
        leave(&transaction);
        asked?.await.map_err(|error| from_idb(&error))
    });
    stored.await.ok().flatten()
}

/// Every import, as it is written; and why the durable storage could not be asked, if so.
pub async fn imports() -> (Vec<(StorageKey, String)>, Option<StorageError>) {
    let (keys, problem) = keys_of(RecordType::Gathered).await;
    let mut all = Vec::new();
    for key in keys {
        if let Some(text) = read(&key).await {
            all.push((key, text));
        }
    }
    (all, problem)
}

async fn keys_of(kind: RecordType) -> (Vec<StorageKey>, Option<StorageError>) {
    let prefix = directory().prefix(None, kind);
    let (mut keys, problem) = match in_time(keys(&prefix)).await {
        Ok(keys) => (keys, None),
        Err(error) => (Vec::new(), Some(error)),
    };
    for key in local::keys(&prefix).unwrap_or_default() {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    (keys, problem)
}

async fn keys(prefix: &str) -> Result<Vec<StorageKey>, StorageError> {
    let failed = |error: idb::Error| from_idb(&error);
    let (_connection, transaction, store) = store("readonly").await?;
    let end = format!("{prefix}\u{ffff}");
    let range = KeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&end), None, None).map_err(failed)?;
    let asked = store.get_all_keys(Some(Query::from(range)), None).map_err(failed);
    leave(&transaction);
    let keys = asked?.await.map_err(failed)?;
    Ok(keys.iter().filter_map(|key| StorageKey::parse(&key.as_string()?)).collect())
}

fn bytes(parcel: &Parcel) -> Uint8Array {
    let length = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let (all, mut at) = (Uint8Array::new_with_length(length(parcel.len())), 0);
    for piece in parcel.pieces() {
        let end = at + length(piece.len());
        all.subarray(at, end).copy_from(piece.as_bytes());
        at = end;
    }
    all
}

fn text(value: JsValue) -> Option<String> {
    String::from_utf8(value.dyn_into::<Uint8Array>().ok()?.to_vec()).ok()
}

async fn store(mode: &str) -> Result<(Connection, IdbTransaction, ObjectStore), StorageError> {
    let factory = Factory::new().map_err(|_| StorageError::Unavailable)?;
    let mut request = factory.open(&directory().gathered_database(), Some(1)).map_err(|_| StorageError::Unavailable)?;
    request.on_upgrade_needed(|event| {
        // Without its store the database is of no use, which the transaction reports.
        if let Ok(database) = event.database() {
            drop(database.create_object_store(durable::STORE, ObjectStoreParams::new()));
        }
    });
    let connection = Connection(IdbDatabase::from(request.await.map_err(|error| from_idb(&error))?));
    let transaction = begin(&connection.0, mode)?;
    let store = Transaction::from(transaction.clone()).object_store(durable::STORE).map_err(|error| from_idb(&error))?;
    Ok((connection, transaction, store))
}

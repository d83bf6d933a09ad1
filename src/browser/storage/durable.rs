//! `IndexedDB` with strict durability: what is confirmed here has reached the disk, and survives a killed browser.
//!
//! The connection may end at any time: the browser closes it when it runs short of memory or clears the site's data, and another window may
//! remove the database. The next use opens it anew; who said "saved" before is told (`on_lost`), and looks again.

use std::cell::RefCell;

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction};
use js_sys::{Array, Function, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Event, IdbDatabase, IdbTransaction};

use super::{StorageError, directory};
use crate::{
    browser::{Guard, clock, listen, window},
    domain::storage_key::StorageKey,
};

/// The one store of the database: records by their key.
pub(super) const STORE: &str = "records";
const VERSION: u32 = 1;
/// How long one use of the database may take, in milliseconds. Some browsers now and then open one for ever; nobody should wait with them.
const PATIENCE: i32 = 8_000;
/// The event of this window that tells of a lost connection.
const LOST: &str = "kuluary-storage-lost";

thread_local! {
    /// The open connection: with it, writes begin in the order they are asked for.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Writes a record; done when the transaction is complete.
///
/// # Errors
/// When the browser gives no database, or no room in it, or takes too long.
pub async fn put(key: &StorageKey, value: &str) -> Result<(), StorageError> {
    let value = JsValue::from_str(value);
    let key = JsValue::from_str(key.as_str());
    in_time(change(|store| store.put(&value, Some(&key)).map(drop))).await
}

/// Removes a record, if it is there.
///
/// # Errors
/// When the browser gives no database, or takes too long.
pub async fn remove(key: &StorageKey) -> Result<(), StorageError> {
    let key = JsValue::from_str(key.as_str());
    in_time(change(|store| store.delete(key.clone()).map(drop))).await
}

/// Writes some records and removes others, all of it or nothing; done when the transaction is complete.
///
/// # Errors
/// When the browser gives no database, or no room in it.
pub async fn replace(new: &[(StorageKey, String)], old: &[StorageKey]) -> Result<(), StorageError> {
    let key = |key: &StorageKey| JsValue::from_str(key.as_str());
    in_time(change(|store| {
        for (name, value) in new {
            drop(store.put(&JsValue::from_str(value), Some(&key(name)))?);
        }
        for name in old {
            drop(store.delete(key(name))?);
        }
        Ok(())
    }))
    .await
}

/// Writes a record, or removes it where `new` is `None`, if what is stored fits: nobody else writes between the look and the change. Gives
/// what is stored where it does not fit, which then stays.
///
/// # Errors
/// When the browser gives no database, or no room in it, or takes too long.
pub async fn swap(
    key: &StorageKey,
    new: Option<&str>,
    fits: impl FnOnce(Option<&str>) -> bool,
) -> Result<Result<(), Option<String>>, StorageError> {
    in_time(async {
        let failed = |error: idb::Error| from_idb(&error);
        let name = JsValue::from_str(key.as_str());
        let (transaction, store) = store("readwrite").await?;
        let stored = store.get(Query::from(name.clone())).map_err(failed)?.await.map_err(failed)?;
        let stored = stored.as_ref().map(|value| text(value).unwrap_or_default());
        if !fits(stored.as_deref()) {
            leave(&transaction);
            return Ok(Err(stored));
        }
        // The transaction goes on as long as this is asked for at once.
        let asked = match new {
            Some(value) => store.put(&JsValue::from_str(value), Some(&name)).map(drop),
            None => store.delete(name).map(drop),
        };
        complete(&transaction, asked).await.map(Ok)
    })
    .await
}

/// The records whose keys begin with `prefix`, in order of key. The text of one that the browser cannot read is empty.
///
/// # Errors
/// When the browser gives no database, or takes too long.
pub async fn all(prefix: &str) -> Result<Vec<(StorageKey, String)>, StorageError> {
    in_time(read_all(prefix)).await
}

/// Calls `on` after the connection was lost: what was written may be gone.
pub fn on_lost(on: impl FnMut() + 'static) -> Guard {
    listen(&window(), LOST, on)
}

/// Closes the connection, so that the database can be removed.
pub fn close() {
    if let Some(open) = CONNECTION.take() {
        open.close();
    }
}

pub(super) async fn in_time<T>(work: impl Future<Output = Result<T, StorageError>>) -> Result<T, StorageError> {
    let late = || Err(StorageError::Failed("TimeoutError".to_owned()));
    clock::within(PATIENCE, work).await.unwrap_or_else(late)
}

async fn read_all(prefix: &str) -> Result<Vec<(StorageKey, String)>, StorageError> {
    let failed = |error: idb::Error| from_idb(&error);
    let range = || {
        let end = format!("{prefix}\u{ffff}");
        KeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&end), None, None).map(Query::from)
    };
    let (transaction, store) = store("readonly").await?;
    let keys = store.get_all_keys(Some(range().map_err(failed)?), None).map_err(failed)?;
    let values = store.get_all(Some(range().map_err(failed)?), None);
    leave(&transaction);
    let keys = keys.await.map_err(failed)?;
    let values = match values {
        Ok(asked) => asked.await.ok(),
        Err(_) => None,
    };
    let values = match values {
        Some(values) => values.into_iter().map(Some).collect(),
        // One record that cannot be read spoils the reading of all.
        None => one_by_one(&keys).await?,
    };
    let record = |(key, value): (JsValue, Option<JsValue>)| {
        Some((StorageKey::parse(&key.as_string()?)?, value.as_ref().and_then(text).unwrap_or_default()))
    };
    Ok(keys.into_iter().zip(values).filter_map(record).collect())
}

/// The text of a record, whatever it became.
fn text(value: &JsValue) -> Option<String> {
    value.as_string().or_else(|| JSON::stringify(value).ok()?.as_string())
}

async fn one_by_one(keys: &[JsValue]) -> Result<Vec<Option<JsValue>>, StorageError> {
    let mut values = Vec::new();
    for key in keys {
        // Each in a transaction of its own, which a failure ends.
        let (transaction, store) = store("readonly").await?;
        let asked = store.get(Query::from(key.clone()));
        leave(&transaction);
        values.push(match asked {
            Ok(asked) => asked.await.ok().flatten(),
            Err(_) => None,
        });
    }
    Ok(values)
}

/// Makes one change in a transaction of its own, and waits until it is on the disk.
async fn change(make: impl Fn(&idb::ObjectStore) -> Result<(), idb::Error>) -> Result<(), StorageError> {
    let (raw, store) = store("readwrite").await?;
    complete(&raw, make(&store)).await
}

/// Ends a transaction in which everything was asked for, and waits until it is on the disk.
pub(super) async fn complete(raw: &IdbTransaction, asked: Result<(), idb::Error>) -> Result<(), StorageError> {
    asked.map_err(|error| from_idb(&error))?;
    leave(raw);
    match Transaction::from(raw.clone()).await {
        Ok(result) if result.is_committed() => Ok(()),
        // A full disk shows itself only at the end, as the reason of the abort.
        _ => Err(raw.error().map_or(StorageError::Failed("AbortError".to_owned()), |error| StorageError::from_js(&error))),
    }
}

/// The store in a transaction that has just begun.
async fn store(mode: &str) -> Result<(IdbTransaction, idb::ObjectStore), StorageError> {
    let transaction = match begin(&open().await?, mode) {
        Ok(transaction) => transaction,
        Err(why) => {
            close();
            // A database without the store holds nothing of ours, and would be in the way for ever.
            if why == StorageError::Failed("NotFoundError".to_owned()) {
                drop(Factory::new().and_then(|factory| factory.delete(&directory().database())));
            }
            // Otherwise the browser had closed the connection, as it does when it runs short of memory.
            begin(&open().await?, mode)?
        }
    };
    let store = Transaction::from(transaction.clone()).object_store(STORE).map_err(|error| from_idb(&error))?;
    Ok((transaction, store))
}

/// Begins a transaction. The crate has no word for durability, so the call is made by name; browsers that do not know the option
/// pass it over.
pub(super) fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, StorageError> {
    let options = Object::new();
    let thrown = |thrown: JsValue| StorageError::from_js(&thrown);
    Reflect::set(&options, &JsValue::from_str("durability"), &JsValue::from_str("strict")).map_err(thrown)?;
    let method: Function = Reflect::get(database, &JsValue::from_str("transaction")).map_err(thrown)?.dyn_into().map_err(thrown)?;
    let stores = Array::of1(&JsValue::from_str(STORE));
    method.call3(database, &stores, &JsValue::from_str(mode), &options).map_err(thrown)?.dyn_into().map_err(thrown)
}

/// Lets a transaction end as soon as what was asked of it is done. By itself it ends only when the page has heard of that; in `WebKit` a page
/// that is left before keeps the store locked for every page after it, until the browser is closed.
#[expect(deprecated, reason = "the bindings say so without a reason; the standard (Indexed Database API 3.0) has it")]
pub(super) fn leave(transaction: &IdbTransaction) {
    // Without this it still ends by itself.
    drop(transaction.commit());
}

async fn open() -> Result<IdbDatabase, StorageError> {
    if let Some(open) = CONNECTION.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let factory = Factory::new().map_err(|_| StorageError::Unavailable)?;
    let mut request = factory.open(&directory().database(), Some(VERSION)).map_err(|_| StorageError::Unavailable)?;
    request.on_upgrade_needed(|event| {
        // Without its store the database is of no use, which the first transaction reports.
        if let Ok(database) = event.database() {
            drop(database.create_object_store(STORE, ObjectStoreParams::new()));
        }
    });
    let database: Database = request.await.map_err(|error| from_idb(&error))?;
    let database = IdbDatabase::from(database);
    // Another window that erases the database must not wait for this one; and the browser may end the connection by itself.
    let connection = database.clone();
    let lose = Closure::<dyn Fn()>::new(move || {
        connection.close();
        CONNECTION.with_borrow_mut(|current| drop(current.take_if(|current| *current == connection)));
        if let Ok(lost) = Event::new(LOST) {
            drop(window().dispatch_event(&lost));
        }
    });
    let lose = lose.into_js_value();
    database.set_onversionchange(Some(lose.unchecked_ref()));
    drop(database.add_event_listener_with_callback("close", lose.unchecked_ref()));
    CONNECTION.set(Some(database.clone()));
    Ok(database)
}

/// What an error of the crate means, by the exception within it where there is one.
pub(super) fn from_idb(error: &idb::Error) -> StorageError {
    match error {
        idb::Error::DomException(exception) => StorageError::from_js(exception),
        idb::Error::UpdateFailed(thrown) | idb::Error::DeleteFailed(thrown) | idb::Error::TransactionOpenFailed(thrown) => {
            StorageError::from_js(thrown)
        }
        other => StorageError::Failed(other.to_string()),
    }
}

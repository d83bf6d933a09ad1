//! `IndexedDB` with strict durability: what is confirmed here has reached the disk, and survives a killed browser.

use std::cell::RefCell;

use idb::{Database, DatabaseEvent, Factory, KeyRange, ObjectStoreParams, Query, Transaction};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{IdbDatabase, IdbTransaction};

use super::{StorageError, directory};
use crate::domain::storage_key::StorageKey;

/// The one store of the database: records by their key.
const STORE: &str = "records";
const VERSION: u32 = 1;

thread_local! {
    /// The open connection: with it, writes begin in the order they are asked for.
    static CONNECTION: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Writes a record; done when the transaction is complete.
///
/// # Errors
/// When the browser gives no database, or no room in it.
pub async fn put(key: &StorageKey, value: &str) -> Result<(), StorageError> {
    let value = JsValue::from_str(value);
    let key = JsValue::from_str(key.as_str());
    change(|store| store.put(&value, Some(&key)).map(drop)).await
}

/// Removes a record, if it is there.
///
/// # Errors
/// When the browser gives no database.
pub async fn remove(key: &StorageKey) -> Result<(), StorageError> {
    let key = JsValue::from_str(key.as_str());
    change(|store| store.delete(key.clone()).map(drop)).await
}

/// Writes some records and removes others, all of it or nothing; done when the transaction is complete.
///
/// # Errors
/// When the browser gives no database, or no room in it.
pub async fn replace(new: &[(StorageKey, String)], old: &[StorageKey]) -> Result<(), StorageError> {
    let key = |key: &StorageKey| JsValue::from_str(key.as_str());
    change(|store| {
        for (name, value) in new {
            drop(store.put(&JsValue::from_str(value), Some(&key(name)))?);
        }
        for name in old {
            drop(store.delete(key(name))?);
        }
        Ok(())
    })
    .await
}

/// The records whose keys begin with `prefix`, in order of key.
///
/// # Errors
/// When the browser gives no database.
pub async fn all(prefix: &str) -> Result<Vec<(StorageKey, String)>, StorageError> {
    let database = open().await?;
    let transaction = begin(&database, "readonly")?;
    let store = Transaction::from(transaction.clone()).object_store(STORE).map_err(|error| from_idb(&error))?;
    let range = || {
        let end = format!("{prefix}\u{ffff}");
        KeyRange::bound(&JsValue::from_str(prefix), &JsValue::from_str(&end), None, None).map(Query::from)
    };
    let read = |error: idb::Error| from_idb(&error);
    let keys = store.get_all_keys(Some(range().map_err(read)?), None).map_err(read)?;
    let values = store.get_all(Some(range().map_err(read)?), None).map_err(read)?;
    leave(&transaction);
    let (keys, values) = (keys.await.map_err(read)?, values.await.map_err(read)?);
    let record = |(key, value): (JsValue, JsValue)| Some((StorageKey::parse(&key.as_string()?)?, value.as_string()?));
    Ok(keys.into_iter().zip(values).filter_map(record).collect())
}

/// Closes the connection, so that the database can be removed.
pub fn close() {
    if let Some(open) = CONNECTION.take() {
        open.close();
    }
}

/// Makes one change in a transaction of its own, and waits until it is on the disk.
async fn change(make: impl Fn(&idb::ObjectStore) -> Result<(), idb::Error>) -> Result<(), StorageError> {
    let database = open().await?;
    let raw = if let Ok(transaction) = begin(&database, "readwrite") {
        transaction
    } else {
        // The browser had closed the connection, as it does when it runs short of memory.
        CONNECTION.take();
        begin(&open().await?, "readwrite")?
    };
    let transaction = Transaction::from(raw.clone());
    let store = transaction.object_store(STORE).map_err(|error| from_idb(&error))?;
    make(&store).map_err(|error| from_idb(&error))?;
    leave(&raw);
    match transaction.await {
        Ok(result) if result.is_committed() => Ok(()),
        // A full disk shows itself only at the end, as the reason of the abort.
        _ => Err(raw.error().map_or(StorageError::Failed("AbortError".to_owned()), |error| StorageError::from_js(&error))),
    }
}

/// Begins a transaction. The crate has no word for durability, so the call is made by name; browsers that do not know the option
/// pass it over.
fn begin(database: &IdbDatabase, mode: &str) -> Result<IdbTransaction, StorageError> {
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
fn leave(transaction: &IdbTransaction) {
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
    // Another tab that erases the database must not wait for this one.
    let connection = database.clone();
    let yield_to_others = Closure::once_into_js(move || {
        connection.close();
        CONNECTION.take();
    });
    database.set_onversionchange(Some(yield_to_others.unchecked_ref()));
    CONNECTION.set(Some(database.clone()));
    Ok(database)
}

/// What an error of the crate means, by the exception within it where there is one.
fn from_idb(error: &idb::Error) -> StorageError {
    match error {
        idb::Error::DomException(exception) => StorageError::from_js(exception),
        idb::Error::UpdateFailed(thrown) | idb::Error::DeleteFailed(thrown) | idb::Error::TransactionOpenFailed(thrown) => {
            StorageError::from_js(thrown)
        }
        other => StorageError::Failed(other.to_string()),
    }
}

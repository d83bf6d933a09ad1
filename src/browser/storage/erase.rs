//! Removing everything that this app keeps in the browser, and nothing of other apps on the same host.

use idb::Factory;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, ServiceWorkerRegistration};

use super::{StorageError, directory, durable, local, session};
use crate::{
    browser::{clock, window},
    domain::storage_key::{RecordType, StorageKey},
};

/// How long the removal of the database may take, in milliseconds: a window that does not let go of it must not keep anybody waiting.
const PATIENCE: i32 = 8_000;

/// The record that stands for a moment while everything is erased, so that other windows learn of it.
pub fn mark() -> StorageKey {
    directory().key(None, RecordType::Setting, "erased")
}

/// Removes records, databases, kept files and the service worker.
///
/// # Errors
/// When the browser refuses to remove what people wrote. Kept files are removed as far as they can be.
pub async fn everything() -> Result<(), StorageError> {
    worker().await;
    files().await;
    let prefix = directory().all();
    session::clear(&prefix);
    // Where there is no room for the mark, the other windows notice that their records are gone.
    drop(local::set(&mark(), "1"));
    durable::close();
    let gone = database(&directory().database()).await.and(database(&directory().gathered_database()).await);
    for key in local::keys(&prefix)? {
        local::remove(&key)?;
    }
    gone
}

async fn database(name: &str) -> Result<(), StorageError> {
    match Factory::new().map(|factory| factory.delete(name)) {
        Ok(Ok(deleting)) => match clock::within(PATIENCE, deleting.into_future()).await {
            Some(outcome) => outcome.map_err(|error| StorageError::Failed(error.to_string())),
            None => Err(StorageError::Failed("TimeoutError".to_owned())),
        },
        // Where there is no database, there is nothing in it.
        _ => Ok(()),
    }
}

async fn files() {
    let Ok(caches) = window().caches() else { return };
    let Some(names) = names(&caches).await else { return };
    let path = window().location().pathname().unwrap_or_default();
    let scope = &path[..path.rfind('/').map_or(0, |at| at + 1)];
    for name in names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(&format!("kuluary:{scope}:"))) {
        drop(JsFuture::from(caches.delete(&name)).await);
    }
}

async fn names(caches: &CacheStorage) -> Option<Array> {
    if caches.is_undefined() {
        return None;
    }
    JsFuture::from(caches.keys()).await.ok()?.dyn_into().ok()
}

async fn worker() {
    let container = window().navigator().service_worker();
    if container.is_undefined() {
        return;
    }
    let found = JsFuture::from(container.get_registration()).await.unwrap_or(JsValue::UNDEFINED);
    if let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>()
        && let Ok(leaving) = registration.unregister()
    {
        drop(JsFuture::from(leaving).await);
    }
}

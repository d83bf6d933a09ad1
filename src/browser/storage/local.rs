//! localStorage: quick and synchronous, for settings, picks and notes, and as the second copy of what must not be lost.
//!
//! Chromium writes it to disk up to a minute late, so nothing may be called saved on its word alone.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Storage, StorageEvent};

use super::StorageError;
use crate::{
    browser::{Guard, window},
    domain::storage_key::StorageKey,
};

/// Reads a record; `None` when there is none.
///
/// # Errors
/// When the browser gives no access to the storage.
pub fn get(key: &StorageKey) -> Result<Option<String>, StorageError> {
    open()?.get_item(key.as_str()).map_err(|thrown| StorageError::from_js(&thrown))
}

/// Writes a record.
///
/// # Errors
/// When the browser gives no access to the storage, or no room.
pub fn set(key: &StorageKey, value: &str) -> Result<(), StorageError> {
    open()?.set_item(key.as_str(), value).map_err(|thrown| StorageError::from_js(&thrown))
}

/// Removes a record, if it is there.
///
/// # Errors
/// When the browser gives no access to the storage.
pub fn remove(key: &StorageKey) -> Result<(), StorageError> {
    open()?.remove_item(key.as_str()).map_err(|thrown| StorageError::from_js(&thrown))
}

/// The keys that begin with `prefix` (see `Directory::prefix`), in no order.
///
/// # Errors
/// When the browser gives no access to the storage.
pub fn keys(prefix: &str) -> Result<Vec<StorageKey>, StorageError> {
    let storage = open()?;
    let length = storage.length().map_err(|thrown| StorageError::from_js(&thrown))?;
    let mut keys = Vec::new();
    for at in 0..length {
        let key = storage.key(at).map_err(|thrown| StorageError::from_js(&thrown))?;
        keys.extend(key.filter(|key| key.starts_with(prefix)).as_deref().and_then(StorageKey::parse));
    }
    Ok(keys)
}

/// Calls `on` with every record that another window writes.
pub fn on_written_elsewhere(on: impl Fn(StorageKey, String) + 'static) -> Guard {
    let closure = Closure::<dyn FnMut(StorageEvent)>::new(move |event: StorageEvent| {
        if let (Some(key), Some(value)) = (event.key().as_deref().and_then(StorageKey::parse), event.new_value()) {
            on(key, value);
        }
    });
    let window = window();
    let heard = closure.as_ref().unchecked_ref();
    // Without it this window learns of the others' work at its next start.
    drop(window.add_event_listener_with_callback("storage", heard));
    Guard::new(move || drop(window.remove_event_listener_with_callback("storage", closure.as_ref().unchecked_ref())))
}

/// The getter itself throws when site data is blocked, and some browsers answer `null`.
fn open() -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Unavailable)?;
    window.local_storage().ok().flatten().ok_or(StorageError::Unavailable)
}

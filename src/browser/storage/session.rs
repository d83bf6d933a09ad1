//! sessionStorage: what lives as long as the tab. Only the organiser's sign-in is kept here.

use web_sys::Storage;

use super::StorageError;
use crate::domain::storage_key::StorageKey;

/// Reads a record; `None` when there is none, or no access to the storage: then nothing was kept either.
pub fn get(key: &StorageKey) -> Option<String> {
    open().ok()?.get_item(key.as_str()).ok().flatten()
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

/// Removes every record whose key begins with `prefix`, as far as there is access to the storage.
pub fn clear(prefix: &str) {
    let Ok(storage) = open() else { return };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    for key in keys.filter(|key| key.starts_with(prefix)).collect::<Vec<_>>() {
        drop(storage.remove_item(&key));
    }
}

fn open() -> Result<Storage, StorageError> {
    let window = web_sys::window().ok_or(StorageError::Unavailable)?;
    window.session_storage().ok().flatten().ok_or(StorageError::Unavailable)
}

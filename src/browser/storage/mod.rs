//! Storage of the browser: one record per key, errors as values, never a panic when the browser refuses.

pub mod bulk;
pub mod durable;
pub mod erase;
pub mod local;
pub mod records;
pub mod session;
pub mod shelf;

use wasm_bindgen::{JsCast, JsValue};

use crate::domain::storage_key::Directory;

/// Why a storage did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// The browser gives no access to it: blocked by settings, or missing.
    #[error("storage is not available")]
    Unavailable,
    /// There is no room left.
    #[error("storage is full")]
    Full,
    /// Anything else, by the name the browser gives it.
    #[error("storage failed: {0}")]
    Failed(String),
}

impl StorageError {
    /// What a thrown value means.
    pub(crate) fn from_js(thrown: &JsValue) -> Self {
        let name = thrown.dyn_ref::<js_sys::Object>().and_then(|object| js_sys::Reflect::get(object, &JsValue::from_str("name")).ok());
        match name.and_then(|name| name.as_string()) {
            Some(name) => Self::of_name(&name),
            None => Self::Failed(thrown.as_string().unwrap_or_default()),
        }
    }

    /// What an error of this name means.
    pub(crate) fn of_name(name: &str) -> Self {
        match name {
            "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => Self::Full,
            "SecurityError" => Self::Unavailable,
            name => Self::Failed(name.to_owned()),
        }
    }
}

/// Asks the browser not to clear this app's data by itself. Some ask the person; the answer changes nothing here.
pub fn ask_to_keep() {
    let Some(window) = web_sys::window() else { return };
    let storage = window.navigator().storage();
    if !storage.is_undefined() {
        // Whatever comes of it, the app says of each answer where it is.
        drop(storage.persist());
    }
}

/// The directory this app is served from, which names its records.
pub fn directory() -> Directory {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    Directory::of_path(path.as_deref().unwrap_or("/"))
}

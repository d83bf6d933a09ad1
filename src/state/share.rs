//! Handing things to the person: files, and links on the clipboard.

use leptos::{prelude::*, task::spawn_local};

use crate::browser::{
    files,
    storage::{StorageError, records::Kept},
};

/// Saves text as a file on the person's device; `false` when the browser refuses.
pub fn save_file(name: &str, mime: &str, bytes: &[u8]) -> bool {
    files::download(name, mime, bytes).is_ok()
}

/// A link to be copied, and how that went.
#[derive(Debug, Clone, Copy)]
pub struct Copying(RwSignal<Option<bool>>);

impl Copying {
    /// Nothing copied yet.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Copies a text.
    pub fn copy(self, text: String) {
        spawn_local(async move {
            let copied = files::copy(&text).await.is_ok();
            // The page may be gone by now; then there is nobody to tell, and the value comes back.
            self.0.try_set(Some(copied));
        });
    }

    /// Whether the last attempt worked; `None` before the first.
    pub fn outcome(self) -> Option<bool> {
        self.0.get()
    }
}

impl Default for Copying {
    fn default() -> Self {
        Self::new()
    }
}

/// The device has no room left, which the person can change.
pub fn is_full(error: &StorageError) -> bool {
    *error == StorageError::Full
}

/// What was saved is on the disk, and survives whatever happens to the browser.
pub fn is_durable(kept: Kept) -> bool {
    kept == Kept::Durably
}

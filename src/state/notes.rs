//! A private note per session, on this device only.

use leptos::prelude::*;

use super::meeting::use_meeting;
use crate::{
    browser::storage::{StorageError, shelf::Shelf},
    domain::{id::SessionId, storage_key::RecordType},
};

/// The note on one session.
#[derive(Debug, Clone, Copy)]
pub struct Note {
    text: RwSignal<String>,
    saved: RwSignal<Option<Result<(), StorageError>>>,
    place: StoredValue<(Shelf, SessionId)>,
}

impl Note {
    /// Reads the note on a session of the meeting on screen.
    pub fn on(session: &SessionId) -> Self {
        let shelf = Shelf::of(&use_meeting().id, RecordType::Note);
        let (text, problem) = match shelf.read(session.as_str()) {
            Ok(text) => (text.unwrap_or_default(), None),
            Err(error) => (String::new(), Some(Err(error))),
        };
        Self { text: RwSignal::new(text), saved: RwSignal::new(problem), place: StoredValue::new((shelf, session.clone())) }
    }

    /// The text.
    pub fn text(self) -> String {
        self.text.get()
    }

    /// Whether the last keystroke was saved; `None` before the first.
    pub fn saved(self) -> Option<Result<(), StorageError>> {
        self.saved.get()
    }

    /// Takes over what was typed, and saves it at once: it is one short record.
    pub fn write(self, text: String) {
        let saved =
            self.place.with_value(
                |(shelf, session)| {
                    if text.is_empty() { shelf.remove(session.as_str()) } else { shelf.write(session.as_str(), &text) }
                },
            );
        self.text.set(text);
        self.saved.set(Some(saved));
    }
}

//! What changed in the programme since the person last read what had changed: remembered on the device, for each meeting.

use std::sync::Arc;

use leptos::prelude::*;

use super::meeting::Loaded;
use crate::{
    browser::storage::shelf::Shelf,
    domain::{
        changes::{Change, changes},
        format::read_meeting,
        meeting::Meeting,
        picks::Picks,
        storage_key::RecordType,
    },
};

/// The programmes as they were when their changes were last read. Several revisions that came meanwhile make one list.
#[derive(Debug, Clone, Copy)]
pub struct ReadProgrammes {
    /// One for each meeting that was on screen since the start; where storage refuses, there is no other memory.
    read: StoredValue<Vec<Arc<Meeting>>>,
}

/// The programmes as they were when their changes were last read.
pub fn use_read_programmes() -> ReadProgrammes {
    expect_context()
}

impl ReadProgrammes {
    /// Nothing is read from the storage until a meeting asks for it.
    pub fn provide() -> Self {
        let here = Self { read: StoredValue::new(Vec::new()) };
        provide_context(here);
        here
    }

    /// What the person has not read yet. A programme that this device shows for the first time is no news.
    pub fn changes(self, loaded: &Loaded, picks: &Picks) -> Vec<Change> {
        let list = self.before(loaded).map(|before| changes(&before, &loaded.meeting, picks)).unwrap_or_default();
        if list.is_empty() {
            self.have_read(loaded);
        }
        list
    }

    /// The person has read what changed up to this programme.
    pub fn have_read(self, loaded: &Loaded) {
        self.remember(loaded.meeting.clone());
        let records = Shelf::of(&loaded.meeting.id, RecordType::Read);
        if records.read(loaded.address()).ok().flatten().as_deref() != Some(&*loaded.file) {
            // Where this cannot be kept, the list comes again with the next start: told twice, not lost.
            drop(records.write(loaded.address(), &loaded.file));
        }
    }

    fn before(self, loaded: &Loaded) -> Option<Arc<Meeting>> {
        let id = &loaded.meeting.id;
        if let Some(known) = self.read.with_value(|read| read.iter().find(|meeting| meeting.id == *id).cloned()) {
            return Some(known);
        }
        let stored = Shelf::of(id, RecordType::Read).read(loaded.address()).ok().flatten()?;
        let meeting = Arc::new(read_meeting(stored.as_bytes()).ok()?.value);
        self.remember(meeting.clone());
        Some(meeting)
    }

    fn remember(self, meeting: Arc<Meeting>) {
        self.read.update_value(|read| {
            read.retain(|other| other.id != meeting.id);
            read.push(meeting);
        });
    }
}

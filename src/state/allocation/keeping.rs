//! The division on this device: read once, written with every change. What a newer version wrote is left alone.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::MyAllocation;
use crate::{
    browser::{
        clock,
        storage::{
            StorageError, ask_to_keep, directory,
            records::{self, Kept},
        },
    },
    domain::{
        division::Division,
        format::allocation_json::{read_allocation, write_allocation},
        storage_key::{RecordType, StorageKey},
    },
    state::aside::{SetAside, sort_out},
};

/// The one record of a meeting's division.
const ID: &str = "division";

/// What became of the stored division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored {
    /// It is being read.
    Reading,
    /// It was read, or there was none.
    Ready,
    /// It cannot be read, and stays where it is until the person decides.
    Unreadable(SetAside),
}

impl MyAllocation {
    /// What became of the stored division; tracked.
    pub fn stored(self) -> Stored {
        self.stored.get()
    }

    /// How well the last change is kept, once it is written; tracked.
    pub fn kept(self) -> Option<Result<Kept, StorageError>> {
        self.kept.get()
    }

    /// Goes on without what cannot be read: the next change is written over it.
    pub fn give_up_stored(self) {
        self.stored.set(Stored::Ready);
    }

    pub(super) fn load(self) {
        spawn_local(async move {
            let Some(key) = self.key() else { return };
            let mut found = records::all(RecordType::Allocation).await.records;
            found.retain(|other, _| *other == key);
            // Both copies are written with the same text; where they differ, the durable one comes first.
            let (mut read, mut aside) = sort_out(found, read_allocation, |durable, _| durable);
            let stored = aside.pop().map_or(Stored::Ready, Stored::Unreadable);
            // The meeting may have left the screen by now.
            if let Some((_, division)) = read.pop() {
                self.division.try_set(Arc::new(division));
            }
            self.stored.try_set(stored);
        });
    }

    /// Writes the division as it stands; what changes meanwhile is written after it.
    pub(super) fn save(self) {
        if self.writing.try_update_value(|writing| writing.replace(true)).flatten().is_some() {
            return;
        }
        spawn_local(async move {
            // Many people make a long text: what was changed is shown first.
            clock::pause(0).await;
            while self.writing.try_update_value(|writing| writing.replace(false)).flatten() == Some(true) {
                let (Some(key), Some(division)) = (self.key(), self.division.try_get_untracked()) else { return };
                let kept = self.write(&key, &division).await;
                self.kept.try_set(Some(kept));
            }
            self.writing.try_set_value(None);
            ask_to_keep();
        });
    }

    async fn write(self, key: &StorageKey, division: &Division) -> Result<Kept, StorageError> {
        records::replace(&[(key.clone(), write_allocation(division))], &[]).await
    }

    fn key(self) -> Option<StorageKey> {
        self.meeting.try_with_value(|meeting| directory().key(Some(&meeting.id), RecordType::Allocation, ID))
    }
}

//! The division on this device: written with every change, read again when another window may have changed it. Reading and writing take
//! turns. What a newer version wrote is left alone.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{MyAllocation, known::Known};
use crate::{
    browser::{
        clock, network,
        storage::{
            StorageError, ask_to_keep, directory,
            records::{self, Kept, Swapped},
        },
        windows,
    },
    domain::{
        format::{
            allocation_json::{read_allocation, write_allocation},
            record_json::Unreadable,
        },
        storage_key::{RecordType, StorageKey},
    },
    state::{
        aside::{SetAside, sort_out},
        turns::{Turn, Turns},
    },
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

    /// Looks again whenever another window may have changed it, once somebody has looked at it here.
    pub(super) fn follow(self) {
        let again = move || {
            if self.stored.try_with_untracked(|stored| *stored != Stored::Reading) == Some(true) {
                self.look();
            }
        };
        let told = move |key| {
            if self.key() == Some(key) {
                again();
            }
        };
        let mut guards = network::on_better_times(again);
        guards.push(windows::on_told(told));
        let guards = StoredValue::new_local(guards);
        on_cleanup(move || guards.update_value(Vec::clear));
    }

    /// Reads what is stored.
    pub(super) fn look(self) {
        self.ask(Turn::Look);
    }

    /// Writes the division as it stands; what changes meanwhile is written after it.
    pub(super) fn save(self) {
        self.ask(Turn::Write);
    }

    fn ask(self, turn: Turn) {
        let begins = self.turns.try_update_value(|turns| turns.ask(turn));
        if begins != Some(true) {
            return;
        }
        spawn_local(async move {
            // Many people make a long text: what was changed is shown first.
            clock::pause(0).await;
            while let Some(turn) = self.turns.try_update_value(Turns::next).flatten() {
                match turn {
                    Turn::Look => drop(self.look_now().await),
                    Turn::Write => drop(self.write_now().await),
                }
            }
        });
    }

    /// `None` when the meeting has left the screen.
    async fn look_now(self) -> Option<()> {
        let (key, meeting) = (self.key()?, self.meeting.try_get_value()?);
        let mut found = records::of(&meeting.id, RecordType::Allocation).await;
        let copies = found.records.remove(&key);
        let text = copies.as_ref().and_then(|copies| copies.first().cloned());
        let unread = self.stored.try_with_untracked(|stored| *stored == Stored::Reading)?;
        // What cannot be read now is not gone.
        let is_news = unread || (text.is_some() && text != self.known.try_with_value(|known| known.text.clone())?);
        if !is_news {
            return Some(());
        }
        // Where two copies differ, the durable one comes first.
        let (mut read, mut aside) =
            sort_out(copies.map(|copies| (key, copies)).into_iter().collect(), read_allocation, |durable, _| durable);
        if let Some(aside) = aside.pop() {
            self.known.try_update_value(|known| known.text = text)?;
            self.stored.try_set(Stored::Unreadable(aside));
            return Some(());
        }
        if let Some((_, division)) = read.pop() {
            self.take_up(Arc::new(division), unread)?;
        }
        self.known.try_update_value(|known| known.text = text)?;
        self.stored.try_set(Stored::Ready);
        Some(())
    }

    /// `None` when the meeting has left the screen.
    async fn write_now(self) -> Option<()> {
        let key = self.key()?;
        let division = self.division.try_get_untracked()?;
        if self.stored.try_with_untracked(|stored| *stored != Stored::Ready)? {
            // What cannot be read is not written over unless the person says so.
            return None;
        }
        let known = self.known.try_with_value(|known| known.text.clone())?;
        let text = write_allocation(&division);
        match records::swap(&key, known.as_deref(), Some(&text)).await {
            Ok(Swapped::Kept(kept)) => {
                self.known.try_set_value(Known { text: Some(text), division });
                self.kept.try_set(Some(Ok(kept)));
                windows::tell(&key);
                ask_to_keep();
            }
            Ok(Swapped::Changed(found)) => {
                self.met(key, found)?;
                self.save();
            }
            Err(error) => drop(self.kept.try_set(Some(Err(error)))),
        }
        Some(())
    }

    /// Another window wrote this before what is here could be written.
    fn met(self, key: StorageKey, found: Option<String>) -> Option<()> {
        match found.as_deref().map(read_allocation) {
            // It was cleared away.
            None => {}
            Some(Ok(theirs)) => self.take_up(Arc::new(theirs), false)?,
            Some(Err(why)) => {
                let aside = SetAside { key, raw: found.iter().cloned().collect(), newer: why == Unreadable::Newer };
                self.stored.try_set(Stored::Unreadable(aside));
            }
        }
        self.known.try_update_value(|known| known.text = found)
    }

    fn key(self) -> Option<StorageKey> {
        self.meeting.try_with_value(|meeting| directory().key(Some(&meeting.id), RecordType::Allocation, ID))
    }
}

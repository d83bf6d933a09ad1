//! Marks and their storage. Reading and writing take turns, so that what another window wrote is met with what is here, and neither is lost.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

use super::{MyMarks, known::News};
use crate::{
    browser::{
        network,
        storage::{
            StorageError, ask_to_keep, directory,
            records::{self, Swapped},
        },
        windows,
    },
    domain::{
        comments::{Marks, Record, RecordName},
        format::marks_json::write_mark,
        storage_key::{RecordType, StorageKey},
    },
    state::turns::{Turn, Turns},
};

impl MyMarks {
    /// Reads what is stored, now and whenever another window may have changed it.
    pub(super) fn follow(self) {
        let told = move |key: StorageKey| {
            let ours = self.meeting.try_with_value(|meeting| key.meeting().as_ref() == Some(meeting)) == Some(true);
            if ours && key.kind() == RecordType::Mark.code() {
                self.look();
            }
        };
        let mut guards = network::on_better_times(move || self.look());
        guards.push(windows::on_told(told));
        let guards = StoredValue::new_local(guards);
        on_cleanup(move || guards.update_value(Vec::clear));
        self.look();
    }

    fn look(self) {
        self.ask(Turn::Look);
    }

    /// Writes what differs from what is stored.
    pub(super) fn save(self) {
        self.ask(Turn::Write);
    }

    fn ask(self, turn: Turn) {
        let begins = self.turns.try_update_value(|turns| turns.ask(turn));
        if begins == Some(true) {
            spawn_local(self.work_off());
        }
    }

    async fn work_off(self) {
        while let Some(turn) = self.turns.try_update_value(Turns::next).flatten() {
            match turn {
                Turn::Look => self.look_now().await,
                Turn::Write => {
                    ask_to_keep();
                    let outcome = self.write_now().await;
                    self.unsaved.try_set(outcome.is_err());
                }
            }
        }
    }

    async fn look_now(self) {
        let Some(meeting) = self.meeting.try_get_value() else { return };
        let found = records::of(&meeting, RecordType::Mark).await;
        let (Some(known), Some(unread)) = (self.known.try_get_value(), self.marks.try_with_untracked(Option::is_none)) else { return };
        if found.problem.is_some() && !unread {
            // What cannot be read now was not removed.
            return;
        }
        let stored: BTreeMap<_, _> = found.records.into_iter().map(|(key, copies)| (key.id().to_owned(), copies)).collect();
        let gone = known.texts.keys().filter(|id| !stored.contains_key(*id)).map(|id| (id, &[][..]));
        let changed = stored.iter().filter(|(id, copies)| known.texts.get(*id) != copies.first());
        let news = gone.chain(changed.map(|(id, copies)| (id, copies.as_slice()))).filter_map(|(id, copies)| News::of(id, copies));
        self.learn(&news.collect::<Vec<_>>());
    }

    /// Writes one record after the other until all that is here is stored.
    async fn write_now(self) -> Result<(), StorageError> {
        while let Some((name, record)) = self.unwritten() {
            let (id, text) = (name.id(), record.as_ref().map(write_mark));
            let Some(meeting) = self.meeting.try_get_value() else { break };
            let Some(known) = self.known.try_with_value(|known| known.texts.get(&id).cloned()) else { break };
            let key = directory().key(Some(&meeting), RecordType::Mark, &id);
            match records::swap(&key, known.as_deref(), text.as_deref()).await? {
                Swapped::Kept(_) => {
                    self.know(&name, record.as_ref(), text);
                    windows::tell(&key);
                }
                Swapped::Changed(found) => self.learn(News::of(&id, found.as_slice()).as_slice()),
            }
        }
        Ok(())
    }

    /// A record that is not stored as it is here; without a record, one that is to be removed.
    fn unwritten(self) -> Option<(RecordName, Option<Record>)> {
        let marks = self.marks.try_get_untracked().flatten()?;
        let known = self.known.try_get_value()?;
        let (written, removed) = known.marks.changes(&marks);
        let written = written.into_iter().map(|record| (record.name(), Some(record)));
        written.chain(removed.into_iter().map(|name| (name, None))).find(|(name, _)| !known.newer.contains(&name.id()))
    }

    /// This is stored from now on, or nothing.
    fn know(self, name: &RecordName, record: Option<&Record>, text: Option<String>) {
        self.known.try_update_value(|known| {
            let base = known.marks.clone();
            known.marks.take_up(&base, name, record);
            match text {
                Some(text) => drop(known.texts.insert(name.id(), text)),
                None => drop(known.texts.remove(&name.id())),
            }
        });
    }

    /// Takes up what is stored. What was changed here since it was last read stays changed, also in what an undo would bring back.
    fn learn(self, news: &[News]) {
        let Some(base) = self.known.try_with_value(|known| known.marks.clone()) else { return };
        let apply = |marks: &mut Marks| news.iter().for_each(|news| news.apply(&base, marks));
        self.known.try_update_value(|known| {
            apply(&mut known.marks);
            for News { name, text, newer, .. } in news {
                match text {
                    Some(text) => drop(known.texts.insert(name.id(), text.clone())),
                    None => drop(known.texts.remove(&name.id())),
                }
                if *newer {
                    known.newer.insert(name.id());
                } else {
                    known.newer.remove(&name.id());
                }
            }
        });
        let Some(before) = self.marks.try_get_untracked() else { return };
        let mut after = before.as_deref().cloned().unwrap_or_default();
        apply(&mut after);
        if before.as_deref() != Some(&after) {
            self.marks.try_set(Some(Arc::new(after)));
        }
        let undoable = self.past.try_with_untracked(|past| !past.is_empty()) == Some(true);
        if undoable && !news.is_empty() {
            self.past.try_update(|past| past.iter_mut().for_each(|marks| apply(Arc::make_mut(marks))));
        }
    }
}

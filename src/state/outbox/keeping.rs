//! The outbox and its storage: reading, writing, and what becomes of either when the storage ends under way.

use std::collections::BTreeSet;

use leptos::{prelude::*, task::spawn_local};

use super::{Keeping, MyOutbox, key_of};
use crate::{
    browser::{
        clock, page,
        storage::{
            StorageError, erase, local,
            records::{self, Kept},
        },
    },
    domain::{
        delivery::outbox::{Entry, State},
        format::{
            record_json::{self, Unreadable},
            submission_json,
        },
        storage_key::{RecordType, StorageKey},
        submission::SubmissionId,
    },
    state::aside::sort_out,
};

/// How long a browser may take to clear all storages of a site once it began, in milliseconds.
const CLEARING: i32 = 1_500;

impl MyOutbox {
    /// The text of a file with one submission, to be taken along.
    pub fn as_file(self, id: &SubmissionId) -> Option<String> {
        self.outbox
            .with_untracked(|outbox| outbox.get(id).map(|entry| submission_json::write_export(std::slice::from_ref(&entry.bytes), &[])))
    }

    /// Writes one again that is kept badly or not at all, because a person asks.
    pub fn keep_again(self, id: &SubmissionId) {
        let Some(entry) = self.outbox.with_untracked(|outbox| outbox.get(id).cloned()) else { return };
        self.weak.update(|weak| {
            weak.insert(id.clone(), Keeping::Nowhere);
        });
        spawn_local(async move { self.write(&entry).await });
    }

    /// Reads what is stored, and joins it to what is here.
    pub(super) async fn read_stored(self) -> BTreeSet<SubmissionId> {
        let found = records::all(RecordType::Submission).await;
        if self.is_over() {
            return BTreeSet::new();
        }
        let (entries, aside) = sort_out(found.records, record_json::read_entry, record_json::merge_entries);
        let stored = entries.iter().map(|(_, entry)| entry.id().clone()).collect();
        let lagging: Vec<_> = entries.iter().filter(|(key, _)| found.lagging.contains(key)).map(|(_, entry)| entry.id().clone()).collect();
        self.broken.set(found.problem.is_some());
        if self.aside.with_untracked(|known| *known != aside) {
            self.aside.set(aside);
        }
        self.weak.update(|weak| weak.extend(lagging.into_iter().map(|id| (id, Keeping::Loosely))));
        self.outbox.update(|outbox| {
            for (_, entry) in entries {
                outbox.learn(entry);
            }
        });
        stored
    }

    /// The durable storage was lost under way: looks what is left. What somebody cleared is not written again behind their back.
    pub(super) async fn look_after_loss(self) {
        self.looking.set_value(true);
        // Who clears one storage clears the other a moment later.
        clock::pause(CLEARING).await;
        if self.is_over() {
            return;
        }
        let before: Vec<_> = self.outbox.with_untracked(|outbox| outbox.entries().iter().map(|entry| entry.id().clone()).collect());
        let stored = self.read_stored().await;
        if self.is_over() {
            return;
        }
        self.weak.update(|weak| {
            for id in before.into_iter().filter(|id| !stored.contains(id)) {
                weak.insert(id, Keeping::Cleared);
            }
        });
        self.looking.set_value(false);
        self.mend().await;
    }

    /// Tries to keep durably what is kept loosely or nowhere.
    pub(super) async fn mend(self) {
        if self.broken.get_untracked() {
            self.read_stored().await;
        }
        if self.is_over() {
            return;
        }
        let worth = |keeping: Keeping| matches!(keeping, Keeping::Loosely | Keeping::Nowhere);
        let weak: Vec<_> =
            self.weak.with_untracked(|weak| weak.iter().filter(|(_, keeping)| worth(**keeping)).map(|(id, _)| id.clone()).collect());
        for id in weak {
            let Some(entry) = self.outbox.with_untracked(|outbox| outbox.get(&id).cloned()) else { continue };
            self.write(&entry).await;
            if self.is_over() || self.weak.with_untracked(|weak| weak.contains_key(&id)) {
                // The storage refuses still, and the others would fare no better.
                break;
            }
        }
    }

    /// Writes a submission as it stands, and remembers how well it is kept.
    pub(super) async fn write(self, entry: &Entry) {
        let key = key_of(entry);
        if !self.may_write(entry, &key) {
            return;
        }
        let kept = records::write(&key, &record_json::write_entry(entry)).await;
        if self.is_over() {
            return;
        }
        // Where the disk has it already, a refusal to write how far it has come takes nothing away.
        if kept == Ok(Kept::Durably) || self.weak.with_untracked(|weak| weak.contains_key(entry.id())) {
            self.note(entry.id(), &kept);
        }
    }

    /// Remembers how well a submission is kept.
    pub(super) fn note(self, id: &SubmissionId, kept: &Result<Kept, StorageError>) {
        let keeping = match kept {
            Ok(Kept::Durably) => None,
            Ok(Kept::Loosely) => Some(Keeping::Loosely),
            Err(_) => Some(Keeping::Nowhere),
        };
        if self.weak.with_untracked(|weak| weak.get(id).copied()) != keeping {
            self.weak.update(|weak| match keeping {
                Some(keeping) => drop(weak.insert(id.clone(), keeping)),
                None => drop(weak.remove(id)),
            });
        }
    }

    /// The app that this belonged to has ended, and with it everything that it knew.
    fn is_over(self) -> bool {
        self.weak.is_disposed()
    }

    /// What a person cleared is not brought back, and what a newer version has rewritten is its own.
    fn may_write(self, entry: &Entry, key: &StorageKey) -> bool {
        if self.looking.get_value() {
            // Whether it was cleared is not known yet; should it not have been, it is written then.
            self.weak.update(|weak| {
                weak.entry(entry.id().clone()).or_insert(Keeping::Loosely);
            });
            return false;
        }
        let cleared = self.weak.with_untracked(|weak| weak.get(entry.id()) == Some(&Keeping::Cleared));
        !cleared && !is_of_newer_version(key)
    }

    /// Lets the other windows know before the next of them sends.
    pub(super) fn tell_others(self, entry: &Entry) {
        let key = key_of(entry);
        if self.may_write(entry, &key) {
            // What does not fit here is written, and reported, later.
            drop(local::set(&key, &record_json::write_entry(entry)));
        }
    }

    /// Takes over what another window wrote.
    pub(super) fn hear(self, key: &StorageKey, value: &str) {
        if *key == erase::mark() {
            // Everything was erased there: nothing of it may be written again from here.
            page::start_anew();
        }
        if key.kind() != RecordType::Submission.code() {
            self.stand.hear(key, value);
            return;
        }
        // A record that cannot be read is set aside at the next start, with its copies.
        let Ok(entry) = record_json::read_entry(value) else { return };
        let known = self.outbox.with_untracked(|outbox| outbox.get(entry.id()).cloned());
        if let Some(known) = &known
            && matches!(known.state, State::Sent { .. })
            && !matches!(entry.state, State::Sent { .. })
        {
            // The other window wrote this before it heard that the answer was sent: what is stored says so again.
            let known = known.clone();
            spawn_local(async move { self.write(&known).await });
        }
        if known.is_none_or(|known| known.state != entry.state) {
            self.outbox.update(|outbox| outbox.learn(entry));
        }
    }
}

/// A newer version of the app, in another window, has rewritten the record: it is its own from then on.
fn is_of_newer_version(key: &StorageKey) -> bool {
    local::get(key).ok().flatten().is_some_and(|text| record_json::read_entry(&text) == Err(Unreadable::Newer))
}

//! Which answers of this device were given at a stand: they are nobody's own, so no form offers to correct them.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    browser::storage::{StorageError, directory, records},
    domain::{
        delivery::Tick,
        id::MeetingId,
        storage_key::{RecordType, StorageKey},
        submission::SubmissionId,
    },
};

/// The answers given at a stand, with the time that stand was set up.
#[derive(Debug, Clone, Copy)]
pub struct StandMarks(RwSignal<BTreeMap<SubmissionId, Tick>>);

impl StandMarks {
    /// None yet.
    pub(super) fn new() -> Self {
        Self(RwSignal::new(BTreeMap::new()))
    }

    /// Reads what is stored.
    pub(super) async fn restore(self) {
        for (key, copies) in records::all(RecordType::Stand).await.records {
            for value in &copies {
                self.hear(&key, value);
            }
        }
    }

    /// Takes over what is stored, perhaps by another window.
    pub(super) fn hear(self, key: &StorageKey, value: &str) {
        // The key alone tells that the answer is nobody's own; without its time it counts for no stand.
        let since = value.parse().map_or(Tick(0), Tick);
        if let Some(id) = SubmissionId::parse(key.id()).filter(|_| key.kind() == RecordType::Stand.code()) {
            self.0.update(|marks| {
                marks.insert(id, since);
            });
        }
    }

    /// Marks an answer, before it is stored itself: should the device die in between, there is a mark too many and no answer that looks
    /// like the owner's.
    ///
    /// # Errors
    /// When no storage took it.
    pub(super) async fn mark(self, meeting: &MeetingId, id: &SubmissionId, since: Tick) -> Result<(), StorageError> {
        let key = directory().key(Some(meeting), RecordType::Stand, id.as_str());
        self.0.update(|marks| {
            marks.insert(id.clone(), since);
        });
        records::write(&key, &since.0.to_string()).await.map(drop)
    }

    /// This answer was given at a stand.
    pub fn has(self, id: &SubmissionId) -> bool {
        self.0.with(|marks| marks.contains_key(id))
    }

    /// This answer was given at the stand that was set up then.
    pub fn is_of(self, id: &SubmissionId, since: Tick) -> bool {
        self.0.with(|marks| marks.get(id) == Some(&since))
    }
}

//! Other meetings of the series to compare with: from what this device holds of their answers, and from files of published results.

use std::{collections::BTreeMap, sync::Arc};

use leptos::{ev, prelude::*, task::spawn_local};

use super::{
    desk::{Desk, attendance, on_site},
    meeting::{Loaded, programme_of},
    shared::{self, Opened, Refusal},
    work,
};
use crate::{
    browser::{
        clock, random, sharing,
        storage::{ask_to_keep, directory, records},
    },
    domain::{
        config::MeetingEntry,
        editions::Edition,
        format::read_share,
        handover::{
            digest::fingerprint,
            sorting::{Sorted, Sorting},
        },
        id::MeetingId,
        meeting::Meeting,
        storage_key::{RecordType, StorageKey},
        summary::{Rules, sum_up},
    },
};

/// Which other edition is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Other {
    /// A meeting of which this device holds answers.
    Held(MeetingId),
    /// A file, by the fingerprint of its text.
    File(String),
}

/// What came of a file that was opened.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It is kept on this device; `loosely`: no storage took it.
    Kept {
        /// No storage took it.
        loosely: bool,
    },
    /// It holds this very meeting.
    SameMeeting,
    /// It cannot be opened.
    Refused(Refusal),
    /// It was removed.
    Removed,
}

/// A meeting of the configuration of which this device holds answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// How the list of meetings shows it.
    pub entry: MeetingEntry,
    /// How many submissions of it there are.
    pub submissions: usize,
}

/// How far the other edition is.
#[derive(Debug, Clone, PartialEq)]
pub enum There {
    /// None was chosen.
    None,
    /// Its programme is being read.
    Reading,
    /// Its programme could not be read.
    Unreachable,
    /// Here it is.
    Here(Arc<Edition>),
}

/// Other meetings of the series.
#[derive(Debug, Clone, Copy)]
pub struct MyEditions {
    desk: Desk,
    loaded: StoredValue<Loaded>,
    files: RwSignal<BTreeMap<String, Opened>>,
    chosen: RwSignal<Option<Other>>,
    there: RwSignal<There>,
    outcome: RwSignal<Option<Outcome>>,
    removed: RwSignal<Option<Opened>>,
}

impl MyEditions {
    /// Reads the files that are kept.
    pub fn beside(loaded: &Loaded, desk: Desk) -> Self {
        let here = Self {
            desk,
            loaded: StoredValue::new(loaded.clone()),
            files: RwSignal::new(BTreeMap::new()),
            chosen: RwSignal::new(None),
            there: RwSignal::new(There::None),
            outcome: RwSignal::new(None),
            removed: RwSignal::new(None),
        };
        spawn_local(async move {
            let mut files = BTreeMap::new();
            for (key, copies) in records::all(RecordType::Edition).await.records {
                // What a newer version wrote, or what is damaged, stays where it is.
                if let Some(opened) = copies.iter().find_map(|text| opened(text)) {
                    files.insert(key.id().to_owned(), opened);
                }
            }
            here.files.try_set(files);
        });
        here
    }

    /// Files of other meetings, each with what names it; tracked.
    pub fn files(self) -> Vec<(String, Arc<Edition>)> {
        let own = self.loaded.with_value(|loaded| loaded.meeting.id.clone());
        let others = |files: &BTreeMap<String, Opened>| {
            let others = files.iter().filter(|(_, opened)| opened.edition.meeting != own);
            others.map(|(id, opened)| (id.clone(), opened.edition.clone())).collect()
        };
        self.files.with(others)
    }

    /// Other meetings of which this device, or the server, holds answers; tracked.
    pub fn held(self) -> Vec<Held> {
        let config = self.loaded.with_value(|loaded| loaded.config.clone());
        let counts = self.desk.elsewhere();
        let held = |entry: &MeetingEntry| Some(Held { entry: entry.clone(), submissions: *counts.get(&entry.id)? });
        config.meetings.iter().filter_map(held).collect()
    }

    /// Which one is compared with.
    pub fn chosen(self) -> Option<Other> {
        self.chosen.get()
    }

    /// The other edition.
    pub fn there(self) -> There {
        self.there.get()
    }

    /// What came of the last file.
    pub fn outcome(self) -> Option<Outcome> {
        self.outcome.get()
    }

    /// Compares with another one.
    pub fn choose(self, other: Other) {
        self.chosen.set(Some(other.clone()));
        match other {
            Other::File(id) => {
                let edition = self.files.with_untracked(|files| files.get(&id).map(|opened| opened.edition.clone()));
                self.there.set(edition.map_or(There::None, There::Here));
            }
            Other::Held(meeting) => {
                self.there.set(There::Reading);
                let sorted = untrack(|| self.desk.sorted());
                let loaded = self.loaded.get_value();
                spawn_local(async move {
                    let entry = loaded.config.meetings.iter().find(|entry| entry.id == meeting).cloned();
                    let programme = match entry {
                        Some(entry) => programme_of(&entry).await,
                        None => None,
                    };
                    // Somebody may choose something else meanwhile, or leave.
                    let other = Some(Other::Held(meeting));
                    let still = || self.chosen.try_with_untracked(|chosen| *chosen == other) == Some(true);
                    let there = match programme {
                        Some(programme) => edition(&programme, sorted.as_deref(), loaded.config.smallest_group, still).await,
                        None => Some(There::Unreachable),
                    };
                    let Some(there) = there.filter(|_| still()) else { return };
                    self.there.try_set(there);
                });
            }
        }
    }

    /// Opens a file that was chosen or dropped, and keeps it.
    pub fn open(self, event: &ev::Event) {
        let Some(file) = sharing::chosen(event).into_iter().next() else { return };
        self.outcome.set(None);
        spawn_local(async move {
            let read = shared::read(&file).await;
            // The page may be gone by now.
            let Some(own) = self.loaded.try_with_value(|loaded| loaded.meeting.id.clone()) else { return };
            match read {
                Err(refusal) => drop(self.outcome.try_set(Some(Outcome::Refused(refusal)))),
                Ok(opened) if own == opened.edition.meeting => {
                    self.outcome.try_set(Some(Outcome::SameMeeting));
                }
                Ok(opened) => self.keep(opened).await,
            }
        });
    }

    async fn keep(self, opened: Opened) {
        let id = fingerprint(&opened.text);
        let kept = records::write(&key(&id), &opened.text).await;
        ask_to_keep();
        self.files.try_update(|files| drop(files.insert(id.clone(), opened)));
        if self.outcome.try_set(Some(Outcome::Kept { loosely: kept.is_err() })).is_none() {
            self.choose(Other::File(id));
        }
    }

    /// Removes a file from this device.
    pub fn remove(self, id: &str) {
        let gone = self.files.try_update(|files| files.remove(id)).flatten();
        if self.chosen.with_untracked(|chosen| *chosen == Some(Other::File(id.to_owned()))) {
            self.chosen.set(None);
            self.there.set(There::None);
        }
        self.removed.set(gone);
        self.outcome.set(Some(Outcome::Removed));
        let key = key(id);
        // What stays behind comes back with the next visit, where it can be removed again.
        spawn_local(async move { drop(records::remove(&key).await) });
    }

    /// Brings back what was removed last.
    pub fn undo(self) {
        if let Some(opened) = self.removed.try_update(Option::take).flatten() {
            spawn_local(self.keep(opened));
        }
    }
}

/// Counts what is held of a meeting, in short pieces; `None` when nobody waits for it any more.
async fn edition(programme: &Meeting, sorted: Option<&Sorted>, smallest_group: u32, still: impl Fn() -> bool) -> Option<There> {
    let mut sorting = Sorting::new(sorted.map(|sorted| Arc::clone(&sorted.all)).unwrap_or_default(), programme);
    if !work::all(|| kuluary_fast::sort(&mut sorting), still).await {
        return None;
    }
    let Sorted { cube, counts, .. } = sorting.finish();
    let rules = Rules { smallest_group: Some(smallest_group), seed: random::fraction().to_bits() };
    let summary = sum_up(programme, &cube, counts, &attendance(programme), rules);
    let made = on_site(programme, clock::now()).date_naive();
    Some(There::Here(Arc::new(Edition::of(programme, &summary, smallest_group, made, false))))
}

fn key(id: &str) -> StorageKey {
    directory().key(None, RecordType::Edition, id)
}

fn opened(text: &str) -> Option<Opened> {
    let read = read_share(text.as_bytes()).ok()?;
    Some(Opened { edition: Arc::new(read.value), text: text.into() })
}

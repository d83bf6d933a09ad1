//! Handing answers of this device over: what was handed over by the person's word, and the link that carries what was not.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use super::{
    drafts::{MyDrafts, use_drafts},
    location::use_location,
    outbox::{MyOutbox, use_outbox},
};
use crate::{
    browser::{
        clock, compression, files, sharing,
        storage::{directory, records},
    },
    domain::{
        address::Route,
        delivery::outbox::Entry,
        format::{
            received_json::{read_handed, write_handed},
            submission_json::write_export,
        },
        handover::{HandedOver, LONGEST_LINK, Way, payload::pack},
        id::MeetingId,
        order::map_of,
        qr::QrCode,
        storage_key::{RecordType, StorageKey},
        submission::SubmissionId,
    },
};

/// What of this device was handed over.
#[derive(Debug, Clone, Copy)]
pub struct Handed(RwSignal<BTreeMap<SubmissionId, HandedOver>>);

/// What of this device was handed over.
pub fn use_handed() -> Handed {
    expect_context()
}

impl Handed {
    /// Reads what is stored.
    pub fn provide() -> Self {
        let here = Self(RwSignal::new(BTreeMap::new()));
        spawn_local(async move {
            let found = records::all(RecordType::HandedOver).await.records.into_iter();
            let read = |copies: Vec<String>| copies.iter().filter_map(|copy| read_handed(copy).ok()).max_by_key(|handed| handed.at);
            let stored = found.filter_map(|(key, copies)| Some((SubmissionId::parse(key.id())?, read(copies)?)));
            // What was handed over while the storage was being read stays.
            let mut stored = map_of(stored);
            here.0.update(|known| {
                stored.append(known);
                *known = stored;
            });
        });
        provide_context(here);
        here
    }

    /// When and how an answer was handed over, if it was.
    pub fn of(self, id: &SubmissionId) -> Option<HandedOver> {
        self.0.with(|handed| handed.get(id).copied())
    }

    /// The organiser does not have this one yet, as far as is known.
    pub fn is_missing(self, entry: &Entry) -> bool {
        entry.is_unsent() && self.of(entry.id()).is_none()
    }

    /// How many the organiser does not have yet, as far as is known.
    pub fn missing(self, outbox: MyOutbox) -> usize {
        outbox.entries().iter().filter(|entry| self.is_missing(entry)).count()
    }

    /// Takes the person's word for it.
    fn mark(self, entries: &[Entry], by: Way) {
        let handed = HandedOver { at: clock::tick(), by };
        for entry in entries {
            self.0.update(|known| {
                known.insert(entry.id().clone(), handed);
            });
            let key = key_of(entry);
            // Should no storage take it, the person is reminded once more than needed.
            spawn_local(async move { drop(records::write(&key, &write_handed(&handed)).await) });
        }
    }

    /// Takes it back.
    fn unmark(self, entries: &[Entry]) {
        for entry in entries {
            self.0.update(|known| {
                known.remove(entry.id());
            });
            let key = key_of(entry);
            spawn_local(async move { drop(records::remove(&key).await) });
        }
    }
}

fn key_of(entry: &Entry) -> StorageKey {
    directory().key(Some(&entry.submission.meeting), RecordType::HandedOver, entry.id().as_str())
}

/// A link that carries answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// Being made.
    Coming,
    /// Here it is; without a code where one code does not hold it.
    Here {
        /// The whole address.
        address: String,
        /// The code of it.
        code: Option<QrCode>,
    },
    /// There is too much for a link, or this browser cannot make one.
    None,
}

/// What is being handed over.
#[derive(Debug, Clone, Copy)]
pub struct Giving {
    handed: Handed,
    outbox: MyOutbox,
    drafts: MyDrafts,
    meeting: StoredValue<MeetingId>,
    wants_all: RwSignal<bool>,
    chosen: Memo<Vec<Entry>>,
    link: RwSignal<Link>,
    /// How the last answers were given in this visit; the person has not said yet that they arrived.
    way: RwSignal<Way>,
    marked: RwSignal<Vec<Entry>>,
    failed: RwSignal<bool>,
}

impl Giving {
    /// Answers of this meeting that were not handed over, or, when the person says so, all of this device.
    pub fn of(meeting: &MeetingId) -> Self {
        let (handed, outbox, drafts) = (use_handed(), use_outbox(), use_drafts());
        let meeting = StoredValue::new(meeting.clone());
        let wants_all = RwSignal::new(false);
        let chosen = Memo::new(move |_| {
            let all = outbox.entries();
            let missing: Vec<_> = all.iter().filter(|entry| is_missing_here(handed, meeting, entry)).cloned().collect();
            if wants_all.get() || missing.is_empty() { all } else { missing }
        });
        let way = RwSignal::new(Way::Link);
        let giving = Self {
            handed,
            outbox,
            drafts,
            meeting,
            wants_all,
            chosen,
            link: RwSignal::new(Link::Coming),
            way,
            marked: RwSignal::new(Vec::new()),
            failed: RwSignal::new(false),
        };
        let location = use_location();
        Effect::new(move || {
            let entries = chosen.get();
            // Taken along: the page may be gone before the link is made.
            let meeting = meeting.get_value();
            giving.link.set(Link::Coming);
            spawn_local(async move {
                let compressed = compression::compress(export(&entries, &[]).as_bytes()).await;
                let link = compressed.map_or(Link::None, |compressed| {
                    let address = location.outside(&meeting, Route::Import(pack(&compressed)));
                    let code = QrCode::encode_for_screen(&address).ok();
                    if address.len() > LONGEST_LINK { Link::None } else { Link::Here { address, code } }
                });
                // The page may be gone, or something else chosen by now.
                if chosen.try_with_untracked(|now| *now == entries) == Some(true) {
                    giving.link.try_set(link);
                }
            });
        });
        giving
    }

    /// How many answers are on this device.
    pub fn all(self) -> usize {
        self.outbox.entries().len()
    }

    /// How many of this meeting were not handed over yet.
    pub fn missing(self) -> usize {
        self.outbox.entries().iter().filter(|entry| is_missing_here(self.handed, self.meeting, entry)).count()
    }

    /// How many are chosen.
    pub fn count(self) -> usize {
        self.chosen.with(Vec::len)
    }

    /// All of this device are chosen, rather than those that were not handed over yet.
    pub fn wants_all(self) -> bool {
        self.wants_all.get()
    }

    /// Chooses all of this device, or only those that were not handed over yet.
    pub fn choose(self, all: bool) {
        self.wants_all.set(all);
    }

    /// The link that carries what is chosen.
    pub fn link(self) -> Link {
        self.link.get()
    }

    /// The browser would give such a file to another app.
    pub fn can_share(self) -> bool {
        sharing::sharable("a.json", "{}").is_some()
    }

    /// Saves what is chosen as a file.
    pub fn save(self, name: &str) {
        let saved = files::download(name, "application/json", self.file().as_bytes());
        self.gave_file(saved.is_ok());
    }

    /// Gives what is chosen to another app, as a file.
    pub fn share(self, name: &str) {
        let Some(file) = sharing::sharable(name, &self.file()) else { return self.save(name) };
        spawn_local(async move {
            match file.share().await {
                sharing::Shared::Cancelled => {}
                shared => self.gave_file(shared == sharing::Shared::Taken),
            }
        });
    }

    fn gave_file(self, done: bool) {
        self.failed.try_set(!done);
        if done {
            self.way.try_set(Way::File);
        }
    }

    /// The link was copied.
    pub fn copied(self) {
        self.way.set(Way::Link);
    }

    /// The browser did not let a file be saved or shared.
    pub fn has_failed(self) -> bool {
        self.failed.get()
    }

    /// A file was given, and the person has not said yet whether it arrived.
    pub fn has_given_file(self) -> bool {
        self.way.get() == Way::File
    }

    /// The person says that what is chosen has arrived.
    pub fn mark(self) {
        let entries = self.chosen.get_untracked();
        self.handed.mark(&entries, self.way.get_untracked());
        self.marked.set(entries);
        self.wants_all.set(false);
        self.way.set(Way::Link);
    }

    /// How many were marked last; 0 before, and after that was taken back.
    pub fn marked(self) -> usize {
        self.marked.with(Vec::len)
    }

    /// There are records that could not be read; tracked.
    pub fn has_unreadable(self) -> bool {
        !self.outbox.set_aside().is_empty() || !self.drafts.set_aside().is_empty()
    }

    /// Takes the last mark back.
    pub fn unmark(self) {
        let entries = self.marked.try_update(std::mem::take).unwrap_or_default();
        self.handed.unmark(&entries);
    }

    /// What is chosen as a file; all of this device takes along what could not be read.
    fn file(self) -> String {
        let entries = self.chosen.get_untracked();
        let everything = entries.len() == self.outbox.entries_untracked().len();
        let raw = if everything { [self.outbox.unreadable_untracked(), self.drafts.unreadable_untracked()].concat() } else { Vec::new() };
        export(&entries, &raw)
    }
}

fn is_missing_here(handed: Handed, meeting: StoredValue<MeetingId>, entry: &Entry) -> bool {
    handed.is_missing(entry) && meeting.with_value(|meeting| entry.submission.meeting == *meeting)
}

fn export(entries: &[Entry], raw: &[String]) -> String {
    let bytes: Vec<_> = entries.iter().map(|entry| entry.bytes.clone()).collect();
    write_export(&bytes, raw)
}

//! The organiser's desk: where answers come from, attendance as it was typed in, and the summary of both.

use std::{num::NonZeroU32, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

mod published;

pub(super) use published::{attendance, on_site};

pub use super::sources::{Held, Server, Source};
use super::{
    delivery::use_where_to,
    gathered::{MyGathered, use_gathered},
    marks::{MyMarks, use_marks},
    meeting::Loaded,
    outbox::use_outbox,
};
use crate::{
    browser::{
        endpoint, random,
        storage::{StorageError, directory, session, shelf::Shelf},
    },
    domain::{
        config::Delivery,
        delivery::{
            Profile,
            reading::{Credentials, ReadFailure},
        },
        format::{
            Headings, answers_csv,
            submission_json::{Received, write_export},
            submissions_json,
        },
        storage_key::{RecordType, StorageKey},
        submission::{About, Submission},
        summary::{Attendance, Rules, Summary, summarise},
        text::Language,
    },
};

/// The organiser's desk of the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    source: RwSignal<Source>,
    /// The source, unless nothing of it is left.
    shown: Memo<Source>,
    server: RwSignal<Server>,
    attendance: RwSignal<Attendance>,
    unsaved: RwSignal<Option<StorageError>>,
    device: Memo<Held>,
    gathered: Memo<Held>,
    received: MyGathered,
    /// The summary with every word of its comments.
    raw: Memo<Arc<Summary>>,
    summary: Memo<Arc<Summary>>,
    marks: MyMarks,
    seed: u64,
    loaded: StoredValue<Loaded>,
    profile: StoredValue<Option<Profile>>,
    /// Rises with every reading and signing out: what an earlier reading brings is stale then.
    attempt: StoredValue<u32>,
}

/// The desk of the meeting on screen.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// A desk for a meeting. Nothing is read or summed up until a page asks for it.
    pub fn provide(loaded: &Loaded) -> Self {
        let profile = profile();
        let server = match profile.as_ref().map(|profile| &profile.read) {
            None => Server::None,
            Some(None) => Server::Unreadable,
            Some(Some(_)) => Server::SignedOut,
        };
        let (source, server) = (RwSignal::new(Source::Device), RwSignal::new(server));
        let attendance = RwSignal::new(Attendance::new());
        let outbox = use_outbox();
        let meeting = loaded.meeting.clone();
        let device = Memo::new(move |_| {
            let ours = outbox.entries().into_iter().filter(|entry| entry.submission.meeting == meeting.id);
            Held::new(ours.map(|entry| (entry.submission, entry.bytes)), 0)
        });
        let (meeting, received) = (loaded.meeting.clone(), use_gathered());
        let gathered = Memo::new(move |_| {
            let all = received.all();
            let ours = all.counting().filter(|(submission, _)| submission.meeting == meeting.id);
            Held::new(ours.map(|(submission, text)| (submission.clone(), text.to_owned())), all.unreadable().len())
        });
        let shown = Memo::new(move |_| match source.get() {
            Source::Gathered if gathered.with(Held::is_empty) => Source::Device,
            source => source,
        });
        let meeting = loaded.meeting.clone();
        let smallest = loaded.config.smallest_group;
        // Chance that no reader of the summary knows: the order of comments must not be traced back.
        let seed = random::fraction().to_bits();
        let raw = Memo::new(move |_| {
            let (held, smallest_group) = match shown.get() {
                Source::Device => (device.get(), None),
                Source::Server => (server.with(Server::held), Some(smallest)),
                Source::Gathered => (gathered.get(), Some(smallest)),
            };
            Arc::new(summarise(&meeting, &held.submissions, &attendance.read(), Rules { smallest_group, seed }))
        });
        let marks = use_marks();
        let summary = Memo::new(move |_| marks.redacted(&raw.read()));
        let desk = Self {
            source,
            shown,
            server,
            attendance,
            unsaved: RwSignal::new(None),
            device,
            gathered,
            received,
            raw,
            summary,
            marks,
            seed,
            loaded: StoredValue::new(loaded.clone()),
            profile: StoredValue::new(profile),
            attempt: StoredValue::new(0),
        };
        provide_context(desk);
        desk
    }

    /// Somebody looks at the desk: reads attendance back, and the endpoint where this tab has signed in before.
    pub fn open(self) {
        self.attendance.set(published::attendance(&self.loaded.read_value().meeting));
        spawn_local(async move {
            self.received.load().await;
            // What was handed over says more than this device's own answers; the server, once it is read, more than both.
            let some = self.gathered.try_with_untracked(|held| !held.is_empty());
            if some == Some(true) && self.source.try_get_untracked() == Some(Source::Device) {
                self.source.set(Source::Gathered);
            }
        });
        if self.server.with_untracked(|server| *server == Server::SignedOut)
            && let Some(who) = self.kept_sign_in()
        {
            self.read(who);
        }
    }

    /// Whoever signed in before, in this tab.
    pub(super) fn kept_sign_in(self) -> Option<Credentials> {
        let kept = session::get(&self.session_key())?;
        let (user, secret) = kept.split_once('\n')?;
        Some(Credentials { user: user.to_owned(), secret: secret.to_owned() })
    }

    /// Keeps a sign-in that works until the tab is closed.
    pub(super) fn keep_sign_in(self, who: &Credentials) {
        // Without sessionStorage one has to sign in again after a reload, and that is all.
        drop(session::set(&self.session_key(), &format!("{}\n{}", who.user, who.secret)));
    }

    /// Which source is summed up.
    pub fn source(self) -> Source {
        self.shown.get()
    }

    /// Sums up another source.
    pub fn show(self, source: Source) {
        self.source.set(source);
    }

    /// What is known of the endpoint's answers.
    pub fn server(self) -> Server {
        self.server.get()
    }

    /// How many answers are on this device.
    pub fn on_device(self) -> usize {
        self.device.with(Held::len)
    }

    /// How many answers of this meeting were handed over.
    pub fn handed_over(self) -> usize {
        self.gathered.with(Held::len)
    }

    /// The endpoint takes a token alone, too.
    pub fn takes_tokens(self) -> bool {
        use crate::domain::delivery::profile::SignIn;
        self.profile.with_value(|profile| {
            let read = profile.as_ref().and_then(|profile| profile.read.as_ref());
            read.is_some_and(|read| read.sign_in != SignIn::Basic)
        })
    }

    /// The summary of the source that is shown.
    pub fn summary(self) -> Arc<Summary> {
        self.summary.get()
    }

    /// The submissions of the source that is shown; tracked.
    pub fn submissions(self) -> Arc<Vec<Submission>> {
        self.held().submissions
    }

    /// What was read from the endpoint, of whatever meeting; tracked.
    pub(super) fn on_server(self) -> Arc<Vec<Submission>> {
        self.server.with(|server| server.held().submissions)
    }

    /// Groups under this number are hidden in the source that is shown; `None` when nothing is.
    pub fn smallest_group(self) -> Option<u32> {
        (self.shown.get() != Source::Device).then(|| self.loaded.read_value().config.smallest_group)
    }

    /// Reads the endpoint, all of it.
    pub fn read(self, who: Credentials) {
        let Some(profile) = self.profile.get_value() else { return };
        self.server.set(Server::Reading(0));
        let key = self.session_key();
        let attempt = self.next_attempt();
        // False also when the meeting on screen has changed: then there is nobody to tell.
        let is_newest = move || self.attempt.try_get_value() == Some(attempt);
        spawn_local(async move {
            let read = endpoint::read_all(&profile, &who, |progress| {
                if is_newest() {
                    self.server.set(Server::Reading(progress.submissions));
                }
            });
            let outcome = read.await;
            if !is_newest() {
                return;
            }
            match outcome {
                Ok(holdings) => {
                    self.keep_sign_in(&who);
                    let stored = |received: Received| {
                        let stored = received.raw.to_string();
                        (received.submission, stored)
                    };
                    self.server.set(Server::Read(Held::new(holdings.submissions.into_iter().map(stored), holdings.unreadable)));
                    self.source.set(Source::Server);
                }
                Err(failure) => {
                    if failure == ReadFailure::SignInRefused {
                        drop(session::remove(&key));
                    }
                    self.server.set(Server::Failed(failure));
                    self.source.set(Source::Device);
                }
            }
        });
    }

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.attempt.get_value()
    }

    /// Reads the endpoint again, as whoever is signed in.
    pub fn refresh(self) {
        self.server.set(Server::SignedOut);
        self.source.set(Source::Device);
        self.open();
    }

    /// Forgets the sign-in and what was read with it.
    pub fn sign_out(self) {
        self.next_attempt();
        self.server.set(Server::SignedOut);
        self.source.set(Source::Device);
        // A browser that gives no access to the storage now gave none to write to either.
        drop(session::remove(&self.session_key()));
    }

    /// How many people attended something; `None` when that is not known.
    pub fn present(self, about: &About) -> Option<NonZeroU32> {
        self.attendance.with(|attendance| attendance.get(about).copied())
    }

    /// Takes over how many people attended something, and keeps it on this device.
    pub fn set_present(self, about: &About, present: Option<NonZeroU32>) {
        let (numbers, id) = (self.shelf(), record(about));
        let saved = match present {
            Some(present) => numbers.write(&id, &present.to_string()),
            None => numbers.remove(&id),
        };
        self.unsaved.set(saved.err());
        self.attendance.update(|attendance| match present {
            Some(present) => drop(attendance.insert(about.clone(), present)),
            None => drop(attendance.remove(about)),
        });
    }

    /// The last number typed in was not saved.
    pub fn is_unsaved(self) -> bool {
        self.unsaved.with(Option::is_some)
    }

    /// The answers of the source that is shown, as a table.
    pub fn csv(self, language: Language, headings: &Headings) -> String {
        let held = untrack(|| self.held());
        answers_csv(&self.loaded.read_value().meeting, &held.submissions, language, headings)
    }

    /// The submissions of the source that is shown, as they are stored.
    pub fn json(self) -> String {
        if self.shown.get_untracked() == Source::Gathered {
            // All of it, so that nothing is missing on another computer: what does not count and what could not be read, too.
            let all = self.received.all_untracked();
            let texts: Vec<_> = all.all().map(|(_, text)| text.to_owned()).collect();
            let raw: Vec<_> = all.unreadable().iter().cloned().collect();
            return write_export(&texts, &raw);
        }
        submissions_json(untrack(|| self.held()).stored.iter().map(String::as_str))
    }

    /// The submissions of the source that is shown; tracked.
    fn held(self) -> Held {
        match self.shown.get() {
            Source::Device => self.device.get(),
            Source::Server => self.server.with(Server::held),
            Source::Gathered => self.gathered.get(),
        }
    }

    fn shelf(self) -> Shelf {
        Shelf::of(&self.loaded.read_value().meeting.id, RecordType::Desk)
    }

    fn session_key(self) -> StorageKey {
        directory().key(Some(&self.loaded.read_value().meeting.id), RecordType::Desk, "sign-in")
    }
}

/// The endpoint when the desk was opened. It does not change under one who is reading it.
fn profile() -> Option<Profile> {
    match untrack(|| use_where_to().delivery()) {
        Delivery::Device => None,
        Delivery::Endpoint(profile) => Some(*profile),
    }
}

/// The record that holds how many attended something.
fn record(about: &About) -> String {
    format!("present-{about}")
}

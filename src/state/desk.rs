//! The organiser's desk: where answers come from, attendance as it was typed in, and the summary of both.

mod attended;
mod count;
mod published;
mod server;
mod take_away;

use std::{collections::BTreeMap, sync::Arc};

use leptos::{prelude::*, task::spawn_local};

pub(super) use attended::attendance;
pub(super) use published::on_site;

use super::sources::Chosen;
pub use super::sources::{Held, Server, Shown, Source};
use super::{
    delivery::use_where_to,
    gathered::{MyGathered, use_gathered},
    marks::{MyMarks, use_marks},
    meeting::Loaded,
    outbox::use_outbox,
};
use crate::{
    browser::{
        Guard, random,
        storage::{StorageError, directory},
    },
    domain::{
        config::Delivery,
        delivery::{
            Profile, Tick,
            reading::{Credentials, ReadFailure},
        },
        handover::{
            bundle::{Bundle, Piece, Record},
            sorting::Sorted,
        },
        id::{MeetingId, SurveyId},
        storage_key::{RecordType, StorageKey},
        submission::{Body, Submission},
        summary::{Attendance, Counts, Cube, Rules, Selection, Sight, Summary, View, sum_up},
    },
};

/// The organiser's desk of the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct Desk {
    chosen: RwSignal<Chosen>,
    /// The sources that are summed up together.
    shown: Memo<Shown>,
    server: RwSignal<Server>,
    /// When the endpoint was last read, and why a later reading failed.
    read_at: RwSignal<Option<Tick>>,
    stale: RwSignal<Option<ReadFailure>>,
    /// The endpoint is being read again, because somebody asked for it.
    again: RwSignal<bool>,
    attendance: RwSignal<Attendance>,
    unsaved: RwSignal<Option<StorageError>>,
    device: Memo<Held>,
    received: MyGathered,
    sorted: RwSignal<Option<Arc<Sorted>>>,
    /// Counting takes longer than a moment, and goes on.
    counting: RwSignal<bool>,
    /// The summary with every word of its comments.
    raw: Memo<Arc<Summary>>,
    summary: Memo<Arc<Summary>>,
    marks: MyMarks,
    /// What comments are shuffled by: chance that no reader of the summary knows, so that their order is not traced back.
    seed: u64,
    loaded: StoredValue<Loaded>,
    profile: StoredValue<Option<Profile>>,
    /// Whoever signed in.
    who: StoredValue<Option<Credentials>>,
    /// Rises with every reading and signing out: what an earlier reading brings is stale then.
    attempt: StoredValue<u32>,
    /// Rises with every counting.
    run: StoredValue<u32>,
    timer: StoredValue<Option<Guard>, LocalStorage>,
}

/// The desk of the meeting on screen.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// A desk for a meeting. Nothing is read until a page asks for it.
    pub fn provide(loaded: &Loaded) -> Self {
        let profile = profile();
        let server = RwSignal::new(match profile.as_ref().map(|profile| &profile.read) {
            None => Server::None,
            Some(None) => Server::Unreadable,
            Some(Some(_)) => Server::SignedOut,
        });
        let (outbox, received) = (use_outbox(), use_gathered());
        let meeting = Arc::clone(&loaded.meeting);
        let device = Memo::new(move |_| {
            let ours = outbox.entries().into_iter().filter(|entry| entry.submission.meeting == meeting.id);
            let records = ours.map(|entry| Record { submission: entry.submission, text: Piece::whole(entry.bytes) }).collect();
            Held(Arc::new(Bundle { records, unreadable: Vec::new() }))
        });
        let chosen = RwSignal::new(Chosen::default());
        let shown = Memo::new(move |_| {
            let server = server.with(|server| matches!(server, Server::Read(_)));
            chosen.get().of(server, !received.all().is_empty())
        });
        let attendance = RwSignal::new(Attendance::new());
        let sorted: RwSignal<Option<Arc<Sorted>>> = RwSignal::new(None);
        let meeting = Arc::clone(&loaded.meeting);
        let smallest = loaded.config.smallest_group;
        let seed = random::fraction().to_bits();
        let raw = Memo::new(move |_| {
            let smallest_group = (!shown.get().is_device_alone()).then_some(smallest);
            let rules = Rules { smallest_group, seed };
            let of = |cube: &Cube, counts: Counts| Arc::new(sum_up(&meeting, cube, counts, &attendance.read(), rules));
            sorted.with(|sorted| match sorted {
                Some(sorted) => of(&sorted.cube, sorted.counts),
                None => of(&Cube::new(&meeting), Counts::default()),
            })
        });
        let marks = use_marks();
        let summary = Memo::new(move |_| marks.redacted(&raw.read()));
        let desk = Self {
            chosen,
            shown,
            server,
            read_at: RwSignal::new(None),
            stale: RwSignal::new(None),
            again: RwSignal::new(false),
            attendance,
            unsaved: RwSignal::new(None),
            device,
            received,
            sorted,
            counting: RwSignal::new(false),
            raw,
            summary,
            marks,
            seed,
            loaded: StoredValue::new(loaded.clone()),
            profile: StoredValue::new(profile),
            who: StoredValue::new(None),
            attempt: StoredValue::new(0),
            run: StoredValue::new(0),
            timer: StoredValue::new_local(None),
        };
        Effect::new(move || desk.recount());
        provide_context(desk);
        desk
    }

    /// Somebody looks at the desk: reads attendance and what was handed over, and the endpoint where this tab has signed in before; from
    /// then on every minute, until the page is left.
    pub fn open(self) {
        self.read_attendance();
        spawn_local(async move {
            self.received.load().await;
            self.received.rehearse().await;
        });
        if self.server.with_untracked(|server| *server == Server::SignedOut)
            && let Some(who) = self.kept_sign_in()
        {
            self.read(who);
        }
        self.watch();
    }

    /// Which sources are summed up together.
    pub fn shown(self) -> Shown {
        self.shown.get()
    }

    /// Sums up a source with the others, or without it.
    pub fn show(self, source: Source, shown: bool) {
        self.chosen.update(|chosen| chosen.set(source, shown));
    }

    /// How many answers are on this device.
    pub fn on_device(self) -> usize {
        self.device.with(Held::len)
    }

    /// How many answers of this meeting were handed over.
    pub fn handed_over(self) -> usize {
        let meeting = self.loaded.with_value(|loaded| loaded.meeting.id.clone());
        self.received.all().counting().filter(|record| record.submission.meeting == meeting).count()
    }

    /// What was gathered, sorted; `None` before it was counted for the first time.
    pub fn sorted(self) -> Option<Arc<Sorted>> {
        self.sorted.get()
    }

    /// Counting takes longer than a moment, and goes on.
    pub fn is_counting(self) -> bool {
        self.counting.get()
    }

    /// The summary of the sources that are shown.
    pub fn summary(self) -> Arc<Summary> {
        self.summary.get()
    }

    /// Looks at the answers to a survey, for views narrower than the summary; tracked. `None` when the meeting has no such survey.
    pub fn sight<T>(self, survey: &SurveyId, look: impl FnOnce(&Sight) -> T) -> Option<T> {
        let rules = Rules { smallest_group: self.smallest_group(), seed: self.seed };
        let (attendance, loaded) = (self.attendance.read(), self.loaded.read_value());
        let cube = self.sorted.with(|sorted| sorted.as_ref().map(|sorted| Arc::clone(&sorted.cube)));
        let cube = cube.unwrap_or_else(|| Arc::new(Cube::new(&loaded.meeting)));
        Sight::new(&loaded.meeting, &cube, survey, &attendance, rules).map(|sight| look(&sight))
    }

    /// What a selection of the answers to a survey shows, without what was taken out of the comments; tracked.
    pub fn view(self, survey: &SurveyId, selection: &Selection) -> View {
        let mut view = self.sight(survey, |sight| sight.view(selection)).unwrap_or(View::Nothing);
        if let View::Shown(group) = &mut view {
            self.marks.redact_group(survey, group);
        }
        view
    }

    /// How many submissions of other meetings than the one on screen are among them, by meeting; tracked.
    pub(super) fn elsewhere(self) -> BTreeMap<MeetingId, usize> {
        self.sorted.with(|sorted| sorted.as_ref().map(|sorted| sorted.elsewhere.clone()).unwrap_or_default())
    }

    /// The submissions of the sources that are shown, of each id the one that counts; tracked. Many are slow to copy: for choices there is
    /// `choices`.
    pub fn submissions(self) -> Arc<Vec<Submission>> {
        self.copies(|_| true)
    }

    /// The choices of workshops among them, and what takes something back; tracked.
    pub fn choices(self) -> Arc<Vec<Submission>> {
        self.copies(|submission| !matches!(submission.body, Body::Feedback(_)))
    }

    fn copies(self, of: impl Fn(&Submission) -> bool) -> Arc<Vec<Submission>> {
        self.sorted.with(|sorted| {
            let all = sorted.iter().flat_map(|sorted| sorted.all.counting());
            Arc::new(all.map(|record| &record.submission).filter(|submission| of(submission)).cloned().collect())
        })
    }

    /// Groups under this number are hidden in what is shown; `None` when nothing is.
    pub fn smallest_group(self) -> Option<u32> {
        (!self.shown.get().is_device_alone()).then(|| self.loaded.read_value().config.smallest_group)
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

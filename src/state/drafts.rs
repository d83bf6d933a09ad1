//! Forms being filled in: kept on the device while they are typed, one for each survey and what it is about.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use super::aside::{SetAside, sort_out};
use crate::{
    browser::{
        Guard, clock, network, random,
        storage::{
            StorageError, directory, durable, local,
            records::{self, Kept},
        },
    },
    domain::{
        answer::{Answer, Answers},
        delivery::Tick,
        draft::Draft,
        format::record_json,
        id::{MeetingId, QuestionId, SurveyId},
        storage_key::{RecordType, StorageKey},
        submission::{About, SubmissionId},
    },
};

/// How long after a change a draft is written durably, in milliseconds. Typing on does not put it off, so that no more than this is lost
/// when the battery dies.
const DEBOUNCE: i32 = 400;
/// How long a browser may take to clear all storages of a site once it began, in milliseconds.
const CLEARING: i32 = 1_500;

/// What a form is about: of these there is one draft at most.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormKey {
    /// The meeting.
    pub meeting: MeetingId,
    /// The survey.
    pub survey: SurveyId,
    /// What it is about.
    pub about: About,
}

/// The drafts of this device.
#[derive(Debug, Clone, Copy)]
pub struct MyDrafts {
    drafts: RwSignal<BTreeMap<FormKey, Draft>>,
    ready: RwSignal<bool>,
    aside: RwSignal<Vec<SetAside>>,
    /// How well the last change of each is saved; none while it is being written.
    saved: RwSignal<BTreeMap<FormKey, Result<Kept, StorageError>>>,
    unwritten: StoredValue<Option<FormKey>>,
    timer: StoredValue<Option<Guard>, LocalStorage>,
    /// Nothing of them is written anywhere.
    passing: bool,
}

/// The drafts of this device.
pub fn use_drafts() -> MyDrafts {
    expect_context()
}

impl MyDrafts {
    /// Reads the stored drafts.
    pub fn provide() -> Self {
        let here = Self::new(false);
        // A page that goes out of sight may never come back: what is typed is written before.
        let lost = durable::on_lost(move || spawn_local(async move { here.look_after_loss().await }));
        let guards = StoredValue::new_local(vec![network::on_leave(move || here.flush()), lost]);
        on_cleanup(move || guards.update_value(Vec::clear));
        spawn_local(async move {
            let lagging = here.restore().await;
            here.ready.set(true);
            for form in lagging {
                here.write(form).await;
            }
        });
        provide_context(here);
        here
    }

    /// Drafts that are written nowhere and gone with the page: those of people who pass by.
    pub fn of_passers_by() -> Self {
        let here = Self::new(true);
        here.ready.set(true);
        here
    }

    fn new(passing: bool) -> Self {
        Self {
            drafts: RwSignal::new(BTreeMap::new()),
            ready: RwSignal::new(false),
            aside: RwSignal::new(Vec::new()),
            saved: RwSignal::new(BTreeMap::new()),
            unwritten: StoredValue::new(None),
            timer: StoredValue::new_local(None),
            passing,
        }
    }

    /// The stored drafts have been read.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// The draft of a form.
    pub fn draft(self, form: &FormKey) -> Option<Draft> {
        self.drafts.with(|drafts| drafts.get(form).cloned())
    }

    /// How well the last change of a form was saved; `None` while it is being written, and before the first.
    pub fn saved(self, form: &FormKey) -> Option<Result<Kept, StorageError>> {
        self.saved.with(|saved| saved.get(form).cloned())
    }

    /// Stored drafts that could not be read.
    pub fn set_aside(self) -> Vec<SetAside> {
        self.aside.get()
    }

    /// Raw texts of what could not be read, without following changes.
    pub fn unreadable_untracked(self) -> Vec<String> {
        self.aside.with_untracked(|aside| aside.iter().flat_map(|record| record.raw.clone()).collect())
    }

    /// Gives up the drafts that became submissions of which `is_safe` says that they cannot be lost any more; tracked.
    pub fn forget_submitted(self, is_safe: impl Fn(&SubmissionId) -> bool) {
        let done = self.drafts.with(|drafts| drafts.iter().find(|(_, draft)| is_safe(&draft.id)).map(|(form, _)| form.clone()));
        if let Some(form) = done {
            self.discard(&form);
        }
    }

    /// Takes over an answer, or takes it back. The first one makes the draft and its id.
    pub fn answer(self, form: &FormKey, question: &QuestionId, answer: Option<Answer>) {
        self.drafts.update(|drafts| {
            let draft = drafts.entry(form.clone()).or_insert_with(|| new_draft(form, Answers::new(), None));
            match answer {
                Some(answer) => drop(draft.answers.insert(question.clone(), answer)),
                None => drop(draft.answers.remove(question)),
            }
            draft.changed = Tick::following(draft.changed, clock::tick());
        });
        self.keep(form);
    }

    /// Begins the correction of a submission with its answers; a correction already begun goes on.
    pub fn correct(self, form: &FormKey, replaces: &SubmissionId, answers: Answers) {
        let begun = self.draft(form).is_some_and(|draft| draft.replaces.as_ref() == Some(replaces));
        if !begun {
            let former = self.draft(form);
            self.drafts.update(|drafts| drop(drafts.insert(form.clone(), new_draft(form, answers, Some(replaces.clone())))));
            if let Some(former) = former {
                erase(form, &former.id);
            }
            self.keep(form);
        }
    }

    /// The draft became a submission, or is given up.
    pub fn discard(self, form: &FormKey) {
        self.unwritten.update_value(|unwritten| drop(unwritten.take_if(|other| other == form)));
        self.saved.update(|saved| drop(saved.remove(form)));
        let draft = self.drafts.try_update(|drafts| drafts.remove(form)).flatten();
        if let Some(draft) = draft {
            erase(form, &draft.id);
        }
    }

    /// Writes the change at once where that is cheap, and durably when the typing pauses.
    fn keep(self, form: &FormKey) {
        if self.passing {
            return;
        }
        if self.unwritten.with_value(|other| other.as_ref().is_some_and(|other| other != form)) {
            self.flush();
        }
        if let Some(draft) = self.drafts.with_untracked(|drafts| drafts.get(form).cloned()) {
            // The durable write below reports for both.
            drop(local::set(&key_of(form, &draft.id), &record_json::write_draft(&draft)));
        }
        self.saved.update(|saved| drop(saved.remove(form)));
        self.unwritten.set_value(Some(form.clone()));
        if self.timer.with_value(Option::is_none) {
            self.timer.set_value(Some(clock::after(DEBOUNCE, move || self.flush())));
        }
    }

    /// Writes what is typed at once, because the page is about to go.
    pub fn write_now(self) {
        self.flush();
    }

    /// Writes what is not written yet.
    fn flush(self) {
        self.timer.try_set_value(None);
        if let Some(form) = self.unwritten.try_update_value(Option::take).flatten() {
            spawn_local(async move { self.write(form).await });
        }
    }

    /// Writes a draft as it stands, and remembers how well it is kept, unless it changed meanwhile.
    async fn write(self, form: FormKey) {
        // The app that this belonged to may have ended meanwhile.
        let Some(draft) = self.drafts.try_with_untracked(|drafts| drafts.get(&form).cloned()).flatten() else { return };
        let kept = records::write(&key_of(&form, &draft.id), &record_json::write_draft(&draft)).await;
        if self.drafts.try_with_untracked(|drafts| drafts.get(&form) == Some(&draft)).unwrap_or_default() {
            self.saved.update(|saved| drop(saved.insert(form, kept)));
        }
    }

    /// Reads what is stored. Returns the forms whose durable write was cut off by a closed page, to be made good: a dead battery could still
    /// take what is on screen again.
    async fn restore(self) -> Vec<FormKey> {
        let found = records::all(RecordType::Draft).await;
        let later = |one: Draft, other: Draft| if other.changed > one.changed { other } else { one };
        let (read, aside) = sort_out(found.records, record_json::read_draft, later);
        self.aside.set(aside);
        let mut drafts: BTreeMap<FormKey, Draft> = BTreeMap::new();
        let (mut saved, mut lagging) = (BTreeMap::new(), Vec::new());
        for (key, draft) in read {
            let Some(meeting) = key.meeting() else { continue };
            let form = FormKey { meeting, survey: draft.survey.clone(), about: draft.about.clone() };
            if drafts.get(&form).is_some_and(|other| other.changed >= draft.changed) {
                continue;
            }
            let kept = if found.lagging.contains(&key) { Kept::Loosely } else { Kept::Durably };
            if kept == Kept::Loosely {
                lagging.push(form.clone());
            }
            saved.insert(form.clone(), Ok(kept));
            drafts.insert(form, draft);
        }
        // What was typed while the storage was being read stays.
        saved.retain(|form, _| self.drafts.with_untracked(|typed| !typed.contains_key(form)));
        self.saved.update(|known| known.append(&mut saved));
        self.drafts.update(|typed| {
            drafts.append(typed);
            *typed = drafts;
        });
        lagging
    }

    /// The durable storage was lost under way: says of each draft what is left of it. The next keystroke saves it again.
    async fn look_after_loss(self) {
        // Who clears one storage clears the other a moment later.
        clock::pause(CLEARING).await;
        let found = records::all(RecordType::Draft).await;
        let all: Vec<_> = self
            .drafts
            .try_with_untracked(|drafts| drafts.iter().map(|(form, draft)| (form.clone(), key_of(form, &draft.id))).collect())
            .unwrap_or_default();
        for (form, key) in all {
            if found.lagging.contains(&key) {
                self.write(form).await;
            } else if !found.records.contains_key(&key) {
                self.saved.update(|saved| drop(saved.insert(form, Err(StorageError::Unavailable))));
            }
        }
    }
}

fn new_draft(form: &FormKey, answers: Answers, replaces: Option<SubmissionId>) -> Draft {
    Draft { id: random::id(), about: form.about.clone(), survey: form.survey.clone(), answers, replaces, changed: clock::tick() }
}

fn key_of(form: &FormKey, id: &SubmissionId) -> StorageKey {
    directory().key(Some(&form.meeting), RecordType::Draft, id.as_str())
}

/// A former draft is of no use: should it stay after all, the id of its submission tells that it is done.
fn erase(form: &FormKey, id: &SubmissionId) {
    let key = key_of(form, id);
    spawn_local(async move { drop(records::remove(&key).await) });
}

//! Forms being filled in: kept on the device while they are typed, one for each survey and what it is about.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        Guard, clock, network, random,
        storage::{
            StorageError, directory, local,
            records::{self, Kept},
        },
    },
    domain::{
        answer::{Answer, Answers},
        draft::Draft,
        format::record_json,
        id::{MeetingId, QuestionId, SurveyId},
        storage_key::{RecordType, StorageKey},
        submission::{About, SubmissionId},
    },
};

/// How long after the last change a draft is written durably, in milliseconds.
const DEBOUNCE: i32 = 400;

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
    saved: RwSignal<Option<Result<Kept, StorageError>>>,
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
        let guard = StoredValue::new_local(Some(network::on_leave(move || here.flush())));
        on_cleanup(move || guard.set_value(None));
        spawn_local(async move {
            here.restore().await;
            here.ready.set(true);
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
            saved: RwSignal::new(None),
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

    /// Whether the last change was saved; `None` while it is being written, and before the first.
    pub fn saved(self) -> Option<Result<Kept, StorageError>> {
        self.saved.get()
    }

    /// Takes over an answer, or takes it back. The first one makes the draft and its id.
    pub fn answer(self, form: &FormKey, question: &QuestionId, answer: Option<Answer>) {
        self.drafts.update(|drafts| {
            let draft = drafts.entry(form.clone()).or_insert_with(|| new_draft(form, Answers::new(), None));
            match answer {
                Some(answer) => drop(draft.answers.insert(question.clone(), answer)),
                None => drop(draft.answers.remove(question)),
            }
            draft.changed = clock::tick();
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
        self.saved.set(None);
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
        self.saved.set(None);
        self.unwritten.set_value(Some(form.clone()));
        self.timer.set_value(Some(clock::after(DEBOUNCE, move || self.flush())));
    }

    /// Writes what is typed at once, because the page is about to go.
    pub fn write_now(self) {
        self.flush();
    }

    /// Writes what is not written yet.
    fn flush(self) {
        let form = self.unwritten.try_update_value(Option::take).flatten();
        let draft = form.and_then(|form| self.drafts.with_untracked(|drafts| drafts.get(&form).cloned().map(|draft| (form, draft))));
        if let Some((form, draft)) = draft {
            spawn_local(async move {
                let kept = records::write(&key_of(&form, &draft.id), &record_json::write_draft(&draft)).await;
                self.saved.set(Some(kept));
            });
        }
    }

    async fn restore(self) {
        let found = records::all(RecordType::Draft).await;
        let mut drafts: BTreeMap<FormKey, Draft> = BTreeMap::new();
        for (key, copies) in found.records {
            let Some(meeting) = key.meeting() else { continue };
            // What cannot be read stays in the storage, untouched; a newer version of the app may know it.
            let read = copies.iter().filter_map(|copy| record_json::read_draft(copy).ok());
            let Some(draft) = read.max_by_key(|draft| draft.changed) else { continue };
            if found.lagging.contains(&key) {
                // A write that a closed page cut off is made good, or a dead battery could still take what is on screen again.
                let kept = records::write(&key, &record_json::write_draft(&draft)).await;
                self.saved.set(Some(kept));
            }
            let form = FormKey { meeting, survey: draft.survey.clone(), about: draft.about.clone() };
            if drafts.get(&form).is_none_or(|other| other.changed < draft.changed) {
                drafts.insert(form, draft);
            }
        }
        // What was typed while the storage was being read stays.
        self.drafts.update(|typed| {
            drafts.append(typed);
            *typed = drafts;
        });
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

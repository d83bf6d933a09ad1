//! Handing the choice of workshops to the organiser: only when the person says so, saved first as every answer is, and corrected by a new
//! submission that names the one it replaces.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    clock::{Clock, real_minute, use_clock},
    meeting::Loaded,
    outbox::{MyOutbox, use_outbox},
    picks::{MyPicks, use_picks},
    wishes::{MyWishes, use_wishes},
};
use crate::{
    browser::{random, storage::StorageError},
    domain::{
        choices::{Review, badge_of, given, line, review},
        delivery::outbox::Entry,
        format::submission_json,
        meeting::Meeting,
        submission::{Body, Head, Submission, SubmissionId},
        text::Language,
    },
};

/// My choice of workshops in the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct MyChoices {
    meeting: StoredValue<Arc<Meeting>>,
    asks_badge: bool,
    /// The badge label as it is being typed; until then it is the one that was handed over.
    badge: RwSignal<Option<String>>,
    given: Memo<Option<Entry>>,
    review: Memo<Review>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<StorageError>>,
    /// What could not be saved: the same choice is tried again as it was frozen.
    frozen: StoredValue<Option<Submission>>,
    sources: Sources,
}

/// What a choice is made of.
#[derive(Debug, Clone, Copy)]
struct Sources {
    clock: Clock,
    outbox: MyOutbox,
    picks: MyPicks,
    wishes: MyWishes,
}

impl MyChoices {
    /// My choice in a meeting.
    pub fn provide(loaded: &Loaded) -> Self {
        let meeting = loaded.meeting.clone();
        let asks_badge = loaded.config.ask_badge;
        let sources = Sources { clock: use_clock(), outbox: use_outbox(), picks: use_picks(), wishes: use_wishes() };
        let badge = RwSignal::new(None::<String>);
        let id = meeting.id.clone();
        let given = Memo::new(move |_| sources.given(&id));
        let of = meeting.clone();
        let review = Memo::new(move |_| {
            sources.clock.minute().track();
            let label = label(asks_badge, badge.get(), given.get().as_ref());
            sources.review(&of, label.as_deref())
        });
        let here = Self {
            meeting: StoredValue::new(meeting),
            asks_badge,
            badge,
            given,
            review,
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            frozen: StoredValue::new(None),
            sources,
        };
        provide_context(here);
        here
    }

    /// It belongs to this revision of the meeting, and is still there.
    pub fn is_of(self, loaded: &Loaded) -> bool {
        self.meeting.try_with_value(|meeting| Arc::ptr_eq(meeting, &loaded.meeting)) == Some(true)
    }

    /// What is chosen, and how it stands to what was handed over, as something to derive from.
    pub fn reviewed(self) -> Memo<Review> {
        self.review
    }

    /// What was handed over last, with its place on the way; tracked.
    pub fn given(self) -> Option<Entry> {
        self.given.get()
    }

    /// The ids of what was handed over, the newest first; tracked.
    pub fn line(self) -> Vec<SubmissionId> {
        let Some(last) = self.given.get() else { return Vec::new() };
        line(&self.sources.outbox.submissions(), last.id())
    }

    /// The organiser asks for a badge label.
    pub fn asks_badge(self) -> bool {
        self.asks_badge
    }

    /// The badge label in its field; tracked.
    pub fn badge(self) -> String {
        self.badge.get().or_else(|| self.given.with(|given| badge_in(given.as_ref()))).unwrap_or_default()
    }

    /// Takes over what is typed as the badge label. It goes along with the choice alone, and is stored nowhere else.
    pub fn type_badge(self, text: String) {
        self.badge.set(Some(text));
    }

    /// It is being saved.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Why it was not saved.
    pub fn failure(self) -> Option<StorageError> {
        self.failure.get()
    }

    /// Hands the choice over; `done` runs once it is saved. A second tap meanwhile does nothing.
    pub fn give(self, language: Language, done: impl FnOnce() + 'static) {
        if let Some(submission) = self.submission(language) {
            self.hand_over(submission, done);
        }
    }

    /// Takes back what was handed over.
    pub fn withdraw(self, language: Language, done: impl FnOnce() + 'static) {
        if let Some(entry) = self.given.get_untracked() {
            let submission = Submission::withdrawal(self.head(random::id(), language), entry.id().clone());
            self.hand_over(submission, done);
        }
    }

    /// The choice as a file for the organiser, for when no storage takes it.
    pub fn as_file(self, language: Language) -> Option<String> {
        let submission = self.submission(language)?;
        Some(submission_json::write_export(&[submission_json::write(&submission)], &[]))
    }

    /// What there is to hand over at this very moment: a block may have closed since the screen was drawn.
    fn submission(self, language: Language) -> Option<Submission> {
        let former = self.given.get_untracked();
        let badge = label(self.asks_badge, self.badge.get_untracked(), former.as_ref());
        let review = untrack(|| self.sources.review(&self.meeting.get_value(), badge.as_deref()));
        if !review.state.can_give() {
            return None;
        }
        let replaces = former.map(|entry| entry.id().clone());
        let submission = Submission::of_choices(self.head(random::id(), language), review.ranked, badge, replaces);
        let frozen = self.frozen.get_value().filter(|frozen| frozen.body == submission.body).unwrap_or(submission);
        self.frozen.set_value(Some(frozen.clone()));
        Some(frozen)
    }

    fn head(self, id: SubmissionId, language: Language) -> Head {
        self.meeting.with_value(|meeting| Head { id, meeting: meeting.id.clone(), at: real_minute(meeting), language })
    }

    fn hand_over(self, submission: Submission, done: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        let outbox = self.sources.outbox;
        let id = submission.id.clone();
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let kept = outbox.submit(submission).await;
            // With an endpoint it is on its way even if no storage took it; without one it is on the screen only.
            let accepted = kept.is_ok() || outbox.has_untracked(&id);
            // The meeting may have left the screen by now; then nobody is left to be told, and the values come back.
            self.busy.try_set(false);
            self.failure.try_set(if accepted { None } else { kept.err() });
            if accepted {
                self.frozen.try_update_value(Option::take);
                self.badge.try_set(None);
                done();
            }
        });
    }
}

impl Sources {
    fn given(self, meeting: &crate::domain::id::MeetingId) -> Option<Entry> {
        let all = self.outbox.submissions();
        let id = given(&all, meeting)?.submission.id.clone();
        self.outbox.entry(&id)
    }

    fn review(self, meeting: &Meeting, badge: Option<&str>) -> Review {
        let all = self.outbox.submissions();
        let wishes = self.wishes.of(&meeting.id);
        self.picks.with(|picks| review(meeting, picks, &wishes, badge, given(&all, &meeting.id), real_minute(meeting)))
    }
}

/// The badge label that goes along: as typed, or else as it was handed over before; none where nobody asks for it.
fn label(asked: bool, typed: Option<String>, given: Option<&Entry>) -> Option<String> {
    let typed = typed.or_else(|| badge_in(given)).filter(|_| asked)?;
    badge_of(&typed)
}

fn badge_in(given: Option<&Entry>) -> Option<String> {
    match &given?.submission.body {
        Body::Choices { badge, .. } => badge.clone(),
        Body::Feedback(_) | Body::Withdrawal { .. } => None,
    }
}

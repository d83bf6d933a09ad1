//! The outbox while the app runs: saves first, then sends, and tries again by itself. It lives at the root and outlives every page.
//!
//! What to do next is the pure queue's decision (`domain::delivery::outbox`); here are only its clock, its network and its storage.

mod keeping;

use std::collections::{BTreeMap, BTreeSet};

use leptos::{prelude::*, task::spawn_local};

use super::{aside::SetAside, stand_marks::StandMarks};
use crate::{
    browser::{
        Guard, clock, locks, network, random, sending,
        storage::{
            StorageError, ask_to_keep, directory, durable, local,
            records::{self, Kept},
        },
    },
    domain::{
        config::Delivery,
        delivery::{
            Outbox, Profile, Verdict,
            outbox::{Entry, State},
        },
        format::{record_json, submission_json},
        id::{MeetingId, SurveyId},
        order::set_of,
        storage_key::{RecordType, StorageKey},
        submission::{About, Body, Submission, SubmissionId, current},
    },
};

/// How long another window may keep this one from sending, in milliseconds: longer than it takes to send one answer.
const LOCK_PATIENCE: i32 = 20_000;

/// How well a submission is kept on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It is on the disk.
    Durably,
    /// The browser has it, but may lose it when it ends: there is no durable storage here.
    Loosely,
    /// No storage took it: it is gone with the tab.
    Nowhere,
    /// It was kept, and somebody cleared the storage: it is gone with the tab.
    Cleared,
}

/// The outbox of this device, submissions of every meeting.
#[derive(Debug, Clone, Copy)]
pub struct MyOutbox {
    outbox: RwSignal<Outbox>,
    aside: RwSignal<Vec<SetAside>>,
    ready: RwSignal<bool>,
    profile: RwSignal<Option<Profile>>,
    /// Those that are not kept durably.
    weak: RwSignal<BTreeMap<SubmissionId, Keeping>>,
    /// The stored submissions could not all be read, or no longer be kept durably.
    broken: RwSignal<bool>,
    /// Those being written for the first time: a second tap finds them here.
    saving: StoredValue<BTreeSet<SubmissionId>>,
    /// The storage was lost, and what is left of it is being looked at.
    looking: StoredValue<bool>,
    timer: StoredValue<Option<Guard>, LocalStorage>,
    stand: StandMarks,
}

/// The outbox of this device.
pub fn use_outbox() -> MyOutbox {
    expect_context()
}

impl MyOutbox {
    /// Reads what is stored, and hurries whenever times look better.
    pub fn provide() -> Self {
        let here = Self {
            outbox: RwSignal::new(Outbox::default()),
            aside: RwSignal::new(Vec::new()),
            ready: RwSignal::new(false),
            profile: RwSignal::new(None),
            weak: RwSignal::new(BTreeMap::new()),
            broken: RwSignal::new(false),
            saving: StoredValue::new(BTreeSet::new()),
            looking: StoredValue::new(false),
            timer: StoredValue::new_local(None),
            stand: StandMarks::new(),
        };
        let mut guards = network::on_better_times(move || here.hurry(false));
        guards.push(local::on_written_elsewhere(move |key, value| here.hear(&key, &value)));
        guards.push(durable::on_lost(move || spawn_local(async move { here.look_after_loss().await })));
        let guards = StoredValue::new_local(guards);
        on_cleanup(move || guards.update_value(Vec::clear));
        spawn_local(async move {
            here.stand.restore().await;
            here.read_stored().await;
            here.ready.set(true);
            here.pump();
            here.mend().await;
        });
        provide_context(here);
        here
    }

    /// Answers go where the configuration says.
    pub fn deliver_to(self, delivery: &Delivery) {
        let profile = match delivery {
            Delivery::Device => None,
            Delivery::Endpoint(profile) => Some((**profile).clone()),
        };
        // The same configuration is read again and again, and must not undo a wait.
        if self.profile.with_untracked(|known| *known != profile) {
            self.profile.set(profile);
            self.outbox.update(Outbox::redirect);
        }
        self.pump();
    }

    /// The stored submissions have been read.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// Answers are sent to an endpoint; otherwise they stay on this device.
    pub fn has_endpoint(self) -> bool {
        self.profile.with(Option::is_some)
    }

    /// Every submission of this device, in the order of sending.
    pub fn entries(self) -> Vec<Entry> {
        self.outbox.with(|outbox| outbox.entries().to_vec())
    }

    /// Reads something from the queue; tracked.
    pub fn with<T>(self, read: impl FnOnce(&Outbox) -> T) -> T {
        self.outbox.with(read)
    }

    /// Every submission of this device, for its own summary.
    pub fn submissions(self) -> Vec<Submission> {
        self.outbox.with(|outbox| outbox.entries().iter().map(|entry| entry.submission.clone()).collect())
    }

    /// Which of them were given at a stand.
    pub fn stand(self) -> StandMarks {
        self.stand
    }

    /// The submissions that are the owner's own: not those given at a stand.
    pub fn own(self) -> Vec<Submission> {
        let mut own = self.submissions();
        own.retain(|submission| !self.stand.has(&submission.id));
        own
    }

    /// A submission of this device, without following changes.
    pub fn untracked(self, id: &SubmissionId) -> Option<Submission> {
        self.outbox.with_untracked(|outbox| outbox.get(id).map(|entry| entry.submission.clone()))
    }

    /// Stored records that could not be read.
    pub fn set_aside(self) -> Vec<SetAside> {
        self.aside.get()
    }

    /// This one was submitted.
    pub fn has(self, id: &SubmissionId) -> bool {
        self.outbox.with(|outbox| outbox.get(id).is_some())
    }

    /// The same, without following changes.
    pub fn has_untracked(self, id: &SubmissionId) -> bool {
        self.outbox.with_untracked(|outbox| outbox.get(id).is_some())
    }

    /// This one with its place on the way.
    pub fn entry(self, id: &SubmissionId) -> Option<Entry> {
        self.outbox.with(|outbox| outbox.get(id).cloned())
    }

    /// How many answers the server does not have yet; none where there is no server.
    pub fn unsent(self) -> usize {
        if self.has_endpoint() { self.outbox.with(Outbox::unsent) } else { 0 }
    }

    /// Where one is, and how well it is kept; tracked.
    pub fn place(self, id: &SubmissionId) -> Option<(State, Keeping)> {
        let state = self.outbox.with(|outbox| outbox.get(id).map(|entry| entry.state))?;
        Some((state, self.keeping(id)))
    }

    /// How well one is kept; tracked.
    pub fn keeping(self, id: &SubmissionId) -> Keeping {
        self.weak.with(|weak| weak.get(id).copied().unwrap_or(Keeping::Durably))
    }

    /// One is on the server, or on the disk; tracked.
    pub fn is_safe(self, id: &SubmissionId) -> bool {
        self.place(id).is_some_and(|(state, keeping)| matches!(state, State::Sent { .. }) || keeping == Keeping::Durably)
    }

    /// The durable storage does not work now; tracked.
    pub fn is_storage_broken(self) -> bool {
        self.broken.get()
    }

    /// What counts as my answer to a survey about something.
    pub fn answer_to(self, meeting: &MeetingId, survey: &SurveyId, about: &About) -> Option<Entry> {
        let all = self.own();
        let mine = current(&all).into_iter().rfind(|submission| {
            let feedback = matches!(&submission.body, Body::Feedback(f) if f.survey == *survey && f.about == *about);
            feedback && submission.meeting == *meeting
        });
        self.outbox.with(|outbox| outbox.get(&mine?.id).cloned())
    }

    /// What is answered in a meeting.
    pub fn answered(self, meeting: &MeetingId) -> BTreeSet<(SurveyId, About)> {
        let all = self.own();
        let of_meeting = current(&all).into_iter().filter(|submission| submission.meeting == *meeting);
        let key = |submission: &Submission| match &submission.body {
            Body::Feedback(feedback) => Some((feedback.survey.clone(), feedback.about.clone())),
            Body::Choices { .. } | Body::Withdrawal { .. } => None,
        };
        set_of(of_meeting.filter_map(key))
    }

    /// Saves a submission, then sends it. A second call with the same id does nothing.
    ///
    /// # Errors
    /// When no storage took it. Where there is an endpoint it is then sent at once all the same.
    pub async fn submit(self, submission: Submission) -> Result<Kept, StorageError> {
        let id = submission.id.clone();
        let known = self.outbox.with_untracked(|outbox| outbox.get(&id).is_some());
        let saving = self.saving.try_update_value(|saving| !saving.insert(id.clone())).unwrap_or_default();
        if known || saving {
            return Ok(Kept::Durably);
        }
        let bytes = submission_json::write(&submission);
        let entry = Entry::new(submission, bytes, self.outbox.with_untracked(|outbox| outbox.turn(clock::tick())));
        let kept = records::write(&key_of(&entry), &record_json::write_entry(&entry)).await;
        // Only now is there something that must not be cleared.
        ask_to_keep();
        if kept.is_ok() || self.profile.with_untracked(Option::is_some) {
            self.note(&id, &kept);
            self.outbox.update(|outbox| {
                outbox.add(entry);
            });
            self.pump();
        }
        self.saving.update_value(|saving| {
            saving.remove(&id);
        });
        kept
    }

    /// Sends what waits, because a person asks.
    pub fn send_now(self) {
        self.hurry(true);
    }

    /// Tries one again that needed attention.
    pub fn retry(self, id: &SubmissionId) {
        self.outbox.update(|outbox| outbox.retry(id));
        self.hurry(true);
    }

    /// The same as `entries`, without following changes.
    pub fn entries_untracked(self) -> Vec<Entry> {
        self.outbox.with_untracked(|outbox| outbox.entries().to_vec())
    }

    /// Raw texts of what could not be read, without following changes.
    pub fn unreadable_untracked(self) -> Vec<String> {
        self.aside.with_untracked(|aside| aside.iter().flat_map(|record| record.raw.clone()).collect())
    }

    fn hurry(self, by_hand: bool) {
        self.outbox.update(|outbox| outbox.wake(by_hand));
        self.pump();
        spawn_local(async move { self.mend().await });
    }

    /// Sends what is due, or sets the timer for when something will be.
    fn pump(self) {
        self.timer.set_value(None);
        let Some(profile) = self.profile.get_untracked() else { return };
        if !self.ready.get_untracked() {
            return;
        }
        let now = clock::tick();
        let Some(entry) = self.outbox.with_untracked(|outbox| outbox.next(now).cloned()) else {
            if let Some(wait) = self.outbox.with_untracked(|outbox| outbox.due_in(now)) {
                let wait = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
                self.timer.set_value(Some(clock::after(wait, move || self.pump())));
            }
            return;
        };
        self.outbox.update(|outbox| outbox.sending(entry.id()));
        spawn_local(async move {
            // One window sends at a time: two would do no harm, but all of the work twice.
            let lock = locks::hold("send", LOCK_PATIENCE).await;
            let known = local::get(&key_of(&entry)).ok().flatten();
            if let Some(known) = known {
                self.hear(&key_of(&entry), &known);
            }
            let still = |entry: &Entry| matches!(entry.state, State::Sending { .. });
            if !self.outbox.with_untracked(|outbox| outbox.get(entry.id()).is_some_and(still)) {
                // Another window has sent it meanwhile.
                drop(lock);
                self.pump();
                return;
            }
            let verdict = sending::send(&profile, entry.id(), &entry.bytes).await;
            // The configuration may have changed meanwhile, and this be the word of a server that answers no longer go to.
            let former = self.profile.with_untracked(|newest| newest.as_ref() != Some(&profile));
            self.settle(&entry, verdict, former, lock).await;
        });
    }

    async fn settle(self, entry: &Entry, verdict: Verdict, former: bool, lock: Option<Guard>) {
        self.outbox.update(|outbox| {
            if former {
                outbox.settle_former(entry.id(), verdict, clock::tick());
            } else {
                outbox.settle(entry.id(), verdict, clock::tick(), random::fraction());
            }
        });
        let settled = self.outbox.with_untracked(|outbox| outbox.get(entry.id()).cloned());
        if let Some(entry) = &settled {
            self.tell_others(entry);
        }
        drop(lock);
        // The next one goes out while this one is being written: losing this write costs one needless resend.
        self.pump();
        if let Some(entry) = settled {
            self.write(&entry).await;
        }
    }
}

/// The key of a submission's record.
fn key_of(entry: &Entry) -> StorageKey {
    directory().key(Some(&entry.submission.meeting), RecordType::Submission, entry.id().as_str())
}

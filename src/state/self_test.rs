//! The self-test of an endpoint while the organiser looks at it: what was found so far, and what to do with the record it wrote.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    delivery::use_where_to,
    desk::{Desk, use_desk},
    meeting::use_meeting,
};
use crate::{
    browser::{clock, probe, random},
    domain::{
        config::Delivery,
        delivery::{
            Profile,
            reading::Credentials,
            self_test::{Door, Finding, Found, Step, Trial, removal},
        },
        meeting::Meeting,
        submission::SubmissionId,
    },
};

/// The self-test on screen.
#[derive(Debug, Clone, Copy)]
pub struct SelfTest {
    found: RwSignal<Vec<Found>>,
    running: RwSignal<bool>,
    record: RwSignal<Option<(SubmissionId, Option<Door>)>>,
    /// Rises with every run: what an earlier one finds is stale then.
    attempt: StoredValue<u32>,
    desk: Desk,
    meeting: StoredValue<Arc<Meeting>>,
}

impl SelfTest {
    /// Nothing was tested yet.
    pub fn new() -> Self {
        Self {
            found: RwSignal::new(Vec::new()),
            running: RwSignal::new(false),
            record: RwSignal::new(None),
            attempt: StoredValue::new(0),
            desk: use_desk(),
            meeting: StoredValue::new(use_meeting()),
        }
    }

    /// What was found so far, in the order of the steps.
    pub fn found(self) -> Vec<Found> {
        self.found.get()
    }

    /// A run goes on.
    pub fn is_running(self) -> bool {
        self.running.get()
    }

    /// The record that was written, and how it is removed.
    pub fn record(self) -> Option<(SubmissionId, Option<Door>)> {
        self.record.get()
    }

    /// What was found belongs to another configuration.
    pub fn forget(self) {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.running.set(false);
        self.found.set(Vec::new());
        self.record.set(None);
    }

    /// Runs the test. For the endpoint of the configuration, whoever signed in at the desk need not do so again, and a sign-in that works
    /// is kept as the desk keeps it; nobody's password goes to an endpoint that is only tried unless it was typed for it.
    pub fn run(self, profile: Profile, typed: Option<Credentials>, configured: bool) {
        self.forget();
        let kept = typed.is_none().then(|| self.desk.kept_sign_in()).flatten();
        let who = typed.clone().or_else(|| kept.filter(|_| configured));
        let Some(trial) = Trial::new(profile, random::id(), super::clock::real_minute(&self.meeting.read_value()), who, probe::is_secure())
        else {
            return;
        };
        let attempt = self.attempt.get_value();
        self.running.set(true);
        spawn_local(async move {
            // The page may be gone, or another run begun.
            let is_newest = move || self.attempt.try_get_value() == Some(attempt);
            let mut tell = |found: Found| {
                if !is_newest() {
                    return;
                }
                match (found.step, &found.finding) {
                    (Step::Write, Finding::Good) => self.record.set(Some((trial.id.clone(), removal(&trial.profile, &trial.id)))),
                    (Step::SignIn, Finding::Good) if configured => {
                        if let Some(who) = &typed {
                            self.desk.keep_sign_in(who);
                        }
                    }
                    _ => {}
                }
                self.found.update(|all| all.push(found));
            };
            trial.run(&probe::ask, &mut tell).await;
            if is_newest() {
                self.running.set(false);
            }
        });
    }
}

impl Default for SelfTest {
    fn default() -> Self {
        Self::new()
    }
}

/// The endpoint of the configuration, if it has one; tracked.
pub fn configured() -> Option<Profile> {
    match use_where_to().delivery() {
        Delivery::Device => None,
        Delivery::Endpoint(profile) => Some(*profile),
    }
}

/// Scheme, host and port of this page.
pub fn own_origin() -> String {
    probe::origin()
}

/// Now, for the head of a report.
pub fn now() -> String {
    crate::domain::time::rfc3339(clock::now())
}

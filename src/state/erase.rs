//! Taking everything off this device.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{
        page,
        storage::{bulk, erase, records},
    },
    domain::{format::received_json::read_stored, storage_key::RecordType},
};

/// How far erasing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nobody asked for it.
    Idle,
    /// Asked whether it is meant.
    Asked,
    /// Asked again, because there are answers that the organiser does not have.
    AskedAgain,
    /// Under way.
    Erasing,
    /// The browser refused.
    Failed,
}

/// Taking everything off this device, one deliberate step after another.
#[derive(Debug, Clone, Copy)]
pub struct Erasing {
    step: RwSignal<Step>,
    received: RwSignal<usize>,
}

impl Erasing {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        let here = Self { step: RwSignal::new(Step::Idle), received: RwSignal::new(0) };
        spawn_local(async move {
            let one_by_one = records::all(RecordType::Received).await.records.len();
            let imports = bulk::imports().await.0;
            let count =
                one_by_one + imports.iter().filter_map(|(_, text)| read_stored(text).ok()).map(|import| import.records).sum::<usize>();
            // The page may be gone by now.
            here.received.try_set(count);
        });
        here
    }

    /// How many records participants handed over to this device.
    pub fn received(self) -> usize {
        self.received.get()
    }

    /// How far it is.
    pub fn step(self) -> Step {
        self.step.get()
    }

    /// The next step; `unsent` answers, sent nowhere or handed over to this device, would be lost for good, so they are asked about once more.
    pub fn go_on(self, unsent: usize) {
        let next = match self.step.get_untracked() {
            Step::Idle | Step::Failed => Step::Asked,
            Step::Asked if unsent > 0 => Step::AskedAgain,
            Step::Asked | Step::AskedAgain => Step::Erasing,
            Step::Erasing => return,
        };
        self.step.set(next);
        if next == Step::Erasing {
            spawn_local(async move {
                match erase::everything().await {
                    // Nothing of the running app may write anything again.
                    Ok(()) => page::start_anew(),
                    Err(_) => drop(self.step.try_set(Step::Failed)),
                }
            });
        }
    }

    /// Leaves everything as it is.
    pub fn stop(self) {
        self.step.set(Step::Idle);
    }
}

impl Default for Erasing {
    fn default() -> Self {
        Self::new()
    }
}

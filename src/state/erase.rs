//! Taking everything off this device.

use leptos::{prelude::*, task::spawn_local};

use crate::browser::{page, storage::erase};

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
pub struct Erasing(RwSignal<Step>);

impl Erasing {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Step::Idle))
    }

    /// How far it is.
    pub fn step(self) -> Step {
        self.0.get()
    }

    /// The next step; `unsent` answers would be lost for good, so they are asked about once more.
    pub fn go_on(self, unsent: usize) {
        let next = match self.0.get_untracked() {
            Step::Idle | Step::Failed => Step::Asked,
            Step::Asked if unsent > 0 => Step::AskedAgain,
            Step::Asked | Step::AskedAgain => Step::Erasing,
            Step::Erasing => return,
        };
        self.0.set(next);
        if next == Step::Erasing {
            spawn_local(async move {
                match erase::everything().await {
                    // Nothing of the running app may write anything again.
                    Ok(()) => page::start_anew(),
                    Err(_) => drop(self.0.try_set(Step::Failed)),
                }
            });
        }
    }

    /// Leaves everything as it is.
    pub fn stop(self) {
        self.0.set(Step::Idle);
    }
}

impl Default for Erasing {
    fn default() -> Self {
        Self::new()
    }
}

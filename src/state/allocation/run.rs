//! The draw, in slices short enough that the page stays responsive.

use leptos::{prelude::*, task::spawn_local};

use super::{MyAllocation, RESULT, Said};
use crate::{
    browser::{clock, page as window},
    domain::{
        allocation::{Outcome, Progress, Solver},
        division::{Drawn, Plan},
    },
    state::page,
};

/// Work after which the search ends with what it has: far more than a real meeting takes.
const LIMIT: u64 = 5_000_000;
/// Work between two looks at the clock.
const STEP: u64 = 20;
/// The length of a slice, in milliseconds.
const SLICE: u64 = 25;
/// The same while nobody looks: browsers then call back once a second at most.
const UNSEEN: u64 = 150;

/// How far a draw is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// There is none.
    Idle,
    /// Being prepared.
    Starting,
    /// Under way.
    Running(Progress),
}

impl MyAllocation {
    /// How far the draw is; tracked.
    pub fn run(self) -> Run {
        self.run.get()
    }

    /// Divides the people. What comes out stands in place of the former result, which comes back when this is undone.
    pub fn start(self) {
        if self.run.get_untracked() != Run::Idle {
            return;
        }
        let attempt = self.next_attempt();
        let is_newest = move || self.attempt.try_get_value() == Some(attempt);
        self.stopping.set_value(false);
        self.said.set(None);
        self.run.set(Run::Starting);
        spawn_local(async move {
            // What the button became is shown before the work begins.
            clock::pause(0).await;
            let Some(plan) = self.plan.try_get_untracked().filter(|_| is_newest()) else { return };
            let Ok(mut solver) = Solver::new(plan.task.clone(), LIMIT) else {
                // The page names the faults.
                self.run.set(Run::Idle);
                return;
            };
            loop {
                clock::pause(0).await;
                if !is_newest() {
                    return;
                }
                if self.stopping.get_value() {
                    return self.finish(&plan, &solver.stop());
                }
                if let Some(outcome) = slice(&mut solver) {
                    // To show the result is work enough for a moment of its own.
                    clock::pause(0).await;
                    if is_newest() {
                        self.finish(&plan, &outcome);
                    }
                    return;
                }
                self.run.set(Run::Running(solver.progress()));
            }
        });
    }

    /// Ends the draw with the best found so far.
    pub fn stop(self) {
        self.stopping.set_value(true);
    }

    /// Gives the draw up; what was there before stays.
    pub fn cancel(self) {
        self.next_attempt();
        self.run.set(Run::Idle);
    }

    fn next_attempt(self) -> u32 {
        self.attempt.update_value(|attempt| *attempt = attempt.wrapping_add(1));
        self.attempt.get_value()
    }

    fn finish(self, plan: &Plan, outcome: &Outcome) {
        let seats = plan.seats(&outcome.assignment);
        let drawn = Drawn { seats, lower: outcome.lower(), task: plan.fingerprint(), moves: Vec::new(), done: 0 };
        self.change(|division| division.drawn = Some(drawn));
        self.run.set(Run::Idle);
        self.said.set(Some(Said::Drawn));
        page::focus(RESULT);
    }
}

/// Works until the slice is over or the outcome is there.
fn slice(solver: &mut Solver) -> Option<Outcome> {
    let length = if window::is_seen() { SLICE } else { UNSEEN };
    let begun = clock::tick().0;
    loop {
        let outcome = solver.step(STEP);
        if outcome.is_some() || clock::tick().0.saturating_sub(begun) >= length {
            return outcome;
        }
    }
}

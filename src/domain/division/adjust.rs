//! Changing a result by hand: every change can be undone and done again, also after a reload, and the draw's own result is never lost.

use super::{
    plan::Plan,
    record::{Drawn, Move, Seats},
};
use crate::allocation::{Assignment, Conflict, Objective, Unseated, check};

/// How a result stands to the task as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who sits where.
    pub assignment: Assignment,
    /// How good that is.
    pub objective: Objective,
    /// How good the draw's own result is.
    pub drawn: Objective,
    /// Every rule that is broken; a place without a seat is none of them.
    pub conflicts: Vec<Conflict>,
    /// People, wishes or rules are not what they were at the draw.
    pub stale: bool,
    /// How many people sit in each session.
    pub taken: Vec<u32>,
    /// Places without a seat, with the reasons.
    pub unseated: Vec<Unseated>,
}

/// How a result stands to the task as it is now.
pub fn standing(plan: &Plan, drawn: &Drawn) -> Standing {
    let assignment = plan.assignment(&drawn.seats_now());
    let objective = plan.task.objective(&assignment);
    let first = if drawn.done == 0 { objective } else { plan.task.objective(&plan.assignment(&drawn.seats)) };
    let taken = plan.task.taken(&assignment);
    let unseated = plan.task.unseated(&assignment);
    let conflicts = check(&plan.task, &assignment).into_iter().filter(|conflict| !conflict.is_lack()).collect();
    Standing { objective, drawn: first, conflicts, stale: drawn.task != plan.fingerprint(), taken, unseated, assignment }
}

/// The seats of a person in a block, in order of the programme.
pub fn seated(plan: &Plan, assignment: &Assignment, person: usize, block: usize) -> Vec<usize> {
    let in_block = |seat: &usize| plan.task.sessions.get(*seat).is_some_and(|session| session.block == block);
    assignment.of(person).iter().copied().filter(in_block).collect()
}

impl Drawn {
    /// Who sits where after the changes that hold.
    pub fn seats_now(&self) -> Seats {
        let mut seats = self.seats.clone();
        for step in self.moves.iter().take(self.done) {
            let own = seats.entry(step.person.clone()).or_default();
            if let Some(at) = own.iter().position(|seat| Some(seat) == step.from.as_ref()) {
                own.remove(at);
            }
            own.extend(step.to.clone());
        }
        seats
    }

    /// Makes a change. Changes that were undone before can then not be done again. A change that changes nothing is none.
    pub fn change(&mut self, step: Move) -> bool {
        if step.from == step.to {
            return false;
        }
        self.moves.truncate(self.done);
        self.moves.push(step);
        self.done = self.moves.len();
        true
    }

    /// The change that would be undone.
    pub fn last(&self) -> Option<&Move> {
        self.moves.get(self.done.checked_sub(1)?)
    }

    /// The change that would be done again.
    pub fn next(&self) -> Option<&Move> {
        self.moves.get(self.done)
    }

    /// Undoes the last change.
    pub fn undo(&mut self) {
        self.done = self.done.saturating_sub(1);
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) {
        self.done = self.moves.len().min(self.done + 1);
    }

    /// Goes back to what the draw gave; the changes can be done again.
    pub fn reset(&mut self) {
        self.done = 0;
    }
}

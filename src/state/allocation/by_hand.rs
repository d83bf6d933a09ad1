//! Changes to a result by hand, each with its effect.

use leptos::prelude::*;

use super::{MyAllocation, Said};
use crate::domain::division::Move;

impl MyAllocation {
    /// Moves somebody by hand.
    pub fn shift(self, step: Move) {
        let before = self.standing.with_untracked(|standing| standing.as_ref().map(|standing| standing.objective));
        let changed = self.alter_drawn(|drawn| drawn.change(step.clone()));
        let after = self.standing.with_untracked(|standing| standing.as_ref().map(|after| (after.objective, after.conflicts.len())));
        if let (true, Some(before), Some((after, conflicts))) = (changed, before, after) {
            self.said.set(Some(Said::Moved { step, before, after, conflicts }));
        }
    }

    /// Undoes the last change by hand.
    pub fn undo_shift(self) {
        self.alter_drawn(|drawn| {
            drawn.undo();
            true
        });
        self.said.set(Some(Said::Undone));
    }

    /// Does again what was undone.
    pub fn redo_shift(self) {
        let next = self.with(|division| division.drawn.as_ref().and_then(|drawn| drawn.next().cloned()));
        let before = self.standing.with_untracked(|standing| standing.as_ref().map(|standing| standing.objective));
        self.alter_drawn(|drawn| {
            drawn.redo();
            true
        });
        let after = self.standing.with_untracked(|standing| standing.as_ref().map(|after| (after.objective, after.conflicts.len())));
        if let (Some(step), Some(before), Some((after, conflicts))) = (next, before, after) {
            self.said.set(Some(Said::Moved { step, before, after, conflicts }));
        }
    }

    /// Goes back to what the draw gave.
    pub fn reset(self) {
        self.alter_drawn(|drawn| {
            drawn.reset();
            true
        });
        self.said.set(Some(Said::Reset));
    }
}

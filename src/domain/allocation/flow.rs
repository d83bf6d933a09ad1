//! How few places can stay without a seat when rounds are looked at one by one: less than jointly, never more.
//!
//! Augmenting paths between people and seats; ranks are admitted one after the other, so that one run tells it for every worst rank.

use super::model::{Model, NO_ROW};

/// Per worst rank from 0 on, how many places stay without a seat at least.
pub(super) fn least_unseated(model: &Model) -> Vec<u64> {
    let mut least = vec![0; model.worst as usize + 1];
    for block in 0..model.blocks {
        let mut matching = Matching::new(model, block);
        for (worst, least) in (0..).zip(&mut least) {
            matching.extend(worst);
            *least += matching.open.iter().map(|open| *open as u64).sum::<u64>();
        }
    }
    least
}

/// Who sits where in one block.
struct Matching<'a> {
    model: &'a Model,
    block: usize,
    /// Per person the places still open.
    open: Vec<usize>,
    /// Per session who sits there.
    people: Vec<Vec<usize>>,
    visited: Vec<bool>,
}

impl<'a> Matching<'a> {
    fn new(model: &'a Model, block: usize) -> Self {
        let open = (0..model.people.len()).map(|person| model.slots_of(person)[block].places).collect();
        Self { model, block, open, people: vec![Vec::new(); model.sessions.len()], visited: vec![false; model.sessions.len()] }
    }

    /// Seats as many as can be with ranks up to `worst`.
    fn extend(&mut self, worst: u32) {
        // A failed search has seen what no other of the same round can use either, until one succeeds.
        self.visited.fill(false);
        for person in 0..self.open.len() {
            while self.open[person] > 0 && self.augment(person, worst) {
                self.open[person] -= 1;
                self.visited.fill(false);
            }
        }
    }

    fn augment(&mut self, person: usize, worst: u32) -> bool {
        let model = self.model;
        for candidate in &model.candidates[model.slots_of(person)[self.block].candidates.clone()] {
            let session = candidate.session as usize;
            if candidate.rank > worst {
                break;
            }
            if self.visited[session] || self.people[session].contains(&person) {
                continue;
            }
            self.visited[session] = true;
            let row = model.sessions[session].row;
            if row == NO_ROW || self.people[session].len() < model.seats[row as usize] as usize {
                self.people[session].push(person);
                return true;
            }
            for at in 0..self.people[session].len() {
                if self.augment(self.people[session][at], worst) {
                    self.people[session][at] = person;
                    return true;
                }
            }
        }
        false
    }
}

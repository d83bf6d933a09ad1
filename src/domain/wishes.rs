//! Ranked wishes: in a block whose groups the organiser divides, an order of sessions in place of one pick.

use std::collections::BTreeMap;

use super::id::{BlockId, SessionId};

/// The wishes of a participant, by block, best first; none stands twice. May hold sessions that the programme no longer has: those are
/// never dropped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes(BTreeMap<BlockId, Vec<SessionId>>);

/// A step of ordering wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A further wish, the last for now.
    Add,
    /// No wish any more.
    Remove,
    /// One place better.
    Up,
    /// One place worse.
    Down,
}

impl Wishes {
    /// The wishes in a block, best first.
    pub fn of(&self, block: &BlockId) -> &[SessionId] {
        self.0.get(block).map_or(&[], Vec::as_slice)
    }

    /// The place of a session among the wishes in a block, from 1.
    pub fn place(&self, block: &BlockId, session: &SessionId) -> Option<usize> {
        self.of(block).iter().position(|other| other == session).map(|at| at + 1)
    }

    /// Puts down all wishes in a block anew; of a session that is named twice, the better place stands.
    pub fn put(&mut self, block: &BlockId, sessions: &[SessionId]) {
        let mut list: Vec<SessionId> = Vec::with_capacity(sessions.len());
        for session in sessions {
            if !list.contains(session) {
                list.push(session.clone());
            }
        }
        if list.is_empty() {
            self.0.remove(block);
        } else {
            self.0.insert(block.clone(), list);
        }
    }

    /// Takes a step; `false` where it changes nothing, as the best wish cannot go up.
    pub fn take(&mut self, block: &BlockId, session: &SessionId, step: Step) -> bool {
        let mut list = self.of(block).to_vec();
        let at = list.iter().position(|other| other == session);
        match (step, at) {
            (Step::Add, None) => list.push(session.clone()),
            (Step::Remove, Some(at)) => drop(list.remove(at)),
            (Step::Up, Some(at)) if at > 0 => list.swap(at - 1, at),
            (Step::Down, Some(at)) if at + 1 < list.len() => list.swap(at, at + 1),
            _ => return false,
        }
        self.put(block, &list);
        true
    }
}

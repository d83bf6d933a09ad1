//! Picks: what a participant chose in blocks and starred elsewhere, with the rules of blocks and rotation.

use std::collections::BTreeSet;

use super::{
    agenda::overlap,
    id::SessionId,
    meeting::{Block, Meeting},
    order::set_of,
    session::{Session, Status},
};

/// The sessions a participant picked or starred, in order of id. May hold ids that the programme no longer has: those are never dropped.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picks(Vec<SessionId>);

/// What a pick changed, so that the screen can say it: nothing is ever added or removed silently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// What was picked.
    pub added: Option<SessionId>,
    /// The former picks of the same block; more than one only where a new revision joined blocks.
    pub replaced: Vec<SessionId>,
    /// Picks of the same workshop in other rounds, taken back.
    pub rotated_out: Vec<SessionId>,
    /// Rounds that this pick settled, because one way was left.
    pub settled: Vec<SessionId>,
    /// Picked sessions at the same time, both kept until the participant decides.
    pub clashes: Vec<SessionId>,
}

/// Why a pick was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The programme has no such session.
    #[error("no such session")]
    Unknown,
    /// The session is cancelled.
    #[error("the session is cancelled")]
    Cancelled,
    /// As many as allowed are picked in this block (only where more than one may be).
    #[error("the block is full")]
    BlockFull,
}

impl FromIterator<SessionId> for Picks {
    fn from_iter<I: IntoIterator<Item = SessionId>>(ids: I) -> Self {
        let mut picks = Self::default();
        for id in ids {
            picks.insert(&id);
        }
        picks
    }
}

impl Picks {
    /// Whether the session is picked.
    pub fn holds(&self, id: &SessionId) -> bool {
        self.0.binary_search(id).is_ok()
    }

    /// Every picked id, those that vanished from the programme included.
    pub fn iter(&self) -> impl Iterator<Item = &SessionId> {
        self.0.iter()
    }

    /// Whether nothing is picked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The picked sessions of the programme, in order of time.
    pub fn sessions<'m>(&self, meeting: &'m Meeting) -> Vec<&'m Session> {
        meeting.sessions.iter().filter(|session| self.holds(&session.id)).collect()
    }

    /// Picked ids that the programme no longer has ("zniknęło z programu").
    pub fn vanished(&self, meeting: &Meeting) -> Vec<SessionId> {
        self.0.iter().filter(|id| meeting.session(id).is_none()).cloned().collect()
    }

    /// Takes a pick back, and only that one.
    pub fn remove(&mut self, id: &SessionId) -> bool {
        let found = self.0.binary_search(id);
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }

    fn insert(&mut self, id: &SessionId) {
        if let Err(at) = self.0.binary_search(id) {
            self.0.insert(at, id.clone());
        }
    }

    /// Picks a session: replaces the former pick of its block, keeps a workshop to one round, and settles rounds in which one
    /// way is left.
    ///
    /// # Errors
    /// When the session is unknown or cancelled, or its block allows several picks and they are used up.
    pub fn pick(&mut self, meeting: &Meeting, id: &SessionId) -> Result<Change, Refusal> {
        let session = meeting.session(id).ok_or(Refusal::Unknown)?;
        if session.status == Status::Cancelled {
            return Err(Refusal::Cancelled);
        }
        if self.holds(id) {
            return Ok(Change::default());
        }
        let mut change = Change { added: Some(id.clone()), ..Change::default() };
        let block = meeting.block_of(id);
        if let Some(block) = block {
            let held: Vec<_> = block.sessions.iter().filter(|other| self.holds(other)).cloned().collect();
            if block.pick == 1 {
                for other in &held {
                    self.remove(other);
                }
                change.replaced = held;
            } else if self.kept_in(meeting, block) >= block.pick {
                return Err(Refusal::BlockFull);
            }
        }
        self.insert(id);
        self.rotate_out(meeting, session, &mut change);
        if let Some(block) = block {
            self.settle(meeting, block, &mut change);
        }
        change.clashes = self.clashing_with(meeting, session);
        Ok(change)
    }

    /// Takes back whatever overlaps with `id` ("zamień"), and returns it, so that the screen can say it.
    pub fn swap_in(&mut self, meeting: &Meeting, id: &SessionId) -> Vec<SessionId> {
        let clashing = meeting.session(id).map(|session| self.clashing_with(meeting, session)).unwrap_or_default();
        for other in &clashing {
            self.remove(other);
        }
        clashing
    }

    /// How many picks of a block take place; a cancelled one does not use up a place.
    fn kept_in(&self, meeting: &Meeting, block: &Block) -> usize {
        let sessions = block.sessions.iter().filter(|id| self.holds(id)).filter_map(|id| meeting.session(id));
        sessions.filter(|session| session.status != Status::Cancelled).count()
    }

    fn clashing_with(&self, meeting: &Meeting, session: &Session) -> Vec<SessionId> {
        let others = self.sessions(meeting).into_iter();
        let others = others.filter(|other| other.id != session.id && other.status != Status::Cancelled);
        others.filter(|other| overlap(meeting, session, other)).map(|other| other.id.clone()).collect()
    }

    /// A workshop is not picked twice, unless the meeting says that it may be; within blocks and beside them alike.
    fn rotate_out(&mut self, meeting: &Meeting, session: &Session, change: &mut Change) {
        if meeting.repeats || session.workshop.is_none() {
            return;
        }
        let same = |other: &&Session| other.id != session.id && other.workshop == session.workshop;
        for other in meeting.sessions.iter().filter(same) {
            if self.remove(&other.id) {
                change.rotated_out.push(other.id.clone());
            }
        }
    }

    /// Fills the blocks that rotate with `picked_in` wherever exactly as many ways are left as picks are missing.
    fn settle(&mut self, meeting: &Meeting, picked_in: &Block, change: &mut Change) {
        if meeting.repeats {
            return;
        }
        let rotating: Vec<_> =
            meeting.blocks.iter().filter(|block| block.id != picked_in.id && shares_workshop(meeting, block, picked_in)).collect();
        loop {
            let settled_before = change.settled.len();
            for block in &rotating {
                let missing = block.pick.saturating_sub(self.kept_in(meeting, block));
                let ways = self.ways_left(meeting, block);
                let workshops = set_of(ways.iter().map(|session| &session.workshop));
                if missing > 0 && ways.len() == missing && workshops.len() == missing {
                    for session in ways {
                        self.insert(&session.id);
                        change.settled.push(session.id.clone());
                    }
                }
            }
            if change.settled.len() == settled_before {
                return;
            }
        }
    }

    /// The sessions of a block that could still be picked: held, of a workshop not picked in another round, free of clashes.
    fn ways_left<'m>(&self, meeting: &'m Meeting, block: &Block) -> Vec<&'m Session> {
        let mut picked = self.sessions(meeting);
        picked.retain(|session| session.status != Status::Cancelled);
        let taken = |session: &Session| session.workshop.is_some() && picked.iter().any(|other| other.workshop == session.workshop);
        let clashes =
            |session: &Session| picked.iter().any(|other| !block.sessions.contains(&other.id) && overlap(meeting, session, other));
        let sessions = block.sessions.iter().filter_map(|id| meeting.session(id));
        sessions.filter(|s| s.status != Status::Cancelled && !self.holds(&s.id) && !taken(s) && !clashes(s)).collect()
    }
}

fn shares_workshop(meeting: &Meeting, a: &Block, b: &Block) -> bool {
    let workshops = |block: &Block| -> BTreeSet<_> {
        set_of(block.sessions.iter().filter_map(|id| meeting.session(id)).filter_map(|session| session.workshop.clone()))
    };
    !workshops(a).is_disjoint(&workshops(b))
}

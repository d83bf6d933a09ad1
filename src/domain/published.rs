//! The organiser's small file: how many seats are taken, and after the draw who is in which group.
//!
//! A group is known by the id of a choice that was handed over, which nobody but that device and the organiser knows.

use std::collections::BTreeMap;

use super::{id::SessionId, meeting::Meeting, session::Session, submission::SubmissionId, time::Moment};

/// What the organiser published beside the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// When it was so.
    pub at: Moment,
    /// Seats taken, by session.
    pub seats: BTreeMap<SessionId, u32>,
    /// The sessions that each choice was given in the draw; empty before it.
    pub groups: BTreeMap<SubmissionId, Vec<SessionId>>,
}

/// How full a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seats {
    /// There is room.
    Free {
        /// How many seats are left.
        left: u32,
    },
    /// Three quarters are taken, or more.
    Filling {
        /// How many seats are left, at least one.
        left: u32,
    },
    /// All are taken.
    Full,
}

/// Where I am after the draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// There was no draw yet, or there is no choice of mine that could be in it.
    Unknown,
    /// These sessions are mine.
    Mine {
        /// The sessions.
        sessions: Vec<SessionId>,
        /// By the choice I handed over last, and not by one that it replaced.
        by_latest: bool,
    },
    /// There was a draw, and no choice of mine is in it.
    NotAmong,
}

impl Published {
    /// How full a session is; `None` when its capacity or the seats taken are not known.
    pub fn seats_of(&self, session: &Session) -> Option<Seats> {
        let (capacity, taken) = (session.capacity?, *self.seats.get(&session.id)?);
        Some(match capacity.saturating_sub(taken) {
            0 => Seats::Full,
            left if u64::from(taken) * 4 >= u64::from(capacity) * 3 => Seats::Filling { left },
            left => Seats::Free { left },
        })
    }

    /// The group of a line of corrections, the newest first. Sessions that the programme does not have are left out.
    pub fn group_of(&self, line: &[SubmissionId], meeting: &Meeting) -> Group {
        if self.groups.is_empty() || line.is_empty() {
            return Group::Unknown;
        }
        let found = line.iter().enumerate().find_map(|(at, id)| Some((at, self.groups.get(id)?)));
        let known = |(at, sessions): (usize, &Vec<SessionId>)| {
            let sessions: Vec<_> = meeting.sessions.iter().map(|session| &session.id).filter(|id| sessions.contains(id)).cloned().collect();
            (!sessions.is_empty()).then_some(Group::Mine { sessions, by_latest: at == 0 })
        };
        found.and_then(known).unwrap_or(Group::NotAmong)
    }
}

//! Clashes: two picked sessions that overlap by at least a minute. Touching ends do not clash.

pub use super::agenda::overlap;
use super::{id::SessionId, meeting::Meeting, picks::Picks, session::Status};

/// Every pair of picked sessions that clash, the earlier first; cancelled sessions clash with nothing.
pub fn clashes(meeting: &Meeting, picks: &Picks) -> Vec<(SessionId, SessionId)> {
    let picked: Vec<_> = picks.sessions(meeting).into_iter().filter(|session| session.status != Status::Cancelled).collect();
    let mut pairs = Vec::new();
    for (at, first) in picked.iter().enumerate() {
        for second in picked[at + 1..].iter().filter(|second| overlap(meeting, first, second)) {
            pairs.push((first.id.clone(), second.id.clone()));
        }
    }
    pairs
}

//! My plan: the picked sessions of a day, what is still to be chosen, and the gaps between.

use chrono::{Duration, NaiveDate};

use super::{
    agenda::{block_sessions, effective_end},
    id::{BlockId, SessionId},
    meeting::Meeting,
    order::by_key,
    picks::Picks,
    session::Status,
    time::Moment,
};

/// The shortest gap worth naming.
const WORTH_NAMING: Duration = Duration::minutes(10);

/// One line of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A picked session, or a break or meal that all share.
    Session(SessionId),
    /// A block in which picks are missing.
    Undecided(BlockId),
    /// Time between two lines, with its length in minutes.
    Gap {
        /// When it begins.
        from: Moment,
        /// Its length, at least 10.
        minutes: i64,
    },
}

/// The lines of a day; empty when nothing of that day is picked. Breaks and meals stand among the picks, because everybody has them,
/// but they never make a plan by themselves.
pub fn lines(meeting: &Meeting, picks: &Picks, day: NaiveDate) -> Vec<Line> {
    let of_day: Vec<_> = meeting.sessions.iter().filter(|session| meeting.day_of(session) == day).collect();
    if !of_day.iter().any(|session| picks.holds(&session.id)) {
        return Vec::new();
    }
    let mut timed: Vec<(Moment, Moment, Line)> = Vec::new();
    for session in of_day {
        let shared = session.kind.is_pause() && session.status != Status::Cancelled && meeting.block_of(&session.id).is_none();
        if picks.holds(&session.id) || shared {
            timed.push((session.start, effective_end(meeting, session), Line::Session(session.id.clone())));
        }
    }
    for block in &meeting.blocks {
        let mut sessions = block_sessions(meeting, block);
        sessions.retain(|session| session.status != Status::Cancelled);
        let picked = sessions.iter().filter(|session| picks.holds(&session.id)).count();
        let Some(start) = sessions.iter().map(|session| session.start).min() else { continue };
        if picked < block.pick.min(sessions.len()) && sessions.iter().any(|session| meeting.day_of(session) == day) {
            let end = sessions.iter().map(|session| effective_end(meeting, session)).max().unwrap_or(start);
            timed.push((start, end, Line::Undecided(block.id.clone())));
        }
    }
    by_key(&mut timed, |(start, end, _)| (*start, *end));
    with_gaps(timed)
}

fn with_gaps(timed: Vec<(Moment, Moment, Line)>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut busy_until: Option<Moment> = None;
    for (start, end, line) in timed {
        if let Some(from) = busy_until
            && start - from >= WORTH_NAMING
        {
            lines.push(Line::Gap { from, minutes: (start - from).num_minutes() });
        }
        lines.push(line);
        busy_until = Some(busy_until.map_or(end, |until| until.max(end)));
    }
    lines
}

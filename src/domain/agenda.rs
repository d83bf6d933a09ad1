//! The programme in time: when a session really ends, what is on now, what comes next.

use chrono::{Duration, NaiveDate};

use super::{
    id::{BlockId, SessionId},
    meeting::{Block, Meeting},
    session::{Session, Status},
    time::Moment,
};

/// How long a session without an announced end counts as running, at most.
const OPEN_ENDED: Duration = Duration::hours(3);

/// When a session counts as over: its end, or else the start of the next session of the same programme day, at most 3 h on.
pub fn effective_end(meeting: &Meeting, session: &Session) -> Moment {
    if let Some(end) = session.end {
        return end;
    }
    let day = meeting.day_of(session);
    let held = meeting.sessions.iter().filter(|other| other.status != Status::Cancelled);
    let next = held.filter(|other| other.start > session.start).find(|other| meeting.day_of(other) == day);
    let limit = session.start + OPEN_ENDED;
    next.map_or(limit, |next| next.start.min(limit))
}

/// Whether two sessions overlap by at least a minute.
pub fn overlap(meeting: &Meeting, a: &Session, b: &Session) -> bool {
    let start = a.start.max(b.start);
    let end = effective_end(meeting, a).min(effective_end(meeting, b));
    end - start >= Duration::minutes(1)
}

/// Where a session stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has not started.
    Ahead,
    /// It is on.
    Running,
    /// It is over.
    Over,
}

/// Where a session stands at `now`.
pub fn standing(meeting: &Meeting, session: &Session, now: Moment) -> Standing {
    if now < session.start {
        Standing::Ahead
    } else if now < effective_end(meeting, session) {
        Standing::Running
    } else {
        Standing::Over
    }
}

/// One line of a day's programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A session on its own.
    Session(SessionId),
    /// A block to choose from, placed at its first session; its sessions do not stand alone.
    Block(BlockId),
}

/// The lines of a day's programme, in order of time.
pub fn entries(meeting: &Meeting, day: NaiveDate) -> Vec<Entry> {
    let mut lines = Vec::new();
    for session in meeting.sessions.iter().filter(|session| meeting.day_of(session) == day) {
        let line = meeting.block_of(&session.id).map_or_else(|| Entry::Session(session.id.clone()), |block| Entry::Block(block.id.clone()));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// The sessions of a block that the programme holds, in order of time.
pub fn block_sessions<'m>(meeting: &'m Meeting, block: &Block) -> Vec<&'m Session> {
    meeting.sessions.iter().filter(|session| block.sessions.contains(&session.id)).collect()
}

/// Where the meeting as a whole stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun.
    Before,
    /// Something is on.
    Running,
    /// Nothing is on; more comes today.
    Gap,
    /// Nothing is on; more comes on another day.
    BetweenDays,
    /// It is over.
    After,
}

/// What is on and what comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NowNext {
    /// Where the meeting stands.
    pub phase: Phase,
    /// What is on, latest start last.
    pub now: Vec<SessionId>,
    /// What starts next, all at the same moment.
    pub next: Vec<SessionId>,
}

/// What is on at `now` and what comes next; cancelled sessions are passed over.
pub fn now_next(meeting: &Meeting, now: Moment) -> NowNext {
    let held = || meeting.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let running: Vec<_> = held().filter(|session| standing(meeting, session, now) == Standing::Running).collect();
    let next_start = held().map(|session| session.start).filter(|start| *start > now).min();
    let next: Vec<_> = held().filter(|session| Some(session.start) == next_start).collect();
    let begun = held().any(|session| session.start <= now);
    let phase = match (running.is_empty(), next.first()) {
        (false, _) => Phase::Running,
        (true, None) => Phase::After,
        (true, Some(_)) if !begun => Phase::Before,
        (true, Some(next)) if meeting.day_of(next) == super::time::programme_day(now, meeting.day_starts) => Phase::Gap,
        (true, Some(_)) => Phase::BetweenDays,
    };
    let ids = |sessions: Vec<&Session>| sessions.into_iter().map(|session| session.id.clone()).collect();
    NowNext { phase, now: ids(running), next: ids(next) }
}

/// The day the programme opens with: today if it is one of the meeting's, the next one between days, else the first.
pub fn opening_day(meeting: &Meeting, now: Moment) -> Option<NaiveDate> {
    let days = meeting.days();
    let first = *days.first()?;
    let last = *days.last()?;
    let today = super::time::programme_day(now, meeting.day_starts);
    if today > last { Some(first) } else { days.into_iter().find(|day| *day >= today).or(Some(first)) }
}

/// The moment of a local time in the meeting's zone: the offset of the session nearest to it, as the file carries no zone table.
pub fn at_local(meeting: &Meeting, local: chrono::NaiveDateTime) -> Option<Moment> {
    let distance = |session: &&Session| (session.start.naive_local() - local).abs();
    let offset = *meeting.sessions.iter().min_by_key(distance)?.start.offset();
    local.and_local_timezone(offset).single()
}

/// `now` as the clocks of the meeting show it.
pub fn in_meeting_zone(meeting: &Meeting, now: Moment) -> Moment {
    let nearest = meeting.sessions.iter().min_by_key(|session| (session.start - now).abs());
    nearest.map_or(now, |session| now.with_timezone(session.start.offset()))
}

//! What changed in the programme from one revision to the next, in the order in which it concerns the reader.

use super::{
    id::SessionId,
    meeting::Meeting,
    picks::Picks,
    session::{Session, Status},
    text::{Language, Text},
    time::Moment,
};

/// One change of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The session; one that was removed is in the former programme only.
    pub session: SessionId,
    /// Its title now, or the last one it had.
    pub title: Text,
    /// Which round of a workshop it is.
    pub round: Option<u32>,
    /// When it takes place now, or would have.
    pub hours: Hours,
    /// It is among the picks.
    pub mine: bool,
    /// What changed.
    pub what: What,
}

/// From when to when; the end may not be announced.
pub type Hours = (Moment, Option<Moment>);

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It does not take place.
    Cancelled,
    /// The programme no longer has it.
    Removed,
    /// It had been cancelled, and takes place after all.
    Restored,
    /// It takes place at another time than these former hours.
    Moved(Hours),
    /// It takes place in another room; `None` where no room is announced.
    Room {
        /// The former room.
        from: Option<Text>,
        /// The room now.
        to: Option<Text>,
    },
    /// It had this title.
    Retitled(Text),
    /// It is new.
    Added,
}

/// What changed from `old` to `new`: what touches the picks first, each part in order of time, and the changes of one session together.
///
/// Only what takes place, or was to, is news: a session that is added as cancelled, or cancelled and then removed, is not listed.
pub fn changes(old: &Meeting, new: &Meeting, picks: &Picks) -> Vec<Change> {
    let mut all = Vec::new();
    for session in &new.sessions {
        let whats = match old.session(&session.id) {
            Some(former) => changes_of(old, former, new, session),
            None if session.status == Status::Cancelled => Vec::new(),
            None => vec![What::Added],
        };
        all.extend(whats.into_iter().map(|what| change(new, session, picks, what)));
    }
    let gone = old.sessions.iter().filter(|former| former.status != Status::Cancelled && new.session(&former.id).is_none());
    all.extend(gone.map(|former| change(old, former, picks, What::Removed)));
    // A stable order: the changes of one session stay together, as they were found.
    all.sort_by(|a, b| (!a.mine, a.hours.0, &a.session).cmp(&(!b.mine, b.hours.0, &b.session)));
    all
}

fn change(meeting: &Meeting, session: &Session, picks: &Picks, what: What) -> Change {
    Change {
        session: session.id.clone(),
        title: meeting.title_of(session).clone(),
        round: session.round,
        hours: (session.start, session.end),
        mine: picks.holds(&session.id),
        what,
    }
}

fn changes_of(old: &Meeting, former: &Session, new: &Meeting, session: &Session) -> Vec<What> {
    match (former.status == Status::Cancelled, session.status == Status::Cancelled) {
        // Where and when something does not take place is no news.
        (true, true) => return Vec::new(),
        (false, true) => return vec![What::Cancelled],
        _ => {}
    }
    let mut whats = Vec::new();
    if former.status == Status::Cancelled {
        whats.push(What::Restored);
    }
    if (former.start, former.end) != (session.start, session.end) {
        whats.push(What::Moved((former.start, former.end)));
    }
    if former.room != session.room {
        whats.push(What::Room { from: room_of(old, former), to: room_of(new, session) });
    }
    let title = old.title_of(former);
    if differ(title, new.title_of(session)) {
        whats.push(What::Retitled(title.clone()));
    }
    whats
}

fn room_of(meeting: &Meeting, session: &Session) -> Option<Text> {
    session.room.as_ref().and_then(|id| meeting.room(id)).map(|room| room.name.clone())
}

/// Whether two titles differ in a language that both have: a translation that was added renames nothing.
fn differ(old: &Text, new: &Text) -> bool {
    let pairs = [Language::Polish, Language::English].map(|language| (old.pick(language), new.pick(language)));
    let shared = || pairs.iter().filter(|((_, old), (_, new))| old == new);
    shared().next().is_none() || shared().any(|((old, _), (new, _))| old != new)
}

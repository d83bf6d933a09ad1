//! What people, sessions and blocks are called on screen.

use crate::{
    domain::{
        division::{Attendee, Plan},
        id::{BlockId, SessionId},
        meeting::Meeting,
        text::Language,
    },
    i18n::{allocation::AllocationWords, dates},
};

/// A person's name, or the beginning of the id of a choice without one.
pub(super) fn person(words: &AllocationWords, person: &Attendee) -> String {
    match &person.handed {
        _ if !person.name.is_empty() => person.name.clone(),
        Some(handed) => (words.choice_of)(handed.first.as_str().get(..8).unwrap_or_default()),
        None => words.nameless.to_owned(),
    }
}

/// A session by title and hour.
pub(super) fn session(meeting: &Meeting, language: Language, id: &SessionId) -> String {
    meeting
        .session(id)
        .map_or_else(|| id.to_string(), |session| format!("{}, {}", meeting.title_of(session).pick(language).0, dates::hour(session.start)))
}

/// A session by its title alone, where the block tells the hour.
pub(super) fn title(meeting: &Meeting, language: Language, id: &SessionId) -> String {
    meeting.session(id).map_or_else(|| id.to_string(), |session| meeting.title_of(session).pick(language).0.to_owned())
}

/// A block by its title.
pub(super) fn block(meeting: &Meeting, language: Language, id: &BlockId) -> String {
    let found = meeting.blocks.iter().find(|block| block.id == *id);
    found.map_or_else(|| id.to_string(), |block| block.title.pick(language).0.to_owned())
}

/// A session by its number in the plan.
pub(super) fn numbered(meeting: &Meeting, language: Language, plan: &Plan, session: usize) -> String {
    plan.sessions.get(session).map_or_else(String::new, |id| self::session(meeting, language, id))
}

/// When and where a session is.
pub(super) fn when_and_where(meeting: &Meeting, language: Language, id: &SessionId) -> String {
    let Some(session) = meeting.session(id) else { return String::new() };
    let day = dates::weekday(language, meeting.day_of(session));
    let room = session.room.as_ref().and_then(|room| meeting.room(room)).map(|room| format!(" · {}", room.name.pick(language).0));
    format!("{day}, {}{}", dates::hours(language, session.start, session.end), room.unwrap_or_default())
}

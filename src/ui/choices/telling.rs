//! What every view of the choice tells in the same way: sessions, times, and the choice itself.

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        agenda::in_meeting_zone,
        id::SessionId,
        meeting::{Block, BlockMode, Meeting},
        text::Language,
        time::Moment,
    },
    i18n::dates,
    state::{choices::MyChoices, clock::real_minute, location::use_location, meeting::Loaded},
    ui::{
        parts::MeetingOwner,
        words::{say, say_bare, use_language},
    },
};

/// The heading, where focus goes when the button that had it is gone.
pub(super) const HEADING: &str = "wybor";

/// My choice in the meeting on screen; made when somebody first looks at it. A context outlives what it holds when a new revision of the
/// meeting comes, so one of a former revision is made anew.
pub(super) fn use_choices() -> MyChoices {
    let loaded = expect_context::<Loaded>();
    let known = use_context::<MyChoices>().filter(|known| known.is_of(&loaded));
    known.unwrap_or_else(|| expect_context::<MeetingOwner>().0.with(|| MyChoices::provide(&loaded)))
}

/// A session of the programme by its title and hours, with the way to its page.
pub(super) fn session_link(meeting: &Meeting, id: &SessionId) -> AnyView {
    let Some(session) = meeting.session(id) else { return id.to_string().into_any() };
    let hours = dates::hours(use_language(), session.start, session.end);
    view! {
        <a class="link" href=use_location().href(Route::Session(id.clone()))>
            {say(meeting.title_of(session))}
        </a>
        " "
        <span class="fine">{hours}</span>
    }
    .into_any()
}

/// A session's title, bare.
pub(super) fn title_of(meeting: &Meeting, id: &SessionId) -> Option<String> {
    meeting.session(id).map(|session| say_bare(meeting.title_of(session)))
}

/// The block of a session, if it is one of wishes.
pub(super) fn wish_block(meeting: &Meeting, id: &SessionId) -> Option<Block> {
    meeting.block_of(id).filter(|block| block.mode == BlockMode::Wish).cloned()
}

/// A moment as the meeting's clocks show it: the hour alone on the day itself.
pub(super) fn when(meeting: &Meeting, language: Language, at: Moment) -> String {
    let at = in_meeting_zone(meeting, at);
    if at.date_naive() == real_minute(meeting).date_naive() { dates::hour(at) } else { moment(language, at) }
}

/// A day and an hour.
pub(super) fn moment(language: Language, at: Moment) -> String {
    format!("{}, {}", dates::day_month(language, at.date_naive()), dates::hour(at))
}

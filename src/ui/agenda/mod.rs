//! The programme: cover, day switch, now and next, search, timeline.

mod choice;
mod finder;
mod now;
mod row;
mod timeline;

pub(crate) use row::{changes, session_row};

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    components::{
        calendar::CalendarButton,
        icon::Icon,
        notice::{Tone, notice},
    },
    parts::use_parts,
    words::{say, say_bare, use_language, use_words},
};
use crate::{
    domain::{address::Route, agenda::opening_day, session::Status},
    i18n::dates,
    state::{
        clock::use_clock,
        location::use_location,
        meeting::{use_config, use_meeting},
        page,
    },
};
pub(super) use finder::Results;
use finder::{finder, is_searching};
use now::now_card;
use timeline::timeline;

/// The programme of a day; without one, of today or day one.
#[component]
pub(super) fn AgendaPage(
    /// The day.
    day: Option<NaiveDate>,
) -> impl IntoView {
    let words = use_words().agenda();
    let shell = use_words().shell();
    let language = use_language();
    let meeting = use_meeting();
    let location = use_location();
    let clock = use_clock();
    let days = meeting.days();
    // The opening day is settled when the page opens: a page must not change its day under the reader at midnight.
    let shown = day.filter(|day| days.contains(day)).or_else(|| opening_day(&meeting, clock.minute().get_untracked()));
    page::use_title(move || {
        shown.map_or_else(|| shell.agenda.to_owned(), |day| format!("{}, {}", shell.agenda, dates::weekday_day(language, day)))
    });
    let searching = Memo::new(move |_| is_searching(location));
    let note = meeting.note.clone();
    let approximate = meeting.sessions.iter().any(|session| session.approximate);
    let note = note.map(|note| say(&note)).or_else(|| approximate.then(|| words.approximate.into_any()));
    let changed = meeting.updated.map(|at| (words.last_change)(&dates::date(language, at.date_naive())));
    let parts = use_parts();
    let programme = move || if searching.get() { parts.rest().map(|rest| (rest.results)()) } else { shown.map(timeline) };
    view! {
        {cover()}
        <div class="sheet">
            <div class="split">
                <div class="stack">{day_switch(&days, shown)}</div>
                <aside class="stack" aria-label=words.now_and_next>
                    {now_card()}
                    {announcements()}
                </aside>
                <div class="stack">
                    {finder()} <p class="fine">{note} " " {changed}</p> {programme}
                    {move || parts.rest().map(|rest| (rest.below_programme)())}
                </div>
            </div>
        </div>
    }
}

/// The whole programme to take along.
#[component]
pub(super) fn BelowProgramme() -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let held = meeting.sessions.iter().filter(|session| session.status != Status::Cancelled).map(|session| session.id.clone());
    let all = Signal::stored(held.collect::<Vec<_>>());
    view! {
        <div class="flow no-print">
            <CalendarButton label=words.calendar_all name=meeting.id.to_string() sessions=all />
        </div>
    }
}

fn cover() -> AnyView {
    let meeting = use_meeting();
    let language = use_language();
    let days = meeting.days();
    let dates = days.first().zip(days.last()).map(|(from, to)| dates::range(language, *from, *to));
    let config = use_config();
    let entry = config.meetings.iter().find(|entry| entry.id == meeting.id);
    let place = entry.and_then(|entry| entry.place.as_ref()).map(|place| fact("pin", say(place)));
    view! {
        <div class="hero">
            <svg class="art" aria-hidden="true">
                <use href="icons.svg#corridor"></use>
            </svg>
            <h1>{say(&meeting.title)}</h1>
            <ul class="meta" role="list">
                {place}
                {dates.map(|dates| fact("program", dates.into_any()))}
            </ul>
        </div>
    }
    .into_any()
}

fn fact(icon: &'static str, text: AnyView) -> AnyView {
    view! {
        <li>
            <Icon name=icon small=true />
            <span>{text}</span>
        </li>
    }
    .into_any()
}

fn day_switch(days: &[NaiveDate], shown: Option<NaiveDate>) -> Option<AnyView> {
    let words = use_words().agenda();
    let language = use_language();
    let location = use_location();
    let day = |day: &NaiveDate| {
        view! {
            <a href=location.href(Route::Agenda(*day)) aria-current=(Some(*day) == shown).then_some("page")>
                {dates::capital(dates::weekday(language, *day))}
                <small>{dates::day_month(language, *day)}</small>
            </a>
        }
        .into_any()
    };
    (days.len() > 1).then(|| {
        view! {
            <nav class="seg" aria-label=words.day_navigation>
                {days.iter().map(day).collect::<Vec<_>>()}
            </nav>
        }
        .into_any()
    })
}

/// The newest announcement that is due; the others stand in the information.
fn announcements() -> AnyView {
    let meeting = use_meeting();
    let language = use_language();
    let clock = use_clock();
    (move || {
        let now = clock.now();
        let due = meeting.announcements.iter().filter(|announcement| announcement.at <= now);
        due.max_by_key(|announcement| announcement.at).map(|announcement| {
            let when = format!("{}, {}", dates::weekday_day(language, announcement.at.date_naive()), dates::hour(announcement.at));
            let text = announcement.text.as_ref().map(|text| view! { <p>{say(text)}</p> }.into_any());
            let content = view! {
                <p class="title">{say_bare(&announcement.title)}</p>
                {text}
                <p class="fine">{when}</p>
            };
            notice(Tone::Change, "bell", content.into_any())
        })
    })
    .into_any()
}

//! The programme: cover, day switch, now and next, search, timeline.

mod choice;
mod finder;
mod now;
mod row;
mod timeline;

pub(crate) use row::{Changes, SessionRow};

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    components::{
        calendar::CalendarButton,
        icon::Icon,
        notice::{Notice, Tone},
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
use finder::{Finder, is_searching};
use now::NowCard;
use timeline::Timeline;

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
    let timeline = move || {
        if searching.get() {
            parts.rest().map(|rest| (rest.results)()).into_any()
        } else {
            shown.map(|day| view! { <Timeline day /> }).into_any()
        }
    };
    view! {
        <Cover />
        <div class="sheet">
            <div class="split">
                <div class="stack">
                    <DaySwitch days shown=shown />
                </div>
                <aside class="stack" aria-label=words.now_and_next>
                    <NowCard />
                    <Announcements />
                </aside>
                <div class="stack">
                    <Finder />
                    <p class="fine">{note} " " {changed}</p>
                    {timeline}
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

#[component]
fn Cover() -> impl IntoView {
    let meeting = use_meeting();
    let language = use_language();
    let days = meeting.days();
    let dates = days.first().zip(days.last()).map(|(from, to)| dates::range(language, *from, *to));
    let config = use_config();
    let entry = config.meetings.iter().find(|entry| entry.id == meeting.id);
    let place = entry.and_then(|entry| entry.place.as_ref()).map(|place| {
        view! {
            <li>
                <Icon name="pin" small=true />
                <span>{say(place)}</span>
            </li>
        }
    });
    view! {
        <div class="hero">
            <svg class="art" aria-hidden="true">
                <use href="icons.svg#corridor"></use>
            </svg>
            <h1>{say(&meeting.title)}</h1>
            <ul class="meta" role="list">
                {place}
                <li>
                    <Icon name="program" small=true />
                    <span>{dates}</span>
                </li>
            </ul>
        </div>
    }
}

#[component]
fn DaySwitch(days: Vec<NaiveDate>, shown: Option<NaiveDate>) -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    let location = use_location();
    let day = move |day: NaiveDate| {
        view! {
            <a href=location.href(Route::Agenda(day)) aria-current=(Some(day) == shown).then_some("page")>
                {dates::capital(dates::weekday(language, day))}
                <small>{dates::day_month(language, day)}</small>
            </a>
        }
    };
    (days.len() > 1).then(|| {
        view! {
            <nav class="seg" aria-label=words.day_navigation>
                {days.into_iter().map(day).collect_view()}
            </nav>
        }
    })
}

/// The newest announcement that is due; the others stand in the information.
#[component]
fn Announcements() -> impl IntoView {
    let meeting = use_meeting();
    let language = use_language();
    let clock = use_clock();
    let newest = Memo::new(move |_| {
        let now = clock.now();
        let due = meeting.announcements.iter().filter(|announcement| announcement.at <= now);
        due.max_by_key(|announcement| announcement.at).cloned()
    });
    let card = move || {
        newest.get().map(|announcement| {
            let when = format!("{}, {}", dates::weekday_day(language, announcement.at.date_naive()), dates::hour(announcement.at));
            view! {
                <Notice tone=Tone::Change icon="bell">
                    <p class="title">{say_bare(&announcement.title)}</p>
                    {announcement.text.as_ref().map(|text| view! { <p>{say(text)}</p> })}
                    <p class="fine">{when}</p>
                </Notice>
            }
        })
    };
    view! { {card} }
}

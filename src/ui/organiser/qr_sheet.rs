//! Codes to print: for the door, and for each thing that has a survey, straight to its form. One a page, or six.

use leptos::prelude::*;

use super::{PrintButton, nav::DeskNav};
use crate::{
    domain::{
        meeting::Meeting,
        qr::QrCode,
        qr_sheet::{Code, Sheet, What, sheets},
        submission::About,
    },
    i18n::dates,
    state::{
        location::{Location, use_location},
        meeting::use_meeting,
        page,
    },
    ui::{
        components::{qr::drawing, subject::title_of},
        words::{say, say_bare, use_language, use_words},
    },
};

/// The choice of what to print, and the pages below it.
#[component]
pub(crate) fn QrSheetPage() -> impl IntoView {
    let words = use_words().qr_sheet();
    let meeting = use_meeting();
    let location = use_location();
    page::use_title(|| words.title.to_owned());
    let (what, large) = (RwSignal::new(What::Everything), RwSignal::new(false));
    let of = meeting.clone();
    let chosen = Memo::new(move |_| sheets(&of, &what.read()));
    let count = move || (words.count)(chosen.read().iter().map(|sheet| sheet.codes.len() as u64).sum());
    let nothing = meeting.surveys.is_empty().then(|| view! { <p class="no-print">{words.nothing}</p> });
    let shown = {
        let meeting = meeting.clone();
        move || chosen.get().iter().map(|sheet| pages(&meeting, location, sheet, large)).collect_view()
    };
    view! {
        <DeskNav />
        <div class="head no-print">
            <h1>{words.title}</h1>
            <p class="lead">{say(&meeting.title)}</p>
            <p class="fine">{words.lead}</p>
        </div>
        <section class="card roomy stack no-print" aria-label=words.what>
            <Choice what />
            <Layout large />
            <div class="flow">
                <PrintButton />
            </div>
            {nothing}
            <p class="fine" role="status">
                {count}
            </p>
        </section>
        <div class="stack loose code-sheets">{shown}</div>
    }
}

/// What is printed.
#[component]
fn Choice(what: RwSignal<What>) -> impl IntoView {
    let words = use_words().qr_sheet();
    let meeting = use_meeting();
    let name = |what: &What| match what {
        What::Everything => words.everything.to_owned(),
        What::Door => words.door.to_owned(),
        What::Day(day) => dates::weekday_day(use_language(), *day),
        What::Workshops => words.workshops.to_owned(),
        What::Rooms => words.rooms.to_owned(),
        What::Room(id) => (words.room)(&meeting.room(id).map_or_else(|| id.to_string(), |room| say_bare(&room.name))),
    };
    let options = What::of(&meeting);
    let options = options.iter().map(|one| view! { <option value=one.word()>{name(one)}</option> }).collect_view();
    let choose = move |event| {
        if let Some(chosen) = What::parse(&event_target_value(&event)) {
            what.set(chosen);
        }
    };
    view! {
        <label class="stack tight">
            <span>{words.what}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
}

/// How many fit a page.
#[component]
fn Layout(large: RwSignal<bool>) -> impl IntoView {
    let words = use_words().qr_sheet();
    let way = move |is_large: bool, name: &'static str| {
        view! {
            <label class="pill">
                <input type="radio" name="uklad" prop:checked=move || large.get() == is_large on:change=move |_| large.set(is_large) />
                {name}
            </label>
        }
    };
    view! {
        <fieldset class="stack tight">
            <legend>{words.layout}</legend>
            <div class="flow">{way(false, words.small)} {way(true, words.large)}</div>
        </fieldset>
    }
}

/// Codes that are printed together, under the name of their room.
fn pages(meeting: &Meeting, location: Location, sheet: &Sheet, large: RwSignal<bool>) -> AnyView {
    let words = use_words().qr_sheet();
    let room = sheet.room.as_ref().and_then(|room| meeting.room(room));
    let heading = match room {
        Some(room) => view! { <h2>{say(&room.name)}</h2> }.into_any(),
        None => view! { <h2 class="no-print">{words.preview}</h2> }.into_any(),
    };
    let cards = sheet.codes.iter().map(|code| card(meeting, location, code)).collect_view();
    view! {
        <section class="stack">
            {heading} <ul class=move || if large.get() { "duo codes large" } else { "duo codes" } role="list">
                {cards}
            </ul>
        </section>
    }
    .into_any()
}

/// One code, with what it is for and its address to be typed.
fn card(meeting: &Meeting, location: Location, code: &Code) -> AnyView {
    let words = use_words().qr_sheet();
    let address = location.outside(&meeting.id, code.route());
    let (title, facts) = match code {
        Code::Door => (say_bare(&meeting.title), term(meeting)),
        Code::Form { about, .. } => (title_of(meeting, about), facts_of(meeting, about)),
    };
    let (scan, below) = match code {
        Code::Door => (words.scan_door, None),
        Code::Form { .. } => (words.scan, Some(words.anonymous)),
    };
    let drawn = match QrCode::encode(&address) {
        Ok(code) => drawing(code, (words.code_of)(&title), "code"),
        Err(_) => view! { <p>{words.too_long}</p> }.into_any(),
    };
    let plain = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest).to_owned();
    view! {
        <li class="card stack">
            <h3>{title}</h3>
            <div class="stack tight">
                <p class="fine lines">{facts}</p>
                <p class="title">{scan}</p>
                <p class="fine">{below}</p>
            </div>
            <div class="qr">{drawn}</div>
            <p class="fine">{words.by_hand} " " <span class="address">{plain}</span></p>
        </li>
    }
    .into_any()
}

/// When the meeting is.
fn term(meeting: &Meeting) -> String {
    let days = meeting.days();
    days.first().zip(days.last()).map(|(from, to)| dates::range(use_language(), *from, *to)).unwrap_or_default()
}

/// When and where a session is, and which round it is; for a day or the meeting, the meeting's own name.
fn facts_of(meeting: &Meeting, about: &About) -> String {
    let (words, language) = (use_words().qr_sheet(), use_language());
    let About::Session(id) = about else { return say_bare(&meeting.title) };
    let Some(session) = meeting.session(id) else { return String::new() };
    let day = dates::weekday_day(language, meeting.day_of(session));
    let round = session.round.filter(|_| session.workshop.is_some()).map(words.round);
    let room = session.room.as_ref().and_then(|room| meeting.room(room)).map(|room| say_bare(&room.name));
    let rest = [Some(dates::hours(language, session.start, session.end)), round, room];
    format!("{day}\n{}", rest.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

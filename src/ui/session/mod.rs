//! One session: when, where, who, what about; plan, calendar, survey, note, link.

use leptos::prelude::*;

use super::{
    agenda::changes,
    choices::{seats_of, wish_button},
    components::{calendar::CalendarButton, icon::Icon, kind::KindLabel, prose::Prose, qr::ShareLink},
    not_found::SessionGonePage,
    words::{say, say_bare, use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        agenda::{Standing, standing},
        clash::overlap,
        feedback::survey_of,
        id::SessionId,
        meeting::{BlockMode, Meeting},
        session::{Session, Status},
        submission::About,
        time::rfc3339,
    },
    i18n::dates,
    state::{clock::use_clock, location::use_location, meeting::use_meeting, notes::Note, page, picks::use_picks},
};

/// The page of a session, or of its absence.
#[component]
pub(super) fn SessionPage(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    match use_meeting().session(&id).cloned() {
        Some(session) => view! { <Page session /> }.into_any(),
        None => view! { <SessionGonePage /> }.into_any(),
    }
}

#[component]
fn Page(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let shell = use_words().shell();
    let meeting = use_meeting();
    let location = use_location();
    let clock = use_clock();
    let title = say_bare(meeting.title_of(&session));
    page::use_title({
        let title = title.clone();
        move || title.clone()
    });
    let running = {
        let (meeting, session) = (meeting.clone(), session.clone());
        move || {
            let on = standing(&meeting, &session, clock.now()) == Standing::Running && session.status != Status::Cancelled;
            on.then(|| view! { <span class="badge t-sun">{words.running}</span> })
        }
    };
    let round = session.round.map(|round| view! { <span class="badge t-all">{(words.round)(round)}</span> });
    let about = meeting.about_of(&session).map(|text| {
        view! {
            <section class="stack tight">
                <h2>{words.about}</h2>
                <Prose text=text.clone() />
            </section>
        }
    });
    let link = location.outside(&meeting.id, Route::Session(session.id.clone()));
    view! {
        <a class="link back" href=location.href(Route::Agenda(meeting.day_of(&session)))>
            <Icon name="back" small=true />
            {shell.agenda}
        </a>
        <div class="split">
            <header class="head">
                <p class="flow">
                    <KindLabel kind=session.kind />
                    {round}
                    {running}
                    {changes(&session)}
                </p>
                <h1>{say(meeting.title_of(&session))}</h1>
            </header>
            <aside class="stack" aria-label=words.when>
                <div class="card stack">
                    <Facts session=session.clone() />
                    <Actions session=session.clone() />
                </div>
                <Beside session=session.clone() />
            </aside>
            <div class="stack loose">
                {about} <Materials session=session.clone() /> <NoteField id=session.id.clone() /> <section class="card stack no-print">
                    <h2>{words.share}</h2>
                    <ShareLink link=link what=title lead=words.share_lead />
                </section>
            </div>
        </div>
    }
}

#[component]
fn Facts(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    let meeting = use_meeting();
    let hours = dates::hours(language, session.start, session.end);
    let length = session.end.map(|end| format!(", {}", dates::length(language, (end - session.start).num_minutes())));
    let approximate = session.approximate.then(|| view! { <span class="fine">{words.approximate_short}</span> });
    let room = session.room.as_ref().and_then(|id| meeting.room(id)).map(|room| {
        let place = room.place.as_ref().map(|place| view! { <span class="fine">{say(place)}</span> });
        fact(
            "pin",
            words.place,
            view! {
                {say(&room.name)}
                " "
                {place}
            }
            .into_any(),
        )
    });
    let people = meeting.people_of(&session);
    let people = (!people.is_empty()).then(|| {
        let person = |person: &&crate::domain::meeting::Person| {
            let role = person.role.as_ref().map(|role| view! { <span class="fine">{say(role)}</span> });
            view! { <p>{person.name.clone()} " " {role}</p> }
        };
        fact("person", words.led_by, people.iter().map(person).collect_view().into_any())
    });
    let capacity = session.capacity.map(|capacity| {
        let known = view! {
            <p>{(words.places)(capacity)}</p>
            {seats_of(&session.id)}
        };
        fact("all", words.capacity, known.into_any())
    });
    let when = view! {
        <p>{dates::weekday_day(language, session.start.date_naive())}</p>
        <p>
            <time datetime=rfc3339(session.start)>{hours}</time>
            {length}
        </p>
        {approximate}
    };
    view! { <dl class="facts">{fact("clock", words.when, when.into_any())} {room} {people} {capacity}</dl> }
}

fn fact(icon: &'static str, name: &'static str, value: AnyView) -> AnyView {
    view! {
        <div>
            <dt>
                <Icon name=icon />
                {name}
            </dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}

#[component]
fn Actions(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let location = use_location();
    let title = say_bare(meeting.title_of(&session));
    let can_pick = session.status != Status::Cancelled && !session.kind.is_pause();
    let pick = can_pick.then(|| wish_button(&session.id).unwrap_or_else(|| view! { <PickButton id=session.id.clone() /> }.into_any()));
    let rate = survey_of(&meeting, &session).map(|survey| {
        let route = Route::Form { survey: survey.id.clone(), about: About::Session(session.id.clone()) };
        view! {
            <a class="btn" href=location.href(route) aria-label=(words.rate_what)(&title)>
                <Icon name="star" />
                {words.rate}
            </a>
        }
    });
    let file = format!("{}-{}", meeting.id, session.id);
    let only = Signal::stored(vec![session.id.clone()]);
    view! {
        <div class="stack tight no-print">
            {pick} <div class="pair">
                <CalendarButton label=words.calendar_one name=file sessions=only />
                {rate}
            </div>
        </div>
    }
}

#[component]
fn PickButton(id: SessionId) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let clock = use_clock();
    let picks = use_picks();
    // The plan is one's own: after the draw, what it brought can be put there. Only a pick that is the decision closes.
    let closes = meeting.block_of(&id).filter(|block| block.mode == BlockMode::Free).and_then(|block| block.closes);
    let held = Memo::new({
        let id = id.clone();
        move |_| picks.holds(&id)
    });
    let closed = move || closes.is_some_and(|closes| closes <= clock.now());
    let look = move || if held.get() { "btn held" } else { "btn primary" };
    view! {
        <button type="button" class=look aria-pressed=move || held.get().to_string() disabled=closed on:click=move |_| picks.toggle(&id)>
            {move || {
                let (icon, text) = if held.get() { ("plan-on", words.is_in_plan) } else { ("plan", words.add_to_plan) };
                view! {
                    <Icon name=icon />
                    {text}
                }
            }}
        </button>
        {move || closed().then(|| view! { <p class="fine">{words.closed}</p> })}
    }
}

/// What runs at the same time, and the other rounds of the same workshop.
#[component]
fn Beside(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let others = || meeting.sessions.iter().filter(|other| other.id != session.id && other.status != Status::Cancelled);
    let parallel: Vec<_> = others().filter(|other| overlap(&meeting, &session, other)).collect();
    let rounds: Vec<_> = others().filter(|other| session.workshop.is_some() && other.workshop == session.workshop).collect();
    view! {
        {links(&meeting, words.same_time, &parallel)}
        {links(&meeting, words.other_rounds, &rounds)}
    }
}

fn links(meeting: &Meeting, title: &'static str, sessions: &[&Session]) -> AnyView {
    let location = use_location();
    let words = use_words().agenda();
    let language = use_language();
    if sessions.is_empty() {
        return ().into_any();
    }
    let item = |session: &&Session| {
        let round = session.round.map(|round| format!("{}, ", (words.round)(round)));
        view! {
            <li>
                <a class="link" href=location.href(Route::Session(session.id.clone()))>
                    {say(meeting.title_of(session))}
                </a>
                <p class="fine">{round} {dates::hours(language, session.start, session.end)}</p>
            </li>
        }
    };
    view! {
        <section class="notice t-all">
            <Icon name="swap" />
            <div class="stack tight">
                <h2 class="title">{title}</h2>
                <ul role="list" class="stack tight">
                    {sessions.iter().map(item).collect_view()}
                </ul>
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Materials(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let pages = use_words().pages();
    if session.materials.is_empty() {
        return ().into_any();
    }
    let row = |material: &crate::domain::session::Material| {
        let address = material.url.as_str().to_owned();
        let plain = address.starts_with("http:").then(|| view! { <p class="fine">{pages.unencrypted}</p> });
        view! {
            <li>
                <span class="tile t-work">
                    <Icon name="file" />
                </span>
                <div>
                    <h3>
                        <a class="cover" href=address rel="noopener noreferrer" target="_blank">
                            {say(&material.title)}
                        </a>
                    </h3>
                    {plain}
                </div>
                <Icon name="next" small=true />
            </li>
        }
    };
    view! {
        <section class="stack tight">
            <h2>{words.materials}</h2>
            <ul class="rows" role="list">
                {session.materials.iter().map(row).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn NoteField(id: SessionId) -> impl IntoView {
    let words = use_words().agenda();
    let note = Note::on(&id);
    let outcome = move || note.saved().map(|saved| if saved.is_ok() { words.note_saved } else { words.not_saved });
    view! {
        <section class="stack tight">
            <h2>
                <label for="notatka">{words.note}</label>
            </h2>
            <textarea
                id="notatka"
                rows="4"
                maxlength="5000"
                aria-describedby="notatka-opis"
                prop:value=move || note.text()
                on:input=move |event| note.write(event_target_value(&event))
            ></textarea>
            <p class="fine dots" id="notatka-opis">
                <Icon name="lock" small=true />
                <span>{words.note_private}</span>
            </p>
            <p class="fine" role="status">
                {outcome}
            </p>
        </section>
    }
}

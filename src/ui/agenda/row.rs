//! One session in a timeline: a card for what can be attended, a line for breaks and meals.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        agenda::{Standing, standing},
        feedback::survey_of,
        id::SessionId,
        meeting::Meeting,
        session::{Kind, Session, Status},
        submission::About,
        time::rfc3339,
    },
    i18n::{dates, kinds},
    state::{clock::use_clock, location::use_location, meeting::use_meeting, picks::use_picks},
    ui::{
        components::{
            icon::Icon,
            kind::{KindLabel, icon_of, tone_of},
        },
        parts::{Choose, use_parts},
        words::{say, say_bare, use_language, use_words},
    },
};

/// A session in a timeline; nothing for one that the programme does not have.
pub(crate) fn session_row(id: &SessionId) -> AnyView {
    let meeting = use_meeting();
    let clock = use_clock();
    let Some(session) = meeting.session(id).cloned() else { return ().into_any() };
    let stand = Memo::new({
        let (meeting, session) = (meeting.clone(), session.clone());
        move |_| standing(&meeting, &session, clock.now())
    });
    let cancelled = session.status == Status::Cancelled;
    let class = move || match (stand.get(), cancelled) {
        (_, true) => "slot off",
        (Standing::Over, _) => "slot past",
        (Standing::Running, _) => "slot on",
        (Standing::Ahead, _) => "slot",
    };
    let current = move || (stand.get() == Standing::Running && !cancelled).then_some("time");
    let body = if session.kind.is_pause() { pause(&meeting, &session) } else { card(&meeting, &session, stand) };
    view! {
        <li class=class aria-current=current>
            {at(&session)}
            {body}
        </li>
    }
    .into_any()
}

/// The hour and length of a session, in the gutter.
pub(super) fn at(session: &Session) -> AnyView {
    // Pauses say their length on their line.
    let own_line = session.kind.is_pause();
    let length = session.end.map(|end| dates::minutes((end - session.start).num_minutes()));
    let length = length.filter(|_| !own_line).map(|length| view! { <small>{length}</small> }.into_any());
    let hour = match session.end {
        None if !own_line => dates::hours(use_language(), session.start, None),
        _ => dates::hour(session.start),
    };
    view! {
        <p class="at">
            <time datetime=rfc3339(session.start)>{hour}</time>
            {length}
        </p>
    }
    .into_any()
}

fn pause(meeting: &Meeting, session: &Session) -> AnyView {
    let language = use_language();
    let length = session
        .end
        .map_or_else(|| dates::hours(language, session.start, None), |end| dates::length(language, (end - session.start).num_minutes()));
    let fine =
        if session.kind == Kind::Meal { format!("{}, {length}", kinds::name(language, session.kind).to_lowercase()) } else { length };
    view! {
        <div class="pause">
            <span class=format!("kind {}", tone_of(session.kind))>
                <Icon name=icon_of(session.kind) />
            </span>
            <div class="flow">
                <h3>{say(meeting.title_of(session))}</h3>
                <span class="fine">{fine}</span>
                {changes(session)}
            </div>
        </div>
    }
    .into_any()
}

fn card(meeting: &Arc<Meeting>, session: &Session, stand: Memo<Standing>) -> AnyView {
    let words = use_words().agenda();
    let location = use_location();
    let (kind, cancelled) = (session.kind, session.status == Status::Cancelled);
    let label = move || view! { <KindLabel kind quiet=stand.get() == Standing::Over || cancelled /> }.into_any();
    let href = location.href(Route::Session(session.id.clone()));
    let round = session.round.map(|round| view! { <span class="badge t-all">{(words.round)(round)}</span> }.into_any());
    let running = move || (stand.get() == Standing::Running && !cancelled).then(running_badge);
    let action = {
        let (meeting, session) = (meeting.clone(), session.clone());
        move || match stand.get() {
            Standing::Over => rate_link(&meeting, &session),
            _ if cancelled => ().into_any(),
            _ => pick_toggle(&meeting, &session),
        }
    };
    view! {
        <article class="card session">
            <div>
                <p class="flow">{label} {round} {running} {changes(session)}</p>
                <h3>
                    <a class="cover" href=href>
                        {say(meeting.title_of(session))}
                    </a>
                </h3>
                {whereabouts(meeting, session)}
                {session.capacity.map(|_| seats(&session.id))}
            </div>
            {action}
        </article>
    }
    .into_any()
}

/// The badge of what is on now.
pub(super) fn running_badge() -> AnyView {
    view! { <span class="badge t-sun">{use_words().agenda().running}</span> }.into_any()
}

/// Who and where, in one fine line.
pub(super) fn whereabouts(meeting: &Meeting, session: &Session) -> Option<AnyView> {
    let people = meeting.people_of(session).into_iter().map(|person| person.name.clone());
    let room = session.room.as_ref().and_then(|id| meeting.room(id)).map(|room| say_bare(&room.name));
    let line = people.chain(room).collect::<Vec<_>>().join(" · ");
    (!line.is_empty()).then(|| view! { <p class="fine">{line}</p> }.into_any())
}

/// How full a session is, where that is known.
pub(super) fn seats(id: &SessionId) -> AnyView {
    let parts = use_parts();
    let id = id.clone();
    (move || parts.rest().map(|rest| (rest.seats)(&id))).into_any()
}

/// Marks of a session that does not take place as announced.
pub(crate) fn changes(session: &Session) -> Option<AnyView> {
    let words = use_words().agenda();
    let language = use_language();
    let (class, icon, text) = match session.status {
        Status::Confirmed => return None,
        Status::Cancelled => ("badge t-bad", "close", words.cancelled.to_owned()),
        Status::Moved => {
            let from = session.was.map(|was| {
                let same_day = was.date_naive() == session.start.date_naive();
                let when = if same_day {
                    dates::hour(was)
                } else {
                    format!("{}, {}", dates::day_month(language, was.date_naive()), dates::hour(was))
                };
                (words.moved_from)(&when)
            });
            ("badge t-sun", "swap", from.unwrap_or_else(|| words.moved.to_owned()))
        }
    };
    let badge = view! {
        <span class=class>
            <Icon name=icon />
            {text}
        </span>
    };
    Some(badge.into_any())
}

/// A link to the survey about a session that is over.
fn rate_link(meeting: &Meeting, session: &Session) -> AnyView {
    let words = use_words().agenda();
    let location = use_location();
    let Some(survey) = survey_of(meeting, session) else { return ().into_any() };
    let route = Route::Form { survey: survey.id.clone(), about: About::Session(session.id.clone()) };
    let label = (words.rate_what)(&say_bare(meeting.title_of(session)));
    view! {
        <a class="pick" href=location.href(route) aria-label=label>
            <Icon name="star" />
        </a>
    }
    .into_any()
}

/// The mark that puts a session into my plan: a native checkbox in the shape of an icon.
fn pick_toggle(meeting: &Meeting, session: &Session) -> AnyView {
    let words = use_words().agenda();
    let (picks, parts) = (use_picks(), use_parts());
    let name = (words.in_plan)(&say_bare(meeting.title_of(session)));
    let id = session.id.clone();
    let held = Memo::new(move |_| picks.holds(&id));
    let id = session.id.clone();
    let toggle = move |_| parts.choose(picks, Choose::Toggle(id.clone()));
    view! {
        <label class="pick">
            <input class="hidden" type="checkbox" prop:checked=move || held.get() on:change=toggle />
            <span class="hidden">{name}</span>
            <span class="off">
                <Icon name="plan" />
            </span>
            <span class="on">
                <Icon name="plan-on" />
            </span>
        </label>
    }
    .into_any()
}

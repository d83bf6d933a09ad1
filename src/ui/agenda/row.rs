//! One session in a timeline: a card for what can be attended, a line for breaks and meals.

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
        words::{say, say_bare, use_language, use_words},
    },
};

/// A session in a timeline.
#[component]
pub(crate) fn SessionRow(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let meeting = use_meeting();
    let clock = use_clock();
    let session = meeting.session(&id)?.clone();
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
    let body = if session.kind.is_pause() {
        view! { <Pause session=session.clone() /> }.into_any()
    } else {
        view! { <Card session=session.clone() stand /> }.into_any()
    };
    Some(view! {
        <li class=class aria-current=current>
            <At session=session.clone() />
            {body}
        </li>
    })
}

/// The hour and length of a session, in the gutter.
#[component]
pub(super) fn At(session: Session) -> impl IntoView {
    // Pauses say their length on their line.
    let own_line = session.kind.is_pause();
    let length = session.end.map(|end| dates::minutes((end - session.start).num_minutes()));
    let length = length.filter(|_| !own_line).map(|length| view! { <small>{length}</small> });
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
}

#[component]
fn Pause(session: Session) -> impl IntoView {
    let meeting = use_meeting();
    let language = use_language();
    let length = session
        .end
        .map_or_else(|| dates::hours(language, session.start, None), |end| dates::length(language, (end - session.start).num_minutes()));
    let kind = (session.kind == Kind::Meal).then(|| kinds::name(language, session.kind).to_lowercase());
    let fine = kind.into_iter().chain([length]).collect::<Vec<_>>().join(", ");
    view! {
        <div class="pause">
            <span class=format!("kind {}", tone_of(session.kind))>
                <Icon name=icon_of(session.kind) />
            </span>
            <div class="flow">
                <h3>{say(meeting.title_of(&session))}</h3>
                <span class="fine">{fine}</span>
                <Changes session=session.clone() />
            </div>
        </div>
    }
}

#[component]
fn Card(session: Session, stand: Memo<Standing>) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let location = use_location();
    let cancelled = session.status == Status::Cancelled;
    let quiet = Signal::derive(move || stand.get() == Standing::Over || cancelled);
    let href = location.href(Route::Session(session.id.clone()));
    let round = session.round.map(|round| view! { <span class="badge t-all">{(words.round)(round)}</span> });
    let running =
        move || (stand.get() == Standing::Running && !cancelled).then(|| view! { <span class="badge t-sun">{words.running}</span> });
    let action = {
        let (meeting, session) = (meeting.clone(), session.clone());
        move || match stand.get() {
            Standing::Over => rate_link(&meeting, &session),
            _ if cancelled => ().into_any(),
            _ => view! { <PickToggle session=session.clone() /> }.into_any(),
        }
    };
    view! {
        <article class="card session">
            <div>
                <p class="flow">
                    <KindLabel kind=session.kind quiet />
                    {round}
                    {running}
                    <Changes session=session.clone() />
                </p>
                <h3>
                    <a class="cover" href=href>
                        {say(meeting.title_of(&session))}
                    </a>
                </h3>
                <Where session=session.clone() />
            </div>
            {action}
        </article>
    }
}

/// Who and where, in one fine line.
#[component]
pub(super) fn Where(session: Session) -> impl IntoView {
    let meeting = use_meeting();
    let people = meeting.people_of(&session).into_iter().map(|person| person.name.clone());
    let room = session.room.as_ref().and_then(|id| meeting.room(id)).map(|room| say_bare(&room.name));
    let line = people.chain(room).collect::<Vec<_>>().join(" · ");
    (!line.is_empty()).then(|| view! { <p class="fine">{line}</p> })
}

/// Marks of a session that does not take place as announced.
#[component]
pub(crate) fn Changes(
    /// The session.
    session: Session,
) -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    match session.status {
        Status::Confirmed => ().into_any(),
        Status::Cancelled => view! {
            <span class="badge t-bad">
                <Icon name="close" />
                {words.cancelled}
            </span>
        }
        .into_any(),
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
            view! {
                <span class="badge t-sun">
                    <Icon name="swap" />
                    {from.unwrap_or_else(|| words.moved.to_owned())}
                </span>
            }
            .into_any()
        }
    }
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
#[component]
fn PickToggle(session: Session) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let picks = use_picks();
    let name = (words.in_plan)(&say_bare(meeting.title_of(&session)));
    let id = session.id.clone();
    let held = Memo::new(move |_| picks.holds(&id));
    let id = session.id;
    view! {
        <label class="pick">
            <input class="hidden" type="checkbox" prop:checked=move || held.get() on:change=move |_| picks.toggle(&id) />
            <span class="hidden">{name}</span>
            <span class="off">
                <Icon name="plan" />
            </span>
            <span class="on">
                <Icon name="plan-on" />
            </span>
        </label>
    }
}

//! My plan: the day as picked, with gaps, clashes and what vanished; taking it along; a plan that somebody shared.

mod clash;
mod news;
mod shared;

pub(super) use news::PickNews;
pub(super) use shared::SharedPlanPage;

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{
    agenda::session_row,
    choices::{choice_section, undecided_wishes},
    components::{
        calendar::CalendarButton,
        icon::Icon,
        kind::KindLabel,
        notice::{Notice, Tone},
        qr::ShareLink,
    },
    words::{say, use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        agenda::block_sessions,
        id::{BlockId, SessionId},
        plan::{Line, lines},
        session::{Kind, Session, Status},
        time::{Moment, rfc3339},
    },
    i18n::dates,
    state::{location::use_location, meeting::use_meeting, page, picks::use_picks},
};
use clash::Clashes;

/// A gap from this length on invites to the corridors, in minutes.
const GOOD_GAP: i64 = 30;

/// My plan.
#[component]
pub(super) fn PlanPage() -> impl IntoView {
    let words = use_words().plan();
    let shell = use_words().shell();
    let meeting = use_meeting();
    let picks = use_picks();
    page::use_title(|| shell.plan.to_owned());
    let plan = Memo::new({
        let meeting = meeting.clone();
        move |_| picks.with(|picks| meeting.days().into_iter().map(|day| (day, lines(&meeting, picks, day))).collect::<Vec<_>>())
    });
    let picked = Memo::new({
        let meeting = meeting.clone();
        move |_| picks.with(|picks| picks.sessions(&meeting).into_iter().map(|session| session.id.clone()).collect::<Vec<_>>())
    });
    let lead = move || {
        let gaps = plan.read().iter().flat_map(|(_, lines)| lines).filter(|line| matches!(line, Line::Gap { .. })).count();
        (words.lead)(picked.read().len() as u64, gaps as u64)
    };
    let empty = Memo::new(move |_| picked.read().is_empty());
    let body = move || {
        if empty.get() {
            view! { <Empty /> }.into_any()
        } else {
            let days = move || plan.get().into_iter().map(|(day, lines)| view! { <Day day lines /> }).collect_view();
            view! {
                <p class="lead">{lead}</p>
                <div class="split">
                    <div class="stack loose">
                        <Clashes />
                        {days}
                    </div>
                    <TakeAlong picked />
                </div>
            }
            .into_any()
        }
    };
    view! {
        <header class="head">
            <h1>{shell.plan}</h1>
        </header>
        <Vanished />
        {choice_section()}
        {body}
    }
}

#[component]
fn Empty() -> impl IntoView {
    let words = use_words().plan();
    let shell = use_words().shell();
    let meeting = use_meeting();
    let location = use_location();
    let picks = use_picks();
    let held = |session: &&Session| session.status != Status::Cancelled;
    let shared: Vec<SessionId> = meeting
        .sessions
        .iter()
        .filter(|session| {
            matches!(session.kind, Kind::Plenary | Kind::Talk | Kind::Panel | Kind::Visit) && meeting.block_of(&session.id).is_none()
        })
        .filter(held)
        .map(|session| session.id.clone())
        .collect();
    let add = (!shared.is_empty()).then(|| {
        view! {
            <button type="button" class="btn" on:click=move |_| picks.pick_all(&shared)>
                <Icon name="plan" />
                {words.add_shared}
            </button>
        }
    });
    view! {
        <div class="card roomy stack">
            <h2>{words.empty}</h2>
            <p>{words.empty_lead}</p>
            <div class="flow">
                <a class="btn primary" href=location.href(Route::Home)>
                    <Icon name="program" />
                    {shell.to_agenda}
                </a>
                {add}
            </div>
        </div>
    }
}

#[component]
fn Day(day: NaiveDate, lines: Vec<Line>) -> impl IntoView {
    let language = use_language();
    if lines.is_empty() {
        return ().into_any();
    }
    let line = |line: Line| match line {
        Line::Session(id) => session_row(&id),
        Line::Undecided(id) => view! { <Undecided id /> }.into_any(),
        Line::Gap { from, minutes } => view! { <Gap from minutes /> }.into_any(),
    };
    view! {
        <section class="stack tight">
            <h2>{dates::capital(dates::weekday(language, day))} " " <span class="quiet">{dates::day_month(language, day)}</span></h2>
            <ol class="timeline" role="list">
                {lines.into_iter().map(line).collect_view()}
            </ol>
        </section>
    }
    .into_any()
}

#[component]
fn Gap(from: Moment, minutes: i64) -> impl IntoView {
    let words = use_words().plan();
    let length = dates::length(use_language(), minutes);
    let text = if minutes >= GOOD_GAP { (words.gap_long)(&length) } else { (words.gap)(&length) };
    view! {
        <li class="slot">
            <p class="at">
                <time datetime=rfc3339(from)>{dates::hour(from)}</time>
            </p>
            <p class="pause">
                <Icon name="talkers" />
                <span>{text}</span>
            </p>
        </li>
    }
}

/// A block in which picks are missing, with a link to the choice.
#[component]
fn Undecided(id: BlockId) -> impl IntoView {
    let words = use_words().plan();
    let meeting = use_meeting();
    let location = use_location();
    let block = meeting.blocks.iter().find(|block| block.id == id)?;
    let first = *block_sessions(&meeting, block).first()?;
    let href = location.href(Route::Agenda(meeting.day_of(first)));
    let wishes = undecided_wishes(&meeting, block);
    let (to_choose, title) = match wishes {
        Some(wishes) => wishes,
        None => (
            view! {
                <span class="badge t-sun">
                    <Icon name="alert" />
                    {words.to_choose}
                </span>
            }
            .into_any(),
            view! {
                <a class="cover" href=href>
                    {say(&block.title)}
                </a>
            }
            .into_any(),
        ),
    };
    Some(view! {
        <li class="slot">
            <p class="at">
                <time datetime=rfc3339(first.start)>{dates::hour(first.start)}</time>
            </p>
            <article class="card session">
                <div>
                    <p class="flow">
                        <KindLabel kind=first.kind />
                        {to_choose}
                    </p>
                    <h3>{title}</h3>
                </div>
            </article>
        </li>
    })
}

#[component]
fn TakeAlong(picked: Memo<Vec<SessionId>>) -> impl IntoView {
    let words = use_words().plan();
    let shell = use_words().shell();
    let meeting = use_meeting();
    let location = use_location();
    let file = format!("{}-plan", meeting.id);
    let link = Signal::derive(move || location.outside(&meeting.id, Route::SharedPlan(picked.get())));
    view! {
        <aside class="stack no-print" aria-label=words.take_along>
            <section class="card stack">
                <h2>{words.take_along}</h2>
                <CalendarButton label=words.calendar name=file sessions=picked class="btn primary wide" />
                <ShareLink link what=shell.plan.to_owned() lead=words.qr_lead />
            </section>
        </aside>
    }
}

/// Picks that the programme no longer has: listed until the person removes them.
#[component]
fn Vanished() -> impl IntoView {
    let words = use_words().plan();
    let meeting = use_meeting();
    let picks = use_picks();
    let vanished = Memo::new(move |_| picks.with(|picks| picks.vanished(&meeting)));
    let row = move |id: SessionId| {
        let title = picks.title_of(&id);
        let label = (words.remove_what)(&title);
        view! {
            <li class="flow spread">
                <span>{title}</span>
                <button type="button" class="btn quiet" on:click=move |_| picks.remove(&id)>
                    {label}
                </button>
            </li>
        }
    };
    move || {
        let vanished = vanished.get();
        (!vanished.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Change icon="alert">
                    <h2 class="title">{words.vanished}</h2>
                    <p>{words.vanished_lead}</p>
                    <ul role="list" class="stack tight">
                        {vanished.into_iter().map(row).collect_view()}
                    </ul>
                </Notice>
            }
        })
    }
}

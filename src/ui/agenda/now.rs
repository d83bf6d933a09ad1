//! Now and next: the hour at hand, and what is shown when there is none.

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        agenda::{NowNext, Phase, effective_end, now_next},
        id::SessionId,
        meeting::Meeting,
        session::Session,
        time::Moment,
    },
    i18n::dates,
    state::{clock::use_clock, location::use_location, meeting::use_meeting},
    ui::words::{say, use_language, use_words},
};

/// What is on and what comes next; before, between and after, what there is to say instead. Built anew each minute.
pub(super) fn now_card() -> AnyView {
    let meeting = use_meeting();
    let clock = use_clock();
    (move || {
        let now = clock.now();
        let state = now_next(&meeting, now);
        let rows = match state.phase {
            Phase::Before => before(&meeting, &state, now),
            Phase::Running | Phase::Gap => running(&meeting, &state, now),
            Phase::BetweenDays => between(&meeting, &state),
            Phase::After => after(),
        };
        view! { <div class="card now">{rows}</div> }.into_any()
    })
    .into_any()
}

fn before(meeting: &Meeting, state: &NowNext, now: Moment) -> AnyView {
    let words = use_words().agenda();
    let language = use_language();
    let Some(start) = start_of_next(meeting, state) else { return ().into_any() };
    let time = dates::length(language, (start - now).num_minutes());
    view! {
        <div>
            <h2 class="label">{(words.before)(&time)}</h2>
            <p class="fine">{dates::weekday_day(language, start.date_naive())} ", " {dates::hour(start)}</p>
            {titles(meeting, &state.next)}
        </div>
    }
    .into_any()
}

fn running(meeting: &Meeting, state: &NowNext, moment: Moment) -> AnyView {
    let words = use_words().agenda();
    let now = state.now.iter().filter_map(|id| meeting.session(id));
    // Sessions of a block run side by side: one bar for all, until the last of them ends.
    let span = now.map(|session| (session.start, effective_end(meeting, session)));
    let span = span.reduce(|(start, end), (other_start, other_end)| (start.min(other_start), end.max(other_end)));
    let first = span.map_or_else(
        || {
            view! {
                <div>
                    <h2 class="label">{words.nothing_now}</h2>
                    <p class="fine">{words.gap_lead}</p>
                </div>
            }
            .into_any()
        },
        |(start, end)| {
            let left = (words.left)(&dates::length(use_language(), (end - moment).num_minutes()));
            view! {
                <div>
                    <h2 class="label live">{words.now} " " <span class="fine">{left}</span></h2>
                    {titles(meeting, &state.now)}
                    {elapsed(start, end, moment)}
                </div>
            }
            .into_any()
        },
    );
    let next = start_of_next(meeting, state).map(|start| {
        view! {
            <div>
                <h2 class="label">{words.next} " " <span class="fine">{next_hour(meeting, state, start)}</span></h2>
                {titles(meeting, &state.next)}
            </div>
        }
        .into_any()
    });
    view! {
        {first}
        {next}
    }
    .into_any()
}

/// The hour of what comes next, with the day when it is another one.
fn next_hour(meeting: &Meeting, state: &NowNext, start: Moment) -> String {
    let day = |id: &SessionId| meeting.session(id).map(|session| meeting.day_of(session));
    let now = state.now.first().and_then(day);
    let next = state.next.first().and_then(day);
    if now.is_none() || now == next {
        dates::hour(start)
    } else {
        format!("{}, {}", dates::weekday(use_language(), start.date_naive()), dates::hour(start))
    }
}

fn between(meeting: &Meeting, state: &NowNext) -> AnyView {
    let words = use_words().agenda();
    let language = use_language();
    let Some(start) = start_of_next(meeting, state) else { return ().into_any() };
    let when = format!("{}, {}", dates::weekday_day(language, start.date_naive()), dates::hour(start));
    view! {
        <div>
            <h2 class="label">{words.between_days}</h2>
            <p class="fine">{(words.between_lead)(&when)}</p>
            {titles(meeting, &state.next)}
        </div>
    }
    .into_any()
}

fn after() -> AnyView {
    let words = use_words().agenda();
    let location = use_location();
    view! {
        <div>
            <h2 class="label">{words.after}</h2>
            <p>{words.after_lead}</p>
            <p>
                <a class="link" href=location.href(Route::Feedback)>
                    {words.tell_us}
                </a>
            </p>
        </div>
    }
    .into_any()
}

fn start_of_next(meeting: &Meeting, state: &NowNext) -> Option<Moment> {
    state.next.first().and_then(|id| meeting.session(id)).map(|session| session.start)
}

fn titles(meeting: &Meeting, ids: &[SessionId]) -> AnyView {
    let location = use_location();
    let class = if ids.len() == 1 { "cover" } else { "link" };
    let title = |session: &Session| {
        let href = location.href(Route::Session(session.id.clone()));
        view! {
            <p class="title">
                <a class=class href=href>
                    {say(meeting.title_of(session))}
                </a>
            </p>
        }
        .into_any()
    };
    ids.iter().filter_map(|id| meeting.session(id)).map(title).collect::<Vec<_>>().into_any()
}

/// How much of a session is over, as a bar.
fn elapsed(start: Moment, end: Moment, now: Moment) -> AnyView {
    let words = use_words().agenda();
    let all = (end - start).num_minutes();
    let done = (now - start).num_minutes().clamp(0, all);
    view! {
        <progress max=all.to_string() value=done.to_string() aria-label=words.running_time>
            {(words.minutes_of)(done, all)}
        </progress>
    }
    .into_any()
}

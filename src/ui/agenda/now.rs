//! Now and next: the hour at hand, and what is shown when there is none.

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        agenda::{NowNext, Phase, effective_end, now_next},
        id::SessionId,
        meeting::Meeting,
        time::Moment,
    },
    i18n::dates,
    state::{clock::use_clock, location::use_location, meeting::use_meeting},
    ui::words::{say, use_language, use_words},
};

/// What is on and what comes next; before, between and after, what there is to say instead.
#[component]
pub(super) fn NowCard() -> impl IntoView {
    let meeting = use_meeting();
    let clock = use_clock();
    let state = Memo::new({
        let meeting = meeting.clone();
        move |_| now_next(&meeting, clock.now())
    });
    move || {
        let state = state.get();
        let rows = match state.phase {
            Phase::Before => before(&meeting, &state),
            Phase::Running | Phase::Gap => running(&meeting, &state),
            Phase::BetweenDays => between(&meeting, &state),
            Phase::After => after(),
        };
        view! { <div class="card now">{rows}</div> }
    }
}

fn before(meeting: &Meeting, state: &NowNext) -> AnyView {
    let words = use_words().agenda();
    let language = use_language();
    let clock = use_clock();
    let Some(start) = start_of_next(meeting, state) else { return ().into_any() };
    let time = move || dates::length(language, (start - clock.now()).num_minutes());
    view! {
        <div>
            <h2 class="label">{move || (words.before)(&time())}</h2>
            <p class="fine">{dates::weekday_day(language, start.date_naive())} ", " {dates::hour(start)}</p>
            {titles(meeting, &state.next)}
        </div>
    }
    .into_any()
}

fn running(meeting: &Meeting, state: &NowNext) -> AnyView {
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
            view! {
                <div>
                    <h2 class="label live">{words.now} " " <TimeLeft end /></h2>
                    {titles(meeting, &state.now)}
                    <Elapsed start end />
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
    let alone = ids.len() == 1;
    let title = |id: &SessionId| {
        let session = meeting.session(id)?;
        let href = location.href(Route::Session(id.clone()));
        Some(view! {
            <p class="title">
                <a class=if alone { "cover" } else { "link" } href=href>
                    {say(meeting.title_of(session))}
                </a>
            </p>
        })
    };
    ids.iter().filter_map(title).collect_view().into_any()
}

#[component]
fn TimeLeft(end: Moment) -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    let clock = use_clock();
    view! { <span class="fine">{move || (words.left)(&dates::length(language, (end - clock.now()).num_minutes()))}</span> }
}

#[component]
fn Elapsed(start: Moment, end: Moment) -> impl IntoView {
    let words = use_words().agenda();
    let clock = use_clock();
    let all = (end - start).num_minutes();
    let done = move || (clock.now() - start).num_minutes().clamp(0, all);
    view! {
        <progress max=all value=done aria-label=words.running_time>
            {move || (words.minutes_of)(done(), all)}
        </progress>
    }
}

//! Search and filters over the whole programme, and what they found.

use leptos::prelude::*;

use super::row::session_row;
use crate::{
    domain::{
        search::{Index, kinds},
        session::Kind,
    },
    i18n::{dates, kinds::name},
    state::{
        location::{Location, use_location},
        meeting::use_meeting,
        picks::use_picks,
    },
    ui::words::{use_language, use_words},
};

/// Whether anything is searched or filtered.
pub(super) fn is_searching(location: Location) -> bool {
    location.with_query(|query| !query.search.trim().is_empty() || !query.kinds.is_empty() || query.mine)
}

/// The search field and the filters.
pub(super) fn finder() -> AnyView {
    let words = use_words().agenda();
    let language = use_language();
    let meeting = use_meeting();
    let location = use_location();
    let filtered = untrack(|| location.with_query(|query| !query.kinds.is_empty() || query.mine));
    let chip = move |kind: Kind| {
        let on = move || location.with_query(|query| query.kinds.contains(&kind));
        self::chip(name(language, kind), Box::new(on), Box::new(move || location.toggle_kind(kind)))
    };
    let mine = move || location.with_query(|query| query.mine);
    let mine = self::chip(words.mine_only, Box::new(mine), Box::new(move || location.toggle_mine()));
    let chips: Vec<_> = [mine].into_iter().chain(kinds(&meeting).into_iter().map(chip)).collect();
    view! {
        <search class="stack tight no-print">
            <label class="label" for="szukaj">
                {words.search}
            </label>
            <input
                id="szukaj"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=words.search_placeholder
                prop:value=move || location.with_query(|query| query.search.clone())
                on:input=move |event| location.search(event_target_value(&event))
            />
            <details class="filters" open=filtered>
                <summary class="link">{words.filters}</summary>
                <div class="chips" role="group" aria-label=words.filters>
                    {chips}
                </div>
            </details>
        </search>
    }
    .into_any()
}

fn chip(name: &'static str, on: Box<dyn Fn() -> bool + Send>, toggle: Box<dyn Fn()>) -> AnyView {
    view! {
        <button type="button" class="chip" aria-pressed=move || Some(if on() { "true" } else { "false" }) on:click=move |_| toggle()>
            {name}
        </button>
    }
    .into_any()
}

/// What search and filters found, day by day.
#[component]
pub(crate) fn Results() -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    let meeting = use_meeting();
    let location = use_location();
    let picks = use_picks();
    let index = StoredValue::new(Index::of(&meeting));
    let found = Memo::new({
        let meeting = meeting.clone();
        move |_| {
            let query = location.query();
            let hits = index.with_value(|index| index.find(&query.search));
            let kept = meeting.sessions.iter().zip(hits).filter(|(session, hit)| {
                let kind = query.kinds.is_empty() || query.kinds.contains(&session.kind);
                *hit && kind && (!query.mine || picks.holds(&session.id))
            });
            kept.map(|(session, _)| (meeting.day_of(session), session.id.clone())).collect::<Vec<_>>()
        }
    });
    let days = {
        let meeting = meeting.clone();
        move || {
            let found = found.get();
            let of_day = |day| {
                let rows: Vec<_> = found.iter().filter(|(on, _)| *on == day).map(|(_, id)| session_row(id)).collect();
                (!rows.is_empty()).then(|| {
                    view! {
                        <h2>{dates::capital(&dates::weekday_day(language, day))}</h2>
                        <ol class="timeline" role="list">
                            {rows}
                        </ol>
                    }
                })
            };
            meeting.days().into_iter().filter_map(of_day).collect_view()
        }
    };
    let clear = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| location.clear_filters()>
                {words.clear_filters}
            </button>
        }
    };
    let none = move || {
        found.read().is_empty().then(|| {
            view! {
                <div class="stack tight">
                    <h2>{words.nothing_found}</h2>
                    <p>{words.nothing_found_lead}</p>
                </div>
            }
        })
    };
    view! {
        <p class="fine" role="status">
            {move || (words.results)(found.read().len() as u64)}
        </p>
        {days}
        {none}
        <div class="flow">{clear()}</div>
    }
}

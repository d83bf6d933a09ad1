//! Clashes of the plan and the way to settle each: a plain form of radios and one button.

use leptos::prelude::*;

use crate::{
    domain::{agenda::effective_end, id::SessionId, meeting::Meeting},
    i18n::dates,
    state::{meeting::use_meeting, picks::use_picks},
    ui::{
        components::icon::Icon,
        words::{say, say_bare, use_language, use_words},
    },
};

/// Every clash of the plan that the person has not chosen to keep.
#[component]
pub(super) fn Clashes() -> impl IntoView {
    let picks = use_picks();
    let open = Memo::new(move |_| picks.open_clashes());
    view! {
        <For each=move || open.get() key=Clone::clone let:pair>
            <Clash pair />
        </For>
    }
}

#[component]
fn Clash(pair: (SessionId, SessionId)) -> impl IntoView {
    let words = use_words().plan();
    let meeting = use_meeting();
    let picks = use_picks();
    let (first, second) = (meeting.session(&pair.0)?, meeting.session(&pair.1)?);
    // 0: the first alone, 1: the second alone, 2: both.
    let choice = RwSignal::new(2_u8);
    let when = overlap_hours(&meeting, &pair)?;
    let name = format!("clash-{}-{}", pair.0, pair.1);
    let option = |value: u8, label: String| {
        view! {
            <label class="pill">
                <input type="radio" name=name.clone() prop:checked=move || choice.get() == value on:change=move |_| choice.set(value) />
                {label}
            </label>
        }
    };
    let options = [
        option(2, words.keep_both.to_owned()),
        option(0, (words.keep_only)(&say_bare(meeting.title_of(first)))),
        option(1, (words.keep_only)(&say_bare(meeting.title_of(second)))),
    ];
    let titles =
        view! { <p>{when} ": " <strong>{say(meeting.title_of(first))}</strong> " · " <strong>{say(meeting.title_of(second))}</strong></p> };
    let settle = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match choice.get_untracked() {
            0 => picks.remove(&pair.1),
            1 => picks.remove(&pair.0),
            _ => picks.keep_both(pair.clone()),
        }
    };
    Some(view! {
        <form class="notice t-sun no-print" on:submit=settle>
            <fieldset class="stack">
                <legend>
                    <span class="kind">
                        <Icon name="alert" />
                    </span>
                    " "
                    {words.clash_title}
                </legend>
                {titles}
                <div class="stack tight">{options.into_iter().collect_view()}</div>
                <button type="submit" class="btn primary">
                    {words.decide}
                </button>
            </fieldset>
        </form>
    })
}

/// When two sessions overlap: `wtorek 26 września, 14:30–16:00`.
fn overlap_hours(meeting: &Meeting, pair: &(SessionId, SessionId)) -> Option<String> {
    let language = use_language();
    let (first, second) = (meeting.session(&pair.0)?, meeting.session(&pair.1)?);
    let start = first.start.max(second.start);
    let end = effective_end(meeting, first).min(effective_end(meeting, second));
    let day = dates::capital(&dates::weekday_day(language, start.date_naive()));
    Some(format!("{day}, {}", dates::hours(language, start, Some(end))))
}

//! The timeline of a day: sessions on their own, pauses on one line, blocks with their choice.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{choice::Choice, row::SessionRow};
use crate::{
    domain::agenda::{Entry, entries},
    i18n::dates,
    state::meeting::use_meeting,
    ui::words::{use_language, use_words},
};

/// The programme of a day.
#[component]
pub(super) fn Timeline(day: NaiveDate) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let line = |entry: Entry| match entry {
        Entry::Session(id) => view! { <SessionRow id /> }.into_any(),
        Entry::Block(id) => view! { <Choice id /> }.into_any(),
    };
    let lines = entries(&meeting, day).into_iter().map(line).collect_view();
    view! {
        <h2 class="hidden">{(words.programme_of)(&dates::weekday_day(use_language(), day))}</h2>
        <ol class="timeline" role="list">
            {lines}
        </ol>
    }
}

//! The timeline of a day: sessions on their own, pauses on one line, blocks with their choice.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{choice::choice, row::session_row};
use crate::{
    domain::agenda::{Entry, entries},
    i18n::dates,
    state::meeting::use_meeting,
    ui::words::{use_language, use_words},
};

/// The programme of a day.
pub(super) fn timeline(day: NaiveDate) -> AnyView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let line = |entry: Entry| match entry {
        Entry::Session(id) => session_row(&id),
        Entry::Block(id) => choice(&id),
    };
    let lines: Vec<_> = entries(&meeting, day).into_iter().map(line).collect();
    view! {
        <h2 class="hidden">{(words.programme_of)(&dates::weekday_day(use_language(), day))}</h2>
        <ol class="timeline" role="list">
            {lines}
        </ol>
    }
    .into_any()
}

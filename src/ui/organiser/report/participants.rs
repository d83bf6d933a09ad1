//! Who took part, which surveys they were asked, how many answered; and how the numbers are to be read.

use leptos::prelude::*;

use super::{
    super::{
        marks::rate_short,
        response::{Line, lines, table_of},
    },
    texts::Texts,
};
use crate::{
    domain::{report::Field, submission::About, survey::Measure},
    state::{desk::use_desk, meeting::use_meeting},
    ui::words::use_words,
};

/// How the numbers are to be read.
#[component]
pub(super) fn Reading() -> impl IntoView {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let desk = use_desk();
    let asks_nps = use_meeting().surveys.iter().flat_map(|survey| &survey.questions).any(|question| question.measure == Some(Measure::Nps));
    let hidden = move || match desk.smallest_group() {
        Some(k) => (desk_words.hidden_lead)(k),
        None => desk_words.own_lead.to_owned(),
    };
    view! {
        <h3>{words.reading}</h3>
        <ul class="list prose">
            {words.reading_all.map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
            {asks_nps.then(|| view! { <li>{words.reading_nps}</li> })} <li>{hidden}</li>
        </ul>
    }
}

/// Participants, and the response to every survey by what it was about.
#[component]
pub(super) fn Participants(texts: Texts) -> impl IntoView {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let desk = use_desk();
    let present = move || desk.present(&About::Meeting).map_or_else(|| words.present_unknown.to_owned(), |n| (words.present)(n.get()));
    let counted = move || (words.counted)(&(desk_words.answers)(desk.summary().counts.counted as u64));
    let lines = lines(desk);
    let rows = move || {
        let summary = desk.summary();
        let row = |line: &Line| {
            let group = line.group(&summary);
            let whole = line.part.is_none();
            let hidden = || desk_words.hidden.to_owned();
            let count = group.map_or_else(hidden, |group| group.n.to_string());
            let of = group
                .map_or_else(hidden, |group| group.response.map_or_else(|| desk_words.unknown.to_owned(), |share| share.of.to_string()));
            let rate = group.map_or_else(hidden, |group| rate_short(group.response));
            let name = if whole { view! { <strong>{line.name.clone()}</strong> }.into_any() } else { line.name.clone().into_any() };
            // On a narrow screen a row folds into lines: the roles then keep it a row, and each cell says what it is.
            view! {
                <tr role="row" class:part=!whole>
                    <th role="rowheader" scope="row">
                        {name}
                    </th>
                    <td role="cell" class="n" data-name=desk_words.submissions>
                        {count}
                    </td>
                    <td role="cell" class="n" data-name=desk_words.present>
                        {of}
                    </td>
                    <td role="cell" class="n" data-name=desk_words.rate>
                        {rate}
                    </td>
                </tr>
            }
        };
        lines.read().iter().map(row).collect_view()
    };
    view! {
        {texts.passage(Field::Participants, words.participants)}
        <p>{present} " " {counted}</p>
        <h3>{words.response}</h3>
        {table_of(words.response, rows.into_any())}
    }
}

//! One list of answers: each row by its id, so that a change of one leaves the others and their focus alone; so many at a time, so that
//! hundreds do not hold the page up.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::row::{Row, anchor};
use crate::{domain::submission::SubmissionId, state::page, ui::words::use_words};

/// How many rows are shown at first, and with each wish for more.
const AT_A_TIME: usize = 30;

/// A list of answers, unless it is empty.
#[component]
pub(super) fn List(
    /// What it lists.
    title: &'static str,
    /// The answers.
    ids: Memo<Vec<SubmissionId>>,
    /// Those that nothing replaces or takes back.
    counts: Memo<BTreeSet<SubmissionId>>,
) -> impl IntoView {
    let words = use_words().outbox();
    let shown = RwSignal::new(AT_A_TIME);
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let left = Memo::new(move |_| ids.with(Vec::len).saturating_sub(shown.get()));
    let page_of = move || ids.with(|ids| ids.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let show_more = move |_| {
        // The button may go, so focus goes to the first of the new rows.
        let next = ids.with_untracked(|ids| ids.get(shown.get_untracked()).map(anchor));
        shown.update(|shown| *shown += AT_A_TIME);
        if let Some(next) = next {
            page::focus(&next);
        }
    };
    let more = move || {
        let left = left.get();
        (left > 0).then(|| {
            view! {
                <button type="button" class="btn" on:click=show_more>
                    {(words.more)(left as u64)}
                </button>
            }
        })
    };
    move || {
        any.get().then(|| {
            view! {
                <section class="stack tight">
                    <h2>{title}</h2>
                    <ul class="rows" role="list">
                        <For each=page_of key=SubmissionId::clone children=move |id| view! { <Row id counts /> } />
                    </ul>
                    {more}
                </section>
            }
        })
    }
}

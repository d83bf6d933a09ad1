//! For the organiser: every problem of a file with its place.

use leptos::prelude::*;

use super::words::{use_language, use_words};
use crate::{domain::problem::Problem, i18n::problems};

/// How many problems are listed on screen; `cargo xtask check` lists all.
const LISTED: usize = 20;

/// Every problem with its place.
pub(super) fn listing(problems: &[Problem]) -> AnyView {
    let words = use_words().shell();
    let language = use_language();
    let item = |problem: &Problem| {
        let sentence = problems::sentence(language, &problem.kind);
        view! {
            <li>
                <code>{problem.path.clone()}</code>
                " — "
                {sentence}
            </li>
        }
    };
    let items = problems.iter().take(LISTED).map(item).collect_view();
    let more = problems.len().checked_sub(LISTED).filter(|more| *more > 0).map(|more| view! { <li>{(words.more_problems)(more)}</li> });
    view! {
        <section class="card stack tight">
            <h2>{words.bad_file_for_organiser}</h2>
            <ul class="list">{items} {more}</ul>
        </section>
    }
    .into_any()
}

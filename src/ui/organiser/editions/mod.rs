//! Meetings of the series beside each other, on the questions they share.

mod choose;
mod names;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::DeskNav;
use crate::{
    domain::{
        editions::{Compared, Edition, Shared, compare},
        survey::Question,
    },
    state::{
        desk::use_desk,
        editions::{MyEditions, There},
        meeting::{Loaded, use_meeting},
        page,
    },
    ui::{
        components::notice::{Notice, Tone},
        words::{say, use_words},
    },
};
use choose::Choose;
use names::{COMPARED, title_of, wording};

/// Meetings of the series beside each other.
#[component]
pub(crate) fn EditionsPage() -> impl IntoView {
    let words = use_words().editions();
    let of_desk = use_words().desk();
    let meeting = use_meeting();
    let desk = use_desk();
    desk.open();
    page::use_title(|| of_desk.nav_editions.to_owned());
    let editions = MyEditions::beside(&expect_context::<Loaded>(), desk);
    let here = Memo::new(move |_| Arc::new(desk.edition(false)));
    let compared = move || match editions.there() {
        There::None => view! { <p>{words.choose}</p> }.into_any(),
        There::Reading => view! { <p role="status">{use_words().share().reading}</p> }.into_any(),
        There::Unreachable => view! {
            <Notice tone=Tone::Bad icon="alert">
                <p>{words.unreachable}</p>
            </Notice>
        }
        .into_any(),
        There::Here(_) if here.read().surveys.is_empty() => view! { <p>{words.nothing_here}</p> }.into_any(),
        There::Here(there) => comparison(&here.get(), &there),
    };
    view! {
        <DeskNav />
        <header class="head">
            <h1>{of_desk.nav_editions}</h1>
            <p class="lead">{say(&meeting.title)}</p>
            <p class="fine">{words.lead}</p>
        </header>
        <div class="stack loose">
            <Choose editions />
            <div id=COMPARED class="stack loose" tabindex="-1">
                {compared}
            </div>
        </div>
    }
}

fn comparison(here: &Edition, there: &Edition) -> AnyView {
    let words = use_words().editions();
    let (shared, unlike) = compare(here, there);
    let (top, rest): (Vec<_>, Vec<_>) =
        shared.into_iter().partition(|shared| matches!(shared.compared, Compared::Points { top: Some(_), .. }));
    let nothing = (top.is_empty() && rest.is_empty()).then(|| view! { <p>{words.none}</p> });
    let top = (!top.is_empty()).then(|| table::tops(&top));
    let rest = (!rest.is_empty()).then(|| {
        let cards: Vec<_> = rest.iter().map(card).collect();
        view! {
            <section class="stack">
                <h2>{words.counts}</h2>
                <div class="duo">{cards}</div>
            </section>
        }
    });
    view! {
        <ul class="flow fine" role="list">
            <li class="badge t-rest">{words.there} ": " {title_of(there)}</li>
            <li class="badge t-all">{words.here} ": " {title_of(here)}</li>
        </ul>
        <p class="fine">{(words.caution)()}</p>
        {nothing}
        {top}
        {rest}
        {not_compared(&unlike)}
    }
    .into_any()
}

/// A question whose answers stand beside each other as numbers.
fn card(shared: &Shared) -> AnyView {
    let words = use_words().editions();
    view! {
        <section class="card roomy stack">
            <h3>{wording(&shared.question)}</h3>
            {table::worded_there(shared)}
            <p class="fine">{say(&shared.survey)} ". " {(words.n)(shared.n.there, shared.n.here)}</p>
            {table::numbers(shared)}
        </section>
    }
    .into_any()
}

fn not_compared(unlike: &[Question]) -> Option<AnyView> {
    let words = use_words().editions();
    if unlike.is_empty() {
        return None;
    }
    let rows = unlike.iter().map(|question| view! { <li>{wording(question)}</li> }).collect_view();
    Some(
        view! {
            <section class="card roomy stack tight">
                <h2>{words.unlike}</h2>
                <p class="fine">{words.unlike_lead}</p>
                <ul class="list">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

//! The choice of the other meeting: of those whose answers this device holds, and of files that were opened.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::{
    super::shared::refused,
    names::{COMPARED, title_of},
};
use crate::{
    domain::editions::Edition,
    i18n::dates,
    state::{
        editions::{Held, MyEditions, Other, Outcome},
        page,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::{say, use_language, use_words},
    },
};

/// What came of a file, which takes focus.
const OUTCOME: &str = "porownanie-plik";

/// The choice of the other meeting.
#[component]
pub(super) fn Choose(editions: MyEditions) -> impl IntoView {
    let words = use_words().editions();
    let share = use_words().share();
    let language = use_language();
    let pick = move |other: Other| {
        let own = other.clone();
        let checked = move || editions.chosen().as_ref() == Some(&own);
        let choose = move |_| {
            editions.choose(other.clone());
            page::focus(COMPARED);
        };
        view! { <input type="radio" name="z-czym" prop:checked=checked on:change=choose /> }
    };
    let held = Memo::new(move |_| editions.held());
    let of_held = move |held: Held| {
        view! {
            <label class="pill">
                {pick(Other::Held(held.entry.id.clone()))}
                <span>
                    {say(&held.entry.title)} ", " {dates::range(language, held.entry.from, held.entry.to)} " "
                    <span class="quiet">{(words.gathered)(held.submissions as u64)}</span>
                </span>
            </label>
        }
    };
    let of_file = move |(id, edition): (String, Arc<Edition>)| {
        let title = title_of(&edition);
        let name = (words.remove)(&title);
        let remove = {
            let id = id.clone();
            move |_| {
                editions.remove(&id);
                page::focus(OUTCOME);
            }
        };
        view! {
            <div class="flow spread">
                <label class="pill">
                    {pick(Other::File(id))}
                    <span>{title} " " <span class="quiet">{(words.from_file)(&dates::date(language, edition.made))}</span></span>
                </label>
                <button type="button" class="btn quiet" aria-label=name on:click=remove>
                    <Icon name="trash" />
                </button>
            </div>
        }
    };
    let files = Memo::new(move |_| editions.files());
    let take = move |event: &ev::Event| {
        editions.open(event);
        page::focus(OUTCOME);
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    let outcome = move || editions.outcome().map(|outcome| told(editions, &outcome));
    view! {
        <section class="card roomy stack no-print">
            <h2>{words.with}</h2>
            <p class="fine">{words.with_lead}</p>
            <div class="stack tight" role="radiogroup" aria-label=words.with>
                <For each=move || held.get() key=|held| (held.entry.id.clone(), held.submissions) children=of_held />
                <For each=move || files.get() key=|(id, _)| id.clone() children=of_file />
            </div>
            <label class="drop" on:dragover=move |event: ev::DragEvent| event.prevent_default() on:drop=dropped>
                <Icon name="file" />
                <strong>{words.choose_file}</strong>
                <span class="fine">{share.drop}</span>
                <input type="file" class="hidden" accept=".json,.txt,application/json,text/plain" on:change=move |event| take(&event) />
            </label>
            <div id=OUTCOME class="stack tight" tabindex="-1" role="status">
                {outcome}
            </div>
        </section>
    }
}

fn told(editions: MyEditions, outcome: &Outcome) -> AnyView {
    let words = use_words().editions();
    match outcome {
        Outcome::Kept { loosely: false } => view! { <p>{words.kept}</p> }.into_any(),
        Outcome::Kept { loosely: true } => view! {
            <Notice tone=Tone::Bad icon="alert">
                <p>{words.not_kept}</p>
            </Notice>
        }
        .into_any(),
        Outcome::SameMeeting => view! { <p>{words.same_meeting}</p> }.into_any(),
        Outcome::Refused(refusal) => refused(refusal),
        Outcome::Removed => view! {
            <div class="flow spread">
                <p>{words.removed}</p>
                <button type="button" class="btn" on:click=move |_| editions.undo()>
                    {words.undo}
                </button>
            </div>
        }
        .into_any(),
    }
}

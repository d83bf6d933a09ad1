//! The organiser's desk: what the answers say, read-only. Where they come from stands first, then counts, response and results.

mod choices;
mod compared;
mod endpoint;
mod filters;
mod gather;
mod import;
mod marks;
mod nav;
mod pair;
mod question;
mod response;
mod results;
mod roles;
mod sources;
mod trend;

use leptos::prelude::*;

use super::{
    components::{
        icon::Icon,
        notice::{Notice, Tone},
    },
    words::{say, use_language, use_words},
};
use crate::{
    domain::summary::Counts,
    state::{desk::use_desk, meeting::use_meeting, page, share},
};
use choices::Choices;
pub(super) use endpoint::EndpointPage;
use gather::Gather;
pub(super) use import::ImportPage;
use nav::DeskNav;
use response::Response;
use results::Results;
use sources::Sources;

/// The organiser's desk.
#[component]
pub(super) fn DeskPage() -> impl IntoView {
    let words = use_words().desk();
    let meeting = use_meeting();
    let desk = use_desk();
    desk.open();
    page::use_title(|| words.title.to_owned());
    let counted = Memo::new(move |_| desk.summary().counts.counted);
    let has_surveys = !meeting.surveys.is_empty();
    let results = move || {
        if counted.get() > 0 {
            view! { <Results /> }.into_any()
        } else {
            view! {
                <section class="card roomy stack tight">
                    <h2>{words.nothing}</h2>
                    <p>{words.nothing_lead}</p>
                </section>
            }
            .into_any()
        }
    };
    let below = if has_surveys {
        view! {
            {results}
            <Response />
        }
        .into_any()
    } else {
        view! {
            <Notice tone=Tone::Change icon="survey">
                <p>{words.no_questions}</p>
            </Notice>
        }
        .into_any()
    };
    view! {
        <DeskNav />
        <header class="flow spread">
            <div class="head">
                <h1>{words.title}</h1>
                <p class="lead">{say(&meeting.title)}</p>
                <p class="fine">{words.lead}</p>
            </div>
            <Downloads />
        </header>
        <div class="stack loose">
            <div class="duo">
                <Sources />
                <Counted />
            </div>
            <Gather />
            {below}
            <Choices />
        </div>
    }
}

/// The answers to take away.
#[component]
fn Downloads() -> impl IntoView {
    let words = use_words().desk();
    let language = use_language();
    let desk = use_desk();
    let meeting = use_meeting().id.clone();
    let failed = RwSignal::new(false);
    let save = move |ending: &str, mime: &str, text: &str| {
        failed.set(!share::save_file(&format!("kuluary-{meeting}.{ending}"), mime, text.as_bytes()));
    };
    let csv = {
        let save = save.clone();
        move |_| save("csv", "text/csv;charset=utf-8", &desk.csv(language, &words.headings))
    };
    let json = move |_| save("json", "application/json", &desk.json());
    view! {
        <div class="stack tight no-print">
            <div class="flow">
                <button type="button" class="btn" on:click=csv>
                    <Icon name="down" />
                    <span class="hidden">{words.download}" "</span>
                    "CSV"
                </button>
                <button type="button" class="btn" on:click=json>
                    <Icon name="down" />
                    <span class="hidden">{words.download}" "</span>
                    "JSON"
                </button>
            </div>
            <p class="fine" role="status">
                {move || failed.get().then_some(words.download_failed)}
            </p>
        </div>
    }
}

/// How many answers there are in all, and what became of the rest.
#[component]
fn Counted() -> impl IntoView {
    let words = use_words().desk();
    let desk = use_desk();
    let counts = Memo::new(move |_| desk.summary().counts);
    let rest = move || {
        let Counts { read, counted: _, repeated, superseded, choices, of_other_meetings, of_unknown_surveys } = counts.get();
        let told = [
            (words.read, read),
            (words.repeated, repeated),
            (words.superseded, superseded),
            (words.choices, choices),
            (words.of_other_meetings, of_other_meetings),
            (words.of_unknown_surveys, of_unknown_surveys),
        ];
        let told = told.into_iter().filter(|(_, n)| *n > 0);
        told.map(|(name, n)| view! { <li>{name}": "<strong>{n}</strong></li> }).collect_view()
    };
    view! {
        <section class="card roomy stack">
            <h2>{words.counts}</h2>
            <p class="flow">
                <span class="num">{move || counts.get().counted}</span>
                <span>{move || (words.counted)(counts.get().counted as u64)}</span>
            </p>
            <ul class="flow fine" role="list">
                {rest}
            </ul>
        </section>
    }
}

//! The organiser's desk: what the answers say, read-only. Where they come from stands first, then counts, response and results.

mod choices;
mod compared;
mod counted;
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
use crate::state::{desk::use_desk, meeting::use_meeting, page};
use choices::Choices;
use counted::Counted;
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
            <Response />
            {results}
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
            <Choices />
            {below}
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
    // Whether the last one was refused; `None` while one is being put together.
    let failed = RwSignal::new(Some(false));
    let begin = move |ending: &str| {
        failed.set(None);
        format!("kuluary-{meeting}.{ending}")
    };
    // The page may be gone by then.
    let done = move |saved: bool| {
        failed.try_set(Some(!saved));
    };
    let csv = {
        let begin = begin.clone();
        move |_| desk.save_table(begin("csv"), language, &words.headings, done)
    };
    let json = move |_| desk.save_archive(begin("json"), done);
    let state = move || match failed.get() {
        None => Some(use_words().gather().saving),
        Some(failed) => failed.then_some(words.download_failed),
    };
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
                {state}
            </p>
        </div>
    }
}

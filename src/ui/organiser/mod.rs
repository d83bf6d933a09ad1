//! The organiser's desk: what the answers say, read-only. Where they come from stands first, then counts, response and results.

mod allocation;
mod choices;
mod compared;
mod comments;
mod downloads;
mod editions;
mod endpoint;
mod filters;
mod gather;
mod import;
mod marks;
mod nav;
mod pair;
mod qr_sheet;
mod question;
mod report;
mod response;
mod results;
mod roles;
mod shared;
mod sources;
mod trend;

use leptos::prelude::*;

use super::{
    components::notice::{Notice, Tone},
    words::{say, use_words},
};
use crate::{
    domain::summary::Counts,
    state::{desk::use_desk, meeting::use_meeting, page},
};
pub(super) use allocation::AllocationPage;
use choices::Choices;
pub(super) use comments::CommentsPage;
use downloads::Downloads;
pub(super) use editions::EditionsPage;
pub(super) use endpoint::EndpointPage;
use gather::Gather;
pub(super) use import::ImportPage;
use nav::DeskNav;
pub(super) use qr_sheet::QrSheetPage;
pub(super) use report::ReportPage;
use response::Response;
use results::Results;
pub(super) use shared::SharedPage;
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
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead">{say(&meeting.title)}</p>
            <p class="fine">{words.lead}</p>
        </header>
        <Downloads />
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

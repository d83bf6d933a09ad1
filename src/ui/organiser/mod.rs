//! The organiser's desk: what the answers say, read-only. Where they come from stands first, then counts, response and results.

mod allocation;
mod choices;
mod comments;
mod compared;
mod counted;
mod downloads;
mod editions;
mod endpoint;
mod filters;
mod gather;
mod import;
mod marks;
mod nav;
mod pair;
mod print_button;
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
use crate::state::{desk::use_desk, meeting::use_meeting, page};
pub(super) use allocation::AllocationPage;
use choices::Choices;
pub(super) use comments::CommentsPage;
use counted::Counted;
use downloads::Downloads;
pub(super) use editions::EditionsPage;
pub(super) use endpoint::EndpointPage;
use gather::Gather;
pub(super) use import::ImportPage;
use nav::DeskNav;
use print_button::PrintButton;
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
            {below}
            <Choices />
        </div>
    }
}

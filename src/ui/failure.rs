//! What is shown when the configuration or the meeting cannot be loaded: what happened, what to do, and for the organiser every
//! problem with its place.

use leptos::prelude::*;

use super::{
    components::icon::Icon,
    frame::frame,
    parts::use_parts,
    words::{use_language, use_words},
};
use crate::{
    domain::problem::Problem,
    i18n::problems,
    state::{
        meeting::{Failure, use_programme},
        page,
    },
};

/// How many problems are listed on screen; `cargo xtask check` lists all.
const LISTED: usize = 20;

/// The page of a failed load: of the configuration, or of the meeting.
pub(super) fn load_failure(failure: Failure, config: bool) -> AnyView {
    let words = use_words().shell();
    let programme = use_programme();
    let parts = use_parts();
    let unknown = failure == Failure::UnknownMeeting;
    let title = match (unknown, config) {
        (true, _) => words.unknown_meeting,
        (false, true) => words.config_failed,
        (false, false) => words.meeting_failed,
    };
    page::use_title(|| title.to_owned());
    let (lead, list) = match failure {
        Failure::Unreachable(_) => (words.no_connection, None),
        Failure::Unusable(problems) => (words.bad_file, Some(Box::new(move || parts.rest().map(|rest| (rest.problems)(&problems))) as Box<dyn Fn() -> _ + Send>)),
        Failure::UnknownMeeting => (words.unknown_meeting_lead, None),
    };
    let way_out = if unknown {
        view! {
            <a class="btn primary" href="#/">
                {words.to_agenda}
            </a>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="btn primary" on:click=move |_| programme.retry()>
                <Icon name="sync" />
                {words.retry}
            </button>
        }
        .into_any()
    };
    let content = view! {
        <div class="head" role="alert">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
        </div>
        <div class="flow">{way_out}</div>
        {list}
    };
    frame(content.into_any())
}

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

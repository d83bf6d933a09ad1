//! Taking answers along when this device cannot be relied on: as a file, or by the clipboard.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    domain::submission::SubmissionId,
    state::{meeting::use_meeting, outbox::use_outbox, share},
    ui::words::use_words,
};

/// The two ways to take one submitted answer along, after what else can be done with it.
pub(crate) fn take_along(id: &SubmissionId, before: AnyView) -> AnyView {
    let outbox = use_outbox();
    let name = format!("{}-{id}.json", use_meeting().id);
    let id = id.clone();
    ways(name, move || outbox.as_file(&id), before)
}

/// No storage took what `text` says: it stays on the screen, and can be taken along.
pub(crate) fn refused(
    title: &'static str,
    lead: &'static str,
    name: String,
    text: impl Fn() -> Option<String> + Clone + Send + 'static,
) -> AnyView {
    view! {
        <div class="notice t-bad" role="alert">
            <Icon name="alert" />
            <div class="stack">
                <div>
                    <p class="title">{title}</p>
                    <p>{lead}</p>
                </div>
                {ways(name, text, ().into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// The two ways to take a text along that a file would hold; `None` where there is none to be had.
fn ways(name: String, text: impl Fn() -> Option<String> + Clone + Send + 'static, before: AnyView) -> AnyView {
    let words = use_words().outbox();
    let copying = share::Copying::new();
    let failed = RwSignal::new(false);
    let save = {
        let text = text.clone();
        move |_| {
            if let Some(text) = text() {
                failed.set(!share::save_file(&name, "application/json", text.as_bytes()));
            }
        }
    };
    let copy = move |_| {
        if let Some(text) = text() {
            copying.copy(text);
        }
    };
    let outcome = move || match (failed.get(), copying.outcome()) {
        (true, _) => words.file_failed,
        (false, Some(true)) => words.copied,
        (false, Some(false)) => words.copy_failed,
        (false, None) => "",
    };
    view! {
        <div class="flow above-cover">
            {before} <button type="button" class="btn" on:click=save>
                <Icon name="down" />
                {words.save_one}
            </button> <button type="button" class="btn" on:click=copy>
                <Icon name="file" />
                {words.copy}
            </button>
        </div>
        <p class="fine" role="status">
            {outcome}
        </p>
    }
    .into_any()
}

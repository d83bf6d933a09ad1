//! Whole pages of what is on its way, and of what did not work.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{state::page, ui::words::use_words};

/// The page of something that did not work: what, what to do, and the way out.
pub(crate) fn trouble(title: &'static str, lead: &'static str, way_out: AnyView) -> AnyView {
    page::use_title(|| title.to_owned());
    view! {
        <div class="head" role="alert">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
        </div>
        {way_out}
    }
    .into_any()
}

/// The button that tries again.
pub(crate) fn retry(again: Box<dyn Fn()>) -> AnyView {
    let words = use_words().shell();
    view! {
        <div class="flow">
            <button type="button" class="btn primary" on:click=move |_| again()>
                <Icon name="sync" />
                {words.retry}
            </button>
        </div>
    }
    .into_any()
}

/// The page of what is on its way.
pub(crate) fn waiting() -> AnyView {
    let words = use_words().shell();
    page::use_title(|| words.loading.to_owned());
    view! {
        <header class="head" role="status">
            <h1>{words.loading}</h1>
        </header>
    }
    .into_any()
}

//! The way to paper, or to a PDF file.

use leptos::prelude::*;

use crate::{
    state::page,
    ui::{components::icon::Icon, words::use_words},
};

/// Opens the browser's window for printing, and says so where there is none.
#[component]
pub(super) fn PrintButton() -> impl IntoView {
    let words = use_words().desk();
    let failed = RwSignal::new(false);
    view! {
        <button type="button" class="btn primary" on:click=move |_| failed.set(!page::print())>
            <Icon name="print" />
            {words.print}
        </button>
        <p class="fine" role="status">
            {move || failed.get().then_some(words.print_failed)}
        </p>
    }
}

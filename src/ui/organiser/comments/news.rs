//! The word on the last change to comments, with a way back.

use leptos::prelude::*;

use super::filter::RESULTS;
use crate::{
    state::{
        marks::{Did, use_marks},
        page,
    },
    ui::{components::icon::Icon, words::use_words},
};

/// The lasting word on the last change.
#[component]
pub(super) fn News() -> impl IntoView {
    let words = use_words().comments();
    let marks = use_marks();
    // It belongs to this visit of the page.
    on_cleanup(move || marks.dismiss());
    let said = move || {
        let said = match marks.did()? {
            Did::Hide => words.did_hide,
            Did::Mask => words.did_mask,
            Did::Restore => words.did_restore,
            Did::Assign => words.did_assign,
            Did::Make => words.did_make,
            Did::Rename => words.did_rename,
            Did::Remove => words.did_remove,
            Did::Undo => words.did_undo,
        };
        let unsaved = marks.is_unsaved().then(|| view! { <p>{words.unsaved}</p> });
        Some(view! {
            <p>{said}</p>
            {unsaved}
        })
    };
    let undo = move |_| {
        marks.undo();
        page::focus(RESULTS);
    };
    let close = move |_| {
        marks.dismiss();
        page::focus(RESULTS);
    };
    let ways = move || {
        marks.did().map(|_| {
            let undo = marks.can_undo().then(|| {
                view! {
                    <button type="button" class="btn" on:click=undo>
                        {words.undo}
                    </button>
                }
            });
            view! {
                <div class="flow">
                    {undo} <button type="button" class="go" aria-label=words.close on:click=close>
                        <Icon name="close" />
                    </button>
                </div>
            }
        })
    };
    // The status stays in the document while it is empty: a region that appears together with its text is often not read out.
    let class = move || if marks.did().is_some() { "said no-print" } else { "said-nothing" };
    view! {
        <div class=class>
            <div role="status" class="stack tight">
                {said}
            </div>
            {ways}
        </div>
    }
}

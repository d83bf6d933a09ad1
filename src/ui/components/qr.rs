//! A link as a QR code, drawn as an SVG path, with a button that copies it.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{domain::qr::QrCode, state::share::Copying, ui::words::use_words};

/// A link to show somebody.
#[component]
pub(crate) fn ShareLink(
    /// The whole address.
    #[prop(into)]
    link: Signal<String>,
    /// What the code leads to, for screen readers.
    what: String,
    /// A sentence beside the code.
    lead: &'static str,
) -> impl IntoView {
    let words = use_words().agenda();
    let copying = Copying::new();
    let label = (words.qr)(&what);
    let code = move || QrCode::encode(&link.read()).ok().map(|code| drawing(code, label.clone(), "code"));
    let outcome = move || copying.outcome().map(|copied| if copied { words.copied } else { words.copy_failed });
    let by_hand = move || (copying.outcome() == Some(false)).then(|| view! { <p class="fine address">{link.get()}</p> });
    view! {
        <div class="qr">
            {code} <p class="fine">{lead}</p> <button type="button" class="btn wide" on:click=move |_| copying.copy(link.get_untracked())>
                <Icon name="send" />
                {words.copy_link}
            </button> <p class="fine" role="status">
                {outcome}
            </p> {by_hand}
        </div>
    }
}

/// A code as it is shown; `label` says what it is.
pub(crate) fn drawing(code: QrCode, label: String, class: &'static str) -> AnyView {
    let side = code.side;
    view! {
        <svg role="img" aria-label=label viewBox=format!("0 0 {side} {side}") class=class>
            <rect width=side height=side></rect>
            <path d=code.path></path>
        </svg>
    }
    .into_any()
}

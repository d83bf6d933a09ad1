//! Icons of the sprite. They never speak alone: a word always stands beside them.

use leptos::prelude::*;

/// An icon, hidden from screen readers.
#[component]
pub(crate) fn Icon(
    /// Its name in `icons.svg`.
    name: &'static str,
    /// Smaller than the line of text.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "icon small" } else { "icon" };
    view! {
        <svg class=class width="24" height="24" aria-hidden="true">
            <use href=format!("icons.svg#{name}")></use>
        </svg>
    }
}

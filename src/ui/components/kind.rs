//! The kind of a session as icon and word.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{domain::session::Kind, i18n::kinds, ui::words::use_language};

/// The icon of a kind.
pub(crate) const fn icon_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk => "talk",
        Kind::Panel | Kind::Social => "talkers",
        Kind::Plenary | Kind::Other => "all",
        Kind::Workshop | Kind::GroupWork => "work",
        Kind::Visit => "visit",
        Kind::Registration => "person",
        Kind::Break => "cup",
        Kind::Meal => "meal",
    }
}

/// The tone of a kind: one hue per meaning.
pub(crate) const fn tone_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Talk | Kind::Panel => "t-talk",
        Kind::Plenary | Kind::Social | Kind::Other => "t-all",
        Kind::Workshop | Kind::GroupWork => "t-work",
        Kind::Visit => "t-visit",
        Kind::Registration | Kind::Break => "t-rest",
        Kind::Meal => "t-meal",
    }
}

/// The kind of a session, icon and word.
#[component]
pub(crate) fn KindLabel(
    /// The kind.
    kind: Kind,
    /// Without colour, as for what is over.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let class = format!("kind {}", if quiet { "t-rest" } else { tone_of(kind) });
    view! {
        <span class=class>
            <Icon name=icon_of(kind) />
            {kinds::name(use_language(), kind)}
        </span>
    }
}

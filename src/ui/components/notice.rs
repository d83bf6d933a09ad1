//! A notice: something changed, or something is wrong.

use leptos::prelude::*;

use super::icon::Icon;

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// A change, or something that wants a look.
    Change,
    /// Something is missing, cancelled or failed.
    Bad,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Change => "notice t-sun",
            Self::Bad => "notice t-bad",
        }
    }
}

/// A notice with an icon.
#[component]
pub(crate) fn Notice(
    /// How grave it is.
    tone: Tone,
    /// Its icon.
    icon: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    notice(tone, icon, children())
}

/// The same, for a place that has no markup around it.
pub(crate) fn notice(tone: Tone, icon: &'static str, content: AnyView) -> AnyView {
    view! {
        <div class=tone.class()>
            <Icon name=icon />
            <div class="stack tight">{content}</div>
        </div>
    }
    .into_any()
}

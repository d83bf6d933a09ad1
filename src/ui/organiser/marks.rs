//! Small pieces of the results: marks on an axis, response rates in words, and the word for what is hidden.

use leptos::prelude::*;

use crate::{
    domain::{
        decimal::{digits, per_cent},
        statistics::Share,
        text::Language,
    },
    ui::{components::icon::Icon, words::use_words},
};

/// A point on an axis from 0 to 1, and its interval.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    /// The point.
    pub(super) at: f64,
    /// Both ends of its interval.
    pub(super) between: Option<(f64, f64)>,
}

impl Mark {
    /// The interval in words: `72–91%`.
    pub(super) fn told(self) -> Option<String> {
        let (low, high) = self.between?;
        Some(format!("{}–{}", digits(low * 100.0, 0, Language::English), per_cent(high)))
    }
}

/// The mark of a value on its axis; its numbers stand beside it in words.
pub(super) fn mark(Mark { at, between }: Mark) -> AnyView {
    let between = between.map(|(low, high)| view! { <line x1=width(low) x2=width(high) y1="12" y2="12"></line> });
    view! {
        <svg class="ci" aria-hidden="true">
            <line class="axis" x1="0" x2="100%" y1="12" y2="12"></line>
            {between}
            <circle cx=width(at) cy="12" r="6"></circle>
        </svg>
    }
    .into_any()
}

/// How many of those present answered, in a phrase.
pub(super) fn rate(response: Option<Share>) -> String {
    let (desk, words) = (use_words().desk(), use_words().results());
    match response.and_then(|share| Some((share, share.fraction()?))) {
        None => words.rate_unknown.to_owned(),
        Some((Share { count, of }, _)) if count > of => desk.over_full.to_owned(),
        Some((Share { count, of }, fraction)) => (words.rate_of)(&per_cent(fraction), count, of),
    }
}

/// The same as a number alone.
pub(super) fn rate_short(response: Option<Share>) -> String {
    let desk = use_words().desk();
    match response.and_then(|share| Some((share, share.fraction()?))) {
        None => desk.unknown.to_owned(),
        Some((Share { count, of }, _)) if count > of => desk.over_full.to_owned(),
        Some((_, fraction)) => per_cent(fraction),
    }
}

/// A fraction as a length in SVG.
pub(super) fn width(fraction: f64) -> String {
    format!("{}%", digits(fraction * 100.0, 1, Language::English))
}

/// The word for what is not shown.
pub(super) fn hidden() -> AnyView {
    let words = use_words().results();
    view! {
        <span class="badge t-rest">
            <Icon name="hide" />
            {words.silent}
        </span>
    }
    .into_any()
}

//! What meetings and questions are called where two stand beside each other.

use leptos::prelude::*;

use crate::{
    domain::{editions::Edition, survey::Question},
    i18n::dates,
    ui::words::{say, say_bare, use_language},
};

/// What is compared, which takes focus when it comes.
pub(super) const COMPARED: &str = "porownanie";

/// A meeting with its days.
pub(super) fn title_of(edition: &Edition) -> String {
    format!("{}, {}", say_bare(&edition.title), dates::range(use_language(), edition.days.0, edition.days.1))
}

/// A question's words, with its topic.
pub(super) fn wording(question: &Question) -> AnyView {
    let topic = question.topic.as_ref().map(|topic| view! { <span>" "{say(topic)}</span> });
    view! {
        {say(&question.text)}
        {topic}
    }
    .into_any()
}

//! The words of the language on screen. The tree below is built anew when the language changes, so words are plain values.

use leptos::prelude::*;

use crate::{
    domain::text::{Language, Text},
    i18n::Words,
};

#[derive(Clone, Copy)]
struct CurrentWords(Words);

/// Makes these the words of everything below.
pub(super) fn provide_words(words: Words) {
    provide_context(CurrentWords(words));
}

/// The words of the language on screen.
pub(super) fn use_words() -> Words {
    expect_context::<CurrentWords>().0
}

/// The language on screen.
pub(super) fn use_language() -> Language {
    use_words().language
}

/// A text of the meeting in the language on screen, marked when it is in another one.
pub(super) fn say(text: &Text) -> AnyView {
    let language = use_language();
    let (words, actual) = text.pick(language);
    let words = words.to_owned();
    if actual == language { words.into_any() } else { view! { <span lang=actual.tag()>{words}</span> }.into_any() }
}

/// A text of the meeting in the language on screen, bare: for names and titles of controls.
pub(super) fn say_bare(text: &Text) -> String {
    text.pick(use_language()).0.to_owned()
}

//! What the whole app has to say: the clock is a demo's, storage refuses, what is shown is not the newest, answers wait.

use leptos::prelude::*;

use super::{
    components::notice::{Notice, Tone},
    feedback::UnsentReminder,
    words::{use_language, use_words},
};
use crate::{
    i18n::dates,
    state::{clock::Clock, location::use_location, meeting::Loaded, settings::use_settings},
};

/// Says that the clock is a demo's, and offers the way out.
pub(super) fn demo_mark() -> AnyView {
    let words = use_words().shell();
    let language = use_language();
    let location = use_location();
    // Where no meeting could be loaded there is no clock either.
    let Some(clock) = use_context::<Clock>() else { return ().into_any() };
    let time = move || {
        let now = clock.now();
        format!("{}, {}", dates::weekday(language, now.date_naive()), dates::hour(now))
    };
    let mark = move || {
        view! {
            <aside class="demo t-sun no-print">
                <p>{move || (words.demo)(&time())}</p>
                <a class="link" href=move || location.href_without_demo()>
                    {words.demo_stop}
                </a>
            </aside>
        }
    };
    (move || clock.is_demo().then(mark)).into_any()
}

/// What the app has to say above every page.
pub(super) fn above() -> AnyView {
    let words = use_words().shell();
    let settings = use_settings();
    let loaded = expect_context::<Loaded>();
    let storage = move || settings.storage_refuses().then(|| warning(Tone::Bad, words.storage_failed));
    view! {
        {storage}
        {loaded.copy.then(|| warning(Tone::Change, words.copy_shown))}
        {loaded.questions_left_out.then(|| warning(Tone::Change, words.questions_left_out))}
        <UnsentReminder />
    }
    .into_any()
}

fn warning(tone: Tone, text: &'static str) -> AnyView {
    view! {
        <Notice tone icon="alert">
            <p>{text}</p>
        </Notice>
    }
    .into_any()
}

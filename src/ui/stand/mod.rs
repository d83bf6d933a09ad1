//! A stand: one device at the door, many people. Set up by the organiser; then it shows nothing else until its PIN is given.

mod ask;
mod leave;
mod set_up;

use leptos::prelude::*;

use super::{
    components::{icon::Icon, subject::title_of},
    words::{say, use_language, use_words},
};
use crate::{
    domain::text::Language,
    i18n::Words,
    state::{
        meeting::use_meeting,
        page,
        stand::{AtStand, Phase, attend, use_stand},
    },
};
use ask::{Ask, Thanks};
use leave::Leave;
use set_up::SetUp;

/// The stand, or its setting up.
#[component]
pub(super) fn StandPage() -> impl IntoView {
    let stand = use_stand();
    let words = use_words().stand();
    page::use_title(|| words.title.to_owned());
    attend(stand);
    let phase = Memo::new(move |_| stand.phase());
    move || {
        page::to_top();
        match phase.get() {
            Phase::Setup => view! { <SetUp /> }.into_any(),
            Phase::Start => view! { <Start /> }.into_any(),
            Phase::Asking => view! { <Ask /> }.into_any(),
            Phase::Thanks => view! { <Thanks /> }.into_any(),
            Phase::Leaving => view! { <Leave /> }.into_any(),
        }
    }
}

/// The screen that waits for the next person.
#[component]
fn Start() -> impl IntoView {
    let words = use_words().stand();
    let stand = use_stand();
    let meeting = use_meeting();
    let running = untrack(|| stand.stand());
    let subject = running.as_ref().and_then(|stand| stand.subject(&meeting));
    let begin = match &subject {
        Some(_) => both(stand),
        None => view! { <p class="card roomy">{words.gone}</p> }.into_any(),
    };
    let (title, about) = match &subject {
        Some(subject) => (say(&subject.survey.title), title_of(&meeting, &subject.about)),
        None => (words.title.into_any(), String::new()),
    };
    view! {
        <header class="head">
            <h1>{title}</h1>
            <p class="lead">{about}</p>
            <p>{words.voluntary}</p>
        </header>
        {begin}
        <div class="flow spread">
            <p class="fine" role="status">
                {move || (words.collected)(stand.count() as u64)}
            </p>
            <button type="button" class="btn quiet" on:click=move |_| stand.leave()>
                <Icon name="lock" />
                {words.leave}
            </button>
        </div>
    }
}

/// A button for each language, the one on screen first; each in its own words.
fn both(stand: AtStand) -> AnyView {
    let here = use_language();
    let other = if here == Language::Polish { Language::English } else { Language::Polish };
    let button = |language: Language, class: &'static str| {
        view! {
            <button type="button" class=class lang=language.tag() on:click=move |_| stand.begin(language)>
                {Words { language }.stand().begin}
            </button>
        }
    };
    view! { <div class="stack">{button(here, "btn primary")} {button(other, "btn")}</div> }.into_any()
}

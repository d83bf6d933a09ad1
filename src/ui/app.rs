//! The root: provides the state, and shows the view that the address names.

use leptos::prelude::*;

use super::{
    agenda::AgendaPage,
    components::notice::{Notice, Tone},
    failure::LoadFailure,
    frame::Frame,
    parts::{MeetingOwner, Parts, use_parts},
    words::{provide_words, use_language, use_words},
};
use crate::{
    domain::address::Route,
    i18n::{Words, dates},
    state::{
        clock::{Clock, use_clock},
        location::{Location, use_location},
        meeting::{Loaded, Loading, Programme},
        page,
        picks::MyPicks,
        settings::{Settings, use_settings},
    },
};

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    Location::provide();
    Settings::provide();
    let programme = Programme::provide();
    Parts::provide();
    page::started();
    move || match programme.loading() {
        Loading::Ready(loaded) => view! { <OfMeeting loaded /> }.into_any(),
        Loading::Pending => in_language(|| view! { <Pending /> }.into_any()),
        Loading::NoConfig(failure) => in_language(move || view! { <LoadFailure failure=failure.clone() config=true /> }.into_any()),
        Loading::NoMeeting(failure) => in_language(move || view! { <LoadFailure failure=failure.clone() config=false /> }.into_any()),
    }
}

/// Builds a tree anew whenever the language changes, or what its links carry along.
fn in_language(build: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let settings = use_settings();
    let carried = use_location().carried();
    (move || {
        carried.track();
        provide_words(Words { language: settings.language() });
        build()
    })
    .into_any()
}

#[component]
fn Pending() -> impl IntoView {
    let words = use_words().shell();
    page::use_title(|| words.loading.to_owned());
    view! {
        <Frame>
            <header class="head">
                <h1>"Kuluary"</h1>
                <p class="lead" role="status">
                    {words.loading}
                </p>
            </header>
        </Frame>
    }
}

/// Everything that belongs to one meeting.
#[component]
fn OfMeeting(loaded: Loaded) -> impl IntoView {
    provide_context(loaded.clone());
    Clock::provide(loaded.meeting.clone());
    MyPicks::provide(loaded.meeting.clone());
    provide_context(MeetingOwner(Owner::current().unwrap_or_default()));
    in_language(move || view! { <Views loaded=loaded.clone() /> }.into_any())
}

#[component]
fn Views(loaded: Loaded) -> impl IntoView {
    let route = use_location().route();
    let parts = use_parts();
    let shown = move || match route.get() {
        Route::Home => view! { <AgendaPage day=None /> }.into_any(),
        Route::Agenda(day) => view! { <AgendaPage day=Some(day) /> }.into_any(),
        other => parts.page(other),
    };
    let above = view! { <DemoMark /> }.into_any();
    let unsent = Signal::derive(move || parts.unsent());
    view! {
        <Frame above unsent>
            <Warnings copy=loaded.copy questions_left_out=loaded.questions_left_out />
            {move || parts.rest().map(|rest| (rest.reminder)())}
            {shown}
            {move || parts.rest().map(|rest| (rest.news)())}
        </Frame>
    }
}

/// Says that the clock is a demo's, and offers the way out.
#[component]
fn DemoMark() -> impl IntoView {
    let words = use_words().shell();
    let language = use_language();
    let clock = use_clock();
    let location = use_location();
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
    move || clock.is_demo().then(mark)
}

/// What the whole app has to say: storage refuses, or what is shown is not the newest.
#[component]
fn Warnings(copy: bool, questions_left_out: bool) -> impl IntoView {
    let words = use_words().shell();
    let settings = use_settings();
    let storage = move || settings.storage_refusal().map(|_| warning(Tone::Bad, words.storage_failed));
    view! {
        {storage}
        {copy.then(|| warning(Tone::Change, words.copy_shown))}
        {questions_left_out.then(|| warning(Tone::Change, words.questions_left_out))}
    }
}

fn warning(tone: Tone, text: &'static str) -> AnyView {
    view! {
        <Notice tone icon="alert">
            <p>{text}</p>
        </Notice>
    }
    .into_any()
}

//! The root: provides the state, and shows the view that the address names.

use leptos::prelude::*;

use super::{
    agenda::AgendaPage,
    components::notice::{Notice, Tone},
    failure::LoadFailure,
    feedback::{FeedbackPage, FormPage, UnsentReminder},
    frame::Frame,
    info::{AccessibilityPage, InfoPage, MeetingsPage, PrivacyPage},
    not_found::NotFoundPage,
    organiser::DeskPage,
    outbox::OutboxPage,
    plan::{PickNews, PlanPage, SharedPlanPage},
    session::SessionPage,
    words::{provide_words, use_language, use_words},
};
use crate::{
    domain::address::Route,
    i18n::{dates, words},
    state::{
        clock::{Clock, use_clock},
        desk::Desk,
        drafts::MyDrafts,
        location::{Location, use_location},
        meeting::{Loaded, Loading, Programme},
        outbox::{MyOutbox, use_outbox},
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
    MyOutbox::provide();
    MyDrafts::provide();
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
        provide_words(words(settings.language()));
        build()
    })
    .into_any()
}

#[component]
fn Pending() -> impl IntoView {
    let words = &use_words().shell;
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
    use_outbox().deliver_to(&loaded.config.delivery);
    Desk::provide(&loaded);
    in_language(move || view! { <Views loaded=loaded.clone() /> }.into_any())
}

#[component]
fn Views(loaded: Loaded) -> impl IntoView {
    let route = use_location().route();
    let shown = move || match route.get() {
        Route::Home => view! { <AgendaPage day=None /> }.into_any(),
        Route::Agenda(day) => view! { <AgendaPage day=Some(day) /> }.into_any(),
        Route::Session(id) => view! { <SessionPage id /> }.into_any(),
        Route::Plan => view! { <PlanPage /> }.into_any(),
        Route::SharedPlan(ids) => view! { <SharedPlanPage ids /> }.into_any(),
        Route::Info => view! { <InfoPage /> }.into_any(),
        Route::Accessibility => view! { <AccessibilityPage /> }.into_any(),
        Route::Privacy => view! { <PrivacyPage /> }.into_any(),
        Route::Meetings => view! { <MeetingsPage /> }.into_any(),
        Route::Feedback => view! { <FeedbackPage /> }.into_any(),
        Route::Form { survey, about } => view! { <FormPage survey about /> }.into_any(),
        Route::Outbox => view! { <OutboxPage /> }.into_any(),
        Route::Desk => view! { <DeskPage /> }.into_any(),
        Route::Unknown(_) => view! { <NotFoundPage /> }.into_any(),
    };
    let above = view! { <DemoMark /> }.into_any();
    let outbox = use_outbox();
    let unsent = Signal::derive(move || outbox.unsent());
    view! {
        <Frame above unsent>
            <Warnings copy=loaded.copy questions_left_out=loaded.questions_left_out />
            <UnsentReminder />
            {shown}
            <PickNews />
        </Frame>
    }
}

/// Says that the clock is a demo's, and offers the way out.
#[component]
fn DemoMark() -> impl IntoView {
    let words = &use_words().shell;
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
    let words = &use_words().shell;
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

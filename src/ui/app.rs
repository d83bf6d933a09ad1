//! The root: provides the state, and shows the view that the address names.

use leptos::prelude::*;

use super::{
    agenda::AgendaPage,
    components::trouble::waiting,
    failure::load_failure,
    frame::frame,
    parts::{MeetingOwner, Parts, use_parts},
    words::provide_words,
};
use crate::{
    domain::address::Route,
    i18n::Words,
    state::{
        clock::Clock,
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
    let picks = StoredValue::new(None);
    let app = Owner::current().unwrap_or_default();
    move || match programme.loading() {
        Loading::Ready(loaded) => of_meeting(loaded, picks, &app),
        Loading::Pending => in_language(Box::new(|| frame(waiting()))),
        Loading::NoConfig(failure) => in_language(Box::new(move || load_failure(failure.clone(), true))),
        Loading::NoMeeting(failure) => in_language(Box::new(move || load_failure(failure.clone(), false))),
    }
}

/// Builds a tree anew whenever the language changes, or what its links carry along.
fn in_language(build: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    let settings = use_settings();
    let carried = use_location().carried();
    (move || {
        carried.track();
        provide_words(Words { language: settings.language() });
        build()
    })
    .into_any()
}

/// Everything that belongs to one meeting. The picks outlive a revision of it, and even the meeting: a choice made before the rest of the
/// app was here is carried out on the picks it was made on.
fn of_meeting(loaded: Loaded, picks: StoredValue<Option<MyPicks>>, app: &Owner) -> AnyView {
    Clock::provide(loaded.meeting.clone());
    let meeting = &loaded.meeting;
    let mine = picks.get_value().filter(|picks| picks.are_of(meeting)).unwrap_or_else(|| app.with(|| MyPicks::provide(meeting.clone())));
    mine.follow(meeting.clone());
    picks.set_value(Some(mine));
    provide_context(mine);
    provide_context(loaded);
    // A child of its own: contexts of the present owner outlive the meeting, and what they refer to does not.
    provide_context(MeetingOwner(Owner::new()));
    in_language(Box::new(views))
}

fn views() -> AnyView {
    let route = use_location().route();
    let parts = use_parts();
    let shown = move || match route.get() {
        Route::Home => view! { <AgendaPage day=None /> }.into_any(),
        Route::Agenda(day) => view! { <AgendaPage day=Some(day) /> }.into_any(),
        other => parts.page(other),
    };
    let content = view! {
        {move || parts.above(route)}
        {shown}
        {move || parts.rest().map(|rest| (rest.news)())}
    };
    frame(content.into_any())
}

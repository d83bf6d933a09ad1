//! The frame of every page: skip link, demo mark, navigation, main, footer.

use leptos::{ev, prelude::*};

use super::{
    components::icon::Icon,
    parts::use_parts,
    words::{use_language, use_words},
};
use crate::{
    domain::{address::Route, text::Language},
    state::{location::use_location, page, settings::use_settings},
};

/// The id of the main content, for the skip link.
const MAIN: &str = "tresc";

/// The four places of the navigation.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Agenda,
    Plan,
    Feedback,
    Info,
}

/// The place of the navigation that a view belongs to, and whether it is that very view.
const fn place_of(route: &Route) -> Option<(Place, bool)> {
    Some(match route {
        Route::Home | Route::Agenda(_) => (Place::Agenda, true),
        Route::Session(_) => (Place::Agenda, false),
        Route::Plan => (Place::Plan, true),
        Route::SharedPlan(_) => (Place::Plan, false),
        Route::Feedback => (Place::Feedback, true),
        Route::Form { .. } | Route::Outbox => (Place::Feedback, false),
        Route::Info => (Place::Info, true),
        Route::Accessibility | Route::Privacy | Route::Meetings => (Place::Info, false),
        // The organiser's views, and what is no view.
        _ => return None,
    })
}

/// The frame around a view.
pub(super) fn frame(content: AnyView) -> AnyView {
    let parts = use_parts();
    let words = use_words().shell();
    let location = use_location();
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        page::focus(MAIN);
    };
    let tab = move |place: Place, route: Route, icon: &'static str, name: &'static str| {
        let current = Memo::new(move |_| place_of(&location.route().read()).filter(|(here, _)| *here == place).map(|(_, same)| same));
        let count = (place == Place::Feedback).then(|| {
            let waiting = move || Some(parts.unsent()).filter(|unsent| *unsent > 0).map(count);
            view! { {waiting} }.into_any()
        });
        view! {
            <li>
                <a href=location.href(route) aria-current=move || current.get().map(|same| if same { "page" } else { "true" })>
                    <Icon name=icon />
                    <span>{name} {count}</span>
                </a>
            </li>
        }
    };
    view! {
        <a class="skip" href=format!("#{MAIN}") on:click=skip>
            {words.skip}
        </a>
        {move || parts.rest().map(|rest| (rest.demo_mark)())}
        <header class="top">
            <a class="brand" href=location.href(Route::Home)>
                <Icon name="logo" />
                "Kuluary"
            </a>
            <nav class="tabs" aria-label=words.main_navigation>
                <ul role="list">
                    {tab(Place::Agenda, Route::Home, "program", words.agenda)} {tab(Place::Plan, Route::Plan, "plan", words.plan)}
                    {tab(Place::Feedback, Route::Feedback, "survey", words.feedback)} {tab(Place::Info, Route::Info, "info", words.info)}
                </ul>
            </nav>
            {move || parts.rest().map(|rest| (rest.offline_mark)())}
            <LanguageSwitch />
        </header>
        <main id=MAIN>{content}</main>
        <footer class="foot">
            <p>{words.footer}</p>
            <p class="flow no-print">
                <a class="link" href=location.href(Route::Accessibility)>
                    {words.accessibility}
                </a>
                <a class="link" href=location.href(Route::Privacy)>
                    {words.privacy}
                </a>
                <a class="link" href=location.href(Route::Meetings)>
                    {words.meetings}
                </a>
                <a class="link" href=location.href(Route::Desk)>
                    {words.for_organiser}
                </a>
            </p>
        </footer>
    }
    .into_any()
}

/// How many answers wait, beside the name of a place.
fn count(unsent: usize) -> AnyView {
    view! { <span class="count">{unsent.to_string()}</span> }.into_any()
}

/// The switch to the other language, named in that language.
#[component]
fn LanguageSwitch() -> impl IntoView {
    const ID: &str = "other-language";
    let settings = use_settings();
    let (other, name) = match use_language() {
        Language::Polish => (Language::English, "English"),
        Language::English => (Language::Polish, "Polski"),
    };
    let switch = move |_| {
        settings.choose_language(other);
        // The whole tree is built anew; focus goes back to where it was.
        page::focus(ID);
    };
    view! {
        <button type="button" id=ID class="link lang" lang=other.tag() on:click=switch>
            <Icon name="globe" small=true />
            {name}
        </button>
    }
}

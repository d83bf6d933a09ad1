//! The way between the views of the desk.

use leptos::prelude::*;

use crate::{domain::address::Route, state::location::use_location, ui::words::use_words};

/// Links to every view of the desk; stands at the head of each.
#[component]
pub(super) fn DeskNav() -> impl IntoView {
    let words = use_words().desk();
    let location = use_location();
    let places = [
        (Route::Desk, words.nav_summary),
        (Route::DeskComments, words.comments),
        (Route::DeskEditions, words.nav_editions),
        (Route::DeskReport, words.nav_report),
        (Route::DeskAllocation, words.nav_allocation),
        (Route::DeskQr, words.nav_qr),
        (Route::DeskEndpoint, words.nav_endpoint),
    ];
    let links = places.map(|(route, name)| {
        let here = route.clone();
        let current = Memo::new(move |_| *location.route().read() == here);
        view! {
            <a href=location.href(route) aria-current=move || current.get().then_some("page")>
                {name}
            </a>
        }
    });
    view! {
        <nav class="chips no-print" aria-label=words.title>
            {links.into_iter().collect_view()}
        </nav>
    }
}

//! The title of the view on screen, and moving focus.

use leptos::{prelude::*, task::spawn_local};

use crate::browser::{clock, page};

/// Titles the window after the view on screen.
pub fn use_title(title: impl Fn() -> String + 'static) {
    Effect::new(move || page::set_title(&format!("{} – Kuluary", title())));
}

/// Moves focus to the element with this id once it is in the document.
pub fn focus(id: &str) {
    let id = id.to_owned();
    page::after_render(move || page::focus_id(&id));
}

/// Moves focus to the page's h1 once it is in the document.
pub fn focus_heading() {
    page::after_render(page::focus_heading);
}

/// Goes to the top of the page, and moves focus to its h1, once it is in the document.
pub fn to_top() {
    page::after_render(|| {
        page::scroll_to(0.0);
        page::focus_heading();
    });
}

/// Focus is on the page's h1, as after a change of view.
pub fn is_heading_focused() -> bool {
    page::is_heading_focused()
}

/// Brings the first element that matches into view once it is in the document.
pub fn show(selector: &'static str) {
    page::after_render(move || page::show(selector));
}

/// Opens the browser's print window; `false` where there is none.
pub fn print() -> bool {
    page::print()
}

/// Runs a title along the head of every printed page for as long as the view is on screen.
pub fn use_running_title(title: &str) {
    page::set_running_title(Some(title));
    on_cleanup(|| page::set_running_title(None));
}

/// The app is up: what `index.html` showed meanwhile goes.
pub fn started() {
    page::remove_splash();
}

/// How many items of a long list may be on screen: a few at first, and more with every moment, so that the page answers meanwhile.
pub fn little_by_little() -> RwSignal<usize> {
    const STEP: usize = 8;
    let ready = RwSignal::new(STEP);
    spawn_local(async move {
        for _ in 0..60 {
            clock::pause(0).await;
            // The list may leave the screen before it is complete.
            if ready.try_update(|ready| *ready += STEP).is_none() {
                return;
            }
        }
        ready.try_set(usize::MAX);
    });
    ready
}

//! The page as a whole: title, language, theme, focus and scrolling.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{FocusOptions, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{Guard, by_name::call, document, listen, window};
use crate::domain::text::Language;

/// Sets the title of the window.
pub fn set_title(title: &str) {
    document().set_title(title);
}

fn set_root(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        // The names are fixed and valid, so neither call can fail.
        drop(value.map_or_else(|| root.remove_attribute(name), |value| root.set_attribute(name, value)));
    }
}

/// Sets the language of the document.
pub fn set_language(language: Language) {
    set_root("lang", Some(language.tag()));
}

/// Sets the theme: `light`, `dark`, or `None` to follow the system.
pub fn set_theme(theme: Option<&str>) {
    set_root("data-theme", theme);
}

/// Shows the page without its frame: no navigation, no footer.
pub fn set_bare(bare: bool) {
    set_root("data-bare", bare.then_some(""));
}

/// Calls `on` whenever somebody touches the page, types or scrolls.
pub fn on_activity(on: impl FnMut() + Clone + 'static) -> Vec<Guard> {
    ["pointerdown", "keydown", "input", "scroll"].map(|event| listen(&document(), event, on.clone())).into()
}

/// Opens the dialog with this id, over everything else; browsers give it focus.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = document().get_element_by_id(id) {
        drop(call(&dialog, "showModal", &[]));
    }
}

/// Closes the dialog with this id; focus goes back to where it was.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = document().get_element_by_id(id) {
        drop(call(&dialog, "close", &[]));
    }
}

/// Runs `then` after the next frame has been prepared, when what was just rendered is in the document.
pub fn after_render(then: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(then);
    drop(window().request_animation_frame(closure.unchecked_ref()));
}

/// Moves focus to the page's h1 without scrolling, as a screen reader expects after a change of view.
pub fn focus_heading() {
    if let Some(heading) = element("h1") {
        drop(heading.set_attribute("tabindex", "-1"));
        focus_quietly(&heading);
    }
}

/// Moves focus to the element with this id, and brings it into view.
pub fn focus_id(id: &str) {
    if let Some(target) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        if target.tab_index() < 0 {
            drop(target.set_attribute("tabindex", "-1"));
        }
        drop(target.focus());
    }
}

/// Focus is on the page's h1.
pub fn is_heading_focused() -> bool {
    document().active_element().is_some_and(|active| active.tag_name() == "H1")
}

/// What had focus is gone, and nothing else has it.
pub fn is_focus_lost() -> bool {
    document().active_element().is_none_or(|active| active.tag_name() == "BODY")
}

/// The page is in view.
pub fn is_seen() -> bool {
    !document().hidden()
}

/// Somebody may be typing, or answering a dialog: focus is in a field, or a dialog is open.
pub fn is_typing() -> bool {
    let typed = "textarea:focus, select:focus, input:focus:not([type=checkbox], [type=radio]), dialog[open]";
    document().query_selector(typed).ok().flatten().is_some()
}

/// Keeps focus and scrolling over a rebuild of the page: what has focus now passes it on to its like.
pub fn keep_place() {
    let position = scroll_position();
    let focused = document().active_element().filter(|element| element.tag_name() != "BODY");
    after_render(move || {
        if let Some(focused) = focused.filter(|element| !element.is_connected()) {
            let alike = document().get_elements_by_tag_name(&focused.tag_name());
            let alike = (0..alike.length()).filter_map(|at| alike.item(at)).find(|other| other.is_equal_node(Some(&focused)));
            // Its like may be gone with what changed.
            match alike.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                Some(target) => focus_quietly(&target),
                None => focus_heading(),
            }
        }
        // A browser cuts the position down to a page that was short for a moment.
        if scroll_position() < position {
            scroll_to(position);
        }
    });
}

fn focus_quietly(target: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(target.focus_with_options(&options));
}

fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Brings the first element that matches into the middle of the view, without moving focus.
pub fn show(selector: &str) {
    if let Some(target) = element(selector) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(ScrollBehavior::Instant);
        target.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// How far the page is scrolled down, in CSS pixels.
pub fn scroll_position() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page to this position, in CSS pixels.
pub fn scroll_to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// Opens the browser's print window; `false` where there is none.
pub fn print() -> bool {
    window().print().is_ok()
}

/// Sets the words that run along the head of every printed page after the first; `None`: none do.
pub fn set_running_title(title: Option<&str>) {
    let Some(root) = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let quoted = title.map(|title| {
        // A style sheet takes them as a string, which a quotation mark would end and a backslash turn into something else.
        let mut quoted = String::from('"');
        for c in title.chars().filter(|c| !c.is_control()) {
            if matches!(c, '"' | '\\') {
                quoted.push('\\');
            }
            quoted.push(c);
        }
        quoted + "\""
    });
    // Without it the pages have numbers alone.
    drop(match quoted {
        Some(quoted) => root.style().set_property("--running", &quoted),
        None => root.style().remove_property("--running").map(drop),
    });
}

/// Goes to the first view and starts the app anew.
pub fn start_anew() {
    let location = window().location();
    drop(location.set_hash(""));
    drop(location.reload());
}

/// Removes the splash that `index.html` shows until the app is up.
pub fn remove_splash() {
    if let Some(splash) = document().get_element_by_id("start") {
        splash.remove();
    }
}

//! The address bar: what stands after `#`, and moving about.

use wasm_bindgen::JsValue;

use super::{Guard, listen, window};

/// What stands after `#`, with the `#`; empty when there is nothing.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The directory of the app, as `/` or `/x/`; an `index.html` at its end is left out.
pub fn directory() -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.rsplit_once('/').map_or_else(|| "/".to_owned(), |(directory, _)| format!("{directory}/"))
}

/// The whole address with `hash` in place of what stands after `#`: for links that leave the app.
pub fn whole_address(hash: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}{}{hash}", directory())
}

/// The host of an address, or the address itself when it has none.
pub fn host_of(address: &str) -> String {
    web_sys::Url::new(address).map_or_else(|_| address.to_owned(), |url| url.host())
}

/// Goes to an address within the app, as if a link had been followed.
pub fn go(hash: &str) {
    // Setting the hash fails for no text; a refusal leaves the person where they are, which the screen shows.
    drop(window().location().set_hash(hash));
}

/// Replaces the address without a step in the history and without an event.
pub fn replace(hash: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // Browsers refuse after some hundred calls in half a minute; the address then lags behind, nothing else.
        drop(history.replace_state_with_url(&state, "", Some(hash)));
    }
}

/// Loads the page anew.
pub fn reload() {
    drop(window().location().reload());
}

/// Calls `on` whenever the address changes by a link, the history or the person.
pub fn on_change(on: impl FnMut() + 'static) -> Guard {
    listen(&window(), "hashchange", on)
}

/// Whether the present entry of the history was visited before; marks it as visited.
pub fn visited_before() -> bool {
    let Ok(history) = window().history() else { return false };
    let visited = history.state().is_ok_and(|state| !state.is_null() && !state.is_undefined());
    if !visited {
        drop(history.replace_state_with_url(&JsValue::TRUE, "", None));
    }
    visited
}

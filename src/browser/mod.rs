//! The browser in domain terms: small functions over its interfaces.
//!
//! No `JsValue` leaves this layer, no signal and no business rule enters it.

pub mod assets;
pub mod beside;
mod by_name;
pub mod clock;
pub mod compression;
pub mod endpoint;
pub mod files;
pub mod host_clock;
pub mod locale;
pub mod location;
pub mod locks;
pub mod network;
pub mod page;
pub mod probe;
pub mod random;
pub mod sending;
pub mod service_worker;
pub mod sharing;
pub mod storage;
pub mod windows;

/// What keeps a listener or timer alive: dropping it removes the listener or stops the timer.
#[must_use = "the listener is removed when this is dropped"]
pub struct Guard(Option<Box<dyn FnOnce()>>);

impl Guard {
    pub(crate) fn new(stop: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(stop)))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(stop) = self.0.take() {
            stop();
        }
    }
}

/// Listens to an event of the window or document for as long as the guard lives.
pub(crate) fn listen(target: &web_sys::EventTarget, event: &'static str, on: impl FnMut() + 'static) -> Guard {
    use wasm_bindgen::{JsCast, closure::Closure};
    let closure = Closure::<dyn FnMut()>::new(on);
    let target = target.clone();
    // Adding a listener fails for no target and event of ours; without it the app still works on the next start.
    if target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref()).is_err() {
        return Guard::new(|| {});
    }
    Guard::new(move || drop(target.remove_event_listener_with_callback(event, closure.as_ref().unchecked_ref())))
}

/// The window; the app never runs without one.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the app runs in a window")
}

/// The document; the app never runs without one.
pub(crate) fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

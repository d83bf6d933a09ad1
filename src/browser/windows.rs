//! The other windows of this app: telling them that a record was written, so that they read it again.
//!
//! It hurries only, and nothing may rest on it: a window that sleeps hears nothing. What a window writes on top of what it did not know is
//! for `storage::records::swap` to notice.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Guard, storage::directory};
use crate::domain::storage_key::StorageKey;

thread_local! {
    /// One for telling and hearing: a window does not hear itself then.
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

/// Tells the other windows that this record was written or removed.
pub fn tell(key: &StorageKey) {
    if let Some(channel) = channel() {
        // They learn of it when somebody comes back to them.
        drop(channel.post_message(&JsValue::from_str(key.as_str())));
    }
}

/// Calls `on` with the key of every record that another window tells of.
pub fn on_told(on: impl Fn(StorageKey) + 'static) -> Guard {
    let Some(channel) = channel() else { return Guard::new(|| {}) };
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(key) = event.data().as_string().as_deref().and_then(StorageKey::parse) {
            on(key);
        }
    });
    drop(channel.add_event_listener_with_callback("message", closure.as_ref().unchecked_ref()));
    Guard::new(move || drop(channel.remove_event_listener_with_callback("message", closure.as_ref().unchecked_ref())))
}

/// `None` in a browser without channels.
fn channel() -> Option<BroadcastChannel> {
    CHANNEL.with_borrow_mut(|channel| {
        if channel.is_none() {
            *channel = BroadcastChannel::new(&directory().database()).ok();
        }
        channel.clone()
    })
}

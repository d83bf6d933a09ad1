//! One tab at a time: locks that all windows of this app share.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{Guard, storage::directory, window};

/// Waits for the lock of this name, at most `patience` milliseconds, and holds it until the guard is dropped.
///
/// `None` where the browser has no locks, or another window keeps this one too long, as a phone's sleeping tab may. So a lock saves
/// needless work; nothing may rest on it.
pub async fn hold(name: &str, patience: i32) -> Option<Guard> {
    let manager = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok().filter(JsValue::is_object)?;
    let request: Function = Reflect::get(&manager, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
    let state = Rc::new(RefCell::new(Waiting::default()));
    let granted = Promise::new(&mut |resolve, _| {
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience));
        state.borrow_mut().granted = Some(resolve);
    });
    let name = JsValue::from_str(&format!("{}{name}", directory().all()));
    let when_held = {
        let state = state.clone();
        // The lock is held until the promise that this returns is kept.
        Closure::once_into_js(move |_lock: JsValue| {
            Promise::new(&mut |release, _| {
                let mut state = state.borrow_mut();
                if state.abandoned {
                    drop(release.call0(&JsValue::NULL));
                } else {
                    state.release = Some(release);
                    state.granted.take().map(|granted| granted.call0(&JsValue::NULL));
                }
            })
        })
    };
    request.call2(&manager, &name, &when_held).ok()?;
    drop(JsFuture::from(granted).await);
    let mut waiting = state.borrow_mut();
    let Some(release) = waiting.release.take() else {
        waiting.abandoned = true;
        return None;
    };
    Some(Guard::new(move || drop(release.call0(&JsValue::NULL))))
}

#[derive(Default)]
struct Waiting {
    /// Ends the wait.
    granted: Option<Function>,
    /// Gives the lock back; there once it is held.
    release: Option<Function>,
    /// Nobody waits any more: a lock that comes now goes back at once.
    abandoned: bool,
}

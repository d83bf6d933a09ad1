//! The phone's clock and timers.

use std::{
    future::{Future, pending, poll_fn},
    pin::{Pin, pin},
    task::Poll,
};

use chrono::{DateTime, FixedOffset, Offset, Utc};
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, Performance};

use super::{Guard, document, listen, window};
use crate::domain::{delivery::Tick, time::Moment};

/// Now, by the phone's clock, in UTC.
pub fn now() -> Moment {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    let milliseconds = js_sys::Date::now() as i64;
    let utc: FixedOffset = Utc.fix();
    DateTime::from_timestamp_millis(milliseconds).unwrap_or_default().with_timezone(&utc)
}

/// The same, as a plain number for the queue of answers.
pub fn tick() -> Tick {
    Tick(u64::try_from(now().timestamp_millis()).unwrap_or_default())
}

/// Calls `on` every so many milliseconds.
pub fn every(milliseconds: i32, on: impl FnMut() + 'static) -> Guard {
    let closure = Closure::<dyn FnMut()>::new(on);
    let id = window().set_interval_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), milliseconds);
    Guard::new(move || {
        if let Ok(id) = id {
            window().clear_interval_with_handle(id);
        }
        drop(closure);
    })
}

/// Calls `on` once after so many milliseconds, unless the guard is dropped before.
pub fn after(milliseconds: i32, on: impl FnOnce() + 'static) -> Guard {
    let closure = Closure::once(on);
    let id = window().set_timeout_with_callback_and_timeout_and_arguments_0(closure.as_ref().unchecked_ref(), milliseconds);
    Guard::new(move || {
        if let Ok(id) = id {
            window().clear_timeout_with_handle(id);
        }
        drop(closure);
    })
}

/// What comes of `work`, unless it takes longer than so many milliseconds. What was begun may still be done later.
pub async fn within<F: Future>(milliseconds: i32, work: F) -> Option<F::Output> {
    let over = Promise::new(&mut |resolve, _| {
        // Without a timer there is no end to waiting, as there was none before.
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
    });
    let (mut work, mut over) = (pin!(work), JsFuture::from(over));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => Pin::new(&mut over).poll(context).map(|_| None),
    })
    .await
}

/// Passes so many milliseconds.
pub async fn pause(milliseconds: i32) {
    within(milliseconds, pending::<()>()).await;
}

/// Lets the page answer, draw and hear of what came in, and goes on at once. A timer would be slow where the page is not in view.
pub async fn breathe() {
    let Ok(channel) = MessageChannel::new() else { return pause(0).await };
    let heard = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        // Nothing comes of it but that it came.
        drop(JsFuture::from(heard).await);
    }
    channel.port1().close();
}

/// Milliseconds since the page was opened, to measure work with.
pub fn elapsed() -> f64 {
    thread_local! {
        // Asked for thousands of times where work is measured out.
        static PERFORMANCE: Option<Performance> = window().performance();
    }
    PERFORMANCE.with(|performance| performance.as_ref().map_or(0.0, Performance::now))
}

/// The page is in view.
pub fn is_in_view() -> bool {
    !document().hidden()
}

/// Calls `on` when the page comes back into view.
pub fn on_return(mut on: impl FnMut() + 'static) -> Guard {
    listen(&document(), "visibilitychange", move || {
        if !document().hidden() {
            on();
        }
    })
}

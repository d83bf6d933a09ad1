//! Work beside the page, in a worker (`public/beside.js`): for what would keep the page from answering, or a person waiting.
//!
//! Whatever is done here can be done by the page as well, more slowly: where there is no worker, or it fails, whoever asked does that.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent};

use super::by_name::{call, get, make, set};

/// Where the worker lies, relative to the app.
const WORKER: &str = "./beside.js";
/// What the page and the worker say to each other; a worker of another build may speak differently.
const PROTOCOL: u32 = 1;

/// A worker that ends when nobody holds it any more; what it has not done by then, it never does.
struct Worker {
    worker: JsValue,
    /// Kept when the worker could not be started.
    broken: Promise,
}

impl Drop for Worker {
    fn drop(&mut self) {
        // There is nothing to be done about one that cannot be ended.
        drop(call(&self.worker, "terminate", &[]));
    }
}

thread_local! {
    static WORKER_HERE: RefCell<Option<Rc<Worker>>> = const { RefCell::new(None) };
}

/// Starts the worker, if it is not there: it takes a moment, in which other things can be done.
pub fn start() {
    if WORKER_HERE.with_borrow(Option::is_some) {
        return;
    }
    // A browser without workers, or a page that must have none.
    let Ok(worker) = make("Worker", &[&JsValue::from_str(WORKER)]) else { return };
    let broken = Promise::new(&mut |resolve, _| {
        // Unheard, it would be waited for as long as its work may take.
        drop(set(&worker, "onerror", &resolve));
    });
    WORKER_HERE.set(Some(Rc::new(Worker { worker, broken })));
}

/// Ends the worker once what was asked of it is done.
pub fn end() {
    WORKER_HERE.take();
}

/// Something that the worker is doing.
pub(super) struct Work {
    answer: Promise,
    /// It must not end before.
    worker: Rc<Worker>,
}

/// Why it was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undone {
    /// There is no worker.
    NoWorker,
    /// It failed, by the name of the error.
    Failed(String),
}

/// Asks for something; `given` goes with the question, and what of it is in `handed` is gone here afterwards. `None` where there is no worker.
pub(super) fn ask(work: &str, given: &[&JsValue], handed: &Array) -> Option<Work> {
    let worker = WORKER_HERE.with_borrow(Option::clone)?;
    let channel = MessageChannel::new().ok()?;
    let answer = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    let message = Array::of3(&JsValue::from(PROTOCOL), &channel.port2(), &JsValue::from_str(work));
    for part in given {
        message.push(part);
    }
    handed.push(&channel.port2());
    call(&worker.worker, "postMessage", &[&message, handed]).ok()?;
    Some(Work { answer: Promise::race(&Array::of2(&answer, &worker.broken)), worker })
}

impl Work {
    /// What came of it.
    pub(super) async fn done(self) -> Result<JsValue, Undone> {
        let event = JsFuture::from(self.answer).await.map_err(|_| Undone::NoWorker)?;
        drop(self.worker);
        let answer = event.dyn_into::<MessageEvent>().map_err(|_| Undone::NoWorker)?.data();
        let part = |name: &str| get(&answer, name).unwrap_or_default();
        match part("failed").as_string() {
            Some(name) => Err(Undone::Failed(name)),
            None => Ok(part("done")),
        }
    }
}

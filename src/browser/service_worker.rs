//! The service worker, from the page's side: asking for it, what it has, and when a newer one waits.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, RegistrationOptions, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerUpdateViaCache,
};

use super::{Guard, listen, window};

/// Where the worker lies, relative to the app: always under this name, or browsers would keep the former one for ever.
const WORKER: &str = "./sw.js";
/// How long a worker may take to say what it has, in milliseconds; one of another make never answers.
const PATIENCE: i32 = 5_000;
/// How long it may take to fetch the desk, in milliseconds; one that takes longer is asked again when times look better.
const DESK_PATIENCE: i32 = 120_000;

/// Why there is no worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unavailable {
    /// The browser has none, or none here: a private window, a page without HTTPS.
    #[error("this browser has no service workers here")]
    Unsupported,
    /// It could not be fetched, or a file of it could not.
    #[error("the service worker could not be installed")]
    Refused,
}

/// The worker of this page.
#[derive(Debug, Clone)]
pub struct Worker(ServiceWorkerRegistration);

impl Worker {
    /// Asks for the worker; one that is there already is looked up and compared with the host's.
    ///
    /// # Errors
    /// When the browser has no workers, or this one cannot be fetched.
    pub async fn register() -> Result<Self, Unavailable> {
        let container = container().ok_or(Unavailable::Unsupported)?;
        let options = RegistrationOptions::new();
        options.set_scope("./");
        options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
        let registration = JsFuture::from(container.register_with_options(WORKER, &options)).await;
        registration.ok().and_then(|it| it.dyn_into().ok()).map(Self).ok_or(Unavailable::Refused)
    }

    /// Calls `on` whenever a worker comes or changes its state.
    pub fn on_change(&self, on: impl FnMut() + Clone + 'static) -> Guard {
        let registration = self.0.clone();
        let watch = move || {
            let mut on = on.clone();
            on();
            if let Some(coming) = registration.installing() {
                // It lives as long as the worker that it listens to.
                let changed = Closure::<dyn FnMut()>::new(on).into_js_value();
                coming.set_onstatechange(Some(changed.unchecked_ref()));
            }
        };
        let first = watch.clone();
        first();
        listen(&self.0, "updatefound", watch)
    }

    /// Looks whether the host has a newer one.
    pub async fn update(&self) {
        if let Ok(looking) = self.0.update() {
            // Without a network there is nothing new to be had; the next look comes.
            drop(JsFuture::from(looking).await);
        }
    }

    /// The worker has every file of its build that a participant needs.
    pub async fn is_complete(&self) -> bool {
        let Some(worker) = self.0.active() else { return false };
        ask(&worker, "complete?", PATIENCE).await
    }

    /// From now on the worker keeps the desk too; whether it has all of it. A newer one that waits is to have its own when it takes over.
    pub async fn keep_desk(&self) -> bool {
        if let Some(waiting) = self.0.waiting() {
            tell(&waiting, "keep-desk");
        }
        let Some(worker) = self.0.active() else { return false };
        ask(&worker, "keep-desk", DESK_PATIENCE).await
    }

    /// A newer one waits until nobody uses the present one.
    pub fn is_waiting(&self) -> bool {
        self.0.waiting().is_some() && container().is_some_and(|container| container.controller().is_some())
    }

    /// Lets the newer one take over, and starts the app anew with it.
    pub fn take_over(&self) {
        let (Some(waiting), Some(container)) = (self.0.waiting(), container()) else { return };
        let reload = Closure::once_into_js(|| drop(window().location().reload()));
        container.set_oncontrollerchange(Some(reload.unchecked_ref()));
        tell(&waiting, "take-over");
    }

    /// Former builds that no window needs any more may go.
    pub fn tidy(&self) {
        if let Some(worker) = self.0.active() {
            tell(&worker, "tidy");
        }
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    let container = window().navigator().service_worker();
    // The bindings promise one, but a page without HTTPS has none.
    (!container.is_undefined()).then_some(container)
}

fn tell(worker: &ServiceWorker, what: &str) {
    // A worker that is gone needs to hear nothing.
    drop(worker.post_message(&JsValue::from_str(what)));
}

/// Asks the worker something; no answer within `patience` milliseconds is a no.
async fn ask(worker: &ServiceWorker, question: &str, patience: i32) -> bool {
    let Ok(channel) = MessageChannel::new() else { return false };
    let reply = Promise::new(&mut |resolve, _| {
        let late = resolve.clone();
        let answered = Closure::once_into_js(move |event: MessageEvent| drop(resolve.call1(&JsValue::NULL, &event.data())));
        channel.port1().set_onmessage(Some(answered.unchecked_ref()));
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&late, patience));
    });
    let asked = worker.post_message_with_transferable(&JsValue::from_str(question), &Array::of1(&channel.port2()));
    asked.is_ok() && JsFuture::from(reply).await.is_ok_and(|answer| answer.is_truthy())
}

//! The requests of the self-test: to the app's own host, without a look at the reply, and as answers are sent; and whether the content
//! policy forbade one. What they mean is the domain's decision.

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode, SecurityPolicyViolationEvent};

use super::{
    Guard, clock, document,
    network::{self, Request, fetch},
    window,
};
use crate::domain::delivery::{
    Setback,
    self_test::{Ask, Heard, Kind},
};

/// How long a reply may take, in milliseconds.
const TIME_OUT: i32 = 15_000;
/// The browser tells of the policy a moment after it refused the request, in milliseconds.
const MOMENT: i32 = 50;

/// The page came over https.
pub fn is_secure() -> bool {
    window().location().protocol().is_ok_and(|protocol| protocol == "https:")
}

/// Scheme, host and port of the page.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// Makes a request of the self-test.
pub async fn ask(ask: Ask) -> Heard {
    let (forbidden, listener) = on_forbidden();
    let heard = match ask.kind {
        Kind::Blind => blind(&ask.address).await,
        Kind::Own | Kind::Plain => plain(&ask).await,
    };
    if let Heard::Nothing { why, .. } = heard {
        pause(MOMENT).await;
        drop(listener);
        let policy = forbidden.borrow_mut().take();
        return Heard::Nothing { why, policy };
    }
    drop(listener);
    heard
}

async fn plain(ask: &Ask) -> Heard {
    let (headers, body) = (&ask.headers, ask.body.as_deref());
    let request = Request { method: ask.method, address: &ask.address, headers, body, longest: network::LONGEST_PAGE };
    match network::send(&request, ask.header.as_deref()).await {
        Ok(answer) => Heard::Reply { reply: answer.reply, header: answer.header, at: clock::tick() },
        Err(why) => Heard::Nothing { why, policy: None },
    }
}

/// Whether anybody answers at all: the page may not see what.
async fn blind(address: &str) -> Heard {
    let Ok(controller) = AbortController::new() else { return Heard::Nothing { why: Setback::Offline, policy: None } };
    let options = RequestInit::new();
    options.set_mode(RequestMode::NoCors);
    options.set_cache(RequestCache::NoStore);
    options.set_credentials(RequestCredentials::Omit);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_signal(Some(&controller.signal()));
    let aborting = controller.clone();
    let time_out = clock::after(TIME_OUT, move || aborting.abort());
    let answered = fetch(address, &options).await.is_ok();
    drop(time_out);
    match (answered, controller.signal().aborted()) {
        (true, _) => Heard::Unseen,
        (false, true) => Heard::Nothing { why: Setback::TimedOut, policy: None },
        (false, false) => Heard::Nothing { why: Setback::Offline, policy: None },
    }
}

/// Listens for what the content policy forbids, and keeps the directive.
fn on_forbidden() -> (Rc<RefCell<Option<String>>>, Guard) {
    let directive = Rc::new(RefCell::new(None));
    let closure = Closure::<dyn FnMut(SecurityPolicyViolationEvent)>::new({
        let directive = directive.clone();
        move |event: SecurityPolicyViolationEvent| *directive.borrow_mut() = Some(event.effective_directive())
    });
    let target = document();
    let name = "securitypolicyviolation";
    if target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).is_err() {
        return (directive, Guard::new(|| {}));
    }
    let guard = Guard::new(move || drop(target.remove_event_listener_with_callback(name, closure.as_ref().unchecked_ref())));
    (directive, guard)
}

async fn pause(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
    });
    drop(JsFuture::from(promise).await);
}

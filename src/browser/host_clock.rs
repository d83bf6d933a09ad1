//! The host's clock, as it stands in a reply that comes straight from it.

use web_sys::{AbortController, RequestCache, RequestInit};

use super::{clock, network::fetch};
use crate::domain::clock_doubt::Exchange;

/// A file that every host has, that no cache keeps and that the service worker leaves alone; only its head is asked for.
const ASKED: &str = "./sw.js";
/// How long the reply may take, in milliseconds.
const TIME_OUT: i32 = 10_000;

/// Asks the host for its time; `None` without a reply.
pub async fn ask() -> Option<Exchange> {
    let controller = AbortController::new().ok()?;
    let options = RequestInit::new();
    options.set_method("HEAD");
    options.set_cache(RequestCache::NoStore);
    options.set_signal(Some(&controller.signal()));
    let before = clock::now();
    let _time_out = clock::after(TIME_OUT, move || controller.abort());
    let response = fetch(ASKED, &options).await.ok()?;
    let named = |name: &str| response.headers().get(name).ok().flatten();
    Some(Exchange { before, after: clock::now(), date: named("date"), age: named("age") })
}

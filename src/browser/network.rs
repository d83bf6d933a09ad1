//! Requests to the configured endpoint: no cookies, no cache, no redirects, and an end to waiting.

use std::{cell::Cell, rc::Rc};

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response};

use super::{Guard, clock, document, listen, window};
use crate::domain::delivery::{Reply, Setback};

/// How long a reply may take, in milliseconds.
const TIME_OUT: i32 = 15_000;
/// The longest reply to one submission that is read, in bytes.
pub const LONGEST_REPLY: u64 = 5_000_000;
/// The longest page of a list that is read, in bytes: some servers give everything on one.
pub const LONGEST_PAGE: u64 = 200_000_000;

/// A request to the endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request<'a> {
    /// `GET`, `POST` or `PUT`.
    pub method: &'static str,
    /// The address.
    pub address: &'a str,
    /// Exactly these headers.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: Option<&'a str>,
    /// The longest reply that is read, in bytes; a longer one counts as empty.
    pub longest: u64,
}

/// A reply, with a header of it that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The reply.
    pub reply: Reply,
    /// The header that was asked for, if it came.
    pub header: Option<String>,
}

/// Sends a request; `header` names one header of the reply to be read beside the usual ones.
///
/// # Errors
/// When no reply came: no connection, the browser refused, or it took too long.
pub async fn send(request: &Request<'_>, header: Option<&str>) -> Result<Answer, Setback> {
    if !request.headers.iter().all(|(name, value)| is_sendable(name) && is_sendable(value)) {
        return Err(Setback::Offline);
    }
    let controller = AbortController::new().map_err(|_| Setback::Offline)?;
    let late = Rc::new(Cell::new(false));
    let time_out = clock::after(TIME_OUT, {
        let (controller, late) = (controller.clone(), late.clone());
        move || {
            late.set(true);
            controller.abort();
        }
    });
    let answer = exchange(request, header, &controller).await;
    drop(time_out);
    answer.map_err(|_| if late.get() { Setback::TimedOut } else { Setback::Offline })
}

async fn exchange(request: &Request<'_>, header: Option<&str>, controller: &AbortController) -> Result<Answer, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in request.headers {
        headers.append(name, value)?;
    }
    let options = RequestInit::new();
    options.set_method(request.method);
    options.set_headers(&headers);
    options.set_cache(RequestCache::NoStore);
    options.set_credentials(RequestCredentials::Omit);
    // A redirect could carry an answer to another host; it comes back with status 0, which acknowledges nothing.
    options.set_redirect(RequestRedirect::Manual);
    options.set_referrer_policy(ReferrerPolicy::NoReferrer);
    options.set_signal(Some(&controller.signal()));
    if let Some(body) = request.body {
        options.set_body(&JsValue::from_str(body));
    }
    let response = fetch(request.address, &options).await?;
    let named = |name: &str| response.headers().get(name).ok().flatten();
    let header = header.and_then(named);
    let (content_type, retry_after) = (named("content-type"), named("retry-after"));
    let status = response.status();
    // The browser follows no redirect, so what has a status came from where it was sent.
    let same_host = status != 0;
    let body = if is_longer(&response, request.longest) {
        String::new()
    } else {
        String::from_utf8_lossy(&body_of(&response).await?).into_owned()
    };
    Ok(Answer { reply: Reply { status, same_host, content_type, retry_after, body }, header })
}

/// Sends a request and waits for the head of the reply. Called by hand because a crate for it would make the first load 2 KB longer.
pub(super) async fn fetch(address: &str, options: &RequestInit) -> Result<Response, JsValue> {
    JsFuture::from(window().fetch_with_str_and_init(address, options)).await?.dyn_into()
}

/// The body of a reply.
pub(super) async fn body_of(response: &Response) -> Result<Vec<u8>, JsValue> {
    let body = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&body).to_vec())
}

/// The browser throws at anything else in a header, and the crate would panic.
pub(super) fn is_sendable(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, ' '..='~'))
}

fn is_longer(response: &Response, longest: u64) -> bool {
    response
        .headers()
        .get("content-length")
        .ok()
        .flatten()
        .and_then(|length| length.parse().ok())
        .is_some_and(|length: u64| length > longest)
}

/// Calls `on` when the connection seems to be back, or the person comes back to the app. Nothing may rest on it: it hurries only.
pub fn on_better_times(on: impl FnMut() + Clone + 'static) -> Vec<Guard> {
    vec![listen(&window(), "online", on.clone()), listen(&window(), "focus", on.clone()), clock::on_return(on)]
}

/// Calls `on` when the page goes out of sight, after which it may never come back.
pub fn on_leave(mut on: impl FnMut() + 'static) -> Guard {
    listen(&document(), "visibilitychange", move || {
        if document().hidden() {
            on();
        }
    })
}

//! What the server for answers does with a submission: every fault that a server, or what lies before it, can show.

use std::time::Duration;

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};

/// What the server does with a submission.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mood {
    /// Stores it and says so.
    Accept,
    /// Stores it, and cuts the connection before a word of the answer.
    StoreThenCut,
    /// Cuts the connection and stores nothing.
    Cut,
    /// Stores it and says so, but only after this time, and whether or not anybody still listens.
    Late(Duration),
    /// Takes it and says nothing until the connection ends; stores nothing.
    Hold,
    /// Answers with this status and stores nothing.
    Refuse(u16),
    /// Answers with this status and this `Retry-After`, and stores nothing.
    AskToWait(u16, &'static str),
    /// Answers 200 with a web page, as a portal of a hotel does.
    Portal,
    /// Leads to another address of its own and stores nothing.
    RedirectHere,
    /// Leads to another host and stores nothing.
    RedirectAway,
    /// Stores it, and answers with this status and no body.
    Wordless(u16),
    /// Stores it, and answers 201 with JSON that says nothing of the id.
    Foreign,
    /// Stores it, and answers 201 with the id of something else.
    OtherId,
    /// Answers 409 with the same id and somebody else's body.
    Conflict,
}

impl Mood {
    /// The reply that it gives without storing anything; none where it stores, or says nothing.
    pub(super) fn reply(self, id: &str, port: u16) -> Option<Response> {
        let reply = match self {
            Self::Refuse(status) => answer(status, Some(json!({ "error": "no" }))),
            Self::AskToWait(status, wait) => with(answer(status, Some(json!({ "error": "later" }))), header::RETRY_AFTER, wait),
            Self::Conflict => answer(409, Some(json!({ "id": id, "kind": "feedback", "answers": { "W1": 1 } }))),
            Self::Portal => {
                let page = Response::new(Body::from("<!doctype html><title>Wi-Fi</title><p>Zaloguj się do sieci"));
                with(page, header::CONTENT_TYPE, "text/html")
            }
            Self::RedirectHere => with(answer(307, None), header::LOCATION, "/answers/elsewhere"),
            // Another name of the same machine is another host to browsers.
            Self::RedirectAway => with(answer(307, None), header::LOCATION, &format!("http://localhost:{port}/answers/away")),
            _ => return None,
        };
        Some(reply)
    }

    /// What it says once the submission is stored, or was stored before.
    pub(super) fn acknowledge(self, known: bool, stored: Value) -> Response {
        match self {
            Self::Wordless(status) => answer(status, None),
            Self::Foreign => answer(201, Some(json!({ "ok": true }))),
            Self::OtherId => answer(201, Some(json!({ "id": "0b2f9a54-8c39-4d6e-9e7e-000000000000" }))),
            _ if known => answer(409, Some(stored)),
            _ => answer(201, Some(stored)),
        }
    }
}

/// A reply of JSON, or without a body.
pub(super) fn answer(status: u16, body: Option<Value>) -> Response {
    let mut response = Response::new(body.map_or_else(Body::empty, |body| Body::from(body.to_string())));
    *response.status_mut() = StatusCode::from_u16(status).expect("a valid status");
    with(response, header::CONTENT_TYPE, "application/json")
}

fn with(mut response: Response, name: header::HeaderName, value: &str) -> Response {
    response.headers_mut().insert(name, HeaderValue::from_str(value).expect("a valid header"));
    response
}

//! A server for answers (profile `rest`) on an origin of its own, which can be down, cut, hold, refuse and talk nonsense.
//!
//! What it stores it never forgets, so that a test can count: every answer once, whatever happened on the way.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

use super::{GLANCE, PATIENCE, wire};

/// The organiser's token.
pub(crate) const TOKEN: &str = "stolik-pod-oknem";

/// What the server does with a submission.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Mood {
    /// Stores it and says so.
    Accept,
    /// Stores it, and cuts the connection before a word of the answer.
    StoreThenCut,
    /// Takes it and says nothing until the connection ends; stores nothing.
    Hold,
    /// Answers with this status and stores nothing.
    Refuse(u16),
    /// Answers 200 with a web page, as a portal of a hotel does.
    Portal,
    /// Answers 409 with the same id and somebody else's body.
    Conflict,
}

struct Shared {
    mood: Mutex<Mood>,
    stored: Mutex<BTreeMap<String, Value>>,
    /// Ids as they came, one for each attempt.
    attempts: Mutex<Vec<String>>,
    addresses: Mutex<Vec<String>>,
    arrived: Notify,
}

/// The server; it is down until `up`.
pub(crate) struct Endpoint {
    port: u16,
    shared: Arc<Shared>,
    serving: Mutex<Option<JoinHandle<()>>>,
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.down();
    }
}

impl Endpoint {
    /// Reserves an address; nothing listens there yet.
    pub(crate) fn reserve() -> Self {
        let shared = Shared {
            mood: Mutex::new(Mood::Accept),
            stored: Mutex::default(),
            attempts: Mutex::default(),
            addresses: Mutex::default(),
            arrived: Notify::new(),
        };
        Self { port: wire::free_port(), shared: Arc::new(shared), serving: Mutex::default() }
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "rest", "url": format!("{}/answers", self.origin()) })
    }

    /// Starts to listen.
    pub(crate) async fn up(&self, mood: Mood) {
        self.feel(mood);
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("the reserved port is still free");
        let app = Router::new().fallback(serve).with_state(Arc::clone(&self.shared));
        let serving = tokio::spawn(async move { axum::serve(listener, app).await.expect("the server serves until it is stopped") });
        *self.serving.lock().expect("no test panics here") = Some(serving);
    }

    /// Stops to listen: connections are refused.
    pub(crate) fn down(&self) {
        if let Some(serving) = self.serving.lock().expect("no test panics here").take() {
            serving.abort();
        }
    }

    /// Changes what it does with submissions from now on.
    pub(crate) fn feel(&self, mood: Mood) {
        *self.shared.mood.lock().expect("no test panics here") = mood;
    }

    /// What it stores, by id.
    pub(crate) fn stored(&self) -> BTreeMap<String, Value> {
        self.shared.stored.lock().expect("no test panics here").clone()
    }

    /// The ids of all attempts so far.
    pub(crate) fn attempts(&self) -> Vec<String> {
        self.shared.attempts.lock().expect("no test panics here").clone()
    }

    /// The addresses asked for so far.
    pub(crate) fn addresses(&self) -> Vec<String> {
        self.shared.addresses.lock().expect("no test panics here").clone()
    }

    /// Waits until it stores this many submissions.
    pub(crate) async fn holds(&self, count: usize) {
        self.until(&format!("{count} stored"), || self.stored().len() == count).await;
    }

    /// Waits until this many attempts were made, or more.
    pub(crate) async fn tried(&self, count: usize) {
        self.until(&format!("{count} attempts"), || self.attempts().len() >= count).await;
    }

    async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let until = tokio::time::Instant::now() + PATIENCE;
        while !holds() {
            assert!(tokio::time::Instant::now() < until, "{what}: not so; attempts {:?}, stored {:?}", self.attempts(), self.stored());
            // Wakes up early when something arrives.
            tokio::time::timeout(GLANCE, self.shared.arrived.notified()).await.unwrap_or_default();
        }
    }
}

async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    shared.addresses.lock().expect("no test panics here").push(request.uri().to_string());
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = match *request.method() {
        Method::OPTIONS => answer(204, None),
        Method::GET => list(&shared, request.headers().get(header::AUTHORIZATION)),
        Method::POST => receive(&shared, request).await,
        _ => answer(405, None),
    };
    let headers = response.headers_mut();
    // One connection for each request: a stopped server is then silent at once.
    headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type, authorization"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
    }
    response
}

fn list(shared: &Shared, token: Option<&HeaderValue>) -> Response {
    if token.is_none_or(|token| token.as_bytes() != format!("Bearer {TOKEN}").as_bytes()) {
        return answer(401, Some(json!({ "error": "sign in" })));
    }
    answer(200, Some(shared.stored.lock().expect("no test panics here").values().cloned().collect()))
}

async fn receive(shared: &Shared, request: Request) -> Response {
    let json_sent = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let body = axum::body::to_bytes(request.into_body(), 1_000_000).await.unwrap_or_default();
    let sent: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(id) = sent["id"].as_str().filter(|_| json_sent).map(str::to_owned) else { return answer(415, None) };
    // The mood of the moment the submission came: a test changes it as soon as it sees the attempt.
    let mood = *shared.mood.lock().expect("no test panics here");
    shared.attempts.lock().expect("no test panics here").push(id.clone());
    shared.arrived.notify_waiters();
    match mood {
        Mood::Hold => std::future::pending().await,
        Mood::Refuse(status) => return answer(status, Some(json!({ "error": "no" }))),
        Mood::Conflict => return answer(409, Some(json!({ "id": id, "kind": "feedback", "answers": { "W1": 1 } }))),
        Mood::Portal => {
            let mut page = Response::new(Body::from("<!doctype html><title>Wi-Fi</title><p>Zaloguj się do sieci"));
            page.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
            return page;
        }
        Mood::Accept | Mood::StoreThenCut => {}
    }
    let known = shared.stored.lock().expect("no test panics here").get(&id).cloned();
    let status = if known.is_some() { 409 } else { 201 };
    let stored = known.unwrap_or_else(|| sent.clone());
    shared.stored.lock().expect("no test panics here").insert(id, stored.clone());
    shared.arrived.notify_waiters();
    if matches!(mood, Mood::StoreThenCut) {
        // Unwinds the connection's own task, without a word to anybody.
        std::panic::resume_unwind(Box::new("the connection is cut"));
    }
    answer(status, Some(stored))
}

fn answer(status: u16, body: Option<Value>) -> Response {
    let mut response = Response::new(body.map_or_else(Body::empty, |body| Body::from(body.to_string())));
    *response.status_mut() = StatusCode::from_u16(status).expect("a valid status");
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

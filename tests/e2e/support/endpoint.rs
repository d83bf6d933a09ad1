//! A server for answers (profile `rest`) on an origin of its own, which can be down, and shows every fault of `mood`: either from now on,
//! or attempt by attempt as a test scripts it: `endpoint.will([Refuse(500), Refuse(503), Accept])`.
//!
//! What it stores it never forgets, so that a test can count: every answer once, whatever happened on the way.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    response::Response,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

pub(crate) use super::mood::Mood;
use super::{GLANCE, PATIENCE, mood::answer, wire};

/// The organiser's token.
pub(crate) const TOKEN: &str = "stolik-pod-oknem";

/// A submission as it came.
#[derive(Debug, Clone)]
struct Attempt {
    id: String,
    body: Vec<u8>,
}

struct Shared {
    port: u16,
    mood: Mutex<Mood>,
    /// What the next attempts meet, before the mood is asked.
    script: Mutex<VecDeque<Mood>>,
    /// Pages of other origins may read its answers.
    open: AtomicBool,
    stored: Mutex<BTreeMap<String, Value>>,
    attempts: Mutex<Vec<Attempt>>,
    addresses: Mutex<Vec<String>>,
    arrived: Notify,
}

/// The server; it is down until `up`.
pub(crate) struct Endpoint {
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
            port: wire::free_port(),
            mood: Mutex::new(Mood::Accept),
            script: Mutex::default(),
            open: AtomicBool::new(true),
            stored: Mutex::default(),
            attempts: Mutex::default(),
            addresses: Mutex::default(),
            arrived: Notify::new(),
        };
        Self { shared: Arc::new(shared), serving: Mutex::default() }
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.shared.port)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "rest", "url": format!("{}/answers", self.origin()) })
    }

    /// Starts to listen.
    pub(crate) async fn up(&self, mood: Mood) {
        self.feel(mood);
        let listener = TcpListener::bind(("127.0.0.1", self.shared.port)).await.expect("the reserved port is still free");
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

    /// What the next attempts meet, one each; those after them meet its mood.
    pub(crate) fn will(&self, moods: impl IntoIterator<Item = Mood>) {
        self.shared.script.lock().expect("no test panics here").extend(moods);
    }

    /// Lets pages of other origins read its answers, or does not: the rule that browsers hold a server to.
    pub(crate) fn set_open(&self, open: bool) {
        self.shared.open.store(open, Ordering::SeqCst);
    }

    /// Stores these, as if they had been sent before.
    pub(crate) fn keep(&self, answers: &[Value]) {
        let id = |answer: &Value| answer["id"].as_str().expect("an answer has an id").to_owned();
        self.shared.stored.lock().expect("no test panics here").extend(answers.iter().map(|answer| (id(answer), answer.clone())));
    }

    /// What it stores, by id.
    pub(crate) fn stored(&self) -> BTreeMap<String, Value> {
        self.shared.stored.lock().expect("no test panics here").clone()
    }

    /// The ids of all attempts so far.
    pub(crate) fn attempts(&self) -> Vec<String> {
        self.shared.attempts.lock().expect("no test panics here").iter().map(|attempt| attempt.id.clone()).collect()
    }

    /// Every attempt so far carried the very same bytes.
    pub(crate) fn always_got_the_same(&self) -> bool {
        self.shared.attempts.lock().expect("no test panics here").windows(2).all(|two| two[0].body == two[1].body)
    }

    /// One answer is there, and it was always the same bytes under one id.
    #[track_caller]
    pub(crate) fn has_one(&self) {
        assert_eq!(self.stored().len(), 1);
        assert!(self.always_got_the_same(), "one id and the same bytes for every attempt: {:?}", self.attempts());
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
    shared.arrived.notify_waiters();
    let origin = request.headers().get(header::ORIGIN).cloned().filter(|_| shared.open.load(Ordering::SeqCst));
    let mut response = match *request.method() {
        Method::OPTIONS => answer(204, None),
        _ if !request.uri().path().contains("answers") => answer(404, None),
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
        // Scripts see no other header of a reply that is not named here.
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
    }
    response
}

fn list(shared: &Shared, token: Option<&HeaderValue>) -> Response {
    if token.is_none_or(|token| token.as_bytes() != format!("Bearer {TOKEN}").as_bytes()) {
        return answer(401, Some(json!({ "error": "sign in" })));
    }
    answer(200, Some(shared.stored.lock().expect("no test panics here").values().cloned().collect()))
}

async fn receive(shared: &Arc<Shared>, request: Request) -> Response {
    let json_sent = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let body = axum::body::to_bytes(request.into_body(), 1_000_000).await.unwrap_or_default();
    let sent: Value = serde_json::from_slice(&body).unwrap_or_default();
    let Some(id) = sent["id"].as_str().filter(|_| json_sent).map(str::to_owned) else { return answer(415, None) };
    // The mood of the moment the submission came: a test changes it as soon as it sees the attempt.
    let scripted = shared.script.lock().expect("no test panics here").pop_front();
    let mood = scripted.unwrap_or_else(|| *shared.mood.lock().expect("no test panics here"));
    shared.attempts.lock().expect("no test panics here").push(Attempt { id: id.clone(), body: body.to_vec() });
    shared.arrived.notify_waiters();
    if let Some(reply) = mood.reply(&id, shared.port) {
        return reply;
    }
    match mood {
        Mood::Hold => std::future::pending().await,
        Mood::Cut => cut(),
        Mood::Late(by) => {
            let shared = Arc::clone(shared);
            // A task of its own goes on when nobody waits for the reply any more.
            let late = tokio::spawn(async move {
                tokio::time::sleep(by).await;
                store(&shared, mood, id, sent)
            });
            late.await.expect("nothing fails in it")
        }
        _ => {
            let reply = store(shared, mood, id, sent);
            if matches!(mood, Mood::StoreThenCut) { cut() } else { reply }
        }
    }
}

fn store(shared: &Shared, mood: Mood, id: String, sent: Value) -> Response {
    let mut all = shared.stored.lock().expect("no test panics here");
    let known = all.contains_key(&id);
    // What is there stays as it is.
    let stored = all.entry(id).or_insert(sent).clone();
    drop(all);
    shared.arrived.notify_waiters();
    mood.acknowledge(known, stored)
}

/// Unwinds the connection's own task, without a word to anybody.
fn cut() -> ! {
    std::panic::resume_unwind(Box::new("the connection is cut"))
}

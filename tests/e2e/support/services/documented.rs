//! Servers for the profiles whose services cannot be run here: `rest`, `postgrest`, `supabase` and `webhook`. They behave as the
//! documentation of those services says, and no more is proved by them: what they leave out, the services may do otherwise. Each can also
//! be set up wrongly, for the self-test.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};
use tokio::{net::TcpListener, task::JoinHandle};

use crate::support::wire;

/// The organiser's token.
pub(crate) const TOKEN: &str = "zeton-organizatora";
/// The organiser's password, where a name and a password become that token.
pub(crate) const PASSWORD: &str = "przy-kawie";
/// The public key of a service that wants one with every request.
const KEY: &str = "sb_publishable_proba";

/// Whose documentation a server follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Rest,
    Postgrest,
    Supabase,
    Webhook,
}

/// How a server is set up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setting {
    /// As it should be.
    Good,
    /// Everybody may do everything.
    Open,
    /// It allows no page of another origin.
    NoCors,
    /// A network's login page stands before it.
    Portal,
}

struct Shared {
    kind: Kind,
    setting: Setting,
    stored: Mutex<BTreeMap<String, Value>>,
}

/// A running server.
pub(crate) struct Documented {
    authority: String,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

impl Drop for Documented {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Documented {
    /// Starts a server; within a runtime.
    pub(crate) fn start(kind: Kind, setting: Setting) -> Self {
        let shared = Arc::new(Shared { kind, setting, stored: Mutex::default() });
        let authority = format!("127.0.0.1:{}", wire::free_port());
        let app = Router::new().fallback(serve).with_state(Arc::clone(&shared));
        let address = authority.clone();
        let serving = tokio::spawn(async move {
            let listener = TcpListener::bind(address).await.expect("the port is still free");
            axum::serve(listener, app).await.expect("the server serves until it is stopped");
        });
        Self { authority, shared, serving }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        let (profile, path) = match self.shared.kind {
            Kind::Rest => ("rest", "/answers"),
            Kind::Postgrest => ("postgrest", "/feedback"),
            Kind::Supabase => ("supabase", "/rest/v1/feedback"),
            Kind::Webhook => ("webhook", "/webhook/feedback"),
        };
        let mut delivery = json!({ "to": "endpoint", "profile": profile, "url": format!("{}{path}", self.origin()) });
        if self.shared.kind == Kind::Supabase {
            delivery["headers"] = json!({ "apikey": KEY });
        }
        delivery
    }

    /// The submissions it holds.
    pub(crate) fn submissions(&self) -> Vec<Value> {
        self.shared.stored.lock().expect("no test panics here").values().cloned().collect()
    }
}

async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let headers = request.headers().clone();
    let mut response = if request.method() == Method::OPTIONS { answer(204, None) } else { reply(&shared, request).await };
    if let (Some(origin), false) = (headers.get(header::ORIGIN), shared.setting == Setting::NoCors) {
        let out = response.headers_mut();
        out.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        out.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type, authorization, prefer, apikey, accept"));
        out.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE"));
    }
    response
}

async fn reply(shared: &Shared, request: Request) -> Response {
    if shared.setting == Setting::Portal {
        let mut page = Response::new(Body::from("<!doctype html><title>Wi-Fi</title><p>Zaloguj się do sieci"));
        page.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
        return page;
    }
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1_000_000).await.unwrap_or_default();
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (path, query) = (parts.uri.path(), parts.uri.query().unwrap_or_default());
    if shared.kind == Kind::Supabase && !has(&parts.headers, "apikey", KEY) {
        return answer(401, Some(json!({ "message": "No API key found in request" })));
    }
    if path == "/auth/v1/token" {
        let good = body["password"] == PASSWORD && body["email"].is_string();
        return if good {
            answer(200, Some(json!({ "access_token": TOKEN })))
        } else {
            answer(400, Some(json!({ "error_code": "invalid_credentials" })))
        };
    }
    let collection = match shared.kind {
        Kind::Rest => "/answers",
        Kind::Postgrest => "/feedback",
        Kind::Supabase => "/rest/v1/feedback",
        Kind::Webhook => "/webhook/feedback",
    };
    let Some(rest) = path.strip_prefix(collection) else { return answer(404, None) };
    let may = shared.setting == Setting::Open || has(&parts.headers, "authorization", &format!("Bearer {TOKEN}"));
    let mut stored = shared.stored.lock().expect("no test panics here");
    match (parts.method.as_str(), shared.kind) {
        ("POST", Kind::Webhook) => {
            stored.extend(body["id"].as_str().map(|id| (id.to_owned(), body.clone())));
            answer(200, Some(json!({ "message": "Workflow was started" })))
        }
        ("POST", Kind::Rest) => {
            let Some(id) = body["id"].as_str() else { return answer(400, None) };
            if let Some(known) = stored.get(id) {
                return answer(409, Some(known.clone()));
            }
            stored.insert(id.to_owned(), body.clone());
            answer(201, Some(body))
        }
        ("POST", _) => {
            let Some(id) = body["id"].as_str() else { return answer(400, Some(json!({ "code": "PGRST102" }))) };
            if stored.contains_key(id) {
                return answer(409, Some(json!({ "code": "23505", "message": "duplicate key value violates unique constraint" })));
            }
            stored.insert(id.to_owned(), body["submission"].clone());
            answer(201, None)
        }
        (_, Kind::Webhook) => answer(404, Some(json!({ "message": "This webhook is not registered for GET requests" }))),
        // A role without the right is told so by its code.
        _ if !may => answer(401, Some(json!({ "code": "42501" }))),
        ("GET", Kind::Rest) if rest.is_empty() => answer(200, Some(stored.values().cloned().collect())),
        ("GET", Kind::Rest) => {
            stored.get(rest.trim_start_matches('/')).map_or_else(|| answer(404, None), |one| answer(200, Some(one.clone())))
        }
        ("GET", _) => {
            let skip = query.rsplit_once("offset=").and_then(|(_, number)| number.parse().ok()).unwrap_or(0);
            let wanted = |id: &str| query.split_once("id=eq.").is_none_or(|(_, one)| one == id);
            let rows = stored.iter().filter(|(id, _)| wanted(id)).skip(skip).map(|(_, submission)| json!({ "submission": submission }));
            answer(200, Some(rows.collect()))
        }
        _ => answer(200, Some(json!([{ "changed": true }]))),
    }
}

fn has(headers: &HeaderMap, name: &str, value: &str) -> bool {
    headers.get(name).is_some_and(|found| found.as_bytes() == value.as_bytes())
}

fn answer(status: u16, body: Option<Value>) -> Response {
    let mut response = Response::new(body.map_or_else(Body::empty, |body| Body::from(body.to_string())));
    *response.status_mut() = StatusCode::from_u16(status).expect("a valid status");
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

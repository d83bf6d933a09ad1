//! The host of the app in the tests: serves the built files from a sub-folder, with the headers the build ships, and lets a test
//! replace, break or delay any of them.

use std::{
    collections::BTreeMap,
    fs,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use tokio::net::TcpListener;

use super::{
    files,
    shipped::{Rules, content_type, matches, rules},
};

/// The folder the app is served from: not the root, as on many a host.
const FOLDER: &str = "/spotkania/kuluary/";

/// Sends what the build allows everywhere (`https:`) to the one endpoint of a test, as `cargo xtask headers` narrows it.
const ANYWHERE: &str = "connect-src 'self' https:";

/// Where pages tell what they saw, and the script that makes them; `support::watch`.
const TOLD: &str = "e2e-told";
const WATCH: &str = "e2e-watch.js";
/// Behind this the page is told to load that script, before anything else.
const FIRST: &str = "<meta charset=utf-8>";

/// What a test serves in place of a file.
#[derive(Clone)]
enum Instead {
    Bytes(Vec<u8>),
    Status(u16),
    /// The file itself, but only after this time.
    Late(Duration),
}

struct Shared {
    dist: PathBuf,
    rules: Rules,
    connect: Option<String>,
    instead: Mutex<BTreeMap<String, Instead>>,
    requests: Mutex<Vec<String>>,
    down: AtomicBool,
    /// Answers every address that has no file with the page, as hosts of single-page apps are often set up.
    page_for_all: AtomicBool,
    watch: Option<String>,
    told: Mutex<Vec<String>>,
}

/// A running host.
pub(crate) struct Site {
    origin: String,
    shared: Arc<Shared>,
    serving: tokio::task::JoinHandle<()>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Site {
    /// Starts to serve the built app. `endpoint` is the origin that the content policy lets through beside the app's own.
    /// Every page runs `watch` before anything of its own.
    pub(crate) async fn start(endpoint: Option<&str>, watch: Option<String>) -> Self {
        let dist = files::dist();
        let headers = fs::read_to_string(dist.join("_headers")).expect("the build writes _headers");
        let connect = endpoint.map(|endpoint| format!("connect-src 'self' {endpoint}"));
        let rules = rules(&narrowed(&headers, connect.as_deref()));
        assert!(rules.iter().any(|(_, set)| set.iter().any(|(name, _)| name == header::CONTENT_SECURITY_POLICY)), "the build ships a CSP");
        let shared = Arc::new(Shared {
            dist,
            rules,
            connect,
            instead: Mutex::default(),
            requests: Mutex::default(),
            down: AtomicBool::new(false),
            page_for_all: AtomicBool::new(false),
            watch,
            told: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let origin = format!("http://{}", listener.local_addr().expect("a bound socket has an address"));
        let app = Router::new().fallback(serve).with_state(Arc::clone(&shared));
        let serving = tokio::spawn(async move { axum::serve(listener, app).await.expect("the host serves until it is stopped") });
        Self { origin, shared, serving }
    }

    /// Scheme, host and port.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of a view, such as `#/plan`.
    pub(crate) fn address(&self, hash: &str) -> String {
        format!("{}{FOLDER}{hash}", self.origin)
    }

    /// Serves `bytes` as `file` from now on.
    pub(crate) fn put(&self, file: &str, bytes: impl Into<Vec<u8>>) {
        self.shared.instead.lock().expect("no test panics here").insert(file.to_owned(), Instead::Bytes(bytes.into()));
    }

    /// Answers requests for `file` with a bare status from now on.
    pub(crate) fn fail(&self, file: &str, status: u16) {
        self.shared.instead.lock().expect("no test panics here").insert(file.to_owned(), Instead::Status(status));
    }

    /// Serves `file` as before, but only after this time.
    pub(crate) fn delay(&self, file: &str, by: Duration) {
        self.shared.instead.lock().expect("no test panics here").insert(file.to_owned(), Instead::Late(by));
    }

    /// Answers addresses that have no file with the page and 200 from now on, or with 404 again.
    pub(crate) fn set_page_for_all(&self, page: bool) {
        self.shared.page_for_all.store(page, Ordering::SeqCst);
    }

    /// What pages told of since this was last asked.
    pub(crate) fn told(&self) -> Vec<String> {
        std::mem::take(&mut *self.shared.told.lock().expect("no test panics here"))
    }

    /// Answers nothing but 503 from now on, or again as before.
    pub(crate) fn set_down(&self, down: bool) {
        self.shared.down.store(down, Ordering::SeqCst);
    }

    /// A file as it was built.
    pub(crate) fn built(&self, file: &str) -> String {
        fs::read_to_string(self.shared.dist.join(file)).expect("the build has this file")
    }

    /// Serves `file` again as it was built.
    pub(crate) fn mend(&self, file: &str) {
        self.shared.instead.lock().expect("no test panics here").remove(file);
    }

    /// The files asked for so far, in order, relative to the folder.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().expect("no test panics here").clone()
    }
}

fn narrowed(text: &str, connect: Option<&str>) -> String {
    connect.map_or_else(|| text.to_owned(), |connect| text.replace(ANYWHERE, connect))
}

async fn serve(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let Some(file) = request.uri().path().strip_prefix(FOLDER) else { return bare(StatusCode::NOT_FOUND) };
    let mut file = if file.is_empty() { "index.html" } else { file }.to_owned();
    if let Some(watch) = shared.watch.as_ref().filter(|_| file == WATCH || file == TOLD) {
        // The tests' own instruments work also while the host is down.
        let told = axum::body::to_bytes(request.into_body(), 100_000).await.unwrap_or_default();
        if file == TOLD {
            shared.told.lock().expect("no test panics here").push(String::from_utf8_lossy(&told).into_owned());
            return bare(StatusCode::NO_CONTENT);
        }
        return with_type(watch.clone().into_bytes(), "watch.js");
    }
    shared.requests.lock().expect("no test panics here").push(file.clone());
    if shared.down.load(Ordering::SeqCst) {
        return bare(StatusCode::SERVICE_UNAVAILABLE);
    }
    let instead = shared.instead.lock().expect("no test panics here").get(&file).cloned();
    if let Some(Instead::Late(by)) = &instead {
        tokio::time::sleep(*by).await;
    }
    let built = |file: &str| if file.split('/').any(|part| part == "..") { None } else { fs::read(shared.dist.join(file)).ok() };
    let bytes = match instead {
        Some(Instead::Status(404)) => None,
        Some(Instead::Status(status)) => return bare(StatusCode::from_u16(status).expect("a valid status")),
        Some(Instead::Bytes(bytes)) => Some(bytes),
        Some(Instead::Late(_)) | None => built(&file),
    };
    let bytes = match bytes {
        Some(bytes) => bytes,
        None if shared.page_for_all.load(Ordering::SeqCst) => {
            "index.html".clone_into(&mut file);
            built(&file).expect("the build has a page")
        }
        None => return bare(StatusCode::NOT_FOUND),
    };
    let bytes = match String::from_utf8(bytes) {
        Ok(text) if file == "index.html" => page(&shared, &text).into_bytes(),
        Ok(text) => text.into_bytes(),
        Err(binary) => binary.into_bytes(),
    };
    let mut response = with_type(bytes, &file);
    ship(&shared, &file, response.headers_mut());
    response
}

/// The page with the narrowed content policy, and the script that watches it where there is one.
fn page(shared: &Shared, text: &str) -> String {
    let text = narrowed(text, shared.connect.as_deref());
    if shared.watch.is_none() {
        return text;
    }
    assert!(text.contains(FIRST), "every page of the tests says how it is written: {text}");
    text.replacen(FIRST, &format!("{FIRST}<script src={WATCH}></script>"), 1)
}

fn with_type(bytes: Vec<u8>, file: &str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type(file)));
    response
}

fn ship(shared: &Shared, file: &str, headers: &mut HeaderMap) {
    let path = format!("/{file}");
    let address = if file == "index.html" { "/" } else { &path };
    for (_, set) in shared.rules.iter().filter(|(pattern, _)| matches(pattern, &path) || matches(pattern, address)) {
        for (name, value) in set {
            headers.insert(name, value.clone());
        }
    }
}

fn bare(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

//! A browser of its own for each test, of one of three engines, and what all of them can do.
//!
//! What only Chromium can (its logs, a screen that is emulated) stands in `chromium`; what the others offer instead, in `scene` and `watch`.

mod chromium;
mod firefox;
mod paper;
mod picture;
mod webkit;

use std::process::Command;

use axum::http::Method;
use fantoccini::{Client, ClientBuilder, elements::Element, error::CmdError, wd::Capabilities, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{GLANCE, PATIENCE, keeper::Keeper, profile::Profile, scene::Setup, wire};

/// Browsers at a time: more than two only slow each other down on a small machine.
static PLACES: Semaphore = Semaphore::const_new(2);

/// Which browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Debian's Chromium: everything is proved in it.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// `WebKitGTK`'s own small browser. It keeps nothing when it is closed.
    WebKit,
}

/// Who starts browsers, and takes commands for them.
struct Driver {
    /// Host and port.
    authority: String,
    /// Ends with the browser; nobody's where all browsers share the driver.
    _keeper: Option<Keeper>,
}

impl Driver {
    /// Starts a driver that serves one browser only, and waits until it listens.
    fn start(program: &str, arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let port = wire::free_port();
        let (authority, port) = (format!("127.0.0.1:{port}"), format!("--port={port}"));
        let keeper = Keeper::start_with(program, &[&[port.as_str()], arguments].concat(), settings);
        let until = std::time::Instant::now() + PATIENCE;
        while wire::ask(&authority, "GET", "/status", &[], "").is_err() {
            assert!(std::time::Instant::now() < until, "{program} does not answer; `cargo xtask test e2e` brings it");
            std::thread::sleep(GLANCE);
        }
        Self { authority, _keeper: Some(keeper) }
    }
}

/// A running browser. Ends when dropped, also while a test panics, and then leaves a picture of the page behind.
pub(crate) struct Browser {
    pub(crate) client: Client,
    pub(crate) engine: Engine,
    session: String,
    process: Option<u64>,
    driver: Driver,
}

/// Waits until a browser may run.
pub(crate) async fn place() -> SemaphorePermit<'static> {
    PLACES.acquire().await.expect("nobody closes the semaphore")
}

impl Browser {
    /// Starts a browser that speaks the languages of the setup, best first, and whose text has its height unless a page says otherwise.
    pub(crate) async fn start(profile: &Profile, setup: &Setup) -> Self {
        let (driver, mut wanted, process) = match setup.engine {
            Engine::Chromium => (chromium::driver(), chromium::wanted(profile, setup), Some("goog:processID")),
            Engine::Firefox => (firefox::driver(setup), firefox::wanted(profile, setup), Some("moz:processID")),
            Engine::WebKit => (webkit::driver(setup), webkit::wanted(), None),
        };
        // A machine that builds beside the tests may take its time over axe-core.
        wanted["timeouts"] = serde_json::json!({ "script": 120_000 });
        let capabilities: Capabilities = serde_json::from_value(wanted).expect("capabilities are an object");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://{}", driver.authority)).await;
        let client = client.unwrap_or_else(|error| panic!("{:?} does not start: {error}", setup.engine));
        let session = client.session_id().await.expect("the driver answers").expect("a session has an id");
        let told =
            |name| client.capabilities().and_then(|had| had.get(name)).and_then(Value::as_u64).expect("the driver tells the process");
        let process = process.map(told);
        Self { client, engine: setup.engine, session, process, driver }
    }

    /// Ends the browser the hard way, as a dying battery does.
    pub(crate) fn kill(&self) {
        let process = self.process.expect("this engine keeps nothing, so that there is no use in killing it");
        let killed = Command::new("kill").args(["-9", &process.to_string()]).status().expect("kill runs");
        assert!(killed.success(), "the browser was running");
    }

    /// The role and the name of an element, as the engine itself computes them; none while the element is on its way out.
    pub(crate) async fn role_and_name(&self, element: &Element) -> Option<(String, String)> {
        let ask = async |what: &str| {
            let path = format!("element/{}/{what}", &*element.element_id());
            let told = self.issue(Method::GET, path, None).await.ok()?;
            Some(told.as_str().unwrap_or_default().to_owned())
        };
        Some((ask("computedrole").await?, ask("computedlabel").await?))
    }

    async fn issue(&self, method: Method, path: String, body: Option<Value>) -> Result<Value, CmdError> {
        self.client.issue_cmd(Raw { method, path, body }).await
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        if std::thread::panicking() {
            picture::keep(&self.driver.authority, &path);
        }
        // After a kill there is no session left to end, which is fine.
        if let Err(error) = wire::ask(&self.driver.authority, "DELETE", &path, &[], "") {
            eprintln!("the browser did not end by itself: {error}");
        }
    }
}

/// A command that the client has no name for.
#[derive(Debug)]
struct Raw {
    method: Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

/// Makes a test of each story in each engine: `chromium::…`, `firefox::…`, `webkit::…`.
macro_rules! in_every_engine {
    ($($story:ident),* $(,)?) => {
        in_every_engine!(@ chromium Chromium $($story)*);
        in_every_engine!(@ firefox Firefox $($story)*);
        in_every_engine!(@ webkit WebKit $($story)*);
    };
    (@ $module:ident $engine:ident $($story:ident)*) => {
        mod $module {
            $(#[test]
            fn $story() {
                super::$story(crate::support::browser::Engine::$engine);
            })*
        }
    };
}
pub(crate) use in_every_engine;

//! One chromedriver for all tests, and a browser of its own for each, at the size of a phone.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Instant,
};

use axum::http::Method;
use fantoccini::{Client, ClientBuilder, wd::Capabilities, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{GLANCE, PATIENCE, files, keeper::Keeper, wire};

/// Browsers at a time: more than two only slow each other down on a small machine.
static PLACES: Semaphore = Semaphore::const_new(2);

fn driver() -> &'static str {
    static DRIVER: OnceLock<(Keeper, String)> = OnceLock::new();
    let (_, authority) = DRIVER.get_or_init(|| {
        let port = |line: &str| line.split("started successfully on port ").nth(1)?.trim().trim_end_matches('.').parse::<u16>().ok();
        let (keeper, port) = Keeper::start_until("chromedriver", &["--port=0"], port);
        (keeper, format!("127.0.0.1:{port}"))
    });
    authority
}

/// A directory for a browser's (or a server's) data, removed in the end.
pub(crate) struct Profile(PathBuf);

impl Profile {
    pub(crate) fn fresh() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kuluary-e2e-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the directory for temporary files can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // The last processes of a browser may still write for a moment after it has ended.
        let until = Instant::now() + PATIENCE;
        while let Err(error) = fs::remove_dir_all(&self.0) {
            if Instant::now() > until {
                eprintln!("{} stays behind: {error}", self.0.display());
                return;
            }
            std::thread::sleep(GLANCE);
        }
    }
}

/// A running browser. Ends when dropped, also while a test panics, and then leaves a picture of the page behind.
pub(crate) struct Browser {
    pub(crate) client: Client,
    session: String,
    process: u64,
}

/// Waits until a browser may run.
pub(crate) async fn place() -> SemaphorePermit<'static> {
    PLACES.acquire().await.expect("nobody closes the semaphore")
}

impl Browser {
    /// Starts a browser that speaks `languages`, best first, and whose text is `text` pixels high unless a page says otherwise.
    pub(crate) async fn start(profile: &Profile, languages: &str, text: u32) -> Self {
        let data = format!("--user-data-dir={}", profile.0.display());
        let flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--window-size=1280,900",
            // Elements then tell their own accessible role and name.
            "--enable-blink-features=ComputedAccessibilityInfo",
            &data,
        ];
        let wanted = json!({
            "browserName": "chrome",
            // A machine that builds beside the tests may take its time over axe-core.
            "timeouts": { "script": 120_000 },
            "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
            "goog:chromeOptions": { "args": flags, "prefs": { "intl.accept_languages": languages, "webkit.webprefs.default_font_size": text } },
        });
        let capabilities: Capabilities = serde_json::from_value(wanted).expect("capabilities are an object");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&format!("http://{}", driver())).await.expect("Chromium starts");
        let session = client.session_id().await.expect("chromedriver answers").expect("a session has an id");
        let process = client.capabilities().and_then(|had| had.get("goog:processID")).and_then(Value::as_u64).expect("chromedriver tells");
        Self { client, session, process }
    }

    /// Sends a command of the Chrome `DevTools` protocol.
    pub(crate) async fn cdp(&self, command: &str, parameters: Value) -> Value {
        let issued = Vendor { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
        self.client.issue_cmd(issued).await.expect("the browser takes the command")
    }

    /// The browser's log of this type since it was last read.
    pub(crate) async fn log(&self, kind: &str) -> Vec<String> {
        let lines = self.client.issue_cmd(Vendor { path: "se/log", body: json!({ "type": kind }) }).await.expect("chromedriver keeps logs");
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines.iter().filter_map(|line| line["message"].as_str()).map(str::to_owned).collect()
    }

    /// The origins that this browser asked anything of since this was last read.
    pub(crate) async fn asked(&self) -> BTreeSet<String> {
        let mut origins = BTreeSet::new();
        for line in self.log("performance").await {
            let event: Value = serde_json::from_str(&line).expect("the performance log is JSON");
            let message = &event["message"];
            let address = match message["method"].as_str() {
                Some("Network.requestWillBeSent") => message["params"]["request"]["url"].as_str(),
                Some("Network.webSocketCreated") => message["params"]["url"].as_str(),
                _ => None,
            };
            let address = address.unwrap_or_default();
            if address.starts_with("http") || address.starts_with("ws") {
                origins.insert(address.splitn(4, '/').take(3).collect::<Vec<_>>().join("/"));
            }
        }
        origins
    }

    /// Ends the browser the hard way, as a dying battery does.
    pub(crate) fn kill(&self) {
        let killed = Command::new("kill").args(["-9", &self.process.to_string()]).status().expect("kill runs");
        assert!(killed.success(), "the browser was running");
    }

    /// Emulates a screen of this width; under 600 px a phone with touch.
    pub(crate) async fn screen(&self, width: u32) {
        let phone = width < 600;
        let metrics = json!({ "width": width, "height": if phone { 844 } else { 900 }, "deviceScaleFactor": 1, "mobile": phone });
        self.cdp("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Emulates the wish for a dark or light page, without movement.
    pub(crate) async fn theme(&self, dark: bool) {
        let scheme = json!({ "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } });
        let calm = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        self.cdp("Emulation.setEmulatedMedia", json!({ "features": [scheme, calm] })).await;
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        if std::thread::panicking() {
            keep_picture(&path);
        }
        // After a kill there is no session left to end, which is fine.
        if let Err(error) = wire::ask(driver(), "DELETE", &path, &[], "") {
            eprintln!("the browser did not end by itself: {error}");
        }
    }
}

/// A command that only chromedriver knows.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// Writes what the page looks like to `out/e2e/TEST.png`.
fn keep_picture(session: &str) {
    let taken = wire::ask(driver(), "GET", &format!("{session}/screenshot"), &[], "").map(|reply| reply.body);
    let taken = taken.ok().and_then(|body| serde_json::from_str::<Value>(&body).ok());
    let Some(picture) = taken.as_ref().and_then(|taken| taken["value"].as_str()).and_then(from_base64) else { return };
    let directory = files::pictures();
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let written = fs::create_dir_all(&directory).and_then(|()| fs::write(directory.join(format!("{name}.png")), picture));
    if let Err(error) = written {
        eprintln!("no picture: {error}");
    }
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    for four in text.trim_end_matches('=').as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for digit in four {
            bits = bits << 6 | u32::try_from(digits.iter().position(|known| known == digit)?).ok()?;
        }
        bits <<= 6 * (4 - four.len());
        bytes.extend(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}

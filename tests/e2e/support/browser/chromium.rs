//! Chromium: one chromedriver for all tests, its logs, and the screens and themes it emulates.

use std::{collections::BTreeSet, sync::OnceLock};

use axum::http::Method;
use serde_json::{Value, json};

use super::{Browser, Driver, Engine};
use crate::support::{keeper::Keeper, profile::Profile, scene::Setup};

/// The driver that all tests share.
pub(super) fn driver() -> Driver {
    static DRIVER: OnceLock<(Keeper, String)> = OnceLock::new();
    let (_, authority) = DRIVER.get_or_init(|| {
        let port = |line: &str| line.split("started successfully on port ").nth(1)?.trim().trim_end_matches('.').parse::<u16>().ok();
        let (keeper, port) = Keeper::start_until("chromedriver", &["--port=0"], port);
        (keeper, format!("127.0.0.1:{port}"))
    });
    Driver { authority: authority.clone(), _keeper: None }
}

/// What is asked of chromedriver.
pub(super) fn wanted(profile: &Profile, setup: &Setup) -> Value {
    let data = format!("--user-data-dir={}", profile.path().display());
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
    json!({
        "browserName": "chrome",
        "goog:loggingPrefs": { "performance": "ALL", "browser": "ALL" },
        "goog:chromeOptions": {
            "args": flags,
            "prefs": { "intl.accept_languages": setup.languages, "webkit.webprefs.default_font_size": setup.text },
        },
    })
}

impl Browser {
    /// Sends a command of the Chrome `DevTools` protocol.
    pub(crate) async fn cdp(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.engine, Engine::Chromium, "only Chromium knows {command}");
        let body = json!({ "cmd": command, "params": parameters });
        self.issue(Method::POST, "goog/cdp/execute".to_owned(), Some(body)).await.expect("the browser takes the command")
    }

    /// The browser's log of this type since it was last read.
    pub(crate) async fn log(&self, kind: &str) -> Vec<String> {
        let lines = self.issue(Method::POST, "se/log".to_owned(), Some(json!({ "type": kind }))).await.expect("chromedriver keeps logs");
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

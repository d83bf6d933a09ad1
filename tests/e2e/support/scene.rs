//! One test's world: a host, perhaps a server for answers, a browser; and what must hold at the end of every test.

use std::collections::BTreeSet;

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::sync::SemaphorePermit;

use super::{
    browser::{self, Browser, Engine},
    endpoint::Endpoint,
    files,
    profile::Profile,
    site::Site,
    watch::WATCH,
};

/// What a test wants to begin with.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    pub(crate) engine: Engine,
    pub(crate) languages: &'static str,
    pub(crate) width: u32,
    pub(crate) dark: bool,
    /// Height of text in pixels, as people set it in their browser.
    pub(crate) text: u32,
    pub(crate) zone: Option<&'static str>,
    /// The origin of the server for answers, let through the content policy.
    pub(crate) endpoint: Option<String>,
    /// `config.json` in place of the built one.
    pub(crate) config: Option<Value>,
    /// Runs in every page before anything of the app.
    pub(crate) before: Option<&'static str>,
}

impl Setup {
    /// A Polish phone, in daylight, on the app as it is built.
    pub(crate) fn phone() -> Self {
        Self {
            engine: Engine::Chromium,
            languages: "pl,en",
            width: 390,
            dark: false,
            text: 16,
            zone: Some("Europe/Warsaw"),
            endpoint: None,
            config: None,
            before: None,
        }
    }

    /// Sends answers to a server, which the content policy then lets through.
    pub(crate) fn sending_to(self, origin: String, delivery: &Value) -> Self {
        let mut config = self.config.unwrap_or_else(built_config);
        config["delivery"] = delivery.clone();
        Self { endpoint: Some(origin), config: Some(config), ..self }
    }

    /// The same in another engine, as far as it goes: these emulate no phone, and their windows are somewhat wider.
    pub(crate) fn within(self, engine: Engine) -> Self {
        Self { engine, ..self }
    }

    /// What runs in every page before anything of the app where the driver cannot put it there.
    fn watch(&self) -> Option<String> {
        (self.engine != Engine::Chromium).then(|| format!("{WATCH}{}", self.before.unwrap_or_default()))
    }

    /// The same phone on the fixture meeting, which has what the real ones do not: seats, clashes, changes, every kind of question.
    pub(crate) fn fixture() -> Self {
        Self { config: Some(fixture_config(&json!({ "to": "device" }))), ..Self::phone() }
    }
}

/// The configuration that the build ships.
fn built_config() -> Value {
    let text = std::fs::read_to_string(files::dist().join("config.json")).expect("the build ships config.json");
    serde_json::from_str(&text).expect("the shipped configuration is JSON")
}

/// A configuration whose one meeting is the fixture.
pub(crate) fn fixture_config(delivery: &Value) -> Value {
    let meeting: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
    let day = |at: &Value| at["start"].as_str().map(|start| start[..10].to_owned());
    let days: BTreeSet<_> = meeting["sessions"].as_array().expect("the fixture has sessions").iter().filter_map(day).collect();
    let entry = json!({
        "id": meeting["id"], "file": "meetings/fixture.json", "title": meeting["title"], "from": days.first(), "to": days.last(),
        "place": "Kielce",
    });
    json!({ "schema": "kuluary.config/1", "current": meeting["id"], "meetings": [entry], "delivery": delivery })
}

/// A running test.
pub(crate) struct App {
    browser: Browser,
    site: Site,
    setup: Setup,
    profile: Profile,
    _place: SemaphorePermit<'static>,
}

impl App {
    pub(crate) fn client(&self) -> &Client {
        &self.browser.client
    }

    pub(crate) fn browser(&self) -> &Browser {
        &self.browser
    }

    pub(crate) fn site(&self) -> &Site {
        &self.site
    }

    /// Kills the browser, and starts a new one on the same data.
    pub(crate) async fn kill_and_restart(&mut self) {
        self.browser.kill();
        self.browser = Browser::start(&self.profile, &self.setup).await;
        self.dress().await;
    }

    /// Emulates what the setup asks for.
    async fn dress(&self) {
        if self.setup.engine != Engine::Chromium {
            // The least width of its window is what an engine makes of this.
            self.browser.client.set_window_rect(0, 0, self.setup.width, 844).await.expect("the window can be made narrow");
            return;
        }
        self.browser.screen(self.setup.width).await;
        self.browser.theme(self.setup.dark).await;
        if let Some(zone) = self.setup.zone {
            self.browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        }
        if let Some(script) = self.setup.before {
            self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
        }
    }

    /// What was bad manners since this was last asked, and must never be: a violated content policy, a panic, a request to anybody
    /// but the app's own host and the server for answers.
    pub(crate) async fn manners(&self) -> Vec<String> {
        let known = |origin: &str| origin == self.site.origin() || self.setup.endpoint.as_deref() == Some(origin);
        if self.setup.engine != Engine::Chromium {
            let flush = "const done = arguments[0]; (globalThis.told ?? (async () => {}))().then(() => done(true));";
            self.client().execute_async(flush, Vec::new()).await.expect("the page runs scripts");
            let told = self.site.told();
            return told.into_iter().filter(|line| !line.strip_prefix("a request to ").is_some_and(known)).collect();
        }
        let mut bad = self.browser.log("browser").await;
        bad.retain(|line| line.contains("violates the following Content Security Policy directive") || line.contains("panicked at"));
        let asked = self.browser.asked().await;
        bad.extend(asked.into_iter().filter(|origin| !known(origin)).map(|origin| format!("a request to {origin}")));
        bad
    }
}

/// Plays a story in a world of its own, and checks at its end what must hold always.
pub(crate) fn play(setup: Setup, story: impl AsyncFnOnce(&mut App)) {
    play_with(|| (), |()| setup, async |app, ()| story(app).await);
}

/// Plays a story that has a server for answers beside the app.
pub(crate) fn play_with<S>(server: impl FnOnce() -> S, setup: impl FnOnce(&S) -> Setup, story: impl AsyncFnOnce(&mut App, &S)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime starts");
    let _within = runtime.enter();
    let server = server();
    let setup = setup(&server);
    runtime.block_on(async {
        let place = browser::place().await;
        let site = Site::start(setup.endpoint.as_deref(), setup.watch()).await;
        if let Some(config) = &setup.config {
            site.put("config.json", config.to_string());
            site.put("meetings/fixture.json", files::fixture("meeting.json"));
        }
        let profile = Profile::fresh();
        let browser = Browser::start(&profile, &setup).await;
        let mut app = App { browser, site, setup, profile, _place: place };
        app.dress().await;
        story(&mut app, &server).await;
        assert_eq!(app.manners().await, Vec::<String>::new());
    });
}

/// Plays a story on a phone whose answers go to a server, which is down at first.
pub(crate) fn play_sending(setup: Setup, story: impl AsyncFnOnce(&mut App, &Endpoint)) {
    play_with(Endpoint::reserve, |endpoint| setup.sending_to(endpoint.origin(), &endpoint.delivery()), story);
}

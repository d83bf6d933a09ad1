//! Clocks that run faster, and what a page did by them: minutes of waiting pass in seconds. Scripts for `Setup::before`, which the app
//! never learns of: it asks for the time and for timers as always.

use serde_json::{Value, json};

use super::scene::{App, Setup};

/// The clock and the app's timers run `RATE` times as fast, but a file, a reply and a worker may take as long as ever. Notes when answers are sent, and the
/// waits that were asked for, in milliseconds of the fast clock.
const HASTE: &str = "
    (() => {
        const begin = Date.now(), now = Date.now, timer = globalThis.setTimeout, fetched = globalThis.fetch;
        const LEFT = [5000, 10000, 15000, 20000];
        globalThis.sent = [];
        globalThis.waits = [];
        Date.now = () => begin + (now() - begin) * RATE;
        globalThis.setTimeout = (what, wait, ...rest) => {
            if (!LEFT.includes(wait)) waits.push(wait);
            return timer(what, LEFT.includes(wait) ? wait : wait / RATE, ...rest);
        };
        globalThis.fetch = (address, options) => {
            if (options?.method === 'POST' && !String(address).endsWith('e2e-told')) sent.push(Date.now());
            return fetched(address, options);
        };
    })();
";

/// Replies must come thirty times as soon as the app allows them.
const IMPATIENCE: &str = "
    (() => {
        const timer = globalThis.setTimeout;
        globalThis.setTimeout = (what, wait, ...rest) => timer(what, wait === 15000 ? 500 : wait, ...rest);
    })();
";

impl Setup {
    /// The clock runs this many times as fast.
    pub(crate) fn hasty(self, rate: u32) -> Self {
        Self { before: Some(HASTE.replace("RATE", &rate.to_string()).leak()), ..self }
    }

    /// The app waits half a second for a reply instead of fifteen.
    pub(crate) fn impatient(self) -> Self {
        Self { before: Some(IMPATIENCE), ..self }
    }
}

impl App {
    /// Waits until so much time has gone by on the fast clock since this was first asked on this page.
    pub(crate) async fn pass(&self, minutes: u32) {
        // Firefox gives such scripts a clock of their own beside the page's.
        let script = "window.since ??= window.Date.now(); return window.Date.now() - window.since > arguments[0] * 60000;";
        self.until(&format!("{minutes} minutes went by"), script, &[json!(minutes)]).await;
    }

    /// Milliseconds of the fast clock between one sending of an answer and the next.
    pub(crate) async fn gaps(&self) -> Vec<u64> {
        self.numbers("return sent.slice(1).map((at, place) => at - sent[place]);").await
    }

    /// Every wait that the app asked for, in milliseconds.
    pub(crate) async fn waits(&self) -> Vec<u64> {
        self.numbers("return waits.map(wait => Math.round(wait ?? 0));").await
    }

    async fn numbers(&self, script: &str) -> Vec<u64> {
        let found = self.client().execute(script, Vec::new()).await.expect("the page runs scripts");
        found.as_array().expect("a list").iter().filter_map(Value::as_u64).collect()
    }
}

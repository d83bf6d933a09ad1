//! `WebKitGTK`'s `MiniBrowser`, by a `WebKitWebDriver` of its own for each browser, on a screen that is only memory.
//!
//! It has no setting for languages, and tells pages that it speaks "C": the app then takes its own first language, Polish. What it keeps is
//! gone when it is closed, so nothing here survives more than a reload.

use std::sync::OnceLock;

use serde_json::{Value, json};

use super::Driver;
use crate::support::{keeper::Keeper, scene::Setup};

/// A driver whose browser lives in the time zone of the setup.
pub(super) fn driver(setup: &Setup) -> Driver {
    assert!(setup.languages.starts_with("pl"), "this browser has no setting for languages");
    let mut settings = vec![("DISPLAY", screen()), ("LC_ALL", "C.UTF-8"), ("GDK_BACKEND", "x11")];
    settings.extend(setup.zone.map(|zone| ("TZ", zone)));
    Driver::start("WebKitWebDriver", &[], &settings)
}

/// What is asked of the driver: the browser that it belongs to.
pub(super) fn wanted() -> Value {
    json!({ "browserName": "MiniBrowser" })
}

/// The screen that all of them share.
fn screen() -> &'static str {
    static SCREEN: OnceLock<(Keeper, String)> = OnceLock::new();
    let (_, name) = SCREEN.get_or_init(|| {
        let arguments = ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"];
        Keeper::start_until("Xvfb", &arguments, |line| line.trim().parse::<u16>().ok().map(|number| format!(":{number}")))
    });
    name
}

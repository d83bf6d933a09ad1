//! Firefox ESR, by a geckodriver of its own for each browser: one serves no second.

use serde_json::{Value, json};

use super::Driver;
use crate::support::{files, profile::Profile, scene::Setup};

/// A driver whose browser lives in the time zone of the setup.
pub(super) fn driver(setup: &Setup) -> Driver {
    Driver::start(&files::geckodriver(), &["--log=fatal"], &setup.zone.map(|zone| ("TZ", zone)).into_iter().collect::<Vec<_>>())
}

/// What is asked of geckodriver. The profile is named by hand, so that it outlives the browser.
pub(super) fn wanted(profile: &Profile, setup: &Setup) -> Value {
    let flags = ["-headless".to_owned(), "-profile".to_owned(), profile.path().display().to_string()];
    let settings = json!({
        "intl.accept_languages": setup.languages,
        "font.size.variable.x-western": setup.text,
        "ui.systemUsesDarkTheme": u8::from(setup.dark),
        "ui.prefersReducedMotion": 1,
    });
    json!({ "browserName": "firefox", "moz:firefoxOptions": { "args": flags, "prefs": settings } })
}

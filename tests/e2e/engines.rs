//! The chief journeys in the other engines: Firefox ESR and WebKit. Chromium proves them, and much more, in the files beside this one.
//!
//! Numbers are rows of the fault matrix. WebKit's browser keeps nothing when it is closed, so that a closed or killed browser is Firefox's.

use crate::support::{
    browser::Engine,
    feedback::NOON,
    scene::{App, Setup, play},
};

const MARK: &str = "działa bez internetu";

fn phone(engine: Engine) -> Setup {
    Setup::phone().within(engine)
}

/// Opens the programme and waits until the app says that it needs no network.
async fn settle_in(app: &App) {
    app.open(NOON).await;
    app.see(MARK).await;
}

fn the_programme_starts_without_a_network(engine: Engine) {
    play(phone(engine), async |app| {
        settle_in(app).await;
        app.site().set_down(true);
        app.reload().await;
        app.see("Prezydent Starachowic").await;
        app.see(MARK).await;
    });
}

#[test]
fn firefox_starts_the_programme_without_a_network_1() {
    the_programme_starts_without_a_network(Engine::Firefox);
}

#[test]
fn webkit_starts_the_programme_without_a_network_1() {
    the_programme_starts_without_a_network(Engine::WebKit);
}

//! Choosing workshops of the fixture at a time of the test's own: what is closed is told by the real clock, never by the demo's.

use serde_json::{Value, json};

use super::{
    endpoint::Endpoint,
    files,
    find::radio,
    scene::{App, Setup, fixture_config},
};

/// Sets the phone's clock to the morning of the fixture's first day, or to what `it_is` said; it goes on from there with every page.
const CLOCK: &str = "
    const kept = () => { try { return sessionStorage.getItem('pora'); } catch { return null; } };
    const now = Date.now.bind(Date);
    const shift = Date.parse(kept() || '2026-05-12T09:00:00+02:00') - now();
    Date.now = () => now() + shift;
";

/// The fixture on the morning of its first day, on a phone whose answers stay where they are.
pub(crate) fn morning() -> Setup {
    Setup { before: Some(CLOCK), ..Setup::fixture() }
}

/// The same with a server for answers.
pub(crate) fn morning_with(endpoint: &Endpoint) -> Setup {
    morning().sending_to(endpoint.origin(), &endpoint.delivery())
}

/// The same where the organiser asks for a badge label.
pub(crate) fn morning_with_badges(endpoint: &Endpoint) -> Setup {
    let mut config = fixture_config(&endpoint.delivery());
    config["desk"] = json!({ "ask_badge": true });
    Setup { endpoint: Some(endpoint.origin()), config: Some(config), ..morning() }
}

/// It is this time of the fixture's first day, such as `11:45`, from the next page on.
pub(crate) async fn it_is(app: &App, time: &str) {
    let script = "sessionStorage.setItem('pora', '2026-05-12T' + arguments[0] + ':00+02:00'); return true;";
    app.until("the clock is set", script, &[json!(time)]).await;
}

/// As if a minute and more went by and the person then came back to the app.
pub(crate) async fn come_back(app: &App) {
    let script = "const now = Date.now; Date.now = () => now() + 61000; window.dispatchEvent(new Event('focus')); return true;";
    app.until("somebody comes back", script, &[]).await;
}

/// The organiser publishes this beside the programme.
pub(crate) fn publish(app: &App, seats: &Value, groups: &Value) {
    let mut meeting: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
    meeting["published"] = json!("meetings/published.json");
    app.site().put("meetings/fixture.json", meeting.to_string());
    let file = json!({ "at": "2026-05-12T08:50:00+02:00", "seats": seats, "groups": groups });
    app.site().put("meetings/published.json", file.to_string());
}

/// Chooses a map in round one and a budget in round two.
pub(crate) async fn choose_two_rounds(app: &App) {
    app.open("#/").await;
    app.tap(&radio("Mapa potrzeb").inside("group", "tura I wybierz")).await;
    app.tap(&radio("Budżet").inside("group", "tura II wybierz")).await;
}

//! What an open app asks of the network while nobody touches it: little, or seventy phones would wear out a venue's Wi-Fi.

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, answer_workshop, send},
    scene::{App, Setup, play_with},
};

/// An hour in fifteen seconds: the phone's clock and whatever happens every so often go 240 times as fast. Short waits stay as they are,
/// because the network is not faster.
const FAST: &str = "
    const [start, now, every] = [Date.now(), Date.now.bind(Date), setInterval];
    Date.now = () => start + 240 * (now() - start);
    window.setInterval = (act, wait, ...given) => every(act, wait / 240, ...given);
    const [later] = [setTimeout];
    window.setTimeout = (act, wait, ...given) => later(act, wait > 30000 ? wait / 240 : wait, ...given);
";

/// The most that a participant's idle hour may ask.
const MOST: usize = 15;

fn with(endpoint: &Endpoint) -> Setup {
    Setup { before: Some(FAST), ..Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery()) }
}

/// Waits until the phone's clock has gone on by so many minutes.
async fn let_pass(app: &App, minutes: u32) {
    let script = "window.waitingSince ??= Date.now(); return Date.now() - window.waitingSince >= arguments[0] * 60000;";
    app.until("time passes", script, &[minutes.into()]).await;
}

#[test]
fn an_idle_hour_asks_little_of_the_network() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.holds(1).await;
        app.go("#/?now=2017-09-26T12:00").await;
        app.see("działa bez internetu").await;
        let asked = || app.site().requests().len() + endpoint.attempts().len();
        let before = asked();
        let_pass(app, 60).await;
        let hour = asked() - before;
        println!("requests of an idle hour: {hour}, at most {MOST}");
        assert!(hour <= MOST, "{hour} requests: {:?}", &app.site().requests()[before - 1..]);
        assert!(hour >= 2, "the programme is kept fresh all the same");
    });
}

//! Two windows of one browser: they share a storage and a queue.

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop, send},
    scene::{Setup, play_with},
};

fn with(endpoint: &Endpoint) -> Setup {
    Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery())
}

#[test]
fn two_windows_send_every_answer_once_and_know_of_each_other_21() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        let client = app.client().clone();
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        let first = client.window().await.expect("there is a window");
        let second = client.new_window(true).await.expect("a second window opens").handle;
        client.switch_to_window(second).await.expect("the second window comes forward");
        app.open(FORM_B).await;
        answer_workshop(app, "2").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        endpoint.up(Mood::Accept).await;
        app.hurry().await;
        client.switch_to_window(first).await.expect("the first window comes forward");
        app.hurry().await;
        endpoint.holds(2).await;
        app.go(OUTBOX).await;
        app.see_no("Wyślemy, gdy otworzysz aplikację w zasięgu").await;
        app.see_no("Wysyłanie…").await;
        let mut attempts = endpoint.attempts();
        attempts.sort();
        let sent = attempts.len();
        attempts.dedup();
        assert_eq!((sent, attempts.len()), (2, 2), "each once: {attempts:?}");
    });
}

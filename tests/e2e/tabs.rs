//! Two windows of one browser: they share a storage and a queue. Numbers are rows of the fault matrix.

use serde_json::json;

use crate::support::{
    browser::{Engine, in_every_engine},
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop, send, submit},
    scene::{App, Setup, play_with},
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

in_every_engine! {
    two_windows_with_fifty_answers_each_deliver_every_one_once_21,
    without_locks_two_windows_lose_nothing_and_double_nothing_22,
}

/// Makes fifty of the one answer about a session that this device holds, each under an id of its own, as if so many had been submitted.
const FIFTY: &str = "
    const [about] = arguments;
    const [key, record] = Object.entries(localStorage).find(([key, record]) => key.includes(':submission:') && record.includes(about));
    const entry = JSON.parse(record), submission = JSON.parse(entry.submission);
    for (let count = 1; count < 50; count++) {
        const id = crypto.randomUUID();
        const copy = { ...entry, queued: entry.queued + count, submission: JSON.stringify({ ...submission, id }) };
        localStorage.setItem(key.replace(submission.id, id), JSON.stringify(copy));
    }
";

async fn has_fifty(app: &App, form: &str, about: &str) {
    submit(app, form, "4").await;
    app.client().execute(FIFTY, vec![json!(about)]).await.expect("the page writes to its storage");
    app.open(OUTBOX).await;
}

/// Two windows with fifty answers each, and then the server comes: a hundred answers arrive, once each, and both windows know of all.
async fn two_windows_empty_the_queue(app: &mut App, endpoint: &Endpoint) {
    let client = app.client().clone();
    has_fifty(app, FORM_A, "warsztat-a-1").await;
    app.see("50 czeka na wysłanie.").await;
    let first = client.window().await.expect("there is a window");
    let second = client.new_window(true).await.expect("a second window opens").handle;
    client.switch_to_window(second.clone()).await.expect("the second window comes forward");
    has_fifty(app, FORM_B, "warsztat-b-1").await;
    app.see("100 czeka na wysłanie.").await;
    endpoint.up(Mood::Accept).await;
    app.hurry().await;
    client.switch_to_window(first).await.expect("the first window comes forward");
    app.hurry().await;
    for count in [20, 40, 60, 80, 100] {
        endpoint.tried(count).await;
    }
    endpoint.holds(100).await;
    app.see("100 wysłanych.").await;
    client.switch_to_window(second).await.expect("the second window comes forward");
    app.see("100 wysłanych.").await;
    let kept = "
        const records = Object.entries(localStorage).filter(([key]) => key.includes(':submission:')).map(([, record]) => JSON.parse(record));
        return records.length === 100 && records.every(record => record.state === 'sent');
    ";
    app.until("a hundred records, each of which says that it was sent", kept, &[]).await;
}

fn two_windows_with_fifty_answers_each_deliver_every_one_once_21(engine: Engine) {
    let with = |endpoint: &Endpoint| with(endpoint).within(engine);
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        two_windows_empty_the_queue(app, endpoint).await;
        let attempts = endpoint.attempts().len();
        // What one window writes to localStorage another may see a moment later: a few are sent again, and their ids keep them single.
        assert!(attempts < 150, "the windows take turns, so that the work is not done twice: {attempts}");
    });
}

/// A browser without Web Locks.
const NO_LOCKS: &str = "Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });";

fn without_locks_two_windows_lose_nothing_and_double_nothing_22(engine: Engine) {
    let with = |endpoint: &Endpoint| Setup { before: Some(NO_LOCKS), ..with(endpoint).within(engine) };
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        two_windows_empty_the_queue(app, endpoint).await;
    });
}

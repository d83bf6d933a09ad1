//! Five hundred answers on one phone: the page that lists them and the start stay quick.

use serde_json::{Value, json};

use crate::support::{
    feedback::OUTBOX,
    files,
    find::button,
    scene::{App, Setup, play},
    stored::{Place, key, seed},
};

const MANY: u32 = 500;
const NOON: &str = "#/?now=2017-09-26T12:00";

/// Remembers how long the longest task took, in milliseconds.
const WATCH: &str = "
    globalThis.longest = 0;
    new PerformanceObserver(list => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); })
        .observe({ type: 'longtask', buffered: true });
";

fn record(number: u32) -> (String, String, Place) {
    let id = |number: u32| format!("00000000-0000-4000-8000-{number:012}");
    let text = files::fixture("records/entry-1-saved.json").replace(&id(1), &id(number));
    (key("submission", number), text, Place::Both)
}

/// Waits until these words stand, and tells how long the longest task took until then.
async fn longest(app: &App, hash: &str, words: &str) -> f64 {
    app.open(hash).await;
    app.see(words).await;
    // The observer hears of a task after it has ended.
    app.until("a moment of rest", "window.rest ??= performance.now(); return performance.now() - window.rest > 1000;", &[]).await;
    let told: Value = app.client().execute("return longest;", Vec::new()).await.expect("the page runs scripts");
    told.as_f64().expect("a number")
}

#[test]
fn five_hundred_answers_neither_freeze_the_page_nor_delay_the_start_45() {
    play(Setup { before: Some(WATCH), ..Setup::phone() }, async |app| {
        seed(app, &[record(1)]).await;
        let (few_start, few) = (longest(app, NOON, "Prezydent").await, longest(app, OUTBOX, "1 odpowiedź na tym urządzeniu.").await);
        let many: Vec<_> = (1..=MANY).map(record).collect();
        seed(app, &many).await;
        let (start, page) = (longest(app, NOON, "Prezydent").await, longest(app, OUTBOX, "500 odpowiedzi na tym urządzeniu.").await);
        eprintln!("longest task in ms: start {few_start} then {start}, page {few} then {page}");
        // A machine that builds beside the tests is slow; what matters is that the work hardly grows with the number of answers.
        assert!(start <= few_start.max(100.0) * 3.0, "start: {few_start} ms with one, {start} ms with {MANY}");
        assert!(page <= few.max(100.0) * 3.0, "page: {few} ms with one, {page} ms with {MANY}");
        let rows = "return document.querySelectorAll('main ul.rows > li').length;";
        let rows = async || app.client().execute(rows, Vec::new()).await.expect("the page runs scripts");
        assert_eq!(rows().await, json!(30));
        app.tap(&button("Pokaż więcej (zostało 470)")).await;
        app.find(&button("Pokaż więcej (zostało 440)")).await;
        assert_eq!(rows().await, json!(60));
        let focus = "return document.activeElement.matches('li') && [...document.querySelectorAll('main ul.rows > li')].indexOf(document.activeElement) === 30;";
        app.until("focus is on the first of the new rows", focus, &[]).await;
    });
}

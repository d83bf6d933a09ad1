//! Twenty thousand answers at the desk: from a file in every engine, from one page of a server, and of another meeting to compare with. What
//! no task may take is asserted by `cargo xtask bench` alone, as beside other tests it means nothing.

use std::env;

use serde_json::{Value, json};

use crate::support::{
    browser::{Engine, in_every_engine},
    devices::export,
    endpoint::{Endpoint, Mood, TOKEN},
    find::{button, heading, radio, textbox},
    scene::{App, Setup, play, play_with},
};

in_every_engine! { twenty_thousand_answers_are_taken_in_summed_up_and_there_after_a_reload }

const MANY: usize = 20_000;

/// The longest task, in milliseconds: longer ones keep a person waiting who types or taps.
const LONGEST: f64 = 200.0;

/// Notes long tasks, where the engine tells of them.
const TASKS: &str = "
    globalThis.tasks = [];
    if (PerformanceObserver.supportedEntryTypes.includes('longtask'))
        new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration))).observe({ type: 'longtask' });
";

/// Answers to the survey about workshop A, one in twenty a correction of the one before it.
fn answers() -> Vec<Value> {
    let id = |number: usize| format!("{:08x}-8c39-4d6e-9e7e-{number:012}", number.wrapping_mul(2_654_435_761) % (1 << 32));
    let one = |number: usize| {
        let mut answer = json!({
            "schema": "kuluary.submission/1", "id": id(number), "meeting": "2017-09-baltow", "kind": "feedback",
            "about": { "session": if number.is_multiple_of(3) { "warsztat-a-1" } else { "warsztat-a-2" } }, "survey": "workshop", "version": 1,
            "answers": { "W1": points(number), "S3": format!("uwaga {number}, „ż”") }, "at": "2017-09-26T16:05:00+02:00", "lang": "pl",
        });
        if corrects(number) {
            answer["replaces"] = json!(id(number - 1));
        }
        answer
    };
    (0..MANY).map(one).collect()
}

const fn corrects(number: usize) -> bool {
    number % 20 == 19
}

const fn points(number: usize) -> usize {
    1 + number * 7 % 5
}

/// The page says what was counted here.
async fn check(app: &App) {
    let standing: Vec<_> = (0..MANY).filter(|number| !corrects(number + 1)).map(points).collect();
    let (all, good) = (standing.len(), standing.iter().filter(|points| **points >= 4).count());
    app.see(&format!("{all} odpowiedzi w podsumowaniu")).await;
    app.see(&format!("{}% ocen 4–5 ({good} z {all})", (200 * good + all) / (2 * all))).await;
    app.see(&format!("poprawione lub wycofane: {}", MANY - all)).await;
}

/// Forgets the tasks so far.
async fn begin(app: &App) {
    app.client().execute("tasks.length = 0;", Vec::new()).await.expect("the page runs scripts");
}

/// No task since `begin` took too long.
async fn check_tasks(app: &App, what: &str) {
    let longest = app.client().execute("return Math.max(0, ...tasks);", Vec::new()).await.expect("the page runs scripts");
    let longest = longest.as_f64().expect("a number of milliseconds");
    println!("{what}: longest task {longest:.0} ms");
    if env::var_os("KULUARY_BENCH").is_some() {
        assert!(longest < LONGEST, "a task of {longest:.0} ms");
    }
}

/// Takes all of them in from a file, and finds them after a reload.
async fn take_in(app: &App) {
    app.open("#/desk").await;
    app.choose_files(&[("duzy.json", export(&answers(), &[]))]).await;
    app.see(&format!("nowe: {MANY}")).await;
    app.tap(&button("Przyjmij")).await;
    app.find(&heading("Przyjęto")).await;
    check(app).await;
    app.reload().await;
    check(app).await;
}

fn twenty_thousand_answers_are_taken_in_summed_up_and_there_after_a_reload(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        take_in(app).await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        app.see("Nie ma jeszcze odpowiedzi").await;
    });
}

/// No worker, as in some browsers.
const NO_WORKER: &str = "delete globalThis.Worker;";

/// A worker that cannot be fetched.
const NO_SCRIPT: &str = "const Plain = Worker; globalThis.Worker = class extends Plain { constructor() { super('./not-there.js'); } };";

/// A database that takes no files, as in some private windows.
const NO_FILES: &str = "
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value, ...rest) {
        if (value instanceof Blob) throw new DOMException('no files here', 'DataCloneError');
        return put.call(this, value, ...rest);
    };
";

fn taken_in_all_the_same(before: &'static str) {
    play(Setup { before: Some(before), ..Setup::phone() }, async |app| {
        take_in(app).await;
        // For a worker that is not there the browser's log has a line.
        app.manners().await;
    });
}

#[test]
fn without_a_worker_a_large_file_is_taken_in_all_the_same() {
    taken_in_all_the_same(NO_WORKER);
}

#[test]
fn with_a_worker_that_cannot_be_fetched_a_large_file_is_taken_in_all_the_same() {
    taken_in_all_the_same(NO_SCRIPT);
}

#[test]
fn where_no_files_are_stored_a_large_file_is_taken_in_all_the_same() {
    taken_in_all_the_same(NO_FILES);
}

#[test]
fn where_neither_files_are_stored_nor_workers_run_a_large_file_is_taken_in_all_the_same() {
    static NEITHER: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| format!("{NO_FILES}{NO_WORKER}"));
    taken_in_all_the_same(&NEITHER);
}

#[test]
fn of_a_large_file_of_which_much_is_known_the_rest_is_taken_in() {
    play(Setup::phone(), async |app| {
        let all = answers();
        let (known, new) = (MANY * 3 / 5, MANY * 2 / 5);
        app.open("#/desk").await;
        app.choose_files(&[("pierwszy.json", export(&all[..known], &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.choose_files(&[("drugi.json", export(&all[MANY / 5..], &[]))]).await;
        app.see(&format!("nowe: {new}")).await;
        app.tap(&button("Przyjmij")).await;
        app.see(&format!("{} odpowiedzi w podsumowaniu", MANY - MANY / 20)).await;
        check(app).await;
        app.reload().await;
        check(app).await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        app.see(&format!("{} odpowiedzi w podsumowaniu", known - known / 20)).await;
    });
}

#[test]
fn a_page_of_twenty_thousand_answers_is_read_while_the_page_answers() {
    let with = |endpoint: &Endpoint| Setup { before: Some(TASKS), ..Setup::phone() }.sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        let all = answers();
        assert!(json!(all).to_string().len() > 5_000_000, "longer than any other reply may be");
        endpoint.keep(&all);
        app.open("#/desk").await;
        app.fill(&textbox("Hasło lub token"), TOKEN).await;
        begin(app).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        check(app).await;
        check_tasks(app, "a page of twenty thousand answers").await;
        begin(app).await;
        app.tap(&button("Wczytaj ponownie")).await;
        app.see_no("Wczytywanie…").await;
        check(app).await;
        check_tasks(app, "the same page again").await;
    });
}

#[test]
fn a_meeting_of_twenty_thousand_answers_is_compared_with_while_the_page_answers() {
    play(Setup { before: Some(TASKS), ..Setup::phone() }, async |app| {
        let rated = |meeting: &str, first: usize, good: usize, of: usize| -> Vec<Value> {
            let one = |number: usize| {
                json!({
                    "schema": "kuluary.submission/1", "id": format!("5ec2e7ed-8c39-4d6e-9e7e-{:012}", first + number), "meeting": meeting,
                    "kind": "feedback", "about": { "meeting": true }, "survey": "meeting", "version": 1,
                    "answers": { "O1": if number < good { 5 } else { 2 } }, "at": "2017-09-26T16:07:00+02:00", "lang": "pl",
                })
            };
            (0..of).map(one).collect()
        };
        let mut all = rated("2017-09-baltow", 0, 56, 70);
        all.extend(rated("2017-06-warszawa", 1_000, MANY * 3 / 5, MANY));
        app.open("#/desk").await;
        app.choose_files(&[("oba.json", export(&all, &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.see("70 odpowiedzi w podsumowaniu").await;
        app.go("#/desk/editions").await;
        app.find(&radio("Pierwsze spotkanie całej sieci OWES")).await;
        begin(app).await;
        app.tap(&radio("Pierwsze spotkanie całej sieci OWES")).await;
        app.see("80% (56 z 70)").await;
        app.see(&format!("60% ({} z {MANY})", MANY * 3 / 5)).await;
        app.see("+20 p.p.").await;
        check_tasks(app, "a comparison with twenty thousand answers").await;
    });
}

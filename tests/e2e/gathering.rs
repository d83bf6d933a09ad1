//! Everything that an organiser gathers: overlapping files and a real Kinto against a count of the test's own, what survives a reload, an
//! archive on another computer, large files, and files of something else.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::support::{
    devices::{CATCH, export},
    find::{button, checkbox, heading, textbox},
    kinto::{Kinto, PASSWORD},
    scene::{App, Setup, play, play_with},
};

/// An answer about a round of workshop A, from one of many.
fn answer(number: usize, points: usize) -> Value {
    json!({
        "schema": "kuluary.submission/1", "id": id(number), "meeting": "2017-09-baltow", "kind": "feedback",
        "about": { "session": if number.is_multiple_of(3) { "warsztat-a-1" } else { "warsztat-a-2" } }, "survey": "workshop", "version": 1,
        "answers": { "W1": points, "S3": format!("=uwaga;\"{number}\",\nż") }, "at": "2017-09-26T16:05:00+02:00", "lang": "pl",
    })
}

fn id(number: usize) -> String {
    format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}")
}

fn correction(number: usize, of: usize, points: usize) -> Value {
    let mut answer = answer(number, points);
    answer["replaces"] = json!(id(of));
    answer
}

fn withdrawal(number: usize, of: usize) -> Value {
    json!({
        "schema": "kuluary.submission/1", "id": id(number), "meeting": "2017-09-baltow", "kind": "withdrawal", "withdraws": id(of),
        "at": "2017-09-26T18:00:00+02:00", "lang": "pl",
    })
}

/// What a person with a pencil would count: each id once, without what another one replaces or withdraws, of this meeting only.
struct Count {
    answers: usize,
    four_or_five: usize,
    superseded: usize,
    repeated: usize,
    read: usize,
}

fn count<'a>(sources: impl IntoIterator<Item = &'a [Value]>) -> Count {
    let all: Vec<&Value> = sources.into_iter().flatten().collect();
    let by_id: BTreeMap<&str, &Value> = all.iter().map(|one| (one["id"].as_str().expect("an id"), *one)).collect();
    let of = |name: &'static str| by_id.values().filter_map(move |one| one[name].as_str());
    let gone: BTreeSet<&str> = of("replaces").chain(of("withdraws")).collect();
    let counts = |one: &&&Value| one["kind"] == "feedback" && !gone.contains(one["id"].as_str().expect("an id"));
    let standing: Vec<_> = by_id.values().filter(counts).collect();
    let here: Vec<_> = standing.iter().filter(|one| one["meeting"] == "2017-09-baltow").collect();
    Count {
        answers: here.len(),
        four_or_five: here.iter().filter(|one| one["answers"]["W1"].as_i64() >= Some(4)).count(),
        superseded: by_id.len() - standing.len(),
        repeated: all.len() - by_id.len(),
        read: all.len(),
    }
}

/// The page says what was counted by hand.
async fn check(app: &App, expected: &Count) {
    app.see(&format!("{} odpowiedzi w podsumowaniu", expected.answers)).await;
    let share = (200 * expected.four_or_five + expected.answers) / (2 * expected.answers);
    app.see(&format!("{share}% ocen 4–5 ({} z {})", expected.four_or_five, expected.answers)).await;
    app.see(&format!("poprawione lub wycofane: {}", expected.superseded)).await;
}

async fn sign_in(app: &App) {
    app.fill(&textbox("Nazwa użytkownika"), "admin").await;
    app.fill(&textbox("Hasło lub token"), PASSWORD).await;
    app.tap(&button("Zaloguj się i wczytaj")).await;
}

/// Takes in what was looked at.
async fn accept(app: &App) {
    app.tap(&button("Przyjmij")).await;
    app.find(&heading("Przyjęto")).await;
}

/// The files of three people who gathered at the same tables, and what is on the server besides.
fn scattered() -> ([Vec<Value>; 3], Vec<Value>) {
    let all: Vec<Value> = (0..40).map(|number| answer(number, 1 + number % 5)).collect();
    let mut first = all[..20].to_vec();
    first.push(correction(100, 3, 5));
    let mut second = all[10..30].to_vec();
    second.extend([withdrawal(101, 25), correction(102, 12, 4)]);
    let mut elsewhere = answer(103, 5);
    elsewhere["meeting"] = json!("2017-10-baltow");
    let mut third = all[18..26].to_vec();
    third.extend([correction(104, 102, 1), elsewhere]);
    ([first, second, third], all[28..].to_vec())
}

#[test]
fn three_overlapping_files_and_a_real_kinto_give_the_right_numbers_and_an_archive_the_same_elsewhere() {
    let with = |kinto: &Kinto| Setup { before: Some(CATCH), ..Setup::phone() }.sending_to(kinto.origin(), &kinto.delivery());
    play_with(Kinto::start, with, async |app, kinto| {
        let (files, server) = scattered();
        for submission in &server {
            assert_eq!(kinto.create(submission["id"].as_str().expect("an id"), submission).status, 201);
        }
        app.open("#/desk").await;
        let texts: Vec<_> = files.iter().map(|file| export(file, &[])).collect();
        let named = [("a.json", texts[0].clone()), ("b.json", texts[1].clone()), ("c.json", texts[2].clone())];
        app.choose_files(&named).await;
        let handed = count(files.iter().map(Vec::as_slice));
        app.see(&format!("nowe: {}", handed.read - handed.repeated)).await;
        app.see(&format!("już przyjęte: {}", handed.repeated)).await;
        accept(app).await;
        check(app, &handed).await;

        sign_in(app).await;
        let whole = count(files.iter().map(Vec::as_slice).chain([server.as_slice()]));
        check(app, &whole).await;
        app.see("z innych spotkań: 1").await;
        app.tap(&button("Z innych spotkań: 1")).await;
        app.tap(&button("Wycofane odpowiedzi: 1")).await;
        app.see(&id(25)).await;
        app.see_no("Sprzeczne odpowiedzi").await;
        app.tap(&checkbox("Serwer ankiet")).await;
        check(app, &handed).await;
        app.tap(&checkbox("Serwer ankiet")).await;
        check(app, &whole).await;

        app.reload().await;
        check(app, &whole).await;
        app.choose_files(&named).await;
        app.see("Nie ma tu nic nowego.").await;
        app.tap(&button("Zamknij")).await;
        check(app, &whole).await;

        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&button("Pobierz JSON")).await;
        let archive = app.caught("caughtFile").await;
        app.client().execute("delete window.caughtFile;", Vec::new()).await.expect("the page runs scripts");
        app.tap(&button("Pobierz CSV: odpowiedzi")).await;
        let table = app.caught("caughtFile").await;
        assert_eq!(kinto.records().len(), server.len(), "nothing was uploaded");
        app.tap(&button("Wyloguj się")).await;
        check(app, &handed).await;

        for (name, file) in [("archiwum.json", archive), ("tabela.csv", table)] {
            app.become_another_device().await;
            app.open("#/desk").await;
            app.see("Nie ma jeszcze odpowiedzi").await;
            app.choose_files(&[(name, file)]).await;
            accept(app).await;
            check(app, &whole).await;
        }
    });
}

#[test]
fn an_import_is_undone_and_the_ones_before_it_stay_through_reloads() {
    play(Setup::phone(), async |app| {
        let (files, _) = scattered();
        app.open("#/desk").await;
        for (at, file) in files.iter().enumerate() {
            app.choose_files(&[("plik.json", export(file, &[]))]).await;
            accept(app).await;
            check(app, &count(files[..=at].iter().map(Vec::as_slice))).await;
        }
        app.reload().await;
        check(app, &count(files.iter().map(Vec::as_slice))).await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        let two = count(files[..2].iter().map(Vec::as_slice));
        check(app, &two).await;
        app.see_no("Cofnij ostatnie przyjęcie").await;
        app.reload().await;
        check(app, &two).await;
    });
}

#[test]
fn a_new_record_on_the_server_is_counted_within_a_minute_without_a_click() {
    let with = |kinto: &Kinto| Setup::phone().hasty(60).sending_to(kinto.origin(), &kinto.delivery());
    play_with(Kinto::start, with, async |app, kinto| {
        let create = |number| assert_eq!(kinto.create(&id(number), &answer(number, 4)).status, 201);
        create(1);
        app.open("#/desk").await;
        sign_in(app).await;
        app.see("1 odpowiedź w podsumowaniu").await;
        create(2);
        app.see("2 odpowiedzi w podsumowaniu").await;
        create(3);
        app.see("3 odpowiedzi w podsumowaniu").await;
    });
}

#[test]
fn files_of_something_else_each_have_their_word() {
    play(Setup::phone(), async |app| {
        app.open("#/desk").await;
        let cut = export(&[answer(1, 4)], &[]);
        app.choose_files(&[
            ("uciety.json", cut[..cut.len() - 9].to_owned()),
            ("obcy.csv", "imię;ocena\r\nAnna;5\r\n".to_owned()),
            ("zdjecie.gif", "GIF89a".to_owned()),
            ("pusty.json", String::new()),
            ("list.txt", "Dzień dobry".to_owned()),
            ("nowszy.json", "{\"schema\":\"kuluary.export/2\",\"submissions\":[]}".to_owned()),
            ("dobry.json", export(&[answer(2, 5)], &[])),
        ])
        .await;
        app.see("nowe: 1").await;
        for told in [
            "uciety.json: Plik jest uszkodzony albo ucięty.",
            "obcy.csv: To nie jest tabela z tego panelu",
            "zdjecie.gif: To obraz, dokument albo archiwum.",
            "pusty.json: Plik jest pusty.",
            "list.txt: Nie ma tu odpowiedzi z ankiet.",
            "nowszy.json: Zapisała to nowsza wersja aplikacji.",
        ] {
            app.see(told).await;
        }
        accept(app).await;
        app.see("1 odpowiedź w podsumowaniu").await;
    });
}

/// Notes how far reading is said to be, and stops it when told to.
const WATCH_READING: &str = "
    globalThis.far = [];
    new MutationObserver(() => {
        const told = document.body?.innerText.match(/Czytanie….*?(\\d+)%/);
        if (told && far.at(-1) !== +told[1]) far.push(+told[1]);
        const stop = [...document.querySelectorAll('button')].find(button => button.textContent.trim() === 'Przerwij czytanie');
        if (globalThis.stopIt && told && stop) stop.click();
    }).observe(document, { childList: true, subtree: true, characterData: true });
";

#[test]
fn a_file_of_twenty_megabytes_tells_how_far_it_is_and_can_be_stopped() {
    play(Setup { before: Some(WATCH_READING), ..Setup::phone() }, async |app| {
        let all: Vec<Value> = (0..75_000).map(|number| answer(number, 1 + number % 5)).collect();
        let file = export(&all, &[]);
        assert!(file.len() > 20_000_000, "{}", file.len());
        app.open("#/desk").await;
        // As on a cheap phone: this machine is done with it before anything is worth telling.
        app.browser().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 10 })).await;
        app.client().execute("globalThis.stopIt = true;", Vec::new()).await.expect("the page runs scripts");
        app.choose_files(&[("duzy.json", file.clone())]).await;
        app.see("Przerwano czytanie. Nic nie przyjęto.").await;
        app.client().execute("globalThis.stopIt = false; far.length = 0;", Vec::new()).await.expect("the page runs scripts");
        app.choose_files(&[("duzy.json", file)]).await;
        app.see("nowe: 75000").await;
        let far = app.client().execute("return far;", Vec::new()).await.expect("the page runs scripts");
        let far: Vec<u64> = far.as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
        assert!(far.len() > 4 && far.is_sorted(), "it goes on, and is told in between: {far:?}");
        app.browser().cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        accept(app).await;
        app.see("75000 odpowiedzi w podsumowaniu").await;
        app.reload().await;
        app.see("75000 odpowiedzi w podsumowaniu").await;
    });
}

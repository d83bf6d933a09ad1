//! What the desk takes in and a storage that has no room, is blocked, or holds what earlier versions stored: it is told, and nothing that was
//! there is lost.

use serde_json::json;

use crate::support::{
    devices::{answer, export},
    find::{button, heading},
    scene::{App, Setup, play},
    stored::{FORBIDDEN, FULL, NO_DATABASE, Place, raw, seed},
};

const FULL_WORD: &str = "Nic nie przyjęto: na tym urządzeniu skończyło się miejsce.";
const FAILED: &str = "Nie udało się tego zapisać. Plik albo link jest nadal potrzebny.";

fn file(numbers: std::ops::Range<u32>) -> String {
    export(&numbers.map(|number| answer(number, 4)).collect::<Vec<_>>(), &[])
}

/// Chooses this file and takes it in, whatever comes of it.
async fn try_in(app: &App, file: String) {
    app.choose_files(&[("plik.json", file)]).await;
    app.tap(&button("Przyjmij")).await;
}

async fn counted(app: &App, answers: usize) {
    app.see(&format!("{answers} odpowiedzi w podsumowaniu")).await;
}

async fn run(app: &App, script: &str) {
    app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
}

#[test]
fn where_there_is_no_room_an_import_is_refused_as_a_whole_and_what_was_there_stays_24() {
    play(Setup::phone(), async |app| {
        app.open("#/desk").await;
        try_in(app, file(0..5)).await;
        app.find(&heading("Przyjęto")).await;
        counted(app, 5).await;
        run(app, FULL).await;
        try_in(app, file(3..9)).await;
        app.see(FULL_WORD).await;
        app.tap(&button("Zamknij")).await;
        counted(app, 5).await;
        run(app, "[Storage.prototype.setItem, IDBObjectStore.prototype.put] = sound;").await;
        try_in(app, file(3..9)).await;
        app.find(&heading("Przyjęto")).await;
        counted(app, 9).await;
        app.reload().await;
        counted(app, 9).await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        counted(app, 5).await;
    });
}

#[test]
fn room_that_ends_in_the_midst_of_an_import_leaves_nothing_of_it_24() {
    play(Setup::phone(), async |app| {
        app.open("#/desk").await;
        try_in(app, file(0..5)).await;
        app.find(&heading("Przyjęto")).await;
        // The first parcel still fits.
        run(
            app,
            "const put = IDBObjectStore.prototype.put; let fits = 1;
             IDBObjectStore.prototype.put = function (...of) {
                 if (fits-- > 0) return put.apply(this, of);
                 this.transaction.abort();
                 throw new DOMException('full', 'QuotaExceededError');
             };",
        )
        .await;
        try_in(app, file(5..9)).await;
        app.see(FULL_WORD).await;
        app.reload().await;
        counted(app, 5).await;
        app.see_no("brakujące części").await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Nie ma jeszcze odpowiedzi").await;
    });
}

#[test]
fn where_no_storage_may_be_used_an_import_says_that_the_file_is_still_needed_25() {
    play(Setup { before: Some(FORBIDDEN), ..Setup::phone() }, async |app| {
        app.open("#/desk").await;
        try_in(app, file(0..5)).await;
        app.see(FAILED).await;
        app.see_no("Przyjęto").await;
        app.tap(&button("Zamknij")).await;
        app.see("Nie ma jeszcze odpowiedzi").await;
    });
}

#[test]
fn without_a_database_an_import_is_kept_for_now_and_said_to_be_25() {
    play(Setup { before: Some(NO_DATABASE), ..Setup::phone() }, async |app| {
        app.open("#/desk").await;
        try_in(app, file(0..5)).await;
        app.find(&heading("Przyjęto")).await;
        app.see("Ta przeglądarka może nie zachować przyjętych odpowiedzi.").await;
        app.reload().await;
        counted(app, 5).await;
        run(app, "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await;
        try_in(app, file(5..9)).await;
        app.see(FULL_WORD).await;
        counted(app, 5).await;
        app.reload().await;
        counted(app, 5).await;
    });
}

/// The key of a record of the device.
fn key(kind: &str, id: &str) -> String {
    format!("kuluary:1:/spotkania/kuluary/:-:{kind}:{id}")
}

/// Answers one by one, as earlier versions stored them, the last two of them in one import.
fn former() -> Vec<(String, String, Place)> {
    let received = |number: u32| {
        let record = json!({ "schema": "kuluary.received/1", "submission": answer(number, 5).to_string() });
        (key("received", &format!("{number}")), record.to_string(), Place::Durable)
    };
    let mut all: Vec<_> = (0..5).map(received).collect();
    let unread = json!({ "schema": "kuluary.received/1", "unreadable": "{\"schema\":" });
    all.push((key("received", "raw"), unread.to_string(), Place::Durable));
    let keys: Vec<_> = all[3..5].iter().map(|(key, ..)| key.clone()).collect();
    let last = json!({ "schema": "kuluary.import/1", "at": 1_506_434_400_000_u64, "keys": keys });
    all.push((key("import", "last"), last.to_string(), Place::Durable));
    all
}

#[test]
fn what_an_earlier_version_took_in_is_there_and_its_last_import_can_be_undone_30() {
    play(Setup::phone(), async |app| {
        seed(app, &former()).await;
        app.open("#/desk").await;
        counted(app, 5).await;
        app.see("Nieczytelne zapisy: 1").await;
        app.see("(2 zapisy)").await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        counted(app, 3).await;
        app.see_no("Cofnij ostatnie przyjęcie").await;
        app.reload().await;
        counted(app, 3).await;
        app.see("Nieczytelne zapisy: 1").await;
    });
}

#[test]
fn what_an_earlier_version_took_in_stays_as_it_is_under_new_imports_and_their_undoing_30() {
    play(Setup::phone(), async |app| {
        let records = former();
        seed(app, &records).await;
        app.open("#/desk").await;
        counted(app, 5).await;
        try_in(app, file(3..9)).await;
        app.find(&heading("Przyjęto")).await;
        counted(app, 9).await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        counted(app, 5).await;
        // There was a later import: what came with the one before it is not told any more.
        app.see_no("Cofnij ostatnie przyjęcie").await;
        app.reload().await;
        counted(app, 5).await;
        for (key, text, _) in &records[..6] {
            assert_eq!(raw(app, key).await, (None, Some(text.clone())), "{key}");
        }
        assert_eq!(raw(app, &records[6].0).await.1, None::<String>);
    });
}

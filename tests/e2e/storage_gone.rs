//! Storage that goes away: cleared by hand or by the phone, closed or removed while the app is open. What is left is told as it is.

use serde_json::json;

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{EXERCISES, FORM_A, OUTBOX, answer_workshop, send},
    find::{button, link, radio},
    scene::{App, Setup, play, play_with},
    stored::{clear_site_data, raw},
};

const SAVED_HERE: &str = "Zapisano na tym urządzeniu";
const NOON: &str = "#/?now=2017-09-26T12:00";

async fn save_one(app: &App) {
    app.open(FORM_A).await;
    answer_workshop(app, "4").await;
    app.tap(&button("Zapisz ankietę")).await;
    app.see(SAVED_HERE).await;
}

#[test]
fn after_the_data_was_cleared_between_two_starts_the_app_starts_clean_27_28() {
    play(Setup::phone(), async |app| {
        save_one(app).await;
        app.open(NOON).await;
        app.see("działa bez internetu").await;
        app.client().goto("about:blank").await.expect("an empty page opens");
        clear_site_data(app).await;
        app.open(NOON).await;
        app.see("Prezydent Starachowic").await;
        app.see("działa bez internetu").await;
        app.open(OUTBOX).await;
        app.see("Nie ma tu jeszcze żadnej odpowiedzi").await;
        save_one(app).await;
    });
}

#[test]
fn data_cleared_while_the_app_is_open_is_told_and_can_be_saved_again_28() {
    play(Setup::phone(), async |app| {
        save_one(app).await;
        app.go(OUTBOX).await;
        app.see(SAVED_HERE).await;
        clear_site_data(app).await;
        app.see("Usunięto z pamięci tego urządzenia").await;
        app.see_no(SAVED_HERE).await;
        app.tap(&button("Zapisz na tym urządzeniu")).await;
        app.see(SAVED_HERE).await;
        app.reload().await;
        app.see("Jak pracować z trudnym klientem").await;
    });
}

#[test]
fn what_was_cleared_does_not_come_back_by_itself_but_is_still_sent_28() {
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see(SAVED_HERE).await;
        clear_site_data(app).await;
        app.see("Usunięto z pamięci tego urządzenia").await;
        endpoint.up(Mood::Refuse(503)).await;
        app.client().execute("window.dispatchEvent(new Event('online'));", Vec::new()).await.expect("the page runs scripts");
        endpoint.tried(1).await;
        app.see("Usunięto z pamięci tego urządzenia").await;
        endpoint.feel(Mood::Accept);
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.open(OUTBOX).await;
        app.see("Nie ma tu jeszcze żadnej odpowiedzi").await;
    });
}

#[test]
fn a_draft_on_screen_is_not_called_saved_once_its_data_was_cleared_28() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        clear_site_data(app).await;
        app.see("Szkicu nie udało się zapisać. Odpowiedzi są tylko na ekranie.").await;
        app.tap(&radio("5").inside("group", EXERCISES)).await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
    });
}

/// The key of the one record of this type.
async fn key_of_one(app: &App, kind: &str) -> String {
    let script = "return Object.keys(localStorage).find(key => key.includes(':' + arguments[0] + ':'));";
    let found = app.client().execute(script, vec![json!(kind)]).await.expect("the page runs scripts");
    found.as_str().expect("there is a record").to_owned()
}

#[test]
fn a_database_removed_by_another_window_is_made_anew_with_what_localstorage_has() {
    play(Setup::phone(), async |app| {
        save_one(app).await;
        let key = key_of_one(app, "submission").await;
        let remove = "const done = arguments[0]; const gone = indexedDB.deleteDatabase('kuluary:1:/spotkania/kuluary/'); gone.onsuccess = () => done(true);";
        app.client().execute_async(remove, Vec::new()).await.expect("the database goes");
        let kept = "window.kept ??= []; const open = indexedDB.open('kuluary:1:/spotkania/kuluary/'); open.onupgradeneeded = () => open.transaction.abort();\
            open.onsuccess = () => { open.result.transaction('records').objectStore('records').getAllKeys().onsuccess = found => { window.kept = found.target.result; open.result.close(); }; };\
            return window.kept.includes(arguments[0]);";
        app.until("the database has the record again", kept, &[json!(key)]).await;
        let (local, durable) = raw(app, &key).await;
        assert_eq!(local, durable);
        app.see(SAVED_HERE).await;
    });
}

#[test]
fn erasing_in_one_window_leaves_nothing_to_be_written_again_by_another_46() {
    play(Setup::phone(), async |app| {
        let client = app.client().clone();
        save_one(app).await;
        let first = client.window().await.expect("there is a window");
        let second = client.new_window(true).await.expect("a second window opens").handle;
        client.switch_to_window(second).await.expect("the second window comes forward");
        app.open("#/privacy").await;
        for step in ["Usuń wszystko z tego urządzenia", "Tak, usuń", "Usuń razem z odpowiedziami"] {
            app.tap(&button(step)).await;
        }
        app.find(&link("Mój plan").inside("navigation", "Główna")).await;
        client.switch_to_window(first).await.expect("the first window comes forward");
        app.see("Ankiety").await;
        app.go(OUTBOX).await;
        app.see("Nie ma tu jeszcze żadnej odpowiedzi").await;
    });
}

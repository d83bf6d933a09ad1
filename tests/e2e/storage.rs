//! Storage that is full, blocked, missing, damaged, or written by another version. The app says "saved" only of what is, and what people
//! wrote stays readable, sendable and exportable. Numbers are rows of the fault matrix.

use serde_json::{Value, json};

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{EXERCISES, FORM_A, OUTBOX, answer_workshop, send},
    files,
    find::{button, heading, link, radio},
    scene::{App, Setup, play, play_with},
    stored::{FORBIDDEN, FULL, NO_DATABASE, NO_LOCAL, Place, SAVED, key, raw, saved_file, seed},
};

const SAVED_HERE: &str = "Zapisano na tym urządzeniu";
const NOON: &str = "#/?now=2017-09-26T12:00";

fn with(endpoint: &Endpoint) -> Setup {
    Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery())
}

async fn script(app: &App, script: &str) -> Value {
    app.client().execute(script, Vec::new()).await.expect("the page runs scripts")
}

/// The words of the answer on screen are still there.
async fn still_on_screen(app: &App) {
    app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
    app.until("the words stand", "return document.querySelector('textarea').value === 'Dłuższej przerwy.';", &[]).await;
}

#[test]
fn when_storage_is_full_the_answers_stay_on_screen_with_ways_to_take_them_along_24() {
    play(Setup { before: Some(FULL), ..Setup::phone() }, async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.see("Szkicu nie udało się zapisać. Odpowiedzi są tylko na ekranie.").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Nie udało się zapisać odpowiedzi").await;
        app.see("Na tym urządzeniu skończyło się miejsce.").await;
        app.see_no(SAVED_HERE).await;
        app.see_no("Dziękujemy").await;
        still_on_screen(app).await;
        app.tap(&button("Zapisz jako plik")).await;
        let file: Value = serde_json::from_str(&saved_file(app).await).expect("the file is JSON");
        assert_eq!(file["submissions"][0]["answers"], json!({ "S3": "Dłuższej przerwy.", "W1": 4, "W2": "w-sam-raz" }));
        app.tap(&button("Kopiuj")).await;
        app.see("Skopiowano. Wklej do wiadomości do organizatora.").await;
        let copied: Value = serde_json::from_str(script(app, "return copied;").await.as_str().unwrap_or_default()).expect("JSON is copied");
        assert_eq!(copied["submissions"], file["submissions"]);
        // Room is made, and the same form is saved.
        script(app, "[Storage.prototype.setItem, IDBObjectStore.prototype.put] = sound;").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see(SAVED_HERE).await;
    });
}

#[test]
fn with_a_server_an_answer_that_no_storage_takes_is_sent_at_once_and_never_called_saved_24() {
    play_with(
        Endpoint::reserve,
        |endpoint| Setup { before: Some(FULL), ..with(endpoint) },
        async |app, endpoint| {
            app.open(FORM_A).await;
            answer_workshop(app, "4").await;
            send(app).await;
            app.see("Nie zapisano na tym urządzeniu").await;
            app.see("Nie zamykaj tej karty, dopóki nie zobaczysz „Wysłano”").await;
            app.tap(&button("Zapisz jako plik")).await;
            assert!(saved_file(app).await.contains("Dłuższej przerwy."));
            app.go(OUTBOX).await;
            app.see("Nie zapisano na tym urządzeniu").await;
            app.see_no(SAVED_HERE).await;
            app.find(&button("Zapisz na tym urządzeniu")).await;
            endpoint.up(Mood::Accept).await;
            app.tap(&button("Wyślij teraz")).await;
            endpoint.holds(1).await;
            app.see("Wysłano").await;
            app.see_no("Nie zapisano").await;
        },
    );
}

#[test]
fn a_disk_without_room_is_told_as_saved_for_now_only_and_made_good_when_there_is_room_24() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        let quota = json!({ "origin": app.site().origin(), "quotaSize": 1 });
        app.browser().cdp("Storage.overrideQuotaForOrigin", quota).await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany tymczasowo").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano tymczasowo").await;
        app.see_no(SAVED_HERE).await;
        app.browser().cdp("Storage.overrideQuotaForOrigin", json!({ "origin": app.site().origin() })).await;
        script(app, "window.dispatchEvent(new Event('focus'));").await;
        app.see(SAVED_HERE).await;
    });
}

#[test]
fn where_no_storage_may_be_used_the_programme_is_readable_and_answers_are_sent_at_once_25() {
    play_with(
        Endpoint::reserve,
        |endpoint| Setup { before: Some(FORBIDDEN), ..with(endpoint) },
        async |app, endpoint| {
            endpoint.up(Mood::Accept).await;
            app.open(NOON).await;
            app.see("Prezydent Starachowic").await;
            app.see("Ta przeglądarka nie pozwala niczego zapisać.").await;
            app.see("Ankiety wysyłamy od razu.").await;
            app.open(FORM_A).await;
            answer_workshop(app, "4").await;
            app.see("Szkicu nie udało się zapisać.").await;
            send(app).await;
            endpoint.holds(1).await;
            app.see("Wysłano").await;
            app.see_no(SAVED_HERE).await;
        },
    );
}

#[test]
fn without_localstorage_answers_are_saved_and_the_warning_speaks_of_the_plan_25() {
    play(Setup { before: Some(NO_LOCAL), ..Setup::phone() }, async |app| {
        app.open(FORM_A).await;
        app.see("nie zapamięta planu, notatek ani ustawień").await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see(SAVED_HERE).await;
        app.kill_and_restart().await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
    });
}

#[test]
fn without_a_database_answers_are_kept_for_now_and_said_to_be_25() {
    play(Setup { before: Some(NO_DATABASE), ..Setup::phone() }, async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany tymczasowo").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano tymczasowo").await;
        app.see_no(SAVED_HERE).await;
        app.open(OUTBOX).await;
        app.see("Ta przeglądarka nie daje teraz trwałej pamięci.").await;
        app.see("Jak pracować z trudnym klientem").await;
        app.find(&button("Kopiuj")).await;
    });
}

#[test]
fn what_a_private_window_does_is_told_wherever_answers_are_kept_26() {
    play(Setup::phone(), async |app| {
        app.open("#/privacy").await;
        app.see("w oknie prywatnym samo zamknięcie okna").await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see(SAVED_HERE).await;
        app.open(OUTBOX).await;
        app.see("Okno prywatne kasuje wszystko, gdy je zamkniesz.").await;
    });
}

#[test]
fn the_browser_is_asked_to_keep_what_is_saved_27() {
    const ASKED: &str = "
        globalThis.asked = 0;
        const persist = StorageManager.prototype.persist;
        StorageManager.prototype.persist = function () { asked += 1; return persist.call(this); };
    ";
    play(Setup { before: Some(ASKED), ..Setup::phone() }, async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        assert_eq!(script(app, "return asked;").await, json!(0), "not before there is anything to keep");
        app.tap(&button("Zapisz ankietę")).await;
        app.see(SAVED_HERE).await;
        app.until("it was asked", "return asked === 1;", &[]).await;
        app.open(OUTBOX).await;
        app.see("iPhone może usunąć dane strony, której nie otwierasz przez 7 dni").await;
    });
}

#[test]
fn from_day_two_on_every_page_reminds_of_what_was_not_sent_27() {
    play_with(Endpoint::reserve, with, async |app, _| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see(SAVED_HERE).await;
        app.open("#/?now=2017-09-26T18:00").await;
        app.see("Prezydent").await;
        app.see_no("niewysłana odpowiedź").await;
        for page in ["#/", "#/plan", "#/info", "#/session/wizyta"] {
            app.open(&format!("{page}?now=2017-09-27T09:00")).await;
            app.see("1 niewysłana odpowiedź").await;
            app.see("Wyślemy, gdy otworzysz aplikację w zasięgu.").await;
        }
        app.tap(&link("Moje ankiety").inside("main", "")).await;
        app.find(&heading("Moje ankiety")).await;
    });
}

fn fixture(name: &str) -> String {
    files::fixture(&format!("records/{name}"))
}

#[test]
fn damaged_records_in_either_storage_are_set_aside_raw_and_the_others_go_on_29() {
    let whole = fixture("entry-1-saved.json");
    let (half, nonsense) = (whole[..whole.len() / 2].to_owned(), "\u{0}{nic".to_owned());
    let records = [
        (key("submission", 1), whole, Place::Both),
        (key("submission", 11), half.clone(), Place::Durable),
        (key("submission", 12), nonsense.clone(), Place::Local),
        (key("draft", 13), half.clone(), Place::Both),
    ];
    play_with(
        Endpoint::reserve,
        |endpoint| Setup { before: Some(SAVED), ..with(endpoint) },
        async |app, endpoint| {
            endpoint.up(Mood::Accept).await;
            seed(app, &records).await;
            app.open(OUTBOX).await;
            endpoint.holds(1).await;
            app.see("Wysłano").await;
            app.see("3 zapisy, których nie da się odczytać").await;
            app.tap(&button("Zapisz jako plik").inside("complementary", "Zachowaj albo przekaż")).await;
            let file: Value = serde_json::from_str(&saved_file(app).await).expect("the file is JSON");
            let aside = file["unreadable"].as_array().expect("a list").clone();
            assert_eq!(file["submissions"].as_array().map(Vec::len), Some(1));
            assert_eq!(aside.iter().filter(|text| **text == json!(half)).count(), 2, "{aside:?}");
            assert!(aside.contains(&json!(nonsense)));
            app.tap(&button("Szkic 00000000-0000-4000-8000-000000000013")).await;
            app.until("another file", "return saved.length === 2;", &[]).await;
            let one: Value = serde_json::from_str(&saved_file(app).await).expect("the file is JSON");
            assert_eq!(one["unreadable"], json!([half]));
            assert_eq!(raw(app, &key("submission", 11)).await, (None, Some(half.clone())), "the bytes stay");
            assert_eq!(raw(app, &key("submission", 12)).await, (Some(nonsense.clone()), None));
            assert_eq!(raw(app, &key("draft", 13)).await, (Some(half.clone()), Some(half.clone())));
        },
    );
}

#[test]
fn records_of_the_former_build_are_sent_as_they_were_stored_30() {
    let records = [
        (key("submission", 1), fixture("entry-1-saved.json"), Place::Both),
        (key("submission", 2), fixture("entry-1-sent.json"), Place::Both),
        (key("submission", 3), fixture("entry-1-refused.json"), Place::Durable),
        (key("draft", 5), fixture("draft-1.json"), Place::Both),
    ];
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        seed(app, &records).await;
        app.open(OUTBOX).await;
        endpoint.holds(1).await;
        app.see("2 wysłane, 1 wymaga uwagi.").await;
        app.see("Kod błędu: 422").await;
        let stored: Value = serde_json::from_str(&fixture("entry-1-saved.json")).expect("a record is JSON");
        let frozen: Value = serde_json::from_str(stored["submission"].as_str().expect("a text")).expect("a submission is JSON");
        assert_eq!(endpoint.stored().into_values().collect::<Vec<_>>(), [frozen]);
        app.tap(&button("Spróbuj ponownie")).await;
        endpoint.holds(2).await;
    });
    play(Setup::phone(), async |app| {
        seed(app, &[(key("draft", 5), fixture("draft-1.json"), Place::Both)]).await;
        app.open(FORM_A).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
        app.until("the words are back", "return document.querySelector('textarea').value === 'Dłuższej\\nprzerwy.';", &[]).await;
    });
}

#[test]
fn records_of_a_newer_build_stay_to_the_byte_31() {
    let (entry, draft) = (fixture("entry-2.json"), fixture("draft-2.json"));
    let records = [
        (key("submission", 6), entry.clone(), Place::Both),
        (key("draft", 7), draft.clone(), Place::Both),
        (key("submission", 1), fixture("entry-1-saved.json"), Place::Both),
    ];
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        seed(app, &records).await;
        app.open(OUTBOX).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.see("2 zapisy z nowszej wersji aplikacji. Zostają nietknięte.").await;
        app.open(FORM_A).await;
        app.reload().await;
        app.open(OUTBOX).await;
        app.see("2 zapisy z nowszej wersji aplikacji.").await;
        assert_eq!(raw(app, &key("submission", 6)).await, (Some(entry.clone()), Some(entry.clone())));
        assert_eq!(raw(app, &key("draft", 7)).await, (Some(draft.clone()), Some(draft.clone())));
        assert_eq!(endpoint.attempts().len(), 1);
    });
}

#[test]
fn every_reason_for_attention_is_told_with_what_to_do_and_focus_stays_on_a_row_while_another_changes() {
    let records = [
        (key("submission", 1), fixture("entry-1-saved.json"), Place::Both),
        (key("submission", 3), fixture("entry-1-refused.json"), Place::Both),
        (key("submission", 4), fixture("entry-1-conflict.json"), Place::Both),
    ];
    play_with(
        Endpoint::reserve,
        |endpoint| Setup { before: Some(SAVED), ..with(endpoint) },
        async |app, endpoint| {
            seed(app, &records).await;
            app.open(OUTBOX).await;
            app.see("Serwer nie przyjął odpowiedzi. Odpowiedź jest bezpieczna na tym urządzeniu. Kod błędu: 422.").await;
            app.see("Serwer ma inną odpowiedź pod tym samym numerem").await;
            app.find(&link("Popraw odpowiedź")).await;
            let focus = "const rows = [...document.querySelectorAll('main li')].filter(row => row.innerText.includes('422'));\
            const buttons = [...rows[0].querySelectorAll('button')]; globalThis.mine = buttons.find(it => it.innerText.includes('jako plik'));\
            mine.focus(); return document.activeElement === mine;";
            assert_eq!(script(app, focus).await, json!(true));
            endpoint.up(Mood::Accept).await;
            script(app, "window.dispatchEvent(new Event('online'));").await;
            endpoint.holds(1).await;
            app.see("1 wysłana, 2 wymagają uwagi.").await;
            assert_eq!(script(app, "return document.activeElement === mine && mine.isConnected;").await, json!(true));
            script(app, "mine.click();").await;
            let one: Value = serde_json::from_str(&saved_file(app).await).expect("the file is JSON");
            assert_eq!(one["submissions"].as_array().map(Vec::len), Some(1));
            assert_eq!(one["submissions"][0]["answers"]["S3"], "Światła.");
            app.tap(&link("Popraw odpowiedź")).await;
            app.tap(&button("Popraw odpowiedź")).await;
            app.tap(&radio("5").inside("group", EXERCISES)).await;
            app.tap(&button("Zapisz poprawkę")).await;
            endpoint.holds(2).await;
            app.go(OUTBOX).await;
            app.see("2 wysłane, 1 czeka na wysłanie, 1 wymaga uwagi.").await;
            app.see("zastąpiona albo wycofana").await;
        },
    );
}

//! The organiser's desk, on what participants really sent: a real Kinto, and a plain JSON server with a token.

use serde_json::{Value, json};

use crate::support::{
    endpoint::{Endpoint, Mood, TOKEN},
    feedback::{EXERCISES, FORM_A, OUTBOX, answer_workshop, send},
    find::{button, radio, textbox, the},
    kinto::{Kinto, PASSWORD},
    scene::{App, Setup, play, play_with},
};

/// An answer of another participant, about workshop A.
fn another(number: usize, points: u8) -> (String, Value) {
    let id = format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}");
    let submission = json!({
        "schema": "kuluary.submission/1", "id": id, "meeting": "2017-09-baltow", "kind": "feedback", "about": { "session": "warsztat-a-1" },
        "survey": "workshop", "version": 1, "answers": { "W1": points }, "at": "2017-09-26T16:05:00+02:00", "lang": "pl",
    });
    (id, submission)
}

async fn sign_in(app: &App, name: &str, user: &str, secret: &str) {
    app.open("#/desk").await;
    if !user.is_empty() {
        app.fill(&textbox(name), user).await;
    }
    app.fill(&textbox("Hasło lub token"), secret).await;
    app.tap(&button("Zaloguj się i wczytaj")).await;
}

#[test]
fn what_is_sent_to_kinto_is_hidden_from_strangers_and_summed_up_for_the_organiser() {
    let with = |kinto: &Kinto| Setup::phone().sending_to(kinto.origin(), &kinto.delivery());
    play_with(Kinto::start, with, async |app, kinto| {
        app.open(FORM_A).await;
        answer_workshop(app, "2").await;
        send(app).await;
        app.see("Wysłano").await;
        let records = kinto.records();
        assert_eq!(records.len(), 1);
        let id = records[0]["id"].as_str().expect("a record has an id").to_owned();
        let [list, read, changed, deleted] = kinto.as_stranger(&id);
        assert_eq!((list.status, list.json()["data"].as_array().map(Vec::len)), (200, Some(0)));
        assert_eq!([read.status, changed.status, deleted.status], [401; 3]);
        assert_eq!(kinto.records(), records, "nothing was changed");

        app.tap(&button("Popraw odpowiedź")).await;
        app.tap(&radio("5").inside("group", EXERCISES)).await;
        app.tap(&button("Zapisz poprawkę")).await;
        app.open(OUTBOX).await;
        app.see("zastąpiona albo wycofana").await;
        app.see("2 wysłane.").await;
        for number in 0..11 {
            let (id, submission) = another(number, 4);
            assert_eq!(kinto.create(&id, &submission).status, 201);
        }

        sign_in(app, "Nazwa użytkownika", "admin", "nie-to").await;
        app.see("Serwer nie przyjął nazwy lub hasła.").await;
        sign_in(app, "Nazwa użytkownika", "admin", PASSWORD).await;
        app.see("12 odpowiedzi w podsumowaniu").await;
        app.see("poprawione lub wycofane: 1").await;
        app.see("100% ocen 4–5 (12 z 12)").await;
        app.tap(&button("Wyloguj się")).await;
        let forgotten =
            "return ![...Object.values(sessionStorage), ...Object.values(localStorage)].some(kept => kept.includes(arguments[0]));";
        app.until("the password is forgotten", forgotten, &[json!(PASSWORD)]).await;
    });
}

#[test]
fn a_token_reads_a_plain_server_and_few_answers_show_counts_only() {
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.holds(1).await;
        sign_in(app, "", "", "inny-token").await;
        app.see("Serwer nie przyjął nazwy lub hasła.").await;
        sign_in(app, "", "", TOKEN).await;
        app.see("1 odpowiedź w podsumowaniu").await;
        app.see("Grupy mniejsze niż 5 są ukryte").await;
        app.reload().await;
        app.see("1 odpowiedź w podsumowaniu").await;
        for address in [app.client().current_url().await.expect("an address").to_string(), endpoint.addresses().join(" ")] {
            assert!(!address.contains(TOKEN), "the token stands in no address: {address}");
        }
    });
}

#[test]
fn without_a_server_the_desk_sums_up_this_device() {
    play(Setup::phone(), async |app| {
        app.open("#/desk").await;
        app.see("Nie ma jeszcze odpowiedzi").await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open("#/desk").await;
        app.see("1 odpowiedź w podsumowaniu").await;
        app.see("Mniej niż 10 odpowiedzi, dlatego tylko liczby.").await;
        app.see("brak danych").await;
        let present = app.find(&the("spinbutton", "Obecni: Jak pracować z trudnym klientem (tura 1")).await;
        present.send_keys("10\u{e004}").await.expect("the field takes numbers");
        app.see("10%").await;
    });
}

#[test]
fn the_desk_follows_to_another_meeting_and_back() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open("#/desk").await;
        app.see("1 odpowiedź w podsumowaniu").await;
        app.go("#/desk?m=2017-10-baltow").await;
        app.see("0 odpowiedzi w podsumowaniu").await;
        app.go("#/desk").await;
        app.see("1 odpowiedź w podsumowaniu").await;
    });
}

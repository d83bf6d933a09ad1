//! Answers on their way: kept on the device first, sent when the server listens, and never lost, doubled or overwritten.
//!
//! The conservation rule is asserted throughout: whatever the app said it saved is on the server or on this device.

use serde_json::json;

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{AFTER_A, EXERCISES, FORM_A, FORM_B, OUTBOX, answer_workshop, sees_sent, send},
    find::{button, link, radio},
    scene::{Setup, play_with},
};

/// The default meeting, whose answers go to `endpoint`.
fn with(endpoint: &Endpoint) -> Setup {
    Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery())
}

#[test]
fn an_answer_waits_for_the_server_and_is_sent_when_it_is_back_4_5() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open(OUTBOX).await;
        app.see("Wyślemy, gdy otworzysz aplikację w zasięgu").await;
        app.reload().await;
        app.see("Jak pracować z trudnym klientem").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        // A page that is left before it has the reply asks again, as it must.
        app.see("Wysłano").await;
        sees_sent(app).await;
        let (_, stored) = endpoint.stored().pop_first().expect("one is stored");
        assert_eq!(stored["about"], json!({ "session": "warsztat-a-1" }));
        assert_eq!(stored["answers"]["W1"], json!(4));
        app.reload().await;
        app.open(AFTER_A).await;
        assert_eq!(endpoint.attempts().len(), 1, "what was sent is not sent again");
    });
}

#[test]
fn a_reply_lost_on_the_way_makes_no_second_record_7() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::StoreThenCut).await;
        app.open(FORM_A).await;
        answer_workshop(app, "5").await;
        send(app).await;
        endpoint.holds(1).await;
        endpoint.feel(Mood::Accept);
        endpoint.tried(2).await;
        sees_sent(app).await;
        let attempts = endpoint.attempts();
        assert!(attempts.iter().all(|id| *id == attempts[0]), "one id for every attempt: {attempts:?}");
        assert!(endpoint.always_got_the_same(), "the very same bytes each time");
        assert_eq!(endpoint.stored().len(), 1);
    });
}

#[test]
fn a_browser_killed_while_it_sends_still_has_the_answer_9() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Hold).await;
        app.open(FORM_A).await;
        answer_workshop(app, "2").await;
        send(app).await;
        endpoint.tried(1).await;
        app.see("Wysyłanie…").await;
        app.kill_and_restart().await;
        assert_eq!(endpoint.stored().len(), 0);
        endpoint.feel(Mood::Accept);
        app.open(OUTBOX).await;
        endpoint.holds(1).await;
        sees_sent(app).await;
        assert_eq!(endpoint.stored().values().next().expect("one is stored")["answers"]["W1"], json!(2));
    });
}

#[test]
fn an_answer_saved_without_a_server_survives_a_killed_browser_4() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        app.open(FORM_A).await;
        answer_workshop(app, "3").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.kill_and_restart().await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
    });
}

#[test]
fn a_refused_answer_needs_attention_and_holds_up_nobody_13() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Refuse(400)).await;
        app.open(FORM_A).await;
        answer_workshop(app, "1").await;
        send(app).await;
        endpoint.tried(1).await;
        app.open(OUTBOX).await;
        app.see("Wymaga uwagi").await;
        endpoint.feel(Mood::Accept);
        app.open(FORM_B).await;
        answer_workshop(app, "5").await;
        send(app).await;
        endpoint.holds(1).await;
        app.open(OUTBOX).await;
        app.see("Wymaga uwagi").await;
        app.see("Wysłano").await;
        assert_eq!(endpoint.stored().values().next().expect("one is stored")["about"], json!({ "session": "warsztat-b-1" }));
        app.tap(&button("Spróbuj ponownie")).await;
        endpoint.holds(2).await;
        sees_sent(app).await;
    });
}

#[test]
fn somebody_elses_record_under_the_same_id_is_never_overwritten_17() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Conflict).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.tried(1).await;
        app.open(OUTBOX).await;
        app.see("Serwer ma inną odpowiedź pod tym samym numerem").await;
        assert_eq!(endpoint.stored().len(), 0);
    });
}

#[test]
fn the_sign_in_page_of_a_hotel_is_no_acknowledgement_18() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Portal).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.tried(1).await;
        app.open(OUTBOX).await;
        app.see("Serwer nie potwierdził odbioru.").await;
        app.see_no("Wysłano").await;
        endpoint.feel(Mood::Accept);
        app.tap(&button("Wyślij teraz")).await;
        endpoint.holds(1).await;
        sees_sent(app).await;
    });
}

#[test]
fn two_taps_in_one_moment_make_one_record_23() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        let twice = "const send = document.querySelector('main form button[type=submit]'); send.click(); send.click();";
        app.client().execute(twice, Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        sees_sent(app).await;
        app.reload().await;
        assert_eq!(endpoint.attempts().len(), 1);
    });
}

#[test]
fn a_correction_and_a_withdrawal_are_records_of_their_own() {
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "2").await;
        send(app).await;
        endpoint.holds(1).await;
        let first = endpoint.attempts()[0].clone();
        app.tap(&button("Popraw odpowiedź")).await;
        app.is_checked(&radio("2").inside("group", EXERCISES), true).await;
        app.tap(&radio("5").inside("group", EXERCISES)).await;
        app.tap(&button("Zapisz poprawkę")).await;
        endpoint.holds(2).await;
        let second = endpoint.attempts()[1].clone();
        let stored = endpoint.stored();
        assert_eq!((&stored[&first]["answers"]["W1"], &stored[&second]["answers"]["W1"]), (&json!(2), &json!(5)));
        assert_eq!(stored[&second]["replaces"], json!(first));
        app.open(FORM_A).await;
        app.tap(&button("Wycofaj odpowiedź")).await;
        app.tap(&button("Tak, wycofaj")).await;
        endpoint.holds(3).await;
        let third = endpoint.attempts()[2].clone();
        assert_eq!(endpoint.stored()[&third]["withdraws"], json!(second));
        app.open(OUTBOX).await;
        app.see("zastąpiona albo wycofana").await;
    });
}

#[test]
fn the_count_of_unsent_answers_stands_on_every_page_27() {
    play_with(Endpoint::reserve, with, async |app, _| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        for hash in ["#/", "#/plan", "#/info"] {
            app.open(hash).await;
            app.find(&link("Ankiety 1").inside("navigation", "Główna")).await;
        }
    });
}

//! The chief journeys in the other engines: Firefox ESR and `WebKit`. Chromium proves them, and much more, in the files beside this one.
//!
//! Numbers are rows of the fault matrix. `WebKit`'s browser keeps nothing when it is closed, so a closed or killed browser is Firefox's.

use serde_json::json;

use crate::support::{
    browser::Engine,
    builds::{MARK, NEWER, caches, keeps, look_for_update, next_build, open_desk, settle_in},
    endpoint::{Endpoint, Mood},
    feedback::{EXERCISES, FORM_A, FORM_B, NOON, OUTBOX, answer_workshop, sees_sent, send, submit},
    find::{button, heading, link, radio},
    scene::{Setup, play, play_with},
};

fn phone(engine: Engine) -> Setup {
    Setup::phone().within(engine)
}

/// The same, whose answers go to a server.
fn sending(engine: Engine) -> impl FnOnce(&Endpoint) -> Setup {
    move |endpoint| phone(engine).sending_to(endpoint.origin(), &endpoint.delivery())
}

fn starts_without_a_network(engine: Engine) {
    play(phone(engine), async |app| {
        settle_in(app).await;
        open_desk(app).await;
        app.open(NOON).await;
        app.site().set_down(true);
        app.reload().await;
        app.see("Prezydent Starachowic").await;
        for (hash, title) in [("#/plan", "Mój plan"), ("#/info", "Informacje"), ("#/desk", "Panel organizatora")] {
            app.open(hash).await;
            app.find(&heading(title)).await;
            app.see(MARK).await;
        }
    });
}

fn submits_without_a_network_and_sends_later(engine: Engine) {
    play_with(Endpoint::reserve, sending(engine), async |app, endpoint| {
        settle_in(app).await;
        app.site().set_down(true);
        submit(app, FORM_A, "4").await;
        app.reload().await;
        app.open(OUTBOX).await;
        app.see("Wyślemy, gdy otworzysz aplikację w zasięgu").await;
        app.see("Jak pracować z trudnym klientem").await;
        app.see_no("Wysłano").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        // A page that is left before it has the reply asks again, as it must; one that has it does not.
        app.see("Wysłano").await;
        let sent = endpoint.attempts().len();
        sees_sent(app).await;
        let (_, stored) = endpoint.stored().pop_first().expect("one is stored");
        assert_eq!(stored["answers"]["W1"], json!(4));
        assert_eq!(endpoint.attempts().len(), sent, "what was sent is not sent again");
    });
}

fn lets_a_newer_build_in_when_asked(engine: Engine) {
    play(phone(engine), async |app| {
        settle_in(app).await;
        app.site().put("sw.js", next_build(app, "b"));
        look_for_update(app).await;
        app.see(NEWER).await;
        app.go("#/desk").await;
        app.find(&heading("Panel organizatora")).await;
        app.tap(&button("Włącz nową wersję")).await;
        app.see_no(NEWER).await;
        app.open(NOON).await;
        app.see(MARK).await;
        keeps(app, 1).await;
        let kept = caches(app).await;
        assert!(kept[0].ends_with(":b"), "{kept:?}");
        app.site().set_down(true);
        app.reload().await;
        app.see("Prezydent Starachowic").await;
    });
}

fn a_lost_reply_makes_no_second_record(engine: Engine) {
    play_with(Endpoint::reserve, sending(engine), async |app, endpoint| {
        endpoint.will([Mood::StoreThenCut]);
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "5").await;
        send(app).await;
        endpoint.holds(1).await;
        endpoint.tried(2).await;
        sees_sent(app).await;
        assert!(endpoint.always_got_the_same(), "the same bytes each time");
        assert_eq!(endpoint.stored().len(), 1);
    });
}

fn two_windows_send_each_answer_once(engine: Engine) {
    play_with(Endpoint::reserve, sending(engine), async |app, endpoint| {
        let client = app.client().clone();
        submit(app, FORM_A, "4").await;
        let first = client.window().await.expect("there is a window");
        let second = client.new_window(true).await.expect("a second window opens").handle;
        client.switch_to_window(second).await.expect("the second window comes forward");
        submit(app, FORM_B, "2").await;
        endpoint.up(Mood::Accept).await;
        app.hurry().await;
        client.switch_to_window(first).await.expect("the first window comes forward");
        app.hurry().await;
        endpoint.holds(2).await;
        app.go(OUTBOX).await;
        app.see_no("Wyślemy, gdy otworzysz aplikację w zasięgu").await;
        app.see_no("Wysyłanie…").await;
        // What one window wrote another may see a moment later, and send once more: its id keeps it single.
        assert_eq!(endpoint.stored().len(), 2);
        let attempts = endpoint.attempts();
        assert!(attempts.len() <= 4, "each at most once from each window: {attempts:?}");
    });
}

fn two_taps_make_one_record(engine: Engine) {
    play_with(Endpoint::reserve, sending(engine), async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        let twice = "const send = document.querySelector('main form button[type=submit]'); send.click(); send.click();";
        app.client().execute(twice, Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        // A page that is left before it has the reply asks again, as it must; so it is left only after that.
        app.see("Wysłano").await;
        assert_eq!(endpoint.attempts().len(), 1);
        sees_sent(app).await;
        assert_eq!(endpoint.attempts().len(), 1);
    });
}

fn a_phone_elsewhere_sees_the_meetings_own_hours(engine: Engine) {
    play(Setup { zone: Some("Asia/Tokyo"), ..phone(engine) }, async |app| {
        app.open(NOON).await;
        app.until("the phone is in Tokyo", "return new Date().getTimezoneOffset() === -540;", &[]).await;
        app.find(&link("Prezydent Starachowic").inside("complementary", "Teraz")).await;
        app.see("14:30").await;
        app.see_no("21:30").await;
    });
}

fn axe_finds_nothing(engine: Engine) {
    play(phone(engine), async |app| {
        for hash in [NOON, FORM_A] {
            app.open(hash).await;
            assert_eq!(app.axe().await, Vec::<String>::new(), "{hash}");
        }
    });
}

#[test]
fn firefox_starts_without_a_network_1() {
    starts_without_a_network(Engine::Firefox);
}

#[test]
fn webkit_starts_without_a_network_1() {
    starts_without_a_network(Engine::WebKit);
}

#[test]
fn firefox_submits_without_a_network_and_sends_later_4_5() {
    submits_without_a_network_and_sends_later(Engine::Firefox);
}

#[test]
fn webkit_submits_without_a_network_and_sends_later_4_5() {
    submits_without_a_network_and_sends_later(Engine::WebKit);
}

#[test]
fn firefox_lets_a_newer_build_in_when_asked_32_35() {
    lets_a_newer_build_in_when_asked(Engine::Firefox);
}

#[test]
fn webkit_lets_a_newer_build_in_when_asked_32_35() {
    lets_a_newer_build_in_when_asked(Engine::WebKit);
}

#[test]
fn firefox_makes_no_second_record_of_a_lost_reply_7() {
    a_lost_reply_makes_no_second_record(Engine::Firefox);
}

#[test]
fn webkit_makes_no_second_record_of_a_lost_reply_7() {
    a_lost_reply_makes_no_second_record(Engine::WebKit);
}

#[test]
fn firefox_sends_each_answer_once_from_two_windows_21() {
    two_windows_send_each_answer_once(Engine::Firefox);
}

#[test]
fn webkit_sends_each_answer_once_from_two_windows_21() {
    two_windows_send_each_answer_once(Engine::WebKit);
}

#[test]
fn firefox_makes_one_record_of_two_taps_23() {
    two_taps_make_one_record(Engine::Firefox);
}

#[test]
fn webkit_makes_one_record_of_two_taps_23() {
    two_taps_make_one_record(Engine::WebKit);
}

#[test]
fn firefox_elsewhere_shows_the_meetings_own_hours_43() {
    a_phone_elsewhere_sees_the_meetings_own_hours(Engine::Firefox);
}

#[test]
fn webkit_elsewhere_shows_the_meetings_own_hours_43() {
    a_phone_elsewhere_sees_the_meetings_own_hours(Engine::WebKit);
}

#[test]
fn firefox_shows_axe_nothing_wrong() {
    axe_finds_nothing(Engine::Firefox);
}

#[test]
fn webkit_shows_axe_nothing_wrong() {
    axe_finds_nothing(Engine::WebKit);
}

#[test]
fn firefox_killed_while_it_sends_still_has_the_answer_and_the_draft_4_9_10() {
    play_with(Endpoint::reserve, sending(Engine::Firefox), async |app, endpoint| {
        app.open(FORM_B).await;
        app.tap(&radio("3").inside("group", EXERCISES)).await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        endpoint.up(Mood::Hold).await;
        app.open(FORM_A).await;
        answer_workshop(app, "2").await;
        send(app).await;
        endpoint.tried(1).await;
        app.see("Wysyłanie…").await;
        app.kill_and_restart().await;
        assert_eq!(endpoint.stored().len(), 0);
        app.open(FORM_B).await;
        app.is_checked(&radio("3").inside("group", EXERCISES), true).await;
        endpoint.feel(Mood::Accept);
        app.open(OUTBOX).await;
        endpoint.holds(1).await;
        sees_sent(app).await;
        assert_eq!(endpoint.stored().values().next().expect("one is stored")["answers"]["W1"], json!(2));
    });
}

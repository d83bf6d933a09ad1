//! What servers and networks do to an answer on its way, fault by fault, in every engine. Numbers are rows of the fault matrix.
//!
//! The conservation rule is asserted throughout: what the app said it saved is on the server or on this device, and never twice.

use crate::support::{
    browser::{Engine, in_every_engine},
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop, sees_sent, send, submit},
    find::button,
    scene::{App, Setup, play_with},
};

in_every_engine! {
    without_an_online_event_a_timer_sends_5,
    without_an_online_event_the_focus_sends_5,
    after_a_quarter_of_an_hour_it_is_sent_without_a_reload_6,
    a_server_that_answers_too_late_is_asked_again_and_holds_one_8,
    a_connection_cut_before_anything_was_stored_is_tried_again_8,
    a_server_in_trouble_is_asked_again_ever_more_seldom_11,
    a_server_that_asks_for_a_pause_gets_it_12,
    what_is_refused_for_good_needs_attention_and_the_next_goes_on_13,
    where_nobody_may_write_nothing_is_sent_until_a_person_asks_14,
    a_corrected_address_is_taken_up_without_a_reload_15,
    pages_and_redirects_are_no_acknowledgement_18,
    empty_and_foreign_replies_are_no_acknowledgement_19,
    a_server_that_lets_no_page_read_it_looks_offline_and_loses_nothing_20,
}

const OFFLINE: &str = "Nie ma zasięgu.";
const UNCONFIRMED: &str = "Serwer nie potwierdził odbioru.";

fn phone(engine: Engine) -> Setup {
    Setup::phone().within(engine)
}

/// Plays a story on a phone whose answers go to a server, which is down at first.
fn play_sending(setup: Setup, story: impl AsyncFnOnce(&mut App, &Endpoint)) {
    play_with(Endpoint::reserve, |endpoint| setup.sending_to(endpoint.origin(), &endpoint.delivery()), story);
}

/// One answer is there, and it was always the same bytes under one id.
#[track_caller]
fn check_one(endpoint: &Endpoint) {
    assert_eq!(endpoint.stored().len(), 1);
    assert!(endpoint.always_got_the_same(), "one id and the same bytes for every attempt: {:?}", endpoint.attempts());
}

/// Whatever the browser knows of the connection is kept from the app.
const NEVER_ONLINE: &str = "
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    addEventListener('online', event => event.stopImmediatePropagation(), true);
";

fn without_an_online_event_a_timer_sends_5(engine: Engine) {
    play_sending(Setup { before: Some(NEVER_ONLINE), ..phone(engine) }, async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        check_one(endpoint);
    });
}

/// Timers of a second and more never end, as in a phone that sleeps.
const ASLEEP: &str = "
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    addEventListener('online', event => event.stopImmediatePropagation(), true);
    (() => {
        const timer = globalThis.setTimeout;
        globalThis.setTimeout = (what, wait, ...rest) => wait < 1000 ? timer(what, wait, ...rest) : 0;
    })();
";

fn without_an_online_event_the_focus_sends_5(engine: Engine) {
    play_sending(Setup { before: Some(ASLEEP), ..phone(engine) }, async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        endpoint.up(Mood::Accept).await;
        app.client().execute("window.dispatchEvent(new Event('focus'));", Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        check_one(endpoint);
    });
}

fn after_a_quarter_of_an_hour_it_is_sent_without_a_reload_6(engine: Engine) {
    play_sending(phone(engine).hasty(150), async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        app.pass(15).await;
        let tries = app.gaps().await.len() + 1;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.until("it is still the same page", "return window.since > 0;", &[]).await;
        let waits = app.waits().await;
        assert!(waits.iter().all(|wait| *wait <= 300_000), "no wait is longer than five minutes: {waits:?}");
        assert!((4..=20).contains(&tries), "tried {tries} times in a quarter of an hour");
        check_one(endpoint);
    });
}

fn a_server_that_answers_too_late_is_asked_again_and_holds_one_8(engine: Engine) {
    play_sending(phone(engine).impatient(), async |app, endpoint| {
        endpoint.will([Mood::Late(std::time::Duration::from_millis(1_500))]);
        endpoint.up(Mood::Hold).await;
        submit(app, FORM_A, "4").await;
        app.see("Serwer ankiet nie zdążył odpowiedzieć").await;
        endpoint.holds(1).await;
        endpoint.tried(2).await;
        app.see_no("Wysłano").await;
        endpoint.feel(Mood::Accept);
        app.see("Wysłano").await;
        check_one(endpoint);
    });
}

fn a_connection_cut_before_anything_was_stored_is_tried_again_8(engine: Engine) {
    play_sending(phone(engine), async |app, endpoint| {
        endpoint.will([Mood::Cut, Mood::Cut]);
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        endpoint.tried(3).await;
        app.see("Wysłano").await;
        check_one(endpoint);
    });
}

fn a_server_in_trouble_is_asked_again_ever_more_seldom_11(engine: Engine) {
    play_sending(phone(engine).hasty(20), async |app, endpoint| {
        endpoint.will([Mood::Refuse(500), Mood::Refuse(502)]);
        endpoint.up(Mood::Refuse(503)).await;
        submit(app, FORM_A, "4").await;
        endpoint.tried(4).await;
        app.see("Serwer ankiet chwilowo nie przyjmuje odpowiedzi").await;
        app.see_no("Wysłano").await;
        endpoint.feel(Mood::Accept);
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        let gaps = app.gaps().await;
        assert!(gaps.len() >= 4, "{gaps:?}");
        for (gap, wait) in gaps.iter().zip([1_500, 3_000, 6_000, 12_000]) {
            assert!(*gap >= wait, "each wait is twice the one before, less a quarter by chance: {gaps:?}");
        }
        check_one(endpoint);
    });
}

fn a_server_that_asks_for_a_pause_gets_it_12(engine: Engine) {
    play_sending(phone(engine).hasty(60), async |app, endpoint| {
        endpoint.will([Mood::AskToWait(429, "120"), Mood::AskToWait(503, "60")]);
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see("Serwer ankiet chwilowo nie przyjmuje odpowiedzi").await;
        // Nothing that only hurries may cut the pause short.
        for event in ["online", "focus", "visibilitychange"] {
            let script = "for (const place of [window, document]) place.dispatchEvent(new Event(arguments[0]));";
            app.client().execute(script, vec![event.into()]).await.expect("the page runs scripts");
        }
        app.go(FORM_B).await;
        answer_workshop(app, "2").await;
        send(app).await;
        endpoint.holds(2).await;
        app.see("Wysłano").await;
        let gaps = app.gaps().await;
        assert!(gaps[0] >= 120_000 && gaps[1] >= 60_000, "{gaps:?}");
        assert_eq!(endpoint.attempts().len(), 4, "no storm");
    });
}

fn what_is_refused_for_good_needs_attention_and_the_next_goes_on_13(engine: Engine) {
    for status in [400, 413, 422] {
        play_sending(phone(engine), async |app, endpoint| {
            submit(app, FORM_A, "1").await;
            submit(app, FORM_B, "5").await;
            endpoint.will([Mood::Refuse(status)]);
            endpoint.up(Mood::Accept).await;
            endpoint.holds(1).await;
            app.open(OUTBOX).await;
            app.see("Wymaga uwagi").await;
            app.see(&format!("Kod błędu: {status}.")).await;
            app.see("Wysłano").await;
            let first = endpoint.attempts()[0].clone();
            assert!(!endpoint.stored().contains_key(&first), "the first was refused, and the second went past it");
            app.tap(&button("Spróbuj ponownie")).await;
            endpoint.holds(2).await;
            sees_sent(app).await;
        });
    }
}

fn where_nobody_may_write_nothing_is_sent_until_a_person_asks_14(engine: Engine) {
    for status in [401, 403] {
        play_sending(phone(engine).hasty(400), async |app, endpoint| {
            endpoint.up(Mood::Refuse(status)).await;
            submit(app, FORM_A, "4").await;
            app.see("Serwer ankiet nie pozwala wysyłać").await;
            app.see("Powiedz o tym organizatorowi").await;
            app.hurry().await;
            app.go(FORM_B).await;
            answer_workshop(app, "2").await;
            send(app).await;
            app.pass(20).await;
            assert_eq!(endpoint.attempts().len(), 1, "no further calls");
            endpoint.feel(Mood::Accept);
            app.go(OUTBOX).await;
            app.tap(&button("Wyślij teraz")).await;
            endpoint.holds(2).await;
            app.see("2 wysłane.").await;
        });
    }
}

fn a_corrected_address_is_taken_up_without_a_reload_15(engine: Engine) {
    let mistyped = |endpoint: &Endpoint| {
        let mut delivery = endpoint.delivery();
        delivery["url"] = format!("{}/ansers", endpoint.origin()).into();
        phone(engine).sending_to(endpoint.origin(), &delivery)
    };
    play_with(Endpoint::reserve, mistyped, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see("Pod tym adresem nie ma serwera ankiet").await;
        assert_eq!(endpoint.stored().len(), 0);
        let corrected = phone(engine).sending_to(endpoint.origin(), &endpoint.delivery()).config.expect("a configuration");
        app.site().put("config.json", corrected.to_string());
        // As if a minute and more went by, and the person came back to the app.
        let script = "const now = window.Date.now; window.Date.now = () => now() + 61000; window.dispatchEvent(new Event('focus'));";
        app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        check_one(endpoint);
    });
}

/// Sends by hand against each of these moods, none of which acknowledges anything; then against a server that does.
async fn goes_unconfirmed(app: &App, endpoint: &Endpoint, moods: &[Mood]) {
    endpoint.up(moods[0]).await;
    submit(app, FORM_A, "4").await;
    app.go(OUTBOX).await;
    for mood in moods {
        eprintln!("{mood:?}");
        endpoint.feel(*mood);
        let tried = endpoint.attempts().len();
        app.see(UNCONFIRMED).await;
        app.tap(&button("Wyślij teraz")).await;
        endpoint.tried(tried + 1).await;
        app.see_no("Wysyłanie…").await;
        app.see(UNCONFIRMED).await;
        app.see_no("Wysłano").await;
    }
    endpoint.feel(Mood::Accept);
    app.tap(&button("Wyślij teraz")).await;
    endpoint.holds(1).await;
    sees_sent(app).await;
    check_one(endpoint);
}

fn pages_and_redirects_are_no_acknowledgement_18(engine: Engine) {
    play_sending(phone(engine), async |app, endpoint| {
        goes_unconfirmed(app, endpoint, &[Mood::Portal, Mood::RedirectHere, Mood::RedirectAway]).await;
        let followed: Vec<_> = endpoint.addresses().into_iter().filter(|address| address != "/answers").collect();
        assert!(followed.is_empty(), "no redirect is followed: {followed:?}");
        // Chromium's log announces the request that it then does not make: that one, and nothing else.
        let announced = app.manners().await;
        let away = endpoint.origin().replace("127.0.0.1", "localhost");
        assert!(announced.iter().all(|line| *line == format!("a request to {away}")), "{announced:?}");
    });
}

fn empty_and_foreign_replies_are_no_acknowledgement_19(engine: Engine) {
    play_sending(phone(engine), async |app, endpoint| {
        let moods = [Mood::Wordless(204), Mood::Wordless(200), Mood::Wordless(201), Mood::Foreign, Mood::OtherId];
        goes_unconfirmed(app, endpoint, &moods).await;
    });
}

fn a_server_that_lets_no_page_read_it_looks_offline_and_loses_nothing_20(engine: Engine) {
    play_sending(phone(engine), async |app, endpoint| {
        endpoint.set_open(false);
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        app.see_no("Wysłano").await;
        // WebKitGTK 2.50 does not ask first once a service worker has the page; it sends, and keeps the reply from the page.
        let sent = if engine == Engine::WebKit { 1 } else { 0 };
        assert_eq!(endpoint.stored().len(), sent, "the browser asks first, and then sends nothing");
        endpoint.set_open(true);
        app.go(OUTBOX).await;
        app.tap(&button("Wyślij teraz")).await;
        endpoint.holds(1).await;
        sees_sent(app).await;
        check_one(endpoint);
    });
}

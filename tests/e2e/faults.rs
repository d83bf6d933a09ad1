//! What servers and networks do to an answer on its way, fault by fault, in every engine: what passes by itself. Numbers are rows of the
//! fault matrix.
//!
//! The conservation rule is asserted throughout: what the app said it saved is on the server or on this device, and never twice.

use crate::support::{
    browser::{Engine, in_every_engine},
    endpoint::Mood,
    feedback::{FORM_A, FORM_B, answer_workshop, send, submit},
    scene::{Setup, play_sending},
};

in_every_engine! {
    without_an_online_event_a_timer_sends_5,
    without_an_online_event_the_focus_sends_5,
    after_a_quarter_of_an_hour_it_is_sent_without_a_reload_6,
    a_server_that_answers_too_late_is_asked_again_and_holds_one_8,
    a_connection_cut_before_anything_was_stored_is_tried_again_8,
    a_server_in_trouble_is_asked_again_ever_more_seldom_11,
    a_server_that_asks_for_a_pause_gets_it_12,
}

const OFFLINE: &str = "Nie ma zasięgu.";

/// Whatever the browser knows of the connection is kept from the app.
const NEVER_ONLINE: &str = "
    Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false });
    addEventListener('online', event => event.stopImmediatePropagation(), true);
";

fn without_an_online_event_a_timer_sends_5(engine: Engine) {
    play_sending(Setup { before: Some(NEVER_ONLINE), ..Setup::phone().within(engine) }, async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        endpoint.has_one();
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
    play_sending(Setup { before: Some(ASLEEP), ..Setup::phone().within(engine) }, async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        endpoint.up(Mood::Accept).await;
        app.client().execute("window.dispatchEvent(new Event('focus'));", Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        endpoint.has_one();
    });
}

fn after_a_quarter_of_an_hour_it_is_sent_without_a_reload_6(engine: Engine) {
    play_sending(Setup::phone().within(engine).hasty(150), async |app, endpoint| {
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
        endpoint.has_one();
    });
}

fn a_server_that_answers_too_late_is_asked_again_and_holds_one_8(engine: Engine) {
    play_sending(Setup::phone().within(engine).impatient(), async |app, endpoint| {
        endpoint.will([Mood::Late(std::time::Duration::from_millis(1_500))]);
        endpoint.up(Mood::Hold).await;
        submit(app, FORM_A, "4").await;
        app.see("Serwer ankiet nie zdążył odpowiedzieć").await;
        endpoint.holds(1).await;
        endpoint.tried(2).await;
        app.see_no("Wysłano").await;
        endpoint.feel(Mood::Accept);
        app.see("Wysłano").await;
        endpoint.has_one();
    });
}

fn a_connection_cut_before_anything_was_stored_is_tried_again_8(engine: Engine) {
    play_sending(Setup::phone().within(engine), async |app, endpoint| {
        endpoint.will([Mood::Cut, Mood::Cut]);
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        endpoint.tried(3).await;
        app.see("Wysłano").await;
        endpoint.has_one();
    });
}

fn a_server_in_trouble_is_asked_again_ever_more_seldom_11(engine: Engine) {
    play_sending(Setup::phone().within(engine).hasty(20), async |app, endpoint| {
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
        endpoint.has_one();
    });
}

fn a_server_that_asks_for_a_pause_gets_it_12(engine: Engine) {
    play_sending(Setup::phone().within(engine).hasty(60), async |app, endpoint| {
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

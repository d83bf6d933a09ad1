//! What servers and networks do to an answer on its way, in every engine: refusals, and what is no acknowledgement. Numbers are rows of the
//! fault matrix.

use crate::support::{
    browser::{Engine, in_every_engine},
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop, sees_sent, send, submit},
    find::button,
    scene::{App, Setup, play_sending, play_with},
};

in_every_engine! {
    what_is_refused_for_good_needs_attention_and_the_next_goes_on_13,
    where_nobody_may_write_nothing_is_sent_until_a_person_asks_14,
    a_corrected_address_is_taken_up_without_a_reload_15,
    pages_and_redirects_are_no_acknowledgement_18,
    empty_and_foreign_replies_are_no_acknowledgement_19,
    a_server_that_lets_no_page_read_it_looks_offline_and_loses_nothing_20,
    a_content_policy_without_the_server_looks_offline_and_loses_nothing_20,
}

const OFFLINE: &str = "Nie ma zasięgu.";
const UNCONFIRMED: &str = "Serwer nie potwierdził odbioru.";

fn what_is_refused_for_good_needs_attention_and_the_next_goes_on_13(engine: Engine) {
    for status in [400, 413, 422] {
        play_sending(Setup::phone().within(engine), async |app, endpoint| {
            submit(app, FORM_A, "1").await;
            submit(app, FORM_B, "5").await;
            endpoint.will([Mood::Refuse(status)]);
            endpoint.up(Mood::Accept).await;
            endpoint.holds(1).await;
            app.open(OUTBOX).await;
            app.see("Wymaga uwagi").await;
            // What is too long can be mended by the person; the other codes are for whoever runs the server.
            app.see(&if status == 413 { "(kod 413)".to_owned() } else { format!("Kod błędu: {status}.") }).await;
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
        play_sending(Setup::phone().within(engine).hasty(400), async |app, endpoint| {
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
        Setup::phone().within(engine).sending_to(endpoint.origin(), &delivery)
    };
    play_with(Endpoint::reserve, mistyped, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see("Pod tym adresem nie ma serwera ankiet").await;
        assert_eq!(endpoint.stored().len(), 0);
        let corrected = Setup::phone().within(engine).sending_to(endpoint.origin(), &endpoint.delivery()).config.expect("a configuration");
        app.site().put("config.json", corrected.to_string());
        // As if a minute and more went by, and the person came back to the app.
        let script = "const now = window.Date.now; window.Date.now = () => now() + 61000; window.dispatchEvent(new Event('focus'));";
        app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        endpoint.has_one();
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
    endpoint.has_one();
}

fn pages_and_redirects_are_no_acknowledgement_18(engine: Engine) {
    play_sending(Setup::phone().within(engine), async |app, endpoint| {
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
    play_sending(Setup::phone().within(engine), async |app, endpoint| {
        let moods = [Mood::Wordless(204), Mood::Wordless(200), Mood::Wordless(201), Mood::Foreign, Mood::OtherId];
        goes_unconfirmed(app, endpoint, &moods).await;
    });
}

fn a_server_that_lets_no_page_read_it_looks_offline_and_loses_nothing_20(engine: Engine) {
    play_sending(Setup::phone().within(engine), async |app, endpoint| {
        endpoint.set_open(false);
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        app.see_no("Wysłano").await;
        // WebKitGTK 2.50 does not ask first once a service worker has the page; it sends, and keeps the reply from the page.
        let sent = usize::from(engine == Engine::WebKit);
        assert_eq!(endpoint.stored().len(), sent, "the browser asks first, and then sends nothing");
        endpoint.set_open(true);
        app.go(OUTBOX).await;
        app.tap(&button("Wyślij teraz")).await;
        endpoint.holds(1).await;
        sees_sent(app).await;
        endpoint.has_one();
    });
}

fn a_content_policy_without_the_server_looks_offline_and_loses_nothing_20(engine: Engine) {
    let with =
        |endpoint: &Endpoint| Setup { endpoint: None, ..Setup::phone().within(engine).sending_to(endpoint.origin(), &endpoint.delivery()) };
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        submit(app, FORM_A, "4").await;
        app.see(OFFLINE).await;
        app.see_no("Wysłano").await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        let mut broken = app.manners().await;
        app.client().goto("about:blank").await.expect("an empty page opens");
        broken.extend(app.manners().await);
        assert!(endpoint.attempts().is_empty(), "the browser lets nothing out");
        assert!(!broken.is_empty() && broken.iter().all(|line| line.contains("connect-src")), "{broken:?}");
    });
}

//! A phone whose clock is days off: what is on now is marked as doubtful, and nothing is lost or kept back by it.

use serde_json::{Value, json};

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop, send},
    scene::{Setup, play, play_with},
};

/// A clock that is so many days off; the page can set it.
macro_rules! days_off {
    ($days:literal) => {
        concat!(
            "globalThis.off = ",
            $days,
            " * 86400000; const real = Date; globalThis.Date = class extends real {
                constructor(...given) { given.length ? super(...given) : super(real.now() + off); }
                static now() { return real.now() + off; }
            };"
        )
    };
}

#[test]
fn a_clock_three_days_off_is_doubted_above_the_programme_until_it_is_set_right_42() {
    for (before, words) in
        [(days_off!("3"), "Zegar tego telefonu spieszy się o 3 dni."), (days_off!("-3"), "Zegar tego telefonu spóźnia się o 3 dni.")]
    {
        play(Setup { before: Some(before), ..Setup::phone() }, async |app| {
            app.open("#/").await;
            app.see(words).await;
            app.see("Godziny w programie są dobre.").await;
            app.go("#/info").await;
            app.see_no("Zegar tego telefonu").await;
            app.go("#/?now=2017-09-26T12:00").await;
            app.see("Prezydent Starachowic").await;
            app.see_no("Zegar tego telefonu").await;
            app.go("#/").await;
            app.see(words).await;
            app.client().execute("off = 0; window.dispatchEvent(new Event('focus'));", Vec::new()).await.expect("the page runs scripts");
            app.see_no("Zegar tego telefonu").await;
        });
    }
}

#[test]
fn a_clock_that_is_right_is_not_spoken_of_42() {
    play(Setup::phone(), async |app| {
        app.open("#/").await;
        app.see("działa bez internetu").await;
        app.until("the host was asked", "return performance.getEntriesByName(new URL('sw.js', location.href).href).length > 0;", &[]).await;
        app.see_no("Zegar tego telefonu").await;
    });
}

#[test]
fn a_clock_that_jumps_back_neither_reorders_nor_keeps_back_what_waits_42() {
    let with =
        |endpoint: &Endpoint| Setup { before: Some(days_off!("3")), ..Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery()) };
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.client().execute("off = -3 * 86400000;", Vec::new()).await.expect("the page runs scripts");
        app.go(FORM_B).await;
        answer_workshop(app, "5").await;
        send(app).await;
        app.see("Zapisano na tym urządzeniu").await;
        let queued = "return Object.keys(localStorage).filter(key => key.includes(':submission:')).map(key => JSON.parse(localStorage.getItem(key)))\
            .sort((a, b) => a.queued - b.queued).map(record => JSON.parse(record.submission).about.session);";
        let order: Value = app.client().execute(queued, Vec::new()).await.expect("the page runs scripts");
        assert_eq!(order, json!(["warsztat-a-1", "warsztat-b-1"]), "first submitted, first in the queue");
        endpoint.up(Mood::Accept).await;
        // Neither a wait nor a record has anything to do with the time of day.
        endpoint.holds(2).await;
        app.go(OUTBOX).await;
        app.see("2 wysłane.").await;
    });
}

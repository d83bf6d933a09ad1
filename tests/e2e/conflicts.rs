//! A record that is on the server already under the same id, at a real Kinto: ours, or somebody else's. Numbers are rows of the fault
//! matrix.

use serde_json::{Value, json};

use crate::support::{
    browser::{Engine, in_every_engine},
    feedback::{FORM_A, OUTBOX, answer_workshop},
    find::button,
    kinto::Kinto,
    scene::{App, Setup, play_with},
};

in_every_engine! {
    what_the_server_already_has_in_the_same_words_counts_as_sent_16,
    what_the_server_has_in_other_words_is_never_overwritten_17,
}

/// Answers stay on the device at first, so that a test can send them before the app does.
fn with(kinto: &Kinto, engine: Engine) -> Setup {
    let sending = Setup::phone().within(engine).sending_to(kinto.origin(), &json!({ "to": "device" }));
    Setup { endpoint: Some(kinto.origin()), ..sending }
}

/// Saves an answer on the device, and returns what the app would send.
async fn save(app: &App) -> Value {
    app.open(FORM_A).await;
    answer_workshop(app, "4").await;
    app.tap(&button("Zapisz ankietę")).await;
    app.see("Zapisano na tym urządzeniu").await;
    let script = "return JSON.parse(Object.entries(localStorage).find(([key]) => key.includes(':submission:'))[1]).submission;";
    let frozen = app.client().execute(script, Vec::new()).await.expect("the page reads its storage");
    serde_json::from_str(frozen.as_str().expect("the frozen bytes are text")).expect("they are JSON")
}

/// From now on answers go to Kinto.
async fn deliver(app: &App, kinto: &Kinto) {
    let config = Setup::phone().sending_to(kinto.origin(), &kinto.delivery()).config.expect("a configuration");
    app.site().put("config.json", config.to_string());
    app.open(OUTBOX).await;
}

fn what_the_server_already_has_in_the_same_words_counts_as_sent_16(engine: Engine) {
    play_with(
        Kinto::start,
        |kinto| with(kinto, engine),
        async |app, kinto| {
            let ours = save(app).await;
            let id = ours["id"].as_str().expect("it has an id").to_owned();
            assert_eq!(kinto.create(&id, &ours).status, 201);
            let stored = kinto.records();
            deliver(app, kinto).await;
            app.see("Wysłano").await;
            app.see_no("Wymaga uwagi").await;
            assert_eq!(kinto.records(), stored, "one record, untouched");
        },
    );
}

fn what_the_server_has_in_other_words_is_never_overwritten_17(engine: Engine) {
    play_with(
        Kinto::start,
        |kinto| with(kinto, engine),
        async |app, kinto| {
            let mut others = save(app).await;
            let id = others["id"].as_str().expect("it has an id").to_owned();
            others["answers"]["W1"] = json!(1);
            assert_eq!(kinto.create(&id, &others).status, 201);
            let stored = kinto.records();
            deliver(app, kinto).await;
            app.see("Serwer ma inną odpowiedź pod tym samym numerem").await;
            app.see_no("Wysłano").await;
            assert_eq!(kinto.records(), stored, "nothing was overwritten");
            app.reload().await;
            app.see("Jak pracować z trudnym klientem").await;
            app.see("Wymaga uwagi").await;
        },
    );
}

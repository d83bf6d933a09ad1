//! What is typed comes through letter by letter, whatever it is, and how long it may be is said beforehand.

use serde_json::json;

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::FORM_A,
    find::button,
    scene::{App, Setup, play, play_with},
};

const LIMIT: usize = 500;

/// Types a text at once, as pasting does.
async fn paste(app: &App, text: &str) {
    let script = "const field = document.querySelector('textarea'); field.focus(); field.value = arguments[0];\
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    app.client().execute(script, vec![json!(text)]).await.expect("the page runs scripts");
}

async fn shows(app: &App, text: &str) {
    app.until("the very words", "return document.querySelector('textarea').value === arguments[0];", &[json!(text)]).await;
}

#[test]
fn every_text_is_kept_exactly_from_the_draft_to_the_server_44() {
    let corpus = [
        "👩‍👩‍👧‍👦 🇵🇱 e\u{301} Zażółć gęślą jaźń".to_owned(),
        "שלום \u{202e}abc\u{202c} مرحبا".to_owned(),
        "a\u{0}b\u{1}c\n\n\"\\u0000\" <script>alert(1)</script>".to_owned(),
        "🙂".repeat(LIMIT),
    ];
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    for text in corpus {
        play_with(Endpoint::reserve, with, async |app, endpoint| {
            app.open(FORM_A).await;
            paste(app, &text).await;
            app.see("Szkic zapisany na tym urządzeniu.").await;
            app.reload().await;
            shows(app, &text).await;
            endpoint.up(Mood::Accept).await;
            app.tap(&button("Wyślij ankietę")).await;
            endpoint.holds(1).await;
            let (_, sent) = endpoint.stored().pop_first().expect("one is stored");
            assert_eq!(sent["answers"]["S3"], json!(text));
        });
    }
}

#[test]
fn half_a_character_is_replaced_at_once_and_breaks_nothing_44() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        let halves = "const field = document.querySelector('textarea'); field.value = 'a\\ud800b\\udc00c';\
            field.dispatchEvent(new Event('input', { bubbles: true }));";
        app.client().execute(halves, Vec::new()).await.expect("the page runs scripts");
        shows(app, "a\u{fffd}b\u{fffd}c").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        app.reload().await;
        shows(app, "a\u{fffd}b\u{fffd}c").await;
    });
}

#[test]
fn the_limit_is_said_beforehand_and_what_is_longer_is_not_cut_44() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        app.see("0 z 500 znaków").await;
        let long = "🙂".repeat(LIMIT + 3);
        paste(app, &long).await;
        app.see("503 z 500 znaków").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Skróć odpowiedź o 3 znaki").await;
        shows(app, &long).await;
        paste(app, &"🙂".repeat(LIMIT)).await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Dziękujemy za odpowiedź").await;
    });
}

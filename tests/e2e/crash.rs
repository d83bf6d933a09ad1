//! The app is stopped by an error of its own: a page in plain HTML, with the way back and everything that waits as a file.

use serde_json::{Value, json};

use crate::support::{
    feedback::{EXERCISES, FORM_A, FORM_B, OUTBOX, answer_workshop},
    find::{button, radio},
    scene::{App, Setup, play},
    stored::{SAVED, saved_file},
};

/// Lets the browser refuse to make an element once, of which the app's framework is sure: the release build panics as it would over
/// any mistake of ours.
const BREAK: &str = "
    for (const name of ['createElement', 'createElementNS']) {
        const sound = Document.prototype[name];
        Document.prototype[name] = function (...given) {
            Document.prototype[name] = sound;
            throw new DOMException('no', 'NotSupportedError');
        };
    }
    const clone = Node.prototype.cloneNode;
    Node.prototype.cloneNode = function (...given) { Node.prototype.cloneNode = clone; throw new DOMException('no', 'NotSupportedError'); };
";

/// Makes the app panic, and checks that it did.
async fn panic(app: &App) {
    assert_eq!(app.manners().await, Vec::<String>::new());
    app.client().execute(BREAK, Vec::new()).await.expect("the page runs scripts");
    app.client().execute("location.hash = '#/meetings';", Vec::new()).await.expect("the page runs scripts");
    app.see("zatrzymał ją błąd").await;
    let log = app.manners().await;
    assert!(log.iter().any(|line| line.contains("panicked at")), "{log:?}");
}

#[test]
fn a_panic_ends_in_a_page_that_gives_everything_that_waits_as_a_file_40() {
    play(Setup { before: Some(SAVED), ..Setup::phone() }, async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open(FORM_B).await;
        answer_workshop(app, "2").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        panic(app).await;
        let only = "return document.body.children.length === 1 && document.body.firstElementChild.id === 'start';";
        app.until("nothing of the broken app is left", only, &[]).await;
        app.find(&button("Pobierz na nowo")).await;
        app.tap(&button("Zapisz odpowiedzi jako plik")).await;
        let file: Value = serde_json::from_str(&saved_file(app).await).expect("the file is JSON");
        assert_eq!(file["schema"], "kuluary.export/1");
        assert_eq!(file["submissions"].as_array().map(Vec::len), Some(1));
        assert_eq!(file["submissions"][0]["answers"]["W1"], json!(4));
        let records = file["records"].as_array().expect("a list");
        assert!(records.iter().any(|record| record[0].as_str().is_some_and(|key| key.contains(":draft:"))), "{records:?}");
        assert_eq!(records.len(), 4, "each record in both of its copies");
        app.tap(&button("Uruchom ponownie")).await;
        app.see("Wszystkie spotkania").await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        app.open(FORM_B).await;
        app.is_checked(&radio("2").inside("group", EXERCISES), true).await;
    });
}

#[test]
fn without_a_network_the_page_of_a_panic_works_and_takes_nothing_away_40() {
    play(Setup { before: Some(SAVED), ..Setup::phone() }, async |app| {
        app.open("#/?now=2017-09-26T12:00").await;
        app.see("działa bez internetu").await;
        // The page that the worker serves.
        app.reload().await;
        app.see("działa bez internetu").await;
        app.site().set_down(true);
        panic(app).await;
        app.tap(&button("Zapisz odpowiedzi jako plik")).await;
        assert!(saved_file(app).await.contains("kuluary.export/1"));
        app.tap(&button("Uruchom ponownie")).await;
        app.see("Wszystkie spotkania").await;
        app.see("działa bez internetu").await;
    });
}

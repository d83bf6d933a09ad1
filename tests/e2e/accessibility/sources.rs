//! The same for the states that the sources of the desk pass through: being read, failed, and stale.

use super::{check_none, look};
use crate::support::{
    devices::{answer, export},
    endpoint::{Endpoint, Mood, TOKEN},
    find::{button, textbox},
    scene::{App, Setup, play_with},
};

/// Once told to, replies of the server and contents of files do not come any more.
const HELD: &str = "
    for (const [of, name] of [[globalThis, 'fetch'], [Blob.prototype, 'arrayBuffer']]) {
        const real = of[name];
        of[name] = function (...given) {
            const waits = globalThis.held && (name !== 'fetch' || String(given[0]).includes('/answers'));
            return waits ? new Promise(() => {}) : real.apply(this, given);
        };
    }
";

async fn run(app: &App, script: &str) {
    app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
}

async fn sign_in(app: &App) {
    app.fill(&textbox("Hasło lub token"), TOKEN).await;
    app.tap(&button("Zaloguj się i wczytaj")).await;
}

#[test]
fn the_sources_while_they_are_read_and_when_they_fail() {
    let with = |endpoint: &Endpoint| Setup { before: Some(HELD), ..Setup::phone() }.sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        let mut wrong = Vec::new();
        app.open("#/desk").await;
        sign_in(app).await;
        app.see("Nie ma połączenia z serwerem").await;
        look(app, "a server out of reach", &mut wrong).await;
        endpoint.up(Mood::Accept).await;
        endpoint.keep(&(0..6).map(|number| answer(number, 4)).collect::<Vec<_>>());
        app.fill(&textbox("Hasło lub token"), "nie to").await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.see("Serwer nie przyjął nazwy lub hasła.").await;
        look(app, "a refused password", &mut wrong).await;
        run(app, "globalThis.held = true;").await;
        sign_in(app).await;
        app.see("Wczytywanie… 0 odpowiedzi").await;
        look(app, "a server being read", &mut wrong).await;

        app.open("#/desk").await;
        sign_in(app).await;
        app.see("6 odpowiedzi w podsumowaniu").await;
        endpoint.down();
        app.tap(&button("Wczytaj ponownie")).await;
        app.see("Nie ma połączenia z serwerem").await;
        app.see("6 odpowiedzi w podsumowaniu").await;
        look(app, "a server that was read before and is gone now", &mut wrong).await;
        run(app, "globalThis.held = true;").await;
        app.tap(&button("Wczytaj ponownie")).await;
        look(app, "a server being read again", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn a_file_while_it_is_read_stored_refused_and_failed() {
    play_with(
        Endpoint::reserve,
        |_| Setup { before: Some(HELD), ..Setup::phone() },
        async |app, _| {
            let mut wrong = Vec::new();
            app.open("#/desk").await;
            app.choose_files(&[("dobry.json", export(&[answer(1, 4)], &[])), ("obraz.gif", "GIF89a".to_owned())]).await;
            app.see("nowe: 1").await;
            look(app, "a file beside a refused one", &mut wrong).await;
            run(app, "IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('', 'QuotaExceededError'); };")
            .await;
            app.tap(&button("Przyjmij")).await;
            app.see("skończyło się miejsce").await;
            look(app, "an import without room", &mut wrong).await;
            run(app, "globalThis.held = true;").await;
            let script = "
            const field = document.querySelector('input[type=file]'), files = new DataTransfer();
            files.items.add(new File(['{}'], 'długa nazwa pliku z odpowiedziami z pierwszego dnia spotkania.json'));
            field.files = files.files;
            field.dispatchEvent(new Event('change', { bubbles: true }));
        ";
            run(app, script).await;
            app.find(&button("Przerwij czytanie")).await;
            look(app, "a file being read", &mut wrong).await;
            check_none(&wrong);
        },
    );
}

#[test]
fn what_was_taken_in_when_the_browser_does_not_give_it_back() {
    play_with(
        Endpoint::reserve,
        |_| Setup::phone(),
        async |app, _| {
            let mut wrong = Vec::new();
            app.open("#/desk").await;
            app.choose_files(&[("dobry.json", export(&[answer(1, 4)], &[]))]).await;
            app.tap(&button("Przyjmij")).await;
            app.see("Przyjęto").await;
            let gone = "IDBObjectStore.prototype.getAllKeys = () => { throw new DOMException('', 'UnknownError'); };";
            app.browser().cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": gone })).await;
            app.open("#/desk").await;
            app.see("Przeglądarka nie daje teraz dostępu do tego, co tu przyjęto.").await;
            look(app, "what was taken in is out of reach", &mut wrong).await;
            check_none(&wrong);
        },
    );
}

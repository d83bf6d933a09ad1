//! The app starts: from a sub-folder, under the headers that the build ships.

use serde_json::json;

use crate::support::scene::{App, Setup, play};

/// What can be read on the page, as the browser shows it; asked of the driver, because the page may run no scripts.
async fn read(app: &App) -> String {
    let start = app.client().find(fantoccini::Locator::Css("#start")).await.expect("the page stands as it was sent");
    start.text().await.expect("its text can be read")
}

#[test]
fn the_app_starts_from_a_folder_of_a_host() {
    play(Setup::phone(), async |app| {
        app.open("#/").await;
        assert!(app.site().requests().contains(&"index.html".to_owned()));
    });
}

#[test]
fn without_webassembly_the_page_says_what_to_do_in_both_languages_41() {
    play(Setup { before: Some("delete globalThis.WebAssembly;"), ..Setup::phone() }, async |app| {
        app.client().goto(&app.site().address("")).await.expect("the page opens");
        app.see("Nie udało się uruchomić aplikacji").await;
        app.see("The app could not be started").await;
        let said = read(app).await;
        assert!(said.contains("Chrome lub Edge 120, Firefox 121, Safari 17.2"), "{said}");
        assert!(!said.contains("wczytywany"), "nothing is on its way: {said}");
    });
}

#[test]
fn without_scripts_the_page_says_what_it_needs_and_where_else_to_ask_41() {
    play(Setup::phone(), async |app| {
        app.browser().cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        app.client().goto(&app.site().address("")).await.expect("the page opens");
        let said = read(app).await;
        for words in ["potrzebuje JavaScriptu", "w\u{a0}punkcie rejestracji", "It needs JavaScript"] {
            assert!(said.replace(' ', "\u{a0}").contains(&words.replace(' ', "\u{a0}")), "{words}: {said}");
        }
        assert!(!said.contains("wczytywany"), "nothing is on its way: {said}");
        app.browser().cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
    });
}

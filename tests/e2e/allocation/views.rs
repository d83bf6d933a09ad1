//! The page by keyboard alone, in English, at every width and in both themes.

use super::{PAGE, by_hand::paste, choose_option, divide, seated};
use crate::{
    accessibility::look,
    support::{
        find::{button, heading, link, radio, the},
        scene::{Setup, play},
    },
};

const ENTER: &str = "\u{e007}";
const LIST: &str = "Anna;spacer-rzeka;spacer-muzeum\nEwa;spacer-rzeka;spacer-muzeum\nJan\n";

#[test]
fn every_state_is_accessible_at_every_width_and_in_both_themes() {
    play(Setup::fixture(), async |app| {
        let mut wrong = Vec::new();
        app.open(PAGE).await;
        look(app, "nobody yet", &mut wrong).await;
        app.fill(&the("textbox", "Albo wklej listę z arkusza"), "Anna;spacer-rzeka\nEwa;nad morze\n").await;
        app.tap(&button("Sprawdź listę")).await;
        app.see("do listy").await;
        look(app, "a list with remarks", &mut wrong).await;
        app.tap(&button("Odrzuć listę")).await;
        paste(app, LIST).await;
        app.fill(&the("spinbutton", "Miejsca: Spacer: nad rzeką"), "1").await;
        app.press("\u{e004}").await;
        divide(app).await;
        look(app, "a result", &mut wrong).await;
        app.tap(&seated("Jan")).await;
        choose_option(app, "Nowe ustalenie", "nie może być: Spacer: nad rzeką, 16:15").await;
        app.tap(&button("Dodaj ustalenie")).await;
        look(app, "the card of a person", &mut wrong).await;
        app.tap(&button("Zamknij").inside("dialog", "Jan")).await;
        app.tap(&radio("Listy na drzwi")).await;
        look(app, "lists for the doors", &mut wrong).await;
        app.tap(&radio("Lista osób")).await;
        look(app, "the list of people", &mut wrong).await;
        assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    });
}

#[test]
fn people_are_added_divided_and_moved_by_keyboard_alone() {
    play(Setup { width: 1280, ..Setup::fixture() }, async |app| {
        app.open(PAGE).await;
        app.tab_to(&link("Grupy")).await;
        app.tab_to(&the("textbox", "Kogo dopisać")).await;
        app.press("Anna\u{e007}").await;
        app.see("Dopisano: Anna.").await;
        app.reload().await;
        app.tab_to(&button("Rozdziel sprawiedliwie")).await;
        app.press(ENTER).await;
        app.see("Podzielono.").await;
        app.until("focus is on the result", "return document.activeElement.id === 'wynik-podzialu';", &[]).await;
        app.tab_to(&button("Anna").inside("group", "Grupy")).await;
        app.press(ENTER).await;
        app.find(&heading("Anna").inside("dialog", "Anna")).await;
        app.tab_to(&the("combobox", "Przenieś w bloku: Spacery po okolicy")).await;
        // The first letters choose an option, as in every list of a browser.
        app.press("bez").await;
        app.tab_to(&button("Przenieś")).await;
        app.press(ENTER).await;
        app.see("bez miejsca.").await;
        app.until("focus is on the seats", "return document.activeElement.id === 'karta-osoby-miejsca';", &[]).await;
        app.press("\u{e00c}").await;
        app.see("1 miejsce nieprzydzielone").await;
        app.tab_to(&button("Anna, Spacery po okolicy: jest wolne miejsce")).await;
        app.press(ENTER).await;
        app.find(&heading("Anna").inside("dialog", "Anna")).await;
        app.press("\u{e00c}").await;
        app.until("focus is back", "return document.activeElement.innerText.startsWith('Anna, Spacery');", &[]).await;
    });
}

#[test]
fn the_division_speaks_english_too() {
    play(Setup { languages: "en", ..Setup::fixture() }, async |app| {
        app.open(PAGE).await;
        app.find(&heading("Workshop groups")).await;
        app.fill(&the("textbox", "Or paste a list from a spreadsheet"), "Anna;spacer-rzeka\nEwa;the sea\n").await;
        app.tap(&button("Check the list")).await;
        app.see("Row 2: nothing in the blocks is called “the sea”.").await;
        app.tap(&button("Add these people")).await;
        app.tap(&button("Divide fairly")).await;
        app.see("Everybody has a seat. Nobody got worse than their first choice.").await;
        app.see("and that is proved").await;
        app.tap(&radio("Lists for the doors")).await;
        app.see("Each session on a page of its own.").await;
    });
}

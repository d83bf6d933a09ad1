//! Rules and reasons of single people.

use super::{PAGE, choose_option, divide, person, seated};
use crate::support::{
    find::{button, checkbox, textbox, the},
    scene::{App, Setup, play},
};

const RIVER: &str = "Spacer: nad rzeką";
const MUSEUM: &str = "Spacer: muzeum rzemiosła";

/// Takes a pasted list in.
pub(crate) async fn paste(app: &App, list: &str) {
    app.fill(&textbox("Albo wklej listę z arkusza"), list).await;
    app.tap(&button("Sprawdź listę")).await;
    app.tap(&button("Dopisz te osoby")).await;
    app.see("Wczytano:").await;
}

#[test]
fn a_decision_holds_and_everybody_is_told_why() {
    play(Setup::fixture(), async |app| {
        app.open(PAGE).await;
        paste(app, "Anna;spacer-rzeka;spacer-muzeum\nEwa;spacer-rzeka;spacer-muzeum\nJan;spacer-rzeka;spacer-muzeum\n").await;
        app.is_checked(&checkbox("Spacery po okolicy"), true).await;
        app.is_checked(&checkbox("Warsztaty, tura I"), false).await;
        app.fill(&the("spinbutton", &format!("Miejsca: {RIVER}")), "1").await;
        app.press("\u{e004}").await;
        app.tap(&person("Ewa")).await;
        choose_option(app, "Nowe ustalenie", &format!("musi być: {RIVER}, 16:15")).await;
        app.tap(&button("Dodaj ustalenie")).await;
        app.find(&button(&format!("Usuń ustalenie: musi być: {RIVER}"))).await;
        app.tap(&button("Zamknij").inside("dialog", "Ewa")).await;
        divide(app).await;
        app.see("Nikt nie dostał gorszego niż 2. wybór. Suma numerów wyborów: 4 ").await;
        app.tap(&seated("Anna")).await;
        app.see(&format!("{MUSEUM}, 16:00 – 2. wybór")).await;
        app.see(&format!("Dlaczego nie „{RIVER}, 16:15”: pełne (1 miejsce), a wszyscy tam chcieli tego")).await;
        app.tap(&button("Zamknij").inside("dialog", "Anna")).await;
        app.tap(&seated("Ewa")).await;
        app.see(&format!("{RIVER}, 16:15 – z ustalenia")).await;
        app.tap(&button("Zamknij").inside("dialog", "Ewa")).await;
        // A contradiction is named, and nothing can be divided until it is gone.
        app.tap(&seated("Ewa")).await;
        choose_option(app, "Nowe ustalenie", "nie ma w bloku: Spacery po okolicy").await;
        app.tap(&button("Dodaj ustalenie")).await;
        app.tap(&button("Zamknij").inside("dialog", "Ewa")).await;
        app.see("Tych zasad nie da się spełnić").await;
        app.until(
            "nothing can be divided",
            "return [...document.querySelectorAll('.btn.primary')].some(b => b.disabled && b.innerText.includes('Rozdziel'));",
            &[],
        )
        .await;
    });
}

#[test]
fn whoever_is_removed_by_mistake_comes_back() {
    play(Setup::fixture(), async |app| {
        app.open(PAGE).await;
        paste(app, "Anna;spacer-rzeka\nEwa\n").await;
        app.tap(&person("Anna")).await;
        app.tap(&button("Usuń osobę z podziału")).await;
        app.see("Usunięto z podziału: Anna.").await;
        assert_eq!(app.all(&person("Anna")).await.len(), 0);
        app.tap(&button("Cofnij").inside("complementary", "Ostatnia zmiana")).await;
        app.find(&person("Anna")).await;
        app.tap(&button("Wyczyść cały podział")).await;
        app.see("Wyczyszczono cały podział.").await;
        app.tap(&button("Cofnij").inside("complementary", "Ostatnia zmiana")).await;
        app.find(&person("Ewa")).await;
        app.reload().await;
        app.find(&person("Anna")).await;
    });
}

//! What the organiser makes of comments: hidden ones stay hidden wherever comments appear, themes join them, small groups show none.

use serde_json::{Value, json};

use crate::{
    accessibility::{check_none, look},
    support::{
        devices::{CATCH, export, filled_in},
        find::{Target, button, heading, textbox, the},
        scene::{App, Setup, play},
    },
};

const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";

pub(crate) fn catching() -> Setup {
    Setup { before: Some(CATCH), ..Setup::phone() }
}

/// Answers about a workshop that say these words.
fn said(texts: &[&str]) -> Vec<Value> {
    let about = json!({ "session": "warsztat-a-1" });
    let one = |(text, number): (&&str, u32)| filled_in(number, "2017-09-baltow", "workshop", &about, &json!({ "W1": 4, "S3": text }));
    texts.iter().zip(0..).map(one).collect()
}

pub(crate) const SAID: [&str; 6] =
    ["Więcej ćwiczeń z Anną Nowak.", "Dłuższe przerwy!", "Ścieżki były nudne", "Kawa zimna", "Sala zimna, kawa też", "Nic"];

/// Takes these answers in and opens the comments.
pub(crate) async fn with_comments(app: &App, texts: &[&str]) {
    app.open("#/desk").await;
    app.choose_files(&[("ankiety.json", export(&said(texts), &[]))]).await;
    app.tap(&button("Przyjmij")).await;
    app.see("w podsumowaniu").await;
    app.find(&heading("Przyjęto")).await;
    app.open("#/desk/comments").await;
}

/// What the comment that says this is called, by its number on the page.
async fn number_of(app: &App, words: &str) -> String {
    let script = "const row = [...document.querySelectorAll('li.quote')].find(row => row.innerText.includes(arguments[0]));\
        return row ? row.querySelector('button .hidden').textContent.trim() : '';";
    app.until("the comment is there", &script.replace("return row ?", "return !!row; //"), &[json!(words)]).await;
    let number = app.client().execute(script, vec![json!(words)]).await.expect("the page runs scripts");
    number.as_str().expect("a name").to_owned()
}

/// A button of the comment that says this.
pub(crate) async fn of_comment(app: &App, name: &str, words: &str) -> Target {
    button(&format!("{name} {}", number_of(app, words).await))
}

/// Gives the comment that says this a theme, or takes it off.
pub(crate) async fn assign(app: &App, theme: &str, words: &str) {
    let group = format!("Tematy {}", number_of(app, words).await);
    app.tap(&button(theme).inside("group", &group)).await;
}

#[test]
fn what_is_hidden_or_masked_stays_so_through_a_reload_and_everywhere_until_it_is_undone() {
    play(catching(), async |app| {
        with_comments(app, &SAID).await;
        app.see("6 komentarzy").await;
        app.see("Czego zabrakło?").await;
        let hide = of_comment(app, "Ukryj", "Kawa zimna").await;
        app.tap(&hide).await;
        app.see("Ukryto komentarz.").await;
        app.see_no("Kawa zimna").await;
        app.tap(&of_comment(app, "Zasłoń słowa", "Anną").await).await;
        app.tap(&button("Anną")).await;
        app.tap(&button("Nowak")).await;
        app.tap(&button("Gotowe")).await;
        app.see("Więcej ćwiczeń z […].").await;
        app.reload().await;
        app.see("Więcej ćwiczeń z […].").await;
        app.see("Komentarz ukryty.").await;
        app.see_no("Kawa zimna").await;

        app.open("#/desk/report").await;
        app.see("Więcej ćwiczeń z […].").await;
        app.see_no("Kawa zimna").await;
        app.see_no("Nowak").await;
        app.open("#/desk").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&button("Pobierz CSV: komentarze")).await;
        let table = app.caught("caughtFile").await;
        assert!(table.contains("Więcej ćwiczeń z […].") && !table.contains("Kawa zimna") && !table.contains("Nowak"), "{table}");
        let stored = "return Object.values(localStorage).some(kept => kept.includes('kuluary.marks/1') && kept.includes('Nowak'));";
        app.until("the marks hold no word", &format!("return !(() => {{ {stored} }})();"), &[]).await;

        app.open("#/desk/comments").await;
        app.tap(&of_comment(app, "Przywróć", "Komentarz ukryty.").await).await;
        app.see("Przywrócono komentarz.").await;
        app.see("Kawa zimna").await;
        app.tap(&button("Cofnij")).await;
        app.see("Cofnięto zmianę.").await;
        app.see_no("Kawa zimna").await;
    });
}

#[test]
fn themes_are_made_given_counted_filtered_renamed_deleted_and_brought_back() {
    play(catching(), async |app| {
        with_comments(app, &SAID).await;
        for name in ["Kawa", "Sala"] {
            app.fill(&textbox("Nowy temat"), name).await;
            app.tap(&button("Dodaj temat")).await;
            app.see("Dodano temat.").await;
        }
        app.fill(&textbox("Nowy temat"), "kawa").await;
        app.tap(&button("Dodaj temat")).await;
        app.see("Taki temat już jest.").await;
        for (words, themes) in [("Kawa zimna", &["Kawa"][..]), ("Sala zimna", &["Kawa", "Sala"])] {
            app.tap(&of_comment(app, "Tematy", words).await).await;
            for theme in themes {
                assign(app, theme, words).await;
            }
        }
        app.find(&button("Kawa 2")).await;
        app.find(&button("Sala 1")).await;
        app.find(&button("Bez tematu 4")).await;
        app.tap(&button("Kawa 2")).await;
        app.see("2 komentarze").await;
        app.see_no("Dłuższe przerwy").await;
        app.fill(&the("searchbox", "Szukaj w komentarzach"), "sala").await;
        app.see("1 komentarz").await;
        app.fill(&the("searchbox", "Szukaj w komentarzach"), "x").await;
        app.see("Żaden komentarz nie pasuje.").await;
        app.fill(&the("searchbox", "Szukaj w komentarzach"), "SCIEZKI").await;
        app.tap(&button("Wszystkie")).await;
        app.see("1 komentarz").await;
        app.see("Ścieżki były nudne").await;

        app.tap(&button("Zmień nazwę Kawa")).await;
        app.fill(&textbox("Nowa nazwa tematu „Kawa”"), "Jedzenie").await;
        app.tap(&button("Zapisz nazwę")).await;
        app.find(&button("Jedzenie 2")).await;
        app.tap(&button("Usuń Jedzenie")).await;
        app.see("Usunięto temat.").await;
        app.find(&button("Bez tematu 5")).await;
        app.tap(&button("Cofnij")).await;
        app.find(&button("Jedzenie 2")).await;
        app.reload().await;
        app.find(&button("Jedzenie 2")).await;
    });
}

#[test]
fn under_five_answers_no_comment_is_shown() {
    play(catching(), async |app| {
        with_comments(app, &SAID[..4]).await;
        app.see("Grupa jest za mała, żeby pokazać komentarze.").await;
        app.see_no("Kawa zimna").await;
        app.fill(&the("searchbox", "Szukaj w komentarzach"), "kawa").await;
        app.see_no("Kawa zimna").await;
    });
}

#[test]
fn comments_are_hidden_and_labelled_with_the_keyboard_alone() {
    play(catching(), async |app| {
        with_comments(app, &SAID[..5]).await;
        app.tab_to(&textbox("Nowy temat")).await;
        app.press("Kawa").await;
        app.press(ENTER).await;
        app.see("Dodano temat.").await;
        let hide = of_comment(app, "Ukryj", "Kawa zimna").await;
        app.tab_to(&hide).await;
        app.press(SPACE).await;
        app.see("Ukryto komentarz.").await;
        app.see("Komentarz ukryty.").await;
        let restored = "return document.activeElement.textContent.includes('Przywróć');";
        app.until("focus stays on what brings it back", restored, &[]).await;
        app.press(SPACE).await;
        app.see("Kawa zimna").await;
    });
}

#[test]
fn the_comments_at_every_width_in_both_languages() {
    play(catching(), async |app| {
        let mut wrong = Vec::new();
        app.open("#/desk/comments").await;
        look(app, "no comments yet", &mut wrong).await;
        with_comments(app, &SAID).await;
        app.fill(&textbox("Nowy temat"), "Kawa").await;
        app.tap(&button("Dodaj temat")).await;
        app.tap(&of_comment(app, "Ukryj", "Nic").await).await;
        app.tap(&of_comment(app, "Tematy", "Kawa zimna").await).await;
        assign(app, "Kawa", "Kawa zimna").await;
        app.tap(&of_comment(app, "Zasłoń słowa", "Anną").await).await;
        app.tap(&button("Zmień nazwę Kawa")).await;
        look(app, "comments with everything open", &mut wrong).await;
        check_none(&wrong);
    });
    play(Setup { languages: "en", ..catching() }, async |app| {
        let mut wrong = Vec::new();
        app.open("#/desk/comments").await;
        app.see("There are no comments yet").await;
        look(app, "no comments yet, in English", &mut wrong).await;
        check_none(&wrong);
    });
}

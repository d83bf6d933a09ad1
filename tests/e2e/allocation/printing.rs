//! The lists on paper: a page for each door, and everybody on one.

use super::{PAGE, by_hand::paste, divide};
use crate::support::{
    find::{radio, the},
    scene::{Setup, play},
};

const LIST: &str = "Żaneta;spacer-rzeka\nAnna;spacer-rzeka\nŁucja;spacer-muzeum\nLena;spacer-muzeum\nJan;spacer-rzeka\n";

#[test]
fn each_door_has_a_page_of_its_own_and_everybody_stands_on_one_list() {
    play(Setup { width: 1280, ..Setup::fixture() }, async |app| {
        app.open(PAGE).await;
        paste(app, LIST).await;
        app.fill(&the("spinbutton", "Miejsca: Spacer: nad rzeką"), "3").await;
        app.press("\u{e004}").await;
        divide(app).await;
        app.tap(&radio("Listy na drzwi")).await;
        app.see("Każdy punkt programu na osobnej stronie.").await;
        let print = app.print().await;
        assert_eq!(print.pages.len(), 3, "{:#?}", print.pages);
        let page = |title: &str| {
            let found: Vec<_> = print.pages.iter().filter(|page| page.contains(title)).collect();
            assert_eq!(found.len(), 1, "{title}: {:#?}", print.pages);
            found[0]
        };
        let river = page("Spacer: nad rzeką");
        for words in ["wtorek, 16:15–17:45", "Próbne spotkanie sieci", "Nr Osoba Obecność", "1 Anna ☐ 2 Jan ☐ 3 Żaneta ☐"] {
            assert!(river.contains(words), "“{words}”: {river}");
        }
        let museum = page("Spacer: muzeum rzemiosła");
        assert!(museum.contains("1 Lena ☐ 2 Łucja ☐"), "in the order of the Polish alphabet: {museum}");
        assert!(!page("Spacer: rynek i spółdzielnia").contains('☐'), "nobody goes there");
        for words in ["Drukuj", "Listy na drzwi", "Ostatnia zmiana", "Rozdziel sprawiedliwie", "Pobierz"] {
            assert!(!print.text().contains(words), "“{words}” is for the screen: {}", print.text());
        }

        app.tap(&radio("Lista osób")).await;
        app.see("Wszystkie osoby po kolei").await;
        let print = app.print().await;
        assert_eq!(print.pages.len(), 1, "{:#?}", print.pages);
        let text = print.text();
        let places: Vec<_> =
            ["Anna Spacer: nad rzeką", "Jan Spacer: nad rzeką", "Lena Spacer: muzeum", "Łucja Spacer: muzeum", "Żaneta Spacer: nad"]
                .map(|row| text.find(row).unwrap_or_else(|| panic!("“{row}”: {text}")))
                .into();
        assert!(places.is_sorted(), "{text}");
    });
}

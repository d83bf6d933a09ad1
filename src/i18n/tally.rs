//! Words of the desk about the choices of workshops.

use super::plural::Forms;
use crate::domain::{
    format::ChoiceHeadings,
    text::Language::{English, Polish},
};

/// Words of the desk about the choices of workshops.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct TallyWords {
    pub title: &'static str,
    pub people: fn(u64) -> String,
    pub session: &'static str,
    pub first_wishes: &'static str,
    pub picks: &'static str,
    pub csv: &'static str,
    pub csv_failed: &'static str,
    pub headings: ChoiceHeadings,
}

const PEOPLE: Forms = Forms { one: "osoba przekazała wybór", few: "osoby przekazały wybór", many: "osób przekazało wybór" };
const PEOPLE_EN: Forms =
    Forms { one: "person handed over a choice", few: "people handed over a choice", many: "people handed over a choice" };

/// Polish.
pub static POLISH: TallyWords = TallyWords {
    title: "Wybór warsztatów",
    people: |n| PEOPLE.count(Polish, n),
    session: "Punkt programu",
    first_wishes: "Pierwsze życzenia",
    picks: "Liczba osób",
    csv: "Pobierz wybory jako CSV",
    csv_failed: "Przeglądarka nie pozwoliła zapisać pliku.",
    headings: ChoiceHeadings {
        choice: "Numer wyboru",
        badge: "Napis z\u{a0}identyfikatora",
        at: "Przekazano",
        block: "Blok",
        block_title: "Nazwa bloku",
        place: "Miejsce na liście",
        session: "Punkt programu",
        title: "Tytuł",
    },
};

/// English.
pub static ENGLISH: TallyWords = TallyWords {
    title: "Choice of workshops",
    people: |n| PEOPLE_EN.count(English, n),
    session: "Session",
    first_wishes: "First wishes",
    picks: "People",
    csv: "Download the choices as CSV",
    csv_failed: "The browser did not let the file be saved.",
    headings: ChoiceHeadings {
        choice: "Choice number",
        badge: "Label on the badge",
        at: "Handed over",
        block: "Block",
        block_title: "Name of the block",
        place: "Place on the list",
        session: "Session",
        title: "Title",
    },
};

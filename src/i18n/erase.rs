//! Words of taking everything off the device.

use super::plural::Forms;
use crate::domain::text::Language::{English, Polish};

/// Words of taking everything off the device.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct EraseWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub erase: &'static str,
    pub sure: &'static str,
    pub yes: &'static str,
    pub yes_all: &'static str,
    pub keep: &'static str,
    pub unsent: fn(u64) -> String,
    pub export_first: &'static str,
    pub export_received: &'static str,
    pub erasing: &'static str,
    pub failed: &'static str,
}

const ANSWERS: Forms = Forms { one: "odpowiedź", few: "odpowiedzi", many: "odpowiedzi" };
const ANSWERS_EN: Forms = Forms { one: "answer", few: "answers", many: "answers" };

/// Polish.
pub static POLISH: EraseWords = EraseWords {
    title: "Usuwanie z\u{a0}tego urządzenia",
    lead: "Plan, notatki, szkice i\u{a0}odpowiedzi oraz zapisane pliki aplikacji znikną z\u{a0}tej przeglądarki. Odpowiedzi, które ma już organizator, zostaną u\u{a0}niego.",
    erase: "Usuń wszystko z\u{a0}tego urządzenia",
    sure: "Na pewno usunąć wszystko? Tego nie da się cofnąć.",
    yes: "Tak, usuń",
    yes_all: "Usuń razem z\u{a0}odpowiedziami",
    keep: "Zostaw",
    unsent: |n| format!("Tylko na tym urządzeniu: {}. Po usunięciu nikt ich nie odzyska.", ANSWERS.count(Polish, n)),
    export_first: "Najpierw pobierz je do pliku",
    export_received: "Przyjęte od uczestników pobierz w\u{a0}panelu organizatora",
    erasing: "Usuwanie…",
    failed: "Przeglądarka nie pozwoliła usunąć wszystkiego. Wyczyść dane tej strony w\u{a0}ustawieniach przeglądarki.",
};

/// English.
pub static ENGLISH: EraseWords = EraseWords {
    title: "Erasing from this device",
    lead: "Plan, notes, drafts and answers, and the kept files of the app, go from this browser. Answers that the organiser already has stay there.",
    erase: "Erase everything from this device",
    sure: "Erase everything? This cannot be undone.",
    yes: "Yes, erase",
    yes_all: "Erase the answers too",
    keep: "Keep it",
    unsent: |n| format!("{} on this device only. Once erased, nobody can get them back.", ANSWERS_EN.count(English, n)),
    export_first: "Download them as a file first",
    export_received: "Download those that participants handed over at the organiser’s desk",
    erasing: "Erasing…",
    failed: "The browser did not let everything be erased. Clear this site’s data in the browser’s settings.",
};

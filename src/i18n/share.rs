//! Words of published results: made at the desk, read anywhere.

use super::plural::Forms;
use crate::domain::{
    handover::payload::BadPayload,
    text::Language::{English, Polish},
};

/// Words of published results.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct ShareWords {
    pub give: &'static str,
    pub give_lead: fn(u32) -> String,
    pub comments: &'static str,
    pub comments_note: &'static str,
    pub save: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
    pub coming: &'static str,
    pub too_long: &'static str,
    pub no_packing: &'static str,
    pub empty: &'static str,
    pub open: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub made: fn(&str) -> String,
    pub answers: fn(u64) -> String,
    pub rule: fn(u32) -> String,
    pub choose_file: &'static str,
    pub drop: &'static str,
    pub reading: &'static str,
    pub refused: &'static str,
    pub bad_link: fn(BadPayload) -> &'static str,
    pub no_unpacking: &'static str,
    pub too_large: &'static str,
    pub unreadable: &'static str,
    pub bad_file: &'static str,
    pub unsure: &'static str,
    pub nothing: &'static str,
    pub file: &'static str,
    pub response: &'static str,
}

const ANSWERS: Forms = Forms { one: "odpowiedź", few: "odpowiedzi", many: "odpowiedzi" };
const ANSWERS_EN: Forms = Forms { one: "response", few: "responses", many: "responses" };

/// Polish.
pub static POLISH: ShareWords = ShareWords {
    give: "Udostępnij wyniki",
    give_lead: |k| {
        format!(
            "Link albo plik z\u{a0}samymi wynikami: bez pojedynczych odpowiedzi, bez czasu i\u{a0}bez grup mniejszych niż {k}. Otworzy je każdy, w\u{a0}tej samej aplikacji."
        )
    },
    comments: "Dołącz komentarze, po ukryciach i\u{a0}zasłonięciach",
    comments_note: "Zanim je dołączysz, sprawdź, czy nie ma w\u{a0}nich danych osobowych.",
    save: "Zapisz wyniki jako plik",
    copy: "Kopiuj link do wyników",
    copied: "Skopiowano link.",
    not_copied: "Przeglądarka nie pozwoliła skopiować linku. Zapisz plik.",
    coming: "Przygotowywanie linku…",
    too_long: "Wyniki są za długie na link. Zapisz je jako plik.",
    no_packing: "Ta przeglądarka nie potrafi zrobić linku. Zapisz wyniki jako plik.",
    empty: "Nie ma jeszcze czego udostępnić.",
    open: "Otwórz wyniki, które ktoś udostępnił",
    title: "Udostępnione wyniki",
    lead: "Podsumowanie ankiet od organizatora. Tylko do odczytu.",
    made: |day| format!("Stan na {day}"),
    answers: |n| ANSWERS.count(Polish, n),
    rule: |k| format!("Grup mniejszych niż {k} tu nie ma, ani tych, z\u{a0}których dałoby się je wyliczyć."),
    choose_file: "Wybierz plik z\u{a0}wynikami",
    drop: "albo upuść go tutaj. Nic nie jest nigdzie wysyłane.",
    reading: "Czytanie…",
    refused: "Tego nie da się otworzyć",
    bad_link: |bad| match bad {
        BadPayload::Empty => "W\u{a0}linku nie ma wyników. Poproś o\u{a0}cały link albo plik.",
        BadPayload::Newer => "Link zrobiła nowsza wersja aplikacji. Zaktualizuj ją tutaj i\u{a0}otwórz link ponownie.",
        BadPayload::Damaged => "Link jest uszkodzony albo ucięty. Poproś o\u{a0}cały link albo plik.",
    },
    no_unpacking: "Ta przeglądarka nie potrafi rozpakować linku. Poproś o\u{a0}plik.",
    too_large: "Plik jest za duży: więcej niż 5\u{a0}MB.",
    unreadable: "Przeglądarka nie odczytała tego pliku.",
    bad_file: "To nie jest poprawny plik z\u{a0}wynikami.",
    unsure: "Nikt nie potwierdza, kto zrobił ten plik ani czy liczby są prawdziwe. Ufaj im tyle, ile temu, od kogo je masz.",
    nothing: "W\u{a0}tych wynikach nie ma żadnej odpowiedzi.",
    file: "wyniki",
    response: "Zwrot ankiet",
};

/// English.
pub static ENGLISH: ShareWords = ShareWords {
    give: "Share the results",
    give_lead: |k| {
        format!(
            "A link or file of results alone: no single responses, no times, no groups under {k}. Anybody can open them, in this same app."
        )
    },
    comments: "Include comments, as hidden and redacted",
    comments_note: "Before you include them, check that they hold no personal data.",
    save: "Save the results as a file",
    copy: "Copy a link to the results",
    copied: "Link copied.",
    not_copied: "The browser did not let the link be copied. Save the file.",
    coming: "Preparing the link…",
    too_long: "The results are too long for a link. Save them as a file.",
    no_packing: "This browser cannot make a link. Save the results as a file.",
    empty: "There is nothing to share yet.",
    open: "Open results that somebody shared",
    title: "Shared results",
    lead: "A summary of surveys from the organiser. Read-only.",
    made: |day| format!("As of {day}"),
    answers: |n| ANSWERS_EN.count(English, n),
    rule: |k| format!("Groups under {k} are not in it, nor those from which they could be worked out."),
    choose_file: "Choose a file of results",
    drop: "or drop it here. Nothing is sent anywhere.",
    reading: "Reading…",
    refused: "This cannot be opened",
    bad_link: |bad| match bad {
        BadPayload::Empty => "There are no results in the link. Ask for the whole link or a file.",
        BadPayload::Newer => "A newer version of the app made the link. Update the app here and open the link again.",
        BadPayload::Damaged => "The link is damaged or was cut. Ask for the whole link or a file.",
    },
    no_unpacking: "This browser cannot unpack the link. Ask for a file.",
    too_large: "The file is too large: over 5 MB.",
    unreadable: "The browser could not read this file.",
    bad_file: "This is no sound file of results.",
    unsure: "Nobody vouches for who made this file, or that the numbers are true. Trust them as far as whoever gave them to you.",
    nothing: "There is no response in these results.",
    file: "results",
    response: "Response rate",
};

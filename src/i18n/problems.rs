//! What is wrong with a file, in words.

use crate::domain::{problem::ProblemKind as Kind, text::Language};

/// One problem as a sentence without its path.
pub fn sentence(language: Language, kind: &Kind) -> String {
    let say = |polish: &'static str, english: &'static str| if language == Language::Polish { polish } else { english };
    let about = |polish, english, what: &str| format!("{}: „{}”", say(polish, english), shorten(what));
    let limited = |polish, english, limit: usize, unit: &str| format!("{} {limit}{unit}", say(polish, english));
    match kind {
        Kind::TooLarge { limit } => limited("Plik jest za duży: najwyżej", "The file is too large: at most", limit / 1_000_000, "\u{a0}MB"),
        Kind::NotJson { line, column } => {
            let place = say("To nie jest poprawny JSON: wiersz i\u{a0}znak", "This is not valid JSON: line and column");
            format!("{place} {line}:{column}")
        }
        Kind::Truncated => say("Plik urywa się w\u{a0}połowie", "The file ends in the middle").into(),
        Kind::WrongSchema { expected } => about("Oczekiwany format", "Expected format", expected),
        Kind::Missing => say("Brakuje wymaganej wartości", "A required value is missing").into(),
        Kind::WrongType => say("Wartość niewłaściwego typu", "A value of the wrong type").into(),
        Kind::NotAnId(text) => about("To nie jest poprawny identyfikator", "Not a valid identifier", text),
        Kind::Duplicate(text) => about("Identyfikator powtarza się", "The identifier is repeated", text),
        Kind::UnknownReference(text) => about("W\u{a0}pliku nie ma takiego identyfikatora", "The file has no such identifier", text),
        Kind::NotAMoment(text) => {
            about("To nie jest chwila zapisana według RFC\u{a0}3339 z\u{a0}przesunięciem", "Not an RFC\u{a0}3339 time with an offset", text)
        }
        Kind::NotADate(text) => about("To nie jest data ani godzina", "Not a date or a time of day", text),
        Kind::EndNotAfterStart => say("Koniec nie jest po początku", "The end is not after the start").into(),
        Kind::UnknownWord(text) => about("Nieznane słowo", "Unknown word", text),
        Kind::UnknownQuestionKind(text) => {
            about("Nieznany rodzaj pytania, pytanie pominięto", "Unknown question kind, the question is left out", text)
        }
        Kind::UnsafeLink(text) => about("Niedozwolony adres", "An address that is not allowed", text),
        Kind::TooMany { limit } => limited("Za dużo: najwyżej", "Too many: at most", *limit, ""),
        Kind::OutOfRange => say("Liczba poza zakresem", "A number out of range").into(),
        Kind::BadBlock => say(
            "Punkty bloku muszą trwać w\u{a0}tym samym czasie i\u{a0}należeć tylko do niego",
            "Sessions of a block must run at the same time and belong to it alone",
        )
        .into(),
        Kind::NoText => say("Brakuje tekstu po polsku lub angielsku", "There is no text in Polish or English").into(),
    }
}

fn shorten(text: &str) -> String {
    const LONGEST: usize = 60;
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

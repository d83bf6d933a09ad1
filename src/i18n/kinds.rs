//! Names of the kinds of sessions.

use crate::domain::{session::Kind, text::Language};

/// The name of a kind, as it stands above a title.
pub const fn name(language: Language, kind: Kind) -> &'static str {
    let (polish, english) = match kind {
        Kind::Talk => ("Prelekcja", "Talk"),
        Kind::Panel => ("Panel", "Panel"),
        Kind::Plenary => ("Część wspólna", "Plenary"),
        Kind::Workshop => ("Warsztat", "Workshop"),
        Kind::GroupWork => ("Praca w\u{a0}grupach", "Group work"),
        Kind::Visit => ("Wizyta studyjna", "Study visit"),
        Kind::Registration => ("Rejestracja", "Registration"),
        Kind::Break => ("Przerwa", "Break"),
        Kind::Meal => ("Posiłek", "Meal"),
        Kind::Social => ("Spotkanie towarzyskie", "Social"),
        Kind::Other => ("Inne", "Other"),
    };
    match language {
        Language::Polish => polish,
        Language::English => english,
    }
}

//! Plural forms after the CLDR rules of Polish and English.

use crate::domain::text::Language;

/// The forms of a noun after a whole number: one (1 ankieta), few (2 ankiety), many (5 ankiet).
#[derive(Debug, Clone, Copy)]
pub struct Forms {
    /// After 1.
    pub one: &'static str,
    /// After 2–4, 22–24 … in Polish; in English the same as `many`.
    pub few: &'static str,
    /// After everything else.
    pub many: &'static str,
}

impl Forms {
    /// The form that follows `n`.
    pub const fn of(self, language: Language, n: u64) -> &'static str {
        match (language, n, n % 10, n % 100) {
            (_, 1, _, _) => self.one,
            (Language::English, ..) | (_, _, 2..=4, 12..=14) => self.many,
            (_, _, 2..=4, _) => self.few,
            _ => self.many,
        }
    }

    /// The number and its noun, held together by a non-breaking space.
    pub fn count(self, language: Language, n: u64) -> String {
        format!("{n}\u{a0}{}", self.of(language, n))
    }
}

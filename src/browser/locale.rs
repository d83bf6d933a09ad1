//! The languages the browser asks for.

use super::window;
use crate::domain::text::Language;

/// The first of the browser's languages that the app speaks; Polish when it speaks none of them.
pub fn preferred() -> Language {
    let languages = window().navigator().languages();
    let mut tags = languages.iter().filter_map(|tag| tag.as_string());
    tags.find_map(|tag| Language::parse(&tag)).unwrap_or(Language::Polish)
}

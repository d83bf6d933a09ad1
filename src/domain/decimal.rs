//! Numbers with decimal places, in the way of a language. Whole-number arithmetic: the library's printing of floats is large.

use super::text::Language;

/// A number rounded to so many places (half away from zero), with the language's decimal sign and a true minus sign for people.
pub fn decimal(value: f64, places: u32, language: Language) -> String {
    let text = digits(value, places, language);
    text.strip_prefix('-').map(|rest| format!("\u{2212}{rest}")).unwrap_or(text)
}

/// The same with the plain `-` that spreadsheets read.
pub fn digits(value: f64, places: u32, language: Language) -> String {
    let unit = 10_u64.pow(places);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "small numbers; beyond them the cast saturates"
    )]
    let scaled = (value.abs() * unit as f64).round() as u64;
    let sign = if value < 0.0 && scaled > 0 { "-" } else { "" };
    let whole = scaled / unit;
    if places == 0 {
        return format!("{sign}{whole}");
    }
    let point = if language == Language::Polish { ',' } else { '.' };
    format!("{sign}{whole}{point}{:0width$}", scaled % unit, width = places as usize)
}

/// A fraction as whole per cent: `83%`.
pub fn per_cent(fraction: f64) -> String {
    format!("{}%", digits(fraction * 100.0, 0, Language::English))
}

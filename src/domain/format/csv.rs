//! CSV (RFC 4180) as spreadsheets of the reader's language open it, and safe in them.
//!
//! Polish spreadsheets expect `;` between cells and a decimal comma, English ones `,` and a point; a byte-order mark tells both that
//! the file is UTF-8. What people typed never becomes a formula: such cells start with an apostrophe, which `unguard` takes away again.

use std::borrow::Cow;

use crate::{decimal::digits, text::Language};

/// A table being written.
#[derive(Debug)]
pub struct Table {
    text: String,
    language: Language,
    row_begun: bool,
}

impl Table {
    /// An empty table for a reader of this language.
    pub fn new(language: Language) -> Self {
        Self { text: String::from('\u{feff}'), language, row_begun: false }
    }

    /// The next cell of the row: words, guarded and quoted as needed.
    pub fn words(&mut self, words: &str) {
        self.separate();
        let cell = guard(words);
        if cell.contains(['"', ',', ';', '\r', '\n']) {
            self.text.push('"');
            self.text.push_str(&cell.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(&cell);
        }
    }

    /// The next cell of the row: a whole number. It needs no guard, because a number is no formula whatever its sign.
    pub fn number(&mut self, number: i64) {
        self.separate();
        self.text.push_str(&number.to_string());
    }

    /// The next cell of the row: a number with so many decimal places, with the language's decimal sign; empty when there is none.
    pub fn decimal(&mut self, number: Option<f64>, places: u32) {
        self.separate();
        if let Some(number) = number {
            self.text.push_str(&digits(number, places, self.language));
        }
    }

    /// The next cell of the row: nothing.
    pub fn nothing(&mut self) {
        self.separate();
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.text.push_str("\r\n");
        self.row_begun = false;
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.text
    }

    fn separate(&mut self) {
        if self.row_begun {
            self.text.push(if self.language == Language::Polish { ';' } else { ',' });
        }
        self.row_begun = true;
    }
}

/// A cell that no spreadsheet reads as a formula: an apostrophe goes before `= + - @`, their full-width forms, tab, line breaks and NUL.
///
/// It also goes before apostrophes that such a sign follows, so that `unguard` gives back exactly what was written.
pub fn guard(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A cell as it was before `guard`.
pub fn unguard(cell: &str) -> &str {
    let guarded = cell.starts_with('\'') && is_formula(cell.trim_start_matches('\''));
    if guarded { &cell[1..] } else { cell }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
}

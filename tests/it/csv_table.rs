//! CSV: what any reader of RFC 4180 gets back, and that nothing typed becomes a formula.

use csv::ReaderBuilder;
use kuluary::domain::{
    format::csv::{Table, guard, unguard},
    text::Language,
};
use proptest::prelude::*;

/// Reads a file the way the `csv` crate does, after the byte-order mark.
fn read(file: &str, separator: u8) -> Vec<Vec<String>> {
    let bytes = file.strip_prefix('\u{feff}').expect("the file starts with a byte-order mark");
    let mut reader = ReaderBuilder::new().has_headers(false).delimiter(separator).flexible(true).from_reader(bytes.as_bytes());
    reader.records().map(|row| row.expect("valid CSV").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn polish_spreadsheets_get_semicolons_and_decimal_commas_english_ones_commas_and_points() {
    for (language, expected) in
        [(Language::Polish, "\u{feff}średnia;4,25;-3;;\"a;b\"\r\n"), (Language::English, "\u{feff}średnia,4.25,-3,,\"a;b\"\r\n")]
    {
        let mut table = Table::new(language);
        table.words("średnia");
        table.decimal(Some(4.25), 2);
        table.number(-3);
        table.nothing();
        table.words("a;b");
        table.end_row();
        assert_eq!(table.finish(), expected);
    }
}

#[test]
fn cells_that_a_spreadsheet_would_run_start_with_an_apostrophe() {
    for cell in ["=1+1", "+48 600", "-", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠x", "'=1"] {
        assert_eq!(guard(cell), format!("'{cell}"));
    }
    for cell in ["", "a=b", "'cytat'", "5 - 3", " wcięcie", "–"] {
        assert_eq!(guard(cell), cell);
    }
}

proptest! {
    #[test]
    fn guarding_is_undone_exactly(cell in r"'{0,3}[=+@＝\-a\t]?\PC{0,8}") {
        let guarded = guard(&cell);
        prop_assert_eq!(unguard(&guarded), &cell);
    }

    #[test]
    fn any_words_come_back_and_none_starts_a_formula(
        rows in prop::collection::vec(prop::collection::vec(r#"[=+@'",;\r\n\t\-ąż😀 a-c]{0,12}"#, 2..5), 1..5),
        polish in any::<bool>(),
    ) {
        let mut table = Table::new(if polish { Language::Polish } else { Language::English });
        for row in &rows {
            for cell in row {
                table.words(cell);
            }
            table.end_row();
        }
        let found = read(&table.finish(), if polish { b';' } else { b',' });
        prop_assert!(found.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])));
        let back: Vec<Vec<_>> = found.iter().map(|row| row.iter().map(|cell| unguard(cell).to_owned()).collect()).collect();
        prop_assert_eq!(back, rows);
    }
}

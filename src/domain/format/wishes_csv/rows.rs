//! Rows of a CSV text as spreadsheets write and people paste them: between cells stands a tab, a semicolon or a comma.

use super::super::csv::unguard;

/// A row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number from 1, as a spreadsheet counts: blank rows count.
    pub(super) number: usize,
    /// Its cells, without the white space around them and without the guard against formulas.
    pub(super) cells: Vec<String>,
}

/// The rows, and the number of the row in which a quotation mark was opened and never closed.
pub(super) fn rows(text: &str) -> (Vec<Row>, Option<usize>) {
    let separator = separator(text);
    let (mut rows, mut cells, mut cell, mut number, mut quoted, mut was_quoted) = (Vec::new(), Vec::new(), String::new(), 1, false, false);
    let mut letters = text.chars().peekable();
    let take = |cell: &mut String, was_quoted: &mut bool| {
        let taken = std::mem::take(cell);
        *was_quoted = false;
        unguard(taken.trim()).trim().to_owned()
    };
    let mut end = |cells: &mut Vec<String>, number: &mut usize| {
        let cells = std::mem::take(cells);
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(Row { number: *number, cells });
        }
        *number += 1;
    };
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            // A mark within a cell is part of what people wrote.
            '"' if !was_quoted && cell.trim().is_empty() => {
                cell.clear();
                (quoted, was_quoted) = (true, true);
            }
            _ if quoted => cell.push(letter),
            '\n' | '\r' => {
                if letter == '\r' {
                    letters.next_if_eq(&'\n');
                }
                cells.push(take(&mut cell, &mut was_quoted));
                end(&mut cells, &mut number);
            }
            _ if letter == separator => cells.push(take(&mut cell, &mut was_quoted)),
            _ => cell.push(letter),
        }
    }
    let open = quoted.then_some(number);
    cells.push(take(&mut cell, &mut was_quoted));
    end(&mut cells, &mut number);
    (rows, open)
}

/// What stands between cells: a tab where there is one outside of quotation marks, else a semicolon, else a comma. A comma may stand in
/// a name or a title of a file that has the others.
fn separator(text: &str) -> char {
    let mut quoted = false;
    let mut semicolon = false;
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '\t' if !quoted => return '\t',
            ';' if !quoted => semicolon = true,
            _ => {}
        }
    }
    if semicolon { ';' } else { ',' }
}

/// The text of a file, and whether it was in the old encoding of Windows, in which Polish spreadsheets still save.
pub(super) fn decoded(bytes: &[u8]) -> (String, bool) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.trim_start_matches('\u{feff}').to_owned(), false),
        Err(_) => (bytes.iter().map(|byte| windows_1250(*byte)).collect(), true),
    }
}

/// A byte of Windows-1250; those that it does not use become the mark of an unknown letter.
fn windows_1250(byte: u8) -> char {
    const UPPER: &str = "€\u{fffd}‚\u{fffd}„…†‡\u{fffd}‰Š‹ŚŤŽŹ\u{fffd}‘’“”•–—\u{fffd}™š›śťžź\u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(at) => UPPER.chars().nth(at.into()).unwrap_or('\u{fffd}'),
    }
}

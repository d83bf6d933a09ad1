//! Reading the table that the desk saved, perhaps after a spreadsheet saved it anew: the column that holds the submissions is what counts,
//! wherever it stands by then, and whatever separates the cells.

use std::borrow::Cow;

use crate::format::{
    csv::unguard,
    export_json::{NotAnExport, Trouble},
    submission_json::SUBMISSION_SCHEMA,
};

/// What every version of the column begins with.
const ANY_VERSION: &str = "kuluary.submission/";

/// What the headings tell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) struct TableHead {
    separator: u8,
    /// The column of the submissions.
    column: usize,
}

/// Reads the headings; gives the place of the first row as well.
pub(in crate::format) fn table_head(text: &str) -> Result<(TableHead, usize), NotAnExport> {
    let mut is_table = false;
    for separator in [b';', b',', b'\t'] {
        let Ok(Some((cells, end))) = record(text, 0, separator, true) else { continue };
        is_table |= cells.len() > 1;
        if let Some(column) = cells.iter().position(|cell| cell == SUBMISSION_SCHEMA) {
            return Ok((TableHead { separator, column }, end));
        }
        if cells.iter().any(|cell| cell.starts_with(ANY_VERSION)) {
            return Err(NotAnExport::Newer);
        }
    }
    Err(if is_table { NotAnExport::ForeignTable } else { NotAnExport::OtherSchema })
}

/// The rows of a table.
pub(in crate::format) struct Rows<'t> {
    text: &'t str,
    head: TableHead,
}

impl<'t> Rows<'t> {
    pub(in crate::format) const fn new(text: &'t str, head: TableHead) -> Self {
        Self { text, head }
    }

    /// The submission in the row that begins at `at`, `None` in a row of nothing, and where the row ends; `None` after the last row.
    pub(in crate::format) fn next_record(&self, at: usize, last: bool) -> Result<Option<(Option<String>, usize)>, Trouble> {
        let Some((cells, end)) = record(self.text, at, self.head.separator, last)? else { return Ok(None) };
        if cells.iter().all(|cell| cell.is_empty()) {
            return Ok(Some((None, end)));
        }
        // A row without the submission is damaged; what there is of it is kept.
        let cell = cells.get(self.head.column).filter(|cell| !cell.is_empty());
        let text = cell.map_or_else(|| self.text[at..end].trim_end().to_owned(), |cell| unguard(cell).to_owned());
        Ok(Some((Some(text), end)))
    }
}

/// The cells of a record, and where it ends.
type Cells<'t> = (Vec<Cow<'t, str>>, usize);

/// The record (RFC 4180) that begins here; `None` at the end. `whole`: the text is all there.
fn record(text: &str, at: usize, separator: u8, whole: bool) -> Result<Option<Cells<'_>>, Trouble> {
    let bytes = text.as_bytes();
    if at >= bytes.len() {
        return if whole { Ok(None) } else { Err(Trouble::More) };
    }
    let (mut cells, mut at) = (Vec::new(), at);
    loop {
        let (cell, end) = cell(text, at, separator)?;
        cells.push(cell);
        match bytes.get(end) {
            Some(byte) if *byte == separator => at = end + 1,
            Some(b'\r') if bytes.get(end + 1) == Some(&b'\n') => return Ok(Some((cells, end + 2))),
            // The line feed may be in the next part.
            Some(b'\r') if end + 1 == bytes.len() && !whole => return Err(Trouble::More),
            Some(_) => return Ok(Some((cells, end + 1))),
            None if whole => return Ok(Some((cells, end))),
            None => return Err(Trouble::More),
        }
    }
}

/// The cell that begins here, and where it ends.
fn cell(text: &str, at: usize, separator: u8) -> Result<(Cow<'_, str>, usize), Trouble> {
    let bytes = text.as_bytes();
    let ends = |byte: &u8| *byte == separator || *byte == b'\r' || *byte == b'\n';
    let to_end = |at: usize| bytes[at..].iter().position(ends).map_or(bytes.len(), |length| at + length);
    if bytes.get(at) != Some(&b'"') {
        let end = to_end(at);
        return Ok((Cow::Borrowed(&text[at..end]), end));
    }
    let (mut cell, mut at) = (String::new(), at + 1);
    loop {
        // A quote that is never closed: more is to come, or the file was cut.
        let quote = at + bytes[at..].iter().position(|byte| *byte == b'"').ok_or(Trouble::More)?;
        cell.push_str(&text[at..quote]);
        if bytes.get(quote + 1) != Some(&b'"') {
            // Nothing belongs between the quote and the separator.
            return Ok((Cow::Owned(cell), to_end(quote + 1)));
        }
        cell.push('"');
        at = quote + 2;
    }
}

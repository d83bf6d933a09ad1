//! A page of an endpoint's list, row by row: many thousand rows read in one go would keep a page from answering.

use serde::de::{Deserialize, IgnoredAny};
use serde_json::{Deserializer, Value};

use super::profile::JsonPath;

/// A page of which the rows are still to be read.
#[derive(Debug, Clone)]
pub struct Page {
    text: String,
    /// Where the first row begins, after the bracket of the list.
    start: usize,
    /// Where reading is; at the closing bracket once all were read.
    at: usize,
    ended: bool,
    /// Rows read so far, whatever they were.
    pub(super) rows: usize,
}

/// It is no JSON, or has no list where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoList;

impl Page {
    /// Finds the list on a page.
    pub(super) fn of(text: String, rows_at: &JsonPath) -> Result<Self, NoList> {
        let mut at = 0;
        for name in rows_at.names() {
            at = inside(&text, at, name)?;
        }
        let start = past(&text, at, b'[')?;
        Ok(Self { start, at: start, ended: false, rows: 0, text })
    }

    /// The next row; `None` after the last.
    pub(super) fn row(&mut self) -> Result<Option<Value>, NoList> {
        if self.ended {
            return Ok(None);
        }
        let at = blank(&self.text, self.at);
        if byte(&self.text, at) == Some(b']') {
            (self.at, self.ended) = (at, true);
            return Ok(None);
        }
        let at = if self.rows == 0 { at } else { past(&self.text, at, b',')? };
        let (row, end) = value(&self.text, at)?;
        self.at = end;
        self.rows += 1;
        Ok(Some(row))
    }

    /// The page with an empty list, after the last row.
    pub(super) fn frame(&self) -> Result<Value, NoList> {
        let frame = [&self.text[..self.start], &self.text[self.at..]].concat();
        serde_json::from_str(&frame).map_err(|_| NoList)
    }
}

/// Where the field of this name, or the item at this position, begins.
fn inside(text: &str, at: usize, name: &str) -> Result<usize, NoList> {
    let mut at = blank(text, at);
    let Some(is_object) = byte(text, at).and_then(|byte| (byte == b'{').then_some(true).or((byte == b'[').then_some(false))) else {
        return Err(NoList);
    };
    at += 1;
    let place = name.parse::<usize>();
    for passed in 0.. {
        let found = if is_object {
            let (field, end) = value::<String>(text, at)?;
            at = past(text, end, b':')?;
            field == name
        } else {
            place == Ok(passed)
        };
        if found {
            return Ok(at);
        }
        at = past(text, value::<IgnoredAny>(text, at)?.1, b',')?;
    }
    Err(NoList)
}

/// The value that begins here, and where it ends.
fn value<'t, T: Deserialize<'t>>(text: &'t str, at: usize) -> Result<(T, usize), NoList> {
    let mut values = Deserializer::from_str(&text[at..]).into_iter::<T>();
    let value = values.next().and_then(Result::ok).ok_or(NoList)?;
    Ok((value, at + values.byte_offset()))
}

/// The place after this byte, which comes next.
fn past(text: &str, at: usize, expected: u8) -> Result<usize, NoList> {
    let at = blank(text, at);
    if byte(text, at) == Some(expected) { Ok(at + 1) } else { Err(NoList) }
}

/// The next place that is no white space.
fn blank(text: &str, at: usize) -> usize {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    at + text.as_bytes()[at..].iter().take_while(|byte| blank(byte)).count()
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

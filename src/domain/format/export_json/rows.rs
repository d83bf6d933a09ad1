//! The rows of a file of submissions, and the fields around them.

use std::sync::Arc;

use serde::de::IgnoredAny;
use serde_json::Value;

use super::{ExportReader, NotAnExport, Place, Trouble, check_name, lone};
use crate::{
    format::{
        scan::{Scan, Stop},
        submission_json::{quick, read_value},
    },
    handover::bundle::{Piece, Record},
};

/// How many things are read in one step: a few milliseconds on a slow phone.
pub(super) const OF_A_STEP: usize = 200;

impl ExportReader {
    #[inline]
    pub(super) fn item(&mut self, unreadable: bool, root: bool, first: bool) -> Result<(), Trouble> {
        if first && Scan::new(&self.block, self.at).peek()? == b']' {
            return self.after_item(unreadable, root);
        }
        if unreadable {
            self.raw()?;
        } else {
            self.row()?;
        }
        self.place = Place::AfterItem { unreadable, root };
        Ok(())
    }

    #[inline]
    pub(super) fn after_item(&mut self, unreadable: bool, root: bool) -> Result<(), Trouble> {
        let block = Arc::clone(&self.block);
        let mut scan = Scan::new(&block, self.at);
        self.place = match scan.another(b']')? {
            true => Place::Item { unreadable, root, first: false },
            false if root => Place::End,
            false => Place::AfterField,
        };
        self.at = scan.at();
        Ok(())
    }

    /// Reads a submission. What a newer version wrote is kept like what is damaged: a newer version may read it one day.
    #[inline]
    pub(super) fn row(&mut self) -> Result<(), Trouble> {
        let block = Arc::clone(&self.block);
        let mut scan = Scan::new(&block, self.at);
        scan.peek()?;
        let start = scan.at();
        let mut quickly = scan.clone();
        match quick(&mut quickly, &mut self.ids) {
            Ok(submission) => {
                self.at = quickly.at();
                self.bundle.records.push(Record { submission, text: Piece::of(&block, start, self.at) });
            }
            Err(Stop::More) if !self.last => return Err(Trouble::More),
            Err(_) => {
                let end = scan.extent(self.last)?;
                let value: Value = serde_json::from_str(&block[start..end]).map_err(|_| NotAnExport::NotJson)?;
                match read_value(value.clone()) {
                    Ok(received) => {
                        self.bundle.records.push(Record { submission: received.submission, text: Piece::of(&block, start, end) });
                    }
                    Err(_) => self.bundle.unreadable.push(raw_text(value)),
                }
                self.at = end;
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Reads a record out of a text of its own.
    pub(super) fn take_own(&mut self, text: &str) {
        let mut scan = Scan::new(text, 0);
        let read = match quick(&mut scan, &mut self.ids) {
            Ok(submission) if scan.at() == text.len() => Some(submission),
            _ => serde_json::from_str(text).ok().and_then(|value| read_value(value).ok()).map(|received| received.submission),
        };
        match read {
            Some(submission) => self.bundle.records.push(Record { submission, text: Piece::whole(text.to_owned()) }),
            None => self.bundle.unreadable.push(Arc::from(text)),
        }
    }

    /// Reads what could not be read where the file was made.
    pub(super) fn raw(&mut self) -> Result<(), Trouble> {
        let block = Arc::clone(&self.block);
        let (value, end) = value_at::<Value>(&block, self.at, self.last)?;
        self.bundle.unreadable.push(raw_text(value));
        self.rows += 1;
        self.at = end;
        Ok(())
    }

    /// Reads the fields of the file up to a list of records, or to its end. `whole`: from the beginning, with nothing taken out before.
    pub(super) fn fields(&mut self, whole: bool) -> Result<(), Trouble> {
        let block = Arc::clone(&self.block);
        let mut scan = Scan::new(&block, self.at);
        let mut named = self.named.clone();
        if whole {
            scan.take(b'{')?;
        }
        let mut first = whole;
        loop {
            let there = if first { scan.peek()? != b'}' } else { scan.another(b'}')? };
            if !there {
                let end = scan.at() + usize::from(first);
                if whole {
                    self.bundle.append(lone(&block[self.at..end])?);
                    self.rows += self.bundle.len();
                } else {
                    check_name(named.as_deref())?;
                }
                (self.at, self.named, self.place) = (end, named.or(Some(String::new())), Place::End);
                return Ok(());
            }
            first = false;
            let (name, end) = value_at::<String>(&block, scan.at(), self.last)?;
            scan = Scan::new(&block, end);
            scan.take(b':')?;
            let opens = scan.peek()?;
            if name == "submissions" || (name == "unreadable" && opens == b'[') {
                if opens != b'[' {
                    return Err(NotAnExport::OtherSchema.into());
                }
                // Where the name stands first, as it does in our own files, nobody waits for the end of another one.
                named.as_deref().map_or(Ok(()), |named| check_name(Some(named)))?;
                scan.pass();
                (self.at, self.named) = (scan.at(), named);
                self.place = Place::Item { unreadable: name == "unreadable", root: false, first: true };
                return Ok(());
            }
            let (start, end) = (scan.at(), value_at::<IgnoredAny>(&block, scan.at(), self.last)?.1);
            if name == "schema" {
                named = Some(serde_json::from_str(&block[start..end]).unwrap_or_default());
            }
            scan = Scan::new(&block, end);
        }
    }
}

/// The value that begins here, and where it ends.
fn value_at<'t, T: serde::Deserialize<'t>>(text: &'t str, at: usize, last: bool) -> Result<(T, usize), Trouble> {
    let mut scan = Scan::new(text, at);
    scan.peek()?;
    let (start, end) = (scan.at(), scan.extent(last)?);
    let value = serde_json::from_str(&text[start..end]).map_err(|_| NotAnExport::NotJson)?;
    Ok((value, end))
}

fn raw_text(value: Value) -> Arc<str> {
    match value {
        Value::String(text) => Arc::from(text),
        other => Arc::from(other.to_string()),
    }
}

//! `kuluary.export/1`: a file of submissions that somebody hands over, and the archive of an organiser. Also read: a plain list of
//! submissions, a single submission, and the table that the desk saves (see `answers_csv`).
//!
//! ```text
//! { "schema": "kuluary.export/1", "submissions": [ kuluary.submission/1, … ], "unreadable": [ "raw text", … ] }
//! ```
//!
//! A file is read block by block, in steps that are short, so that one of 200 MB neither stands in memory twice nor keeps a page from
//! answering. A submission that cannot be read does not spoil the others: its raw text is kept beside them.

mod archive;
mod refusal;
mod rows;

pub use archive::Archive;
pub(super) use refusal::Trouble;
pub use refusal::{MAX_EXPORT, NotAnExport};

use std::sync::Arc;

use serde_json::Value;

use refusal::check_sign;

use super::{
    MAX_FILE,
    answers_csv::{Rows as TableRows, TableHead, table_head},
    scan::Scan,
    submission_json::{EXPORT_SCHEMA, Ids, SUBMISSION_SCHEMA, read_value},
};
use crate::handover::bundle::{Bundle, Record};

/// What every version of the schema begins with.
const ANY_VERSION: &str = "kuluary.export/";
/// How long a submission is in a file, rather less than more, in bytes.
const LENGTH: usize = 280;
/// The longest text of one submission that is read, in bytes.
const MAX_ROW: usize = 8_000_000;

/// What the reader does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// There is more to read of what it has.
    Step,
    /// It waits for the next part of the file.
    Feed,
    /// The whole file was read.
    Done,
}

/// Reads a file of submissions part by part.
#[derive(Debug)]
pub struct ExportReader {
    /// Bytes of the file that are not in the block: the end of a character or of a record.
    rest: Vec<u8>,
    block: Arc<String>,
    at: usize,
    last: bool,
    place: Place,
    named: Option<String>,
    /// Rows so far, read or not.
    rows: usize,
    ids: Ids,
    bundle: Bundle,
}

/// Where in a file the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Nothing was read.
    Start,
    /// Before the fields of an object of which it is not known what it is.
    Unknown,
    /// Before an item of the submissions, or of what could not be read. `root`: the list is the whole file.
    Item { unreadable: bool, root: bool, first: bool },
    /// After an item.
    AfterItem { unreadable: bool, root: bool },
    /// After a field of the file.
    AfterField,
    /// Among records that stand one after the other, as they are stored.
    Sequence,
    /// In the rows of a table.
    Table(TableHead),
    /// After the end of the JSON.
    End,
}

impl Default for ExportReader {
    fn default() -> Self {
        Self::new()
    }
}

impl ExportReader {
    /// A reader of a file.
    pub fn new() -> Self {
        Self::at(Place::Start)
    }

    /// A reader of records as they are stored: one after the other, perhaps with a comma between, what could not be read as strings.
    pub fn of_stored() -> Self {
        Self::at(Place::Sequence)
    }

    fn at(place: Place) -> Self {
        Self {
            rest: Vec::new(),
            block: Arc::new(String::new()),
            at: 0,
            last: false,
            place,
            named: None,
            rows: 0,
            ids: Ids::default(),
            bundle: Bundle::default(),
        }
    }

    /// The file has so many bytes: makes room for as many submissions as will probably be in it.
    pub fn expect(&mut self, bytes: usize) {
        self.bundle.records.reserve(bytes.min(MAX_EXPORT) / LENGTH);
    }

    /// Gives the next part of the file, after `step` asked for it.
    ///
    /// # Errors
    /// When it is no text.
    pub fn feed(&mut self, bytes: &[u8], last: bool) -> Result<(), NotAnExport> {
        self.feed_with(bytes.len(), last, |room| room.copy_from_slice(bytes))
    }

    /// Gives the next part of the file, of so many bytes, which `fill` writes into the room that it is given: not copied once more, it
    /// is read sooner.
    ///
    /// # Errors
    /// When it is no text.
    pub fn feed_with(&mut self, length: usize, last: bool, fill: impl FnOnce(&mut [u8])) -> Result<(), NotAnExport> {
        let before = &self.block.as_bytes()[self.at..];
        let start = before.len() + self.rest.len();
        let mut text = vec![0; start + length];
        text[..before.len()].copy_from_slice(before);
        text[before.len()..start].copy_from_slice(&std::mem::take(&mut self.rest));
        fill(&mut text[start..]);
        if text.len() > length + MAX_ROW {
            return Err(NotAnExport::OtherSchema);
        }
        if self.place == Place::Start {
            check_sign(&text)?;
        }
        let block = match String::from_utf8(text) {
            Ok(block) => block,
            Err(error) => {
                let (valid, cut) = (error.utf8_error().valid_up_to(), error.utf8_error().error_len().is_none());
                if !cut || last {
                    // What was cut within a character was cut.
                    return Err(if cut { NotAnExport::NotJson } else { NotAnExport::Encoding });
                }
                let mut text = error.into_bytes();
                self.rest = text.split_off(valid);
                String::from_utf8(text).map_err(|_| NotAnExport::Encoding)?
            }
        };
        self.block = Arc::new(block);
        self.at = 0;
        self.last = last;
        Ok(())
    }

    /// Reads on, for a few milliseconds at most.
    ///
    /// # Errors
    /// When it is no file of submissions that this version can read.
    #[inline]
    pub fn step(&mut self) -> Result<Next, NotAnExport> {
        for _ in 0..rows::OF_A_STEP {
            match self.read() {
                Ok(true) => {}
                Ok(false) => return self.finish().map(|()| Next::Done),
                Err(Trouble::Not(reason)) => return Err(reason),
                Err(Trouble::More) if self.last => return Err(NotAnExport::NotJson),
                Err(Trouble::More) => return Ok(Next::Feed),
            }
        }
        Ok(Next::Step)
    }

    /// How many records were read so far.
    pub fn read_so_far(&self) -> usize {
        self.rows
    }

    /// What was read.
    pub fn into_bundle(self) -> Bundle {
        self.bundle
    }

    /// Reads one thing; `false` at the end.
    #[inline]
    fn read(&mut self) -> Result<bool, Trouble> {
        match self.place {
            Place::Start => self.start()?,
            Place::Unknown => self.fields(true)?,
            Place::Item { unreadable, root, first } => self.item(unreadable, root, first)?,
            Place::AfterItem { unreadable, root } => self.after_item(unreadable, root)?,
            Place::AfterField => self.fields(false)?,
            Place::Sequence => return self.stored(),
            Place::Table(head) => return self.table_row(head),
            Place::End => return self.end(),
        }
        Ok(true)
    }

    fn start(&mut self) -> Result<(), Trouble> {
        // Some editors on Windows write a byte order mark, which JSON does not have.
        let mark = if self.block.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let block = Arc::clone(&self.block);
        let mut scan = Scan::new(&block, mark);
        match scan.peek() {
            Err(_) if self.last => return Err(NotAnExport::Empty.into()),
            Err(_) => return Err(Trouble::More),
            Ok(b'{') => {
                self.at = scan.at();
                self.place = Place::Unknown;
            }
            Ok(b'[') => {
                self.at = scan.at() + 1;
                self.place = Place::Item { unreadable: false, root: true, first: true };
            }
            Ok(_) => {
                if !self.last && !block.contains('\n') {
                    return Err(Trouble::More);
                }
                let (head, at) = table_head(&block[mark..])?;
                self.at = mark + at;
                self.place = Place::Table(head);
            }
        }
        Ok(())
    }

    #[inline]
    fn stored(&mut self) -> Result<bool, Trouble> {
        match Scan::new(&self.block, self.at).peek() {
            Err(_) if self.last => return Ok(false),
            Err(_) => return Err(Trouble::More),
            Ok(b'"') => self.raw()?,
            // Between two of them, as in the list that they stood in.
            Ok(b',') => {
                let mut scan = Scan::new(&self.block, self.at);
                scan.take(b',')?;
                self.at = scan.at();
            }
            Ok(_) => self.row()?,
        }
        Ok(true)
    }

    fn table_row(&mut self, head: TableHead) -> Result<bool, Trouble> {
        let block = Arc::clone(&self.block);
        let Some((cell, end)) = TableRows::new(&block, head).next_record(self.at, self.last)? else { return Ok(false) };
        self.at = end;
        if let Some(cell) = cell {
            self.rows += 1;
            self.take_own(&cell);
        }
        Ok(true)
    }

    fn end(&self) -> Result<bool, Trouble> {
        match Scan::new(&self.block, self.at).peek() {
            Ok(_) => Err(NotAnExport::NotJson.into()),
            Err(_) if self.last => Ok(false),
            Err(_) => Err(Trouble::More),
        }
    }

    fn finish(&self) -> Result<(), NotAnExport> {
        match self.place {
            // A table or a list of which nothing is a submission is somebody else's file.
            Place::Table(_) | Place::End if self.named.is_none() && self.rows > 0 && self.bundle.records.is_empty() => {
                Err(NotAnExport::OtherSchema)
            }
            _ => Ok(()),
        }
    }
}

/// Reads a file of submissions that is all there.
///
/// # Errors
/// When it is none that this version can read.
pub fn read_export(bytes: &[u8]) -> Result<Bundle, NotAnExport> {
    if bytes.len() > MAX_EXPORT {
        return Err(NotAnExport::TooLarge);
    }
    let mut reader = ExportReader::new();
    reader.feed(bytes, true)?;
    while reader.step()? != Next::Done {}
    Ok(reader.into_bundle())
}

/// What stands under `schema` in a file of submissions.
fn check_name(named: Option<&str>) -> Result<(), NotAnExport> {
    match named {
        Some(EXPORT_SCHEMA) => Ok(()),
        Some(other) if other.starts_with(ANY_VERSION) => Err(NotAnExport::Newer),
        _ => Err(NotAnExport::OtherSchema),
    }
}

/// A file that is one object, but no list of submissions under a name.
fn lone(text: &str) -> Result<Bundle, NotAnExport> {
    if text.len() > MAX_FILE {
        return Err(NotAnExport::OtherSchema);
    }
    let value: Value = serde_json::from_str(text).map_err(|_| NotAnExport::NotJson)?;
    let named = value.get("schema").and_then(Value::as_str);
    if named != Some(SUBMISSION_SCHEMA) {
        check_name(named)?;
        return Err(NotAnExport::OtherSchema);
    }
    let mut bundle = Bundle::default();
    match read_value(value) {
        Ok(received) => bundle.records.push(Record::from(received)),
        Err(_) => bundle.unreadable.push(Arc::from(text)),
    }
    Ok(bundle)
}

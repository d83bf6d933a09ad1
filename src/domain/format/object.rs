//! Reading JSON field by field: each reader gives the checked value or notes what is wrong and where, and goes on.
//!
//! Files are read from `serde_json::Value` rather than through derived visitors: a value of the wrong type then costs its own field
//! only, every other problem of the file is still found, and the code that phones download is a good deal smaller.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
    ops::RangeInclusive,
};

use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value, error::Category};

use super::Read;
use crate::domain::{
    id::NotAnId,
    problem::{Problem, ProblemKind},
    session::Link,
    text::{Language, Text},
    time::Moment,
};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 5_000_000;
/// The longest text of a file, in characters (Unicode scalar values).
pub const MAX_TEXT: usize = 20_000;
/// The longest list beside the sessions.
pub(super) const MAX_LIST: usize = 1_000;
/// Nobody reads a longer report; without a limit a hostile file would make one far larger than itself.
const MAX_PROBLEMS: usize = 1_000;

/// Reads a file whose root is an object that says `"schema": schema`; `convert` gives `None` only where it reported why.
///
/// # Errors
/// Every problem of the file, warnings included, in the order they were met; never empty.
pub(super) fn read_file<T>(bytes: &[u8], schema: &'static str, convert: fn(&Object) -> Option<T>) -> Result<Read<T>, Vec<Problem>> {
    let whole = |kind| vec![Problem { path: "$".to_owned(), kind }];
    if bytes.len() > MAX_FILE {
        return Err(whole(ProblemKind::TooLarge { limit: MAX_FILE }));
    }
    let root = parse(bytes).map_err(whole)?;
    let Value::Object(fields) = &root else { return Err(whole(ProblemKind::WrongType)) };
    let report = Report { problems: RefCell::default(), language: Cell::new(Language::Polish) };
    let object = Object { fields, path: "$".to_owned(), report: &report };
    let named = object.needed("schema", object.string("schema"));
    if named.is_some_and(|named| named != schema) {
        // Another format or another version: what else would be said of it is noise.
        object.report("schema", ProblemKind::WrongSchema { expected: schema });
        return Err(report.problems.into_inner());
    }
    let value = convert(&object);
    let problems = report.problems.into_inner();
    match value {
        Some(value) if problems.iter().all(|problem| problem.kind.is_warning()) => Ok(Read { value, warnings: problems }),
        _ => Err(problems),
    }
}

fn parse(bytes: &[u8]) -> Result<Value, ProblemKind> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = sound.split(|byte| *byte == b'\n').count();
        let column = 1 + sound.iter().rev().take_while(|byte| **byte != b'\n').count();
        // A file cut within a character is cut; any other broken character is not text.
        if error.error_len().is_none() { ProblemKind::Truncated } else { ProblemKind::NotJson { line, column } }
    })?;
    // Some editors on Windows write a byte order mark, which JSON does not have.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => ProblemKind::Truncated,
        Category::Io | Category::Syntax | Category::Data => ProblemKind::NotJson { line: error.line(), column: error.column() },
    })
}

/// What was found wrong so far, and the language that plain texts are in.
pub(super) struct Report {
    problems: RefCell<Vec<Problem>>,
    language: Cell<Language>,
}

/// The identifiers a file declares in one of its lists.
pub(super) type Known<'a> = BTreeSet<&'a str>;

/// An object of the file, with its place.
pub(super) struct Object<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    report: &'a Report,
}

impl<'a> Object<'a> {
    /// Notes a problem at a field, or further down (`"geo[0]"`).
    pub(super) fn report(&self, field: &str, kind: ProblemKind) {
        let mut problems = self.report.problems.borrow_mut();
        if problems.len() < MAX_PROBLEMS {
            let mut path = String::with_capacity(self.path.len() + 1 + field.len());
            path.push_str(&self.path);
            path.push('.');
            path.push_str(field);
            problems.push(Problem { path, kind });
        }
    }

    /// From here on, plain texts are in this language.
    pub(super) fn set_language(&self, language: Language) {
        self.report.language.set(language);
    }

    /// The value of a field; `null` is the same as none.
    pub(super) fn value(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// Passes a value on, and notes a field that had to be there and is not. What is there but wrong was noted when it was read.
    pub(super) fn needed<T>(&self, field: &str, value: Option<T>) -> Option<T> {
        let blank = |value: &Value| match value {
            Value::String(text) => text.trim().is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
        };
        if value.is_none() && self.value(field).is_none_or(blank) {
            self.report(field, ProblemKind::Missing);
        }
        value
    }

    /// Notes a list that had to hold something and is missing or empty.
    pub(super) fn needed_list(&self, field: &str) {
        let filled = self.value(field).is_some_and(|value| value.as_array().is_none_or(|items| !items.is_empty()));
        self.needed(field, filled.then_some(()));
    }

    fn typed<T>(&self, field: &str, take: impl FnOnce(&'a Value) -> Option<T>) -> Option<T> {
        let taken = take(self.value(field)?);
        if taken.is_none() {
            self.report(field, ProblemKind::WrongType);
        }
        taken
    }

    /// A string exactly as written, without the white space around it; a blank one is none.
    pub(super) fn string(&self, field: &str) -> Option<&'a str> {
        self.typed(field, Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    }

    /// A string read by `parse`; one it refuses is noted as `problem` says.
    pub(super) fn parsed<T>(
        &self,
        field: &str,
        parse: impl FnOnce(&str) -> Option<T>,
        problem: impl FnOnce(String) -> ProblemKind,
    ) -> Option<T> {
        let text = self.string(field)?;
        let parsed = parse(text);
        if parsed.is_none() {
            self.report(field, problem(shortened(text)));
        }
        parsed
    }

    /// A word out of a fixed set.
    pub(super) fn word<T>(&self, field: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.parsed(field, parse, ProblemKind::UnknownWord)
    }

    /// A moment with an offset.
    pub(super) fn moment(&self, field: &str) -> Option<Moment> {
        self.parsed(field, moment, ProblemKind::NotAMoment)
    }

    /// A date.
    pub(super) fn date(&self, field: &str) -> Option<NaiveDate> {
        self.parsed(field, date, ProblemKind::NotADate)
    }

    /// An address that is safe in `href`.
    pub(super) fn link(&self, field: &str) -> Option<Link> {
        self.parsed(field, Link::parse, ProblemKind::UnsafeLink)
    }

    /// An address of the web, to read or to fetch.
    pub(super) fn web_link(&self, field: &str) -> Option<Link> {
        self.parsed(field, web_link, ProblemKind::UnsafeLink)
    }

    /// An identifier.
    pub(super) fn id<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>) -> Option<T> {
        self.parsed(field, |text| parse(text).ok(), ProblemKind::NotAnId)
    }

    /// An item's own identifier, demanded and unique among `seen`.
    pub(super) fn own_id<T>(&self, parse: fn(&str) -> Result<T, NotAnId>, seen: &mut Known<'a>) -> Option<T> {
        let id = self.needed("id", self.id("id", parse));
        let written = self.string_quietly("id")?;
        if id.is_some() && !seen.insert(written) {
            self.report("id", ProblemKind::Duplicate(written.to_owned()));
        }
        id
    }

    /// An identifier that the file declares elsewhere.
    pub(super) fn reference<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>, known: &Known) -> Option<T> {
        let id = self.id(field, parse)?;
        let written = self.string_quietly(field)?;
        if known.contains(written) {
            Some(id)
        } else {
            self.report(field, ProblemKind::UnknownReference(written.to_owned()));
            None
        }
    }

    /// A list of identifiers that the file declares elsewhere, none of them twice.
    pub(super) fn references<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>, known: &Known) -> Vec<T> {
        let mut seen = Known::new();
        let read = |text: &'a str| match parse(text) {
            Err(_) => Err(ProblemKind::NotAnId(shortened(text))),
            Ok(_) if !known.contains(text) => Err(ProblemKind::UnknownReference(text.to_owned())),
            Ok(_) if !seen.insert(text) => Err(ProblemKind::Duplicate(text.to_owned())),
            Ok(id) => Ok(id),
        };
        self.strings(field, read)
    }

    /// A list of strings, each read by `read`.
    pub(super) fn strings<T>(&self, field: &str, mut read: impl FnMut(&'a str) -> Result<T, ProblemKind>) -> Vec<T> {
        let mut values = Vec::new();
        for (index, item) in self.items(field, MAX_LIST).iter().enumerate() {
            match item.as_str().map_or(Err(ProblemKind::WrongType), |text| read(text.trim())) {
                Ok(value) => values.push(value),
                Err(kind) => self.report(&place(field, index), kind),
            }
        }
        values
    }

    /// The identifiers that the items of a list declare, whatever else is wrong with them; nothing is noted.
    pub(super) fn declared(&self, field: &str) -> Known<'a> {
        let items = self.value(field).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        items.iter().filter_map(|item| item.get("id")?.as_str()).map(str::trim).collect()
    }

    /// A whole number within a range.
    pub(super) fn whole(&self, field: &str, range: RangeInclusive<i64>) -> Option<i64> {
        let number = self.typed(field, Value::as_i64)?;
        if !range.contains(&number) {
            self.report(field, ProblemKind::OutOfRange);
            return None;
        }
        Some(number)
    }

    /// A number from 1 to `most`.
    pub(super) fn count(&self, field: &str, most: u32) -> Option<u32> {
        self.whole(field, 1..=i64::from(most)).and_then(|number| u32::try_from(number).ok())
    }

    /// Yes or no; no when it is not there.
    pub(super) fn flag(&self, field: &str) -> bool {
        self.typed(field, Value::as_bool).unwrap_or(false)
    }

    /// A text: a string in the file's main language, or an object with a version for each.
    pub(super) fn text(&self, field: &str) -> Option<Text> {
        let main = self.report.language.get();
        let Some(Value::Object(_)) = self.value(field) else {
            return Some(Text::plain(main, self.line(field)?));
        };
        let object = self.object(field)?;
        let other = if main == Language::Polish { Language::English } else { Language::Polish };
        let before = self.report.problems.borrow().len();
        let versions = [main, other].into_iter().filter_map(|language| Some((language, object.line(language.tag())?)));
        let text = Text::from_versions(versions.collect());
        if text.is_none() && self.report.problems.borrow().len() == before {
            self.report(field, ProblemKind::NoText);
        }
        text
    }

    /// A text that is the same in every language, such as a name.
    pub(super) fn line(&self, field: &str) -> Option<String> {
        let text = self.string(field)?;
        if text.chars().count() > MAX_TEXT {
            self.report(field, ProblemKind::TooMany { limit: MAX_TEXT });
            return None;
        }
        let text = cleaned(text);
        if text.is_empty() {
            // Nothing but control characters: not blank as written, yet nothing to show.
            self.report(field, ProblemKind::NoText);
            return None;
        }
        Some(text)
    }

    /// An object within this one.
    pub(super) fn object(&self, field: &str) -> Option<Object<'a>> {
        let fields = self.typed(field, Value::as_object)?;
        Some(self.child(field, fields))
    }

    /// A list of objects, each converted; those that `convert` gives up were reported by it.
    pub(super) fn each<T>(&self, field: &str, most: usize, mut convert: impl FnMut(&Object<'a>) -> Option<T>) -> Vec<T> {
        let mut values = Vec::new();
        for (index, item) in self.items(field, most).iter().enumerate() {
            let place = place(field, index);
            if let Value::Object(fields) = item {
                values.extend(convert(&self.child(&place, fields)));
            } else {
                self.report(&place, ProblemKind::WrongType);
            }
        }
        values
    }

    /// The items of a list; none of them when there are too many.
    pub(super) fn items(&self, field: &str, most: usize) -> &'a [Value] {
        let items = self.typed(field, Value::as_array).map_or(&[][..], Vec::as_slice);
        if items.len() > most {
            self.report(field, ProblemKind::TooMany { limit: most });
            return &[];
        }
        items
    }

    fn child(&self, field: &str, fields: &'a Map<String, Value>) -> Object<'a> {
        Object { fields, path: [&self.path, ".", field].concat(), report: self.report }
    }

    fn string_quietly(&self, field: &str) -> Option<&'a str> {
        self.value(field)?.as_str().map(str::trim)
    }
}

fn place(field: &str, index: usize) -> String {
    [field, "[", &index.to_string(), "]"].concat()
}

/// A text as it is shown: control characters but line feeds and tabs are dropped, and so are the marks that turn the direction of
/// writing around, because they reach beyond their own text and can make another one read differently.
fn cleaned(text: &str) -> String {
    let kept = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => false,
        c => !c.is_control(),
    };
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// What a problem quotes of a text.
fn shortened(text: &str) -> String {
    cleaned(&text.chars().take(80).collect::<String>())
}

/// A moment in RFC 3339, which always tells its offset.
pub(super) fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// A date as `YYYY-MM-DD`; `NaiveDate::from_str` alone would take signs, spaces and single digits as well.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let shape =
        text.len() == 10 && text.bytes().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() });
    if shape { text.parse().ok() } else { None }
}

fn web_link(text: &str) -> Option<Link> {
    Link::parse(text).filter(|link| link.as_str().get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")))
}

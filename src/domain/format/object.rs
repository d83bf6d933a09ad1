//! Reading JSON field by field: each reader gives the checked value or notes what is wrong and where, and goes on.
//!
//! Files are read from `serde_json::Value` rather than through derived visitors: a value of the wrong type then costs its own field
//! only, every other problem of the file is still found, and the code that phones download is a good deal smaller.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{
    leaf::{cleaned, shortened, web_link},
    report::Report,
};
use crate::{
    problem::{Problem, ProblemKind},
    session::Link,
    text::{Language, Text},
    time::{Moment, parse_day, parse_moment},
};

/// The longest text of a file, in characters (Unicode scalar values).
pub const MAX_TEXT: usize = 20_000;
/// The longest programme.
pub(super) const MAX_SESSIONS: usize = 5_000;
/// The longest list beside the sessions.
pub(super) const MAX_LIST: usize = 1_000;

/// An object of the file, with its place.
pub(super) struct Object<'a> {
    fields: &'a Map<String, Value>,
    path: String,
    report: &'a Report,
}

impl<'a> Object<'a> {
    /// The object that is the whole file.
    pub(super) fn root(fields: &'a Map<String, Value>, report: &'a Report) -> Self {
        Self { fields, path: "$".to_owned(), report }
    }

    /// Notes a problem at a field, or further down (`"geo[0]"`).
    pub(super) fn report(&self, field: &str, kind: ProblemKind) {
        self.report.note(Problem { path: [&self.path, ".", field].concat(), kind });
    }

    /// How many problems were noted so far.
    pub(super) fn problems(&self) -> usize {
        self.report.len()
    }

    /// From here on, plain texts are in this language.
    pub(super) fn set_language(&self, language: Language) {
        self.report.language.set(language);
    }

    /// The names of all fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.fields.keys().map(String::as_str)
    }

    /// The value of a field; `null` is the same as none.
    pub(super) fn value(&self, field: &str) -> Option<&'a Value> {
        self.fields.get(field).filter(|value| !value.is_null())
    }

    /// Passes a value on, and notes a field that had to be there and is not. What is there but wrong was noted when it was read.
    pub(super) fn needed<T>(&self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() {
            self.missed(field);
        }
        value
    }

    fn missed(&self, field: &str) {
        if self.value(field).is_none_or(|value| value.as_str().is_some_and(|text| text.trim().is_empty())) {
            self.report(field, ProblemKind::Missing);
        }
    }

    /// Notes a list that had to hold something and is missing or empty.
    pub(super) fn needed_list(&self, field: &str) {
        if self.value(field).is_none_or(|value| value.as_array().is_some_and(Vec::is_empty)) {
            self.report(field, ProblemKind::Missing);
        }
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

    /// A string that `fits`; another one is noted as `problem` says.
    pub(super) fn checked(&self, field: &str, fits: fn(&str) -> bool, problem: fn(String) -> ProblemKind) -> Option<&'a str> {
        let text = self.string(field)?;
        if fits(text) {
            return Some(text);
        }
        self.report(field, problem(shortened(text)));
        None
    }

    /// A word out of a fixed set.
    pub(super) fn word<T>(&self, field: &str, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.string(field)?;
        let word = parse(text);
        if word.is_none() {
            self.report(field, ProblemKind::UnknownWord(shortened(text)));
        }
        word
    }

    /// A moment with an offset.
    pub(super) fn moment(&self, field: &str) -> Option<Moment> {
        parse_moment(self.checked(field, |text| parse_moment(text).is_some(), ProblemKind::NotAMoment)?)
    }

    /// A date.
    pub(super) fn date(&self, field: &str) -> Option<NaiveDate> {
        parse_day(self.checked(field, |text| parse_day(text).is_some(), ProblemKind::NotADate)?)
    }

    /// An address that is safe in `href`.
    pub(super) fn link(&self, field: &str) -> Option<Link> {
        Link::parse(self.checked(field, |text| Link::parse(text).is_some(), ProblemKind::UnsafeLink)?)
    }

    /// An address of the web, to read or to fetch.
    pub(super) fn web_link(&self, field: &str) -> Option<Link> {
        Link::parse(self.checked(field, |text| web_link(text).is_some(), ProblemKind::UnsafeLink)?)
    }

    /// The strings of a list, each with its index.
    pub(super) fn strings(&self, field: &str) -> Vec<(usize, &'a str)> {
        let mut strings = Vec::new();
        for (index, item) in self.items(field, MAX_LIST).iter().enumerate() {
            match item.as_str() {
                Some(text) => strings.push((index, text.trim())),
                None => self.report(&place(field, index), ProblemKind::WrongType),
            }
        }
        strings
    }

    /// A list of strings, each read by `read`, or noted with the problem it names.
    pub(super) fn each_string<T>(&self, field: &str, mut read: impl FnMut(&str) -> Result<T, fn(String) -> ProblemKind>) -> Vec<T> {
        let mut values = Vec::new();
        for (index, text) in self.strings(field) {
            match read(text) {
                Ok(value) => values.push(value),
                Err(problem) => self.report(&place(field, index), problem(shortened(text))),
            }
        }
        values
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
        let before = self.report.len();
        let versions = [main, other].into_iter().filter_map(|language| Some((language, object.line(language.tag())?)));
        let text = Text::from_versions(versions.collect());
        if text.is_none() && self.report.len() == before {
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
        for item in self.objects(field, most) {
            values.extend(convert(&item));
        }
        values
    }

    fn objects(&self, field: &str, most: usize) -> Vec<Object<'a>> {
        let mut objects = Vec::new();
        for (index, item) in self.items(field, most).iter().enumerate() {
            let place = place(field, index);
            match item.as_object() {
                Some(fields) => objects.push(self.child(&place, fields)),
                None => self.report(&place, ProblemKind::WrongType),
            }
        }
        objects
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
}

/// Where an item of a list is.
pub(super) fn place(field: &str, index: usize) -> String {
    [field, "[", &index.to_string(), "]"].concat()
}

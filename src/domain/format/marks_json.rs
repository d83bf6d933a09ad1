//! Records of the organiser's marks on comments, `kuluary.marks/1`: one per comment, by its fingerprint, and one per theme.
//!
//! Of the words that were taken out only their places are stored.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::record_json::{Unreadable, fields};
use crate::domain::{
    comments::{CommentId, Mark, Record, Redaction, Theme},
    id::ThemeId,
    order::set_of,
};

const MARKS_SCHEMA: &str = "kuluary.marks/1";

/// Writes a record.
pub fn write_mark(record: &Record) -> String {
    match record {
        Record::Comment(id, mark) => {
            let redaction = match &mark.redaction {
                Redaction::None => Value::Null,
                Redaction::Words(places) => json!(places),
                Redaction::Whole => json!("whole"),
            };
            let themes: Vec<_> = mark.themes.iter().map(ThemeId::as_str).collect();
            json!({ "schema": MARKS_SCHEMA, "comment": id.as_str(), "redaction": redaction, "themes": themes }).to_string()
        }
        Record::Theme(theme) => json!({ "schema": MARKS_SCHEMA, "theme": theme.id.as_str(), "name": theme.name }).to_string(),
    }
}

/// Reads a record.
///
/// # Errors
/// When it is corrupt, or a newer version wrote it.
pub fn read_mark(text: &str) -> Result<Record, Unreadable> {
    let fields = fields(text, MARKS_SCHEMA)?;
    let word = |name: &str| fields.get(name).and_then(Value::as_str);
    if let Some(id) = word("theme") {
        let id = ThemeId::parse(id).map_err(|_| Unreadable::Corrupt)?;
        let name = word("name").filter(|name| !name.trim().is_empty()).ok_or(Unreadable::Corrupt)?;
        return Ok(Record::Theme(Theme { id, name: name.to_owned() }));
    }
    let id = word("comment").and_then(CommentId::parse).ok_or(Unreadable::Corrupt)?;
    Ok(Record::Comment(id, Mark { redaction: redaction(&fields)?, themes: themes(&fields)? }))
}

fn redaction(fields: &Map<String, Value>) -> Result<Redaction, Unreadable> {
    match fields.get("redaction") {
        None | Some(Value::Null) => Ok(Redaction::None),
        Some(Value::String(word)) if word == "whole" => Ok(Redaction::Whole),
        Some(Value::Array(places)) => {
            let place = |place: &Value| u32::try_from(place.as_u64()?).ok();
            let places = places.iter().map(place).collect::<Option<Vec<_>>>().ok_or(Unreadable::Corrupt)?;
            let places: BTreeSet<u32> = set_of(places);
            Ok(if places.is_empty() { Redaction::None } else { Redaction::Words(places) })
        }
        Some(_) => Err(Unreadable::Corrupt),
    }
}

fn themes(fields: &Map<String, Value>) -> Result<BTreeSet<ThemeId>, Unreadable> {
    let Some(themes) = fields.get("themes") else { return Ok(BTreeSet::new()) };
    let themes = themes.as_array().ok_or(Unreadable::Corrupt)?;
    let themes = themes.iter().map(|id| ThemeId::parse(id.as_str()?).ok()).collect::<Option<Vec<_>>>();
    themes.map(set_of).ok_or(Unreadable::Corrupt)
}

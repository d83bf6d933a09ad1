//! Records of the organiser's marks on comments, `kuluary.marks/1`: one per comment, by its fingerprint, and one per theme.
//!
//! Of the words that were taken out only their places are stored.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::record_json::{Unreadable, fields};
use crate::{
    comments::{CommentId, Mark, Record, Theme},
    id::ThemeId,
    order::set_of,
};

const MARKS_SCHEMA: &str = "kuluary.marks/1";

/// Writes a record.
pub fn write_mark(record: &Record) -> String {
    match record {
        Record::Comment(id, mark) => {
            let themes: Vec<_> = mark.themes.iter().map(ThemeId::as_str).collect();
            json!({ "schema": MARKS_SCHEMA, "comment": id.as_str(), "hidden": mark.hidden, "masked": mark.masked, "themes": themes })
                .to_string()
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
    Ok(Record::Comment(id, Mark { hidden: hidden(&fields)?, masked: masked(&fields)?, themes: themes(&fields)? }))
}

fn hidden(fields: &Map<String, Value>) -> Result<bool, Unreadable> {
    fields.get("hidden").map_or(Ok(false), |hidden| hidden.as_bool().ok_or(Unreadable::Corrupt))
}

fn masked(fields: &Map<String, Value>) -> Result<BTreeSet<u32>, Unreadable> {
    let Some(places) = fields.get("masked") else { return Ok(BTreeSet::new()) };
    let places = places.as_array().ok_or(Unreadable::Corrupt)?;
    let places = places.iter().map(|place| u32::try_from(place.as_u64()?).ok()).collect::<Option<Vec<_>>>();
    places.map(set_of).ok_or(Unreadable::Corrupt)
}

fn themes(fields: &Map<String, Value>) -> Result<BTreeSet<ThemeId>, Unreadable> {
    let Some(themes) = fields.get("themes") else { return Ok(BTreeSet::new()) };
    let themes = themes.as_array().ok_or(Unreadable::Corrupt)?;
    let themes = themes.iter().map(|id| ThemeId::parse(id.as_str()?).ok()).collect::<Option<Vec<_>>>();
    themes.map(set_of).ok_or(Unreadable::Corrupt)
}

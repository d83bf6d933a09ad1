//! The record of an evaluation report's own texts, `kuluary.report/1`. Problem reports are `report.rs`, another matter.

use serde_json::{Map, Value, json};

use super::record_json::{Unreadable, fields};
use crate::{
    delivery::Tick,
    report::{Field, Report, Section},
    text::Language,
};

const REPORT_SCHEMA: &str = "kuluary.report/1";

/// Writes what the organiser wrote.
pub fn write_report(report: &Report) -> String {
    let mut texts = Map::new();
    for ((language, field), text) in &report.texts {
        texts.entry(language.tag()).or_insert_with(|| json!({}))[field.code()] = json!(text);
    }
    let without: Vec<_> = report.without.iter().map(|section| section.code()).collect();
    json!({ "schema": REPORT_SCHEMA, "texts": texts, "without": without, "changed": report.changed.0 }).to_string()
}

/// Reads it. Fields and parts that this version does not know are passed over.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_report(text: &str) -> Result<Report, Unreadable> {
    let fields = fields(text, REPORT_SCHEMA)?;
    let all = fields.get("texts").and_then(Value::as_object).ok_or(Unreadable::Corrupt)?;
    let mut report = Report::untouched();
    report.changed = Tick(fields.get("changed").and_then(Value::as_u64).ok_or(Unreadable::Corrupt)?);
    for language in [Language::Polish, Language::English] {
        for field in Field::ALL {
            if let Some(text) = all.get(language.tag()).and_then(|texts| texts.get(field.code())) {
                report.texts.insert((language, field), text.as_str().ok_or(Unreadable::Corrupt)?.to_owned());
            }
        }
    }
    let without = fields.get("without").and_then(Value::as_array).ok_or(Unreadable::Corrupt)?;
    report.without = Section::ALL.into_iter().filter(|section| without.iter().any(|code| code == section.code())).collect();
    Ok(report)
}

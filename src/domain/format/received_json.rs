//! Records about hand-over on this device: `kuluary.handed/1`, what was handed over; `kuluary.received/1` and `kuluary.import/1`, what an
//! organiser's device received one by one, as earlier versions stored it; `kuluary.gathered/1`, an import whose submissions are stored in
//! parcels.

use serde_json::{Map, Value, json};

use super::{
    record_json::{Unreadable, fields},
    submission_json,
};
use crate::{
    delivery::Tick,
    handover::{
        HandedOver, Way,
        bundle::{Piece, Record},
        stored::StoredImport,
    },
    storage_key::StorageKey,
};

const HANDED_SCHEMA: &str = "kuluary.handed/1";
const RECEIVED_SCHEMA: &str = "kuluary.received/1";
const IMPORT_SCHEMA: &str = "kuluary.import/1";
const GATHERED_SCHEMA: &str = "kuluary.gathered/1";

/// Something received, as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrived {
    /// A submission.
    Submission(Record),
    /// The raw text of what could not be read.
    Unreadable(String),
}

/// The last import, so that it can be undone after a reload. Only of the last one it is known what came together: answers of one person
/// should not stay tied to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastImport {
    /// When it was made, by the phone's clock.
    pub at: Tick,
    /// The keys of the records it brought.
    pub keys: Vec<StorageKey>,
}

/// Writes that a submission was handed over.
pub fn write_handed(handed: &HandedOver) -> String {
    let by = match handed.by {
        Way::File => "file",
        Way::Link => "link",
    };
    json!({ "schema": HANDED_SCHEMA, "at": handed.at.0, "by": by }).to_string()
}

/// Reads that a submission was handed over.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_handed(text: &str) -> Result<HandedOver, Unreadable> {
    let fields = fields(text, HANDED_SCHEMA)?;
    let by = match fields.get("by").and_then(Value::as_str) {
        Some("file") => Way::File,
        Some("link") => Way::Link,
        _ => return Err(Unreadable::Corrupt),
    };
    Ok(HandedOver { at: tick(&fields)?, by })
}

/// Writes something received. The text stands as a string, so that it stays as it is.
pub fn write_arrived(arrived: &Arrived) -> String {
    let (name, text) = match arrived {
        Arrived::Submission(record) => ("submission", record.text.as_str()),
        Arrived::Unreadable(raw) => ("unreadable", raw.as_str()),
    };
    json!({ "schema": RECEIVED_SCHEMA, name: text }).to_string()
}

/// Reads something received.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_arrived(text: &str) -> Result<Arrived, Unreadable> {
    let fields = fields(text, RECEIVED_SCHEMA)?;
    let word = |name: &str| fields.get(name).and_then(Value::as_str);
    if let Some(raw) = word("unreadable") {
        return Ok(Arrived::Unreadable(raw.to_owned()));
    }
    let text = word("submission").ok_or(Unreadable::Corrupt)?;
    let received = submission_json::read(text.as_bytes()).map_err(|_| Unreadable::Corrupt)?;
    Ok(Arrived::Submission(Record { submission: received.submission, text: Piece::whole(text.to_owned()) }))
}

/// Writes the last import.
pub fn write_import(import: &LastImport) -> String {
    let keys: Vec<_> = import.keys.iter().map(StorageKey::as_str).collect();
    json!({ "schema": IMPORT_SCHEMA, "at": import.at.0, "keys": keys }).to_string()
}

/// Reads the last import.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_import(text: &str) -> Result<LastImport, Unreadable> {
    let fields = fields(text, IMPORT_SCHEMA)?;
    Ok(LastImport { at: tick(&fields)?, keys: keys(&fields, "keys")? })
}

/// Writes an import whose submissions are stored in parcels.
pub fn write_stored(import: &StoredImport) -> String {
    let StoredImport { at, parcels, records, bytes, last, is_file } = import;
    let parcels: Vec<_> = parcels.iter().map(StorageKey::as_str).collect();
    json!({ "schema": GATHERED_SCHEMA, "at": at.0, "parcels": parcels, "records": records, "bytes": bytes, "last": last, "file": is_file })
        .to_string()
}

/// Reads an import whose submissions are stored in parcels.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_stored(text: &str) -> Result<StoredImport, Unreadable> {
    let fields = fields(text, GATHERED_SCHEMA)?;
    let number = |name: &str| fields.get(name).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let number = |name: &str| number(name).ok_or(Unreadable::Corrupt);
    let says = |name: &str| fields.get(name).and_then(Value::as_bool).unwrap_or(false);
    let parcels = keys(&fields, "parcels")?;
    Ok(StoredImport {
        at: tick(&fields)?,
        parcels,
        records: number("records")?,
        bytes: number("bytes")?,
        last: says("last"),
        is_file: says("file"),
    })
}

fn keys(fields: &Map<String, Value>, name: &str) -> Result<Vec<StorageKey>, Unreadable> {
    let keys = fields.get(name).and_then(Value::as_array).ok_or(Unreadable::Corrupt)?;
    keys.iter().map(|key| StorageKey::parse(key.as_str()?)).collect::<Option<_>>().ok_or(Unreadable::Corrupt)
}

fn tick(fields: &Map<String, Value>) -> Result<Tick, Unreadable> {
    fields.get("at").and_then(Value::as_u64).map(Tick).ok_or(Unreadable::Corrupt)
}

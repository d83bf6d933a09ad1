//! `kuluary.export/1`: a file of submissions that somebody hands over. Also read: a plain list of submissions, as the desk saves one,
//! and a single submission.
//!
//! ```text
//! { "schema": "kuluary.export/1", "submissions": [ kuluary.submission/1, … ], "unreadable": [ "raw text", … ] }
//! ```
//!
//! A submission that cannot be read does not spoil the others: its raw text is kept beside them.

use serde_json::{Map, Value};

use super::submission_json::{EXPORT_SCHEMA, Received, SUBMISSION_SCHEMA, read_value};

/// What every version of the schema begins with.
const ANY_VERSION: &str = "kuluary.export/";
/// The largest file that is read, in bytes: some 50,000 answers.
pub const MAX_EXPORT: usize = 30_000_000;

/// What a file of submissions holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bundle {
    /// Its submissions, as they stand in it.
    pub received: Vec<Received>,
    /// Raw texts of what could not be read, here or where the file was made.
    pub unreadable: Vec<String>,
}

/// Why a file is not one of submissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAnExport {
    /// It is larger than any that is read.
    #[error("larger than {MAX_EXPORT} bytes")]
    TooLarge,
    /// It is not JSON, or was cut.
    #[error("not JSON")]
    NotJson,
    /// It is something else.
    #[error("not a file of submissions")]
    OtherSchema,
    /// A newer version of the app wrote it.
    #[error("a newer version wrote it")]
    Newer,
}

/// Reads a file of submissions.
///
/// # Errors
/// When it is none that this version can read.
pub fn read_export(bytes: &[u8]) -> Result<Bundle, NotAnExport> {
    if bytes.len() > MAX_EXPORT {
        return Err(NotAnExport::TooLarge);
    }
    // Some editors on Windows write a byte order mark, which JSON does not have.
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(|_| NotAnExport::NotJson)?;
    let mut bundle = Bundle::default();
    match root {
        Value::Array(rows) => {
            let some = !rows.is_empty();
            bundle.take(rows);
            // A list of which nothing is a submission is somebody else's file.
            if some && bundle.received.is_empty() {
                return Err(NotAnExport::OtherSchema);
            }
        }
        Value::Object(fields) => bundle.read(fields)?,
        _ => return Err(NotAnExport::OtherSchema),
    }
    Ok(bundle)
}

impl Bundle {
    fn read(&mut self, mut fields: Map<String, Value>) -> Result<(), NotAnExport> {
        match fields.get("schema").and_then(Value::as_str) {
            Some(EXPORT_SCHEMA) => {}
            Some(SUBMISSION_SCHEMA) => {
                self.take(vec![Value::Object(fields)]);
                return Ok(());
            }
            Some(other) if other.starts_with(ANY_VERSION) => return Err(NotAnExport::Newer),
            _ => return Err(NotAnExport::OtherSchema),
        }
        let Some(Value::Array(rows)) = fields.remove("submissions") else { return Err(NotAnExport::OtherSchema) };
        self.take(rows);
        if let Some(Value::Array(raw)) = fields.remove("unreadable") {
            self.unreadable.extend(raw.into_iter().map(raw_text));
        }
        Ok(())
    }

    fn take(&mut self, rows: Vec<Value>) {
        for row in rows {
            // What a newer version wrote is kept like what is damaged: a newer version may read it one day.
            match read_value(row.clone()) {
                Ok(received) => self.received.push(received),
                Err(_) => self.unreadable.push(raw_text(row)),
            }
        }
    }
}

fn raw_text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

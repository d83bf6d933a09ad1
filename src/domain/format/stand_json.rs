//! The record of a running stand, `kuluary.stand/1`.

use serde_json::{Value, json};

use super::record_json::{Unreadable, fields};
use crate::{
    delivery::Tick,
    id::{MeetingId, SurveyId},
    stand::{Lock, Stand},
    submission::About,
    text::Language,
};

const STAND_SCHEMA: &str = "kuluary.stand/1";

/// Writes a running stand.
pub fn write_stand(stand: &Stand) -> String {
    let record = json!({
        "schema": STAND_SCHEMA, "meeting": stand.meeting.as_str(), "survey": stand.survey.as_str(), "about": stand.about.to_string(),
        "since": stand.since.0, "lang": stand.language.tag(), "salt": stand.lock.salt, "hash": stand.lock.hash,
    });
    record.to_string()
}

/// Reads a running stand.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_stand(text: &str) -> Result<Stand, Unreadable> {
    let fields = fields(text, STAND_SCHEMA)?;
    let word = |name: &str| fields.get(name).and_then(Value::as_str).ok_or(Unreadable::Corrupt);
    Ok(Stand {
        meeting: MeetingId::parse(word("meeting")?).map_err(|_| Unreadable::Corrupt)?,
        survey: SurveyId::parse(word("survey")?).map_err(|_| Unreadable::Corrupt)?,
        about: About::parse(word("about")?).ok_or(Unreadable::Corrupt)?,
        since: Tick(fields.get("since").and_then(Value::as_u64).ok_or(Unreadable::Corrupt)?),
        language: Language::parse(word("lang")?).ok_or(Unreadable::Corrupt)?,
        lock: Lock { salt: word("salt")?.to_owned(), hash: word("hash")?.to_owned() },
    })
}

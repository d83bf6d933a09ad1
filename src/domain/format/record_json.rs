//! Records of this device, `kuluary.entry/1` and `kuluary.draft/1`: submissions with their place on the way, and drafts.
//!
//! What cannot be read is told apart from what a newer version wrote: the one is set aside, the other left alone.

use serde_json::{Map, Value, json};

use super::submission_json::{self, NotASubmission, read_answers};
use crate::{
    delivery::{
        Tick,
        outbox::{Entry, Reason, State},
    },
    draft::Draft,
    id::SurveyId,
    submission::{About, SubmissionId},
};

const ENTRY_SCHEMA: &str = "kuluary.entry/1";
const DRAFT_SCHEMA: &str = "kuluary.draft/1";

/// Why a record is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is broken: cut off, or not what its name says.
    #[error("the record is corrupt")]
    Corrupt,
    /// A newer version of the app wrote it.
    #[error("a newer version wrote the record")]
    Newer,
}

/// Writes a submission of this device. What is on its way or waits is "saved" to whoever reads it later.
pub fn write_entry(entry: &Entry) -> String {
    let (state, detail) = match entry.state {
        State::Saved | State::Sending { .. } | State::Waiting { .. } | State::Blocked => ("saved", Value::Null),
        State::Sent { at } => ("sent", json!(at.0)),
        State::NeedsAttention(Reason::Refused { status }) => ("refused", json!(status)),
        State::NeedsAttention(Reason::Conflict) => ("conflict", Value::Null),
    };
    // The submission stands as a string: its bytes are frozen, and no other writer of JSON may touch them.
    let record = json!({
        "schema": ENTRY_SCHEMA, "submission": entry.bytes, "queued": entry.queued.0, "state": state, "detail": detail,
    });
    record.to_string()
}

/// Reads a submission of this device.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_entry(text: &str) -> Result<Entry, Unreadable> {
    let fields = fields(text, ENTRY_SCHEMA)?;
    let bytes = fields.get("submission").and_then(Value::as_str).ok_or(Unreadable::Corrupt)?;
    let received = submission_json::read(bytes.as_bytes()).map_err(|reason| match reason {
        NotASubmission::NewerSchema(_) => Unreadable::Newer,
        NotASubmission::NotAnObject | NotASubmission::OtherSchema(_) | NotASubmission::Fields(_) => Unreadable::Corrupt,
    })?;
    let detail = || fields.get("detail").and_then(Value::as_u64).ok_or(Unreadable::Corrupt);
    let state = match fields.get("state").and_then(Value::as_str) {
        Some("saved") => State::Saved,
        Some("sent") => State::Sent { at: Tick(detail()?) },
        Some("refused") => {
            let status = u16::try_from(detail()?).map_err(|_| Unreadable::Corrupt)?;
            State::NeedsAttention(Reason::Refused { status })
        }
        Some("conflict") => State::NeedsAttention(Reason::Conflict),
        _ => return Err(Unreadable::Corrupt),
    };
    let queued = Tick(number(&fields, "queued")?);
    Ok(Entry { submission: received.submission, bytes: bytes.to_owned(), queued, state })
}

/// Of two copies of one submission, the one that knows more of its way.
pub fn merge_entries(one: Entry, other: Entry) -> Entry {
    let knows = |entry: &Entry| match entry.state {
        State::Sent { .. } => 2,
        State::NeedsAttention(_) => 1,
        State::Saved | State::Sending { .. } | State::Waiting { .. } | State::Blocked => 0,
    };
    if knows(&other) > knows(&one) { other } else { one }
}

/// Writes a draft.
pub fn write_draft(draft: &Draft) -> String {
    let answers = submission_json::write_answers(&draft.answers);
    let rest = json!({
        "schema": DRAFT_SCHEMA, "id": draft.id.as_str(), "about": draft.about.to_string(), "survey": draft.survey.as_str(),
        "answers": answers, "replaces": draft.replaces.as_ref().map(SubmissionId::as_str), "changed": draft.changed.0,
    });
    rest.to_string()
}

/// Reads a draft. Its answers are as the wire has them: `answer::as_meant` gives them their survey's meaning.
///
/// # Errors
/// When the record is corrupt, or a newer version wrote it.
pub fn read_draft(text: &str) -> Result<Draft, Unreadable> {
    let fields = fields(text, DRAFT_SCHEMA)?;
    let word = |name: &str| fields.get(name).and_then(Value::as_str).ok_or(Unreadable::Corrupt);
    let id = SubmissionId::parse(word("id")?).ok_or(Unreadable::Corrupt)?;
    let about = About::parse(word("about")?).ok_or(Unreadable::Corrupt)?;
    let survey = SurveyId::parse(word("survey")?).map_err(|_| Unreadable::Corrupt)?;
    let answers: Value = serde_json::from_str(word("answers")?).map_err(|_| Unreadable::Corrupt)?;
    let replaces = match fields.get("replaces") {
        None | Some(Value::Null) => None,
        Some(_) => Some(SubmissionId::parse(word("replaces")?).ok_or(Unreadable::Corrupt)?),
    };
    let changed = Tick(number(&fields, "changed")?);
    Ok(Draft { id, about, survey, answers: read_answers(&answers), replaces, changed })
}

fn number(fields: &Map<String, Value>, name: &str) -> Result<u64, Unreadable> {
    fields.get(name).and_then(Value::as_u64).ok_or(Unreadable::Corrupt)
}

/// The fields of a record of this schema.
pub(super) fn fields(text: &str, schema: &str) -> Result<Map<String, Value>, Unreadable> {
    let Ok(Value::Object(fields)) = serde_json::from_str(text) else { return Err(Unreadable::Corrupt) };
    let same_kind = |named: &str| named.split_once('/').map(|(kind, _)| kind) == schema.split_once('/').map(|(kind, _)| kind);
    match fields.get("schema").and_then(Value::as_str) {
        Some(named) if named == schema => Ok(fields),
        Some(named) if same_kind(named) => Err(Unreadable::Newer),
        _ => Err(Unreadable::Corrupt),
    }
}

//! `kuluary.submission/1`: what is sent, stored and exported. Written once, when it is submitted; from then on its bytes are frozen.
//!
//! Reading needs no survey: an option's id is then a lone word like any other text, and `answer::as_meant` tells them apart.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::MAX_FILE;
use crate::{
    answer::{Answer, Answers},
    id::{BlockId, MeetingId, OptionId, QuestionId, SessionId, SurveyId},
    order::map_of,
    submission::{About, Body, Feedback, Submission, SubmissionId},
    text::Language,
    time::{parse_day, parse_moment},
};

mod known;
mod quick;
mod runs;
mod write;

pub(super) use quick::{Ids, quick};
pub use write::{write, write_answers, write_export};

/// What a submission says of itself in `schema`.
pub const SUBMISSION_SCHEMA: &str = "kuluary.submission/1";
/// What a file of several submissions says of itself.
pub const EXPORT_SCHEMA: &str = "kuluary.export/1";
/// What every version of the schema begins with.
const ANY_VERSION: &str = "kuluary.submission/";

/// Why something is not a submission that this version can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotASubmission {
    /// It is not JSON, or not an object, or larger than any file the app reads.
    #[error("not a JSON object")]
    NotAnObject,
    /// It is something else.
    #[error("another schema: {0:?}")]
    OtherSchema(String),
    /// A newer version of the app wrote it.
    #[error("a newer schema: {0:?}")]
    NewerSchema(String),
    /// These fields are missing or wrong.
    #[error("missing or wrong fields: {0:?}")]
    Fields(Vec<&'static str>),
}

/// A submission as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Received {
    /// What it says.
    pub submission: Submission,
    /// All of it, unknown fields included.
    pub raw: Value,
    /// Answers that this version cannot understand; they stand in `raw`.
    pub unread: Vec<String>,
}

/// Reads a submission. Unknown fields are kept in `raw`, never refused.
///
/// # Errors
/// What keeps it from being one.
pub fn read(bytes: &[u8]) -> Result<Received, NotASubmission> {
    if bytes.len() > MAX_FILE {
        return Err(NotASubmission::NotAnObject);
    }
    let raw: Value = serde_json::from_slice(bytes).map_err(|_| NotASubmission::NotAnObject)?;
    read_value(raw)
}

/// Reads a submission out of JSON that was read before, such as a row of a list.
///
/// # Errors
/// What keeps it from being one.
pub fn read_value(raw: Value) -> Result<Received, NotASubmission> {
    let Value::Object(fields) = &raw else { return Err(NotASubmission::NotAnObject) };
    match fields.get("schema").and_then(Value::as_str) {
        Some(SUBMISSION_SCHEMA) => {}
        Some(other) if other.starts_with(ANY_VERSION) => return Err(NotASubmission::NewerSchema(other.to_owned())),
        other => return Err(NotASubmission::OtherSchema(other.unwrap_or_default().to_owned())),
    }
    let mut wrong = Vec::new();
    let mut unread = Vec::new();
    let submission = submission(fields, &mut wrong, &mut unread);
    match submission {
        Some(submission) if wrong.is_empty() => Ok(Received { submission, raw, unread }),
        _ => Err(NotASubmission::Fields(wrong)),
    }
}

type Fields = Map<String, Value>;

fn submission(fields: &Fields, wrong: &mut Vec<&'static str>, unread: &mut Vec<String>) -> Option<Submission> {
    let id = needed(fields, "id", wrong, SubmissionId::parse);
    let meeting = needed(fields, "meeting", wrong, |text| MeetingId::parse(text).ok());
    let at = needed(fields, "at", wrong, parse_moment);
    let language = needed(fields, "lang", wrong, Language::parse);
    let body = match fields.get("kind").and_then(Value::as_str) {
        Some("feedback") => feedback(fields, wrong, unread),
        Some("choices") => choices(fields, wrong),
        Some("withdrawal") => needed(fields, "withdraws", wrong, SubmissionId::parse).map(|withdraws| Body::Withdrawal { withdraws }),
        _ => {
            wrong.push("kind");
            None
        }
    };
    Some(Submission { id: id?, meeting: meeting?, at: at?, language: language?, body: body? })
}

fn feedback(fields: &Fields, wrong: &mut Vec<&'static str>, unread: &mut Vec<String>) -> Option<Body> {
    let about = fields.get("about").and_then(about);
    if about.is_none() {
        wrong.push("about");
    }
    let survey = needed(fields, "survey", wrong, |text| SurveyId::parse(text).ok());
    let version = fields.get("version").and_then(Value::as_u64).and_then(|version| u32::try_from(version).ok());
    if version.is_none() {
        wrong.push("version");
    }
    let replaces = replaces(fields, wrong);
    let Some(Value::Object(given)) = fields.get("answers") else {
        wrong.push("answers");
        return None;
    };
    let mut answers = Answers::new();
    for (question, value) in given {
        match QuestionId::parse(question).ok().zip(answer(value)) {
            Some((question, answer)) => {
                answers.insert(question, answer);
            }
            None => unread.push(question.clone()),
        }
    }
    Some(Body::Feedback(Feedback { about: about?, survey: survey?, version: version?, answers, replaces }))
}

fn choices(fields: &Fields, wrong: &mut Vec<&'static str>) -> Option<Body> {
    let ranked = fields.get("ranked").and_then(Value::as_object).and_then(ranked);
    if ranked.is_none() {
        wrong.push("ranked");
    }
    let badge = fields.get("badge").and_then(Value::as_str).map(str::to_owned);
    let replaces = replaces(fields, wrong);
    Some(Body::Choices { ranked: ranked?, badge, replaces })
}

fn ranked(blocks: &Fields) -> Option<BTreeMap<BlockId, Vec<SessionId>>> {
    let sessions = |list: &Value| list.as_array()?.iter().map(|id| SessionId::parse(id.as_str()?).ok()).collect::<Option<Vec<_>>>();
    blocks.iter().map(|(block, list)| Some((BlockId::parse(block).ok()?, sessions(list)?))).collect::<Option<Vec<_>>>().map(map_of)
}

fn needed<T>(fields: &Fields, name: &'static str, wrong: &mut Vec<&'static str>, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let value = fields.get(name).and_then(Value::as_str).and_then(parse);
    if value.is_none() {
        wrong.push(name);
    }
    value
}

fn replaces(fields: &Fields, wrong: &mut Vec<&'static str>) -> Option<SubmissionId> {
    let there = fields.get("replaces").filter(|value| !value.is_null());
    there.and_then(|_| needed(fields, "replaces", wrong, SubmissionId::parse))
}

fn about(value: &Value) -> Option<About> {
    let fields = value.as_object()?;
    if let Some(session) = fields.get("session") {
        return SessionId::parse(session.as_str()?).ok().map(About::Session);
    }
    if let Some(day) = fields.get("day") {
        return parse_day(day.as_str()?).map(About::Day);
    }
    (fields.get("meeting") == Some(&Value::Bool(true))).then_some(About::Meeting)
}

fn answer(value: &Value) -> Option<Answer> {
    match value {
        Value::Null => Some(Answer::NotApplicable),
        Value::Number(number) => number.as_i64().map(Answer::Number),
        Value::String(text) => Some(Answer::Text(text.as_str().into())),
        Value::Array(items) => {
            let ids = items.iter().map(|item| OptionId::parse(item.as_str()?).ok());
            ids.collect::<Option<_>>().map(Answer::Choices)
        }
        Value::Object(fields) => match (fields.get("option"), fields.get("before"), fields.get("after")) {
            (Some(option), None, None) => {
                let option = OptionId::parse(option.as_str()?).ok()?;
                let text = fields.get("text").and_then(Value::as_str).filter(|text| !text.trim().is_empty());
                Some(Answer::Choice { option, text: text.map(str::to_owned) })
            }
            (None, before, after) if before.is_some() || after.is_some() => {
                let point = |value: Option<&Value>| value.map_or(Some(None), |value| value.as_i64().map(Some));
                Some(Answer::BeforeAfter { before: point(before)?, after: point(after)? })
            }
            _ => None,
        },
        Value::Bool(_) => None,
    }
}

/// Answers as `write_answers` wrote them; what is not understood is left out.
pub fn read_answers(value: &Value) -> Answers {
    let given = value.as_object().into_iter().flatten();
    given.filter_map(|(question, value)| Some((QuestionId::parse(question).ok()?, answer(value)?))).collect()
}

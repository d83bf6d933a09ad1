//! How the frozen bytes of a submission stand in the body that carries them: put in as they are, never written anew.

use serde_json::Value;

use crate::submission::SubmissionId;

/// What stands for the whole submission in a template, with its quotes.
const WHOLE: &str = r#""{submission}""#;
/// Before it: its fields take their places beside the template's own.
const SPREAD: &str = r#""...":"#;
/// What stands for the id, with its quotes.
const ID: &str = r#""{id}""#;

/// A body as a template: JSON in which the text `{submission}` stands for the submission, `{id}` for its id, and the field
/// `"...": "{submission}"` for all fields of the submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrapper(String);

impl Wrapper {
    /// The submission is the body.
    pub fn bare() -> Self {
        Self(WHOLE.to_owned())
    }

    /// It stands under this name: `{"name": submission}`.
    pub fn under(name: &str) -> Self {
        Self(format!("{{{}:{WHOLE}}}", Value::from(name)))
    }

    /// The template that this JSON is; `None` when it carries no submission, or would not be JSON once it is filled.
    pub fn parse(template: &Value) -> Option<Self> {
        let wrapper = Self(template.to_string());
        let sample = wrapper.fill_with(r#"{"a":1}"#, "");
        let carries = wrapper.0.contains(WHOLE);
        (carries && serde_json::from_str::<Value>(&sample).is_ok()).then_some(wrapper)
    }

    /// A template of the ready-made profiles, which are known to be good.
    pub(super) fn preset(template: &str) -> Self {
        Self(template.to_owned())
    }

    /// The body that carries `submission`.
    pub fn fill(&self, submission: &str, id: &SubmissionId) -> String {
        self.fill_with(submission, id.as_str())
    }

    fn fill_with(&self, submission: &str, id: &str) -> String {
        let trimmed = submission.trim();
        let fields = trimmed.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or(trimmed);
        let template = self.0.replace(ID, &Value::from(id).to_string());
        let mut parts = template.split(WHOLE).peekable();
        let mut body = String::new();
        // One pass: what an answer says is never taken for a place of the template.
        while let Some(part) = parts.next() {
            match (parts.peek(), part.strip_suffix(SPREAD)) {
                (None, _) => body.push_str(part),
                (Some(_), Some(before)) => body.extend([before, fields]),
                (Some(_), None) => body.extend([part, submission]),
            }
        }
        body
    }
}

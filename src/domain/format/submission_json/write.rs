//! Writing a submission: the same one always gives the same bytes, whatever wrote it before.

use serde_json::Value;

use super::{EXPORT_SCHEMA, SUBMISSION_SCHEMA};
use crate::{
    answer::{Answer, Answers},
    id::{OptionId, SessionId},
    submission::{About, Body, Feedback, Submission},
    time::rfc3339,
};

/// Writes a submission: the same one always gives the same bytes.
pub fn write(submission: &Submission) -> String {
    let mut out = Out(String::with_capacity(512));
    out.open('{');
    out.field("schema", SUBMISSION_SCHEMA);
    out.field("id", submission.id.as_str());
    out.field("meeting", submission.meeting.as_str());
    match &submission.body {
        Body::Feedback(feedback) => {
            out.field("kind", "feedback");
            out.name("about");
            out.about(&feedback.about);
            out.field("survey", feedback.survey.as_str());
            out.name("version");
            out.number(feedback.version.into());
            out.name("answers");
            out.answers(&feedback.answers);
        }
        Body::Choices { ranked, badge, .. } => {
            out.field("kind", "choices");
            out.name("ranked");
            out.open('{');
            for (block, sessions) in ranked {
                out.name(block.as_str());
                out.list(sessions.iter().map(SessionId::as_str));
            }
            out.close('}');
            if let Some(badge) = badge {
                out.field("badge", badge);
            }
        }
        Body::Withdrawal { .. } => out.field("kind", "withdrawal"),
    }
    out.field("at", &rfc3339(submission.at));
    out.field("lang", submission.language.tag());
    match &submission.body {
        Body::Feedback(Feedback { replaces, .. }) | Body::Choices { replaces, .. } => {
            if let Some(replaces) = replaces {
                out.field("replaces", replaces.as_str());
            }
        }
        Body::Withdrawal { withdraws } => out.field("withdraws", withdraws.as_str()),
    }
    out.close('}');
    out.0
}

/// Answers as they stand in a submission; drafts are stored in the same way.
pub fn write_answers(answers: &Answers) -> String {
    let mut out = Out(String::new());
    out.answers(answers);
    out.0
}

/// A file of submissions for the organiser, as they were frozen, with raw texts of records that could not be read.
pub fn write_export(submissions: &[String], unreadable: &[String]) -> String {
    let mut out = Out(String::new());
    out.open('{');
    out.field("schema", EXPORT_SCHEMA);
    out.name("submissions");
    out.0.push('[');
    out.0.push_str(&submissions.join(",\n"));
    out.close(']');
    out.name("unreadable");
    out.list(unreadable.iter().map(String::as_str));
    out.close('}');
    out.0
}

/// JSON put together in a fixed order.
struct Out(String);

impl Out {
    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }

    fn open(&mut self, bracket: char) {
        self.comma();
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    fn name(&mut self, name: &str) {
        self.string(name);
        self.0.push(':');
    }

    fn field(&mut self, name: &str, text: &str) {
        self.name(name);
        self.string(text);
    }

    fn string(&mut self, text: &str) {
        self.comma();
        self.0.push_str(&Value::from(text).to_string());
    }

    fn number(&mut self, number: i64) {
        self.comma();
        self.0.push_str(&number.to_string());
    }

    fn list<'a>(&mut self, items: impl Iterator<Item = &'a str>) {
        self.open('[');
        items.for_each(|item| self.string(item));
        self.close(']');
    }

    fn about(&mut self, about: &About) {
        self.open('{');
        match about {
            About::Session(id) => self.field("session", id.as_str()),
            About::Day(day) => self.field("day", &day.to_string()),
            About::Meeting => {
                self.name("meeting");
                self.0.push_str("true");
            }
        }
        self.close('}');
    }

    fn answers(&mut self, answers: &Answers) {
        self.open('{');
        for (question, answer) in answers.iter() {
            self.name(question.as_str());
            self.answer(answer);
        }
        self.close('}');
    }

    fn answer(&mut self, answer: &Answer) {
        match answer {
            Answer::NotApplicable => self.0.push_str("null"),
            Answer::Number(number) => self.number(*number),
            Answer::Text(text) => self.string(text),
            Answer::Choice { option, text: None } => self.string(option.as_str()),
            Answer::Choice { option, text: Some(text) } => {
                self.open('{');
                self.field("option", option.as_str());
                self.field("text", text);
                self.close('}');
            }
            Answer::Choices(options) => self.list(options.iter().map(OptionId::as_str)),
            Answer::BeforeAfter { before, after } => {
                self.open('{');
                for (name, point) in [("before", before), ("after", after)] {
                    if let Some(point) = point {
                        self.name(name);
                        self.number(*point);
                    }
                }
                self.close('}');
            }
        }
    }
}

//! Writing published results. Everything that goes out is named here: nothing else of a meeting can get into the file.

use chrono::{NaiveDateTime, Timelike};
use serde_json::{Map, Value, json};

use super::SHARE_SCHEMA;
use crate::{
    editions::{Edition, EditionPart, EditionSurvey, Topic},
    summary::{Comments, Distribution, Findings, Group, QuestionSummary},
    survey::{Choice, Measure, Question, QuestionKind, Scale},
    text::{Language, Text},
};

/// Writes the results of a meeting.
pub fn write_share(edition: &Edition) -> String {
    let surveys: Vec<_> = edition.surveys.iter().map(survey).collect();
    let file = json!({
        "schema": SHARE_SCHEMA, "meeting": edition.meeting.as_str(), "title": text(&edition.title),
        "from": edition.days.0.to_string(), "to": edition.days.1.to_string(), "made": edition.made.to_string(),
        "smallest_group": edition.smallest_group, "surveys": surveys,
    });
    file.to_string()
}

fn survey(survey: &EditionSurvey) -> Value {
    let questions: Vec<_> = survey.questions.iter().map(question).collect();
    let parts: Vec<_> = survey.parts.iter().map(part).collect();
    json!({
        "id": survey.id.as_str(), "version": survey.version, "title": text(&survey.title), "questions": questions,
        "whole": group(&survey.whole), "parts": parts,
    })
}

fn part(part: &EditionPart) -> Value {
    let about = match &part.topic {
        Topic::Workshop(title) => json!({ "workshop": text(title) }),
        Topic::Session { title, start, round } => {
            let mut about = json!({ "session": text(title), "start": minute(*start) });
            if let Some(round) = round {
                about["round"] = json!(round);
            }
            about
        }
        Topic::Day(day) => json!({ "day": day.to_string() }),
        Topic::Meeting => json!({ "meeting": true }),
        Topic::Gone(id) => json!({ "gone": id }),
    };
    match &part.group {
        Some(shown) => json!({ "about": about, "group": group(shown) }),
        None => json!({ "about": about }),
    }
}

fn minute(at: NaiveDateTime) -> String {
    format!("{}T{:02}:{:02}", at.date(), at.hour(), at.minute())
}

fn group(group: &Group) -> Value {
    let said: Vec<_> = group.questions.iter().map(said).collect();
    let mut written = json!({ "n": group.n, "said": said });
    if let Some(response) = group.response {
        written["present"] = json!(response.of);
    }
    written
}

fn said(said: &QuestionSummary) -> Value {
    let mut fields = Map::new();
    for (name, count) in [("n", said.n), ("na", said.not_applicable), ("missing", said.missing), ("unfit", said.unfit)] {
        // Nothing is the rule, and a link has to be short.
        if count > 0 {
            fields.insert(name.to_owned(), json!(count));
        }
    }
    let counts = |points: &Distribution| json!(points.points.iter().map(|(_, count)| count).collect::<Vec<_>>());
    match &said.findings {
        Findings::Scale(points, _) => drop(fields.insert("counts".to_owned(), counts(points))),
        Findings::Options { counts, .. } => {
            let counts: Vec<_> = counts.iter().map(|(_, count)| count).collect();
            fields.insert("counts".to_owned(), json!(counts));
        }
        Findings::Numbers(points) => drop(fields.insert("numbers".to_owned(), json!(points.points))),
        Findings::BeforeAfter { before, after, change } => {
            fields.insert("before".to_owned(), counts(before));
            fields.insert("after".to_owned(), counts(after));
            fields.insert("moved".to_owned(), json!([change.down, change.same, change.up]));
        }
        Findings::Words => {}
    }
    match &said.comments {
        Comments::None => {}
        Comments::Hidden => drop(fields.insert("comments".to_owned(), json!("hidden"))),
        Comments::Shown(comments) => {
            let comments: Vec<_> = comments.iter().map(|comment| &**comment).collect();
            fields.insert("comments".to_owned(), json!(comments));
        }
    }
    Value::Object(fields)
}

fn question(question: &Question) -> Value {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Value| drop(fields.insert(name.to_owned(), value));
    put("id", json!(question.id.as_str()));
    put("text", text(&question.text));
    if let Some(topic) = &question.topic {
        put("topic", text(topic));
    }
    match question.measure {
        Some(Measure::Nps) => put("measure", json!("nps")),
        Some(Measure::Role) => put("measure", json!("role")),
        None => {}
    }
    if question.not_applicable {
        put("not_applicable", json!(true));
    }
    let mut scale = |kind: &str, scale: &Scale| {
        put("kind", json!(kind));
        put("min", json!(scale.min));
        put("max", json!(scale.max));
        for (name, end) in [("low", &scale.low), ("high", &scale.high)] {
            if let Some(end) = end {
                put(name, text(end));
            }
        }
    };
    match &question.kind {
        QuestionKind::Scale(points) => scale("scale", points),
        QuestionKind::BeforeAfter(points) => scale("before-after", points),
        QuestionKind::Choice(options) | QuestionKind::Choices(options) => {
            let kind = if matches!(question.kind, QuestionKind::Choice(_)) { "choice" } else { "choices" };
            put("kind", json!(kind));
            put("options", Value::Array(options.iter().map(option).collect()));
        }
        QuestionKind::Text { .. } => put("kind", json!("text")),
        QuestionKind::Number { .. } => put("kind", json!("number")),
    }
    Value::Object(fields)
}

fn option(option: &Choice) -> Value {
    let mut written = json!({ "id": option.id.as_str(), "text": text(&option.text) });
    if option.with_text {
        written["with_text"] = json!(true);
    }
    written
}

/// Polish alone stands as a string, which is what a reader takes a bare one for.
fn text(text: &Text) -> Value {
    let mut versions = Map::new();
    for language in [Language::Polish, Language::English] {
        let (words, actual) = text.pick(language);
        if actual == language {
            versions.insert(language.tag().to_owned(), json!(words));
        }
    }
    match versions.get(Language::Polish.tag()) {
        Some(polish) if versions.len() == 1 => polish.clone(),
        _ => Value::Object(versions),
    }
}

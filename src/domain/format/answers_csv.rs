//! The answers that count as a CSV table: one row per submission, one column per question, for whoever works on in a spreadsheet.

use chrono::{Datelike, Timelike};

use super::csv::Table;
use crate::domain::{
    answer::Answer,
    meeting::Meeting,
    submission::{About, Body, Feedback, Submission, current},
    survey::{Choice, Question, QuestionKind},
    text::Language,
    time::Moment,
};

/// The words of the table that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say which column each heads")]
pub struct Headings {
    pub session: &'static str,
    pub title: &'static str,
    pub day: &'static str,
    pub survey: &'static str,
    pub version: &'static str,
    pub at: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// What stands in a cell for "not applicable".
    pub not_applicable: &'static str,
}

/// The answers among `submissions` that count, by survey, then by id: the order tells nothing of time.
pub fn answers_csv<'s>(meeting: &Meeting, submissions: &'s [Submission], language: Language, headings: &Headings) -> String {
    let columns = columns(meeting);
    let mut table = Table::new(language);
    let fixed = [headings.session, headings.title, headings.day, headings.survey, headings.version, headings.at];
    for heading in fixed {
        table.words(heading);
    }
    for question in &columns {
        let heading = format!("{} {}", question.id, question.text.pick(language).0);
        if matches!(question.kind, QuestionKind::BeforeAfter(_)) {
            table.words(&format!("{heading} ({})", headings.before));
            table.words(&format!("{heading} ({})", headings.after));
        } else {
            table.words(&heading);
        }
    }
    table.end_row();
    let ours: Vec<_> = current(submissions).into_iter().filter(|submission| submission.meeting == meeting.id).collect();
    let feedback = |submission: &&'s Submission| match &submission.body {
        Body::Feedback(feedback) => Some((submission.at, feedback)),
        Body::Choices { .. } | Body::Withdrawal { .. } => None,
    };
    // Answers to surveys that the meeting no longer has come last: what was given must not be missing from the table.
    for survey in meeting.surveys.iter().map(Some).chain([None]) {
        let of_survey = |feedback: &Feedback| meeting.survey(&feedback.survey).map(|survey| &survey.id) == survey.map(|survey| &survey.id);
        for (at, feedback) in ours.iter().filter_map(feedback).filter(|(_, feedback)| of_survey(feedback)) {
            row(&mut table, meeting, &columns, language, headings, (at, feedback));
        }
    }
    table.finish()
}

/// Every question once; surveys that ask the same (same id, wording and kind) share a column.
fn columns(meeting: &Meeting) -> Vec<&Question> {
    let mut columns: Vec<&Question> = Vec::new();
    for question in meeting.surveys.iter().flat_map(|survey| &survey.questions) {
        if !columns.iter().any(|column| is_same(column, question)) {
            columns.push(question);
        }
    }
    columns
}

fn is_same(one: &Question, other: &Question) -> bool {
    one.id == other.id && one.text == other.text && one.kind == other.kind
}

fn row(
    table: &mut Table,
    meeting: &Meeting,
    columns: &[&Question],
    language: Language,
    headings: &Headings,
    (at, feedback): (Moment, &Feedback),
) {
    let (session, day) = match &feedback.about {
        About::Session(id) => (Some(id), meeting.session(id).map(|session| meeting.day_of(session))),
        About::Day(day) => (None, Some(*day)),
        About::Meeting => (None, None),
    };
    let title = session.and_then(|id| meeting.session(id)).map_or("", |session| meeting.title_of(session).pick(language).0);
    table.words(session.map_or("", |id| id.as_str()));
    table.words(title);
    table.words(&day.map(|day| day.to_string()).unwrap_or_default());
    table.words(feedback.survey.as_str());
    table.number(feedback.version.into());
    table.words(&local(at));
    let survey = meeting.survey(&feedback.survey);
    for column in columns {
        let asked = survey.is_some_and(|survey| survey.questions.iter().any(|question| is_same(question, column)));
        let answer = feedback.answers.get(&column.id).filter(|_| asked);
        cells(table, column, answer, language, headings);
    }
    table.end_row();
}

fn cells(table: &mut Table, question: &Question, answer: Option<&Answer>, language: Language, headings: &Headings) {
    let paired = matches!(question.kind, QuestionKind::BeforeAfter(_));
    match answer {
        None => table.nothing(),
        Some(Answer::NotApplicable) => table.words(headings.not_applicable),
        Some(Answer::Number(number)) => table.number(*number),
        Some(Answer::Text(words)) => table.words(option_words(question, words, language).unwrap_or(words)),
        Some(Answer::Choice { option, text }) => {
            let mut words = option_words(question, option.as_str(), language).unwrap_or(option.as_str()).to_owned();
            if let Some(text) = text {
                words.push_str(": ");
                words.push_str(text);
            }
            table.words(&words);
        }
        Some(Answer::Choices(chosen)) => {
            let words: Vec<_> =
                chosen.iter().map(|option| option_words(question, option.as_str(), language).unwrap_or(option.as_str())).collect();
            table.words(&words.join(" | "));
        }
        Some(Answer::BeforeAfter { before, after }) => {
            optional(table, *before);
            if paired {
                optional(table, *after);
            }
            return;
        }
    }
    if paired {
        table.nothing();
    }
}

fn optional(table: &mut Table, number: Option<i64>) {
    match number {
        Some(number) => table.number(number),
        None => table.nothing(),
    }
}

/// The wording of an option, where the question has options and this one among them.
fn option_words<'q>(question: &'q Question, id: &str, language: Language) -> Option<&'q str> {
    let (QuestionKind::Choice(options) | QuestionKind::Choices(options)) = &question.kind else { return None };
    let option: &Choice = options.iter().find(|option| option.id.as_str() == id)?;
    Some(option.text.pick(language).0)
}

/// Date and time as spreadsheets of every language read them.
fn local(at: Moment) -> String {
    format!("{:04}-{:02}-{:02} {:02}:{:02}", at.year(), at.month(), at.day(), at.hour(), at.minute())
}

/// Submissions as a JSON array, each exactly as it is stored.
pub fn submissions_json<'t>(stored: impl Iterator<Item = &'t str>) -> String {
    let mut text = String::from("[");
    for (at, submission) in stored.enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(submission);
    }
    text.push_str("\n]\n");
    text
}

//! Submissions as a CSV table: one row each, one column per question, for whoever works on in a spreadsheet.
//!
//! Cells of answers are for people, in their language, and filled in only where the answers count: a mean taken over a column is right.
//! The last column holds the whole submission as it was stored, so that the table, taken in again, says exactly the same (see `read`).

mod read;

use chrono::{Datelike, Timelike};

pub(super) use read::{Rows, TableHead, table_head};

use super::{
    csv::Table,
    submission_json::{SUBMISSION_SCHEMA, write},
};
use crate::{
    answer::Answer,
    meeting::Meeting,
    order::by_key,
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
    pub id: &'static str,
    pub kind: &'static str,
    pub counts: &'static str,
    pub replaces: &'static str,
    pub meeting: &'static str,
    /// What stands in the column of `counts`.
    pub yes: &'static str,
    pub no: &'static str,
}

/// A table that is being written.
#[derive(Debug)]
pub struct AnswersTable<'m> {
    meeting: &'m Meeting,
    columns: Vec<&'m Question>,
    table: Table,
    language: Language,
    headings: &'m Headings,
}

impl<'m> AnswersTable<'m> {
    /// A table that has its headings.
    pub fn new(meeting: &'m Meeting, language: Language, headings: &'m Headings) -> Self {
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
        for heading in [headings.counts, headings.id, headings.kind, headings.replaces, headings.meeting, SUBMISSION_SCHEMA] {
            table.words(heading);
        }
        table.end_row();
        Self { meeting, columns, table, language, headings }
    }

    /// Adds a row. `counts`: it counts; `text`: the submission as it is stored.
    pub fn row(&mut self, submission: &Submission, text: &str, counts: bool) {
        match &submission.body {
            Body::Feedback(feedback) => {
                row(&mut self.table, self.meeting, &self.columns, self.language, self.headings, (submission.at, feedback, counts));
            }
            Body::Choices { .. } | Body::Withdrawal { .. } => {
                for _ in 0..5 {
                    self.table.nothing();
                }
                self.table.words(&local(submission.at));
                for column in &self.columns {
                    cells(&mut self.table, column, None, self.language, self.headings);
                }
            }
        }
        self.table.words(if counts { self.headings.yes } else { self.headings.no });
        self.table.words(submission.id.as_str());
        self.table.words(match &submission.body {
            Body::Feedback(_) => "feedback",
            Body::Choices { .. } => "choices",
            Body::Withdrawal { .. } => "withdrawal",
        });
        self.table.words(submission.supersedes().map_or("", |former| former.as_str()));
        self.table.words(submission.meeting.as_str());
        self.table.words(text);
        self.table.end_row();
    }

    /// The whole file.
    pub fn finish(self) -> String {
        self.table.finish()
    }
}

/// Where a submission stands in the table: answers that count first, by survey, then the rest; within each by id, for the order tells
/// nothing of time. Answers to surveys that the meeting no longer has come last of those that count.
pub fn place_in_table<'s>(meeting: &Meeting, submission: &'s Submission, counts: bool) -> (usize, &'s str) {
    let surveys = &meeting.surveys;
    let survey = match &submission.body {
        Body::Feedback(feedback) if counts => surveys.iter().position(|survey| survey.id == feedback.survey).unwrap_or(surveys.len()),
        _ => surveys.len() + 1,
    };
    (survey, submission.id.as_str())
}

/// The submissions of the meeting among `submissions`, as a table.
pub fn answers_csv(meeting: &Meeting, submissions: &[Submission], language: Language, headings: &Headings) -> String {
    let counting: Vec<_> = current(submissions).into_iter().map(|submission| &submission.id).collect();
    let ours = submissions.iter().filter(|submission| submission.meeting == meeting.id);
    let mut ours: Vec<_> = ours.map(|submission| (submission, counting.contains(&&submission.id))).collect();
    by_key(&mut ours, |(submission, counts)| place_in_table(meeting, submission, *counts));
    let mut table = AnswersTable::new(meeting, language, headings);
    for (submission, counts) in ours {
        table.row(submission, &write(submission), counts);
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
    (at, feedback, counts): (Moment, &Feedback, bool),
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
        let answer = feedback.answers.get(&column.id).filter(|_| asked && counts);
        cells(table, column, answer, language, headings);
    }
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

//! The codebook: what was asked, in which words, what the answers mean, and what stands in each column of the answers' CSV.

use super::{answers_csv::Headings, csv::Table, submission_json::SUBMISSION_SCHEMA, tables_csv::wording};
use crate::{
    meeting::Meeting,
    survey::{Choice, Question, QuestionKind, Scale, Survey},
    text::Language,
};

/// The words of the codebook that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say which column or cell each stands in")]
pub struct CodebookWords {
    pub row: &'static str,
    pub survey: &'static str,
    pub version: &'static str,
    pub survey_title: &'static str,
    pub question: &'static str,
    pub text: &'static str,
    pub kind: &'static str,
    pub value: &'static str,
    pub meaning: &'static str,
    pub column: &'static str,
    /// What stands in the first column.
    pub of_column: &'static str,
    pub of_question: &'static str,
    pub of_value: &'static str,
    /// Kinds of questions.
    pub scale: &'static str,
    pub choice: &'static str,
    pub choices: &'static str,
    pub words: &'static str,
    pub number: &'static str,
    pub before_after: &'static str,
    /// A bound of a text or number.
    pub longest: fn(u32) -> String,
    pub range: fn(Option<i64>, Option<i64>) -> String,
    /// An option that asks for words.
    pub with_text: &'static str,
    /// What stands in the first columns of the answers.
    pub session: &'static str,
    pub title: &'static str,
    pub day: &'static str,
    pub survey_id: &'static str,
    pub survey_version: &'static str,
    pub at: &'static str,
    /// What stands in the last ones.
    pub counts: &'static str,
    pub id: &'static str,
    pub submission_kind: &'static str,
    pub replaces: &'static str,
    pub meeting: &'static str,
    pub stored: &'static str,
    /// What cells may hold.
    pub empty: &'static str,
    pub several: &'static str,
    pub guarded: &'static str,
}

/// The codebook of a meeting's surveys, for the answers' CSV under `headings`.
pub fn codebook_csv(meeting: &Meeting, language: Language, headings: &Headings, words: &CodebookWords) -> String {
    let mut book = Book { table: Table::new(language), language, headings, words };
    book.head();
    for survey in &meeting.surveys {
        for question in &survey.questions {
            book.question(survey, question);
        }
    }
    book.table.finish()
}

struct Book<'w> {
    table: Table,
    language: Language,
    headings: &'w Headings,
    words: &'w CodebookWords,
}

impl Book<'_> {
    /// The headings, what stands in the first columns of the answers, and what any cell may hold.
    fn head(&mut self) {
        let words = self.words;
        let columns = [
            words.row,
            words.survey,
            words.version,
            words.survey_title,
            words.question,
            words.text,
            words.kind,
            words.value,
            words.meaning,
            words.column,
        ];
        for heading in columns {
            self.table.words(heading);
        }
        self.table.end_row();
        // Taken apart, so that a new column of the answers does not stay without a meaning.
        let Headings {
            session,
            title,
            day,
            survey,
            version,
            at,
            before: _,
            after: _,
            not_applicable: _,
            id,
            kind,
            counts,
            replaces,
            meeting,
            yes: _,
            no: _,
        } = *self.headings;
        let fixed = [
            (session, words.session),
            (title, words.title),
            (day, words.day),
            (survey, words.survey_id),
            (version, words.survey_version),
            (at, words.at),
            (counts, words.counts),
            (id, words.id),
            (kind, words.submission_kind),
            (replaces, words.replaces),
            (meeting, words.meeting),
            (SUBMISSION_SCHEMA, words.stored),
        ];
        for (column, meaning) in fixed {
            self.plain(column, meaning);
        }
        for meaning in [words.empty, words.several, words.guarded] {
            self.plain("", meaning);
        }
    }

    /// A row about the file of answers itself.
    fn plain(&mut self, column: &str, meaning: &str) {
        self.table.words(self.words.of_column);
        for _ in 0..7 {
            self.table.nothing();
        }
        self.table.words(meaning);
        self.table.words(column);
        self.table.end_row();
    }

    fn question(&mut self, survey: &Survey, question: &Question) {
        let words = self.words;
        let (kind, meaning) = match &question.kind {
            QuestionKind::Scale(scale) => (words.scale, range_of(scale)),
            QuestionKind::Choice(_) => (words.choice, String::new()),
            QuestionKind::Choices(_) => (words.choices, String::new()),
            QuestionKind::Text { max_length } => (words.words, (words.longest)(*max_length)),
            QuestionKind::Number { min, max } => (words.number, (words.range)(*min, *max)),
            QuestionKind::BeforeAfter(scale) => (words.before_after, range_of(scale)),
        };
        let column = format!("{} {}", question.id, question.text.pick(self.language).0);
        let columns = if matches!(question.kind, QuestionKind::BeforeAfter(_)) {
            format!("{column} ({}) | {column} ({})", self.headings.before, self.headings.after)
        } else {
            column
        };
        self.row(words.of_question, survey, question, kind, None, &meaning, &columns);
        match &question.kind {
            QuestionKind::Scale(scale) | QuestionKind::BeforeAfter(scale) => {
                for point in scale.min..=scale.max {
                    let end = if point == scale.min { &scale.low } else { &scale.high };
                    let end = end.as_ref().filter(|_| point == scale.min || point == scale.max);
                    let meaning = end.map_or("", |text| text.pick(self.language).0).to_owned();
                    self.row(words.of_value, survey, question, kind, Some(&point.to_string()), &meaning, "");
                }
            }
            QuestionKind::Choice(options) | QuestionKind::Choices(options) => {
                for option in options {
                    let meaning = self.option(option);
                    self.row(words.of_value, survey, question, kind, Some(option.id.as_str()), &meaning, "");
                }
            }
            QuestionKind::Text { .. } | QuestionKind::Number { .. } => {}
        }
        if question.not_applicable {
            self.row(words.of_value, survey, question, kind, Some(self.headings.not_applicable), self.headings.not_applicable, "");
        }
    }

    fn option(&self, option: &Choice) -> String {
        let text = option.text.pick(self.language).0;
        if option.with_text { format!("{text} ({})", self.words.with_text) } else { text.to_owned() }
    }

    #[expect(clippy::too_many_arguments, reason = "a row says where it stands")]
    fn row(&mut self, row: &str, survey: &Survey, question: &Question, kind: &str, value: Option<&str>, meaning: &str, column: &str) {
        let table = &mut self.table;
        table.words(row);
        table.words(survey.id.as_str());
        table.number(survey.version.into());
        table.words(survey.title.pick(self.language).0);
        table.words(question.id.as_str());
        table.words(&wording(question, self.language));
        table.words(kind);
        table.words(value.unwrap_or_default());
        table.words(meaning);
        table.words(column);
        table.end_row();
    }
}

fn range_of(scale: &Scale) -> String {
    format!("{}–{}", scale.min, scale.max)
}

//! Surveys: versioned lists of questions, and what they are about.

use chrono::NaiveDate;

use super::{
    id::{OptionId, QuestionId, SessionId, SurveyId},
    session::Kind,
    text::Text,
    time::Moment,
};

/// A versioned list of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Its identifier.
    pub id: SurveyId,
    /// Its version, from 1; an answer keeps the version it was given to.
    pub version: u32,
    /// Its title.
    pub title: Text,
    /// A sentence before the questions.
    pub intro: Option<Text>,
    /// What it asks about.
    pub target: Target,
    /// When it opens.
    pub opens: Opens,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// What a survey is attached to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// These sessions.
    Sessions(Vec<SessionId>),
    /// Sessions of these kinds.
    Kinds(Vec<Kind>),
    /// These programme days.
    Days(Vec<NaiveDate>),
    /// The meeting as a whole.
    Meeting,
}

/// When a survey opens; once open it stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// When the subject starts.
    Start,
    /// 15 minutes before the subject ends; the default.
    BeforeEnd,
    /// When the subject ends.
    End,
    /// At a given moment.
    At(Moment),
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its identifier, unique in the survey and shared between editions that ask the same.
    pub id: QuestionId,
    /// Its wording.
    pub text: Text,
    /// What kind of answer it takes.
    pub kind: QuestionKind,
    /// What it measures, where a rule depends on it.
    pub measure: Option<Measure>,
    /// What the question is about, for a question asked of several topics (before/after).
    pub topic: Option<Text>,
    /// "Nie dotyczy" is offered.
    pub not_applicable: bool,
    /// An answer is demanded before the form is sent.
    pub required: bool,
}

/// What a question measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Net Promoter Score, on a scale of 0–10.
    Nps,
    /// The role of the person, hidden when a group is small.
    Role,
}

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// A whole number on a scale.
    Scale(Scale),
    /// One option; an option may ask for words.
    Choice(Vec<Choice>),
    /// Any number of options.
    Choices(Vec<Choice>),
    /// Words, at most so many characters (Unicode scalar values).
    Text {
        /// The limit, 1 to 10 000 characters.
        max_length: u32,
    },
    /// A number within bounds, both included.
    Number {
        /// The least allowed.
        min: Option<i64>,
        /// The greatest allowed.
        max: Option<i64>,
    },
    /// The same scale twice: before and after.
    BeforeAfter(Scale),
}

/// A scale of whole numbers with words at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The lowest point.
    pub min: i64,
    /// The highest point; above `min`, at most 10 above it.
    pub max: i64,
    /// What the lowest point means.
    pub low: Option<Text>,
    /// What the highest point means.
    pub high: Option<Text>,
}

/// An option of a choice question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its identifier, unique in the question.
    pub id: OptionId,
    /// Its wording.
    pub text: Text,
    /// Words may be added to it (`"with_text": true`), as in "częściowo: …".
    pub with_text: bool,
}

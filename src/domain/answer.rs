//! Answers to the questions of a survey: as they are being typed, and as they were checked.

use std::collections::BTreeMap;

use super::id::{OptionId, QuestionId};

/// One answer. Its absence means "no answer".
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// "Nie dotyczy".
    NotApplicable,
    /// A point on a scale, or a number.
    Number(i64),
    /// One option, perhaps with words.
    Choice {
        /// The option.
        option: OptionId,
        /// The words added to it; never blank.
        text: Option<String>,
    },
    /// Several options, in the order of the survey, without repetition.
    Choices(Vec<OptionId>),
    /// Words; never blank.
    Text(String),
    /// A point on a scale before and after; either may be missing in a draft, never in a checked answer.
    BeforeAfter {
        /// Before the meeting.
        before: Option<i64>,
        /// After it.
        after: Option<i64>,
    },
}

/// Answers by question; a question without an answer is absent.
pub type Answers = BTreeMap<QuestionId, Answer>;

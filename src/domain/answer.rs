//! Answers to the questions of a survey: as they are being typed, and as they were checked.

use std::collections::BTreeMap;

use super::{
    id::{OptionId, QuestionId},
    survey::{QuestionKind, Survey},
};

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

/// Answers read from a wire, where an option's id and a typed word look the same, as the questions of their survey mean them: a lone
/// word answering a choice becomes that choice. What a question cannot mean stays as it is.
pub fn as_meant(answers: &Answers, survey: &Survey) -> Answers {
    let meant = |(id, answer): (&QuestionId, &Answer)| {
        let question = survey.questions.iter().find(|question| question.id == *id);
        let answer = match (question.map(|question| &question.kind), answer) {
            (Some(QuestionKind::Choice(_)), Answer::Text(word)) => {
                OptionId::parse(word).map_or_else(|_| answer.clone(), |option| Answer::Choice { option, text: None })
            }
            _ => answer.clone(),
        };
        (id.clone(), answer)
    };
    answers.iter().map(meant).collect()
}

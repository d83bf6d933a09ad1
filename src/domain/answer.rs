//! Answers to the questions of a survey: as they are being typed, and as they were checked.

use std::sync::Arc;

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
    /// Words; never blank. Copies share them.
    Text(Arc<str>),
    /// A point on a scale before and after; either may be missing in a draft, never in a checked answer.
    BeforeAfter {
        /// Before the meeting.
        before: Option<i64>,
        /// After it.
        after: Option<i64>,
    },
}

/// Answers by question, in the order of the questions' ids; a question without an answer is absent.
///
/// A list and no map of the library: a hundred thousand of them take a third of the memory, and a third of the time to make.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answers(Vec<(QuestionId, Answer)>);

impl Answers {
    /// No answer yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// No answer yet, but room for as many as a short survey asks for.
    #[inline]
    pub fn with_room() -> Self {
        Self(Vec::with_capacity(4))
    }

    /// Takes an answer; gives the one that it takes the place of.
    #[inline]
    pub fn insert(&mut self, question: QuestionId, answer: Answer) -> Option<Answer> {
        // Files give them in order as a rule.
        if self.0.last().is_none_or(|(last, _)| last.as_str().bytes().lt(question.as_str().bytes())) {
            self.0.push((question, answer));
            return None;
        }
        match self.place(&question) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, answer)),
            Err(at) => {
                self.0.insert(at, (question, answer));
                None
            }
        }
    }

    /// Takes the answer to a question out.
    pub fn remove(&mut self, question: &QuestionId) -> Option<Answer> {
        self.place(question).ok().map(|at| self.0.remove(at).1)
    }

    /// The answer to a question.
    #[inline]
    pub fn get(&self, question: &QuestionId) -> Option<&Answer> {
        self.place(question).ok().map(|at| &self.0[at].1)
    }

    /// Questions with their answers.
    #[inline]
    pub fn iter(&self) -> impl Iterator<Item = (&QuestionId, &Answer)> {
        self.0.iter().map(|(question, answer)| (question, answer))
    }

    /// There is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    #[inline]
    fn place(&self, question: &QuestionId) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.cmp(question))
    }
}

impl<const N: usize> From<[(QuestionId, Answer); N]> for Answers {
    fn from(pairs: [(QuestionId, Answer); N]) -> Self {
        Self::from_iter(pairs)
    }
}

impl FromIterator<(QuestionId, Answer)> for Answers {
    fn from_iter<I: IntoIterator<Item = (QuestionId, Answer)>>(pairs: I) -> Self {
        let mut answers = Self::new();
        for (question, answer) in pairs {
            answers.insert(question, answer);
        }
        answers
    }
}

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

//! The check of a form: every problem at once, each with its question. Only what passed it enters a submission.

use super::{
    answer::{Answer, Answers},
    id::{OptionId, QuestionId},
    survey::{Choice, Question, QuestionKind, Scale, Survey},
};

/// The longest text that may be added to an option, in characters (Unicode scalar values).
pub const MAX_CHOICE_TEXT: u32 = 500;

/// Answers that passed the check of their survey: at least one, all of them to its questions, none half-given.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedAnswers(Answers);

impl CheckedAnswers {
    /// The answers.
    pub fn into_answers(self) -> Answers {
        self.0
    }

    /// The answers, to look at.
    pub const fn answers(&self) -> &Answers {
        &self.0
    }
}

/// What keeps a form from being submitted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormProblems {
    /// Nothing is answered at all.
    pub empty: bool,
    /// What is wrong at single questions, in their order.
    pub fields: Vec<(QuestionId, AnswerProblem)>,
}

/// What is wrong with one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerProblem {
    /// An answer is demanded and there is none.
    Missing,
    /// The point is not on the scale.
    OutOfScale {
        /// The lowest point.
        min: i64,
        /// The highest point.
        max: i64,
    },
    /// What was typed is not a whole number.
    NotANumber,
    /// The number is out of its bounds.
    OutOfRange {
        /// The least allowed.
        min: Option<i64>,
        /// The greatest allowed.
        max: Option<i64>,
    },
    /// The question has no such option, or does not take this kind of answer.
    UnknownOption,
    /// There are too many characters (Unicode scalar values).
    TooLong {
        /// The limit.
        limit: u32,
        /// How many there are.
        length: usize,
    },
    /// One of "before" and "after" is missing.
    HalfFilled,
}

/// Checks a draft's answers against its survey. Answers to questions that the survey does not have are left out: nobody sees them.
///
/// # Errors
/// Every problem of the form.
pub fn check(survey: &Survey, draft: &Answers) -> Result<CheckedAnswers, FormProblems> {
    let mut problems = FormProblems::default();
    let mut checked = Answers::new();
    for question in &survey.questions {
        match draft.get(&question.id).map_or(Ok(None), |answer| check_answer(question, answer)) {
            Ok(Some(answer)) => {
                checked.insert(question.id.clone(), answer);
            }
            Ok(None) if question.required => problems.fields.push((question.id.clone(), AnswerProblem::Missing)),
            Ok(None) => {}
            Err(problem) => problems.fields.push((question.id.clone(), problem)),
        }
    }
    // A form with a wrong answer is not empty, whatever else is missing from it.
    problems.empty = checked.is_empty() && problems.fields.iter().all(|(_, problem)| *problem == AnswerProblem::Missing);
    if problems.empty || !problems.fields.is_empty() { Err(problems) } else { Ok(CheckedAnswers(checked)) }
}

/// One answer as it goes into a submission; `None` when it says nothing.
fn check_answer(question: &Question, answer: &Answer) -> Result<Option<Answer>, AnswerProblem> {
    match (&question.kind, answer) {
        (_, Answer::NotApplicable) if question.not_applicable => Ok(Some(Answer::NotApplicable)),
        (QuestionKind::Scale(scale), Answer::Number(point)) => on_scale(scale, *point).map(|()| Some(answer.clone())),
        (QuestionKind::Number { min, max }, Answer::Number(number)) => within(*number, *min, *max).map(Some),
        // A number is kept in a draft as it is typed, so that half a number is not lost.
        (QuestionKind::Number { .. }, Answer::Text(typed)) if typed.trim().is_empty() => Ok(None),
        (QuestionKind::Number { min, max }, Answer::Text(typed)) => {
            let number = typed.trim().parse().map_err(|_| AnswerProblem::NotANumber)?;
            within(number, *min, *max).map(Some)
        }
        (QuestionKind::Choice(options), Answer::Choice { option, text }) => choice(options, option, text.as_deref()).map(Some),
        (QuestionKind::Choices(options), Answer::Choices(chosen)) => choices(options, chosen),
        (QuestionKind::Text { max_length }, Answer::Text(text)) => {
            let text = not_too_long(text, *max_length)?;
            Ok((!text.trim().is_empty()).then(|| Answer::Text(text.into())))
        }
        (QuestionKind::BeforeAfter(scale), Answer::BeforeAfter { before, after }) => match (before, after) {
            (None, None) => Ok(None),
            (Some(before), Some(after)) => {
                on_scale(scale, *before)?;
                on_scale(scale, *after)?;
                Ok(Some(answer.clone()))
            }
            _ => Err(AnswerProblem::HalfFilled),
        },
        _ => Err(AnswerProblem::UnknownOption),
    }
}

fn on_scale(scale: &Scale, point: i64) -> Result<(), AnswerProblem> {
    let Scale { min, max, .. } = *scale;
    if (min..=max).contains(&point) { Ok(()) } else { Err(AnswerProblem::OutOfScale { min, max }) }
}

fn within(number: i64, min: Option<i64>, max: Option<i64>) -> Result<Answer, AnswerProblem> {
    let fits = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
    if fits { Ok(Answer::Number(number)) } else { Err(AnswerProblem::OutOfRange { min, max }) }
}

fn not_too_long(text: &str, limit: u32) -> Result<&str, AnswerProblem> {
    let length = text.chars().count();
    if u32::try_from(length).is_ok_and(|length| length <= limit) { Ok(text) } else { Err(AnswerProblem::TooLong { limit, length }) }
}

fn choice(options: &[Choice], chosen: &OptionId, text: Option<&str>) -> Result<Answer, AnswerProblem> {
    let option = options.iter().find(|option| option.id == *chosen).ok_or(AnswerProblem::UnknownOption)?;
    // Words that were typed for an option without words stay in the draft and go no further.
    let text = text.filter(|text| option.with_text && !text.trim().is_empty());
    let text = text.map(|text| not_too_long(text, MAX_CHOICE_TEXT)).transpose()?;
    Ok(Answer::Choice { option: chosen.clone(), text: text.map(str::to_owned) })
}

fn choices(options: &[Choice], chosen: &[OptionId]) -> Result<Option<Answer>, AnswerProblem> {
    if chosen.iter().any(|id| !options.iter().any(|option| option.id == *id)) {
        return Err(AnswerProblem::UnknownOption);
    }
    let in_order: Vec<_> = options.iter().map(|option| &option.id).filter(|id| chosen.contains(id)).cloned().collect();
    Ok((!in_order.is_empty()).then_some(Answer::Choices(in_order)))
}

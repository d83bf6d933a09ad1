//! A form being filled in. Its id is made at the first keystroke, and becomes the submission's.

use super::{
    answer::Answers,
    delivery::Tick,
    id::SurveyId,
    submission::{About, SubmissionId},
};

/// A form being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The id that the submission will have.
    pub id: SubmissionId,
    /// What it is about.
    pub about: About,
    /// The survey.
    pub survey: SurveyId,
    /// What is answered so far, right or wrong.
    pub answers: Answers,
    /// The submission that it corrects.
    pub replaces: Option<SubmissionId>,
    /// When it was last changed.
    pub changed: Tick,
}

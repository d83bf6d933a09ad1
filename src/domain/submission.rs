//! A submission: what was submitted, immutable. Corrections and withdrawals are submissions of their own.

use std::{collections::BTreeMap, fmt};

use chrono::NaiveDate;

use super::{
    answer::Answers,
    id::{BlockId, MeetingId, SessionId, SurveyId},
    text::Language,
    time::Moment,
};

/// A UUID in its usual lower-case form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubmissionId(String);

impl SubmissionId {
    /// Reads a UUID, in either case; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let right = |(at, c): (usize, &u8)| {
            if matches!(at, 8 | 13 | 18 | 23) { *c == b'-' } else { c.is_ascii_hexdigit() }
        };
        (bytes.len() == 36 && bytes.iter().enumerate().all(right)).then(|| Self(text.to_ascii_lowercase()))
    }

    /// The UUID as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a submission is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// A session; of a rotating workshop, so, also its round.
    Session(SessionId),
    /// A programme day.
    Day(NaiveDate),
    /// The whole meeting.
    Meeting,
}

/// What was submitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// Its own id, made at the first keystroke of its draft.
    pub id: SubmissionId,
    /// The meeting it belongs to.
    pub meeting: MeetingId,
    /// When it was submitted, to the minute, by the phone's clock.
    pub at: Moment,
    /// The language of the interface it was given in.
    pub language: Language,
    /// What it says.
    pub body: Body,
}

/// What a submission says.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Answers to a survey.
    Feedback(Feedback),
    /// Ranked workshop choices.
    Choices {
        /// Sessions by block, best first.
        ranked: BTreeMap<BlockId, Vec<SessionId>>,
        /// A badge label, only where the organiser asks for it.
        badge: Option<String>,
        /// The submission this one replaces.
        replaces: Option<SubmissionId>,
    },
    /// Takes an earlier submission back.
    Withdrawal {
        /// The submission taken back.
        withdraws: SubmissionId,
    },
}

/// Answers to a survey about something.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// What it is about.
    pub about: About,
    /// The survey.
    pub survey: SurveyId,
    /// The survey's version that was answered.
    pub version: u32,
    /// The answers.
    pub answers: Answers,
    /// The submission this one replaces.
    pub replaces: Option<SubmissionId>,
}

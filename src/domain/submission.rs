//! A submission: what was submitted, immutable. Corrections and withdrawals are submissions of their own.

use std::{collections::BTreeMap, fmt};

use chrono::{Duration, NaiveDate, Timelike};

use super::{
    answer::Answers,
    form::CheckedAnswers,
    id::{BlockId, MeetingId, SessionId, SurveyId},
    order::{map_of, set_of},
    survey::Survey,
    text::Language,
    time::Moment,
};

/// A UUID in its usual lower-case form.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SubmissionId([u8; 36]);

/// Where a UUID has its dashes: a bit for each place.
const DASHES: u64 = 1 << 8 | 1 << 13 | 1 << 18 | 1 << 23;

impl SubmissionId {
    /// Reads a UUID, in either case; `None` for anything else.
    #[inline]
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes: [u8; 36] = text.as_bytes().try_into().ok()?;
        let mut right = true;
        for (at, byte) in bytes.iter_mut().enumerate() {
            let dash = *byte == b'-';
            right &= if DASHES >> at & 1 == 1 { dash } else { byte.is_ascii_hexdigit() };
            // Digits and dashes have this bit already.
            *byte |= 0x20;
        }
        right.then_some(Self(bytes))
    }

    /// The UUID as written.
    pub fn as_str(&self) -> &str {
        // Nothing but ASCII comes in.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::hash::Hash for SubmissionId {
    #[inline]
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // In one go and without its length, which is always the same: a hundred thousand are looked up.
        state.write(&self.0);
    }
}

impl fmt::Debug for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SubmissionId").field(&self.as_str()).finish()
    }
}

impl fmt::Display for SubmissionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
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

impl Submission {
    /// What this one takes the place of, or takes back.
    #[inline]
    pub const fn supersedes(&self) -> Option<&SubmissionId> {
        match &self.body {
            Body::Feedback(Feedback { replaces, .. }) | Body::Choices { replaces, .. } => replaces.as_ref(),
            Body::Withdrawal { withdraws } => Some(withdraws),
        }
    }

    /// A filled-in form. The answers passed the check of `survey`; `at` is cut to the minute.
    pub fn of_form(head: Head, about: About, survey: &Survey, answers: CheckedAnswers, replaces: Option<SubmissionId>) -> Self {
        let answers = answers.into_answers();
        let feedback = Feedback { about, survey: survey.id.clone(), version: survey.version, answers, replaces };
        Self::new(head, Body::Feedback(feedback))
    }

    /// A choice of workshops; `at` is cut to the minute.
    pub fn of_choices(
        head: Head,
        ranked: BTreeMap<BlockId, Vec<SessionId>>,
        badge: Option<String>,
        replaces: Option<SubmissionId>,
    ) -> Self {
        Self::new(head, Body::Choices { ranked, badge, replaces })
    }

    /// Takes `withdraws` back.
    pub fn withdrawal(head: Head, withdraws: SubmissionId) -> Self {
        Self::new(head, Body::Withdrawal { withdraws })
    }

    fn new(head: Head, body: Body) -> Self {
        let Head { id, meeting, at, language } = head;
        let beyond = Duration::seconds(i64::from(at.second())) + Duration::nanoseconds(i64::from(at.nanosecond()));
        Self { id, meeting, at: at - beyond, language, body }
    }
}

/// What every submission says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its own id.
    pub id: SubmissionId,
    /// The meeting it belongs to.
    pub meeting: MeetingId,
    /// When it is submitted, by the phone's clock, as the meeting's clocks show it.
    pub at: Moment,
    /// The language of the interface.
    pub language: Language,
}

/// What counts among `all`: one of each id, without withdrawals and without those that another one replaces or withdraws. Where
/// several stand in for the same first one, the latest `at` counts, then the greatest id.
pub fn current(all: &[Submission]) -> Vec<&Submission> {
    let by_id = map_of(all.iter().rev().map(|submission| (&submission.id, submission)));
    let superseded = set_of(by_id.values().filter_map(|submission| submission.supersedes()));
    let mut standing: BTreeMap<&SubmissionId, &Submission> = BTreeMap::new();
    let is_leaf = |submission: &&Submission| !matches!(submission.body, Body::Withdrawal { .. }) && !superseded.contains(&submission.id);
    for submission in by_id.values().copied().filter(is_leaf) {
        let stands = standing.entry(first_of(&by_id, submission)).or_insert(submission);
        if (submission.at, &submission.id) > (stands.at, &stands.id) {
            *stands = submission;
        }
    }
    standing.into_values().collect()
}

/// The first of the line of corrections that ends in `last`, even if it is known by its id alone.
fn first_of<'s>(by_id: &BTreeMap<&'s SubmissionId, &'s Submission>, last: &'s Submission) -> &'s SubmissionId {
    let former = |id: &SubmissionId| by_id.get(id).and_then(|submission| submission.supersedes());
    let mut first = &last.id;
    // A hostile file could let a line run in a circle; no honest line is longer than all there is.
    for _ in 0..=by_id.len() {
        match former(first) {
            Some(id) => first = id,
            None => return first,
        }
    }
    // The first of a circle is the least of it.
    let mut smallest = first;
    let mut next = former(first);
    while let Some(id) = next.filter(|id| *id != first) {
        smallest = smallest.min(id);
        next = former(id);
    }
    smallest
}

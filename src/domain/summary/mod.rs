//! What the answers to surveys say, and no more than they may honestly say.
//!
//! Only submissions that count are counted: replaced and withdrawn ones do not, repeated ones do once. What is small stays hidden
//! (see `atoms` for views by day, kind, workshop and session, `view` for those by role, and `hide`), and figures stand only on answers enough (see `figures`). How many submissions there are in all is always told.

mod atoms;
mod cube;
mod figures;
mod hide;
mod shuffle;
mod subject;
mod tally;
mod trend;
mod view;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
};

pub use cube::Cube;
pub use figures::{Change, Comments, Distribution, ENOUGH_FOR_FIGURES, ENOUGH_FOR_NPS, Figures, Findings, QuestionSummary};
pub use hide::hide;
pub use subject::Subject;
pub use trend::{Said, Stop, said, trend};
pub use view::{Facets, RoleRow, Selection, Sight, View};

use super::{
    id::SurveyId,
    meeting::Meeting,
    statistics::Share,
    submission::{About, Submission, current},
};
use subject::Branch;

/// How many people attended what, as the organiser typed it in. What is absent is not known.
pub type Attendance = BTreeMap<About, NonZeroU32>;

/// How a summary is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// Groups under this number are hidden; `None` for a device's own answers, which are never hidden from it.
    pub smallest_group: Option<u32>,
    /// What comments are shuffled by: chance from outside, for the order must not tell who wrote what.
    pub seed: u64,
}

/// What the answers say.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// What was read, and what became of it.
    pub counts: Counts,
    /// Every survey of the meeting, in its order, also those without answers.
    pub surveys: Vec<SurveySummary>,
}

/// What was read, and what became of it: `read` is the sum of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Submissions read, of every kind.
    pub read: usize,
    /// Answers that the summary counts.
    pub counted: usize,
    /// Read more than once; each repetition.
    pub repeated: usize,
    /// Replaced or withdrawn, and the withdrawals themselves.
    pub superseded: usize,
    /// Workshop choices, which are no answers.
    pub choices: usize,
    /// Of another meeting.
    pub of_other_meetings: usize,
    /// Answers to a survey that the meeting does not have.
    pub of_unknown_surveys: usize,
}

/// What the answers to one survey say.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveySummary {
    /// The survey.
    pub survey: SurveyId,
    /// What it is about, when that is one thing only.
    pub only: Option<Subject>,
    /// The survey as a whole, which is never hidden.
    pub whole: Group,
    /// What it was asked about, in the programme's order, a workshop before its rounds; empty when it is about one thing only.
    pub parts: Vec<Part>,
}

/// The answers about one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What they are about.
    pub subject: Subject,
    /// The answers; `None` when hidden.
    pub group: Option<Group>,
}

/// Answers that are summed up together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How many submissions.
    pub n: u32,
    /// How many of those present answered; `None` when attendance is not known.
    pub response: Option<Share>,
    /// One summary per question, in the survey's order.
    pub questions: Vec<QuestionSummary>,
}

/// Sums up what `submissions` say about `meeting`.
pub fn summarise(meeting: &Meeting, submissions: &[Submission], attendance: &Attendance, rules: Rules) -> Summary {
    let (cube, counts) = count(meeting, submissions);
    sum_up(meeting, &cube, counts, attendance, rules)
}

/// Counts what `submissions` say about `meeting`, and what became of each of them.
pub fn count(meeting: &Meeting, submissions: &[Submission]) -> (Cube, Counts) {
    let mut ids = BTreeSet::new();
    let repeated = submissions.iter().filter(|submission| !ids.insert(&submission.id)).count();
    let current = current(submissions);
    let superseded = ids.len() - current.len();
    let mut cube = Cube::new(meeting);
    for submission in current {
        cube.add(submission);
    }
    let added = cube.counts();
    let counts = Counts { read: submissions.len(), repeated, superseded: superseded + added.superseded, ..added };
    (cube, counts)
}

/// Sums up what was counted; `counts`: what was read to get there.
pub fn sum_up(meeting: &Meeting, cube: &Cube, counts: Counts, attendance: &Attendance, rules: Rules) -> Summary {
    let of_survey = |slice| survey(meeting, &Sight::of(meeting, slice, attendance, rules));
    Summary { counts, surveys: cube.slices().iter().map(of_survey).collect() }
}

fn survey(meeting: &Meeting, sight: &Sight) -> SurveySummary {
    let abouts = sight.abouts();
    let part = |subject: &Subject, leaves: &[usize]| {
        let selection = Selection { subject: Some(subject.clone()), ..Selection::default() };
        Part { subject: subject.clone(), group: sight.group_of(leaves, &selection) }
    };
    let mut parts = Vec::new();
    for Branch { subject, leaves } in subject::branches(meeting, &abouts) {
        parts.push(part(&subject, &leaves));
        if leaves.len() > 1 {
            parts.extend(leaves.iter().map(|leaf| part(&Subject::of(&abouts[*leaf]), std::slice::from_ref(leaf))));
        }
    }
    let only = abouts.first().filter(|_| abouts.len() == 1).map(Subject::of);
    if only.is_some() {
        parts.clear();
    }
    SurveySummary { survey: sight.survey().clone(), only, whole: sight.whole(), parts }
}

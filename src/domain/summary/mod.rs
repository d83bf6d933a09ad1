//! What the answers to surveys say, and no more than they may honestly say.
//!
//! Only submissions that count are counted: replaced and withdrawn ones do not, repeated ones do once. What is small stays hidden
//! (see `hide`), and figures stand only on answers enough (see `figures`). How many submissions there are in all is always told.

mod figures;
mod hide;
mod shuffle;
mod subject;
mod tally;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
};

pub(crate) use figures::distribution;
pub use figures::{Change, Comments, Distribution, ENOUGH_FOR_FIGURES, ENOUGH_FOR_NPS, Figures, Findings, QuestionSummary};
pub use hide::hide;
pub use subject::Subject;

use super::{
    feedback,
    id::SurveyId,
    meeting::Meeting,
    statistics::Share,
    submission::{About, Body, Feedback, Submission, current},
    survey::Survey,
};
use shuffle::Shuffle;
use subject::Branch;
use tally::Tally;

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
    let mut counts = Counts { read: submissions.len(), ..Counts::default() };
    let mut ids = BTreeSet::new();
    counts.repeated = submissions.iter().filter(|submission| !ids.insert(&submission.id)).count();
    let current = current(submissions);
    counts.superseded = ids.len() - current.len();
    let mut tallies: Vec<BTreeMap<&About, Tally>> = meeting.surveys.iter().map(|_| BTreeMap::new()).collect();
    for submission in current {
        match &submission.body {
            _ if submission.meeting != meeting.id => counts.of_other_meetings += 1,
            Body::Feedback(Feedback { about, survey, answers, .. }) => match meeting.surveys.iter().position(|known| known.id == *survey) {
                Some(at) => {
                    counts.counted += 1;
                    let survey = &meeting.surveys[at];
                    tallies[at].entry(about).or_insert_with(|| Tally::new(survey)).add(survey, answers);
                }
                None => counts.of_unknown_surveys += 1,
            },
            Body::Choices { .. } => counts.choices += 1,
            Body::Withdrawal { .. } => counts.superseded += 1,
        }
    }
    let attached = feedback::subjects(meeting);
    let of_survey = |(survey, tallies): (&Survey, BTreeMap<&About, Tally>)| {
        let mut abouts: Vec<About> =
            attached.iter().filter(|subject| subject.survey.id == survey.id).map(|subject| subject.about.clone()).collect();
        // Answers about what is no longer in the programme count all the same, after the rest.
        let vanished: Vec<_> = tallies.keys().copied().filter(|about| !abouts.contains(about)).cloned().collect();
        abouts.extend(vanished);
        Desk { survey, attendance, rules }.sum_up(&subject::branches(meeting, &abouts), &tallies)
    };
    Summary { counts, surveys: meeting.surveys.iter().zip(tallies).map(of_survey).collect() }
}

/// What summing up one survey needs.
struct Desk<'a> {
    survey: &'a Survey,
    attendance: &'a Attendance,
    rules: Rules,
}

impl Desk<'_> {
    fn sum_up(&self, branches: &[Branch], tallies: &BTreeMap<&About, Tally>) -> SurveySummary {
        let count = |about: &About| tallies.get(about).map_or(0, |tally| tally.n);
        let merged = |abouts: &[About]| {
            let mut sum = Tally::new(self.survey);
            abouts.iter().filter_map(|about| tallies.get(about)).for_each(|tally| sum.merge(tally));
            sum
        };
        let all: Vec<About> = branches.iter().flat_map(|branch| branch.abouts.iter().cloned()).collect();
        let whole = self.group(&merged(&all), &all, None, true);
        let mut parts = Vec::new();
        if all.len() > 1 {
            let sums: Vec<Tally> = branches.iter().map(|branch| merged(&branch.abouts)).collect();
            let hidden = self.hidden(&sums.iter().map(|sum| sum.n).collect::<Vec<_>>());
            for ((branch, sum), hidden) in branches.iter().zip(&sums).zip(hidden) {
                let part = |subject: &Subject, tally: &Tally, abouts: &[About], hidden: bool| {
                    let group = (!hidden).then(|| self.group(tally, abouts, Some(subject), false));
                    Part { subject: subject.clone(), group }
                };
                parts.push(part(&branch.subject, sum, &branch.abouts, hidden));
                if branch.abouts.len() > 1 {
                    // The rounds of a hidden workshop add up to it, so they are hidden with it.
                    let rounds = self.hidden(&branch.abouts.iter().map(count).collect::<Vec<_>>());
                    for (about, round_hidden) in branch.abouts.iter().zip(rounds) {
                        let tally = merged(std::slice::from_ref(about));
                        parts.push(part(&Subject::of(about), &tally, std::slice::from_ref(about), hidden || round_hidden));
                    }
                }
            }
        }
        let only = all.first().filter(|_| all.len() == 1).map(Subject::of);
        SurveySummary { survey: self.survey.id.clone(), only, whole, parts }
    }

    fn hidden(&self, counts: &[u32]) -> Vec<bool> {
        self.rules.smallest_group.map_or_else(|| vec![false; counts.len()], |k| hide(counts, k))
    }

    fn group(&self, tally: &Tally, abouts: &[About], subject: Option<&Subject>, whole: bool) -> Group {
        let present: Option<Vec<u32>> = abouts.iter().map(|about| self.attendance.get(about).map(|present| present.get())).collect();
        let present = present.filter(|present| !present.is_empty()).map(|present| present.into_iter().fold(0, u32::saturating_add));
        let response = present.map(|of| Share { count: tally.n, of });
        // Every list of comments has an order of its own, or equal places in two lists would join answers of one person.
        let mut shuffle = Shuffle::new(self.rules.seed, &(&self.survey.id, subject));
        let questions = self.survey.questions.iter().zip(&tally.questions);
        let questions = questions.map(|(question, counts)| figures::question(question, counts, tally.n, self.rules, whole, &mut shuffle));
        Group { n: tally.n, response, questions: questions.collect() }
    }
}

//! Every answer that counts, counted once: a cell for each survey, what it is about and the role that was given. Every view of the
//! desk is a sum of cells, so that filters never read the submissions again.

use std::collections::BTreeMap;

use super::{
    Counts,
    tally::{Counter, Tally},
};
use crate::{
    id::MeetingId,
    meeting::Meeting,
    submission::{About, Body, Feedback, Submission},
    survey::{Choice, Survey},
};

/// The answers to the surveys of a meeting, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    meeting: MeetingId,
    counts: Counts,
    /// One for each survey of the meeting, in its order.
    surveys: Vec<Slice>,
}

/// The cells of one survey.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Slice {
    pub(super) survey: Survey,
    counter: Counter,
    /// What was answered about, each with a tally of those without a role, and then one for each role in the survey's order.
    cells: BTreeMap<About, Vec<Tally>>,
}

impl Cube {
    /// A cube without answers.
    pub fn new(meeting: &Meeting) -> Self {
        let slice = |survey: &Survey| Slice { survey: survey.clone(), counter: Counter::new(survey), cells: BTreeMap::new() };
        Self { meeting: meeting.id.clone(), counts: Counts::default(), surveys: meeting.surveys.iter().map(slice).collect() }
    }

    /// Counts a submission that counts (see `submission::current`); what is no answer to a survey of this meeting is only numbered.
    #[inline]
    pub fn add(&mut self, submission: &Submission) {
        self.counts.read += 1;
        let number = match &submission.body {
            _ if submission.meeting != self.meeting => &mut self.counts.of_other_meetings,
            Body::Feedback(feedback) => match self.surveys.iter_mut().find(|slice| slice.survey.id == feedback.survey) {
                Some(slice) => {
                    slice.add(feedback);
                    &mut self.counts.counted
                }
                None => &mut self.counts.of_unknown_surveys,
            },
            Body::Choices { .. } => &mut self.counts.choices,
            Body::Withdrawal { .. } => &mut self.counts.superseded,
        };
        *number += 1;
    }

    /// The meeting whose surveys are counted.
    pub const fn meeting(&self) -> &MeetingId {
        &self.meeting
    }

    /// What was added, and what became of it.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    pub(super) fn slices(&self) -> &[Slice] {
        &self.surveys
    }
}

impl Slice {
    #[inline]
    fn add(&mut self, feedback: &Feedback) {
        let Self { survey, counter, cells } = self;
        let place = counter.role_of(survey, &feedback.answers).map_or(0, |role| 1 + role);
        if let Some(cell) = cells.get_mut(&feedback.about) {
            counter.add(survey, &feedback.answers, &mut cell[place]);
            return;
        }
        let mut cell = vec![Tally::new(survey); 1 + counter.roles(survey)];
        counter.add(survey, &feedback.answers, &mut cell[place]);
        cells.insert(feedback.about.clone(), cell);
    }

    /// What was answered about.
    pub(super) fn abouts(&self) -> impl Iterator<Item = &About> {
        self.cells.keys()
    }

    /// How many submissions are about this.
    pub(super) fn n(&self, about: &About) -> u32 {
        self.cells.get(about).map_or(0, |cell| cell.iter().map(|tally| tally.n).sum())
    }

    /// The roles that the survey knows.
    pub(super) fn roles(&self) -> &[Choice] {
        self.counter.role_options(&self.survey)
    }

    /// All submissions of a role, by its place among the roles; of those without one when there is none.
    pub(super) fn of_role(&self, role: Option<usize>) -> Tally {
        let place = role.map_or(0, |role| 1 + role);
        let mut sum = Tally::new(&self.survey);
        self.cells.values().filter_map(|cell| cell.get(place)).for_each(|tally| sum.merge(tally));
        sum
    }

    /// The submissions about all of this together.
    pub(super) fn sum<'a>(&self, abouts: impl IntoIterator<Item = &'a About>) -> Tally {
        let mut sum = Tally::new(&self.survey);
        for tally in abouts.into_iter().filter_map(|about| self.cells.get(about)).flatten() {
            sum.merge(tally);
        }
        sum
    }
}

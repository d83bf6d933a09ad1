//! The published results of one meeting, which may leave the organiser's device: aggregates only, what is small already gone.
//!
//! An edition knows no submission, no time of one, and no group that was hidden. It carries the wordings it was asked in, so that it can
//! be read where nobody has the meeting's file, and compared with another edition of the series (see `compare`).

mod compare;

use chrono::{NaiveDate, NaiveDateTime};

pub use compare::{Compared, Difference, ENOUGH_TO_BE_SURE, Pair, Shared, compare};

use super::{
    id::{MeetingId, SurveyId},
    meeting::Meeting,
    summary::{Comments, Group, Subject, Summary},
    survey::{Question, Survey},
    text::Text,
};

/// The published results of one meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its title.
    pub title: Text,
    /// Its first and last day.
    pub days: (NaiveDate, NaiveDate),
    /// The day it was published.
    pub made: NaiveDate,
    /// Groups under this number are not in it.
    pub smallest_group: u32,
    /// The surveys that somebody answered, in the meeting's order.
    pub surveys: Vec<EditionSurvey>,
}

/// The published results of one survey.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionSurvey {
    /// The survey.
    pub id: SurveyId,
    /// Its version.
    pub version: u32,
    /// Its title.
    pub title: Text,
    /// Its questions.
    pub questions: Vec<Question>,
    /// The survey as a whole; one summary per question, in their order.
    pub whole: Group,
    /// What it was asked about, those with answers.
    pub parts: Vec<EditionPart>,
}

/// The published results about one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionPart {
    /// What they are about.
    pub topic: Topic,
    /// The answers; `None` when hidden.
    pub group: Option<Group>,
}

/// What answers are about, readable without the meeting's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Topic {
    /// A workshop, its rounds together.
    Workshop(Text),
    /// A session.
    Session {
        /// Its title.
        title: Text,
        /// When it began, by the meeting's clocks.
        start: NaiveDateTime,
        /// Its round, of a workshop.
        round: Option<u32>,
    },
    /// A day.
    Day(NaiveDate),
    /// The meeting.
    Meeting,
    /// Something that the programme no longer has, by its identifier.
    Gone(String),
}

impl Topic {
    fn of(subject: &Subject, meeting: &Meeting) -> Self {
        match subject {
            Subject::Workshop(id) => {
                meeting.workshop(id).map_or_else(|| Self::Gone(id.to_string()), |workshop| Self::Workshop(workshop.title.clone()))
            }
            Subject::Session(id) => meeting.session(id).map_or_else(
                || Self::Gone(id.to_string()),
                |session| Self::Session {
                    title: meeting.title_of(session).clone(),
                    start: session.start.naive_local(),
                    round: session.round,
                },
            ),
            Subject::Day(day) => Self::Day(*day),
            Subject::Meeting => Self::Meeting,
        }
    }
}

impl Edition {
    /// What may leave the device of a summary that was made with groups under `smallest_group` hidden. Comments only go along when they are
    /// asked for, as the summary has them.
    pub fn of(meeting: &Meeting, summary: &Summary, smallest_group: u32, made: NaiveDate, comments: bool) -> Self {
        let group = |group: &Group| {
            let mut group = group.clone();
            for said in group.questions.iter_mut().filter(|_| !comments) {
                said.comments = Comments::None;
            }
            group
        };
        let mut surveys = Vec::new();
        for said in summary.surveys.iter().filter(|said| said.whole.n > 0) {
            let Some(Survey { id, version, title, questions, .. }) = meeting.survey(&said.survey).cloned() else { continue };
            let parts = said.parts.iter().filter(|part| part.group.as_ref().is_none_or(|group| group.n > 0));
            let parts =
                parts.map(|part| EditionPart { topic: Topic::of(&part.subject, meeting), group: part.group.as_ref().map(group) }).collect();
            surveys.push(EditionSurvey { id, version, title, questions, whole: group(&said.whole), parts });
        }
        let days = meeting.days();
        let days = (days.first().copied().unwrap_or(made), days.last().copied().unwrap_or(made));
        Self { meeting: meeting.id.clone(), title: meeting.title.clone(), days, made, smallest_group, surveys }
    }

    /// How many answers were given, to all its surveys.
    pub fn answers(&self) -> u64 {
        self.surveys.iter().map(|survey| u64::from(survey.whole.n)).sum()
    }
}

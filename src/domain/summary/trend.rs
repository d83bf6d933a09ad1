//! How a question was answered in the course of the meeting: what the survey was asked about, one after the other.

use super::{Findings, Group, SurveySummary, figures::Figures, subject::Subject};
use crate::{id::QuestionId, meeting::Meeting, order::by_key, statistics::Share, time::Moment};

/// One thing in the course of the meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// What was asked about.
    pub subject: Subject,
    /// When it began; `None` when it left the programme.
    pub at: Option<Moment>,
    /// What was said; `None` when hidden.
    pub said: Option<Said>,
}

/// What was said of a thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// How many answered the question.
    pub n: u32,
    /// How many of those present answered the survey; `None` when attendance is not known.
    pub response: Option<Share>,
    /// Figures, where there are answers enough.
    pub figures: Option<Figures>,
}

/// The sessions or days of a survey in order of time, each round of a workshop by itself; empty when it is about one thing only.
pub fn trend(meeting: &Meeting, survey: &SurveySummary, question: &QuestionId) -> Vec<Stop> {
    let stops = survey.parts.iter().filter(|part| !matches!(part.subject, Subject::Workshop(_)));
    let stop = |(subject, group): (&Subject, &Option<Group>)| Stop {
        subject: subject.clone(),
        at: match subject {
            Subject::Session(id) => meeting.session(id).map(|session| session.start),
            Subject::Day(day) => meeting.sessions.iter().find(|session| meeting.day_of(session) == *day).map(|session| session.start),
            Subject::Workshop(_) | Subject::Meeting => None,
        },
        said: group.as_ref().and_then(|group| said(group, question)),
    };
    let mut stops: Vec<Stop> = stops.map(|part| stop((&part.subject, &part.group))).collect();
    by_key(&mut stops, |stop| (stop.at.is_none(), stop.at));
    stops
}

/// What a group says to a question.
pub fn said(group: &Group, question: &QuestionId) -> Option<Said> {
    let found = group.questions.iter().find(|said| said.question == *question)?;
    let figures = match &found.findings {
        Findings::Scale(points, _) | Findings::Numbers(points) => points.figures,
        _ => None,
    };
    Some(Said { n: found.n, response: group.response, figures })
}

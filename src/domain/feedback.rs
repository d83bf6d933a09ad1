//! Which survey belongs to what, when it opens, and what is still to be rated.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};

use super::{
    agenda::effective_end,
    id::SurveyId,
    meeting::Meeting,
    order::by_key,
    picks::Picks,
    session::{OwnSurvey, Session, Status},
    submission::About,
    survey::{Opens, Survey, Target},
    time::Moment,
};

/// How long before the end a survey opens unless it says otherwise.
const BEFORE_END: Duration = Duration::minutes(15);

/// A survey about one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject<'m> {
    /// The survey.
    pub survey: &'m Survey,
    /// What it is about.
    pub about: About,
    /// When it opens; from then on it stays open.
    pub opens: Moment,
}

impl Subject<'_> {
    /// The form can be filled in at `now`.
    pub fn is_open(&self, now: Moment) -> bool {
        now >= self.opens
    }

    /// What tells this subject from every other.
    pub fn key(&self) -> (SurveyId, About) {
        (self.survey.id.clone(), self.about.clone())
    }
}

/// The survey of a session: its own word first, then surveys for sessions, then surveys for kinds. Breaks, meals, registration and
/// cancelled sessions have none.
pub fn survey_of<'m>(meeting: &'m Meeting, session: &Session) -> Option<&'m Survey> {
    if session.kind.is_pause() || session.status == Status::Cancelled {
        return None;
    }
    match &session.survey {
        OwnSurvey::None => None,
        OwnSurvey::Is(id) => meeting.survey(id),
        OwnSurvey::Inherit => {
            let named = |survey: &&Survey| matches!(&survey.target, Target::Sessions(ids) if ids.contains(&session.id));
            let of_kind = |survey: &&Survey| matches!(&survey.target, Target::Kinds(kinds) if kinds.contains(&session.kind));
            meeting.surveys.iter().find(named).or_else(|| meeting.surveys.iter().find(of_kind))
        }
    }
}

/// Everything that can be rated, in the order of opening.
pub fn subjects(meeting: &Meeting) -> Vec<Subject<'_>> {
    let of_sessions =
        meeting.sessions.iter().filter_map(|session| Some((survey_of(meeting, session)?, About::Session(session.id.clone()))));
    let of_the_rest = meeting.surveys.iter().flat_map(|survey| {
        let abouts = match &survey.target {
            Target::Days(days) => days.iter().copied().map(About::Day).collect(),
            Target::Meeting => vec![About::Meeting],
            Target::Sessions(_) | Target::Kinds(_) => Vec::new(),
        };
        abouts.into_iter().map(move |about| (survey, about))
    });
    let timed = of_sessions.chain(of_the_rest);
    let timed = timed.filter_map(|(survey, about)| Some(Subject { survey, opens: opens(meeting, survey, &about)?, about }));
    let mut subjects: Vec<_> = timed.collect();
    // Stable: of what opens together, sessions come before the day, and the day before the meeting.
    by_key(&mut subjects, |subject| subject.opens);
    subjects
}

/// The subject that an address names; `None` when this survey is not attached to it.
pub fn subject<'m>(meeting: &'m Meeting, survey: &SurveyId, about: &About) -> Option<Subject<'m>> {
    subjects(meeting).into_iter().find(|subject| subject.survey.id == *survey && subject.about == *about)
}

/// What is open and not yet rated.
#[derive(Debug, Clone, PartialEq)]
pub struct ToRate<'m> {
    /// Sessions of my plan.
    pub mine: Vec<Subject<'m>>,
    /// Days and the meeting, which everybody was at.
    pub shared: Vec<Subject<'m>>,
    /// Other sessions.
    pub others: Vec<Subject<'m>>,
}

/// What is open at `now` and not among `rated`: my plan first, then the rest.
pub fn to_rate<'m>(meeting: &'m Meeting, picks: &Picks, rated: &BTreeSet<(SurveyId, About)>, now: Moment) -> ToRate<'m> {
    let mut left = ToRate { mine: Vec::new(), shared: Vec::new(), others: Vec::new() };
    for subject in subjects(meeting).into_iter().filter(|subject| subject.is_open(now) && !rated.contains(&subject.key())) {
        match &subject.about {
            About::Session(id) if picks.holds(id) => left.mine.push(subject),
            About::Session(_) => left.others.push(subject),
            About::Day(_) | About::Meeting => left.shared.push(subject),
        }
    }
    left
}

/// When a survey about something opens; `None` when the programme does not hold what it is about.
fn opens(meeting: &Meeting, survey: &Survey, about: &About) -> Option<Moment> {
    let (start, end) = match about {
        About::Session(id) => meeting.session(id).map(|session| (session.start, effective_end(meeting, session)))?,
        About::Day(day) => span(meeting, Some(*day))?,
        About::Meeting => span(meeting, None)?,
    };
    Some(match survey.opens {
        Opens::Start => start,
        Opens::BeforeEnd => start.max(end - BEFORE_END),
        Opens::End => end,
        Opens::At(moment) => moment,
    })
}

/// From the first start to the last end of what is held on a day, or on all of them.
fn span(meeting: &Meeting, day: Option<NaiveDate>) -> Option<(Moment, Moment)> {
    let held = meeting.sessions.iter().filter(|session| session.status != Status::Cancelled);
    let held: Vec<_> = held.filter(|session| day.is_none_or(|day| meeting.day_of(session) == day)).collect();
    let start = held.iter().map(|session| session.start).min()?;
    let end = held.iter().map(|session| effective_end(meeting, session)).max()?;
    Some((start, end))
}

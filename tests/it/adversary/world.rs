//! The meeting the adversary looks at: two days, three kinds, two workshops of two rounds; and every view of its survey.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use kuluary::domain::{
    answer::Answer,
    id::{OptionId, QuestionId, SurveyId, WorkshopId},
    meeting::Meeting,
    session::{Kind, Session},
    submission::{About, Body, Feedback, Submission, SubmissionId},
    summary::{Attendance, Cube, Findings, Group, Rules, Selection, Sight, Subject, View},
    survey::{Choice, Measure, Opens, Question, QuestionKind, Scale, Survey, Target},
    text::Language,
};

use crate::support::{at, meeting, round_of, session, text};

/// The sessions that are rated, in the programme's order.
pub(super) const LEAVES: usize = 9;

/// Points of the scale that is asked.
pub(super) const POINTS: usize = 3;

pub(super) fn rules(smallest: u32) -> Rules {
    Rules { smallest_group: Some(smallest), seed: 3 }
}

fn question(id: &str, kind: QuestionKind, measure: Option<Measure>) -> Question {
    let id = QuestionId::parse(id).expect("an id");
    Question { id, text: text("Pytanie"), kind, measure, topic: None, not_applicable: true, required: false }
}

fn survey(id: &str, target: Target, roles: usize) -> Survey {
    let scale = Scale { min: 1, max: POINTS as i64, low: None, high: None };
    let mut questions = vec![question("Q1", QuestionKind::Scale(scale), None)];
    if roles > 0 {
        let role = |at| Choice { id: role(at), text: text("Rola"), with_text: false };
        questions.push(question("M1", QuestionKind::Choice((0..roles).map(role).collect()), Some(Measure::Role)));
    }
    Survey { id: SurveyId::parse(id).expect("an id"), version: 1, title: text(id), intro: None, target, opens: Opens::Start, questions }
}

pub(super) fn role(at: usize) -> OptionId {
    OptionId::parse(&format!("rola-{at}")).expect("an id")
}

/// A programme of two days, of which each session is rated; and a survey of the meeting that asks one of so many roles.
pub(super) fn programme(roles: usize) -> Meeting {
    let on = |name: &str, kind: Kind, start: &str| session(name, kind, at(start), Some(at(start) + chrono::Duration::minutes(30)));
    let round = |workshop: &str, number, start: &str| round_of(workshop, number, at(start), at(start) + chrono::Duration::minutes(60));
    let sessions = vec![
        on("wyklad-1", Kind::Talk, "2017-09-26T09:00"),
        on("wyklad-2", Kind::Talk, "2017-09-26T10:00"),
        round("a", 1, "2017-09-26T11:00"),
        round("b", 1, "2017-09-26T12:00"),
        on("wyklad-3", Kind::Talk, "2017-09-27T09:00"),
        on("wyklad-4", Kind::Talk, "2017-09-27T10:00"),
        round("a", 2, "2017-09-27T11:00"),
        round("b", 2, "2017-09-27T12:00"),
        on("wizyta", Kind::Visit, "2017-09-27T14:00"),
    ];
    let mut made = meeting(sessions, Vec::new());
    let of_sessions = survey("sesja", Target::Kinds(vec![Kind::Talk, Kind::Workshop, Kind::Visit]), 0);
    made.surveys = vec![of_sessions, survey("calosc", Target::Meeting, roles)];
    made
}

/// One filled-in form: a point of the scale, or "does not apply" at 0.
pub(super) fn form(serial: usize, survey: &str, about: About, point: usize, role: Option<OptionId>) -> Submission {
    let id = |id: &str| QuestionId::parse(id).expect("an id");
    let answer = if point == 0 { Answer::NotApplicable } else { Answer::Number(point as i64) };
    let role = role.map(|option| (id("M1"), Answer::Choice { option, text: None }));
    let answers = [(id("Q1"), answer)].into_iter().chain(role).collect();
    let survey = SurveyId::parse(survey).expect("an id");
    let body = Body::Feedback(Feedback { about, survey, version: 1, answers, replaces: None });
    let id = SubmissionId::parse(&format!("00000000-0000-4000-8000-{serial:012}")).expect("a UUID");
    Submission { id, meeting: meeting(Vec::new(), Vec::new()).id, at: at("2017-09-27T15:00"), language: Language::Polish, body }
}

/// The answers of each session by point, `counts[session][point]`, point 0 being "does not apply".
pub(super) fn cube(meeting: &Meeting, counts: &[Vec<u32>]) -> Cube {
    let mut cube = Cube::new(meeting);
    let mut serial = 0;
    for (session, counts) in meeting.sessions.iter().zip(counts) {
        for (point, count) in counts.iter().enumerate() {
            for _ in 0..*count {
                serial += 1;
                cube.add(&form(serial, "sesja", About::Session(session.id.clone()), point, None));
            }
        }
    }
    cube
}

/// A view: the sessions it is of, and what it shows: counts by point, `None` when hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) leaves: Vec<usize>,
    pub(super) counts: Option<Vec<u32>>,
}

/// Counts by point, "does not apply" first.
pub(super) fn points(group: &Group) -> Vec<u32> {
    let said = &group.questions[0];
    let Findings::Scale(points, _) = &said.findings else { panic!("a scale") };
    std::iter::once(said.not_applicable).chain(points.points.iter().map(|(_, count)| *count)).collect()
}

/// Every combination of filters, with the sessions it is of as the test understands them.
pub(super) fn selections(meeting: &Meeting) -> Vec<(Selection, Vec<usize>)> {
    let days = [26, 27].map(|day| NaiveDate::from_ymd_opt(2017, 9, day).expect("a day"));
    let kinds = [Kind::Talk, Kind::Workshop, Kind::Visit];
    let workshops = ["a", "b"].map(|id| Subject::Workshop(WorkshopId::parse(id).expect("an id")));
    let sessions = meeting.sessions.iter().map(|session| Subject::Session(session.id.clone()));
    let subjects: Vec<Option<Subject>> = std::iter::once(None).chain(workshops.into_iter().chain(sessions).map(Some)).collect();
    let mut all = Vec::new();
    for day in [None, Some(days[0]), Some(days[1])] {
        for kind in [None, Some(kinds[0]), Some(kinds[1]), Some(kinds[2])] {
            for subject in &subjects {
                let is_of = |session: &Session| match subject {
                    None => true,
                    Some(Subject::Workshop(id)) => session.workshop.as_ref() == Some(id),
                    Some(subject) => *subject == Subject::Session(session.id.clone()),
                };
                let within = |(_, session): &(usize, &Session)| {
                    is_of(session)
                        && day.is_none_or(|day| session.start.date_naive() == day)
                        && kind.is_none_or(|kind| session.kind == kind)
                };
                let leaves = meeting.sessions.iter().enumerate().filter(within).map(|(at, _)| at).collect();
                all.push((Selection { day, kind, subject: subject.clone(), role: None }, leaves));
            }
        }
    }
    all
}

/// Everything that is ever shown of the sessions.
pub(super) fn seen(meeting: &Meeting, cube: &Cube, smallest: u32) -> Vec<Seen> {
    let attendance: Attendance =
        meeting.sessions.iter().map(|session| (About::Session(session.id.clone()), NonZeroU32::new(50).expect("fifty"))).collect();
    let survey = SurveyId::parse("sesja").expect("an id");
    let sight = Sight::new(meeting, cube, &survey, &attendance, rules(smallest)).expect("the survey is there");
    let mut all = Vec::new();
    for (selection, leaves) in selections(meeting) {
        let counts = match sight.view(&selection) {
            View::Shown(group) => Some(points(&group)),
            View::Hidden => None,
            View::Nothing => {
                assert!(leaves.is_empty(), "{selection:?}");
                continue;
            }
            View::Crossed => panic!("no role was chosen"),
        };
        let seen = Seen { leaves, counts };
        if !all.contains(&seen) {
            all.push(seen);
        }
    }
    all
}

//! Which survey belongs to what, when it opens, what is still to be rated.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kuluary::domain::{
    feedback::{Subject, subject, subjects, survey_of, to_rate},
    id::SurveyId,
    meeting::Meeting,
    picks::Picks,
    session::{Kind, OwnSurvey, Session, Status},
    submission::About,
    survey::{Opens, Survey, Target},
};

use super::form;
use crate::support::{at, id, meeting, session};

fn day() -> NaiveDate {
    at("2017-09-26T10:00").date_naive()
}

fn survey(name: &str, target: Target) -> Survey {
    Survey { id: SurveyId::parse(name).expect("the test writes a valid id"), target, ..form::survey() }
}

/// A day with a talk, a workshop, a meal and a visit without an end.
fn programme(sessions: Vec<Session>) -> Meeting {
    let mut meeting = meeting(sessions, Vec::new());
    meeting.surveys = vec![
        survey("of-kinds", Target::Kinds(vec![Kind::Talk, Kind::Visit, Kind::Meal])),
        survey("of-one", Target::Sessions(vec![id("talk")])),
        survey("of-day", Target::Days(vec![day()])),
        survey("of-all", Target::Meeting),
    ];
    meeting
}

fn sessions() -> Vec<Session> {
    vec![
        session("talk", Kind::Talk, at("2017-09-26T10:00"), Some(at("2017-09-26T11:00"))),
        session("other", Kind::Talk, at("2017-09-26T11:00"), Some(at("2017-09-26T11:10"))),
        session("meal", Kind::Meal, at("2017-09-26T12:00"), Some(at("2017-09-26T13:00"))),
        session("visit", Kind::Visit, at("2017-09-26T19:00"), None),
    ]
}

#[track_caller]
fn check_survey(of: &str, change: impl Fn(&mut Session), expected: Option<&str>) {
    let mut sessions = sessions();
    sessions.iter_mut().filter(|session| session.id == id(of)).for_each(change);
    let meeting = programme(sessions);
    let session = meeting.session(&id(of)).expect("the programme has it");
    assert_eq!(survey_of(&meeting, session).map(|survey| survey.id.as_str()), expected);
}

#[test]
fn a_survey_for_sessions_goes_before_one_for_kinds() {
    check_survey("talk", |_| {}, Some("of-one"));
    check_survey("other", |_| {}, Some("of-kinds"));
}

#[test]
fn a_sessions_own_word_goes_before_both() {
    check_survey("talk", |session| session.survey = OwnSurvey::None, None);
    let own = || OwnSurvey::Is(SurveyId::parse("of-all").expect("a valid id"));
    check_survey("talk", |session| session.survey = own(), Some("of-all"));
}

#[test]
fn meals_and_cancelled_sessions_have_no_survey() {
    check_survey("meal", |_| {}, None);
    check_survey("talk", |session| session.status = Status::Cancelled, None);
}

#[track_caller]
fn check_opening(opens: Opens, about: &About, survey: &str, expected: &str) {
    let mut meeting = programme(sessions());
    for survey in &mut meeting.surveys {
        survey.opens = opens;
    }
    let survey = SurveyId::parse(survey).expect("a valid id");
    let found = subject(&meeting, &survey, about).expect("the survey is attached");
    assert_eq!(found.opens, at(expected));
    assert!(found.is_open(at(expected)), "it is open from that moment on");
}

#[test]
fn a_survey_opens_by_its_rule() {
    let talk = About::Session(id("talk"));
    check_opening(Opens::Start, &talk, "of-one", "2017-09-26T10:00");
    check_opening(Opens::BeforeEnd, &talk, "of-one", "2017-09-26T10:45");
    check_opening(Opens::End, &talk, "of-one", "2017-09-26T11:00");
    check_opening(Opens::At(at("2017-09-26T20:00")), &talk, "of-one", "2017-09-26T20:00");
}

#[test]
fn a_short_session_is_not_rated_before_it_starts() {
    check_opening(Opens::BeforeEnd, &About::Session(id("other")), "of-kinds", "2017-09-26T11:00");
}

#[test]
fn a_session_without_an_end_opens_by_the_end_it_counts_with() {
    check_opening(Opens::BeforeEnd, &About::Session(id("visit")), "of-kinds", "2017-09-26T21:45");
}

#[test]
fn a_day_and_the_meeting_open_before_their_last_end() {
    check_opening(Opens::BeforeEnd, &About::Day(day()), "of-day", "2017-09-26T21:45");
    check_opening(Opens::Start, &About::Meeting, "of-all", "2017-09-26T10:00");
}

#[test]
fn a_survey_that_is_not_attached_is_no_subject() {
    let meeting = programme(sessions());
    let of_kinds = SurveyId::parse("of-kinds").expect("a valid id");
    assert_eq!(subject(&meeting, &of_kinds, &About::Session(id("talk"))), None);
    assert_eq!(subject(&meeting, &of_kinds, &About::Meeting), None);
    assert_eq!(subjects(&meeting).len(), 5);
}

#[test]
fn my_plan_comes_first_and_what_is_rated_or_closed_does_not_come() {
    let meeting = programme(sessions());
    let abouts = |subjects: &[Subject]| subjects.iter().map(|subject| subject.about.to_string()).collect::<Vec<_>>();
    let picks = Picks::from_iter([id("other")]);
    let at_noon = to_rate(&meeting, &picks, &BTreeSet::new(), at("2017-09-26T12:00"));
    assert_eq!(abouts(&at_noon.mine), ["s-other"]);
    assert_eq!(abouts(&at_noon.others), ["s-talk"]);
    assert!(at_noon.shared.is_empty(), "the day is not over");
    let rated = at_noon.mine.iter().map(Subject::key).collect();
    let late = to_rate(&meeting, &picks, &rated, at("2017-09-26T23:00"));
    assert!(late.mine.is_empty());
    assert_eq!(abouts(&late.shared), ["d-2017-09-26", "meeting"]);
    assert_eq!(abouts(&late.others), ["s-talk", "s-visit"]);
}

//! The cube: counting in pieces is counting at once, and views are right against counting by hand.

use kuluary::domain::{
    id::{QuestionId, SurveyId},
    meeting::Meeting,
    session::Kind,
    submission::{About, Body, Feedback, Submission, current},
    summary::{Attendance, Counts, Cube, Findings, Group, Rules, Selection, Sight, Subject, View, count, sum_up, summarise, trend},
};
use proptest::prelude::*;

use crate::{submissions::seeded, summary::baltow};

const OWN: Rules = Rules { smallest_group: None, seed: 7 };
const OF_ALL: Rules = Rules { smallest_group: Some(5), seed: 7 };

fn survey(id: &str) -> SurveyId {
    SurveyId::parse(id).expect("an id")
}

/// Submissions of a survey about what `is_of` says, counted without any of the machinery.
fn by_hand(all: &[Submission], of: &SurveyId, is_of: impl Fn(&About) -> bool) -> u32 {
    let counts = |submission: &&Submission| match &submission.body {
        Body::Feedback(Feedback { about, survey, .. }) => survey == of && is_of(about),
        _ => false,
    };
    u32::try_from(current(all).into_iter().filter(counts).count()).expect("a few hundred")
}

fn n(view: View) -> Option<u32> {
    match view {
        View::Shown(Group { n, .. }) => Some(n),
        _ => None,
    }
}

fn session<'m>(meeting: &'m Meeting, about: &About) -> Option<&'m kuluary::domain::session::Session> {
    match about {
        About::Session(id) => meeting.session(id),
        _ => None,
    }
}

#[test]
fn a_role_in_a_view_leaves_neither_comments_nor_the_roles_themselves() {
    let meeting = baltow();
    let all = seeded(&meeting, 900, 5);
    let (cube, _) = count(&meeting, &all);
    let attendance = Attendance::new();
    let sight = Sight::new(&meeting, &cube, &survey("meeting"), &attendance, OF_ALL).expect("the survey");
    let rows = sight.roles();
    assert_eq!(rows.iter().filter(|row| row.role.is_some()).count(), 4);
    for group in rows.iter().filter_map(|row| row.group.as_ref()) {
        assert!(group.questions.iter().all(|said| said.question.as_str() != "M1"));
        assert!(group.questions.iter().all(|said| said.comments == kuluary::domain::summary::Comments::None));
    }
    assert_eq!(sight.facets().roles.len(), 4);
    let of_sessions = Sight::new(&meeting, &cube, &survey("session"), &attendance, OF_ALL).expect("the survey");
    assert!(of_sessions.roles().is_empty() && of_sessions.facets().roles.is_empty());
}

#[test]
fn the_course_of_the_meeting_is_in_order_of_time_with_each_round_by_itself() {
    let meeting = baltow();
    let all = seeded(&meeting, 600, 11);
    let summary = summarise(&meeting, &all, &Attendance::new(), OWN);
    let of_workshops = summary.surveys.iter().find(|found| found.survey == survey("workshop")).expect("the survey");
    let stops = trend(&meeting, of_workshops, &QuestionId::parse("W1").expect("an id"));
    let at: Vec<_> = stops.iter().map(|stop| stop.at.expect("in the programme")).collect();
    assert!(at.is_sorted() && at.len() == 4, "two workshops in two rounds");
    assert!(stops.iter().all(|stop| matches!(stop.subject, Subject::Session(_))));
    for stop in &stops {
        let said = stop.said.expect("nothing is hidden of one's own");
        assert_eq!(said.figures.is_some(), said.n >= 10);
    }
    let of_meeting = summary.surveys.iter().find(|found| found.survey == survey("meeting")).expect("the survey");
    assert_eq!(trend(&meeting, of_meeting, &QuestionId::parse("O1").expect("an id")), []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn counting_what_counts_one_by_one_gives_the_summary_of_all_at_once(number in 0_usize..300, seed in any::<u64>()) {
        let meeting = baltow();
        let all = seeded(&meeting, number, seed);
        let mut cube = Cube::new(&meeting);
        for chunk in current(&all).chunks(7) {
            for submission in chunk {
                cube.add(submission);
            }
        }
        let Counts { counted, read, .. } = cube.counts();
        let at_once = summarise(&meeting, &all, &Attendance::new(), OF_ALL);
        prop_assert_eq!(counted, at_once.counts.counted);
        prop_assert_eq!(read, current(&all).len());
        let in_pieces = sum_up(&meeting, &cube, at_once.counts, &Attendance::new(), OF_ALL);
        prop_assert_eq!(in_pieces, at_once);
    }

    #[test]
    fn views_by_day_kind_and_workshop_are_right_against_counting_by_hand(number in 0_usize..400, seed in any::<u64>()) {
        let meeting = baltow();
        let all = seeded(&meeting, number, seed);
        let (cube, _) = count(&meeting, &all);
        let attendance = Attendance::new();
        for of in ["session", "workshop", "visit", "day", "meeting"].map(survey) {
            let sight = Sight::new(&meeting, &cube, &of, &attendance, OWN).expect("the survey");
            prop_assert_eq!(n(sight.view(&Selection::default())), Some(by_hand(&all, &of, |_| true)));
            let facets = sight.facets();
            for day in facets.days {
                let selection = Selection { day: Some(day), ..Selection::default() };
                let on = |about: &About| *about == About::Day(day) || session(&meeting, about).is_some_and(|session| meeting.day_of(session) == day);
                prop_assert_eq!(n(sight.view(&selection)), Some(by_hand(&all, &of, on)));
                let talks = Selection { kind: Some(Kind::Talk), ..selection };
                let is_talk = |about: &About| on(about) && session(&meeting, about).is_some_and(|session| session.kind == Kind::Talk);
                if facets.kinds.contains(&Kind::Talk) && sight.is_about(&talks) {
                    prop_assert_eq!(n(sight.view(&talks)), Some(by_hand(&all, &of, is_talk)));
                }
            }
            for subject in facets.subjects {
                let is_of = |about: &About| match &subject {
                    Subject::Workshop(id) => session(&meeting, about).is_some_and(|session| session.workshop.as_ref() == Some(id)),
                    other => other.about().as_ref() == Some(about),
                };
                let selection = Selection { subject: Some(subject.clone()), ..Selection::default() };
                prop_assert_eq!(n(sight.view(&selection)), Some(by_hand(&all, &of, is_of)));
            }
            let of_roles: u32 = sight.roles().iter().map(|row| row.n.unwrap_or_default()).sum();
            prop_assert!(sight.roles().is_empty() || of_roles == by_hand(&all, &of, |_| true));
        }
    }

    #[test]
    fn what_the_filters_show_is_what_the_summary_shows(number in 0_usize..300, seed in any::<u64>()) {
        let meeting = baltow();
        let all = seeded(&meeting, number, seed);
        let (cube, counts) = count(&meeting, &all);
        let attendance = Attendance::new();
        for found in sum_up(&meeting, &cube, counts, &attendance, OF_ALL).surveys {
            let sight = Sight::new(&meeting, &cube, &found.survey, &attendance, OF_ALL).expect("the survey");
            prop_assert_eq!(sight.view(&Selection::default()), View::Shown(found.whole));
            for part in found.parts {
                let selection = Selection { subject: Some(part.subject), ..Selection::default() };
                prop_assert_eq!(sight.view(&selection), part.group.map_or(View::Hidden, View::Shown));
            }
        }
    }
}

#[test]
fn a_hundred_thousand_things_that_left_the_programme_are_summed_up_all_the_same() {
    let meeting = baltow();
    let mut cube = Cube::new(&meeting);
    let template = seeded(&meeting, 40, 3).into_iter().find(|one| matches!(one.body, Body::Feedback(_))).expect("some are answers");
    for number in 0..100_000 {
        let mut one = template.clone();
        if let Body::Feedback(feedback) = &mut one.body {
            feedback.survey = survey("visit");
            feedback.about = About::Session(crate::support::id(&format!("zniknelo-{number}")));
        }
        cube.add(&one);
    }
    let summary = sum_up(&meeting, &cube, cube.counts(), &Attendance::new(), OF_ALL);
    let found = summary.surveys.iter().find(|found| found.survey == survey("visit")).expect("the survey");
    assert_eq!(found.whole.n, 100_000);
    assert!(found.parts.iter().all(|part| part.group.as_ref().is_none_or(|group| group.n == 0)));
    assert!(matches!(found.whole.questions[0].findings, Findings::Scale(..)));
}

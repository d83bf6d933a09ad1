//! Meetings beside each other: only what was asked alike is compared, and no difference is called sure that is not.

use chrono::NaiveDate;
use kuluary::domain::{
    editions::{Compared, Difference, ENOUGH_TO_BE_SURE, Edition, Pair, Shared, compare},
    id::MeetingId,
    statistics::Share,
    submission::{About, Submission},
    survey::QuestionKind,
    text::{Language, Text},
};
use proptest::prelude::*;

use crate::filled_in::{form, option, points, published, shipped};

fn edition(all: &[Submission]) -> Edition {
    Edition::of(&shipped(), &published(all), 5, NaiveDate::from_ymd_opt(2017, 9, 28).expect("a day"), false)
}

/// Another meeting that asked the same.
fn june(all: &[Submission]) -> Edition {
    Edition { meeting: MeetingId::parse("2017-06-warszawa").expect("an id"), ..edition(all) }
}

/// Of `of` people, `good` gave 5 and the rest 2.
fn rated(good: usize, of: usize) -> Vec<Submission> {
    (0..of).map(|number| form(number, "meeting", &About::Meeting, &[("O1", points(if number < good { 5 } else { 2 }))])).collect()
}

fn question<'s>(shared: &'s [Shared], id: &str) -> &'s Shared {
    shared.iter().find(|shared| shared.question.id.as_str() == id).expect("it is shared")
}

#[track_caller]
fn differs(ours: (usize, usize), theirs: (usize, usize)) -> Option<Difference> {
    let (both, unlike) = compare(&edition(&rated(ours.0, ours.1)), &june(&rated(theirs.0, theirs.1)));
    assert!(unlike.is_empty());
    match &question(&both, "O1").compared {
        Compared::Points { top, .. } => top.map(|(_, found)| found),
        unlike => panic!("{unlike:?}"),
    }
}

#[test]
fn the_difference_is_that_of_newcombe_and_stands_beside_both_medians() {
    let (both, _) = compare(&edition(&rated(56, 70)), &june(&rated(48, 80)));
    let o1 = question(&both, "O1");
    assert_eq!(o1.n, Pair { here: 70, there: 80 });
    let Compared::Points { top: Some((shares, found)), medians, points } = &o1.compared else { panic!("{o1:?}") };
    assert_eq!(*shares, Pair { here: Share { count: 56, of: 70 }, there: Share { count: 48, of: 80 } });
    assert_eq!(format!("{:.4} {:.4} {:.4}", found.value, found.interval.low, found.interval.high), "0.2000 0.0524 0.3339");
    assert!(!found.uncertain);
    assert_eq!(*medians, Some(Pair { here: 5.0, there: 5.0 }));
    assert_eq!(points[1], (2, Pair { here: 14, there: 32 }));
    assert!(o1.worded_there.is_none());
}

#[test]
fn small_groups_and_intervals_around_zero_are_uncertain_and_under_ten_there_is_no_difference() {
    assert!(differs((20, 29), (1, 29)).expect("enough for a difference").uncertain, "29 answers are too few to be sure");
    assert!(!differs((20, 30), (1, 30)).expect("enough for a difference").uncertain);
    assert!(differs((40, 60), (35, 60)).expect("enough for a difference").uncertain, "the interval holds zero");
    assert_eq!(differs((9, 9), (0, 40)), None);
    assert_eq!(differs((40, 40), (0, 9)), None);
    assert!(differs((10, 10), (0, 10)).is_some());
}

proptest! {
    #[test]
    fn nothing_is_sure_whose_interval_holds_zero_or_that_few_answered(
        (here, n) in (10_u32..90).prop_flat_map(|of| (0..=of, Just(of))),
        (there, m) in (10_u32..90).prop_flat_map(|of| (0..=of, Just(of))),
    ) {
        let found = Difference::of(Pair { here: Share { count: here, of: n }, there: Share { count: there, of: m } }).unwrap();
        let holds_zero = found.interval.low <= 0.0 && 0.0 <= found.interval.high;
        prop_assert_eq!(found.uncertain, holds_zero || n < ENOUGH_TO_BE_SURE || m < ENOUGH_TO_BE_SURE);
    }
}

#[test]
fn another_scale_other_ends_or_other_options_are_not_compared() {
    let all: Vec<_> = (0..12)
        .map(|number| {
            let answers = [("W1", points(4)), ("W2", option("w-sam-raz")), ("W3", points(3))];
            form(number, "workshop", &crate::filled_in::about("warsztat-a-1"), &answers)
        })
        .collect();
    let here = edition(&all);
    let mut there = june(&all);
    let questions = &mut there.surveys[0].questions;
    let QuestionKind::Scale(scale) = &mut questions[0].kind else { panic!("a scale") };
    scale.low = Some(Text::plain(Language::Polish, "wcale"));
    let QuestionKind::Choice(options) = &mut questions[1].kind else { panic!("a choice") };
    options.pop();
    questions[2].text = Text::plain(Language::Polish, "Wiem, co zmienię.");
    let (shared, unlike) = compare(&here, &there);
    let unlike: Vec<_> = unlike.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(unlike, ["W1", "W2"]);
    assert_eq!(shared.len(), 1);
    let worded = question(&shared, "W3").worded_there.as_ref().expect("it was worded otherwise");
    assert_eq!(worded.text.pick(Language::Polish).0, "Wiem, co zmienię.");
}

#[test]
fn options_stand_beside_each_other_and_hidden_ones_stay_hidden() {
    let roles = |rare: usize| -> Vec<Submission> {
        let role = |number| if number < rare { "inna" } else { ["doradztwo-biznesowe", "monitorowanie"][number % 2] };
        (0..30).map(|number| form(number, "meeting", &About::Meeting, &[("M1", option(role(number)))])).collect()
    };
    let (shared, _) = compare(&edition(&roles(2)), &june(&roles(10)));
    let Compared::Options(options) = &question(&shared, "M1").compared else { panic!("options") };
    assert_eq!(options[3].1, Pair { here: None, there: Some(10) });
}

#[test]
fn a_question_moved_to_another_survey_is_found_when_there_is_only_one_of_it() {
    let here = edition(&rated(10, 20));
    let mut there = june(&rated(5, 20));
    there.surveys[0].id = crate::filled_in::survey_id("calosc");
    assert_eq!(compare(&here, &there).0.len(), 1, "of all questions one was answered");
    let mut twice = there.surveys[0].clone();
    twice.id = crate::filled_in::survey_id("calosc-2");
    there.surveys.push(twice);
    assert!(compare(&here, &there).0.is_empty());
}

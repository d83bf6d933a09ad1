//! The figures of a summary, against the published test vectors and against slow, plain ways to compute the same.

use kuluary::domain::statistics::{Interval, Promoters, Share, difference, mean, median};
use proptest::prelude::*;

/// To one decimal, as the vectors are printed.
fn tenths(value: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "per cent times ten")]
    let tenths = (value * 10.0).round() as i64;
    tenths
}

#[track_caller]
fn check_wilson(count: u32, of: u32, low: f64, high: f64) {
    let Interval { low: l, high: h } = Share { count, of }.wilson().expect("there are answers");
    assert_eq!((tenths(l * 100.0), tenths(h * 100.0)), (tenths(low), tenths(high)), "{count}/{of}");
}

#[test]
fn the_wilson_interval_agrees_with_its_test_vectors() {
    check_wilson(0, 5, 0.0, 43.4);
    check_wilson(5, 5, 56.6, 100.0);
    check_wilson(9, 12, 46.8, 91.1);
    check_wilson(15, 18, 60.8, 94.2);
    check_wilson(60, 76, 68.5, 86.6);
}

#[track_caller]
fn check_nps((promoters, passives, detractors): (u32, u32, u32), score: f64, low: f64, high: f64) {
    let answers = Promoters { promoters, passives, detractors };
    let interval = answers.interval().expect("there are answers");
    let found = (answers.score().map(tenths), tenths(interval.low), tenths(interval.high));
    assert_eq!(found, (Some(tenths(score)), tenths(low), tenths(high)), "{answers:?}");
}

#[test]
fn the_score_and_its_interval_agree_with_their_test_vectors() {
    check_nps((6, 3, 1), 50.0, -0.2, 77.1);
    check_nps((20, 8, 4), 50.0, 21.8, 69.6);
    check_nps((45, 20, 11), 44.7, 26.8, 59.3);
}

#[test]
fn points_are_grouped_into_promoters_passives_and_detractors() {
    let points: Vec<_> = (0..=10).map(|point| (point, 1)).chain([(11, 5), (-1, 5)]).collect();
    assert_eq!(Promoters::from_points(&points), Promoters { promoters: 2, passives: 2, detractors: 7 });
}

#[test]
fn nothing_has_no_figures() {
    assert_eq!(Share { count: 0, of: 0 }.wilson(), None);
    assert_eq!(Promoters { promoters: 0, passives: 0, detractors: 0 }.interval(), None);
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[(1, 0), (2, 0)]), None);
    assert_eq!(mean(&[(1, 0)]), None);
}

#[test]
fn the_median_of_an_even_number_lies_between_the_middle_two() {
    assert_eq!(median(&[(1, 0), (3, 1), (4, 1), (5, 0)]), Some(3.5));
    assert_eq!(median(&[(3, 2), (5, 2)]), Some(4.0));
    assert_eq!(median(&[(-4, 1), (-1, 1)]), Some(-2.5));
}

fn counts() -> impl Strategy<Value = Vec<(i64, u32)>> {
    prop::collection::vec(0_u32..40, 5).prop_map(|counts| (1..).zip(counts).collect())
}

fn spread(points: &[(i64, u32)]) -> Vec<i64> {
    points.iter().flat_map(|&(value, count)| std::iter::repeat_n(value, count as usize)).collect()
}

proptest! {
    #[test]
    fn median_and_mean_are_those_of_the_single_answers(points in counts()) {
        let answers = spread(&points);
        prop_assert_eq!(median(&points).is_none(), answers.is_empty());
        if let (Some(median), Some(mean)) = (median(&points), mean(&points)) {
            let n = answers.len();
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let (middle, sum) = ((answers[(n - 1) / 2] + answers[n / 2]) as f64 / 2.0, answers.iter().sum::<i64>() as f64);
            prop_assert!((median - middle).abs() < 1e-12);
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let plain = sum / n as f64;
            prop_assert!((mean - plain).abs() < 1e-9);
        }
    }

    #[test]
    fn the_wilson_interval_holds_the_share_and_mirrors_itself(count in 0_u32..500, rest in 0_u32..500) {
        prop_assume!(count + rest > 0);
        let share = Share { count, of: count + rest };
        let (Some(Interval { low, high }), Some(p)) = (share.wilson(), share.fraction()) else { panic!("there are answers") };
        prop_assert!(0.0 <= low && low <= p && p <= high && high <= 1.0 && low < high);
        let mirrored = Share { count: rest, of: count + rest }.wilson().expect("there are answers");
        prop_assert!((mirrored.low - (1.0 - high)).abs() < 1e-12 && (mirrored.high - (1.0 - low)).abs() < 1e-12);
    }

    #[test]
    fn the_score_and_its_interval_stay_within_bounds(promoters in 0_u32..300, passives in 0_u32..300, detractors in 0_u32..300) {
        let answers = Promoters { promoters, passives, detractors };
        prop_assume!(answers.n() > 0);
        let (Some(score), Some(Interval { low, high })) = (answers.score(), answers.interval()) else { panic!("there are answers") };
        prop_assert!((-100.0..=100.0).contains(&score) && -100.0 <= low && low < high && high <= 100.0);
    }
}

#[track_caller]
fn check_difference((a, of_a): (u32, u32), (b, of_b): (u32, u32), low: f64, high: f64) {
    let found = difference(Share { count: a, of: of_a }, Share { count: b, of: of_b }).expect("there are answers");
    let printed = |value: f64| format!("{value:.4}");
    assert_eq!((printed(found.low), printed(found.high)), (printed(low), printed(high)), "{a}/{of_a} - {b}/{of_b}");
}

#[test]
fn the_interval_of_a_difference_agrees_with_the_table_of_newcombe() {
    // Newcombe 1998, table II, method 10.
    check_difference((56, 70), (48, 80), 0.0524, 0.3339);
    check_difference((9, 10), (3, 10), 0.1705, 0.8090);
    check_difference((6, 7), (2, 7), 0.0582, 0.8062);
    check_difference((5, 56), (0, 29), -0.0381, 0.1926);
    check_difference((0, 10), (0, 20), -0.1611, 0.2775);
    check_difference((0, 10), (0, 10), -0.2775, 0.2775);
    check_difference((10, 10), (0, 20), 0.6791, 1.0);
    check_difference((10, 10), (0, 10), 0.6075, 1.0);
    assert_eq!(difference(Share { count: 0, of: 0 }, Share { count: 1, of: 2 }), None);
}

proptest! {
    #[test]
    fn a_difference_lies_within_its_interval_and_turns_around_with_its_sides(
        (a, of_a) in (1_u32..60).prop_flat_map(|of| (0..=of, Just(of))),
        (b, of_b) in (1_u32..60).prop_flat_map(|of| (0..=of, Just(of))),
    ) {
        let (one, other) = (Share { count: a, of: of_a }, Share { count: b, of: of_b });
        let (there, back) = (difference(one, other).unwrap(), difference(other, one).unwrap());
        let value = f64::from(a) / f64::from(of_a) - f64::from(b) / f64::from(of_b);
        prop_assert!(-1.0 <= there.low && there.low <= value + 1e-12 && value <= there.high + 1e-12 && there.high <= 1.0);
        prop_assert!((there.low + back.high).abs() < 1e-12 && (there.high + back.low).abs() < 1e-12);
    }
}

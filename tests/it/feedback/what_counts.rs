//! What counts among submissions: the leaves that nothing replaces or withdraws.

use kuluary::domain::{
    answer::Answer,
    submission::{Submission, current},
};
use proptest::prelude::*;

use super::{
    form::answers,
    submission_json::{form, head, uuid},
};

fn original(number: u32) -> Submission {
    form(number, &answers([("must", Answer::Number(4))]), None)
}

fn correction(number: u32, of: u32) -> Submission {
    form(number, &answers([("must", Answer::Number(5))]), Some(of))
}

fn withdrawal(number: u32, of: u32) -> Submission {
    Submission::withdrawal(head(number), uuid(of))
}

fn later(submission: Submission) -> Submission {
    Submission { at: submission.at + chrono::Duration::minutes(1), ..submission }
}

#[track_caller]
fn check(all: &[Submission], expected: &[u32]) {
    let mut counted: Vec<_> = current(all).into_iter().map(|submission| submission.id.clone()).collect();
    counted.sort();
    assert_eq!(counted, expected.iter().copied().map(uuid).collect::<Vec<_>>());
}

#[test]
fn a_correction_counts_in_place_of_what_it_replaces() {
    check(&[original(1), correction(2, 1), original(3)], &[2, 3]);
    check(&[correction(3, 2), correction(2, 1), original(1)], &[3]);
}

#[test]
fn what_is_withdrawn_does_not_count_and_neither_does_what_it_replaced() {
    check(&[original(1), withdrawal(2, 1)], &[]);
    check(&[original(1), correction(2, 1), withdrawal(3, 2)], &[]);
}

#[test]
fn of_two_corrections_the_later_counts_then_the_greater_id() {
    check(&[original(1), later(correction(2, 1)), correction(3, 1)], &[2]);
    check(&[original(1), correction(2, 1), correction(3, 1)], &[3]);
    check(&[correction(2, 1), correction(3, 1)], &[3]);
}

#[test]
fn a_correction_of_a_losing_correction_does_not_count_a_person_twice() {
    check(&[original(1), correction(2, 1), correction(3, 1), later(correction(4, 2))], &[4]);
}

#[test]
fn duplicates_count_once_and_circles_end() {
    check(&[original(1), original(1)], &[1]);
    check(&[correction(1, 2), correction(2, 1), correction(3, 1)], &[3]);
}

fn any_submissions() -> impl Strategy<Value = Vec<Submission>> {
    let one = (0_u32..12, prop::option::of(0_u32..12), any::<bool>());
    let one = one.prop_map(|(number, of, withdraws)| match of {
        Some(of) if withdraws => withdrawal(number, of),
        Some(of) => correction(number, of),
        None => original(number),
    });
    prop::collection::vec(one, 0..12).prop_map(|mut all| {
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.dedup_by(|a, b| a.id == b.id);
        all
    })
}

proptest! {
    #[test]
    fn the_order_of_reading_and_repeated_files_change_nothing(all in any_submissions(), turn in 0_usize..12) {
        let expected: Vec<_> = current(&all).into_iter().cloned().collect();
        let mut twice = [all.clone(), all.clone()].concat();
        twice.rotate_left(turn.min(all.len()));
        prop_assert_eq!(current(&twice).into_iter().cloned().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_that_counts_is_replaced_or_withdrawn(all in any_submissions()) {
        for counted in current(&all) {
            prop_assert!(all.iter().all(|other| other.supersedes() != Some(&counted.id)));
        }
    }
}

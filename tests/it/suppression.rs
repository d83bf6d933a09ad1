//! Hiding small groups, against an adversary who knows the total and every shown count.

use kuluary::domain::summary::hide;
use proptest::prelude::*;

#[track_caller]
fn check(counts: &[u32], smallest: u32, expected: &str) {
    let found: String = hide(counts, smallest).into_iter().map(|hidden| if hidden { 'x' } else { '.' }).collect();
    assert_eq!(found, expected, "{counts:?} under {smallest}");
}

#[test]
fn groups_large_enough_are_all_shown_and_empty_ones_tell_nothing() {
    check(&[5, 0, 9], 5, "...");
    check(&[], 5, "");
}

#[test]
fn a_small_group_takes_the_next_smallest_with_it() {
    check(&[28, 23, 7, 3], 5, "..xx");
    check(&[28, 0, 3, 7], 5, "..xx");
}

#[test]
fn two_small_groups_suffice_when_together_they_are_not_small_themselves() {
    check(&[20, 3, 4], 5, ".xx");
    check(&[20, 1, 2, 8], 5, ".xxx");
}

#[test]
fn single_people_who_fill_the_rest_one_each_are_not_left_alone() {
    check(&[20, 1, 1, 1, 6], 3, ".xxxx");
}

#[test]
fn the_only_people_there_are_stay_hidden_among_the_empty_groups() {
    check(&[0, 2, 0], 5, "xxx");
    check(&[2], 5, "x");
}

/// Every way to spread `people` over groups of at least `least` each, as far as the first two groups go.
fn possible(people: u64, groups: u64, least: u64) -> (u64, u64) {
    // The other groups take at least their least, which bounds what one group can hold.
    (least, people.saturating_sub(least * (groups - 1)))
}

proptest! {
    #[test]
    fn no_small_count_can_be_computed_from_what_is_shown(counts in prop::collection::vec(0_u32..12, 2..9), smallest in 3_u32..8) {
        let hidden = hide(&counts, smallest);
        let of_hidden: Vec<u64> = counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| u64::from(*count)).collect();
        for (count, hidden) in counts.iter().zip(&hidden) {
            prop_assert!(*hidden || *count == 0 || *count >= smallest);
        }
        if !of_hidden.is_empty() && of_hidden.len() < counts.len() {
            // Who sees the rest knows how many people the hidden groups hold together, and that none of them is empty as long as
            // an empty one is shown or there is none.
            let people: u64 = of_hidden.iter().sum();
            prop_assert!(people >= u64::from(smallest), "the rest is a small group itself");
            let least = u64::from(!of_hidden.contains(&0));
            let (low, high) = possible(people, of_hidden.len() as u64, least);
            prop_assert!(low < high, "every hidden count is certain");
        }
    }

    #[test]
    fn the_order_of_groups_does_not_matter_where_their_sizes_differ(counts in prop::collection::btree_set(0_u32..40, 2..9)) {
        let counts: Vec<u32> = counts.into_iter().collect();
        let backwards: Vec<u32> = counts.iter().rev().copied().collect();
        let mut turned = hide(&backwards, 5);
        turned.reverse();
        prop_assert_eq!(hide(&counts, 5), turned);
    }
}

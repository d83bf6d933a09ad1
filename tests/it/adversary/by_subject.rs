//! Views by day, kind, workshop, round and session, all of them at once.

use kuluary::domain::summary::hide;
use proptest::prelude::*;

use super::{
    solver::System,
    world::{LEAVES, POINTS, Seen, cube, programme, seen, selections},
};

/// What the adversary works out for certain: hidden sessions with 1 to k − 1 submissions, and hidden ones with 1 to k − 1 of an answer.
fn found(all: &[Seen], truth: &[Vec<u32>], smallest: u32) -> Vec<String> {
    let columns = POINTS + 1;
    let total: u32 = truth.iter().flatten().sum();
    let n: Vec<u32> = truth.iter().map(|counts| counts.iter().sum()).collect();
    // Whoever sees a nought beside a hidden session knows that the hidden one is of somebody.
    let sees_nobody =
        all.iter().any(|seen| seen.leaves.len() == 1 && seen.counts.as_ref().is_some_and(|counts| counts.iter().all(|n| *n == 0)));
    let hidden: Vec<usize> = (0..LEAVES).filter(|leaf| all.iter().any(|seen| seen.leaves == [*leaf] && seen.counts.is_none())).collect();
    let mut of_sessions = System::new(LEAVES, total);
    let mut of_answers = System::new(LEAVES * columns, total);
    for (leaves, counts) in all.iter().filter_map(|seen| Some((&seen.leaves, seen.counts.as_ref()?))) {
        of_sessions.know(leaves.clone(), counts.iter().sum());
        for (column, count) in counts.iter().enumerate() {
            of_answers.know(leaves.iter().map(|leaf| leaf * columns + column).collect(), *count);
        }
    }
    if sees_nobody {
        hidden.iter().for_each(|leaf| of_sessions.is_somebody(*leaf));
    }
    let small = 1..smallest;
    let mut found = Vec::new();
    for leaf in hidden {
        if small.contains(&n[leaf]) && !of_sessions.could_differ(leaf, n[leaf]) {
            found.push(format!("session {leaf} has {}", n[leaf]));
        }
        for column in 0..columns {
            let (unknown, count) = (leaf * columns + column, truth[leaf][column]);
            if small.contains(&count) && !of_answers.could_differ(unknown, count) {
                found.push(format!("session {leaf} has {count} of answer {column}"));
            }
        }
    }
    found
}

/// What is seen when each view follows `is_hidden`, which knows its sessions and their counts.
fn seen_under(truth: &[Vec<u32>], is_hidden: impl Fn(&[usize], u32) -> bool) -> Vec<Seen> {
    let of = |(_, leaves): (_, Vec<usize>)| {
        let counts: Vec<u32> = (0..=POINTS).map(|column| leaves.iter().map(|leaf| truth[*leaf][column]).sum()).collect();
        let hidden = is_hidden(&leaves, counts.iter().sum());
        Seen { leaves, counts: (!hidden).then_some(counts) }
    };
    selections(&programme(0)).into_iter().filter(|(_, leaves)| !leaves.is_empty()).map(of).collect()
}

/// So many fours in each session.
fn alike(counts: [u32; LEAVES]) -> Vec<Vec<u32>> {
    counts.iter().map(|count| vec![0, 0, *count, 0]).collect()
}

#[test]
fn without_complementary_suppression_the_adversary_finds_the_small_session() {
    let truth = alike([3, 9, 8, 7, 12, 6, 9, 8, 20]);
    let naive = seen_under(&truth, |_, n| (1..5).contains(&n));
    assert!(found(&naive, &truth, 5).contains(&"session 0 has 3".to_owned()));
    let careful = seen(&programme(0), &cube(&programme(0), &truth), 5);
    assert_eq!(found(&careful, &truth, 5), Vec::<String>::new());
}

#[test]
fn hiding_in_each_view_by_itself_is_not_enough_where_views_overlap() {
    let truth = alike([3, 9, 8, 7, 12, 6, 9, 8, 20]);
    let n: Vec<u32> = truth.iter().map(|counts| counts.iter().sum()).collect();
    // Sessions hide with their neighbours as if there were no other view; days and kinds are large, and show.
    let alone = hide(&n, 5);
    let naive = seen_under(&truth, |leaves, n| (1..5).contains(&n) || (leaves.len() == 1 && alone[leaves[0]]));
    assert!(!found(&naive, &truth, 5).is_empty(), "sessions 0 and 5 are hidden together, but their days tell them apart");
}

#[test]
fn what_is_large_is_shown_and_views_that_cut_no_atom_are_too() {
    let meeting = programme(0);
    let truth = alike([3, 9, 8, 7, 12, 6, 9, 8, 20]);
    let all = seen(&meeting, &cube(&meeting, &truth), 5);
    let shown =
        |leaves: &[usize]| all.iter().find(|seen| seen.leaves == leaves).expect("a view").counts.as_ref().map(|n| n.iter().sum::<u32>());
    assert_eq!((shown(&[0]), shown(&[1])), (None, None), "the talk of three hides with the other talk of its day");
    assert_eq!(shown(&[0, 1]), Some(12), "the talks of the day together tell neither");
    assert_eq!(shown(&[0, 1, 2, 3]), Some(27));
    assert_eq!(shown(&[2, 6]), Some(17));
    assert_eq!(shown(&[8]), Some(20));
}

fn some_counts() -> impl Strategy<Value = Vec<Vec<u32>>> {
    let count = prop_oneof![3 => 0_u32..2, 2 => 0_u32..5];
    let session = prop_oneof![1 => Just(vec![0; POINTS + 1]), 6 => prop::collection::vec(count, POINTS + 1)];
    prop::collection::vec(session, LEAVES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_hidden_count_can_be_worked_out_from_all_views_together(truth in some_counts(), smallest in 3_u32..7) {
        let meeting = programme(0);
        let all = seen(&meeting, &cube(&meeting, &truth), smallest);
        prop_assert_eq!(found(&all, &truth, smallest), Vec::<String>::new());
        // What is shown is right, and never a small group, except for the whole.
        for Seen { leaves, counts } in &all {
            let Some(counts) = counts else { continue };
            let expected: Vec<u32> = (0..=POINTS).map(|column| leaves.iter().map(|leaf| truth[*leaf][column]).sum()).collect();
            prop_assert_eq!(counts, &expected);
            let n: u32 = counts.iter().sum();
            prop_assert!(n == 0 || n >= smallest || leaves.len() == LEAVES);
        }
    }
}

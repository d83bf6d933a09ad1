//! What holds for every task.

use kuluary::domain::allocation::{Assignment, Certificate, Conflict, Outcome, Solver, Task, Why, check};
use proptest::prelude::*;

use super::{
    oracle,
    support::{Chance, PLENTY, solve, tasks},
};

/// Nothing is broken, and nothing lacks but what the outcome says.
#[track_caller]
fn sound(task: &Task, outcome: &Outcome) {
    let lacks = outcome.unseated.iter().map(|lack| Conflict::Missing { person: lack.person, block: lack.block, places: lack.places });
    assert_eq!(check(task, &outcome.assignment), lacks.collect::<Vec<_>>());
    assert_eq!(task.objective(&outcome.assignment), outcome.objective);
    let counted = outcome.choices.iter().zip(1..).map(|(count, rank)| u64::from(*count) * rank).sum::<u64>();
    assert!(counted <= outcome.objective.sum);
    assert_eq!(outcome.choices.len(), outcome.objective.worst);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn the_division_is_as_good_as_the_best_of_all_and_says_so(task in tasks()) {
        let outcome = solve(&task);
        sound(&task, &outcome);
        prop_assert_eq!(outcome.certificate, Certificate::Optimal);
        prop_assert_eq!(outcome.objective, oracle::best(&task));
        prop_assert!(outcome.unseated.iter().all(|lack| lack.why != Why::Stopped), "{:?}", outcome.unseated);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn the_order_of_people_does_not_matter(task in tasks(), seed in any::<u64>()) {
        let mut chance = Chance(seed);
        let mut order: Vec<usize> = (0..task.people.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, chance.below(last + 1));
        }
        let people = order.iter().map(|&at| task.people[at].clone()).collect();
        let shuffled = solve(&Task { people, ..task.clone() });
        let outcome = solve(&task);
        let seats = order.iter().map(|&at| outcome.assignment.seats[at].clone()).collect();
        prop_assert_eq!(shuffled.assignment, Assignment { seats });
    }

    #[test]
    fn another_seed_settles_ties_and_nothing_else(task in tasks(), seed in any::<u64>()) {
        let other = Task { seed, ..task.clone() };
        let outcome = solve(&other);
        sound(&other, &outcome);
        prop_assert_eq!(outcome.objective, solve(&task).objective);
        prop_assert_eq!(solve(&other), outcome);
    }

    #[test]
    fn in_slices_the_search_comes_to_the_same(task in tasks()) {
        let whole = solve(&task);
        let mut solver = Solver::new(task, PLENTY).unwrap();
        let sliced = loop {
            let before = solver.progress();
            if let Some(outcome) = solver.step(1) {
                break outcome;
            }
            let after = solver.progress();
            prop_assert!(after.work > before.work && after.lower >= before.lower && after.lower <= whole.objective);
        };
        prop_assert_eq!(sliced, whole);
    }

    #[test]
    fn a_search_that_was_stopped_claims_no_more_than_it_knows(task in tasks(), limit in 0_u64..40) {
        let outcome = Solver::new(task.clone(), limit).unwrap().run();
        sound(&task, &outcome);
        let best = oracle::best(&task);
        match outcome.certificate {
            Certificate::Optimal => prop_assert_eq!(outcome.objective, best),
            Certificate::Bound { lower } => prop_assert!(lower <= best && best <= outcome.objective && lower < outcome.objective),
        }
    }
}

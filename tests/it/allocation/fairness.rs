//! Ties are settled by chance that the seed fixes, and nobody is favoured by place or name.

use kuluary::domain::allocation::Task;

use super::support::{rounds, solve};

/// Both workshops of the only round, the same first.
const BOTH: &[&[usize]] = &[&[0, 1]];

#[test]
fn over_many_seeds_everybody_wins_a_tie_about_as_often() {
    let task = rounds(&[&[1, 9]], &[BOTH; 5]);
    let mut wins = [0; 5];
    for seed in 0..1_000 {
        let outcome = solve(&Task { seed, ..task.clone() });
        let winner = (0..5).find(|person| outcome.assignment.of(*person) == [0]).expect("somebody has the seat");
        wins[winner] += 1;
    }
    // 200 expected, with a deviation of 12.6: five of them either way.
    assert!(wins.iter().all(|count| (137..=263).contains(count)), "{wins:?}");
}

#[test]
fn over_many_seeds_everybody_loses_the_last_seat_about_as_often() {
    let task = rounds(&[&[2, 2]], &[BOTH; 5]);
    let mut losses = [0; 5];
    for seed in 0..1_000 {
        losses[solve(&Task { seed, ..task.clone() }).unseated[0].person] += 1;
    }
    assert!(losses.iter().all(|count| (137..=263).contains(count)), "{losses:?}");
}

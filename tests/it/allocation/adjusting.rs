//! Every rule that a hand may break is named.

use kuluary::domain::allocation::{Assignment, Conflict, Target, check};

use super::support::rounds;

#[track_caller]
fn finds(seats: &[&[usize]], expected: &[Conflict]) {
    // Sessions 0 and 1 in round one, 2 and 3 in round two, of workshops 0 and 1.
    let mut task = rounds(&[&[1, 2], &[2, 2]], &[&[&[0], &[1]], &[&[0], &[1]]]);
    task.people[0].barred.push(Target::Session(1));
    task.people[1].pinned.push(Target::Session(1));
    let assignment = Assignment { seats: seats.iter().map(|seats| seats.to_vec()).collect() };
    assert_eq!(check(&task, &assignment), expected);
}

#[test]
fn what_keeps_every_rule_has_no_conflict() {
    finds(&[&[0, 3], &[1, 2]], &[]);
}

#[test]
fn each_broken_rule_is_named_with_person_and_session() {
    let pinned = Conflict::PinnedElsewhere { person: 1, pin: Target::Session(1) };
    finds(&[&[0, 3], &[0, 3]], &[Conflict::OverCapacity { session: 0, people: 2, seats: 1 }, pinned]);
    finds(&[&[0, 2], &[1, 2]], &[Conflict::Twice { person: 0, session: 2 }]);
    finds(&[&[1, 2], &[1, 2]], &[Conflict::Barred { person: 0, session: 1 }]);
    finds(&[&[0], &[1, 2]], &[Conflict::Missing { person: 0, block: 1, places: 1 }]);
    finds(
        &[&[0, 3], &[0, 1, 2]],
        &[
            Conflict::OverCapacity { session: 0, people: 2, seats: 1 },
            Conflict::Twice { person: 1, session: 2 },
            Conflict::TooMany { person: 1, block: 0 },
        ],
    );
    finds(&[&[0, 9], &[1, 2]], &[Conflict::Unknown { person: 0 }]);
    finds(&[&[0, 3], &[1, 2], &[3]], &[Conflict::Unknown { person: 2 }]);
}

#[test]
fn a_place_kept_for_a_pin_is_a_lack_and_no_conflict_of_its_own() {
    let lack = Conflict::Missing { person: 1, block: 0, places: 1 };
    finds(&[&[0, 3], &[2]], &[lack]);
    assert!(lack.is_lack());
}

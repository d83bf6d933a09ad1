//! Tasks that trap simpler methods.

use kuluary::domain::allocation::{Certificate, Fault, Objective, Solver, Target, Task, Why, Wish};

use super::{
    oracle,
    support::{rounds, solve},
};

#[track_caller]
fn check(task: &Task, unseated: u64, worst: usize, sum: u64) {
    let outcome = solve(task);
    assert_eq!((outcome.objective, outcome.certificate), (Objective { unseated, worst, sum }, Certificate::Optimal));
}

#[test]
fn everybody_wants_the_same_and_takes_turns() {
    // Two rounds, two workshops, two seats each: half get their wish first.
    let wish: &[&[usize]] = &[&[0, 1], &[0, 1]];
    check(&rounds(&[&[2, 2], &[2, 2]], &[wish; 4]), 0, 2, 12);
}

#[test]
fn as_many_seats_as_people_and_nobody_left_over() {
    let wish: &[&[usize]] = &[&[0, 1, 2], &[0, 1, 2], &[0, 1, 2]];
    // A Latin square: each of three people in each of three workshops once.
    check(&rounds(&[&[1, 1, 1], &[1, 1, 1], &[1, 1, 1]], &[wish; 3]), 0, 3, 18);
}

#[test]
fn round_by_round_is_stuck_where_jointly_everybody_gets_a_seat() {
    // In the second round the first person may only be in workshop 0, which the first round alone would gladly give away.
    let mut task = rounds(&[&[1, 1], &[1, 1]], &[&[&[0, 1], &[0, 1]], &[&[1, 0], &[1, 0]]]);
    task.people[0].barred.push(Target::Session(3));
    let first = solve(&rounds(&[&[1, 1]], &[&[&[0, 1]], &[&[1, 0]]]));
    assert_eq!(first.objective, Objective { unseated: 0, worst: 1, sum: 2 }, "the round alone has one best way");
    let mut second = task.clone();
    for (person, seats) in second.people.iter_mut().zip(&first.assignment.seats) {
        person.pinned = seats.iter().map(|seat| Target::Session(*seat)).collect();
    }
    assert_eq!(solve(&second).objective.unseated, 1);
    check(&task, 0, 2, 6);
}

#[test]
fn whoever_does_not_rank_is_not_counted() {
    let mut task = rounds(&[&[1, 1, 1]], &[&[&[0]], &[&[0]], &[&[0]]]);
    task.people[1].wishes[0] = Wish::Anything;
    check(&task, 0, 2, 3);
    task.people[2].wishes[0] = Wish::Away;
    check(&task, 0, 1, 1);
}

#[test]
fn naming_one_session_only_does_not_pay() {
    // One seat in what both want: whoever named nothing else is moved, for that one is at the second rank already.
    let task = rounds(&[&[1, 1, 1, 5]], &[&[&[0, 1, 2, 3]], &[&[0]], &[&[1]], &[&[2]]]);
    let outcome = solve(&task);
    assert_eq!(outcome.objective, Objective { unseated: 0, worst: 2, sum: 5 });
    assert_eq!((outcome.assignment.of(0), outcome.assignment.of(1), outcome.unlisted), (&[0][..], &[3][..], 1));
}

#[test]
fn too_few_seats_leave_as_few_as_possible_out_and_say_why() {
    let mut task = rounds(&[&[1, 1]], &[&[&[0]], &[&[0]], &[&[0]], &[&[1]]]);
    task.people[3].barred = vec![Target::Workshop(0), Target::Session(1)];
    let outcome = solve(&task);
    assert_eq!((outcome.objective.unseated, outcome.certificate), (2, Certificate::Optimal));
    let of = |person: usize| outcome.unseated.iter().find(|lack| lack.person == person).map(|lack| lack.why);
    assert_eq!(of(3), Some(Why::Barred));
    assert_eq!((0..3).filter_map(of).collect::<Vec<_>>(), [Why::Full]);
}

#[test]
fn rotation_that_leaves_nothing_is_named_as_the_reason() {
    // One workshop in both rounds: nobody can be there twice.
    let outcome = solve(&rounds(&[&[5], &[5]], &[&[&[0], &[0]]]));
    assert_eq!(outcome.unseated.iter().map(|lack| lack.why).collect::<Vec<_>>(), [Why::Had]);
}

#[test]
fn a_pin_without_a_seat_keeps_the_place_and_says_so() {
    let mut task = rounds(&[&[1, 5]], &[&[&[0]], &[&[0]]]);
    for person in &mut task.people {
        person.pinned = vec![Target::Session(0)];
    }
    let outcome = solve(&task);
    assert_eq!(outcome.unseated.iter().map(|lack| lack.why).collect::<Vec<_>>(), [Why::Pinned]);
    assert_eq!((outcome.objective.worst, outcome.choices.len()), (0, 0), "a pin is nobody's choice");
}

#[test]
fn an_integrality_gap_is_closed_and_proved() {
    // The relaxation with a variable per person and session, rotation as a row, reaches 9.5 with halves of people here (computed with HiGHS).
    let wishes: [&[&[usize]]; 3] = [&[&[1, 0, 2], &[1, 2, 0]], &[&[2, 0, 1], &[2, 1, 0]], &[&[2, 1, 0], &[2, 0, 1]]];
    let task = rounds(&[&[1, 1, 1], &[1, 1, 1]], &wishes);
    assert_eq!(oracle::best(&task), Objective { unseated: 0, worst: 2, sum: 10 });
    check(&task, 0, 2, 10);
}

#[test]
fn a_task_of_nobody_is_done_at_once() {
    check(&rounds(&[&[1]], &[]), 0, 0, 0);
}

#[test]
fn what_contradicts_itself_is_refused_by_name() {
    let sound = rounds(&[&[1, 1], &[1, 1]], &[&[&[0], &[1]]]);
    let faults = |change: fn(&mut Task)| {
        let mut task = sound.clone();
        change(&mut task);
        Solver::new(task, 1).err().unwrap_or_default()
    };
    assert_eq!(faults(|_| {}), []);
    assert_eq!(faults(|task| task.blocks[0].pick = 0), [Fault::NoPick { block: 0 }]);
    assert_eq!(faults(|task| task.sessions[1].block = 7), [Fault::Session { session: 1 }]);
    assert_eq!(faults(|task| task.people.push(task.people[0].clone())), [Fault::SameKey { person: 1 }]);
    assert_eq!(faults(|task| task.people[0].wishes[0] = Wish::Ranked(vec![2])), [Fault::Wish { person: 0 }]);
    let target = Target::Workshop(9);
    assert_eq!(faults(|task| task.people[0].barred.push(Target::Workshop(9))), [Fault::Unknown { person: 0, target }]);
    let twice = faults(|task| task.people[0].pinned = vec![Target::Session(0), Target::Session(1)]);
    assert_eq!(twice, [Fault::Contradiction { person: 0, pin: Target::Session(1) }]);
    let barred = faults(|task| (task.people[0].pinned, task.people[0].barred) = (vec![Target::Session(0)], vec![Target::Workshop(0)]));
    assert_eq!(barred, [Fault::Contradiction { person: 0, pin: Target::Session(0) }]);
}

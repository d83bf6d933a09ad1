//! Changes by hand: each can be undone and done again, and what the draw gave is never lost.

use kuluary::domain::{
    allocation::{Conflict, Unseated, Why},
    division::{Order, standing},
};
use proptest::prelude::*;

use super::support::{division, divisions, draw, listed, meeting, rule, step, workshop};

const KLIENT: &[(&str, &[&str])] = &[("tura-1", &["klient-1", "sciezki-1"]), ("tura-2", &["sciezki-2", "klient-2"])];

#[test]
fn a_move_that_breaks_a_rule_is_named_at_once_and_gone_when_undone() {
    let meeting = meeting(1);
    let mut divided = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", KLIENT)]);
    let (plan, outcome) = draw(&meeting, &mut divided);
    let drawn = divided.drawn.as_mut().expect("drawn");
    assert_eq!(standing(&plan, drawn).conflicts, []);
    let first = (0..2).find(|person| outcome.assignment.of(*person).contains(&0)).expect("somebody sits there");
    let other = 1 - first;
    let key = plan.people[other].clone();
    assert!(drawn.change(step(&key, Some("sciezki-1"), Some("klient-1"))));
    let now = standing(&plan, drawn);
    let twice = Conflict::Twice { person: other, session: 2 };
    assert_eq!(now.conflicts, [Conflict::OverCapacity { session: 0, people: 2, seats: 1 }, twice]);
    assert_eq!((now.drawn, now.stale, &now.taken[..2]), (outcome.objective, false, &[2, 0][..]));
    assert!(now.objective < now.drawn, "two first choices look better, and are not allowed");
    drawn.undo();
    assert_eq!(standing(&plan, drawn).conflicts, []);
    drawn.redo();
    assert_eq!(standing(&plan, drawn).objective, now.objective);
    drawn.reset();
    assert_eq!(standing(&plan, drawn).objective, outcome.objective);
    assert_eq!(drawn.moves.len(), 1, "what was changed can still be done again");
}

#[test]
fn whatever_changes_after_the_draw_makes_the_result_stale() {
    let meeting = meeting(2);
    let mut divided = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", KLIENT)]);
    let is_stale = |divided: &kuluary::domain::division::Division| {
        let plan = kuluary::domain::division::Plan::of(&meeting, divided);
        standing(&plan, divided.drawn.as_ref().expect("drawn")).stale
    };
    draw(&meeting, &mut divided);
    assert!(!is_stale(&divided));
    let mut other = divided.clone();
    other.people[0].listed.clear();
    assert!(is_stale(&other));
    let mut other = divided.clone();
    other.seed += 1;
    assert!(is_stale(&other));
    let mut other = divided.clone();
    other.set_capacity(&meeting, &crate::support::id("klient-1"), None);
    assert!(is_stale(&other));
    other.set_capacity(&meeting, &crate::support::id("klient-1"), Some(2));
    assert!(!is_stale(&other) && other.capacities.is_empty(), "what the meeting file says is not kept");
    let mut other = divided.clone();
    other.decide(rule("name:anna", Order::Bar(workshop("klient"))));
    assert!(is_stale(&other));
    let mut other = divided.clone();
    other.people.push(listed("Jan", KLIENT));
    assert!(is_stale(&other));
    let plan = kuluary::domain::division::Plan::of(&meeting, &other);
    let now = standing(&plan, other.drawn.as_ref().expect("drawn"));
    let missing = |block| Unseated { person: 2, block, places: 1, why: Why::Stopped };
    assert_eq!((now.conflicts, now.unseated), (vec![], vec![missing(0), missing(1)]), "who came later has no seat yet");
}

proptest! {
    #[test]
    fn undoing_leads_back_step_by_step_and_doing_again_leads_forth(divided in divisions(), places in prop::collection::vec((0_usize..4, 0_usize..5, 0_usize..5), 0..12)) {
        let Some(mut drawn) = divided.drawn else { return Ok(()) };
        drawn.done = drawn.moves.len();
        let session = |at: usize| ["klient-1", "sciezki-1", "klient-2", "sciezki-2"].get(at).copied();
        let mut seen = vec![drawn.seats_now()];
        let start = drawn.done;
        for (person, from, to) in places {
            let before = drawn.clone();
            if drawn.change(step(&format!("p{person}"), session(from), session(to))) {
                seen.push(drawn.seats_now());
            } else {
                prop_assert_eq!(&drawn, &before);
            }
        }
        let end = drawn.clone();
        for before in seen.iter().rev().skip(1) {
            drawn.undo();
            prop_assert_eq!(&drawn.seats_now(), before);
        }
        prop_assert_eq!(drawn.done, start);
        for after in seen.iter().skip(1) {
            drawn.redo();
            prop_assert_eq!(&drawn.seats_now(), after);
        }
        prop_assert_eq!(&drawn, &end);
        drawn.reset();
        prop_assert_eq!(&drawn.seats_now(), &drawn.seats);
    }
}

//! Picks: at most so many per block, a workshop once, and nothing added or removed that the change does not name.

use std::collections::BTreeSet;

use kuluary::domain::{
    clash::overlap,
    id::SessionId,
    meeting::Meeting,
    picks::{Change, Picks, Refusal},
    session::{Kind, Status},
};
use proptest::prelude::*;

use crate::support::{baltow, block, id, ids, meeting, minute, round_of, session};

#[track_caller]
fn picked(meeting: &Meeting, taps: &[&str]) -> (Picks, Change) {
    let mut picks = Picks::default();
    let mut last = Change::default();
    for tap in taps {
        last = picks.pick(meeting, &id(tap)).expect("the pick is taken");
    }
    (picks, last)
}

#[track_caller]
fn check_held(picks: &Picks, held: &[&str]) {
    assert_eq!(picks.iter().cloned().collect::<Vec<_>>(), ids(held));
}

#[test]
fn a_pick_in_round_one_settles_round_two() {
    let (picks, change) = picked(&baltow(), &["klient-1"]);
    check_held(&picks, &["klient-1", "sciezki-2"]);
    assert_eq!(change, Change { added: Some(id("klient-1")), settled: ids(&["sciezki-2"]), ..Change::default() });
}

#[test]
fn a_pick_in_round_two_settles_round_one() {
    let (picks, _) = picked(&baltow(), &["klient-2"]);
    check_held(&picks, &["klient-2", "sciezki-1"]);
}

#[test]
fn a_second_thought_swaps_both_rounds_and_says_so() {
    let (picks, change) = picked(&baltow(), &["klient-1", "sciezki-1"]);
    check_held(&picks, &["klient-2", "sciezki-1"]);
    let said = Change {
        added: Some(id("sciezki-1")),
        replaced: ids(&["klient-1"]),
        rotated_out: ids(&["sciezki-2"]),
        settled: ids(&["klient-2"]),
        clashes: Vec::new(),
    };
    assert_eq!(change, said);
}

#[test]
fn a_pick_that_stands_already_changes_nothing() {
    let (picks, change) = picked(&baltow(), &["klient-1", "klient-1"]);
    check_held(&picks, &["klient-1", "sciezki-2"]);
    assert_eq!(change, Change::default());
}

#[test]
fn where_repeats_are_allowed_nothing_rotates_and_nothing_is_settled() {
    let mut meeting = baltow();
    meeting.repeats = true;
    let (picks, change) = picked(&meeting, &["klient-1", "klient-2"]);
    check_held(&picks, &["klient-1", "klient-2"]);
    assert_eq!(change, Change { added: Some(id("klient-2")), ..Change::default() });
}

#[test]
fn three_workshops_leave_round_two_open_until_two_are_taken() {
    let rounds = |round: u32, start: i64| ["a", "b", "c"].map(|name| round_of(name, round, minute(start), minute(start + 60)));
    let sessions = [rounds(1, 600), rounds(2, 700), rounds(3, 800)].concat();
    let blocks =
        vec![block("one", &["a-1", "b-1", "c-1"], 1), block("two", &["a-2", "b-2", "c-2"], 1), block("three", &["a-3", "b-3", "c-3"], 1)];
    let meeting = meeting(sessions, blocks);
    let (picks, _) = picked(&meeting, &["a-1"]);
    check_held(&picks, &["a-1"]);
    let (picks, change) = picked(&meeting, &["a-1", "b-2"]);
    check_held(&picks, &["a-1", "b-2", "c-3"]);
    assert_eq!(change.settled, ids(&["c-3"]));
}

#[test]
fn a_round_outside_of_any_block_rotates_too() {
    let sessions = vec![round_of("a", 1, minute(600), minute(660)), round_of("a", 2, minute(700), minute(760))];
    let (picks, change) = picked(&meeting(sessions, Vec::new()), &["a-1", "a-2"]);
    check_held(&picks, &["a-2"]);
    assert_eq!(change.rotated_out, ids(&["a-1"]));
}

#[test]
fn rounds_without_a_number_are_told_apart_all_the_same() {
    let mut sessions = vec![round_of("a", 1, minute(600), minute(660)), round_of("a", 2, minute(700), minute(760))];
    for session in &mut sessions {
        session.round = None;
    }
    let (picks, _) = picked(&meeting(sessions, Vec::new()), &["a-1", "a-2"]);
    check_held(&picks, &["a-2"]);
}

#[test]
fn a_cancelled_way_is_not_settled() {
    let mut meeting = baltow();
    for session in meeting.sessions.iter_mut().filter(|session| session.id == id("sciezki-2")) {
        session.status = Status::Cancelled;
    }
    let (picks, change) = picked(&meeting, &["klient-1"]);
    check_held(&picks, &["klient-1"]);
    assert_eq!(change.settled, []);
    assert_eq!(Picks::default().pick(&meeting, &id("sciezki-2")), Err(Refusal::Cancelled));
}

#[test]
fn a_way_that_clashes_with_the_plan_is_not_settled() {
    let mut meeting = baltow();
    meeting.sessions.push(session("rozmowa", Kind::Talk, minute(17 * 60), Some(minute(18 * 60))));
    let (picks, _) = picked(&meeting, &["rozmowa", "klient-1"]);
    check_held(&picks, &["klient-1", "rozmowa"]);
}

#[test]
fn picks_that_a_new_revision_joined_in_one_block_are_all_named_when_replaced() {
    let sessions = ["a", "b", "c"].map(|name| session(name, Kind::Workshop, minute(600), Some(minute(660))));
    let meeting = meeting(sessions.to_vec(), vec![block("blok", &["a", "b", "c"], 1)]);
    let mut picks: Picks = ids(&["a", "b"]).into_iter().collect();
    let change = picks.pick(&meeting, &id("c")).expect("the pick is taken");
    assert_eq!(change.replaced, ids(&["a", "b"]));
    check_held(&picks, &["c"]);
}

#[test]
fn an_unknown_session_is_refused_and_a_vanished_pick_is_kept() {
    let mut picks: Picks = ids(&["dawna"]).into_iter().collect();
    assert_eq!(picks.pick(&baltow(), &id("inna")), Err(Refusal::Unknown));
    picks.pick(&baltow(), &id("klient-1")).expect("the pick is taken");
    assert_eq!(picks.vanished(&baltow()), ids(&["dawna"]));
    assert_eq!(picks.sessions(&baltow()).len(), 2);
}

#[test]
fn a_block_of_two_is_full_with_two() {
    let sessions = ["a", "b", "c"].map(|name| session(name, Kind::Workshop, minute(600), Some(minute(660))));
    let mut meeting = meeting(sessions.to_vec(), vec![block("para", &["a", "b", "c"], 2)]);
    let (mut picks, _) = picked(&meeting, &["a", "b"]);
    assert_eq!(picks.pick(&meeting, &id("c")), Err(Refusal::BlockFull));
    check_held(&picks, &["a", "b"]);
    meeting.sessions[0].status = Status::Cancelled;
    picks.pick(&meeting, &id("c")).expect("a cancelled pick takes no place");
}

#[test]
fn sessions_outside_of_blocks_keep_both_sides_of_a_clash_and_name_it() {
    let sessions = ["a", "b"].map(|name| session(name, Kind::Talk, minute(600), Some(minute(660))));
    let meeting = meeting(sessions.to_vec(), Vec::new());
    let (mut picks, change) = picked(&meeting, &["a", "b"]);
    check_held(&picks, &["a", "b"]);
    assert_eq!(change.clashes, ids(&["a"]));
    assert_eq!(picks.swap_in(&meeting, &id("b")), ids(&["a"]));
    check_held(&picks, &["b"]);
}

#[test]
fn taking_a_pick_back_takes_only_that_one() {
    let (mut picks, _) = picked(&baltow(), &["klient-1"]);
    assert!(picks.remove(&id("klient-1")));
    check_held(&picks, &["sciezki-2"]);
    assert!(!picks.remove(&id("klient-1")));
}

/// A meeting of random rounds of random workshops, some cancelled, some beside the blocks, with open talks in between.
fn meetings() -> impl Strategy<Value = Meeting> {
    let workshops = 2_usize..5;
    let rounds = 1_usize..4;
    let shape = (workshops, rounds, prop::collection::vec(1_usize..3, 3), prop::collection::vec(0_u8..10, 20), any::<bool>());
    shape.prop_map(|(workshops, rounds, pick, dice, repeats)| {
        let mut sessions = Vec::new();
        let mut blocks = Vec::new();
        for round in 0..rounds {
            let start = 600 + i64::try_from(round).unwrap_or_default() * 100;
            let mut names = Vec::new();
            for workshop in 0..workshops {
                let die = dice[(round * workshops + workshop) % dice.len()];
                let number = u32::try_from(round + 1).unwrap_or_default();
                let mut held = round_of(&format!("w{workshop}"), number, minute(start), minute(start + 90 + i64::from(die % 3) * 10));
                if die == 0 {
                    held.status = Status::Cancelled;
                }
                // One session in ten stands beside the block, another one teaches what its neighbour does.
                if die != 1 {
                    names.push(held.id.to_string());
                }
                if die == 2 {
                    held.workshop = sessions.last().and_then(|last: &kuluary::domain::session::Session| last.workshop.clone());
                }
                sessions.push(held);
            }
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            blocks.push(block(&format!("b{round}"), &names, pick[round]));
        }
        for (at, die) in dice.iter().take(3).enumerate() {
            let start = 600 + i64::from(*die) * 30;
            sessions.push(session(&format!("t{at}"), Kind::Talk, minute(start), Some(minute(start + 45))));
        }
        let mut meeting = meeting(sessions, blocks);
        meeting.repeats = repeats;
        meeting
    })
}

fn held(picks: &Picks) -> BTreeSet<SessionId> {
    picks.iter().cloned().collect()
}

/// The rules that hold whatever is tapped.
fn check_rules(meeting: &Meeting, picks: &Picks) -> Result<(), TestCaseError> {
    for block in &meeting.blocks {
        prop_assert!(block.sessions.iter().filter(|id| picks.holds(id)).count() <= block.pick);
    }
    let workshops: Vec<_> = picks.sessions(meeting).into_iter().filter_map(|session| session.workshop.clone()).collect();
    let different: BTreeSet<_> = workshops.iter().collect();
    prop_assert!(meeting.repeats || different.len() == workshops.len(), "a workshop twice: {:?}", held(picks));
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_tapped_the_rules_hold_and_the_change_names_everything(
        meeting in meetings(), taps in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..5), 1..20),
    ) {
        let mut picks: Picks = ids(&["zniknela"]).into_iter().collect();
        for (which, action) in taps {
            let target = &meeting.sessions[which.index(meeting.sessions.len())];
            let before = held(&picks);
            if action == 0 {
                prop_assert_eq!(picks.remove(&target.id), before.contains(&target.id));
                continue;
            }
            match picks.pick(&meeting, &target.id) {
                Err(refusal) => {
                    prop_assert_eq!(held(&picks), before);
                    prop_assert_eq!(refusal == Refusal::Cancelled, target.status == Status::Cancelled);
                }
                Ok(change) => {
                    let after = held(&picks);
                    prop_assert!(after.contains(&target.id));
                    let gone: BTreeSet<_> = before.difference(&after).cloned().collect();
                    let come: BTreeSet<_> = after.difference(&before).cloned().collect();
                    prop_assert_eq!(gone, change.replaced.iter().chain(&change.rotated_out).cloned().collect());
                    prop_assert_eq!(come, change.added.iter().chain(&change.settled).cloned().collect());
                    for clash in &change.clashes {
                        let other = meeting.session(clash).expect("a clash is with a session of the programme");
                        prop_assert!(picks.holds(clash) && overlap(&meeting, target, other));
                    }
                    for settled in &change.settled {
                        let settled = meeting.session(settled).expect("what is settled is of the programme");
                        prop_assert_eq!(settled.status, Status::Confirmed);
                    }
                }
            }
            check_rules(&meeting, &picks)?;
            prop_assert!(picks.holds(&id("zniknela")), "what vanished from the programme is never dropped");
        }
    }
}

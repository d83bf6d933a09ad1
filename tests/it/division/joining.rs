//! A division that was changed in two windows: what only one of them changed is never lost, and a quarrel is told of.

use kuluary::domain::division::{Division, Joined, Order, join};
use proptest::prelude::*;

use super::support::{block, division, divisions, draw, listed, meeting, rule, step, workshop};

const KLIENT: &[(&str, &[&str])] = &[("tura-1", &["klient-1", "sciezki-1"])];

fn names(division: &Division) -> Vec<&str> {
    division.people.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn what_either_window_changed_is_in_both_together() {
    let base = division(&meeting(2), vec![listed("Anna", KLIENT), listed("Ewa", KLIENT)]);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    mine.people.push(listed("Jan", KLIENT));
    mine.decide(rule("name:ewa", Order::Bar(workshop("klient"))));
    mine.decide(rule("name:anna", Order::Away(block("tura-2"))));
    mine.blocks.retain(|other| *other != block("tura-2"));
    theirs.remove("name:anna");
    theirs.people.insert(0, listed("Ola", KLIENT));
    theirs.set_capacity(&meeting(2), &crate::support::id("klient-1"), Some(9));
    theirs.repeats = !base.repeats;
    let Joined { division, clash } = join(&base, &mine, &theirs);
    assert!(!clash);
    assert_eq!(names(&division), ["Ola", "Ewa", "Jan"]);
    assert_eq!(division.rules, [rule("name:ewa", Order::Bar(workshop("klient")))], "whoever is gone takes the decisions along");
    assert!(!division.blocks.contains(&block("tura-2")));
    assert_eq!((division.repeats, &division.capacities), (theirs.repeats, &theirs.capacities));
}

#[test]
fn a_result_changed_here_and_drawn_anew_there_is_a_quarrel_that_this_window_wins() {
    let meeting = meeting(1);
    let mut base = division(&meeting, vec![listed("Anna", KLIENT), listed("Ewa", KLIENT)]);
    draw(&meeting, &mut base);
    let (mut mine, mut theirs) = (base.clone(), base.clone());
    assert!(mine.drawn.as_mut().expect("drawn").change(step("name:anna", Some("klient-1"), None)));
    theirs.drawn = None;
    let joined = join(&base, &mine, &theirs);
    assert_eq!(joined, Joined { division: mine.clone(), clash: true });
    assert!(!join(&base, &mine, &mine).clash, "the same change on both sides is no quarrel");
}

proptest! {
    #[test]
    fn what_only_one_of_them_changed_is_taken_as_it_is((base, changed) in (divisions(), divisions())) {
        let known = |division: Division| {
            let mut keys = std::collections::BTreeSet::new();
            let people: Vec<_> = division.people.into_iter().filter(|person| keys.insert(person.key.clone())).collect();
            let rules = division.rules.into_iter().filter(|rule| keys.contains(&rule.person)).collect();
            Division { people, rules, ..division }
        };
        let (base, changed) = (known(base), known(changed));
        let theirs = join(&base, &base, &changed);
        prop_assert_eq!(&theirs, &Joined { division: changed.clone(), clash: false });
        let mine = join(&base, &changed, &base);
        prop_assert!(!mine.clash);
        // Their order is kept where it is theirs.
        let sorted = |division: &Division| {
            let mut people: Vec<_> = division.people.iter().map(|person| format!("{person:?}")).collect();
            people.sort();
            people
        };
        prop_assert_eq!(sorted(&mine.division), sorted(&changed));
        prop_assert_eq!((&mine.division.drawn, &mine.division.capacities), (&changed.drawn, &changed.capacities));
    }
}

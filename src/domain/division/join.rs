//! One division out of two that were made of the same one, in two windows that did not know of each other.

use std::collections::BTreeMap;

use super::record::{Attendee, Division};

/// A division out of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// What was changed in either of them.
    pub division: Division,
    /// Both changed the same thing differently; `division` has it as it is in `mine`.
    pub clash: bool,
}

/// Joins what was made of `base` here and elsewhere: whatever only one of them changed is as that one has it.
pub fn join(base: &Division, mine: &Division, theirs: &Division) -> Joined {
    let mut join = Join { clash: false };
    let blocks = join.members(&base.blocks, &mine.blocks, &theirs.blocks);
    let people = join.people(base, mine, theirs);
    let rules = join.members(&base.rules, &mine.rules, &theirs.rules);
    let sessions = mine.capacities.keys().chain(theirs.capacities.keys().filter(|session| !mine.capacities.contains_key(session)));
    let capacities = sessions.filter_map(|session| {
        let of = |division: &Division| division.capacities.get(session).copied();
        Some((session.clone(), join.value(&of(base), &of(mine), &of(theirs))?))
    });
    let capacities = capacities.collect();
    let division = Division {
        capacities,
        repeats: join.value(&base.repeats, &mine.repeats, &theirs.repeats),
        seed: join.value(&base.seed, &mine.seed, &theirs.seed),
        drawn: join.value(&base.drawn, &mine.drawn, &theirs.drawn),
        // Whoever was taken out in one of them takes along what was decided in the other one.
        rules: rules.into_iter().filter(|rule| people.iter().any(|person: &Attendee| person.key == rule.person)).collect(),
        people,
        blocks,
    };
    Joined { division, clash: join.clash }
}

struct Join {
    clash: bool,
}

impl Join {
    fn value<T: PartialEq + Clone>(&mut self, base: &T, mine: &T, theirs: &T) -> T {
        if mine == base {
            return theirs.clone();
        }
        self.clash |= theirs != base && theirs != mine;
        mine.clone()
    }

    /// What is in a list where order counts for nothing: in theirs, then what is in mine alone.
    fn members<T: PartialEq + Clone>(&mut self, base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
        let all = theirs.iter().chain(mine.iter().filter(|item| !theirs.contains(item)));
        all.filter(|item| self.value(&base.contains(item), &mine.contains(item), &theirs.contains(item))).cloned().collect()
    }

    fn people(&mut self, base: &Division, mine: &Division, theirs: &Division) -> Vec<Attendee> {
        let [base, mine, theirs] = [base, mine, theirs].map(|division| &division.people);
        let by_key = |people: &[Attendee]| people.iter().map(|person| (person.key.clone(), person.clone())).collect::<BTreeMap<_, _>>();
        let keyed = [base, mine, theirs].map(|people| by_key(people));
        let only_mine = mine.iter().filter(|person| !keyed[2].contains_key(&person.key));
        let person = |person: &Attendee| {
            let [base, mine, theirs] = [0, 1, 2].map(|of| keyed[of].get(&person.key).cloned());
            self.value(&base, &mine, &theirs)
        };
        theirs.iter().chain(only_mine).filter_map(person).collect()
    }
}

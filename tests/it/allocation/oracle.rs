//! The best division by looking at every one: slow, and written from the rules alone, without the solver's own parts.

use std::collections::{BTreeMap, btree_map::Entry};

use kuluary::domain::allocation::{Objective, Person, Target, Task, Wish};

/// What one person could get: the sessions, and what that is worth.
struct Way {
    seats: Vec<usize>,
    worth: Objective,
}

/// The objective of the best assignment.
pub(super) fn best(task: &Task) -> Objective {
    // Per seats left and worst rank so far, the best of the rest: what comes later depends on nothing else.
    let free: Vec<u32> = task.sessions.iter().map(|session| session.capacity.unwrap_or(1_000)).collect();
    let mut states = BTreeMap::from([((free, 0), (0, 0))]);
    for (number, person) in task.people.iter().enumerate() {
        let later = u32::try_from(task.people.len() - number - 1).unwrap();
        let mut next = BTreeMap::new();
        for way in ways(task, person) {
            for ((free, worst), (unseated, sum)) in &states {
                let mut free = free.clone();
                if way.seats.iter().any(|seat| free[*seat] == 0) {
                    continue;
                }
                way.seats.iter().for_each(|seat| free[*seat] -= 1);
                // More seats than people to come are as good as just enough.
                for seats in &mut free {
                    *seats = later.min(*seats);
                }
                let worth = (unseated + way.worth.unseated, sum + way.worth.sum);
                match next.entry((free, way.worth.worst.max(*worst))) {
                    Entry::Vacant(entry) => drop(entry.insert(worth)),
                    Entry::Occupied(mut entry) => {
                        let least = worth.min(*entry.get());
                        entry.insert(least);
                    }
                }
            }
        }
        states = next;
    }
    let objectives = states.into_iter().map(|((_, worst), (unseated, sum))| Objective { unseated, worst, sum });
    objectives.min().expect("to leave everybody without a seat is always possible")
}

fn ways(task: &Task, person: &Person) -> Vec<Way> {
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for (number, session) in task.sessions.iter().enumerate() {
        let mut more = Vec::new();
        for seats in &ways {
            let same = |other: &usize| task.sessions[*other].workshop == session.workshop && session.workshop.is_some();
            let in_block = seats.iter().filter(|other| task.sessions[**other].block == session.block).count();
            let repeated = !task.repeats && seats.iter().any(same);
            let barred = person.barred.iter().any(|target| covers(task, *target, number));
            if !repeated && !barred && in_block < task.blocks[session.block].pick && person.wishes[session.block] != Wish::Away {
                let mut longer: Vec<usize> = seats.clone();
                longer.push(number);
                more.push(longer);
            }
        }
        ways.extend(more);
    }
    let keeps_pins = |seats: &Vec<usize>| {
        let open = |block: usize| seats.iter().filter(|seat| task.sessions[**seat].block == block).count() < task.blocks[block].pick;
        let barred = |number: usize| person.barred.iter().any(|target| covers(task, *target, number));
        person.pinned.iter().all(|pin| {
            (0..task.sessions.len()).filter(|at| covers(task, *pin, *at) && !barred(*at)).any(|at| {
                let block = task.sessions[at].block;
                seats.contains(&at) || (open(block) && person.wishes[block] != Wish::Away)
            })
        })
    };
    ways.into_iter().filter(keeps_pins).map(|seats| Way { worth: worth(task, person, &seats), seats }).collect()
}

fn covers(task: &Task, target: Target, number: usize) -> bool {
    match target {
        Target::Session(session) => session == number,
        Target::Workshop(workshop) => task.sessions[number].workshop == Some(workshop),
    }
}

fn worth(task: &Task, person: &Person, seats: &[usize]) -> Objective {
    let mut worth = Objective::default();
    for (block, wish) in person.wishes.iter().enumerate() {
        let own: Vec<usize> = seats.iter().copied().filter(|seat| task.sessions[*seat].block == block).collect();
        let missing = if *wish == Wish::Away { 0 } else { task.blocks[block].pick - own.len() };
        worth.unseated += missing as u64;
        if let Wish::Ranked(list) = wish {
            worth.sum += (missing * (list.len() + 2)) as u64;
            for seat in own.into_iter().filter(|seat| !person.pinned.iter().any(|pin| covers(task, *pin, *seat))) {
                let rank = list.iter().position(|listed| *listed == seat).map_or(list.len() + 1, |at| at + 1);
                worth.worst = worth.worst.max(rank);
                worth.sum += rank as u64;
            }
        }
    }
    worth
}

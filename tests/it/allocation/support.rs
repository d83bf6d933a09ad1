//! Small tasks, made in few words, and random ones.

use kuluary::domain::allocation::{Block, Outcome, Person, Session, Solver, Target, Task, Wish};
use proptest::prelude::*;

/// Work that no test comes near.
pub(super) const PLENTY: u64 = 20_000;

/// A task in which every workshop runs once per round: `seats[block][workshop]`, and per person and block a ranked list of workshops.
pub(super) fn rounds(seats: &[&[u32]], wishes: &[&[&[usize]]]) -> Task {
    let workshops = seats[0].len();
    let sessions = seats.iter().enumerate().flat_map(|(block, row)| {
        row.iter().enumerate().map(move |(workshop, seats)| Session {
            key: format!("b{block}-w{workshop}"),
            block,
            workshop: Some(workshop),
            capacity: Some(*seats),
        })
    });
    let ranked = |(block, list): (usize, &&[usize])| Wish::Ranked(list.iter().map(|workshop| block * workshops + workshop).collect());
    let people = wishes.iter().enumerate().map(|(number, wishes)| Person {
        key: format!("p{number}"),
        wishes: wishes.iter().enumerate().map(ranked).collect(),
        pinned: Vec::new(),
        barred: Vec::new(),
    });
    Task { blocks: vec![Block { pick: 1 }; seats.len()], sessions: sessions.collect(), people: people.collect(), repeats: false, seed: 1 }
}

/// The outcome, from a search that is not limited.
#[track_caller]
pub(super) fn solve(task: &Task) -> Outcome {
    Solver::new(task.clone(), PLENTY).map_err(|faults| format!("{faults:?}")).expect("the task is sound").run()
}

/// A generator of the family `SplitMix64`, for tasks too many-sided to be composed of strategies.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit.max(1) as u64).unwrap()
    }

    fn shuffled(&mut self, mut items: Vec<usize>) -> Vec<usize> {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
        items
    }
}

/// Random small tasks: tight seats, missing wishes, pins, bars, parallel sessions of a workshop, several picks.
pub(super) fn tasks() -> impl Strategy<Value = Task> {
    (any::<u64>(), 1_usize..=6, 1_usize..=3, 2_usize..=4).prop_map(|(seed, people, blocks, workshops)| {
        let mut chance = Chance(seed);
        // What the oracle can look through.
        let people = people.min([6, 6, 5, 4][(blocks * workshops) / 4]);
        random_task(&mut chance, people, blocks, workshops)
    })
}

fn random_task(chance: &mut Chance, people: usize, blocks: usize, workshops: usize) -> Task {
    let mut sessions = Vec::new();
    for block in 0..blocks {
        for workshop in 0..workshops + chance.below(2) {
            let workshop = if workshop < workshops { workshop } else { chance.below(workshops) };
            let seats = u32::try_from(chance.below(2 + people / 2)).unwrap() + u32::from(chance.below(4) > 0);
            let key = format!("s{}", sessions.len());
            let workshop = (chance.below(8) > 0).then_some(workshop);
            sessions.push(Session { key, block, workshop, capacity: (chance.below(10) > 0).then_some(seats) });
        }
    }
    let blocks: Vec<_> = (0..blocks).map(|_| Block { pick: 1 + usize::from(chance.below(6) == 0) }).collect();
    let mut task = Task { blocks, sessions, people: Vec::new(), repeats: chance.below(5) == 0, seed: chance.0 };
    while task.people.len() < people {
        let person = random_person(chance, &task);
        task.people.push(person);
        if !task.faults().is_empty() {
            task.people.pop();
        }
    }
    task
}

fn random_person(chance: &mut Chance, task: &Task) -> Person {
    let wish = |block: usize, chance: &mut Chance| match chance.below(12) {
        0 => Wish::Away,
        1 | 2 => Wish::Anything,
        _ => {
            let own = (0..task.sessions.len()).filter(|session| task.sessions[*session].block == block).collect();
            let mut list = chance.shuffled(own);
            list.truncate(1 + chance.below(4));
            Wish::Ranked(list)
        }
    };
    let wishes = (0..task.blocks.len()).map(|block| wish(block, chance)).collect();
    let targets = |chance: &mut Chance| {
        let count = chance.below(8).saturating_sub(5);
        let session = |chance: &mut Chance| chance.below(task.sessions.len());
        let target = |session: usize, chance: &mut Chance| match task.sessions[session].workshop {
            Some(workshop) if chance.below(2) == 0 => Target::Workshop(workshop),
            _ => Target::Session(session),
        };
        (0..count).map(|_| session(chance)).collect::<Vec<_>>().into_iter().map(|session| target(session, chance)).collect::<Vec<_>>()
    };
    let pinned = targets(chance);
    let barred = targets(chance);
    Person { key: format!("p{}", task.people.len()), wishes, pinned, barred }
}

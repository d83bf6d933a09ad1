//! The task of a division: what the organiser decided, in the solver's numbers, and back.

use std::collections::BTreeMap;

use super::record::{Attendee, Division, Order, Rule, Seats, Spot};
use crate::{
    agenda::overlap,
    allocation::{Assignment, Block, Fault, Person, Session, Target, Task, Wish},
    choices::held_in,
    handover::digest::fingerprint,
    id::{BlockId, SessionId, WorkshopId},
    meeting::Meeting,
};

/// A task, with what its numbers stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The task.
    pub task: Task,
    /// The blocks, by number.
    pub blocks: Vec<BlockId>,
    /// The sessions, by number.
    pub sessions: Vec<SessionId>,
    /// The workshops, by number.
    pub workshops: Vec<WorkshopId>,
    /// The keys of the people, by number.
    pub people: Vec<String>,
    /// What is wrong with the task.
    pub faults: Vec<Fault>,
    /// Decisions about what is not divided, or not in the programme any more; they do nothing.
    pub idle: Vec<Rule>,
    /// How many wishes are for sessions that do not take place, or do not stand in their block any more.
    pub void_wishes: usize,
    /// Blocks that overlap in time: the division does not look after that.
    pub overlapping: Vec<(BlockId, BlockId)>,
}

impl Plan {
    /// The task of a division in a meeting as its programme is now.
    pub fn of(meeting: &Meeting, division: &Division) -> Self {
        let divided = || meeting.blocks.iter().filter(|block| division.blocks.contains(&block.id));
        let mut plan = Self {
            task: Task {
                blocks: Vec::new(),
                sessions: Vec::new(),
                people: Vec::new(),
                repeats: division.repeats,
                seed: division.seed.into(),
            },
            blocks: divided().map(|block| block.id.clone()).collect(),
            sessions: Vec::new(),
            workshops: meeting.workshops.iter().map(|workshop| workshop.id.clone()).collect(),
            people: division.people.iter().map(|person| person.key.clone()).collect(),
            faults: Vec::new(),
            idle: Vec::new(),
            void_wishes: 0,
            overlapping: overlapping(meeting, division),
        };
        for (number, block) in divided().enumerate() {
            plan.task.blocks.push(Block { pick: block.pick });
            for id in held_in(meeting, block) {
                let workshop = meeting.session(&id).and_then(|session| session.workshop.as_ref());
                let workshop = workshop.and_then(|id| plan.workshops.iter().position(|other| other == id));
                let capacity = division.capacity(meeting, &id);
                plan.task.sessions.push(Session { key: id.to_string(), block: number, workshop, capacity });
                plan.sessions.push(id);
            }
        }
        let numbers: BTreeMap<&SessionId, usize> = plan.sessions.iter().zip(0..).collect();
        let mut void = 0;
        for person in &division.people {
            let person = in_task(person, &plan.blocks, &numbers, &plan.task.sessions, &mut void);
            plan.task.people.push(person);
        }
        plan.void_wishes = void;
        for rule in &division.rules {
            plan.apply(rule);
        }
        plan.faults = plan.task.faults();
        plan
    }

    /// Tells the task of a decision.
    fn apply(&mut self, rule: &Rule) {
        let (target, block) = match &rule.order {
            Order::Pin(spot) | Order::Bar(spot) => (self.target(spot), None),
            Order::Away(block) => (None, self.block(block)),
        };
        let person = self.person(&rule.person).and_then(|number| self.task.people.get_mut(number));
        match (&rule.order, person, target, block) {
            (Order::Pin(_), Some(person), Some(target), _) => person.pinned.push(target),
            (Order::Bar(_), Some(person), Some(target), _) => person.barred.push(target),
            (Order::Away(_), Some(person), _, Some(block)) => {
                person.wishes.iter_mut().skip(block).take(1).for_each(|wish| *wish = Wish::Away);
            }
            _ => self.idle.push(rule.clone()),
        }
    }

    /// What a decision is about, where it takes place in a block that is divided.
    fn target(&self, spot: &Spot) -> Option<Target> {
        match spot {
            Spot::Session(id) => self.session(id).map(Target::Session),
            Spot::Workshop(id) => {
                let number = self.workshops.iter().position(|other| other == id)?;
                let held = self.task.sessions.iter().any(|session| session.workshop == Some(number));
                held.then_some(Target::Workshop(number))
            }
        }
    }

    /// The number of a person.
    pub fn person(&self, key: &str) -> Option<usize> {
        self.people.iter().position(|other| other == key)
    }

    /// The number of a session.
    pub fn session(&self, id: &SessionId) -> Option<usize> {
        self.sessions.iter().position(|other| other == id)
    }

    /// The number of a block.
    pub fn block(&self, id: &BlockId) -> Option<usize> {
        self.blocks.iter().position(|other| other == id)
    }

    /// The sessions of a block, by number.
    pub fn sessions_of(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        self.task.sessions.iter().enumerate().filter(move |(_, session)| session.block == block).map(|(number, _)| number)
    }

    /// An assignment in the solver's numbers. Seats of people and in sessions that are not divided any more are left out.
    pub fn assignment(&self, seats: &Seats) -> Assignment {
        let numbers: BTreeMap<&SessionId, usize> = self.sessions.iter().zip(0..).collect();
        let of_person = |key: &String| {
            let mut own: Vec<_> = seats.get(key).into_iter().flatten().filter_map(|id| numbers.get(id).copied()).collect();
            own.sort_unstable();
            own
        };
        Assignment { seats: self.people.iter().map(of_person).collect() }
    }

    /// An assignment by keys and ids.
    pub fn seats(&self, assignment: &Assignment) -> Seats {
        let ids = |own: &Vec<usize>| own.iter().filter_map(|number| self.sessions.get(*number).cloned()).collect();
        self.people.iter().cloned().zip(assignment.seats.iter().map(ids)).collect()
    }

    /// Names the task: another one, in whatever way, has another name.
    pub fn fingerprint(&self) -> String {
        let task = &self.task;
        let head = format!("{} {} {:?}", task.repeats, task.seed, self.blocks);
        let session = |session: &Session| format!("{} {} {:?} {:?}", session.key, session.block, session.workshop, session.capacity);
        let person = |person: &Person| format!("{} {:?} {:?} {:?}", person.key, person.wishes, person.pinned, person.barred);
        let lines = [head].into_iter().chain(task.sessions.iter().map(session)).chain(task.people.iter().map(person));
        let text = lines.collect::<Vec<_>>().join("\n");
        fingerprint(&text)
    }
}

fn in_task(person: &Attendee, blocks: &[BlockId], numbers: &BTreeMap<&SessionId, usize>, sessions: &[Session], void: &mut usize) -> Person {
    let wish = |(block, id): (usize, &BlockId)| {
        let wished = person.wishes(id);
        let mut list = Vec::new();
        for number in wished.iter().filter_map(|id| numbers.get(id).copied()) {
            if sessions.get(number).is_some_and(|session| session.block == block) && !list.contains(&number) {
                list.push(number);
            }
        }
        *void += wished.len() - list.len();
        if list.is_empty() { Wish::Anything } else { Wish::Ranked(list) }
    };
    let wishes = blocks.iter().enumerate().map(wish).collect();
    Person { key: person.key.clone(), wishes, pinned: Vec::new(), barred: Vec::new() }
}

fn overlapping(meeting: &Meeting, division: &Division) -> Vec<(BlockId, BlockId)> {
    let blocks: Vec<_> = meeting.blocks.iter().filter(|block| division.blocks.contains(&block.id)).collect();
    let mut pairs = Vec::new();
    for (at, one) in blocks.iter().enumerate() {
        for other in blocks.iter().skip(at + 1) {
            let held = |block| held_in(meeting, block).into_iter().filter_map(|id| meeting.session(&id)).collect::<Vec<_>>();
            let others = held(other);
            if held(one).into_iter().any(|a| others.iter().any(|b| overlap(meeting, a, b))) {
                pairs.push((one.id.clone(), other.id.clone()));
            }
        }
    }
    pairs
}

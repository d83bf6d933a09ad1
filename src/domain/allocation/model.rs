//! The task as the search sees it: compact, in an order that only seed and keys fix, with costs in whole numbers.

use super::{
    outcome::{Assignment, without_seat},
    task::{Task, Wish},
    tie::draw,
};

/// One rank. Ties are fractions of it, and prices are rounded to its smallest part.
pub(super) const UNIT: i64 = 1 << 28;
/// All tie costs of an assignment together are under `UNIT / TIES`, so that they never outweigh a rank.
pub(super) const TIES: i64 = 16;
/// Instead of the row of a session with seats enough for all.
pub(super) const NO_ROW: u32 = u32::MAX;

/// A session that a person may get.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    /// Rank and tie, in parts of `UNIT`.
    pub(super) cost: i64,
    /// The rank, or 0 when it is not counted.
    pub(super) rank: u32,
    /// Its number in `Model::sessions`.
    pub(super) session: u32,
}

/// A session.
pub(super) struct Room {
    /// Its place in the task.
    pub(super) origin: usize,
    /// Its limit's row, or `NO_ROW`.
    pub(super) row: u32,
    /// No two sessions with the same number go to one person.
    pub(super) workshop: u32,
    /// The round.
    pub(super) block: usize,
}

/// What a person gets in a block.
pub(super) struct Slot {
    /// How many sessions; 0 when away.
    pub(super) places: usize,
    /// What a place without a seat costs.
    pub(super) unseated: i64,
    /// The candidates, those of better rank first.
    pub(super) candidates: std::ops::Range<usize>,
}

/// Everything the search needs.
pub(super) struct Model {
    /// The person's place in the task.
    pub(super) people: Vec<usize>,
    /// Per person the pins, each as the sessions of which it demands one.
    pub(super) pins: Vec<Vec<Vec<u32>>>,
    /// Blocks of all people, person by person.
    pub(super) slots: Vec<Slot>,
    /// How many blocks there are.
    pub(super) blocks: usize,
    /// Candidates of all slots.
    pub(super) candidates: Vec<Candidate>,
    /// The sessions.
    pub(super) sessions: Vec<Room>,
    /// The seats of each limited session, by row.
    pub(super) seats: Vec<u32>,
    /// The largest rank that anybody could get.
    pub(super) worst: u32,
    /// The largest sum of ranks, unseated places included.
    pub(super) most: i64,
    /// What a place without a seat costs above its rank: more than twice any sum, in ranks.
    pub(super) miss: i64,
}

impl Model {
    /// Reads a task without faults.
    pub(super) fn new(task: &Task) -> Self {
        let mut people: Vec<usize> = (0..task.people.len()).collect();
        people.sort_by_cached_key(|&at| task.people.get(at).map(|person| (draw(task.seed, &[&person.key]), person.key.clone())));
        let mut order: Vec<usize> = (0..task.sessions.len()).collect();
        order.sort_by_cached_key(|&at| task.sessions.get(at).map(|session| (draw(task.seed, &[&session.key]), session.key.clone())));
        let (sessions, seats) = rooms(task, &order);
        let most = task.people.iter().flat_map(|person| person.wishes.iter().enumerate());
        let most = most.map(|(block, wish)| as_cost(task.places(block)) * as_cost(without_seat(wish))).sum::<i64>();
        let mut model = Self {
            pins: Vec::new(),
            slots: Vec::new(),
            blocks: task.blocks.len(),
            candidates: Vec::new(),
            sessions,
            seats,
            worst: 0,
            most,
            miss: 2 * (most + 1),
            people: Vec::new(),
        };
        let places: usize = task.blocks.iter().map(|block| block.pick).sum();
        let ties = UNIT / TIES / as_cost(places * people.len() + 1);
        for &person in &people {
            model.add(task, person, ties.max(1));
        }
        model.people = people;
        model
    }

    fn add(&mut self, task: &Task, number: usize, ties: i64) {
        let Some(person) = task.people.get(number) else { return };
        let tie = |word: &str| i64::try_from(draw(task.seed, &[&person.key, word]) % ties.unsigned_abs()).unwrap_or(0);
        for (block, wish) in person.wishes.iter().enumerate() {
            let start = self.candidates.len();
            for (at, room) in self.sessions.iter().enumerate().filter(|(_, room)| room.block == block) {
                let Some(session) = task.sessions.get(room.origin).filter(|session| person.may(room.origin, session)) else { continue };
                let rank = task.rank(number, room.origin).unwrap_or(0);
                let cost = as_cost(rank) * UNIT + tie(&session.key);
                self.candidates.push(Candidate { cost, rank: as_number(rank), session: as_number(at) });
            }
            let own = self.candidates.get_mut(start..).unwrap_or_default();
            own.sort_unstable_by_key(|candidate| (candidate.rank, candidate.session));
            self.worst = self.worst.max(own.last().map_or(0, |last| last.rank));
            self.slots.push(Slot {
                places: if *wish == Wish::Away { 0 } else { task.places(block) },
                unseated: (self.miss + as_cost(without_seat(wish))) * UNIT + tie(&format!("{block}")),
                candidates: start..self.candidates.len(),
            });
        }
        let rooms = || self.sessions.iter().enumerate();
        let meets = |pin: super::task::Target, room: &Room| {
            task.sessions.get(room.origin).is_some_and(|session| pin.covers(room.origin, session) && person.may(room.origin, session))
        };
        let pins = person.pinned.iter().map(|pin| rooms().filter(|(_, room)| meets(*pin, room)).map(|(at, _)| as_number(at)).collect());
        self.pins.push(pins.collect());
    }

    /// A person's blocks.
    pub(super) fn slots_of(&self, person: usize) -> &[Slot] {
        self.slots.get(person * self.blocks..(person + 1) * self.blocks).unwrap_or_default()
    }

    /// A candidate by its number.
    pub(super) fn candidate(&self, number: u32) -> Candidate {
        self.candidates[number as usize]
    }

    /// The session of a candidate.
    pub(super) fn room(&self, number: u32) -> &Room {
        &self.sessions[self.candidate(number).session as usize]
    }

    /// The rows in which a pattern takes a seat.
    pub(super) fn rows<'a>(&'a self, pattern: &'a [u32]) -> impl Iterator<Item = usize> + 'a {
        pattern.iter().map(|candidate| self.room(*candidate).row).filter(|row| *row != NO_ROW).map(|row| row as usize)
    }

    /// The assignment that gives every person, in the order of the model, a pattern.
    pub(super) fn assignment<'a>(&self, patterns: impl Iterator<Item = &'a [u32]>) -> Assignment {
        let mut seats = vec![Vec::new(); self.people.len()];
        for (&person, pattern) in self.people.iter().zip(patterns) {
            let mut own: Vec<_> = pattern.iter().map(|candidate| self.room(*candidate)).map(|room| (room.block, room.origin)).collect();
            own.sort_unstable();
            seats[person] = own.into_iter().map(|(_, origin)| origin).collect();
        }
        Assignment { seats }
    }
}

/// The sessions in their order, and the seats of those that could overflow.
fn rooms(task: &Task, order: &[usize]) -> (Vec<Room>, Vec<u32>) {
    let mut seats = Vec::new();
    let mut sessions: Vec<Room> = Vec::with_capacity(order.len());
    for (number, &origin) in order.iter().enumerate() {
        let Some(session) = task.sessions.get(origin) else { continue };
        let comers = task.people.iter().filter(|person| person.may(origin, session)).count();
        let limit = session.capacity.filter(|capacity| (*capacity as usize) < comers);
        let row = limit.map_or(NO_ROW, |_| as_number(seats.len()));
        seats.extend(limit);
        // Without a workshop, or where workshops repeat, a session shares its number with none.
        let same = |other: &usize| task.sessions.get(*other).is_some_and(|other| other.workshop == session.workshop);
        let first = if session.workshop.is_none() || task.repeats { None } else { order.iter().position(same) };
        sessions.push(Room { origin, row, workshop: as_number(first.unwrap_or(number)), block: session.block });
    }
    (sessions, seats)
}

fn as_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn as_cost(count: impl TryInto<i64>) -> i64 {
    count.try_into().unwrap_or(i64::MAX)
}

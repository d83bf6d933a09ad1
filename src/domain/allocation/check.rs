//! What is wrong with an assignment: for whoever adjusts it by hand.

use super::{
    outcome::Assignment,
    task::{Session, Target, Task},
};

/// A rule that an assignment breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conflict {
    /// More people than seats.
    OverCapacity {
        /// The session.
        session: usize,
        /// How many people sit there.
        people: u32,
        /// How many seats there are.
        seats: u32,
    },
    /// The person has a session twice, or a workshop twice where it may not be repeated.
    Twice {
        /// The person.
        person: usize,
        /// The later one of the two.
        session: usize,
    },
    /// The organiser does not let the person in, or the person is away.
    Barred {
        /// The person.
        person: usize,
        /// The session.
        session: usize,
    },
    /// The person is pinned to this, does not have it, and has no place free for it.
    PinnedElsewhere {
        /// The person.
        person: usize,
        /// What the person is pinned to.
        pin: Target,
    },
    /// A place without a seat.
    Missing {
        /// The person.
        person: usize,
        /// The round.
        block: usize,
        /// How many places.
        places: usize,
    },
    /// More sessions of a block than are to be picked.
    TooMany {
        /// The person.
        person: usize,
        /// The round.
        block: usize,
    },
    /// There is no such session, or no such person.
    Unknown {
        /// The person.
        person: usize,
    },
}

impl Conflict {
    /// Whether the conflict only says that something is still lacking, as an outcome that could seat not everybody does too.
    pub const fn is_lack(self) -> bool {
        matches!(self, Self::Missing { .. })
    }
}

/// Every rule that an assignment breaks; none when it can be published.
pub fn check(task: &Task, assignment: &Assignment) -> Vec<Conflict> {
    let mut found = Vec::new();
    for (number, (session, people)) in task.sessions.iter().zip(task.taken(assignment)).enumerate() {
        if let Some(seats) = session.capacity.filter(|seats| people > *seats) {
            found.push(Conflict::OverCapacity { session: number, people, seats });
        }
    }
    for person in 0..task.people.len().max(assignment.seats.len()) {
        check_person(task, person, assignment.of(person), &mut found);
    }
    found
}

fn check_person(task: &Task, number: usize, seats: &[usize], found: &mut Vec<Conflict>) {
    let Some(person) = task.people.get(number).filter(|_| seats.iter().all(|seat| *seat < task.sessions.len())) else {
        return found.push(Conflict::Unknown { person: number });
    };
    for (at, &seat) in seats.iter().enumerate() {
        let Some(session) = task.sessions.get(seat) else { continue };
        if task.has_already(seats.get(..at).unwrap_or_default(), seat) {
            found.push(Conflict::Twice { person: number, session: seat });
        }
        if !person.may(seat, session) {
            found.push(Conflict::Barred { person: number, session: seat });
        }
    }
    let covered = |pin: &Target, at: usize| task.sessions.get(at).is_some_and(|session| pin.covers(at, session));
    for &pin in person.pinned.iter().filter(|pin| !seats.iter().any(|seat| covered(pin, *seat))) {
        let offers = |(at, session): (usize, &Session)| {
            pin.covers(at, session) && person.may(at, session) && task.missing(number, session.block, seats) > 0
        };
        if !task.sessions.iter().enumerate().any(offers) {
            found.push(Conflict::PinnedElsewhere { person: number, pin });
        }
    }
    for block in 0..task.blocks.len() {
        let places = task.missing(number, block, seats);
        let had = seats.iter().filter(|seat| task.sessions.get(**seat).is_some_and(|session| session.block == block)).count();
        if places > 0 {
            found.push(Conflict::Missing { person: number, block, places });
        }
        if had > task.places(block) {
            found.push(Conflict::TooMany { person: number, block });
        }
    }
}

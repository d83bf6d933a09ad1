//! What is to be divided: people, rounds, sessions with seats, wishes, and what the organiser decided beforehand.

use std::collections::BTreeSet;

/// People to be divided among the sessions of several blocks.
///
/// People and sessions are named by their place in these lists; their keys only settle ties, so that the order of input does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// The rounds.
    pub blocks: Vec<Block>,
    /// The sessions of all rounds.
    pub sessions: Vec<Session>,
    /// The people.
    pub people: Vec<Person>,
    /// The same workshop may be taken twice.
    pub repeats: bool,
    /// What settles ties: chance from outside.
    pub seed: u64,
}

/// A round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// How many sessions each person gets, at least 1.
    pub pick: usize,
}

/// A session to get a seat in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Unlike that of any other session.
    pub key: String,
    /// The round it belongs to.
    pub block: usize,
    /// What is taught, by a number of the caller's.
    pub workshop: Option<usize>,
    /// How many seats; `None` for as many as come.
    pub capacity: Option<u32>,
}

/// Somebody to be given seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Unlike that of any other person.
    pub key: String,
    /// What the person wishes, per block.
    pub wishes: Vec<Wish>,
    /// Where the organiser put the person; such a place is no choice of anybody's and is not counted among the ranks.
    pub pinned: Vec<Target>,
    /// Where the organiser does not let the person in.
    pub barred: Vec<Target>,
}

/// What a person wishes in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// To get no seat: the person is not there.
    Away,
    /// The block was not ranked: any seat is as good, and none is counted.
    Anything,
    /// The sessions from the dearest on; an empty list is `Anything`.
    ///
    /// Sessions left out count one rank after the last one named. So whoever names few is thought to mind the others little, and is
    /// the first to be moved to them: leaving sessions out must not be a way to force one's wish through.
    Ranked(Vec<usize>),
}

/// What a pin or a bar is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// One session.
    Session(usize),
    /// A workshop, whatever the round.
    Workshop(usize),
}

/// What is wrong with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A block from which nothing is to be picked.
    NoPick {
        /// The block.
        block: usize,
    },
    /// The session names a block that is not there, or has the key of an earlier session.
    Session {
        /// The session.
        session: usize,
    },
    /// The person has the key of an earlier person.
    SameKey {
        /// The person.
        person: usize,
    },
    /// The person has not one wish for every block, or ranks twice or elsewhere.
    Wish {
        /// The person.
        person: usize,
    },
    /// The person is pinned to, or barred from, what is not there.
    Unknown {
        /// The person.
        person: usize,
        /// What is not there.
        target: Target,
    },
    /// The pin cannot hold together with the person's other pins, bars and absences.
    Contradiction {
        /// The person.
        person: usize,
        /// The pin.
        pin: Target,
    },
}

impl Person {
    /// Whether the organiser lets the person into a session.
    pub(super) fn may(&self, number: usize, session: &Session) -> bool {
        !self.barred.iter().any(|target| target.covers(number, session)) && self.wishes.get(session.block) != Some(&Wish::Away)
    }

    /// Whether a pin demands this session, or one of its workshop.
    pub(super) fn is_pinned(&self, number: usize, session: &Session) -> bool {
        self.pinned.iter().any(|target| target.covers(number, session))
    }
}

impl Target {
    /// Whether it speaks of this session.
    pub(super) fn covers(self, number: usize, session: &Session) -> bool {
        match self {
            Self::Session(own) => own == number,
            Self::Workshop(own) => session.workshop == Some(own),
        }
    }
}

impl Task {
    /// Everything that is wrong with the task.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        faults.extend((0..self.blocks.len()).filter(|&block| self.places(block) == 0).map(|block| Fault::NoPick { block }));
        let mut keys = BTreeSet::new();
        for (number, session) in self.sessions.iter().enumerate() {
            if !keys.insert(&session.key) || session.block >= self.blocks.len() {
                faults.push(Fault::Session { session: number });
            }
        }
        let mut keys = BTreeSet::new();
        for (number, person) in self.people.iter().enumerate() {
            if !keys.insert(&person.key) {
                faults.push(Fault::SameKey { person: number });
            }
            self.faults_of(number, person, &mut faults);
        }
        faults
    }

    fn faults_of(&self, number: usize, person: &Person, faults: &mut Vec<Fault>) {
        let in_block = |session: &usize, block| self.sessions.get(*session).is_some_and(|session| session.block == block);
        let sound = |(block, wish): (usize, &Wish)| match wish {
            Wish::Ranked(list) => list.iter().all(|session| in_block(session, block)) && BTreeSet::from_iter(list).len() == list.len(),
            Wish::Away | Wish::Anything => true,
        };
        if person.wishes.len() != self.blocks.len() || !person.wishes.iter().enumerate().all(sound) {
            faults.push(Fault::Wish { person: number });
        }
        for &target in person.pinned.iter().chain(&person.barred) {
            if !self.sessions.iter().enumerate().any(|(at, session)| target.covers(at, session)) {
                faults.push(Fault::Unknown { person: number, target });
            }
        }
        for (at, &pin) in person.pinned.iter().enumerate() {
            let mut allowed = self.sessions.iter().enumerate().filter(|(at, session)| pin.covers(*at, session) && person.may(*at, session));
            let earlier = person.pinned.get(..at).unwrap_or_default();
            if allowed.next().is_none() || !self.fits(pin, earlier) {
                faults.push(Fault::Contradiction { person: number, pin });
            }
        }
    }

    /// Whether a pin to a session leaves the sessions pinned before it possible. Workshops always fit: where they do not, a place stays
    /// without a seat and the outcome says so.
    fn fits(&self, pin: Target, earlier: &[Target]) -> bool {
        let Target::Session(number) = pin else { return true };
        let Some(session) = self.sessions.get(number) else { return true };
        let mut in_block = 0;
        for other in earlier.iter().filter_map(|pin| if let Target::Session(other) = pin { Some(*other) } else { None }) {
            let Some(found) = self.sessions.get(other) else { continue };
            if other == number || (!self.repeats && found.workshop.is_some() && found.workshop == session.workshop) {
                return other == number;
            }
            in_block += usize::from(found.block == session.block);
        }
        in_block < self.places(session.block)
    }

    /// How many seats a person who is there gets in a block.
    pub(super) fn places(&self, block: usize) -> usize {
        self.blocks.get(block).map_or(0, |block| block.pick)
    }
}

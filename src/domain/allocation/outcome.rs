//! What comes out: who sits where, who has no seat and why, and how good that is, proved.

use super::task::{Target, Task, Wish};

/// The sessions of each person, in the order of the task's people; within a person in order of block and session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assignment {
    /// Per person the sessions.
    pub seats: Vec<Vec<usize>>,
}

/// How good an assignment is; smaller is better, and what stands first counts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Objective {
    /// Places without a seat: `pick` per person and block, fewer where nothing could be found.
    pub unseated: u64,
    /// The worst rank that anybody got, from 1; 0 when nobody ranked anything.
    pub worst: usize,
    /// The sum of all ranks. In a ranked block a place without a seat counts one rank more than the sessions left out, so that a
    /// division looks no better for leaving people outside.
    pub sum: u64,
}

/// How much is known of better assignments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    /// It is proved that there is none.
    Optimal,
    /// The search was stopped; there is certainly none better than this.
    Bound {
        /// At most as large as the objective of the best assignment.
        lower: Objective,
    },
}

/// A place that nobody found a seat for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseated {
    /// The person.
    pub person: usize,
    /// The round.
    pub block: usize,
    /// How many places.
    pub places: usize,
    /// Why.
    pub why: Why,
}

/// Why a place stays without a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The organiser lets the person into no session of the block.
    Barred,
    /// The place is kept for a pin that could not be met.
    Pinned,
    /// Every session that the person may attend is full.
    Full,
    /// There is room only in what the person has already, in this round or another.
    Had,
    /// There is room: the search was stopped before it was used, or somebody changed the seats since.
    Stopped,
}

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Who sits where.
    pub assignment: Assignment,
    /// How good that is.
    pub objective: Objective,
    /// What is proved about it.
    pub certificate: Certificate,
    /// Places without a seat.
    pub unseated: Vec<Unseated>,
    /// How many got their first, second … choice; a session left out counts where its rank is.
    pub choices: Vec<u32>,
    /// How many seats in ranked blocks are in sessions that the person had left out; part of `choices`.
    pub unlisted: u32,
    /// The work it took.
    pub work: u64,
}

impl Outcome {
    /// No division of the task is better than this; where it is proved optimal, its own objective.
    pub const fn lower(&self) -> Objective {
        match self.certificate {
            Certificate::Optimal => self.objective,
            Certificate::Bound { lower } => lower,
        }
    }
}

impl Task {
    /// The rank of a session for a person, from 1, or `None` when it is not counted: the block was not ranked, or a pin decides.
    pub fn rank(&self, person: usize, session: usize) -> Option<usize> {
        let (someone, found) = (self.people.get(person)?, self.sessions.get(session)?);
        if someone.is_pinned(session, found) {
            return None;
        }
        match someone.wishes.get(found.block)? {
            Wish::Ranked(list) if !list.is_empty() => Some(1 + list.iter().position(|listed| *listed == session).unwrap_or(list.len())),
            _ => None,
        }
    }

    /// How good an assignment is, in whole numbers.
    pub fn objective(&self, assignment: &Assignment) -> Objective {
        let mut objective = Objective::default();
        for (number, person) in self.people.iter().enumerate() {
            let seats = assignment.of(number);
            for rank in seats.iter().filter_map(|seat| self.rank(number, *seat)) {
                objective.worst = objective.worst.max(rank);
                objective.sum += rank as u64;
            }
            for (block, wish) in person.wishes.iter().enumerate() {
                let missing = self.missing(number, block, seats) as u64;
                objective.unseated += missing;
                objective.sum += missing * without_seat(wish);
            }
        }
        objective
    }

    /// How many places of a person in a block have no seat.
    pub(super) fn missing(&self, person: usize, block: usize, seats: &[usize]) -> usize {
        let away = self.people.get(person).is_none_or(|person| person.wishes.get(block) == Some(&Wish::Away));
        let had = seats.iter().filter(|seat| self.sessions.get(**seat).is_some_and(|session| session.block == block)).count();
        if away { 0 } else { self.places(block).saturating_sub(had) }
    }

    /// An assignment with all that is to be said about it.
    pub(super) fn outcome(&self, assignment: Assignment, certificate: Certificate, work: u64) -> Outcome {
        let (mut choices, mut unlisted) = (Vec::new(), 0);
        for (number, person) in self.people.iter().enumerate() {
            let seats = assignment.of(number);
            for &seat in seats {
                let Some(rank) = self.rank(number, seat) else { continue };
                choices.resize(choices.len().max(rank), 0);
                choices.iter_mut().skip(rank - 1).take(1).for_each(|count| *count += 1);
                unlisted += u32::from(!person.wishes.iter().any(|wish| matches!(wish, Wish::Ranked(list) if list.contains(&seat))));
            }
        }
        let unseated = self.unseated(&assignment);
        Outcome { objective: self.objective(&assignment), certificate, unseated, choices, unlisted, work, assignment }
    }

    /// Every place without a seat, with the reason.
    pub fn unseated(&self, assignment: &Assignment) -> Vec<Unseated> {
        let taken = self.taken(assignment);
        let mut unseated = Vec::new();
        for number in 0..self.people.len() {
            let seats = assignment.of(number);
            for block in 0..self.blocks.len() {
                let places = self.missing(number, block, seats);
                if places > 0 {
                    unseated.push(Unseated { person: number, block, places, why: self.why(number, block, seats, &taken) });
                }
            }
        }
        unseated
    }

    /// How many sit in each session.
    pub fn taken(&self, assignment: &Assignment) -> Vec<u32> {
        let mut taken = vec![0; self.sessions.len()];
        for seat in assignment.seats.iter().flatten() {
            taken.iter_mut().skip(*seat).take(1).for_each(|count| *count += 1);
        }
        taken
    }

    fn why(&self, number: usize, block: usize, seats: &[usize], taken: &[u32]) -> Why {
        let Some(person) = self.people.get(number) else { return Why::Barred };
        let in_block = || self.sessions.iter().enumerate().filter(|(_, session)| session.block == block);
        let allowed = || in_block().filter(|(at, session)| person.may(*at, session));
        let met = |pin: &Target| seats.iter().any(|seat| self.sessions.get(*seat).is_some_and(|found| pin.covers(*seat, found)));
        let has_room = |at: usize, capacity: Option<u32>| taken.get(at).is_some_and(|taken| capacity.is_none_or(|seats| *taken < seats));
        if allowed().next().is_none() {
            return Why::Barred;
        }
        if person.pinned.iter().any(|pin| !met(pin) && allowed().any(|(at, session)| pin.covers(at, session))) {
            return Why::Pinned;
        }
        let mut room = allowed().filter(|(at, session)| has_room(*at, session.capacity)).peekable();
        if room.peek().is_none() {
            Why::Full
        } else if room.all(|(at, _)| self.has_already(seats, at)) {
            Why::Had
        } else {
            Why::Stopped
        }
    }

    /// Whether a person with these seats has this session, or may not have it because of its workshop.
    pub(super) fn has_already(&self, seats: &[usize], session: usize) -> bool {
        let workshop = |at: usize| self.sessions.get(at).and_then(|session| session.workshop);
        let same = |seat: usize| !self.repeats && workshop(seat).is_some() && workshop(seat) == workshop(session);
        seats.iter().any(|&seat| seat == session || same(seat))
    }
}

impl Assignment {
    /// The sessions of a person.
    pub fn of(&self, person: usize) -> &[usize] {
        self.seats.get(person).map_or(&[], Vec::as_slice)
    }
}

/// What a place without a seat adds to the sum of ranks.
pub(super) fn without_seat(wish: &Wish) -> u64 {
    match wish {
        Wish::Ranked(list) if !list.is_empty() => list.len() as u64 + 2,
        _ => 0,
    }
}

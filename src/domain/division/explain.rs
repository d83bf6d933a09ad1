//! Why a person sits where they sit, and not where they would rather.

use super::{adjust::seated, plan::Plan};
use crate::allocation::{Assignment, Person, Target, Wish};

/// A place of a person in a block, with or without a seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The block, by its number in the plan.
    pub block: usize,
    /// The session, or none.
    pub seat: Option<usize>,
    /// The rank, from 1; none where the block was not ranked, or the organiser decided.
    pub rank: Option<usize>,
    /// The organiser decided it.
    pub pinned: bool,
    /// The person had ranked the block, but not this session.
    pub unlisted: bool,
    /// The dearer sessions, the dearest first, each with why not.
    pub dearer: Vec<(usize, WhyNot)>,
}

/// Why somebody does not sit in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The organiser does not let the person in.
    Barred,
    /// The organiser put the person elsewhere.
    Pinned,
    /// The person has this workshop in another round, or another place of the block.
    Had {
        /// The session where.
        session: usize,
    },
    /// All seats are taken.
    Full {
        /// How many seats there are.
        seats: u32,
        /// How many of the people there wished it no less: as dear as this person, or dearer.
        as_dear: u32,
    },
    /// There is a seat: whoever adjusts by hand can give it.
    Free,
}

/// Every place of a person, block by block; none in a block the person is away from.
pub fn explain(plan: &Plan, assignment: &Assignment, taken: &[u32], person: usize) -> Vec<Place> {
    let mut places = Vec::new();
    let Some(someone) = plan.task.people.get(person) else { return places };
    for (block, wish) in someone.wishes.iter().enumerate() {
        if *wish == Wish::Away {
            continue;
        }
        let seats = seated(plan, assignment, person, block);
        let missing = plan.task.blocks.get(block).map_or(0, |block| block.pick).saturating_sub(seats.len());
        for seat in seats.iter().copied().map(Some).chain(std::iter::repeat_n(None, missing)) {
            places.push(place(plan, assignment, taken, person, block, seat));
        }
    }
    places
}

fn place(plan: &Plan, assignment: &Assignment, taken: &[u32], person: usize, block: usize, seat: Option<usize>) -> Place {
    let Some(someone) = plan.task.people.get(person) else {
        return Place { block, seat, rank: None, pinned: false, unlisted: false, dearer: Vec::new() };
    };
    let listed = match someone.wishes.get(block) {
        Some(Wish::Ranked(list)) => list.as_slice(),
        _ => &[],
    };
    let rank = seat.and_then(|seat| plan.task.rank(person, seat));
    let pinned = seat.is_some_and(|seat| any_covers(plan, &someone.pinned, seat));
    let own = assignment.of(person);
    let dearer = listed.iter().copied().take_while(|session| Some(*session) != seat).filter(|session| !own.contains(session));
    let why_not = |session: usize| {
        let workshop = |at: usize| plan.task.sessions.get(at).and_then(|session| session.workshop);
        let same = |other: &usize| !plan.task.repeats && workshop(session).is_some() && workshop(*other) == workshop(session);
        let seats = plan.task.sessions.get(session).and_then(|session| session.capacity);
        if any_covers(plan, &someone.barred, session) {
            WhyNot::Barred
        } else if pinned {
            WhyNot::Pinned
        } else if let Some(other) = own.iter().copied().find(same) {
            WhyNot::Had { session: other }
        } else if let Some(seats) = seats.filter(|seats| taken.get(session).is_some_and(|taken| taken >= seats)) {
            WhyNot::Full { seats, as_dear: as_dear(plan, assignment, person, session) }
        } else {
            WhyNot::Free
        }
    };
    let dearer = dearer.map(|session| (session, why_not(session))).collect();
    let unlisted = rank.is_some() && seat.is_some_and(|seat| !listed.contains(&seat));
    Place { block, seat, rank, pinned, unlisted, dearer }
}

/// Whether one of these decisions is about a session.
fn any_covers(plan: &Plan, targets: &[Target], session: usize) -> bool {
    targets.iter().any(|target| match *target {
        Target::Session(own) => own == session,
        Target::Workshop(own) => plan.task.sessions.get(session).is_some_and(|session| session.workshop == Some(own)),
    })
}

/// How many people sit in a session who cannot be asked to give way: the organiser put them there, or they ranked it no worse than this
/// person did.
fn as_dear(plan: &Plan, assignment: &Assignment, person: usize, session: usize) -> u32 {
    let own = plan.task.rank(person, session).unwrap_or(usize::MAX);
    let stays = |(number, someone): &(usize, &Person)| {
        let rank = plan.task.rank(*number, session);
        assignment.of(*number).contains(&session) && rank.map_or_else(|| any_covers(plan, &someone.pinned, session), |rank| rank <= own)
    };
    u32::try_from(plan.task.people.iter().enumerate().filter(stays).count()).unwrap_or(u32::MAX)
}

//! The numbers of a division: what is wanted, and what people got.

use super::{adjust::seated, plan::Plan};
use crate::allocation::{Assignment, Wish};

/// How much a session is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Demand {
    /// The session.
    pub session: usize,
    /// How many people want it first.
    pub first: u32,
    /// How many people list it at all.
    pub listed: u32,
}

/// The numbers of a block.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BlockFigures {
    /// People who are there.
    pub people: u32,
    /// People who ranked something.
    pub ranked: u32,
    /// How much each session is wanted, in order of the programme.
    pub demand: Vec<Demand>,
    /// Seats by rank: first, second … choice.
    pub choices: Vec<u32>,
    /// How many of these are in sessions that the person had left out.
    pub unlisted: u32,
    /// Seats of people who ranked nothing, or for whom the organiser decided.
    pub free: u32,
    /// Places without a seat.
    pub unseated: u32,
}

/// The numbers of every block; without an assignment nobody has a seat yet.
pub fn figures(plan: &Plan, assignment: Option<&Assignment>) -> Vec<BlockFigures> {
    (0..plan.blocks.len()).map(|block| of_block(plan, assignment, block)).collect()
}

fn of_block(plan: &Plan, assignment: Option<&Assignment>, block: usize) -> BlockFigures {
    let mut figures = BlockFigures::default();
    let mut demand: Vec<_> = plan.sessions_of(block).map(|session| Demand { session, first: 0, listed: 0 }).collect();
    let pick = plan.task.blocks.get(block).map_or(0, |block| block.pick);
    for (number, person) in plan.task.people.iter().enumerate() {
        let listed: &[usize] = match person.wishes.get(block) {
            None | Some(Wish::Away) => continue,
            Some(Wish::Anything) => &[],
            Some(Wish::Ranked(list)) => list,
        };
        figures.people += 1;
        figures.ranked += u32::from(!listed.is_empty());
        for (at, session) in listed.iter().enumerate() {
            for demand in demand.iter_mut().filter(|demand| demand.session == *session) {
                demand.listed += 1;
                demand.first += u32::from(at == 0);
            }
        }
        let Some(assignment) = assignment else { continue };
        let seats = seated(plan, assignment, number, block);
        figures.unseated += u32::try_from(pick.saturating_sub(seats.len())).unwrap_or(0);
        for seat in seats {
            match plan.task.rank(number, seat) {
                None => figures.free += 1,
                Some(rank) => {
                    figures.choices.resize(figures.choices.len().max(rank), 0);
                    figures.choices.iter_mut().skip(rank - 1).take(1).for_each(|count| *count += 1);
                    figures.unlisted += u32::from(!listed.contains(&seat));
                }
            }
        }
    }
    figures.demand = demand;
    figures
}

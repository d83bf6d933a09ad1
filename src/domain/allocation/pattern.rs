//! The cheapest pattern of one person under prices of seats: exact, in whole numbers, by a bounded depth-first search.

use super::{
    column::{Column, Rules},
    model::{Model, Slot},
};

/// Finds cheapest patterns; keeps its memory from one person to the next.
#[derive(Default)]
pub(super) struct Pricer {
    /// Per block, reduced cost and number of the candidates worth trying, the cheapest first.
    lists: Vec<Vec<(i64, u32)>>,
    /// Per block, the least that it and all later blocks can cost.
    least: Vec<i64>,
    /// Per block, whether a place stays without a seat.
    missing: Vec<bool>,
    chosen: Vec<u32>,
    best: Vec<u32>,
    /// The reduced cost of `best`.
    cost: i64,
}

/// One search: who, and under which rules.
struct Call<'a> {
    model: &'a Model,
    slots: &'a [Slot],
    pins: &'a [Vec<u32>],
    must: &'a [u32],
}

impl Pricer {
    /// The least reduced cost of a pattern of this person, prices being given per session; `None` when the rules leave none.
    pub(super) fn price(&mut self, model: &Model, rules: &Rules, person: usize, prices: &[i64]) -> Option<i64> {
        let call = Call { model, slots: model.slots_of(person), pins: &model.pins[person], must: &rules.must[person] };
        let reduced = |number: u32| {
            let candidate = model.candidate(number);
            candidate.cost - prices[candidate.session as usize]
        };
        self.lists.resize_with(model.blocks, Vec::new);
        for (list, slot) in self.lists.iter_mut().zip(call.slots) {
            list.clear();
            if slot.places > 0 {
                fill(list, &call, slot, rules, reduced);
            }
        }
        self.least.clear();
        self.least.resize(model.blocks + 1, 0);
        let demanded = |block: usize| call.must.iter().copied().filter(move |number| model.room(*number).block == block);
        for (block, slot) in call.slots.iter().enumerate().rev() {
            let open = i64::try_from(slot.places.saturating_sub(demanded(block).count())).unwrap_or(0);
            let cheapest = self.lists[block].first().map_or(slot.unseated, |first| first.0.min(slot.unseated));
            self.least[block] = self.least[block + 1] + open * cheapest;
        }
        self.missing.clear();
        self.missing.resize(model.blocks, false);
        self.chosen.clear();
        self.chosen.extend_from_slice(call.must);
        self.cost = i64::MAX;
        let start = call.must.iter().map(|number| reduced(*number)).sum();
        self.enter(&call, 0, start);
        (self.cost < i64::MAX).then_some(self.cost)
    }

    /// The candidates of the pattern found last.
    pub(super) fn found(&self) -> &[u32] {
        &self.best
    }

    /// The pattern found last, with its cost.
    pub(super) fn column(&self, model: &Model, person: usize) -> Column {
        let mut pattern = self.best.clone();
        pattern.sort_unstable();
        let taken = |block| pattern.iter().filter(|number| model.room(**number).block == block).count();
        let unseated = |(block, slot): (usize, &Slot)| slot.unseated * i64::try_from(slot.places.saturating_sub(taken(block))).unwrap_or(0);
        let cost = pattern.iter().map(|number| model.candidate(*number).cost).sum::<i64>();
        let cost = cost + model.slots_of(person).iter().enumerate().map(unseated).sum::<i64>();
        Column { person, cost, pattern }
    }

    /// Goes on with a block, or takes stock after the last one.
    fn enter(&mut self, call: &Call<'_>, block: usize, cost: i64) {
        let Some(slot) = call.slots.get(block) else {
            if cost < self.cost && self.meets_pins(call) {
                self.cost = cost;
                self.best.clone_from(&self.chosen);
            }
            return;
        };
        let demanded = call.must.iter().filter(|number| call.model.room(**number).block == block).count();
        self.extend(call, block, slot.places.saturating_sub(demanded), 0, cost);
    }

    /// Fills the open places of a block with candidates from `from` on, then leaves the rest without a seat.
    fn extend(&mut self, call: &Call<'_>, block: usize, open: usize, from: usize, cost: i64) {
        if open == 0 {
            return self.enter(call, block + 1, cost);
        }
        let many = i64::try_from(open).unwrap_or(0);
        let later = self.least[block + 1];
        for at in from..self.lists[block].len() {
            let (reduced, number) = self.lists[block][at];
            if cost + many.saturating_mul(reduced.min(call.slots[block].unseated)) + later >= self.cost {
                break;
            }
            let workshop = call.model.room(number).workshop;
            if !self.chosen.iter().any(|other| call.model.room(*other).workshop == workshop) {
                self.chosen.push(number);
                self.extend(call, block, open - 1, at + 1, cost + reduced);
                self.chosen.pop();
            }
        }
        let cost = cost + many * call.slots[block].unseated;
        if cost + later < self.cost {
            self.missing[block] = true;
            self.enter(call, block + 1, cost);
            self.missing[block] = false;
        }
    }

    /// Every pin has its session, or a place is kept for it.
    fn meets_pins(&self, call: &Call<'_>) -> bool {
        let taken = |session: u32| self.chosen.iter().any(|number| call.model.candidate(*number).session == session);
        let kept = |session: u32| self.missing[call.model.sessions[session as usize].block];
        call.pins.iter().all(|pin| pin.iter().any(|session| taken(*session) || kept(*session)))
    }
}

/// Lists the candidates of a block that a cheapest pattern can need.
///
/// Of a workshop only its cheapest session, and of workshops as many as the person gets sessions in all: the others can take away one
/// fewer. With pins or demands any candidate may be needed.
fn fill(list: &mut Vec<(i64, u32)>, call: &Call<'_>, slot: &Slot, rules: &Rules, reduced: impl Fn(u32) -> i64) {
    let numbers = slot.candidates.clone().filter_map(|number| u32::try_from(number).ok());
    let numbers = numbers.take_while(|number| call.model.candidate(*number).rank <= rules.worst);
    let numbers = numbers.filter(|number| !rules.off[*number as usize]);
    if !call.pins.is_empty() || !call.must.is_empty() {
        list.extend(numbers.map(|number| (reduced(number), number)));
        list.sort_unstable();
        return;
    }
    let needed: usize = call.slots.iter().map(|slot| slot.places).sum();
    for number in numbers {
        let cost = reduced(number);
        if list.len() == needed && list.last().is_some_and(|last| last.0 <= cost) {
            continue;
        }
        let workshop = call.model.room(number).workshop;
        if let Some(same) = list.iter().position(|(_, other)| call.model.room(*other).workshop == workshop) {
            if list[same].0 <= cost {
                continue;
            }
            list.remove(same);
        }
        let at = list.partition_point(|listed| listed.0 <= cost);
        list.insert(at, (cost, number));
        list.truncate(needed);
    }
}

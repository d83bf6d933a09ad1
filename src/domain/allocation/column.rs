//! Patterns as columns of the relaxation, and the rules of a node of the search that a pattern keeps or breaks.

use super::model::{Model, UNIT};

/// What one person gets in all rounds; blocks it does not mention stay without a seat.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// The person, in the order of the model.
    pub(super) person: usize,
    /// Ranks, unseated places and ties, in parts of `UNIT`.
    pub(super) cost: i64,
    /// The candidates taken, in order of number.
    pub(super) pattern: Vec<u32>,
}

/// What is allowed at a node of the search.
pub(super) struct Rules {
    /// No rank above this one.
    pub(super) worst: u32,
    /// Per candidate, whether the branch forbids it.
    pub(super) off: Vec<bool>,
    /// Per person, the candidates that the branch demands.
    pub(super) must: Vec<Vec<u32>>,
    /// What breaking them costs: more than an assignment ever does, in ranks.
    penalty: f64,
}

impl Rules {
    /// No rule but the worst rank.
    pub(super) fn new(model: &Model, worst: u32) -> Self {
        let places: usize = model.slots.iter().map(|slot| slot.places).sum();
        let penalty = as_float(model.miss) * as_float(i64::try_from(places + 1).unwrap_or(i64::MAX));
        Self { worst, off: vec![false; model.candidates.len()], must: vec![Vec::new(); model.people.len()], penalty }
    }

    /// Whether a candidate may be taken.
    pub(super) fn allow(&self, model: &Model, candidate: u32) -> bool {
        model.candidate(candidate).rank <= self.worst && !self.off[candidate as usize]
    }

    /// Whether a column keeps the rules.
    pub(super) fn hold_for(&self, model: &Model, column: &Column) -> bool {
        column.pattern.iter().all(|candidate| self.allow(model, *candidate))
            && self.must[column.person].iter().all(|candidate| column.pattern.contains(candidate))
    }

    /// The cost of a column in ranks: one that breaks the rules stays in the basis, which keeps it feasible, but pays dearly.
    pub(super) fn cost(&self, model: &Model, column: &Column) -> f64 {
        in_ranks(column.cost) + if self.hold_for(model, column) { 0.0 } else { self.penalty }
    }
}

/// Parts of `UNIT` as ranks.
pub(super) fn in_ranks(cost: i64) -> f64 {
    as_float(cost) / as_float(UNIT)
}

#[expect(clippy::cast_precision_loss, reason = "floating point only proposes; what is lost is far below a tie")]
fn as_float(number: i64) -> f64 {
    number as f64
}

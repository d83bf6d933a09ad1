//! The linear relaxation over all patterns, by column generation: cheapest patterns are priced and brought into the basis until none pays.

use super::{
    basis::Basis,
    column::{Column, Rules, in_ranks},
    model::{Model, NO_ROW, TIES, UNIT},
    pattern::Pricer,
};

/// A column pays when it saves more than this, in ranks: well above rounding errors, and below what a tie costs on average.
const TOLERANCE: f64 = 1e-7;
/// What a round of pricing counts as work: as much as one pivot per so many people.
const PEOPLE_PER_PIVOT: usize = 32;

/// The state of the relaxation.
pub(super) struct Relaxation {
    pub(super) basis: Basis,
    pricer: Pricer,
    /// Prices per session in parts of `UNIT`, never positive.
    prices: Vec<i64>,
    priced: Vec<(f64, Column)>,
    /// Pivots and rounds of pricing, in pivots.
    pub(super) work: u64,
    rounds: usize,
}

/// What a round of pricing found.
pub(super) enum Round {
    /// The solution was improved.
    Better,
    /// Nothing pays any more, or no column may be taken that would.
    Done {
        /// No assignment under the rules is cheaper, in ranks; `None` when there is none.
        bound: Option<i64>,
    },
}

impl Relaxation {
    /// Begins with patterns taken greedily, person by person, as long as there are seats.
    pub(super) fn new(model: &Model, rules: &Rules) -> Self {
        let mut pricer = Pricer::default();
        let mut charged = vec![0; model.sessions.len()];
        let mut free = model.seats.clone();
        // Dearer than any place without a seat: a full session is never taken.
        let full = -4 * model.miss * UNIT;
        for (price, room) in charged.iter_mut().zip(&model.sessions) {
            *price = if free.get(room.row as usize) == Some(&0) { full } else { 0 };
        }
        let columns = (0..model.people.len()).map(|person| {
            pricer.price(model, rules, person, &charged);
            let column = pricer.column(model, person);
            for number in &column.pattern {
                let session = model.candidate(*number).session as usize;
                let Some(free) = free.get_mut(model.sessions[session].row as usize) else { continue };
                *free = free.saturating_sub(1);
                if *free == 0 {
                    charged[session] = full;
                }
            }
            column
        });
        let columns: Vec<Column> = columns.collect();
        Self { basis: Basis::new(model, rules, columns), pricer, prices: charged, priced: Vec::new(), work: 1, rounds: 0 }
    }

    /// After the rules have changed: what is basic pays by the new ones.
    pub(super) fn charge(&mut self, model: &Model, rules: &Rules) {
        self.basis.charge(model, rules);
        self.rounds = 0;
    }

    /// One round of pricing and the pivots it leads to; gives up as soon as no assignment can be cheaper than `cutoff` ranks.
    pub(super) fn advance(&mut self, model: &Model, rules: &Rules, cutoff: i64) -> Round {
        self.work += (model.people.len() / PEOPLE_PER_PIVOT) as u64 + 1;
        self.rounds += 1;
        let Some(bound) = self.price(model, rules) else { return Round::Done { bound: None } };
        if bound >= cutoff || self.rounds > 200 + 20 * model.people.len() {
            return Round::Done { bound: Some(bound) };
        }
        let mut pivots = 0;
        for row in 0..model.seats.len() {
            pivots += u64::from(self.basis.enter_slack(model, row, TOLERANCE));
        }
        // All that were priced are tried, each against the prices of its moment: to price anew after fewer was six times slower.
        self.priced.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.person.cmp(&b.1.person)));
        for (_, column) in self.priced.drain(..) {
            let cost = in_ranks(column.cost);
            pivots += u64::from(self.basis.enter(model, column, cost, TOLERANCE));
        }
        self.work += pivots;
        if pivots == 0 { Round::Done { bound: Some(bound) } } else { Round::Better }
    }

    /// Prices every person's best pattern; the Lagrangian bound of these prices, rounded up to whole ranks.
    fn price(&mut self, model: &Model, rules: &Rules) -> Option<i64> {
        let mut sum = 0_i128;
        for (price, room) in self.prices.iter_mut().zip(&model.sessions) {
            *price = 0;
            if room.row != NO_ROW {
                let row = room.row as usize;
                // Whatever number this is, the bound below is true for it, as long as it is not positive.
                *price = in_parts(self.basis.prices()[row]).min(0);
                sum += i128::from(*price) * i128::from(model.seats[row]);
            }
        }
        self.priced.clear();
        for person in 0..model.people.len() {
            let cost = self.pricer.price(model, rules, person, &self.prices)?;
            sum += i128::from(cost);
            let column = self.pricer.found();
            let own = in_ranks(cost) + model.rows(column).map(|row| self.basis.prices()[row]).sum::<f64>();
            let reduced = self.basis.reduced(model, person, column, own);
            if reduced < -TOLERANCE {
                self.priced.push((reduced, self.pricer.column(model, person)));
            }
        }
        // Ties are under a `TIES`th of a rank in all, and costs without them whole.
        let ranks = (sum - i128::from(UNIT / TIES)).div_euclid(i128::from(UNIT)) + 1;
        Some(i64::try_from(ranks).unwrap_or(i64::MIN))
    }
}

/// Ranks in parts of `UNIT`.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "saturates, and any price makes a true bound")]
fn in_parts(ranks: f64) -> i64 {
    (ranks * UNIT as f64).round() as i64
}

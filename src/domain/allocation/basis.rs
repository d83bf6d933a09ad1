//! The revised simplex method under generalised upper bounds (G. B. Dantzig, R. M. Van Slyke, 1967).
//!
//! Every person has exactly one pattern: these rows are kept out of the inverse. One basic column of each person is the key; the working
//! basis holds one column per limited session, each less the key of its person, or a slack. Its inverse is dense and small.
//!
//! Seats are perturbed by up to `WOBBLE`, each row by another amount, so that no basic value is zero, each pivot makes progress and the
//! method cannot cycle. Prices for the perturbed seats are as true for the real ones.

use super::{
    column::{Column, Rules},
    inverse::Inverse,
    model::Model,
};

/// By how much of a seat rows differ from their whole numbers, at most; what is read off is rounded much more coarsely.
const WOBBLE: f64 = 1e-6;

/// A basic column beside the keys.
pub(super) enum Member {
    /// Free seats of a row.
    Slack(usize),
    /// A pattern, and what it costs under the rules, in ranks.
    Pattern(Column, f64),
}

/// A basic solution.
pub(super) struct Basis {
    pub(super) keys: Vec<(Column, f64)>,
    pub(super) members: Vec<Member>,
    /// Per person, the places of the person's other columns in `members`.
    pub(super) others: Vec<Vec<usize>>,
    /// Of the working basis; a row per member.
    pub(super) inverse: Inverse,
    /// Values of the members.
    pub(super) values: Vec<f64>,
    /// Prices of seats in ranks, negative where they are scarce.
    pub(super) prices: Vec<f64>,
    pub(super) seats: Vec<f64>,
    pub(super) pivots: usize,
    pub(super) direction: Vec<f64>,
}

impl Basis {
    /// Begins at patterns that fit into the seats, one per person.
    pub(super) fn new(model: &Model, rules: &Rules, columns: Vec<Column>) -> Self {
        let rows = model.seats.len();
        let wobble = |row: usize| WOBBLE * (1.0 + f64::from(u32::try_from(row * 7919 % 1009).unwrap_or(0)) / 1009.0) / 2.0;
        let mut basis = Self {
            keys: columns.into_iter().map(|column| (rules.cost(model, &column), column)).map(|(cost, column)| (column, cost)).collect(),
            members: (0..rows).map(Member::Slack).collect(),
            others: vec![Vec::new(); model.people.len()],
            inverse: Inverse::identity(rows),
            values: vec![0.0; rows],
            prices: vec![0.0; rows],
            seats: model.seats.iter().enumerate().map(|(row, seats)| f64::from(*seats) + wobble(row)).collect(),
            pivots: 0,
            direction: vec![0.0; rows],
        };
        basis.refresh(model);
        basis
    }

    /// Prices per row, in ranks.
    pub(super) fn prices(&self) -> &[f64] {
        &self.prices
    }

    /// Makes inverse, values and prices anew.
    pub(super) fn refresh(&mut self, model: &Model) {
        let size = self.members.len();
        let mut matrix = vec![0.0; size * size];
        let mut free = self.seats.clone();
        for (key, _) in &self.keys {
            model.rows(&key.pattern).for_each(|row| free[row] -= 1.0);
        }
        for (place, member) in self.members.iter().enumerate() {
            match member {
                Member::Slack(row) => matrix[row * size + place] = 1.0,
                Member::Pattern(column, _) => {
                    model.rows(&column.pattern).for_each(|row| matrix[row * size + place] += 1.0);
                    model.rows(&self.keys[column.person].0.pattern).for_each(|row| matrix[row * size + place] -= 1.0);
                }
            }
        }
        // A matrix as good as singular cannot come of these pivots; if it does, the old inverse serves on: bounds do not rest on it.
        if let Some(inverse) = Inverse::of(matrix, size) {
            self.inverse = inverse;
        }
        self.values.fill(0.0);
        for (row, free) in free.into_iter().enumerate() {
            self.inverse.add_column(row, free, &mut self.values);
        }
        self.pivots = 0;
        self.reprice();
    }

    fn reprice(&mut self) {
        self.prices.fill(0.0);
        for (place, member) in self.members.iter().enumerate() {
            if let Member::Pattern(column, cost) = member {
                let more = cost - self.keys[column.person].1;
                self.prices.iter_mut().zip(self.inverse.row(place)).for_each(|(price, entry)| *price += more * entry);
            }
        }
    }

    /// What a column costs less than the person's basic ones, in ranks: negative when it should enter.
    pub(super) fn reduced(&self, model: &Model, person: usize, pattern: &[u32], cost: f64) -> f64 {
        let (key, key_cost) = &self.keys[person];
        let value = |pattern: &[u32]| model.rows(pattern).map(|row| self.prices[row]).sum::<f64>();
        (cost - value(pattern)) - (key_cost - value(&key.pattern))
    }

    /// The basic columns of a person with their values.
    pub(super) fn columns(&self, person: usize) -> impl Iterator<Item = (&Column, f64)> {
        let others = self.others[person].iter().filter_map(|place| match &self.members[*place] {
            Member::Pattern(column, _) => Some((column, self.values[*place])),
            Member::Slack(_) => None,
        });
        std::iter::once((&self.keys[person].0, self.key_value(person))).chain(others)
    }

    /// The value of a person's key: what the other columns leave.
    pub(super) fn key_value(&self, person: usize) -> f64 {
        1.0 - self.others[person].iter().map(|place| self.values[*place]).sum::<f64>()
    }

    /// Takes costs from new rules; the solution stays what it is.
    pub(super) fn charge(&mut self, model: &Model, rules: &Rules) {
        for (column, cost) in &mut self.keys {
            *cost = rules.cost(model, column);
        }
        for member in &mut self.members {
            if let Member::Pattern(column, cost) = member {
                *cost = rules.cost(model, column);
            }
        }
        self.reprice();
    }

    /// Brings the slack of a row into the basis, when that pays.
    pub(super) fn enter_slack(&mut self, model: &Model, row: usize, tolerance: f64) -> bool {
        let reduced = -self.prices[row];
        if reduced >= -tolerance {
            return false;
        }
        self.direction.fill(0.0);
        self.inverse.add_column(row, 1.0, &mut self.direction);
        self.pivot(model, Member::Slack(row), None, reduced)
    }

    /// Brings a column that keeps the rules into the basis, when that pays.
    pub(super) fn enter(&mut self, model: &Model, column: Column, cost: f64, tolerance: f64) -> bool {
        let reduced = self.reduced(model, column.person, &column.pattern, cost);
        if reduced >= -tolerance || self.columns(column.person).any(|(basic, _)| basic.pattern == column.pattern) {
            return false;
        }
        self.direction.fill(0.0);
        self.add_direction(model, &column.pattern, 1.0);
        let key = std::mem::take(&mut self.keys[column.person].0.pattern);
        self.add_direction(model, &key, -1.0);
        self.keys[column.person].0.pattern = key;
        let person = column.person;
        self.pivot(model, Member::Pattern(column, cost), Some(person), reduced)
    }

    fn add_direction(&mut self, model: &Model, pattern: &[u32], sign: f64) {
        for row in model.rows(pattern) {
            self.inverse.add_column(row, sign, &mut self.direction);
        }
    }
}

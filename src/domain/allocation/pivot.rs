//! The exchange of one basic column for another, keys included.

use super::{
    basis::{Basis, Member},
    column::Column,
    model::Model,
};

/// Pivots and rates smaller than this count as zero.
const TINY: f64 = 1e-9;
/// After so many pivots the inverse is made anew, and rounding errors are gone.
const FRESH: usize = 100;

impl Basis {
    /// Moves along `direction` until the first basic value is zero, and puts the new column in its place.
    pub(super) fn pivot(&mut self, model: &Model, column: Member, person: Option<usize>, reduced: f64) -> bool {
        // The member, or the person whose key, is first at zero.
        let (mut step, mut leaving) = (f64::INFINITY, None);
        let mut largest = 0.0_f64;
        let mut offer = |value: f64, rate: f64, what: Leaving| {
            let ratio = value.max(0.0) / rate;
            // Among equals the largest pivot, which is the surest number.
            if rate > TINY && (ratio < step - 1e-12 || (ratio <= step && rate > largest)) {
                (step, largest, leaving) = (ratio, rate, Some(what));
            }
        };
        for (place, rate) in self.direction.iter().enumerate() {
            offer(self.values[place], *rate, Leaving::Member(place));
            if let Member::Pattern(Column { person: owner, .. }, _) = &self.members[place]
                && self.others[*owner].first() == Some(&place)
            {
                offer(self.key_value(*owner), self.key_rate(*owner, person), Leaving::Key(*owner));
            }
        }
        if let Some(person) = person.filter(|person| self.others[*person].is_empty()) {
            offer(1.0, 1.0, Leaving::Key(person));
        }
        let Some(leaving) = leaving else { return false };
        for (value, rate) in self.values.iter_mut().zip(&self.direction) {
            *value -= step * rate;
        }
        let place = match leaving {
            Leaving::Member(place) => place,
            Leaving::Key(owner) => {
                let Some(&place) = self.others[owner].first() else {
                    // The only column of the person gives way; nothing but the key changes.
                    if let Member::Pattern(column, cost) = column {
                        self.keys[owner] = (column, cost);
                    }
                    return true;
                };
                self.swap_key(owner, place, person);
                place
            }
        };
        self.replace(place, column, step, reduced);
        self.pivots += 1;
        if self.pivots >= FRESH {
            self.refresh(model);
        }
        true
    }

    /// How fast the value of a key falls when the entering column, of `person`, rises.
    fn key_rate(&self, owner: usize, person: Option<usize>) -> f64 {
        let own = if person == Some(owner) { 1.0 } else { 0.0 };
        own - self.others[owner].iter().map(|place| self.direction[*place]).sum::<f64>()
    }

    /// Makes the member at `place` the key of its person and the old key a member.
    fn swap_key(&mut self, owner: usize, place: usize, person: Option<usize>) {
        let value = self.key_value(owner);
        let rate = self.key_rate(owner, person);
        self.inverse.fold(place, &self.others[owner]);
        self.values[place] = value;
        self.direction[place] = rate;
        if let Member::Pattern(column, cost) = &mut self.members[place] {
            let (key, key_cost) = &mut self.keys[owner];
            std::mem::swap(column, key);
            std::mem::swap(cost, key_cost);
        }
    }

    /// Puts a column in the place of a member.
    fn replace(&mut self, place: usize, column: Member, value: f64, reduced: f64) {
        let mut direction = std::mem::take(&mut self.direction);
        self.inverse.exchange(place, &mut direction);
        self.direction = direction;
        for (price, own) in self.prices.iter_mut().zip(self.inverse.row(place)) {
            *price += reduced * own;
        }
        self.values[place] = value;
        if let Member::Pattern(column, _) = &column {
            self.others[column.person].push(place);
        }
        if let Member::Pattern(left, _) = std::mem::replace(&mut self.members[place], column) {
            let others = &mut self.others[left.person];
            if let Some(at) = others.iter().position(|other| *other == place) {
                others.remove(at);
            }
        }
    }
}

/// What leaves the basis.
#[derive(Clone, Copy)]
enum Leaving {
    Member(usize),
    Key(usize),
}

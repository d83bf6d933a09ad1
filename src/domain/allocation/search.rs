//! Branch and bound over the relaxation, for one worst rank: depth first, on who gets which session.

use super::{
    column::{Column, Rules},
    model::{Model, UNIT},
    relaxation::{Relaxation, Round},
};

/// Shares of a pattern nearer to none or all than this are rounded; an assignment read off so is judged in whole numbers afterwards.
const ROUNDED: f64 = 1e-3;

/// A decision on the way down.
struct Branch {
    person: usize,
    candidate: u32,
    /// First the candidate is demanded, then it is forbidden.
    demanded: bool,
    /// No assignment below is cheaper, in ranks.
    bound: i64,
}

/// An assignment: per person, in the order of the model, a pattern.
pub(super) type Patterns = Vec<Vec<u32>>;

/// The search at one worst rank.
pub(super) struct Search {
    rules: Rules,
    relaxation: Relaxation,
    path: Vec<Branch>,
    /// Only cheaper assignments are looked for, in ranks.
    pub(super) cutoff: i64,
    /// The best assignment found, cheaper than `cutoff` or not; whoever takes it has it.
    pub(super) best: Option<(i64, Patterns)>,
    /// What the best assignment ever found costs, in ranks.
    pub(super) found: i64,
    /// No assignment is cheaper, in ranks, as far as the root tells.
    root: i64,
    /// The least bound of a node that had to be left without a proof.
    left: i64,
    closed: bool,
}

impl Search {
    /// Looks for assignments cheaper than `cutoff` with no rank above `worst`.
    pub(super) fn new(model: &Model, worst: u32, cutoff: i64) -> Self {
        let rules = Rules::new(model, worst);
        let relaxation = Relaxation::new(model, &rules);
        let mut search =
            Self { rules, relaxation, path: Vec::new(), cutoff, best: None, found: i64::MAX, root: 0, left: i64::MAX, closed: false };
        search.read(model);
        search
    }

    /// The work done so far.
    pub(super) fn work(&self) -> u64 {
        self.relaxation.work
    }

    /// No assignment of this search is cheaper than this, in ranks.
    pub(super) fn lower(&self) -> i64 {
        let open = self.path.iter().enumerate();
        // The last branch is being looked at; of the others only those whose second half is still to come are open.
        let open = open.filter(|(at, branch)| branch.demanded || at + 1 == self.path.len()).map(|(_, branch)| branch.bound).min();
        let open = if self.closed { i64::MAX } else { open.unwrap_or(self.root) };
        open.min(self.left).min(self.cutoff)
    }

    /// Whether nothing cheaper than `cutoff` is left, and that is proved.
    pub(super) fn proved(&self) -> bool {
        self.closed && self.left >= self.cutoff
    }

    /// A piece of work; `false` when there is nothing left to look at.
    pub(super) fn advance(&mut self, model: &Model) -> bool {
        match self.relaxation.advance(model, &self.rules, self.cutoff) {
            Round::Better => true,
            Round::Done { bound } => {
                let bound = bound.unwrap_or(i64::MAX);
                if self.path.is_empty() {
                    self.root = bound.max(0);
                }
                if bound < self.cutoff {
                    self.read(model);
                }
                if bound < self.cutoff {
                    let bound = self.path.last().map_or(bound, |last| bound.max(last.bound));
                    if let Some((person, candidate)) = self.fractional(model) {
                        self.path.push(Branch { person, candidate, demanded: true, bound });
                        self.rules.must[person].push(candidate);
                        self.relaxation.charge(model, &self.rules);
                        return true;
                    }
                    self.left = self.left.min(bound);
                }
                self.back(model)
            }
        }
    }

    /// The next open node, from the deepest up.
    fn back(&mut self, model: &Model) -> bool {
        while let Some(mut last) = self.path.pop() {
            if last.demanded {
                self.rules.must[last.person].pop();
                if last.bound < self.cutoff {
                    last.demanded = false;
                    self.rules.off[last.candidate as usize] = true;
                    self.path.push(last);
                    self.relaxation.charge(model, &self.rules);
                    return true;
                }
            } else {
                self.rules.off[last.candidate as usize] = false;
            }
        }
        self.closed = true;
        false
    }

    /// Takes the largest column of each person; keeps the assignment when it fits and is cheaper.
    fn read(&mut self, model: &Model) {
        let largest = |person| self.relaxation.basis.columns(person).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(column, _)| column);
        let Some(columns) = (0..model.people.len()).map(largest).collect::<Option<Vec<&Column>>>() else { return };
        let mut free = model.seats.clone();
        let fits =
            |column: &&Column| model.rows(&column.pattern).all(|row| free[row].checked_sub(1).map(|left| free[row] = left).is_some());
        let keep = |column: &&Column| column.pattern.iter().all(|candidate| model.candidate(*candidate).rank <= self.rules.worst);
        if !columns.iter().all(keep) || !columns.iter().all(fits) {
            return;
        }
        // Ties together are less than a rank.
        let cost = columns.iter().map(|column| column.cost).sum::<i64>().div_euclid(UNIT);
        if cost < self.found {
            self.found = cost;
            self.cutoff = self.cutoff.min(cost);
            self.best = Some((cost, columns.into_iter().map(|column| column.pattern.clone()).collect()));
        }
    }

    /// Who is torn most decidedly between patterns, and the session that most of that person sits in.
    fn fractional(&self, model: &Model) -> Option<(usize, u32)> {
        let mut found: Option<(f64, usize, u32)> = None;
        let mut shares: Vec<(u32, f64)> = Vec::new();
        for person in 0..model.people.len() {
            shares.clear();
            for (column, value) in self.relaxation.basis.columns(person).filter(|(column, _)| self.rules.hold_for(model, column)) {
                for &candidate in &column.pattern {
                    match shares.iter_mut().find(|(other, _)| *other == candidate) {
                        Some((_, share)) => *share += value,
                        None => shares.push((candidate, value)),
                    }
                }
            }
            for &(candidate, share) in &shares {
                let undecided = (ROUNDED..1.0 - ROUNDED).contains(&share) && !self.rules.must[person].contains(&candidate);
                if undecided && found.is_none_or(|(most, ..)| share > most) {
                    found = Some((share, person, candidate));
                }
            }
        }
        found.map(|(_, person, candidate)| (person, candidate))
    }
}

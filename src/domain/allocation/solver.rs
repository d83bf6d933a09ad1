//! The whole search: first how many must stay without a seat and the best worst rank, then the smallest sum. In slices, for a page.

use super::{
    check::{Conflict, check},
    flow::least_unseated,
    model::Model,
    outcome::{Assignment, Certificate, Objective, Outcome},
    search::Search,
    task::{Fault, Task},
};

/// A search under way.
pub struct Solver {
    task: Task,
    model: Model,
    /// Per worst rank, how many stay without a seat at least.
    unseated: Vec<u64>,
    search: Search,
    phase: Phase,
    limit: u64,
    /// Work of the searches that are over.
    spent: u64,
    best: Option<(Objective, Assignment)>,
    /// Proved so far.
    lower: Objective,
    /// A search ended without a proof, so that nothing more can be proved.
    stuck: bool,
}

/// What the present search is to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Whether the least that rounds one by one allow can be had jointly as well, at the least worst rank that could do.
    Luck { worst: u32 },
    /// How many must stay without a seat, whatever the ranks.
    Least,
    /// Whether no more than that have to at this worst rank; from low to high.
    Rank { worst: u32, unseated: u64 },
}

/// What can be told about a search under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Work done so far.
    pub work: u64,
    /// The work after which the search stops.
    pub limit: u64,
    /// The best found so far.
    pub best: Option<Objective>,
    /// No assignment is better than this.
    pub lower: Objective,
}

impl Solver {
    /// Begins. Work is counted in pivots, and the search stops after `limit` of them with the best that it has and a bound.
    ///
    /// # Errors
    /// Everything that is wrong with the task.
    pub fn new(task: Task, limit: u64) -> Result<Self, Vec<Fault>> {
        let faults = task.faults();
        if !faults.is_empty() {
            return Err(faults);
        }
        let model = Model::new(&task);
        let unseated = least_unseated(&model);
        let least = unseated.last().copied().unwrap_or(0);
        let worst = first_with(&unseated, least);
        let search = Search::new(&model, worst, cutoff(&model, least));
        let lower = Objective { unseated: least, worst: worst as usize, sum: 0 };
        let mut solver =
            Self { task, model, unseated, search, phase: Phase::Luck { worst }, limit, spent: 0, best: None, lower, stuck: false };
        solver.note();
        Ok(solver)
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        Progress { work: self.work(), limit: self.limit, best: self.best.as_ref().map(|(objective, _)| *objective), lower: self.lower }
    }

    /// Works on for about `work` pivots, and returns the outcome when it is there; to be called until then.
    pub fn step(&mut self, work: u64) -> Option<Outcome> {
        let until = self.work().saturating_add(work);
        while self.work() < until {
            if self.work() >= self.limit {
                return Some(self.outcome());
            }
            let open = self.search.advance(&self.model);
            self.note();
            if !open && self.next() {
                return Some(self.outcome());
            }
        }
        None
    }

    /// Works until the outcome is there.
    pub fn run(mut self) -> Outcome {
        loop {
            if let Some(outcome) = self.step(u64::MAX) {
                return outcome;
            }
        }
    }

    /// Ends the search early, with the best that it has and a bound.
    pub fn stop(self) -> Outcome {
        self.outcome()
    }

    /// Keeps what the search found and proved.
    fn note(&mut self) {
        if let Some((_, patterns)) = self.search.best.take() {
            let assignment = self.model.assignment(patterns.iter().map(Vec::as_slice));
            let objective = self.task.objective(&assignment);
            let sound = check(&self.task, &assignment).into_iter().all(Conflict::is_lack);
            if sound && self.best.as_ref().is_none_or(|(best, _)| objective < *best) {
                self.best = Some((objective, assignment));
            }
            if self.phase == Phase::Least {
                // Only fewer unseated are of interest now; when there cannot be fewer, nothing is.
                let found = self.places(self.search.found);
                let least = self.unseated.last().copied().unwrap_or(0);
                self.search.cutoff = if found <= least { i64::MIN } else { cutoff(&self.model, found - 1) };
            }
        }
        if self.stuck {
            return;
        }
        let cost = self.search.lower();
        let proved = match self.phase {
            Phase::Luck { worst } => self.at(self.lower.unseated, worst, cost),
            Phase::Rank { worst, unseated } => self.at(unseated, worst, cost),
            Phase::Least => {
                let unseated = self.places(cost);
                Objective { unseated, worst: first_with(&self.unseated, unseated) as usize, sum: 0 }
            }
        };
        self.lower = self.lower.max(proved);
    }

    /// What a bound on the cost says while so many stay without a seat and a worst rank is looked at.
    fn at(&self, unseated: u64, worst: u32, cost: i64) -> Objective {
        let ranks = cost.saturating_sub(self.model.miss.saturating_mul(i64::try_from(unseated).unwrap_or(i64::MAX)));
        if ranks > self.model.most {
            return Objective { unseated, worst: worst as usize + 1, sum: 0 };
        }
        Objective { unseated, worst: worst as usize, sum: u64::try_from(ranks).unwrap_or(0) }
    }

    /// How many places stay without a seat in whatever costs at least so much.
    fn places(&self, cost: i64) -> u64 {
        let above = i64::from(cost.rem_euclid(self.model.miss) > self.model.most);
        u64::try_from(cost.div_euclid(self.model.miss) + above).unwrap_or(0)
    }

    /// Goes to the next search; `true` when there is none.
    fn next(&mut self) -> bool {
        let (worst, unseated) = match self.phase {
            Phase::Luck { worst } if self.search.found < cutoff(&self.model, self.unseated_at(worst)) => return true,
            Phase::Rank { unseated, .. } if self.search.found < cutoff(&self.model, unseated) => return true,
            Phase::Luck { .. } => (self.model.worst, None),
            Phase::Least => {
                let unseated = self.places(self.search.found);
                (first_with(&self.unseated, unseated), Some(unseated))
            }
            Phase::Rank { worst, unseated } => (worst + 1, Some(unseated)),
        };
        self.stuck |= !self.search.proved();
        if worst > self.model.worst {
            return true;
        }
        self.spent += self.search.work();
        self.phase = unseated.map_or(Phase::Least, |unseated| Phase::Rank { worst, unseated });
        let cutoff = unseated.map_or(i64::MAX, |unseated| cutoff(&self.model, unseated));
        self.search = Search::new(&self.model, worst, cutoff);
        self.note();
        false
    }

    fn unseated_at(&self, worst: u32) -> u64 {
        self.unseated.get(worst as usize).copied().unwrap_or(0)
    }

    fn work(&self) -> u64 {
        self.spent + self.search.work()
    }

    /// What the best known is worth, proved or not.
    fn outcome(&self) -> Outcome {
        let (objective, assignment) = self.best.clone().unwrap_or_default();
        let proved = objective <= self.lower;
        let certificate = if proved { Certificate::Optimal } else { Certificate::Bound { lower: self.lower } };
        self.task.outcome(assignment, certificate, self.work())
    }
}

/// The least worst rank at which rounds one by one leave no more without a seat.
fn first_with(unseated: &[u64], most: u64) -> u32 {
    u32::try_from(unseated.iter().position(|unseated| *unseated <= most).unwrap_or(0)).unwrap_or(0)
}

/// What costs less leaves no more than so many without a seat, in ranks.
fn cutoff(model: &Model, unseated: u64) -> i64 {
    model.miss * i64::try_from(unseated).unwrap_or(i64::MAX / model.miss) + model.most + 1
}

//! Dividing people among workshops, exactly and fairly, all rounds jointly.
//!
//! A [`Task`] goes into a [`Solver`], which is stepped so that a page stays responsive, and an [`Outcome`] with a certificate comes
//! out. The objective, the first difference deciding: as few places without a seat as possible; the best worst rank; the smallest sum
//! of ranks. Ties are settled by the seed and the keys of people and sessions, never by the order of input.
//!
//! How: what one person gets in all rounds together is a pattern (`pattern`), and seats couple the people. The linear relaxation over all
//! patterns is solved by column generation (`relaxation`) with a revised simplex method under generalised upper bounds (`basis`); what
//! it leaves fractional is branched on (`search`); the worst rank is found on top of it (`solver`).
//!
//! What is claimed rests on whole numbers alone. Floating point only proposes assignments and prices: an assignment is judged by
//! adding up its ranks, and a bound is a Lagrangian bound in integers, true for whatever prices.

mod basis;
mod check;
mod column;
mod flow;
mod inverse;
mod model;
mod outcome;
mod pattern;
mod pivot;
mod relaxation;
mod search;
mod solver;
mod task;
mod tie;

pub use check::{Conflict, check};
pub use outcome::{Assignment, Certificate, Objective, Outcome, Unseated, Why};
pub use solver::{Progress, Solver};
pub use task::{Block, Fault, Person, Session, Target, Task, Wish};

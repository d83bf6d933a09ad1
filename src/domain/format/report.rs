//! What is found wrong while a file is read.

use std::cell::{Cell, RefCell};

use crate::{problem::Problem, text::Language};

/// Nobody reads a longer report; without a limit a hostile file would make one far larger than itself.
const MAX_PROBLEMS: usize = 1_000;

/// What was found wrong so far, and the language that plain texts are in.
pub(super) struct Report {
    problems: RefCell<Vec<Problem>>,
    pub(super) language: Cell<Language>,
}

impl Report {
    /// Nothing was found yet, and plain texts are Polish.
    pub(super) fn new() -> Self {
        Self { problems: RefCell::default(), language: Cell::new(Language::Polish) }
    }

    /// What was found, in the order it was met.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    /// Notes one more problem.
    pub(super) fn note(&self, problem: Problem) {
        let mut problems = self.problems.borrow_mut();
        if problems.len() < MAX_PROBLEMS {
            problems.push(problem);
        } else if let Some(last) = problems.last_mut().filter(|last| last.kind.is_warning() && !problem.kind.is_warning()) {
            // However many warnings came before: a file with an error must never look like one without.
            *last = problem;
        }
    }

    /// How many were noted.
    pub(super) fn len(&self) -> usize {
        self.problems.borrow().len()
    }
}

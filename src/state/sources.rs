//! Where the desk's answers come from, and what is known of each source.

use std::sync::Arc;

use crate::domain::{delivery::reading::ReadFailure, submission::Submission};

/// Where answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// This device.
    Device,
    /// The endpoint.
    Server,
    /// What participants handed over.
    Gathered,
}

/// What is known of the endpoint's answers.
#[derive(Debug, Clone, PartialEq)]
pub enum Server {
    /// There is none.
    None,
    /// There is one that cannot be read.
    Unreadable,
    /// Nobody has signed in.
    SignedOut,
    /// Being read: so many submissions so far.
    Reading(usize),
    /// It could not be read.
    Failed(ReadFailure),
    /// It was read.
    Read(Held),
}

impl Server {
    /// The submissions that were read.
    pub(super) fn held(&self) -> Held {
        match self {
            Self::Read(held) => held.clone(),
            _ => Held::default(),
        }
    }
}

/// Submissions of a source.
#[derive(Debug, Clone, Default)]
pub struct Held {
    pub(super) submissions: Arc<Vec<Submission>>,
    /// Each as it is stored, in the same order.
    pub(super) stored: Arc<Vec<String>>,
    /// Records beside them that are no submissions.
    pub unreadable: usize,
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.submissions, &other.submissions)
    }
}

impl Held {
    pub(super) fn new(all: impl Iterator<Item = (Submission, String)>, unreadable: usize) -> Self {
        let (submissions, stored) = all.unzip();
        Self { submissions: Arc::new(submissions), stored: Arc::new(stored), unreadable }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.submissions.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.submissions.is_empty()
    }
}

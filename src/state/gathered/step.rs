//! How far an import is, and why something is not imported.

use std::sync::Arc;

use crate::{
    browser::{sharing::Chosen, storage::StorageError},
    domain::{
        delivery::Tick,
        format::NotAnExport,
        handover::{
            bundle::Bundle,
            gathered::{Gathered, Receipt},
            payload::BadPayload,
        },
    },
};

/// Why something cannot be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The link is no sound one.
    Link(BadPayload),
    /// The file, or what came out of the link, is none of answers.
    Content(NotAnExport),
    /// This device has not enough memory for it.
    Memory,
    /// The browser could not read the file.
    File,
    /// This browser cannot decompress.
    Browser,
}

/// How much of a file was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Its name; empty where it has none.
    pub name: String,
    /// So many bytes are done.
    pub done: usize,
    /// Of so many.
    pub of: usize,
}

impl Progress {
    /// How much is done of a hundred, in steps of five: it is read out.
    pub fn per_cent(&self) -> usize {
        self.done.saturating_mul(20).checked_div(self.of).unwrap_or(0).min(20) * 5
    }
}

/// What is about to be imported.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// What it brings beside what is here.
    pub receipt: Receipt,
    /// Files, or the link, that cannot be imported, each with its name.
    pub refused: Vec<(String, Refusal)>,
    pub(super) new: Arc<Bundle>,
    /// What is here and what is new, merged.
    pub(super) all: Arc<Gathered>,
    /// The file that it came in, where that can be stored as it is.
    pub(super) file: Option<Chosen>,
}

/// How far an import is.
#[derive(Debug, Clone)]
pub enum Step {
    /// There is none.
    Idle,
    /// Being read.
    Reading(Progress),
    /// Read; the person is asked.
    Asked(Incoming),
    /// Being stored.
    Storing,
    /// Done. `loosely`: the browser may lose it.
    Done {
        /// What it brought.
        receipt: Receipt,
        /// There is no durable storage here.
        loosely: bool,
    },
    /// The storage took nothing of it.
    Failed(StorageError),
    /// Reading was stopped.
    Stopped,
    /// The last import was undone.
    Undone,
}

/// The last import, as long as it can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// When it was made, by the phone's clock.
    pub at: Tick,
    /// How many records it brought.
    pub records: usize,
}

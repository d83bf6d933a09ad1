//! Where the desk's answers come from, and what is known of each source.

use std::sync::Arc;

use crate::domain::{delivery::reading::ReadFailure, handover::bundle::Bundle};

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

/// Which sources are summed up together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// This device.
    pub device: bool,
    /// The endpoint.
    pub server: bool,
    /// What participants handed over.
    pub gathered: bool,
}

impl Shown {
    /// This device and nothing else.
    pub fn is_device_alone(self) -> bool {
        self == Self { device: true, ..Self::default() }
    }

    /// Whether a source is among them.
    pub const fn has(self, source: Source) -> bool {
        match source {
            Source::Device => self.device,
            Source::Server => self.server,
            Source::Gathered => self.gathered,
        }
    }
}

/// What the organiser said of each source; nothing as long as they said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Chosen {
    device: Option<bool>,
    server: Option<bool>,
    gathered: Option<bool>,
}

impl Chosen {
    pub(super) const fn set(&mut self, source: Source, shown: bool) {
        let place = match source {
            Source::Device => &mut self.device,
            Source::Server => &mut self.server,
            Source::Gathered => &mut self.gathered,
        };
        *place = Some(shown);
    }

    /// What is shown where there are these: by itself everything that was gathered, and this device's own answers when they are all
    /// there is.
    pub(super) fn of(self, server: bool, gathered: bool) -> Shown {
        Shown {
            device: self.device.unwrap_or(!server && !gathered),
            server: server && self.server.unwrap_or(true),
            gathered: gathered && self.gathered.unwrap_or(true),
        }
    }
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

/// Submissions of a source.
#[derive(Debug, Clone, Default)]
pub struct Held(pub(super) Arc<Bundle>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Held {
    /// How many.
    pub fn len(&self) -> usize {
        self.0.records.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.0.records.is_empty()
    }

    /// Records beside them that are no submissions.
    pub fn unreadable(&self) -> usize {
        self.0.unreadable.len()
    }
}

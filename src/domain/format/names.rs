//! What the lists of a meeting file declare, so that a reference is judged by the file and not by what else is wrong with an item.

use super::{known::Known, object::Object};

/// The identifiers of the lists that others refer to.
pub(super) struct Names<'a> {
    pub(super) rooms: Known<'a>,
    pub(super) people: Known<'a>,
    pub(super) workshops: Known<'a>,
    pub(super) sessions: Known<'a>,
    pub(super) surveys: Known<'a>,
}

impl<'a> Names<'a> {
    /// Gathers them from a file.
    pub(super) fn of(file: &Object<'a>) -> Self {
        Self {
            rooms: file.declared("rooms"),
            people: file.declared("people"),
            workshops: file.declared("workshops"),
            sessions: file.declared("sessions"),
            surveys: file.declared("surveys"),
        }
    }
}

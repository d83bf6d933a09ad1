//! The last good copies of the app's files on this device, each with the time it was last known to be the newest.

use crate::{
    browser::{clock, storage::shelf::Shelf},
    domain::{
        format::Read,
        id::MeetingId,
        problem::Problem,
        refresh::Version,
        storage_key::RecordType,
        time::{parse_moment, rfc3339},
    },
};

/// Reads a file.
pub(super) type Reader<T> = fn(&[u8]) -> Result<Read<T>, Vec<Problem>>;

/// The copy of a file; of the device, or of a meeting.
pub(super) struct Copy<'a> {
    /// The meeting it belongs to.
    pub(super) meeting: Option<&'a MeetingId>,
    /// The file's address.
    pub(super) address: &'a str,
}

impl Copy<'_> {
    fn shelf(&self, kind: RecordType) -> Shelf {
        self.meeting.map_or_else(|| Shelf::of_device(kind), |meeting| Shelf::of(meeting, kind))
    }

    /// The copy, if there is one that reads well. A damaged one, and storage that refuses, count as none: the host is asked then.
    pub(super) fn read<T>(&self, read: Reader<T>) -> Option<Version<Read<T>>> {
        let text = self.stored(RecordType::Copy)?;
        let value = read(text.as_bytes()).ok()?;
        let at = self.stored(RecordType::Checked).and_then(|at| parse_moment(&at));
        Some(Version { value, text, at })
    }

    /// Keeps a version the host has now; `None` when it has the same as before. The copy is a courtesy: where storage refuses, the app
    /// still works as long as the host answers.
    pub(super) fn keep(&self, text: Option<&str>) {
        if text.is_some_and(|text| self.shelf(RecordType::Copy).write(self.address, text).is_err()) {
            // The former copy stands, and keeps its own time.
            return;
        }
        drop(self.shelf(RecordType::Checked).write(self.address, &rfc3339(clock::now())));
    }

    fn stored(&self, kind: RecordType) -> Option<String> {
        self.shelf(kind).read(self.address).ok().flatten()
    }
}

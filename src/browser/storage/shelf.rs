//! Records of one type of one meeting in localStorage: picks, notes, settings, copies of files.

use super::{StorageError, directory, local};
use crate::domain::{
    id::MeetingId,
    storage_key::{RecordType, StorageKey},
};

/// The records of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    meeting: Option<MeetingId>,
    kind: RecordType,
}

impl Shelf {
    /// The records of a meeting.
    pub fn of(meeting: &MeetingId, kind: RecordType) -> Self {
        Self { meeting: Some(meeting.clone()), kind }
    }

    /// The records of the device, of no meeting.
    pub fn of_device(kind: RecordType) -> Self {
        Self { meeting: None, kind }
    }

    fn key(&self, id: &str) -> StorageKey {
        directory().key(self.meeting.as_ref(), self.kind, id)
    }

    /// Reads a record; `None` when there is none.
    ///
    /// # Errors
    /// When the browser gives no access to the storage.
    pub fn read(&self, id: &str) -> Result<Option<String>, StorageError> {
        local::get(&self.key(id))
    }

    /// Writes a record.
    ///
    /// # Errors
    /// When the browser gives no access to the storage, or no room.
    pub fn write(&self, id: &str, value: &str) -> Result<(), StorageError> {
        local::set(&self.key(id), value)
    }

    /// Removes a record, if it is there.
    ///
    /// # Errors
    /// When the browser gives no access to the storage.
    pub fn remove(&self, id: &str) -> Result<(), StorageError> {
        local::remove(&self.key(id))
    }

    /// Every record, as (id, value), in no order.
    ///
    /// # Errors
    /// When the browser gives no access to the storage.
    pub fn all(&self) -> Result<Vec<(String, String)>, StorageError> {
        let mut records = Vec::new();
        for key in local::keys(&directory().prefix(self.meeting.as_ref(), self.kind))? {
            if let Some(value) = local::get(&key)? {
                records.push((key.id().to_owned(), value));
            }
        }
        Ok(records)
    }
}

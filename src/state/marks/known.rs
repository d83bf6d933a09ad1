//! What is stored of the marks, as far as this window knows, and what it learns of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    comments::{Marks, Record, RecordName},
    format::{marks_json::read_mark, record_json::Unreadable},
};

/// What is stored, as far as this window knows.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) marks: Marks,
    /// The text of each record, by what names it.
    pub(super) texts: BTreeMap<String, String>,
    /// Records that a newer version wrote: they are its own.
    pub(super) newer: BTreeSet<String>,
}

/// What is stored of a record.
pub(super) struct News {
    pub(super) name: RecordName,
    /// The copy that counts; `None` where nothing is stored.
    pub(super) text: Option<String>,
    record: Option<Record>,
    pub(super) newer: bool,
}

impl News {
    /// `None` for records of other names: they are left alone.
    pub(super) fn of(id: &str, copies: &[String]) -> Option<Self> {
        let read: Vec<_> = copies.iter().map(|copy| read_mark(copy)).collect();
        let newer = read.contains(&Err(Unreadable::Newer));
        let record = read.into_iter().find_map(Result::ok).filter(|_| !newer);
        Some(Self { name: RecordName::parse(id)?, text: copies.first().cloned(), record, newer })
    }

    /// Takes it up in marks that were made of `base`.
    pub(super) fn apply(&self, base: &Marks, marks: &mut Marks) {
        match (&self.name, &self.record) {
            // What a newer version wrote stays as it is; what it hid must not come to light here.
            (RecordName::Comment(id), None) if self.newer => marks.seal(id.clone()),
            // The same for a damaged record, but this one may be written anew.
            (RecordName::Comment(id), None) if self.text.is_some() => marks.hide(id, true),
            (RecordName::Theme(_), None) if self.text.is_some() => {}
            (name, record) => marks.take_up(base, name, record.as_ref()),
        }
    }
}

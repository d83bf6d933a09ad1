//! Identifiers of a file: those that items have, and those that lead to them.

use serde_json::Value;

use super::{
    known::Known,
    leaf::shortened,
    object::{MAX_SESSIONS, Object, place},
};
use crate::{
    id::{NotAnId, SessionId},
    problem::ProblemKind,
};

impl<'a> Object<'a> {
    /// An identifier.
    pub(super) fn id<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>) -> Option<T> {
        parse(self.checked(field, is_id, ProblemKind::NotAnId)?).ok()
    }

    /// An item's own identifier, demanded and unique among `seen`.
    pub(super) fn own_id<T>(&self, parse: fn(&str) -> Result<T, NotAnId>, seen: &mut Known<'a>) -> Option<T> {
        parse(self.own_name(is_id, seen)?).ok()
    }

    /// An item's own identifier as written, demanded, fitting, and unique among `seen`.
    pub(super) fn own_name(&self, fits: fn(&str) -> bool, seen: &mut Known<'a>) -> Option<&'a str> {
        let id = self.needed("id", self.checked("id", fits, ProblemKind::NotAnId))?;
        if !seen.insert(id) {
            self.report("id", ProblemKind::Duplicate(id.to_owned()));
        }
        Some(id)
    }

    /// An identifier that the file declares elsewhere.
    pub(super) fn reference<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>, known: &Known) -> Option<T> {
        parse(self.known_name(field, known)?).ok()
    }

    fn known_name(&self, field: &str, known: &Known) -> Option<&'a str> {
        let id = self.checked(field, is_id, ProblemKind::NotAnId)?;
        if !known.contains(id) {
            self.report(field, ProblemKind::UnknownReference(id.to_owned()));
            return None;
        }
        Some(id)
    }

    /// A list of identifiers that the file declares elsewhere, none of them twice.
    pub(super) fn references<T>(&self, field: &str, parse: fn(&str) -> Result<T, NotAnId>, known: &Known) -> Vec<T> {
        self.known_names(field, known).into_iter().filter_map(|id| parse(id).ok()).collect()
    }

    /// The same as they are written.
    pub(super) fn known_names(&self, field: &str, known: &Known) -> Vec<&'a str> {
        let mut seen = Known::new();
        let mut names = Vec::new();
        for (index, id) in self.strings(field) {
            let problem = match id {
                id if !is_id(id) => ProblemKind::NotAnId(shortened(id)),
                id if !known.contains(id) => ProblemKind::UnknownReference(id.to_owned()),
                id if !seen.insert(id) => ProblemKind::Duplicate(id.to_owned()),
                id => {
                    names.push(id);
                    continue;
                }
            };
            self.report(&place(field, index), problem);
        }
        names
    }

    /// The identifiers that the items of a list declare, whatever else is wrong with them; nothing is noted. Of a list that is too
    /// long (which is noted where it is read) only the start is looked at, so that no file keeps a phone busy for minutes.
    pub(super) fn declared(&self, field: &str) -> Known<'a> {
        let items = self.value(field).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut known = Known::new();
        for id in items.iter().take(MAX_SESSIONS).filter_map(|item| item.get("id")?.as_str()) {
            known.insert(id.trim());
        }
        known
    }
}

/// Every identifier but that of a question is of this form.
fn is_id(text: &str) -> bool {
    SessionId::parse(text).is_ok()
}

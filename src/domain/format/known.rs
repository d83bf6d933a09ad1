//! A set of identifiers as they stand in a file.

/// Identifiers, kept sorted in one list: smaller, in what a phone downloads, than a set of the standard library, and fast enough for
/// the few thousand that a file may hold.
#[derive(Default)]
pub(super) struct Known<'a>(Vec<&'a str>);

impl<'a> Known<'a> {
    /// No identifier.
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether it holds this one.
    pub(super) fn contains(&self, id: &str) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// Takes an identifier in; `false` when it was there already.
    pub(super) fn insert(&mut self, id: &'a str) -> bool {
        let place = self.0.binary_search(&id);
        if let Err(place) = place {
            self.0.insert(place, id);
        }
        place.is_err()
    }

    /// How many different ones it holds.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

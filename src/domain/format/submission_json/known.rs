//! What was read before and comes again, so that it stands in memory once.

use super::super::scan::{Scan, Stop, are_same};

/// Identifiers of one kind.
#[derive(Debug)]
pub(super) struct Known<T> {
    all: Vec<T>,
    /// The place after the one that was found last: submissions are much alike, so what follows once follows again.
    next: usize,
    /// More than this are not remembered.
    most: usize,
}

impl<T: Clone> Known<T> {
    /// None yet, and never more than so many.
    pub(super) const fn of(most: usize) -> Self {
        Self { all: Vec::new(), next: 0, most }
    }

    /// Reads one of them; `is` tells how it is written.
    #[inline]
    pub(super) fn read(&mut self, scan: &mut Scan, is: impl Fn(&T) -> &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Stop> {
        // Where it is the one that is expected, nobody looks for its end.
        if let Some(expected) = self.all.get(self.next)
            && scan.passes_quoted(is(expected))
        {
            self.next += 1;
            return Ok(expected.clone());
        }
        self.find(scan.plain()?, is, parse)
    }

    #[inline]
    pub(super) fn find(&mut self, text: &str, is: impl Fn(&T) -> &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Stop> {
        let (before, after) = self.all.split_at(self.next.min(self.all.len()));
        let is_it = |known: &T| are_same(is(known).as_bytes(), text.as_bytes());
        let place = after.iter().position(is_it).map(|place| before.len() + place).or_else(|| before.iter().position(is_it));
        if let Some(place) = place {
            self.next = place + 1;
            return Ok(self.all[place].clone());
        }
        let new = parse(text).ok_or(Stop::Odd)?;
        if self.all.len() < self.most {
            self.all.push(new.clone());
            self.next = self.all.len();
        }
        Ok(new)
    }
}

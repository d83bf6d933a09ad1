//! Submissions from any number of sources, merged by id.
//!
//! Of one id every differing submission is kept, so merging is a union of sets, whatever comes first or twice. Where submissions differ,
//! the one with the latest `at` counts, then the one whose text is greater; every one of them is kept and told of.

mod receiving;

use std::{
    collections::BTreeSet,
    hash::{BuildHasher, RandomState},
    sync::Arc,
};

use hashbrown::{HashTable, hash_table::Entry};
pub use receiving::{Receipt, Received, Receiving};

use super::bundle::{Bundle, Record};
use crate::{
    format::submission_json::write,
    submission::{Submission, SubmissionId},
};

/// How many records are merged in one step: a millisecond or two on a slow phone.
const OF_A_STEP: usize = 1_000;

/// Where a record is: the bundle, and the place in it.
type Place = (u32, u32);

/// What was gathered.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    bundles: Vec<Arc<Bundle>>,
    slots: Vec<Slot>,
    /// The numbers of the slots, by the id of their submissions, which stand in the records alone.
    by_id: HashTable<u32>,
    hasher: RandomState,
    unreadable: BTreeSet<Arc<str>>,
    /// The next record to be merged.
    next: Place,
    merged: usize,
}

/// The submissions of one id.
#[derive(Debug, Clone)]
struct Slot {
    /// The one that counts.
    stands: Place,
    /// The differing ones that do not; nearly always none.
    others: Vec<Place>,
}

impl Gathered {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything of these bundles, to be merged by `step`.
    pub fn of(bundles: Vec<Arc<Bundle>>) -> Self {
        let many = bundles.iter().map(|bundle| bundle.records.len()).sum();
        Self { bundles, slots: Vec::with_capacity(many), by_id: HashTable::with_capacity(many), ..Self::default() }
    }

    /// Everything of these bundles, merged.
    pub fn merged(bundles: Vec<Arc<Bundle>>) -> Self {
        let mut all = Self::of(bundles);
        while all.step() {}
        all
    }

    /// Merges on; `false` when everything is.
    #[inline]
    pub fn step(&mut self) -> bool {
        for _ in 0..OF_A_STEP {
            let Some(bundle) = self.bundles.get(self.next.0 as usize).map(Arc::clone) else { return false };
            if let Some(record) = bundle.records.get(self.next.1 as usize) {
                self.merge(record, self.next);
                self.next.1 += 1;
            } else {
                self.unreadable.extend(bundle.unreadable.iter().cloned());
                self.next = (self.next.0 + 1, 0);
            }
        }
        true
    }

    #[inline]
    fn merge(&mut self, record: &Record, place: Place) {
        self.merged += 1;
        let Some(at) = self.slot_of(record, place) else { return };
        let same = self.same_in(at, record);
        let Slot { stands, others } = &self.slots[at];
        let (mut stands, mut others) = (*stands, others.clone());
        match same {
            // Of two texts that say the same the richer one is kept, whichever came first.
            Some((same, version)) if self.at(version).is_some_and(|known| is_richer(record, known)) => match same.checked_sub(1) {
                None => stands = place,
                Some(other) => others[other] = place,
            },
            Some(_) => return,
            None if self.at(stands).is_some_and(|standing| stands_over(record, standing)) => {
                others.push(stands);
                stands = place;
            }
            None => others.push(place),
        }
        self.slots[at] = Slot { stands, others };
    }

    /// The number of a slot that has this id already. Where there is none, the record gets one, and there is no more to do.
    #[inline]
    fn slot_of(&mut self, record: &Record, place: Place) -> Option<usize> {
        let free = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let Self { bundles, slots, by_id, hasher, .. } = self;
        let id_of = |slot: &u32| Some(&in_bundles(bundles, slots.get(*slot as usize)?.stands)?.submission.id);
        let id = &record.submission.id;
        match by_id.entry(hasher.hash_one(id), |slot| id_of(slot) == Some(id), |slot| id_of(slot).map_or(0, |id| hasher.hash_one(id))) {
            Entry::Occupied(known) => Some(*known.get() as usize),
            Entry::Vacant(vacant) => {
                vacant.insert(free);
                slots.push(Slot { stands: place, others: Vec::new() });
                None
            }
        }
    }

    /// Which version of a slot says the same as this record, and where it is.
    #[inline]
    fn same_in(&self, slot: usize, record: &Record) -> Option<(usize, Place)> {
        let Slot { stands, others } = &self.slots[slot];
        let mut versions = std::iter::once(stands).chain(others).copied().enumerate();
        versions.find(|(_, version)| self.at(*version).is_some_and(|known| known.says_the_same(record)))
    }

    #[inline]
    fn at(&self, place: Place) -> Option<&Record> {
        in_bundles(&self.bundles, place)
    }

    /// How many different ids there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// There are none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// How many submissions were merged, repeated ones included.
    pub const fn read(&self) -> usize {
        self.merged
    }

    /// The number of an id, by which `standing` gives its submission.
    #[inline]
    pub fn number_of(&self, id: &SubmissionId) -> Option<u32> {
        let is_it = |slot: &u32| self.standing(*slot).is_some_and(|record| record.submission.id == *id);
        self.by_id.find(self.hasher.hash_one(id), is_it).copied()
    }

    /// The submission that counts of the id with this number.
    #[inline]
    pub fn standing(&self, number: u32) -> Option<&Record> {
        self.at(self.slots.get(number as usize)?.stands)
    }

    /// Of each id the submission that counts.
    pub fn counting(&self) -> impl Iterator<Item = &Record> {
        self.slots.iter().filter_map(|slot| self.at(slot.stands))
    }

    /// Every submission of the id with this number, the one that counts first.
    pub fn versions(&self, number: u32) -> impl Iterator<Item = &Record> {
        let slot = self.slots.get(number as usize);
        slot.into_iter().flat_map(|slot| std::iter::once(&slot.stands).chain(&slot.others)).filter_map(|place| self.at(*place))
    }

    /// Every submission, also those that do not count.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        (0..).zip(&self.slots).flat_map(|(number, _)| self.versions(number))
    }

    /// Ids under which there are differing submissions, with all of them, the one that counts last.
    pub fn conflicts(&self) -> impl Iterator<Item = (&SubmissionId, Vec<&Submission>)> {
        self.slots.iter().filter(|slot| !slot.others.is_empty()).filter_map(|slot| {
            let versions = slot.others.iter().chain([&slot.stands]).filter_map(|place| self.at(*place));
            let versions: Vec<_> = versions.map(|record| &record.submission).collect();
            Some((&versions.last()?.id, versions))
        })
    }

    /// Raw texts of what could not be read.
    pub const fn unreadable(&self) -> &BTreeSet<Arc<str>> {
        &self.unreadable
    }
}

#[inline]
fn in_bundles(bundles: &[Arc<Bundle>], (bundle, place): Place) -> Option<&Record> {
    bundles.get(bundle as usize)?.records.get(place as usize)
}

/// The first counts in place of the second.
fn stands_over(one: &Record, other: &Record) -> bool {
    let order = one.submission.at.cmp(&other.submission.at);
    order.then_with(|| write(&one.submission).cmp(&write(&other.submission))).is_gt()
}

/// The first text holds more than the second, or is greater.
fn is_richer(one: &Record, other: &Record) -> bool {
    let (one, other) = (one.text.as_str(), other.text.as_str());
    (one.len(), one) > (other.len(), other)
}

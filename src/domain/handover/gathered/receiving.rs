//! Telling what of an import is new, and merging it with what was here before in the same walk.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::BuildHasher,
    sync::Arc,
};

use super::{Gathered, OF_A_STEP, Slot, in_bundles, stands_over};
use crate::{handover::bundle::Bundle, id::MeetingId, submission::SubmissionId};

/// What an import brings, beside what was here before.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Receipt {
    /// Submissions that are new here.
    pub new: usize,
    /// Submissions that were here already, or came twice.
    pub known: usize,
    /// Ids under which differing submissions came, or stood here already.
    pub conflicts: BTreeSet<SubmissionId>,
    /// New raw texts of what could not be read.
    pub unreadable: usize,
    /// New submissions of other meetings than the one on screen; they are among `new`.
    pub elsewhere: BTreeMap<MeetingId, usize>,
}

impl Receipt {
    /// There was nothing in what was imported.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What came of an import.
#[derive(Debug)]
pub struct Received {
    /// What is new.
    pub new: Arc<Bundle>,
    /// What it brings.
    pub receipt: Receipt,
    /// What was here before together with what is new.
    pub all: Gathered,
}

/// Telling what of a bundle is new here.
#[derive(Debug)]
pub struct Receiving {
    /// What was here before, and what is new as far as it was looked at: the bundle that comes is its last one.
    all: Gathered,
    coming: Arc<Bundle>,
    /// The number of that bundle.
    number: u32,
    meeting: MeetingId,
    /// Whether each of them is new, as far as they were looked at.
    is_new: Vec<bool>,
    receipt: Receipt,
}

impl Receiving {
    /// Begins with what is here and what comes; `meeting` is the one on screen.
    pub fn new(here: &Gathered, coming: Bundle, meeting: MeetingId) -> Self {
        let (many, coming) = (coming.records.len(), Arc::new(coming));
        let mut all = here.clone();
        let number = u32::try_from(all.bundles.len()).unwrap_or(u32::MAX);
        all.bundles.push(Arc::clone(&coming));
        all.slots.reserve(many);
        let Gathered { bundles, slots, by_id, hasher, .. } = &mut all;
        let id_of = |slot: &u32| Some(&in_bundles(bundles, slots.get(*slot as usize)?.stands)?.submission.id);
        by_id.reserve(many, |slot| id_of(slot).map_or(0, |id| hasher.hash_one(id)));
        Self { all, coming, number, meeting, is_new: Vec::with_capacity(many), receipt: Receipt::default() }
    }

    /// Goes on; `false` when everything was looked at.
    #[inline]
    pub fn step(&mut self) -> bool {
        let coming = Arc::clone(&self.coming);
        for _ in 0..OF_A_STEP {
            let Some(record) = coming.records.get(self.is_new.len()) else { return false };
            let place = (self.number, u32::try_from(self.is_new.len()).unwrap_or(u32::MAX));
            let is_new = match self.all.slot_of(record, place) {
                None => {
                    self.receipt.new += 1;
                    if record.submission.meeting != self.meeting {
                        *self.receipt.elsewhere.entry(record.submission.meeting.clone()).or_default() += 1;
                    }
                    true
                }
                Some(slot) if self.all.same_in(slot, record).is_some() => {
                    self.receipt.known += 1;
                    false
                }
                Some(slot) => {
                    self.receipt.conflicts.insert(record.submission.id.clone());
                    let stands = self.all.slots[slot].stands;
                    let is_over = self.all.at(stands).is_some_and(|standing| stands_over(record, standing));
                    let Slot { stands, others } = &mut self.all.slots[slot];
                    others.push(if is_over { std::mem::replace(stands, place) } else { place });
                    true
                }
            };
            self.all.merged += usize::from(is_new);
            self.is_new.push(is_new);
        }
        true
    }

    /// What came of it.
    pub fn finish(self) -> Received {
        let Self { mut all, coming, number, is_new, mut receipt, .. } = self;
        let mut unreadable = Vec::new();
        for raw in &coming.unreadable {
            if all.unreadable.insert(Arc::clone(raw)) {
                unreadable.push(Arc::clone(raw));
            }
        }
        receipt.unreadable = unreadable.len();
        if is_new.iter().all(|is_new| *is_new) && unreadable.len() == coming.unreadable.len() {
            all.next = (number + 1, 0);
            return Received { new: coming, receipt, all };
        }
        // Only what is new stays, so the places in the bundle move up.
        let mut moved = Vec::with_capacity(is_new.len());
        let mut free = 0;
        for is_new in &is_new {
            moved.push(free);
            free += u32::from(*is_new);
        }
        let of_coming = all.slots.iter_mut().flat_map(|slot| std::iter::once(&mut slot.stands).chain(&mut slot.others));
        for place in of_coming.filter(|place| place.0 == number) {
            place.1 = moved[place.1 as usize];
        }
        // The other hold on the bundle goes, so that it need not be copied.
        all.bundles.pop();
        let mut records = Arc::unwrap_or_clone(coming).records;
        let mut is_new = is_new.into_iter();
        records.retain(|_| is_new.next().unwrap_or(false));
        let new = Arc::new(Bundle { records, unreadable });
        all.bundles.push(Arc::clone(&new));
        all.next = (number + 1, 0);
        Received { new, receipt, all }
    }
}

//! Submissions from any number of sources, merged by id.
//!
//! Of one id every differing submission is kept, so merging is a union of sets, whatever comes first or twice. Where submissions differ,
//! the one with the latest `at` counts, then the one whose text is greater; every one of them is kept and told of.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use super::bundle::{Bundle, Record};
use crate::domain::{
    format::submission_json::write,
    id::MeetingId,
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
    by_id: HashMap<SubmissionId, u32>,
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
        Self { bundles, slots: Vec::with_capacity(many), by_id: HashMap::with_capacity(many), ..Self::default() }
    }

    /// Everything of these bundles, merged.
    pub fn merged(bundles: Vec<Arc<Bundle>>) -> Self {
        let mut all = Self::of(bundles);
        while all.step() {}
        all
    }

    /// Merges on; `false` when everything is.
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

    fn merge(&mut self, record: &Record, place: Place) {
        self.merged += 1;
        let free = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        let at = *self.by_id.entry(record.submission.id.clone()).or_insert(free);
        let Some(slot) = self.slots.get(at as usize) else {
            self.slots.push(Slot { stands: place, others: Vec::new() });
            return;
        };
        let versions: Vec<Place> = std::iter::once(slot.stands).chain(slot.others.iter().copied()).collect();
        let same = versions.iter().position(|version| self.at(*version).is_some_and(|known| known.says_the_same(record)));
        let (mut stands, mut others) = (slot.stands, slot.others.clone());
        match same {
            // Of two texts that say the same the richer one is kept, whichever came first.
            Some(same) if self.at(versions[same]).is_some_and(|known| is_richer(record, known)) => match same.checked_sub(1) {
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
        self.slots[at as usize] = Slot { stands, others };
    }

    fn at(&self, (bundle, place): Place) -> Option<&Record> {
        self.bundles.get(bundle as usize)?.records.get(place as usize)
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
    pub fn number_of(&self, id: &SubmissionId) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The submission that counts of the id with this number.
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

    fn knows(&self, record: &Record) -> Option<bool> {
        let slot = &self.slots[*self.by_id.get(&record.submission.id)? as usize];
        let mut versions = std::iter::once(&slot.stands).chain(&slot.others).filter_map(|place| self.at(*place));
        Some(versions.any(|known| known.says_the_same(record)))
    }
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

/// Telling what of a bundle is new here.
#[derive(Debug)]
pub struct Receiving {
    here: Arc<Gathered>,
    meeting: MeetingId,
    coming: Bundle,
    /// Whether each of them is new, as far as they were looked at.
    is_new: Vec<bool>,
    seen: HashMap<SubmissionId, u32>,
    /// Further ones under an id, by where they stand.
    further: BTreeMap<SubmissionId, Vec<u32>>,
    receipt: Receipt,
}

impl Receiving {
    /// A bundle comes to where this was gathered; `meeting` is on screen.
    pub fn new(here: Arc<Gathered>, coming: Bundle, meeting: MeetingId) -> Self {
        let many = coming.records.len();
        let (is_new, seen) = (Vec::with_capacity(many), HashMap::with_capacity(many));
        Self { here, meeting, coming, is_new, seen, further: BTreeMap::new(), receipt: Receipt::default() }
    }

    /// Goes on; `false` when everything was looked at.
    pub fn step(&mut self) -> bool {
        for _ in 0..OF_A_STEP {
            let place = self.is_new.len();
            if place == self.coming.records.len() {
                return false;
            }
            let is_new = self.look(place);
            self.is_new.push(is_new);
        }
        true
    }

    fn look(&mut self, place: usize) -> bool {
        let record = &self.coming.records[place];
        let id = &record.submission.id;
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let before = self.here.knows(record);
        // Its own place while it is the first of its id.
        let first = if before == Some(true) { place } else { *self.seen.entry(id.clone()).or_insert(place) };
        let further = if first == place { None } else { Some(self.further.entry(id.clone()).or_default()) };
        let says_it = |place: &u32| self.coming.records[*place as usize].says_the_same(record);
        let came = further.as_ref().is_some_and(|further| says_it(&first) || further.iter().any(says_it));
        if before == Some(true) || came {
            self.receipt.known += 1;
            return false;
        }
        if before == Some(false) || further.is_some() {
            self.receipt.conflicts.insert(id.clone());
        } else {
            self.receipt.new += 1;
            if record.submission.meeting != self.meeting {
                *self.receipt.elsewhere.entry(record.submission.meeting.clone()).or_default() += 1;
            }
        }
        if let Some(further) = further {
            further.push(place);
        }
        true
    }

    /// What is new, and the receipt.
    pub fn finish(mut self) -> (Bundle, Receipt) {
        let mut is_new = self.is_new.into_iter();
        self.coming.records.retain(|_| is_new.next().unwrap_or(false));
        let mut seen: BTreeSet<Arc<str>> = BTreeSet::new();
        let here = &self.here.unreadable;
        self.coming.unreadable.retain(|raw| !here.contains(raw) && seen.insert(Arc::clone(raw)));
        self.receipt.unreadable = self.coming.unreadable.len();
        (self.coming, self.receipt)
    }
}

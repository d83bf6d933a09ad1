//! Telling what counts of what was gathered, and counting it, step by step: what `submission::current` says, for many.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use super::gathered::Gathered;
use crate::{
    id::MeetingId,
    meeting::Meeting,
    submission::{Body, Submission, SubmissionId},
    summary::{Counts, Cube},
};

/// How many submissions are looked at in one step.
const OF_A_STEP: usize = 1_000;
/// No submission.
const NONE: u32 = u32::MAX;
/// On the line that is being walked.
const ON_THE_WAY: u32 = u32::MAX - 1;

/// What becomes of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It counts.
    Counts,
    /// Another one came in its place.
    Replaced,
    /// It was taken back.
    Withdrawn,
    /// It takes another one back.
    Withdrawal,
}

/// Everything that is known of what was gathered.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// The submissions.
    pub all: Arc<Gathered>,
    /// The answers of the meeting that count, counted.
    pub cube: Arc<Cube>,
    /// What was read, and what became of it.
    pub counts: Counts,
    /// What becomes of each, by its number in `all`.
    pub fates: Vec<Fate>,
    /// How many of other meetings.
    pub elsewhere: BTreeMap<MeetingId, usize>,
}

impl Sorted {
    /// The submissions of the meeting on screen, with what becomes of each.
    pub fn of_meeting<'s>(&'s self, meeting: &'s MeetingId) -> impl Iterator<Item = (&'s Submission, Fate)> {
        let all = self.all.counting().map(|record| &record.submission).zip(self.fates.iter().copied());
        all.filter(move |(submission, _)| submission.meeting == *meeting)
    }
}

/// Sorting, as far as it is.
#[derive(Debug)]
pub struct Sorting {
    all: Arc<Gathered>,
    phase: Phase,
    at: u32,
    /// What each one takes the place of, or takes back. One that is known by its id alone has a number after the others.
    former: Vec<u32>,
    unknown: HashMap<SubmissionId, u32>,
    fates: Vec<Fate>,
    superseded: Vec<bool>,
    /// The first of the line of corrections that each belongs to, where that is known by now.
    first: Vec<u32>,
    /// Of each line the one that counts, by the number of its first.
    best: Vec<u32>,
    counts: Counts,
    cube: Cube,
    elsewhere: BTreeMap<MeetingId, usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Linking,
    Choosing,
    Counting,
    Done,
}

impl Sorting {
    /// Begins with what was merged, for a meeting.
    pub fn new(all: Arc<Gathered>, meeting: &Meeting) -> Self {
        let many = all.len();
        let counts = Counts { read: all.read(), repeated: all.read() - many, ..Counts::default() };
        Self {
            phase: Phase::Linking,
            at: 0,
            former: vec![NONE; many],
            unknown: HashMap::new(),
            fates: vec![Fate::Counts; many],
            superseded: vec![false; many],
            first: vec![NONE; many],
            best: Vec::new(),
            counts,
            cube: Cube::new(meeting),
            elsewhere: BTreeMap::new(),
            all,
        }
    }

    /// It is about these.
    pub fn is_of(&self, all: &Arc<Gathered>) -> bool {
        Arc::ptr_eq(&self.all, all)
    }

    /// Goes on; `false` when everything is counted.
    #[inline]
    pub fn step(&mut self) -> bool {
        let all = Arc::clone(&self.all);
        for _ in 0..OF_A_STEP {
            let Some(record) = all.standing(self.at) else {
                self.at = 0;
                self.phase = match self.phase {
                    Phase::Linking => {
                        self.best = vec![NONE; self.former.len() + self.unknown.len()];
                        Phase::Choosing
                    }
                    Phase::Choosing => Phase::Counting,
                    Phase::Counting | Phase::Done => Phase::Done,
                };
                return self.phase != Phase::Done;
            };
            match self.phase {
                Phase::Linking => self.link(&record.submission),
                Phase::Choosing => self.choose(&record.submission),
                Phase::Counting => self.count(&record.submission),
                Phase::Done => return false,
            }
            self.at += 1;
        }
        true
    }

    #[inline]
    fn link(&mut self, submission: &Submission) {
        let withdraws = matches!(submission.body, Body::Withdrawal { .. });
        if withdraws {
            self.fates[self.at as usize] = Fate::Withdrawal;
        }
        let Some(id) = submission.supersedes() else { return };
        let Some(former) = self.all.number_of(id) else {
            let free = u32::try_from(self.former.len() + self.unknown.len()).unwrap_or(NONE);
            self.former[self.at as usize] = *self.unknown.entry(id.clone()).or_insert(free);
            return;
        };
        self.former[self.at as usize] = former;
        self.superseded[former as usize] = true;
        let fate = &mut self.fates[former as usize];
        if withdraws && *fate != Fate::Withdrawal {
            *fate = Fate::Withdrawn;
        } else if *fate == Fate::Counts {
            *fate = Fate::Replaced;
        }
    }

    #[inline]
    fn choose(&mut self, submission: &Submission) {
        if self.superseded[self.at as usize] || self.fates[self.at as usize] == Fate::Withdrawal {
            return;
        }
        let first = self.first_of(self.at);
        let Some(standing) = self.best.get_mut(first as usize) else { return };
        if *standing == NONE {
            *standing = self.at;
            return;
        }
        let other = self.all.standing(*standing).map(|record| (record.submission.at, &record.submission.id));
        let loser = if other < Some((submission.at, &submission.id)) { std::mem::replace(standing, self.at) } else { self.at };
        self.fates[loser as usize] = Fate::Replaced;
    }

    /// The first of a line of corrections, even if it is known by its id alone. A hostile file could let a line run in a circle: its
    /// first is then the least of the circle.
    #[inline]
    fn first_of(&mut self, last: u32) -> u32 {
        // Nearly everything stands alone.
        if self.former[last as usize] == NONE {
            return last;
        }
        let mut line = Vec::new();
        let mut place = last;
        let first = loop {
            match self.first.get(place as usize) {
                // Known by its id alone.
                None => break place,
                Some(&ON_THE_WAY) => {
                    let start = line.iter().position(|member| *member == place).unwrap_or(0);
                    let id = |member: &u32| self.all.standing(*member).map(|record| record.submission.id.clone());
                    break line[start..].iter().copied().min_by_key(id).unwrap_or(place);
                }
                Some(&NONE) => {}
                Some(known) => break *known,
            }
            line.push(place);
            self.first[place as usize] = ON_THE_WAY;
            match self.former[place as usize] {
                NONE => break place,
                former => place = former,
            }
        };
        for member in line {
            self.first[member as usize] = first;
        }
        first
    }

    #[inline]
    fn count(&mut self, submission: &Submission) {
        let at = self.at as usize;
        if self.fates[at] != Fate::Counts {
            self.counts.superseded += 1;
            return;
        }
        if submission.meeting != *self.cube.meeting() {
            *self.elsewhere.entry(submission.meeting.clone()).or_default() += 1;
        }
        self.cube.add(submission);
    }

    /// What came of it.
    pub fn finish(self) -> Sorted {
        let added = self.cube.counts();
        let Counts { read, repeated, superseded, .. } = self.counts;
        let counts = Counts { read, repeated, superseded: superseded + added.superseded, ..added };
        Sorted { all: self.all, cube: Arc::new(self.cube), counts, fates: self.fates, elsewhere: self.elsewhere }
    }
}

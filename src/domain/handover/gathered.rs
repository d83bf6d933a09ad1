//! Submissions that an organiser's device received by hand-over, merged by id.
//!
//! It only ever grows: of one id it keeps every differing text, so merging is a union of sets, whatever comes first or twice. Where
//! texts differ, the one with the latest `at` counts, then the greatest text; every one of them is kept and told of.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    format::{Bundle, submission_json::Received},
    id::MeetingId,
    submission::{Submission, SubmissionId},
};

/// A submission, and its text as it is kept: its JSON with sorted names and without white space, so that a file that an editor laid out
/// anew brings nothing new.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What it says.
    pub submission: Submission,
    /// All of it, unknown fields included.
    pub text: String,
}

impl From<Received> for Kept {
    fn from(received: Received) -> Self {
        Self { text: received.raw.to_string(), submission: received.submission }
    }
}

/// Everything received.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gathered {
    /// By id, then by text.
    submissions: BTreeMap<SubmissionId, BTreeMap<String, Submission>>,
    /// Raw texts of what could not be read.
    unreadable: BTreeSet<String>,
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

impl Gathered {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { submissions: BTreeMap::new(), unreadable: BTreeSet::new() }
    }

    /// Takes a submission in; `false` when this very text was here.
    pub fn add(&mut self, kept: Kept) -> bool {
        let texts = self.submissions.entry(kept.submission.id.clone()).or_default();
        texts.insert(kept.text, kept.submission).is_none()
    }

    /// Takes in what could not be read; `false` when it was here.
    pub fn add_unreadable(&mut self, raw: String) -> bool {
        self.unreadable.insert(raw)
    }

    /// Takes everything of another one in.
    pub fn merge(&mut self, other: &Self) {
        for (id, texts) in &other.submissions {
            let mine = self.submissions.entry(id.clone()).or_default();
            for (text, submission) in texts {
                mine.insert(text.clone(), submission.clone());
            }
        }
        for raw in &other.unreadable {
            self.unreadable.insert(raw.clone());
        }
    }

    /// Takes bundles in; gives what of them is new, and the receipt for whoever looks at `here`.
    pub fn receive(&self, bundles: Vec<Bundle>, here: &MeetingId) -> (Self, Receipt) {
        let (mut new, mut receipt) = (Self::new(), Receipt::default());
        for bundle in bundles {
            for received in bundle.received {
                self.take(Kept::from(received), here, &mut new, &mut receipt);
            }
            for raw in bundle.unreadable {
                if !self.unreadable.contains(&raw) && new.add_unreadable(raw) {
                    receipt.unreadable += 1;
                }
            }
        }
        (new, receipt)
    }

    fn take(&self, kept: Kept, here: &MeetingId, new: &mut Self, receipt: &mut Receipt) {
        let id = &kept.submission.id;
        let has = |gathered: &Self| gathered.submissions.get(id).map(|texts| texts.contains_key(&kept.text));
        match (has(self), has(new)) {
            (Some(true), _) | (_, Some(true)) => {
                receipt.known += 1;
                return;
            }
            (None, None) => {
                receipt.new += 1;
                if kept.submission.meeting != *here {
                    *receipt.elsewhere.entry(kept.submission.meeting.clone()).or_default() += 1;
                }
            }
            (Some(false), _) | (_, Some(false)) => {
                receipt.conflicts.insert(id.clone());
            }
        }
        new.add(kept);
    }

    /// Of each id the submission that counts, with its text.
    pub fn counting(&self) -> impl Iterator<Item = (&Submission, &str)> {
        self.submissions.values().filter_map(|texts| {
            let counts = texts.iter().max_by_key(|(text, submission)| (submission.at, *text))?;
            Some((counts.1, counts.0.as_str()))
        })
    }

    /// Every submission with its text, also those that do not count.
    pub fn all(&self) -> impl Iterator<Item = (&Submission, &str)> {
        self.submissions.values().flatten().map(|(text, submission)| (submission, text.as_str()))
    }

    /// Ids under which there are differing submissions, with all of them.
    pub fn conflicts(&self) -> impl Iterator<Item = (&SubmissionId, &BTreeMap<String, Submission>)> {
        self.submissions.iter().filter(|(_, texts)| texts.len() > 1)
    }

    /// Raw texts of what could not be read.
    pub const fn unreadable(&self) -> &BTreeSet<String> {
        &self.unreadable
    }
}

//! What answers are about, and how that makes a tree: a survey, its workshops and single subjects, the rounds of a workshop.

use chrono::NaiveDate;

use crate::{
    id::{SessionId, WorkshopId},
    meeting::Meeting,
    submission::About,
};

/// What answers are about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A workshop, its rounds together.
    Workshop(WorkshopId),
    /// A session; a round of a workshop, so, by itself.
    Session(SessionId),
    /// A programme day.
    Day(NaiveDate),
    /// The meeting.
    Meeting,
}

impl Subject {
    /// What one answer is about.
    pub fn of(about: &About) -> Self {
        match about {
            About::Session(id) => Self::Session(id.clone()),
            About::Day(day) => Self::Day(*day),
            About::Meeting => Self::Meeting,
        }
    }

    /// What one answer about it is about; `None` for a workshop, of which an answer names a round.
    pub fn about(&self) -> Option<About> {
        match self {
            Self::Workshop(_) => None,
            Self::Session(id) => Some(About::Session(id.clone())),
            Self::Day(day) => Some(About::Day(*day)),
            Self::Meeting => Some(About::Meeting),
        }
    }
}

/// A subject of a survey with what it is made of: the rounds of a workshop, or itself.
#[derive(Debug)]
pub(super) struct Branch {
    pub(super) subject: Subject,
    /// Places in the list of what the survey is about.
    pub(super) leaves: Vec<usize>,
}

/// The branches of a survey asked about `abouts`: a workshop where two or more of its rounds are among them, in their order.
pub(super) fn branches(meeting: &Meeting, abouts: &[About]) -> Vec<Branch> {
    let workshop_of = |about: &About| match about {
        About::Session(id) => meeting.session(id)?.workshop.clone(),
        About::Day(_) | About::Meeting => None,
    };
    let mut branches: Vec<Branch> = Vec::new();
    for (leaf, about) in abouts.iter().enumerate() {
        let Some(workshop) = workshop_of(about) else {
            branches.push(Branch { subject: Subject::of(about), leaves: vec![leaf] });
            continue;
        };
        let subject = Subject::Workshop(workshop);
        match branches.iter_mut().find(|branch| branch.subject == subject) {
            Some(branch) => branch.leaves.push(leaf),
            None => branches.push(Branch { subject, leaves: vec![leaf] }),
        }
    }
    for branch in &mut branches {
        if let [only] = branch.leaves.as_slice() {
            branch.subject = Subject::of(&abouts[*only]);
        }
    }
    branches
}

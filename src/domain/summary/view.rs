//! A look at the answers to one survey, narrowed by filters: whatever is chosen, no more is shown than `atoms` lets through.
//!
//! # Roles
//! A role is a part of a survey that asks it, for submissions cannot be joined. Roles break down the survey as a whole only, never
//! beside another filter, and their answers are shown only where the survey is about one thing: a breakdown by session beside one by
//! role would be two margins of one table, and where an answer is rare the two tell what stands within. Submissions without a role
//! are a group like any other there: their number always shows, and when they are few their answers must not be what the roles
//! leave of the whole.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    Attendance, Group, Rules,
    atoms::{Leaf, atoms},
    cube::{Cube, Slice},
    figures, hide,
    shuffle::Shuffle,
    subject::{Branch, Subject, branches},
    tally::Tally,
};
use crate::{
    feedback,
    id::{OptionId, SurveyId},
    meeting::Meeting,
    session::Kind,
    statistics::Share,
    submission::About,
    survey::Measure,
};

/// What is chosen of a survey; filters combine, and none means all of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection {
    /// A programme day.
    pub day: Option<NaiveDate>,
    /// A kind of session.
    pub kind: Option<Kind>,
    /// A session, a workshop with its rounds together, or what else it was asked about.
    pub subject: Option<Subject>,
    /// A role, of those the survey asks.
    pub role: Option<OptionId>,
}

impl Selection {
    fn takes(&self, leaf: &Leaf) -> bool {
        let is_of = match &self.subject {
            None => true,
            Some(Subject::Workshop(workshop)) => leaf.workshop.as_ref() == Some(workshop),
            Some(other) => other.about().as_ref() == Some(&leaf.about),
        };
        is_of && (self.day.is_none() || leaf.day == self.day) && (self.kind.is_none() || leaf.kind == self.kind)
    }
}

/// What a selection shows.
#[derive(Debug, Clone, PartialEq)]
pub enum View {
    /// The answers.
    Shown(Group),
    /// A small group, or one that would tell of a small one.
    Hidden,
    /// Roles beside other filters.
    Crossed,
    /// The survey was asked about nothing of the kind.
    Nothing,
}

/// What a survey can be narrowed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// Days.
    pub days: Vec<NaiveDate>,
    /// Kinds of session.
    pub kinds: Vec<Kind>,
    /// Workshops, sessions and the like, in the programme's order, a workshop before its rounds.
    pub subjects: Vec<Subject>,
    /// Roles; none where they are not broken down.
    pub roles: Vec<OptionId>,
}

/// One role among those who answered.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleRow {
    /// The role; `None` for those who gave none.
    pub role: Option<OptionId>,
    /// How many; `None` when hidden.
    pub n: Option<u32>,
    /// Their answers; `None` when hidden.
    pub group: Option<Group>,
}

/// The answers to one survey, with what may be shown of them.
#[derive(Debug)]
pub struct Sight<'a> {
    meeting: &'a Meeting,
    slice: &'a Slice,
    attendance: &'a Attendance,
    rules: Rules,
    leaves: Vec<Leaf>,
    /// For each leaf its atom.
    atoms: Vec<usize>,
    /// How many leaves an atom has, by its number.
    sizes: Vec<usize>,
}

impl<'a> Sight<'a> {
    /// The answers to a survey of the meeting; `None` when it has no such survey.
    pub fn new(meeting: &'a Meeting, cube: &'a Cube, survey: &SurveyId, attendance: &'a Attendance, rules: Rules) -> Option<Self> {
        let slice = cube.slices().iter().find(|slice| slice.survey.id == *survey)?;
        Some(Self::of(meeting, slice, attendance, rules))
    }

    pub(super) fn of(meeting: &'a Meeting, slice: &'a Slice, attendance: &'a Attendance, rules: Rules) -> Self {
        let attached = feedback::subjects(meeting).into_iter().filter(|subject| subject.survey.id == slice.survey.id);
        let attached: Vec<About> = attached.map(|subject| subject.about).collect();
        // Answers about what is no longer in the programme count all the same, after the rest.
        let gone = slice.abouts().filter(|about| !attached.contains(about));
        let gone = gone.map(|about| Leaf::new(meeting, about, true));
        let leaves: Vec<Leaf> = attached.iter().map(|about| Leaf::new(meeting, about, false)).chain(gone).collect();
        let counts: Vec<u32> = leaves.iter().map(|leaf| slice.n(&leaf.about)).collect();
        let atoms = atoms(&leaves, &counts, rules.smallest_group);
        let mut sizes = vec![0; leaves.len()];
        for atom in &atoms {
            sizes[*atom] += 1;
        }
        Self { meeting, slice, attendance, rules, leaves, atoms, sizes }
    }

    /// It was asked about something of the kind.
    pub fn is_about(&self, selection: &Selection) -> bool {
        self.leaves.iter().any(|leaf| selection.takes(leaf))
    }

    /// This thing is among what a selection takes.
    pub fn takes(&self, selection: &Selection, subject: &Subject) -> bool {
        let about = subject.about();
        self.leaves.iter().any(|leaf| about.as_ref() == Some(&leaf.about) && selection.takes(leaf))
    }

    /// The survey.
    pub fn survey(&self) -> &SurveyId {
        &self.slice.survey.id
    }

    /// What it was asked about.
    pub(super) fn abouts(&self) -> Vec<About> {
        self.leaves.iter().map(|leaf| leaf.about.clone()).collect()
    }

    /// What a selection shows.
    pub fn view(&self, selection: &Selection) -> View {
        if let Some(role) = &selection.role {
            if self.leaves.len() != 1 || *selection != (Selection { role: Some(role.clone()), ..Selection::default() }) {
                return View::Crossed;
            }
            let row = self.roles().into_iter().find(|row| row.role.as_ref() == Some(role));
            return row.map_or(View::Nothing, |row| row.group.map_or(View::Hidden, View::Shown));
        }
        let chosen: Vec<usize> = (0..self.leaves.len()).filter(|at| selection.takes(&self.leaves[*at])).collect();
        if chosen.is_empty() && *selection != Selection::default() {
            return View::Nothing;
        }
        self.group_of(&chosen, selection).map_or(View::Hidden, View::Shown)
    }

    /// All of the survey, which is never hidden.
    pub(super) fn whole(&self) -> Group {
        let all: Vec<&About> = self.leaves.iter().map(|leaf| &leaf.about).collect();
        self.group(&mut self.slice.sum(all.iter().copied()), &all, &Selection::default(), true)
    }

    /// The answers about these leaves together; `None` when hidden.
    pub(super) fn group_of(&self, chosen: &[usize], selection: &Selection) -> Option<Group> {
        let whole = chosen.len() == self.leaves.len();
        if !whole && self.cuts(chosen) {
            return None;
        }
        let abouts: Vec<&About> = chosen.iter().map(|at| &self.leaves[*at].about).collect();
        Some(self.group(&mut self.slice.sum(abouts.iter().copied()), &abouts, selection, whole))
    }

    /// Some atom is chosen in part.
    fn cuts(&self, chosen: &[usize]) -> bool {
        let mut taken = BTreeMap::new();
        for at in chosen {
            *taken.entry(self.atoms[*at]).or_insert(0) += 1;
        }
        taken.iter().any(|(atom, taken)| self.sizes[*atom] != *taken)
    }

    fn group(&self, tally: &mut Tally, abouts: &[&About], selection: &Selection, whole: bool) -> Group {
        let present: Option<Vec<u32>> = abouts.iter().map(|about| self.attendance.get(about).map(|present| present.get())).collect();
        let present = present.filter(|present| !present.is_empty()).map(|present| present.into_iter().fold(0, u32::saturating_add));
        let response = present.map(|of| Share { count: tally.n, of });
        // Every list of comments has an order of its own, or equal places in two lists would join answers of one person.
        let mut shuffle = Shuffle::new(self.rules.seed, &(&self.slice.survey.id, selection));
        let n = tally.n;
        let questions = self.slice.survey.questions.iter().zip(&mut tally.questions);
        let questions = questions.map(|(question, counts)| figures::question(question, counts, n, self.rules, whole, &mut shuffle));
        Group { n, response, questions: questions.collect() }
    }

    /// What the survey can be narrowed by.
    pub fn facets(&self) -> Facets {
        let mut facets = Facets { days: Vec::new(), kinds: Vec::new(), subjects: Vec::new(), roles: Vec::new() };
        for leaf in self.leaves.iter().filter(|leaf| !leaf.gone) {
            let (day, kind) = (leaf.day.filter(|day| !facets.days.contains(day)), leaf.kind.filter(|kind| !facets.kinds.contains(kind)));
            facets.days.extend(day);
            facets.kinds.extend(kind);
        }
        for Branch { subject, leaves } in branches(self.meeting, &self.abouts()) {
            facets.subjects.push(subject);
            if leaves.len() > 1 {
                facets.subjects.extend(leaves.iter().map(|leaf| Subject::of(&self.leaves[*leaf].about)));
            }
        }
        if self.leaves.len() == 1 {
            facets.roles = self.slice.roles().iter().map(|role| role.id.clone()).collect();
        }
        facets
    }

    /// Who answered, by role, those without one last; empty where the survey asks no role.
    pub fn roles(&self) -> Vec<RoleRow> {
        let roles = self.slice.roles();
        if roles.is_empty() {
            return Vec::new();
        }
        let mut tallies: Vec<Tally> = (0..=roles.len()).map(|place| self.slice.of_role(place.checked_sub(1))).collect();
        let counts: Vec<u32> = tallies.iter().map(|tally| tally.n).collect();
        let hidden = self.rules.smallest_group.map_or_else(|| vec![false; roles.len()], |k| hide(&counts[1..], k));
        let silent = self.silent_roles(&counts, &hidden);
        let abouts: Vec<&About> = Vec::new();
        let mut row = |place: usize| {
            let role = place.checked_sub(1).map(|at| roles[at].id.clone());
            let selection = Selection { role: role.clone(), ..Selection::default() };
            let counted = place == 0 || !hidden[place - 1];
            let group = (counted && !silent[place]).then(|| {
                let mut group = self.group(&mut tallies[place], &abouts, &selection, false);
                // Comments never come with a role, and a role says nothing of itself.
                let asked = self.slice.survey.questions.iter().zip(std::mem::take(&mut group.questions));
                let asked = asked.filter(|(question, _)| question.measure != Some(Measure::Role));
                group.questions = asked.map(|(_, said)| figures::without_comments(said)).collect();
                group
            });
            RoleRow { role, n: counted.then_some(counts[place]), group }
        };
        let (none, given) = (row(0), (1..=roles.len()).map(row));
        given.chain(Some(none).filter(|none| none.n != Some(0))).collect()
    }

    /// Whose answers are not shown, of those without a role first and then of each role, given whose number is not.
    fn silent_roles(&self, counts: &[u32], hidden: &[bool]) -> Vec<bool> {
        let Some(k) = self.rules.smallest_group else { return vec![false; counts.len()] };
        if self.leaves.len() != 1 {
            return vec![true; counts.len()];
        }
        let mut silent: Vec<bool> = std::iter::once((1..k).contains(&counts[0])).chain(hidden.iter().copied()).collect();
        loop {
            let of_silent: Vec<u32> = counts.iter().zip(&silent).filter(|(n, silent)| **silent && **n > 0).map(|(n, _)| *n).collect();
            if of_silent.is_empty() || (of_silent.len() > 1 && of_silent.iter().sum::<u32>() >= k) {
                return silent;
            }
            let shown = (0..counts.len()).filter(|at| !silent[*at]);
            let Some(next) = shown.min_by_key(|at| (counts[*at] == 0, counts[*at])) else { return silent };
            silent[next] = true;
        }
    }
}

//! Who takes part, from several sources: the same person is put together, and nobody is lost.

use std::collections::BTreeSet;

use super::record::{Attendee, Division, Handed, Origin};
use crate::{
    choices::{Ranked, in_time, line, of_people},
    id::BlockId,
    meeting::{Block, Meeting},
    submission::{Body, Submission},
};

/// What a source brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// People who were not there before.
    pub added: usize,
    /// People whose wishes, name or choice changed.
    pub changed: usize,
    /// People about whom it said nothing new.
    pub same: usize,
    /// People whose choice was withdrawn.
    pub withdrawn: usize,
}

/// A list ranks a block differently from what the person handed over, and the latter counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The person's key.
    pub person: String,
    /// The block.
    pub block: BlockId,
}

impl Receipt {
    /// It changes something.
    pub const fn is_news(&self) -> bool {
        self.added + self.changed + self.withdrawn > 0
    }
}

/// Whether two names are one person's: however they are spaced, in capitals or not.
pub fn same_name(one: &str, other: &str) -> bool {
    plain_name(one) == plain_name(other)
}

/// A name as `same_name` compares it.
pub fn plain_name(name: &str) -> String {
    name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// The people who handed a choice over, with what they chose in time.
pub fn from_choices(meeting: &Meeting, submissions: &[Submission]) -> Vec<Attendee> {
    let (all, people) = of_people(meeting, submissions);
    let attendee = |last: &Submission| {
        let Body::Choices { badge, .. } = &last.body else { return None };
        let first = line(&all, &last.id).pop().unwrap_or_else(|| last.id.clone());
        let in_time = |block: &Block| Some((block.id.clone(), in_time(&all, &last.id, block)?.to_vec()));
        Some(Attendee {
            key: format!("choice:{first}"),
            name: badge.clone().unwrap_or_default(),
            handed: Some(Handed { first, last: last.id.clone() }),
            chosen: meeting.blocks.iter().filter_map(in_time).collect(),
            listed: Ranked::new(),
            origin: Origin::Choice,
        })
    };
    people.iter().filter_map(attendee).collect()
}

/// Takes out the choices that were withdrawn: of somebody with a name the name stays, without a wish.
pub fn withdraw(division: &mut Division, meeting: &Meeting, submissions: &[Submission]) -> usize {
    let (all, _) = of_people(meeting, submissions);
    let withdrawn = all.iter().filter_map(|submission| match &submission.body {
        Body::Withdrawal { withdraws } => Some(line(&all, withdraws)),
        Body::Choices { .. } | Body::Feedback(_) => None,
    });
    let withdrawn: BTreeSet<_> = withdrawn.flatten().collect();
    let is_withdrawn = |person: &Attendee| {
        person.handed.as_ref().is_some_and(|handed| withdrawn.contains(&handed.last) || withdrawn.contains(&handed.first))
    };
    let gone: Vec<String> = division.people.iter().filter(|person| is_withdrawn(person)).map(|person| person.key.clone()).collect();
    for key in &gone {
        match division.people.iter_mut().find(|person| person.key == *key) {
            Some(person) if !person.name.is_empty() => {
                person.handed = None;
                person.chosen = Ranked::new();
                person.origin = if person.listed.is_empty() { Origin::Hand } else { Origin::File };
            }
            _ => division.remove(key),
        }
    }
    gone.len()
}

/// Takes people in. The same choice, or the same name, is the same person; two choices with one name are two.
pub fn merge(people: &mut Vec<Attendee>, incoming: Vec<Attendee>) -> Receipt {
    let mut receipt = Receipt::default();
    let mut plain: Vec<String> = people.iter().map(|person| plain_name(&person.name)).collect();
    for mut new in incoming {
        let name = plain_name(&new.name);
        if let Some(at) = find(people, &plain, &new, &name)
            && let Some(known) = people.get_mut(at)
        {
            let before = known.clone();
            join(known, new);
            if *known == before {
                receipt.same += 1;
            } else {
                receipt.changed += 1;
            }
            plain.iter_mut().skip(at).take(1).for_each(|plain| *plain = plain_name(&known.name));
            continue;
        }
        receipt.added += 1;
        // A name that was given before to somebody else must not make two people one.
        while people.iter().any(|other| other.key == new.key) {
            new.key.push('\'');
        }
        people.push(new);
        plain.push(name);
    }
    receipt
}

/// The person meant; `plain` holds the names of `people`, and `name` that of the new one, as they are compared.
fn find(people: &[Attendee], plain: &[String], new: &Attendee, name: &str) -> Option<usize> {
    let same_choice = |one: &Handed, other: &Handed| one.first == other.first || one.last == other.last || one.last == other.first;
    if let Some(handed) = &new.handed {
        let known =
            |person: &Attendee| person.handed.as_ref().is_some_and(|known| same_choice(known, handed) || same_choice(handed, known));
        if let Some(at) = people.iter().position(known) {
            return Some(at);
        }
    }
    if name.is_empty() {
        return None;
    }
    let may_be = |person: &Attendee| person.handed.is_none() || new.handed.is_none();
    let alike = people.iter().zip(plain).enumerate().filter(|(_, (person, other))| *other == name && may_be(person));
    let mut alike = alike.map(|(at, _)| at);
    // Of two people with this name, nobody knows which one is meant.
    alike.next().filter(|_| alike.next().is_none())
}

/// Tells a person what another source knows of them. Each source corrects itself alone.
fn join(known: &mut Attendee, new: Attendee) {
    if !new.name.is_empty() && (known.name.is_empty() || known.origin == new.origin) {
        known.name = new.name;
    }
    if new.origin == Origin::Choice {
        known.chosen = new.chosen;
        known.handed = new.handed;
    } else {
        known.listed = new.listed;
        known.handed = known.handed.take().or(new.handed);
    }
    known.origin = known.origin.min(new.origin);
}

/// Where a list says otherwise than the person did.
pub fn differing(people: &[Attendee]) -> Vec<Differing> {
    let of_person = |person: &Attendee| {
        let other = person.listed.iter().filter(|(block, list)| person.chosen.get(*block).is_some_and(|chosen| chosen != *list));
        other.map(|(block, _)| Differing { person: person.key.clone(), block: block.clone() }).collect::<Vec<_>>()
    };
    people.iter().flat_map(of_person).collect()
}

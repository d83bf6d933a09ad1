//! What an organiser decided so far: people, rules, and the result with the changes made to it by hand.

use std::collections::BTreeMap;

use crate::{
    allocation::Objective,
    choices::Ranked,
    id::{BlockId, SessionId, WorkshopId},
    meeting::{BlockMode, Meeting},
    submission::SubmissionId,
};

/// The sessions of each person, by the person's key.
pub type Seats = BTreeMap<String, Vec<SessionId>>;

/// A division of one meeting's people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// Who takes part; no two have the same key.
    pub people: Vec<Attendee>,
    /// The blocks that are divided.
    pub blocks: Vec<BlockId>,
    /// Seats as the organiser set them, `None` for as many as come; of all other sessions the meeting file tells.
    pub capacities: BTreeMap<SessionId, Option<u32>>,
    /// The same workshop may be given to a person twice.
    pub repeats: bool,
    /// What the organiser decided beforehand.
    pub rules: Vec<Rule>,
    /// What settles ties.
    pub seed: u32,
    /// What the last draw gave.
    pub drawn: Option<Drawn>,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Unlike that of anybody else; stays the same whatever becomes of the name and of the wishes.
    pub key: String,
    /// As lists show it; empty for a choice without a badge label.
    pub name: String,
    /// The choice that was handed over, by which a phone knows its group.
    pub handed: Option<Handed>,
    /// What the person chose and handed over.
    pub chosen: Ranked,
    /// What a list says that the person wishes; it counts where the person handed nothing over.
    pub listed: Ranked,
    /// Where the person came from.
    pub origin: Origin,
}

/// A choice that was handed over, perhaps corrected since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The first of its line of corrections, by which the person is known again.
    pub first: SubmissionId,
    /// The last one, by which the group is published.
    pub last: SubmissionId,
}

/// Where a person came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A choice that was handed over.
    Choice,
    /// A file of names and wishes.
    File,
    /// Typed in.
    Hand,
}

/// What the organiser decided about a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// The person's key.
    pub person: String,
    /// The decision.
    pub order: Order,
}

/// A decision about a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// The person gets this, whatever was wished.
    Pin(Spot),
    /// The person does not get this.
    Bar(Spot),
    /// The person is not there.
    Away(BlockId),
}

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// One session.
    Session(SessionId),
    /// A workshop, whatever the round.
    Workshop(WorkshopId),
}

/// What a draw gave, and what was changed by hand since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// Who sat where after the draw.
    pub seats: Seats,
    /// Proved when it was drawn: no division of that task is better.
    pub lower: Objective,
    /// The fingerprint of the task that was drawn.
    pub task: String,
    /// Changes by hand, the first one first.
    pub moves: Vec<Move>,
    /// How many of them hold; those after it were undone.
    pub done: usize,
}

/// A change by hand: a person leaves a session, or takes a seat in one, or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The person's key.
    pub person: String,
    /// The seat that is left.
    pub from: Option<SessionId>,
    /// The seat that is taken.
    pub to: Option<SessionId>,
}

impl Attendee {
    /// The wishes in a block, the dearest first.
    pub fn wishes(&self, block: &BlockId) -> &[SessionId] {
        self.chosen.get(block).or_else(|| self.listed.get(block)).map_or(&[], Vec::as_slice)
    }
}

impl Division {
    /// Nobody yet: the blocks of wishes, or all where there is none of these, by the rules of the meeting file.
    pub fn new(meeting: &Meeting, seed: u32) -> Self {
        let wishes = meeting.blocks.iter().any(|block| block.mode == BlockMode::Wish);
        let blocks = meeting.blocks.iter().filter(|block| !wishes || block.mode == BlockMode::Wish);
        Self {
            people: Vec::new(),
            blocks: blocks.map(|block| block.id.clone()).collect(),
            capacities: BTreeMap::new(),
            repeats: meeting.repeats,
            rules: Vec::new(),
            seed,
            drawn: None,
        }
    }

    /// The person with this key.
    pub fn person(&self, key: &str) -> Option<&Attendee> {
        self.people.iter().find(|person| person.key == key)
    }

    /// The seats of a session: as the organiser set them, or as the meeting file tells of it or of its room.
    pub fn capacity(&self, meeting: &Meeting, session: &SessionId) -> Option<u32> {
        self.capacities.get(session).copied().unwrap_or_else(|| told_capacity(meeting, session))
    }

    /// Sets the seats of a session; what the meeting file says anyway is not kept, so that a new revision of it counts.
    pub fn set_capacity(&mut self, meeting: &Meeting, session: &SessionId, seats: Option<u32>) {
        if seats == told_capacity(meeting, session) {
            self.capacities.remove(session);
        } else {
            self.capacities.insert(session.clone(), seats);
        }
    }

    /// Takes a person out, with all that was decided about them.
    pub fn remove(&mut self, key: &str) {
        self.people.retain(|person| person.key != key);
        self.rules.retain(|rule| rule.person != key);
    }

    /// Decides something about a person, once.
    pub fn decide(&mut self, rule: Rule) {
        if !self.rules.contains(&rule) {
            self.rules.push(rule);
        }
    }
}

fn told_capacity(meeting: &Meeting, session: &SessionId) -> Option<u32> {
    let session = meeting.session(session)?;
    session.capacity.or_else(|| session.room.as_ref().and_then(|room| meeting.room(room))?.capacity)
}

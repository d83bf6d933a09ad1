//! Workshop choices as they are handed to the organiser: what would be handed over now, and how that stands to what was handed over last.
//!
//! Whether a block is closed is told by the real time, never by a demo's. A phone whose clock is days off shows a block as closed too early
//! or too late, and its submissions carry that wrong time: the app only shows, the organiser's side decides what came in time.

use std::collections::BTreeMap;

use super::{
    agenda::block_sessions,
    id::{BlockId, MeetingId, SessionId},
    meeting::{Block, BlockMode, Meeting},
    picks::Picks,
    session::Status,
    submission::{Body, Submission, SubmissionId, current},
    time::Moment,
    wishes::Wishes,
};

/// The longest badge label, in characters.
pub const MAX_BADGE: usize = 40;

/// Sessions by block, best first.
pub type Ranked = BTreeMap<BlockId, Vec<SessionId>>;

/// What a participant chose, and how it stands to what the organiser was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Every block of the programme, in its order.
    pub blocks: Vec<BlockChoice>,
    /// What would be handed over now: of an open block what is chosen, of a closed one what was handed over before it closed.
    pub ranked: Ranked,
    /// How it stands.
    pub state: State,
}

/// What is chosen in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockChoice {
    /// The block.
    pub block: BlockId,
    /// The choice in it can no longer be changed.
    pub closed: bool,
    /// What is chosen; in a closed block what was handed over in time.
    pub ranked: Vec<SessionId>,
    /// How many more are to be picked; of a block of wishes, how many wishes there are too few of.
    pub missing: usize,
}

/// How what is chosen stands to what was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Every block is closed, and nothing was handed over.
    TooLate,
    /// Nothing is chosen.
    Nothing,
    /// Something is chosen, and the organiser does not know.
    NotGiven,
    /// What is chosen was handed over.
    Given,
    /// Something else is chosen by now in a block that is open.
    Changed,
    /// Nothing is chosen any more; what was handed over stands until it is withdrawn.
    Emptied,
}

impl State {
    /// Handing over would tell the organiser something.
    pub const fn can_give(self) -> bool {
        matches!(self, Self::NotGiven | Self::Changed)
    }
}

/// What was handed over last.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Given<'s> {
    /// The whole of it.
    pub submission: &'s Submission,
    /// Sessions by block.
    pub ranked: &'s Ranked,
    /// The badge label.
    pub badge: Option<&'s str>,
}

/// What counts among `all` as this device's choice in a meeting.
pub fn given<'s>(all: &'s [Submission], meeting: &MeetingId) -> Option<Given<'s>> {
    let of_choices = current(all).into_iter().filter(|submission| submission.meeting == *meeting).filter_map(|submission| {
        let Body::Choices { ranked, badge, .. } = &submission.body else { return None };
        Some(Given { submission, ranked, badge: badge.as_deref() })
    });
    of_choices.max_by_key(|given| (given.submission.at, given.submission.id.clone()))
}

/// The line of corrections that ends in `last`: itself, what it replaces, what that replaced, and so on.
pub fn line(all: &[Submission], last: &SubmissionId) -> Vec<SubmissionId> {
    let mut line = vec![last.clone()];
    let mut at = last;
    while let Some(former) = all.iter().find(|submission| submission.id == *at).and_then(Submission::supersedes) {
        // A damaged record could let a line run in a circle.
        if line.contains(former) {
            break;
        }
        line.push(former.clone());
        at = former;
    }
    line
}

/// Whether the choice in a block can no longer be changed at `now`.
pub fn is_closed(block: &Block, now: Moment) -> bool {
    block.closes.is_some_and(|closes| closes <= now)
}

/// What is chosen in a block among the sessions that it holds and that take place: picks in order of time, wishes in their own.
pub fn chosen(meeting: &Meeting, block: &Block, picks: &Picks, wishes: &Wishes) -> Vec<SessionId> {
    let held = held_in(meeting, block);
    match block.mode {
        BlockMode::Free => held.into_iter().filter(|id| picks.holds(id)).collect(),
        BlockMode::Wish => wishes.of(&block.id).iter().filter(|id| held.contains(id)).cloned().collect(),
    }
}

/// The sessions of a block that take place, in order of time.
pub fn held_in(meeting: &Meeting, block: &Block) -> Vec<SessionId> {
    let sessions = block_sessions(meeting, block).into_iter().filter(|session| session.status != Status::Cancelled);
    sessions.map(|session| session.id.clone()).collect()
}

/// What is chosen at `now`, the real time. `badge` is the label to go along, where the organiser asks for one.
pub fn review(meeting: &Meeting, picks: &Picks, wishes: &Wishes, badge: Option<&str>, given: Option<Given>, now: Moment) -> Review {
    let blocks: Vec<_> = meeting
        .blocks
        .iter()
        .map(|block| {
            let closed = is_closed(block, now);
            let before = given.and_then(|given| given.ranked.get(&block.id)).map_or(&[][..], Vec::as_slice);
            let ranked = if closed {
                // Another app may have written it: nothing goes along that stands twice or belongs elsewhere.
                let mut kept = Wishes::default();
                kept.put(&block.id, before);
                kept.of(&block.id).iter().filter(|id| block.sessions.contains(id)).cloned().collect()
            } else {
                chosen(meeting, block, picks, wishes)
            };
            let missing = block.pick.min(held_in(meeting, block).len()).saturating_sub(ranked.len());
            BlockChoice { block: block.id.clone(), closed, ranked, missing }
        })
        .collect();
    let mut ranked = Ranked::new();
    for choice in blocks.iter().filter(|choice| !choice.ranked.is_empty()) {
        ranked.insert(choice.block.clone(), choice.ranked.clone());
    }
    let open = || blocks.iter().filter(|choice| !choice.closed);
    let state = match given {
        None if open().next().is_none() => State::TooLate,
        None if open().all(|choice| choice.ranked.is_empty()) => State::Nothing,
        None => State::NotGiven,
        Some(given) => {
            let told = |choice: &BlockChoice| given.ranked.get(&choice.block).map_or(&[][..], Vec::as_slice) == choice.ranked;
            if open().all(told) && (given.badge == badge || open().next().is_none()) {
                State::Given
            } else if ranked.is_empty() {
                State::Emptied
            } else {
                State::Changed
            }
        }
    };
    Review { blocks, ranked, state }
}

/// A badge label as it is handed over: one line without what cannot be read, cut to `MAX_BADGE`; `None` when nothing is left.
pub fn badge_of(typed: &str) -> Option<String> {
    let plain = typed.split(|c: char| c.is_control() || c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let label: String = plain.chars().take(MAX_BADGE).collect();
    (!label.is_empty()).then(|| label.trim_end().to_owned())
}

/// What the organiser counts of the line of corrections that ends in `last`: for a block the newest that was handed over before it closed.
pub fn in_time<'s>(all: &'s [Submission], last: &SubmissionId, block: &Block) -> Option<&'s [SessionId]> {
    let of_line = line(all, last).into_iter().filter_map(|id| all.iter().find(|submission| submission.id == id));
    let newest = of_line.into_iter().find(|submission| !is_closed(block, submission.at))?;
    match &newest.body {
        Body::Choices { ranked, .. } => ranked.get(&block.id).map(Vec::as_slice).filter(|sessions| !sessions.is_empty()),
        Body::Feedback(_) | Body::Withdrawal { .. } => None,
    }
}

/// How many people chose what, for the organiser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many people handed a choice over.
    pub people: usize,
    /// Every block of the programme that somebody chose in, in its order.
    pub blocks: Vec<BlockTally>,
}

/// How many people chose what in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockTally {
    /// The block.
    pub block: BlockId,
    /// How many chose in time.
    pub people: usize,
    /// How many want each session: in a block of wishes, as their first wish.
    pub sessions: Vec<(SessionId, usize)>,
}

/// The choices of a meeting among `all` and what withdraws them, and of these the ones that count, one for each person.
pub fn of_people(meeting: &Meeting, all: &[Submission]) -> (Vec<Submission>, Vec<Submission>) {
    // Beside a hundred thousand answers the choices are few, and each line of corrections is looked for among them.
    let is_ours = |submission: &&Submission| submission.meeting == meeting.id && !matches!(submission.body, Body::Feedback(_));
    let all: Vec<_> = all.iter().filter(is_ours).cloned().collect();
    let people = current(&all).into_iter().filter(|submission| matches!(submission.body, Body::Choices { .. })).cloned().collect();
    (all, people)
}

/// How many people chose what in a meeting, of what counts among `all`.
pub fn tally(meeting: &Meeting, all: &[Submission]) -> Tally {
    let (all, people) = of_people(meeting, all);
    let of_block = |block: &Block| {
        let chosen: Vec<_> = people.iter().filter_map(|person| in_time(&all, &person.id, block)).collect();
        let wants = |ranked: &[SessionId], id: &SessionId| match block.mode {
            BlockMode::Free => ranked.contains(id),
            BlockMode::Wish => ranked.first() == Some(id),
        };
        let count = |id: SessionId| {
            let n = chosen.iter().filter(|ranked| wants(ranked, &id)).count();
            (id, n)
        };
        let sessions = held_in(meeting, block).into_iter().map(count).collect();
        BlockTally { block: block.id.clone(), people: chosen.len(), sessions }
    };
    let blocks = meeting.blocks.iter().map(of_block).filter(|block| block.people > 0).collect();
    Tally { people: people.len(), blocks }
}

//! The outbox as a pure queue: what waits, what is on its way, what arrived. Time and chance come in as arguments.
//!
//! The conservation rule stands here: what was added stays, whatever happens, and only an acknowledgement makes it "sent".

use std::time::Duration;

use super::acknowledgement::{Setback, Verdict};
use crate::{
    order::set_of,
    submission::{Submission, SubmissionId},
};

/// The first wait after a failure.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// The longest wait between tries.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// A reading of the phone's clock, in milliseconds since 1970. It may jump; nothing is lost when it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tick(pub u64);

impl Tick {
    /// What comes after `former` by a clock that reads `now`: that very reading, unless the clock was set back meanwhile.
    #[must_use]
    pub fn following(former: Self, now: Self) -> Self {
        now.max(Self(former.0.saturating_add(1)))
    }

    fn after(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX)))
    }
}

/// A submission of this device with its place on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What was submitted.
    pub submission: Submission,
    /// Its frozen bytes: every sending carries exactly these.
    pub bytes: String,
    /// When it was submitted, which is the order of sending (`Outbox::turn`).
    pub queued: Tick,
    /// Where it is.
    pub state: State,
}

/// Where a submission is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// On this device.
    Saved,
    /// On its way.
    Sending {
        /// How many tries failed before this one.
        tries: u32,
    },
    /// On this device, after a try that failed.
    Waiting {
        /// How many tries failed, from 1.
        tries: u32,
        /// Why the last one failed.
        why: Setback,
    },
    /// On the server, which said so.
    Sent {
        /// When it said so.
        at: Tick,
    },
    /// On this device; the server does not let anybody write.
    Blocked,
    /// On this device; somebody has to look at it.
    NeedsAttention(Reason),
}

/// Why somebody has to look at a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The server will never take it.
    Refused {
        /// The server's status.
        status: u16,
    },
    /// The server holds something else under its id.
    Conflict,
}

/// The submissions of this device, in the order of sending.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outbox {
    entries: Vec<Entry>,
    /// Failures in a row, whatever was sent: they speak of the server, and hundreds of answers must not each try it.
    failures: u32,
    pause: Option<Pause>,
}

/// A time in which nothing is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// When it began.
    pub since: Tick,
    /// When it ends.
    pub until: Tick,
    /// The server asked for it, so that only a person may cut it short.
    pub by_server: bool,
}

impl Entry {
    /// A submission that was just made.
    pub fn new(submission: Submission, bytes: String, queued: Tick) -> Self {
        Self { submission, bytes, queued, state: State::Saved }
    }

    /// Its id.
    pub const fn id(&self) -> &SubmissionId {
        &self.submission.id
    }

    /// The server has not said yet that it has it.
    pub const fn is_unsent(&self) -> bool {
        !matches!(self.state, State::Sent { .. })
    }

    /// How many tries failed of one that waits to be sent.
    const fn tries(&self) -> Option<u32> {
        match self.state {
            State::Saved => Some(0),
            State::Waiting { tries, .. } => Some(tries),
            State::Sending { .. } | State::Sent { .. } | State::Blocked | State::NeedsAttention(_) => None,
        }
    }
}

impl Outbox {
    /// The outbox as it was stored. Nothing is on its way any more, and waits begin anew.
    pub fn restore(entries: Vec<Entry>) -> Self {
        let mut outbox = Self::default();
        for mut entry in entries {
            if matches!(entry.state, State::Sending { .. } | State::Waiting { .. } | State::Blocked) {
                entry.state = State::Saved;
            }
            outbox.add(entry);
        }
        outbox
    }

    /// The turn of what is submitted now: after all that is here, also when the clock was set back since.
    pub fn turn(&self, now: Tick) -> Tick {
        self.entries.last().map_or(now, |last| Tick::following(last.queued, now))
    }

    /// Adds a submission. One that is here already stays as it is: a double tap makes one record.
    pub fn add(&mut self, entry: Entry) -> bool {
        if self.get(entry.id()).is_some() {
            return false;
        }
        let place = self.entries.partition_point(|other| (other.queued, other.id()) < (entry.queued, entry.id()));
        self.entries.insert(place, entry);
        true
    }

    /// Takes over what another window knows: a submission that is new here, or how far one has come. What is on its way from here is only
    /// ever told that it has arrived.
    pub fn learn(&mut self, entry: Entry) {
        let Some(known) = self.entry(entry.id()) else {
            self.add(entry);
            return;
        };
        let waits = matches!(known.state, State::Saved | State::Waiting { .. } | State::Blocked);
        if known.is_unsent() && (!entry.is_unsent() || waits && matches!(entry.state, State::NeedsAttention(_))) {
            known.state = entry.state;
        }
    }

    /// All of them, in the order of sending.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The one with this id.
    pub fn get(&self, id: &SubmissionId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id() == id)
    }

    /// How many the server does not have yet, as far as is known. One that it refused, and that was corrected or withdrawn since, is
    /// missed by nobody.
    pub fn unsent(&self) -> usize {
        let superseded = set_of(self.entries.iter().filter_map(|entry| entry.submission.supersedes()));
        let settled = |entry: &Entry| matches!(entry.state, State::NeedsAttention(_)) && superseded.contains(entry.id());
        self.entries.iter().filter(|entry| entry.is_unsent() && !settled(entry)).count()
    }

    /// What to send now: the one that failed least often, the oldest of those; none while one is on its way, during a pause, or
    /// when the server lets nobody write. So neither what needs attention nor what always fails blocks the ones behind it.
    pub fn next(&self, now: Tick) -> Option<&Entry> {
        if self.pause(now).is_some() { None } else { self.ready() }
    }

    /// How long until something is due; `None` when nothing waits to be sent.
    pub fn due_in(&self, now: Tick) -> Option<Duration> {
        self.ready()?;
        Some(self.pause(now).map_or(Duration::ZERO, |pause| Duration::from_millis(pause.until.0.saturating_sub(now.0))))
    }

    /// The pause that is on, if one is; none when the clock was set back before its beginning.
    pub fn pause(&self, now: Tick) -> Option<Pause> {
        self.pause.filter(|pause| (pause.since..pause.until).contains(&now))
    }

    /// A submission is on its way.
    pub fn sending(&mut self, id: &SubmissionId) {
        if let Some(entry) = self.entry(id).filter(|entry| entry.is_unsent()) {
            entry.state = State::Sending { tries: entry.tries().unwrap_or(0) };
        }
    }

    /// What came of a sending. `jitter` is a number drawn from 0 to 1, which spreads the tries of many phones.
    pub fn settle(&mut self, id: &SubmissionId, verdict: Verdict, now: Tick, jitter: f64) {
        let Some(entry) = self.entry(id) else { return };
        let State::Sending { tries } = entry.state else { return };
        entry.state = match verdict {
            Verdict::Done | Verdict::AlreadyThere => State::Sent { at: now },
            Verdict::Retry { why, .. } => State::Waiting { tries: tries.saturating_add(1), why },
            Verdict::Blocked => State::Blocked,
            Verdict::Refused { status } => State::NeedsAttention(Reason::Refused { status }),
            Verdict::Conflict => State::NeedsAttention(Reason::Conflict),
        };
        if let Verdict::Retry { after, .. } = verdict {
            self.failures = self.failures.saturating_add(1);
            let wait = after.unwrap_or_else(|| back_off(self.failures, jitter));
            self.pause = Some(Pause { since: now, until: now.after(wait), by_server: after.is_some() });
        } else {
            // The server answers; those behind need not wait.
            self.failures = 0;
            self.pause = None;
        }
    }

    /// What came of a sending to where answers no longer go: only that it arrived is worth anything. What else that server said, such as
    /// a refusal to let anybody write, must not stop what now goes elsewhere.
    pub fn settle_former(&mut self, id: &SubmissionId, verdict: Verdict, now: Tick) {
        let Some(entry) = self.entry(id).filter(|entry| matches!(entry.state, State::Sending { .. })) else { return };
        let arrived = matches!(verdict, Verdict::Done | Verdict::AlreadyThere);
        entry.state = if arrived { State::Sent { at: now } } else { State::Saved };
    }

    /// Cuts a pause short: at start-up, on focus, when the connection seems to be back. A pause that the server asked for, and a
    /// server that lets nobody write, are left alone unless a person asks (`by_hand`).
    pub fn wake(&mut self, by_hand: bool) {
        if by_hand || self.pause.is_none_or(|pause| !pause.by_server) {
            self.pause = None;
            self.failures = 0;
        }
        for entry in self.entries.iter_mut().filter(|entry| by_hand && entry.state == State::Blocked) {
            entry.state = State::Saved;
        }
    }

    /// Answers go elsewhere from now on, or in another way: what was learned of the server no longer holds, so no wait and no
    /// refusal to let anybody write stands. What needs attention waits for a person all the same.
    pub fn redirect(&mut self) {
        self.wake(true);
    }

    /// Tries one again that needed attention.
    pub fn retry(&mut self, id: &SubmissionId) {
        if let Some(entry) = self.entry(id).filter(|entry| matches!(entry.state, State::NeedsAttention(_))) {
            entry.state = State::Saved;
        }
    }

    fn entry(&mut self, id: &SubmissionId) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id() == id)
    }

    fn ready(&self) -> Option<&Entry> {
        let stops = |entry: &Entry| matches!(entry.state, State::Sending { .. } | State::Blocked);
        if self.entries.iter().any(stops) {
            return None;
        }
        self.entries.iter().filter_map(|entry| Some((entry.tries()?, entry))).min_by_key(|(tries, _)| *tries).map(|(_, entry)| entry)
    }
}

/// The wait after so many failed tries: 2 s doubling to 5 min, of which up to a quarter is taken off by chance.
fn back_off(tries: u32, jitter: f64) -> Duration {
    let doubled = FIRST_WAIT.saturating_mul(1_u32.checked_shl(tries.saturating_sub(1)).unwrap_or(u32::MAX));
    doubled.min(LONGEST_WAIT).mul_f64(1.0 - jitter.clamp(0.0, 1.0) / 4.0)
}

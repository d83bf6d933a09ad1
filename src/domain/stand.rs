//! A stand: one device at the door, on which many people answer one after the other.
//!
//! Their answers go the way of all others, but they are nobody's own: they have no draft on the device, nobody can correct them there, and
//! the same survey is asked again and again. The PIN keeps curious hands from the rest of the app. It does not stop an expert, who can
//! read what any browser stores.

use super::{
    delivery::Tick,
    feedback::{self, Subject},
    handover::digest::{hex, sha256},
    id::{MeetingId, SurveyId},
    meeting::Meeting,
    submission::About,
    text::Language,
};

/// The shortest PIN, in digits.
pub const SHORTEST_PIN: usize = 4;
/// The longest PIN, in digits.
pub const LONGEST_PIN: usize = 12;
/// How often the hash is taken: slow for whoever tries all PINs by hand, quick for who knows it.
const ROUNDS: u32 = 20_000;

/// A running stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The meeting it belongs to.
    pub meeting: MeetingId,
    /// The survey it asks.
    pub survey: SurveyId,
    /// What it asks about.
    pub about: About,
    /// When it was set up, by the device's clock.
    pub since: Tick,
    /// The language it returns to after each person.
    pub language: Language,
    /// What opens it.
    pub lock: Lock,
}

impl Stand {
    /// What it asks; `None` when the programme no longer has it.
    pub fn subject<'m>(&self, meeting: &'m Meeting) -> Option<Subject<'m>> {
        feedback::subject(meeting, &self.survey, &self.about)
    }
}

/// A PIN that was typed twice alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin(String);

/// Why a PIN cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PinProblem {
    /// It is shorter than `SHORTEST_PIN`, or longer than `LONGEST_PIN`.
    #[error("too short or too long")]
    Length,
    /// It has something else than digits.
    #[error("not digits")]
    NotDigits,
    /// The two are not the same.
    #[error("the two differ")]
    Differ,
}

impl Pin {
    /// Takes a PIN that was typed twice.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn chosen(first: &str, second: &str) -> Result<Self, PinProblem> {
        let first = first.trim();
        if !first.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PinProblem::NotDigits);
        }
        if !(SHORTEST_PIN..=LONGEST_PIN).contains(&first.len()) {
            return Err(PinProblem::Length);
        }
        if first == second.trim() { Ok(Self(first.to_owned())) } else { Err(PinProblem::Differ) }
    }
}

/// What a PIN opens: its salted hash, never the PIN itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// Chance, so that equal PINs have different hashes.
    pub salt: String,
    /// The hash, as hexadecimal digits.
    pub hash: String,
}

impl Lock {
    /// The lock that this PIN opens.
    pub fn of(pin: &Pin, salt: String) -> Self {
        let hash = hash(&pin.0, &salt);
        Self { salt, hash }
    }

    /// Whether what was typed opens it.
    pub fn opens(&self, typed: &str) -> bool {
        hash(typed.trim(), &self.salt) == self.hash
    }
}

fn hash(pin: &str, salt: &str) -> String {
    let mut hash = sha256(&[salt.as_bytes(), b"\0", pin.as_bytes()]);
    for _ in 1..ROUNDS {
        hash = sha256(&[&hash]);
    }
    hex(&hash)
}

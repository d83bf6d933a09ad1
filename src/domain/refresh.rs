//! Files of the app that may change under way: which version to show, what to store, what to say, and when to look again.
//!
//! The last good copy is on screen at once; the host is asked in the background, and never in the way.

use super::{address::Route, delivery::Tick, time::Moment};

/// The shortest time between two looks at the host, in milliseconds, however often the person comes and goes.
pub const PAUSE: u64 = 60_000;

/// How long a page that stays open waits before it looks again of its own accord, in milliseconds: four times an hour.
pub const IDLE: u64 = 15 * 60_000;

/// Why the app may look at the host now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// The person came back, or the connection did.
    Return,
    /// Time passed.
    Idle,
}

/// Whether to look at the host now, when it was last asked at `last`. A clock that jumped back does not stop the looking.
pub fn is_due(last: Tick, now: Tick, occasion: Occasion) -> bool {
    let wait = match occasion {
        Occasion::Return => PAUSE,
        Occasion::Idle => IDLE,
    };
    now < last || now.0 - last.0 >= wait
}

/// A version of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// What it says.
    pub value: T,
    /// The file itself.
    pub text: String,
    /// When the host was last known to have it so; `None` when that was not recorded.
    pub at: Option<Moment>,
}

/// What to make of a look at the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled<T> {
    /// The version to go on with.
    pub version: Version<T>,
    /// It is the last good copy, as the look brought nothing usable.
    pub stale: bool,
    /// It is to become the copy.
    pub store: bool,
}

/// Weighs what a look at the host brought against the last good copy.
///
/// # Errors
/// What was wrong with the look, when there is no copy either.
pub fn settle<T, E>(copy: Option<Version<T>>, fetched: Result<Version<T>, E>) -> Result<Settled<T>, E> {
    match (fetched, copy) {
        (Ok(version), copy) => {
            let store = copy.is_none_or(|copy| copy.text != version.text);
            Ok(Settled { version, stale: false, store })
        }
        (Err(_), Some(version)) => Ok(Settled { version, stale: true, store: false }),
        (Err(error), None) => Err(error),
    }
}

/// What is shown may be out of date: the last look brought nothing usable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stale {
    /// The programme is the copy of this time.
    Programme(Option<Moment>),
    /// The programme is new, but the configuration is the copy of this time.
    Settings(Option<Moment>),
}

impl Stale {
    /// What to say of the two files, of which the programme matters more to people.
    pub fn of(settings: &Settled<impl Sized>, programme: &Settled<impl Sized>) -> Option<Self> {
        match (programme.stale, settings.stale) {
            (true, _) => Some(Self::Programme(programme.version.at)),
            (false, true) => Some(Self::Settings(settings.version.at)),
            (false, false) => None,
        }
    }
}

/// Whether the screen may follow a new programme at once, or only when the person leaves the view: what is being filled in, read by a
/// camera or worked on is never built anew under their hands.
pub const fn may_follow(route: &Route, typing: bool) -> bool {
    let reading = matches!(
        route,
        Route::Home
            | Route::Agenda(_)
            | Route::Session(_)
            | Route::Plan
            | Route::SharedPlan(_)
            | Route::Feedback
            | Route::Outbox
            | Route::Info
            | Route::Accessibility
            | Route::Privacy
            | Route::Meetings
    );
    reading && !typing
}

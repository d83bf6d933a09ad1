//! What the self-test looks at, what came out, and how grave it is. Words are made elsewhere.

use crate::delivery::reading::ReadFailure;

/// What is looked at, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// What the configuration says.
    Settings,
    /// The server can be reached.
    Reach,
    /// An answer is taken and acknowledged.
    Write,
    /// The same answer again stays one.
    Again,
    /// Another answer under a known id is refused.
    Changed,
    /// The organiser can sign in.
    SignIn,
    /// The organiser finds the answer.
    Found,
    /// Strangers cannot read the list.
    List,
    /// Strangers cannot read an answer.
    Record,
    /// Strangers cannot change an answer.
    Change,
    /// Strangers cannot delete an answer.
    Delete,
    /// The clocks agree.
    Clock,
}

/// What came out of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Good,
    /// The profile rests on the status alone.
    StatusAlone,
    /// The page came over https and the address is http, which browsers refuse.
    Mixed,
    /// The app's own host does not answer either.
    NoNetwork,
    /// The content policy of the app's own host does not let the server through.
    Policy {
        /// The directive.
        directive: String,
    },
    /// The server does not answer, though the app's own host does.
    Unreachable,
    /// No reply in time.
    Slow,
    /// The server answers, but does not let this page see it (CORS).
    NotShared {
        /// The method it would have to allow.
        method: &'static str,
        /// The headers it would have to allow, joined by commas.
        headers: String,
    },
    /// It does not let anybody write.
    NotAllowed {
        /// The status.
        status: u16,
        /// What it said.
        said: String,
    },
    /// Nothing takes answers at this address.
    WrongPath {
        /// The status.
        status: u16,
    },
    /// A page for people: the login page of a network, or a site that answers everything with its first page.
    Page {
        /// The status.
        status: u16,
    },
    /// It sends elsewhere.
    Redirect,
    /// It refuses what an answer looks like.
    Refused {
        /// The status.
        status: u16,
        /// What it said.
        said: String,
    },
    /// It is overloaded or broken.
    Overloaded {
        /// The status.
        status: u16,
        /// What it said.
        said: String,
    },
    /// It answered well, but not with what the profile counts as delivered.
    Unconfirmed {
        /// The status.
        status: u16,
        /// What it said.
        said: String,
    },
    /// It did not keep the whole answer.
    NotWhole,
    /// The same answer again was taken like a new one.
    TakenAgain,
    /// This kind of endpoint does not tell.
    CannotTell,
    /// Another body under a known id was taken.
    Overwritten,
    /// Everybody can read the answers: so many of them at once.
    Open {
        /// Rows that came.
        rows: usize,
    },
    /// Everybody who knows its id can read an answer.
    Readable,
    /// Everybody can change an answer.
    Changeable,
    /// Everybody can delete an answer.
    Deletable,
    /// The browser may not look; this command can.
    Unseen {
        /// The command.
        command: String,
    },
    /// Nobody has signed in.
    SignedOut,
    /// This kind of endpoint cannot be read.
    NotReadable,
    /// Reading failed.
    Reading(ReadFailure),
    /// The record is not in the list.
    Missing,
    /// The record in the list says something else than what was sent first.
    Altered,
    /// The clocks differ by so many seconds; this device is ahead where it is above 0.
    Skewed {
        /// Seconds.
        seconds: i64,
    },
    /// Nobody showed a clock.
    NoClock,
}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// As it should be.
    Good,
    /// It was not looked at.
    Unknown,
    /// It works, but less well than it could.
    Weak,
    /// It must be mended.
    Bad,
}

impl Finding {
    /// How grave it is.
    pub const fn grade(&self) -> Grade {
        match self {
            Self::Good => Grade::Good,
            Self::CannotTell | Self::Unseen { .. } | Self::SignedOut | Self::NotReadable | Self::NoClock => Grade::Unknown,
            Self::StatusAlone | Self::TakenAgain | Self::Skewed { .. } => Grade::Weak,
            _ => Grade::Bad,
        }
    }
}

/// A step that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The step.
    pub step: Step,
    /// What came out.
    pub finding: Finding,
}

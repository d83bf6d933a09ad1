//! The requests of the self-test as data, and what came of them.

use crate::delivery::{Reply, Setback, Tick};

/// How a request is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To the app's own host.
    Own,
    /// Without being allowed to see the reply: it tells whether anybody answers at all.
    Blind,
    /// As answers are sent.
    Plain,
}

/// A request of the self-test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// How it is made.
    pub kind: Kind,
    /// The method.
    pub method: &'static str,
    /// The address.
    pub address: String,
    /// Exactly these headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
    /// A header of the reply to be read.
    pub header: Option<String>,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A reply.
    Reply {
        /// The reply.
        reply: Reply,
        /// The header that was asked for.
        header: Option<String>,
        /// When it came, by the phone's clock.
        at: Tick,
    },
    /// A reply that the page may not see, as is usual with `Kind::Blind`.
    Unseen,
    /// None.
    Nothing {
        /// Why.
        why: Setback,
        /// The directive of the content policy that forbade the request.
        policy: Option<String>,
    },
}

impl Ask {
    pub(super) fn get(kind: Kind, address: String, headers: Vec<(String, String)>, header: Option<String>) -> Self {
        Self { kind, method: "GET", address, headers, body: None, header }
    }
}

impl Heard {
    pub(super) fn reply(self) -> Option<Reply> {
        match self {
            Self::Reply { reply, .. } => Some(reply),
            Self::Unseen | Self::Nothing { .. } => None,
        }
    }
}

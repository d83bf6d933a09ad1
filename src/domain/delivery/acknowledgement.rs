//! The rule of acknowledgement: what a reply to a sent submission means. Pure: the profile, the reply and our own bytes decide.
//!
//! When in doubt a submission is not delivered. Sending it again does no harm, because its id keeps it single.

use std::time::Duration;

use serde_json::{Map, Value};

use super::{Profile, profile::AlreadyThere};
use crate::domain::submission::SubmissionId;

/// The longest wait that a server may ask for; a longer one is a slip, and would look like a lost answer.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// It came from the host that was asked, not from where a redirect led.
    pub same_host: bool,
    /// The `Content-Type`, if there was one.
    pub content_type: Option<String>,
    /// The `Retry-After`, as written, if there was one.
    pub retry_after: Option<String>,
    /// The body.
    pub body: String,
}

/// What a reply means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is delivered.
    Done,
    /// It was delivered before.
    AlreadyThere,
    /// It is not delivered, and may be tried again.
    Retry {
        /// Not before this has passed, because the server said so.
        after: Option<Duration>,
        /// Why.
        why: Setback,
    },
    /// The server does not let anybody write (401, 403): trying again by itself would not help.
    Blocked,
    /// The server will never take these bytes.
    Refused {
        /// Its status.
        status: u16,
    },
    /// The server holds something else under this id.
    Conflict,
}

/// Why something is not delivered yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setback {
    /// No connection, or the browser does not allow this one.
    Offline,
    /// No reply in time.
    TimedOut,
    /// The server is overloaded or broken.
    Server {
        /// Its status.
        status: u16,
    },
    /// Nothing is at this address.
    NotFound,
    /// A reply that is not an acknowledgement: a portal's page, a redirect, an empty or a foreign body.
    NotAnAcknowledgement,
}

/// What `reply` means for the submission `id`, sent as `ours`.
pub fn judge(profile: &Profile, reply: &Reply, id: &SubmissionId, ours: &str) -> Verdict {
    let unconfirmed = Verdict::Retry { after: None, why: Setback::NotAnAcknowledgement };
    if !reply.same_host {
        return unconfirmed;
    }
    if let Some(there) = profile.already_there.as_ref().filter(|there| there.status == reply.status) {
        return already_there(there, &reply.body, id, ours).unwrap_or(Verdict::Refused { status: reply.status });
    }
    match reply.status {
        status @ 200..=299 => {
            let expected = profile.done.statuses.is_empty() || profile.done.statuses.contains(&status);
            if expected && confirms(profile, reply, id) { Verdict::Done } else { unconfirmed }
        }
        401 | 403 => Verdict::Blocked,
        404 | 405 => Verdict::Retry { after: None, why: Setback::NotFound },
        status @ (408 | 425 | 429 | 500..=599) => {
            let after = reply.retry_after.as_deref().and_then(seconds).map(|wait| wait.min(LONGEST_WAIT));
            Verdict::Retry { after, why: Setback::Server { status } }
        }
        status @ 400..=499 => Verdict::Refused { status },
        _ => unconfirmed,
    }
}

/// The reply carries our id, or the profile says that the status alone is enough; a page for people never is.
fn confirms(profile: &Profile, reply: &Reply, id: &SubmissionId) -> bool {
    match &profile.done.id_at {
        None => !reply.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().contains("html")),
        Some(path) => json(&reply.body).is_some_and(|body| path.find(&body).is_some_and(|value| is(value, id))),
    }
}

/// What a reply with the status of "it is there already" means; `None` when it does not speak of our id.
fn already_there(there: &AlreadyThere, body: &str, id: &SubmissionId, ours: &str) -> Option<Verdict> {
    let body = json(body)?;
    there.id_at.find(&body).filter(|value| is(value, id))?;
    let stored = there.stored_at.as_ref().and_then(|path| path.find(&body)).and_then(Value::as_object);
    let ours = json(ours)?;
    let differs = stored.zip(ours.as_object()).is_some_and(|(stored, ours)| differ(stored, ours));
    Some(if differs { Verdict::Conflict } else { Verdict::AlreadyThere })
}

/// Whether what is stored says something else than ours. Servers add fields of their own, and some echo the id alone; but where a
/// whole submission stands, neither side may hold a field of the format that the other one lacks.
fn differ(stored: &Map<String, Value>, ours: &Map<String, Value>) -> bool {
    const OPTIONAL: [&str; 3] = ["replaces", "withdraws", "badge"];
    let whole = stored.contains_key("schema");
    let changed = ours.iter().any(|(name, value)| match stored.get(name) {
        // Ids are compared in either case before this.
        Some(stored) => name != "id" && stored != value,
        None => whole,
    });
    changed || OPTIONAL.iter().any(|name| stored.contains_key(*name) && !ours.contains_key(*name))
}

fn json(text: &str) -> Option<Value> {
    serde_json::from_str(text).ok()
}

fn is(value: &Value, id: &SubmissionId) -> bool {
    value.as_str().and_then(SubmissionId::parse).is_some_and(|found| found == *id)
}

/// `Retry-After` in seconds. Its other form, a date, would rest on the phone's clock, which may be days off; the usual wait serves then.
fn seconds(text: &str) -> Option<Duration> {
    text.trim().parse().ok().map(Duration::from_secs)
}

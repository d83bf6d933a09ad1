//! The rule of acknowledgement: what a reply to a sent submission means. Pure: the profile, the reply and our own bytes decide.
//!
//! When in doubt a submission is not delivered. Sending it again does no harm, because its id keeps it single.

use std::time::Duration;

use serde_json::{Map, Value};

use super::{
    Profile, Tick,
    profile::{AlreadyThere, Told},
    wait,
};
use crate::submission::SubmissionId;

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

/// What `reply` means for the submission `id`, sent as `ours`; `now` is the phone's clock, for a wait that the server names by a date.
pub fn judge(profile: &Profile, reply: &Reply, id: &SubmissionId, ours: &str, now: Tick) -> Verdict {
    let unconfirmed = Verdict::Retry { after: None, why: Setback::NotAnAcknowledgement };
    if !reply.same_host {
        return unconfirmed;
    }
    let there = profile.already_there.as_ref().filter(|there| there.status == reply.status && there.ask.is_none());
    if let Some(verdict) = there.and_then(|there| already_there(there, &reply.body, id, ours)) {
        return verdict;
    }
    match reply.status {
        status @ 200..=299 => {
            let expected = profile.done.statuses.is_empty() || profile.done.statuses.contains(&status);
            if expected && confirms(profile, reply, id) { stored_whole(profile, reply, id, ours) } else { unconfirmed }
        }
        401 | 403 => Verdict::Blocked,
        404 | 405 => Verdict::Retry { after: None, why: Setback::NotFound },
        status @ (408 | 425 | 429 | 500..=599) => {
            let after = reply.retry_after.as_deref().and_then(|text| wait::asked_for(text, now));
            Verdict::Retry { after, why: Setback::Server { status } }
        }
        status @ 400..=499 => Verdict::Refused { status },
        _ => unconfirmed,
    }
}

/// Where a reply of this status may mean "it is there already" as well as something else, the address to ask at: what is there
/// decides by `judge_asked`.
pub fn question(profile: &Profile, reply: &Reply, id: &SubmissionId) -> Option<String> {
    let there = profile.already_there.as_ref()?;
    if reply.same_host && reply.status == there.status { profile.ask_address(id) } else { None }
}

/// What stands at the address of the `question` means; `None` when it tells nothing, and the verdict on the first reply stands.
pub fn judge_asked(profile: &Profile, found: &Reply, id: &SubmissionId, ours: &str) -> Option<Verdict> {
    if !found.same_host || found.status != 200 {
        return None;
    }
    already_there(profile.already_there.as_ref()?, &found.body, id, ours)
}

/// The reply carries our id and says what it must, or the profile says that the status alone is enough; a page for people never is.
fn confirms(profile: &Profile, reply: &Reply, id: &SubmissionId) -> bool {
    let done = &profile.done;
    let is_page = reply.content_type.as_deref().is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    if is_page || reply.body.trim_start().starts_with('<') {
        return false;
    }
    let body = json(&reply.body);
    let carries = done.id_at.as_ref().is_none_or(|path| body.as_ref().and_then(|body| path.find(body)).is_some_and(|value| is(value, id)));
    carries && done.says.as_ref().is_none_or(|says| body.as_ref().is_some_and(|body| says.holds(body)))
}

/// It was taken; but a service that drops what it does not know must show that it kept the whole. One that did not now holds
/// something else under our id, and sending it again would not mend that.
fn stored_whole(profile: &Profile, reply: &Reply, id: &SubmissionId, ours: &str) -> Verdict {
    let Some(path) = &profile.done.echo_at else { return Verdict::Done };
    let echo = json(&reply.body).and_then(|body| path.find_json(&body));
    let (Some(Value::Object(echo)), Some(Value::Object(ours))) = (echo, json(ours)) else { return Verdict::Conflict };
    let is_ours = echo.get("id").is_some_and(|value| is(value, id)) && echo.contains_key("schema");
    if is_ours && !differ(&echo, &ours) { Verdict::Done } else { Verdict::Conflict }
}

/// What a reply with the status of "it is there already" means; `None` when it does not speak of our id.
fn already_there(there: &AlreadyThere, body: &str, id: &SubmissionId, ours: &str) -> Option<Verdict> {
    let body = json(body)?;
    let ours_it_is = match &there.told {
        Told::Id(at) => at.find(&body).is_some_and(|value| is(value, id)),
        Told::Says(says) => says.holds(&body),
    };
    if !ours_it_is {
        return None;
    }
    let stored = there.stored_at.as_ref().and_then(|path| path.find_json(&body));
    let ours = json(ours)?;
    let differs = stored.as_ref().and_then(Value::as_object).zip(ours.as_object()).is_some_and(|(stored, ours)| differ(stored, ours));
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

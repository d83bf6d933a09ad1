//! `kuluary.published/1`: what the organiser publishes beside the programme. Written at the desk, by hand or by a script, so it need not
//! name its format.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    Read,
    file::read_named,
    leaf::shortened,
    object::{MAX_SESSIONS, Object},
};
use crate::{
    id::{NotAnId, SessionId},
    problem::{Problem, ProblemKind},
    published::Published,
    submission::SubmissionId,
    time::rfc3339,
};

/// What the file says of itself in `schema`, if it says anything.
pub const PUBLISHED_SCHEMA: &str = "kuluary.published/1";
/// More people than any meeting has.
const MAX_GROUPS: usize = 20_000;
/// More seats than any session has.
const MAX_TAKEN: i64 = 100_000;

/// Reads what the organiser published.
///
/// # Errors
/// Every problem of the file, each with its JSON path; never empty.
pub fn read_published(bytes: &[u8]) -> Result<Read<Published>, Vec<Problem>> {
    read_named(bytes, PUBLISHED_SCHEMA, false, published)
}

/// Writes what the organiser publishes, as `read_published` reads it.
pub fn write_published(published: &Published) -> String {
    let seats: Map<_, _> = published.seats.iter().map(|(id, taken)| (id.to_string(), json!(taken))).collect();
    let ids = |sessions: &[SessionId]| sessions.iter().map(|id| Value::from(id.as_str())).collect::<Vec<_>>();
    let groups: Map<_, _> = published.groups.iter().map(|(id, sessions)| (id.to_string(), json!(ids(sessions)))).collect();
    let file = json!({ "schema": PUBLISHED_SCHEMA, "at": rfc3339(published.at), "seats": seats, "groups": groups });
    format!("{file:#}\n")
}

fn published(file: &Object) -> Option<Published> {
    let at = file.needed("at", file.moment("at"));
    let mut seats = BTreeMap::new();
    entries(file, "seats", MAX_SESSIONS, |list, name| {
        let id = SessionId::parse(name).ok()?;
        if let Some(taken) = list.whole(name, 0..=MAX_TAKEN).and_then(|taken| u32::try_from(taken).ok()) {
            seats.insert(id, taken);
        }
        Some(true)
    });
    let mut groups = BTreeMap::new();
    entries(file, "groups", MAX_GROUPS, |list, name| {
        let id = SubmissionId::parse(name)?;
        let not_an_id = |_: NotAnId| ProblemKind::NotAnId as fn(String) -> ProblemKind;
        let sessions = list.each_string(name, |text| SessionId::parse(text).map_err(not_an_id));
        Some(groups.insert(id, sessions).is_none())
    });
    Some(Published { at: at?, seats, groups })
}

/// Reads every entry of an object whose field names mean something. `read` gives `None` for a name that is no id, and `Some(false)` for one
/// that stands twice in another spelling.
fn entries<'a>(file: &Object<'a>, field: &str, most: usize, mut read: impl FnMut(&Object<'a>, &str) -> Option<bool>) {
    let Some(list) = file.object(field) else { return };
    if list.names().count() > most {
        file.report(field, ProblemKind::TooMany { limit: most });
        return;
    }
    for name in list.names() {
        match read(&list, name) {
            Some(true) => {}
            Some(false) => list.report(name, ProblemKind::Duplicate(name.to_owned())),
            None => list.report(&shortened(name), ProblemKind::NotAnId(shortened(name))),
        }
    }
}

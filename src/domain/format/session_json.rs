//! The sessions and blocks of a meeting file.

use serde_json::Value;

use super::{
    known::Known,
    names::Names,
    object::{MAX_LIST, MAX_SESSIONS, Object},
};
use crate::{
    id::{BlockId, PersonId, RoomId, SessionId, SurveyId, WorkshopId},
    meeting::{Block, BlockMode},
    problem::ProblemKind,
    session::{Kind, Material, OwnSurvey, Session, Status},
};

/// A place for more people than this is a slip of the finger.
const MAX_CAPACITY: u32 = 100_000;

/// The sessions in order of start, then end (those without one last), then file order.
pub(super) fn sessions(file: &Object, names: &Names) -> Vec<Session> {
    let mut seen = Known::new();
    let sessions = file.each("sessions", MAX_SESSIONS, |item| session(item, &mut seen, names));
    file.needed_list("sessions");
    in_order(sessions)
}

/// Each index is put behind those that do not come later: a few thousand small moves at worst, in a tenth of the code of a general
/// stable sort of sessions.
fn in_order(sessions: Vec<Session>) -> Vec<Session> {
    let key = |session: &Session| (session.start.timestamp(), session.end.map_or(i64::MAX, |end| end.timestamp()));
    let mut order: Vec<((i64, i64), usize)> = Vec::with_capacity(sessions.len());
    for (index, session) in sessions.iter().enumerate() {
        let key = key(session);
        order.insert(order.partition_point(|(other, _)| *other <= key), (key, index));
    }
    let mut sessions: Vec<_> = sessions.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| sessions[index].take()).collect()
}

fn session<'a>(item: &Object<'a>, seen: &mut Known<'a>, names: &Names) -> Option<Session> {
    let id = item.own_id(SessionId::parse, seen);
    let kind = item.needed("kind", item.word("kind", Kind::parse));
    let workshop = item.reference("workshop", WorkshopId::parse, &names.workshops);
    let title = item.text("title");
    // A round of a workshop takes its title; every other session needs its own.
    let title = if item.value("workshop").is_none() { item.needed("title", title) } else { title };
    let about = item.text("about");
    let start = item.needed("start", item.moment("start"));
    let end = item.moment("end");
    if let (Some(start), Some(end)) = (start, end)
        && end <= start
    {
        item.report("end", ProblemKind::EndNotAfterStart);
    }
    let approximate = item.flag("approximate");
    let was = item.moment("was");
    let room = item.reference("room", RoomId::parse, &names.rooms);
    let people = item.references("people", PersonId::parse, &names.people);
    let round = item.count("round", 100);
    let capacity = item.count("capacity", MAX_CAPACITY);
    let status = item.word("status", status).unwrap_or(Status::Confirmed);
    let materials = item.each("materials", MAX_LIST, material);
    let survey = own_survey(item, names);
    Some(Session {
        id: id?,
        kind: kind?,
        title,
        about,
        start: start?,
        end,
        approximate,
        was,
        room,
        people,
        workshop,
        round,
        capacity,
        status,
        materials,
        survey,
    })
}

fn status(word: &str) -> Option<Status> {
    match word {
        "confirmed" => Some(Status::Confirmed),
        "cancelled" => Some(Status::Cancelled),
        "moved" => Some(Status::Moved),
        _ => None,
    }
}

fn material(item: &Object) -> Option<Material> {
    let title = item.needed("title", item.text("title"));
    let url = item.needed("url", item.link("url"));
    Some(Material { title: title?, url: url? })
}

/// A survey's id, or `false` for none.
fn own_survey(item: &Object, names: &Names) -> OwnSurvey {
    match item.value("survey") {
        None => OwnSurvey::Inherit,
        Some(Value::Bool(false)) => OwnSurvey::None,
        Some(_) => item.reference("survey", SurveyId::parse, &names.surveys).map_or(OwnSurvey::Inherit, OwnSurvey::Is),
    }
}

/// The blocks; `sessions` are those that could be read.
pub(super) fn blocks(file: &Object, names: &Names, sessions: &[Session]) -> Vec<Block> {
    let mut seen = Known::new();
    let mut taken = Known::new();
    file.each("blocks", MAX_LIST, |item| block(item, &mut seen, &mut taken, names, sessions))
}

fn block<'a>(item: &Object<'a>, seen: &mut Known<'a>, taken: &mut Known<'a>, names: &Names, programme: &[Session]) -> Option<Block> {
    let id = item.own_id(BlockId::parse, seen);
    let title = item.needed("title", item.text("title"));
    let members = item.known_names("sessions", &names.sessions);
    item.needed_list("sessions");
    let elsewhere = members.iter().filter(|id| !taken.insert(id)).count() > 0;
    let sessions: Vec<_> = members.into_iter().filter_map(|id| SessionId::parse(id).ok()).collect();
    if elsewhere || !run_together(&sessions, programme) {
        item.report("sessions", ProblemKind::BadBlock);
    }
    let pick = item.count("pick", 100).map_or(1, |pick| pick as usize);
    if pick > sessions.len() && !sessions.is_empty() {
        item.report("pick", ProblemKind::OutOfRange);
    }
    let mode = item.word("mode", mode).unwrap_or(BlockMode::Free);
    let closes = item.moment("closes");
    Some(Block { id: id?, title: title?, sessions, pick, mode, closes })
}

fn mode(word: &str) -> Option<BlockMode> {
    match word {
        "free" => Some(BlockMode::Free),
        "wish" => Some(BlockMode::Wish),
        _ => None,
    }
}

/// Whether all sessions of a block share a moment; one without an end may last as long as any.
fn run_together(members: &[SessionId], programme: &[Session]) -> bool {
    let members = || programme.iter().filter(|session| members.contains(&session.id));
    let last_start = members().map(|session| session.start).max();
    let first_end = members().filter_map(|session| session.end).min();
    last_start.zip(first_end).is_none_or(|(start, end)| start < end)
}

//! `kuluary.meeting/1`: the meeting file, read into a checked `Meeting`.

use chrono::NaiveTime;

use super::{
    Read,
    file::read_file,
    known::Known,
    names::Names,
    object::{MAX_LIST, Object},
    session_json, survey_json,
    venue_json::{contact, email, file_address, organiser, phone, venue},
};
use crate::{
    id::{AnnouncementId, MeetingId, PersonId, RoomId, WorkshopId},
    meeting::{AccessibilityStatement, Announcement, Info, Meeting, Person, Room, Workshop},
    problem::{Problem, ProblemKind},
    text::Language,
    time::{parse_time, programme_day},
};

/// What the file says of itself in `schema`.
pub const MEETING_SCHEMA: &str = "kuluary.meeting/1";

/// Reads a meeting file of at most 5 MB.
///
/// # Errors
/// Every problem of the file, each with its JSON path; never empty.
pub fn read_meeting(bytes: &[u8]) -> Result<Read<Meeting>, Vec<Problem>> {
    read_file(bytes, MEETING_SCHEMA, meeting)
}

fn meeting(file: &Object) -> Option<Meeting> {
    let languages = languages(file);
    file.set_language(languages[0]);
    let names = Names::of(file);
    let id = file.needed("id", file.id("id", MeetingId::parse));
    let revision = file.whole("revision", 0..=i64::from(u32::MAX)).map_or(0, i64::unsigned_abs);
    let updated = file.moment("updated");
    let title = file.needed("title", file.text("title"));
    let (subtitle, about, note) = (file.text("subtitle"), file.text("about"), file.text("note"));
    let timezone = file.needed("timezone", file.checked("timezone", zone, ProblemKind::UnknownWord).map(str::to_owned));
    let day_starts = file.checked("day_starts", time_of_day, ProblemKind::NotADate).and_then(parse_time).unwrap_or(NaiveTime::MIN);
    let repeats = file.flag("repeats");
    let venue = file.object("venue").and_then(|venue| self::venue(&venue));
    let contacts = file.each("contacts", MAX_LIST, contact);
    let info = file.each("info", MAX_LIST, info);
    let organisers = file.each("organisers", MAX_LIST, organiser);
    let accessibility = file.object("accessibility").map(|statement| accessibility(&statement));
    let mut seen = Known::new();
    let rooms = file.each("rooms", MAX_LIST, |item| room(item, &mut seen));
    let mut seen = Known::new();
    let people = file.each("people", MAX_LIST, |item| person(item, &mut seen));
    let mut seen = Known::new();
    let workshops = file.each("workshops", MAX_LIST, |item| workshop(item, &mut seen, &names));
    let mut sessions = session_json::sessions(file, &names);
    let blocks = session_json::blocks(file, &names, &sessions);
    // Where a session could not be read, its day may be missing here, and nobody should be told that it is unknown.
    let mut days: Vec<_> = sessions.iter().map(|session| programme_day(session.start, day_starts)).collect();
    days.dedup();
    let days = (sessions.len() == names.sessions.len()).then_some(days.as_slice());
    let surveys = survey_json::surveys(file, &names, days, &mut sessions);
    let mut seen = Known::new();
    let announcements = file.each("announcements", MAX_LIST, |item| announcement(item, &mut seen));
    let published = file.checked("published", file_address, ProblemKind::UnsafeLink).map(str::to_owned);
    Some(Meeting {
        id: id?,
        revision,
        updated,
        title: title?,
        subtitle,
        about,
        note,
        timezone: timezone?,
        languages,
        day_starts,
        repeats,
        venue,
        contacts,
        info,
        organisers,
        accessibility,
        rooms,
        people,
        workshops,
        sessions,
        blocks,
        surveys,
        announcements,
        published,
    })
}

/// The languages of the file that the app speaks, the main one first; Polish when the file says nothing.
fn languages(file: &Object) -> Vec<Language> {
    let mut languages = Vec::new();
    for language in file.strings("languages").into_iter().filter_map(|(_, tag)| Language::parse(tag)) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        if file.value("languages").is_some() {
            file.report("languages", ProblemKind::NoText);
        }
        languages.push(Language::Polish);
    }
    languages
}

/// The name of a time zone as the IANA database writes it. It is handed on to calendars; the app itself reckons with offsets.
fn zone(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"/_+-".contains(&c))
}

/// A time of day as `HH:MM`, without seconds.
fn time_of_day(text: &str) -> bool {
    text.len() == 5 && parse_time(text).is_some()
}

fn info(item: &Object) -> Option<Info> {
    let title = item.needed("title", item.text("title"));
    let text = item.needed("text", item.text("text"));
    Some(Info { title: title?, text: text? })
}

fn accessibility(item: &Object) -> AccessibilityStatement {
    AccessibilityStatement {
        entity: item.text("entity"),
        url: item.web_link("url"),
        published: item.date("published"),
        updated: item.date("updated"),
        prepared: item.date("prepared"),
        status: item.text("status"),
        contact: item.text("contact"),
        person: item.line("person"),
        email: item.checked("email", email, ProblemKind::UnsafeLink).map(str::to_owned),
        phone: item.checked("phone", phone, ProblemKind::UnsafeLink).map(str::to_owned),
        procedure: item.text("procedure"),
        architecture: item.text("architecture"),
    }
}

fn room<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<Room> {
    let id = item.own_id(RoomId::parse, seen);
    let name = item.needed("name", item.text("name"));
    let capacity = item.count("capacity", 100_000);
    let place = item.text("where");
    Some(Room { id: id?, name: name?, capacity, place })
}

fn person<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<Person> {
    let id = item.own_id(PersonId::parse, seen);
    let name = item.needed("name", item.line("name"));
    let (role, about) = (item.text("role"), item.text("about"));
    Some(Person { id: id?, name: name?, role, about })
}

fn workshop<'a>(item: &Object<'a>, seen: &mut Known<'a>, names: &Names) -> Option<Workshop> {
    let id = item.own_id(WorkshopId::parse, seen);
    let title = item.needed("title", item.text("title"));
    let about = item.text("about");
    let people = item.references("people", PersonId::parse, &names.people);
    Some(Workshop { id: id?, title: title?, about, people })
}

fn announcement<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<Announcement> {
    let id = item.own_id(AnnouncementId::parse, seen);
    let at = item.needed("at", item.moment("at"));
    let title = item.needed("title", item.text("title"));
    let text = item.text("text");
    Some(Announcement { id: id?, at: at?, title: title?, text })
}

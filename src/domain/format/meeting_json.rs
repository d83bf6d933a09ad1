//! `kuluary.meeting/1`: the meeting file, read into a checked `Meeting`.

use chrono::NaiveTime;
use serde_json::Value;

use super::{
    Read,
    object::{Known, MAX_LIST, Object, read_file},
    session_json, survey_json,
};
use crate::domain::{
    id::{AnnouncementId, MeetingId, PersonId, RoomId, WorkshopId},
    meeting::{AccessibilityStatement, Announcement, Contact, Info, Meeting, Organiser, Person, Room, Venue, Workshop},
    problem::{Problem, ProblemKind},
    session::Link,
    text::Language,
    time::programme_day,
};

/// What the file says of itself in `schema`.
pub const MEETING_SCHEMA: &str = "kuluary.meeting/1";
/// The longest image that stands in the file itself, in bytes of its `data:` address.
const MAX_MARK: usize = 200_000;

/// Reads a meeting file of at most 5 MB.
///
/// # Errors
/// Every problem of the file, each with its JSON path; never empty.
pub fn read_meeting(bytes: &[u8]) -> Result<Read<Meeting>, Vec<Problem>> {
    read_file(bytes, MEETING_SCHEMA, meeting)
}

/// What the lists of a file declare, for references across it.
pub(super) struct Names<'a> {
    pub(super) rooms: Known<'a>,
    pub(super) people: Known<'a>,
    pub(super) workshops: Known<'a>,
    pub(super) sessions: Known<'a>,
    pub(super) surveys: Known<'a>,
}

fn meeting(file: &Object) -> Option<Meeting> {
    let languages = languages(file)?;
    file.set_language(languages[0]);
    let names = Names {
        rooms: file.declared("rooms"),
        people: file.declared("people"),
        workshops: file.declared("workshops"),
        sessions: file.declared("sessions"),
        surveys: file.declared("surveys"),
    };
    let id = file.needed("id", file.id("id", MeetingId::parse));
    let revision = file.whole("revision", 0..=i64::from(u32::MAX)).map_or(0, i64::unsigned_abs);
    let updated = file.moment("updated");
    let title = file.needed("title", file.text("title"));
    let (subtitle, about, note) = (file.text("subtitle"), file.text("about"), file.text("note"));
    let timezone = file.needed("timezone", file.word("timezone", zone));
    let day_starts = file.parsed("day_starts", time_of_day, ProblemKind::NotADate).unwrap_or(NaiveTime::MIN);
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
    let days = sessions.iter().map(|session| programme_day(session.start, day_starts)).collect();
    let days = (sessions.len() == names.sessions.len()).then_some(days);
    let surveys = survey_json::surveys(file, &names, days.as_ref(), &mut sessions);
    let mut seen = Known::new();
    let announcements = file.each("announcements", MAX_LIST, |item| announcement(item, &mut seen));
    let published = file.web_link("published");
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
fn languages(file: &Object) -> Option<Vec<Language>> {
    let mut languages = Vec::new();
    for language in file.strings("languages", |tag| Ok(Language::parse(tag))).into_iter().flatten() {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    if languages.is_empty() {
        if file.value("languages").is_some() {
            file.report("languages", ProblemKind::NoText);
            return None;
        }
        languages.push(Language::Polish);
    }
    Some(languages)
}

/// The name of a time zone as the IANA database writes it. It is handed on to calendars; the app itself reckons with offsets.
fn zone(text: &str) -> Option<String> {
    let fits = text.len() <= 64 && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"/_+-".contains(&c));
    fits.then(|| text.to_owned())
}

/// A time of day as `HH:MM`.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (hours, minutes) = text.split_once(':')?;
    let number = |digits: &str| (digits.len() == 2 && digits.bytes().all(|c| c.is_ascii_digit())).then(|| digits.parse().ok()).flatten();
    NaiveTime::from_hms_opt(number(hours)?, number(minutes)?, 0)
}

fn venue(item: &Object) -> Option<Venue> {
    let name = item.needed("name", item.text("name"));
    let (address, directions) = (item.text("address"), item.text("directions"));
    let map = item.web_link("map");
    let geo = geo(item);
    Some(Venue { name: name?, address, directions, map, geo })
}

/// `[latitude, longitude]` in degrees, as a `geo:` address.
fn geo(item: &Object) -> Option<Link> {
    let Some(Value::Array(point)) = item.value("geo") else {
        item.items("geo", 2);
        return None;
    };
    let [latitude, longitude] = point.as_slice() else {
        item.report("geo", ProblemKind::WrongType);
        return None;
    };
    let within = |place, value: &Value, limit: f64| {
        let kind =
            value.as_f64().map_or(Some(ProblemKind::WrongType), |degrees| (degrees.abs() > limit).then_some(ProblemKind::OutOfRange));
        match kind {
            Some(kind) => {
                item.report(place, kind);
                None
            }
            None => Some(value.to_string()),
        }
    };
    let (latitude, longitude) = (within("geo[0]", latitude, 90.0), within("geo[1]", longitude, 180.0));
    Link::parse(&["geo:", &latitude?, ",", &longitude?].concat())
}

fn contact(item: &Object) -> Option<Contact> {
    let role = item.needed("role", item.text("role"));
    let name = item.line("name");
    let phone = item.parsed("phone", phone, ProblemKind::UnsafeLink);
    let email = item.parsed("email", email, ProblemKind::UnsafeLink);
    Some(Contact { role: role?, name, phone, email })
}

/// A telephone number as people write it; it becomes a `tel:` address, so that nothing else may stand in it.
fn phone(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.chars().all(|c| c.is_ascii_digit() || "+-/(). \u{a0}".contains(c));
    ((3..=20).contains(&digits) && text.len() <= 64 && plain).then(|| text.to_owned())
}

/// An address that becomes `mailto:`, so that neither further recipients nor a subject may hide in it.
fn email(text: &str) -> Option<String> {
    let (user, host) = text.split_once('@')?;
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "._-+".contains(c));
    (text.len() <= 254 && plain(user) && plain(host)).then(|| text.to_owned())
}

fn info(item: &Object) -> Option<Info> {
    let title = item.needed("title", item.text("title"));
    let text = item.needed("text", item.text("text"));
    Some(Info { title: title?, text: text? })
}

fn organiser(item: &Object) -> Option<Organiser> {
    let name = item.needed("name", item.text("name"));
    let role = item.text("role");
    let url = item.web_link("url");
    let mark = item.parsed("mark", mark, ProblemKind::UnsafeLink);
    Some(Organiser { name: name?, role, url, mark })
}

/// An image in the file itself or beside it: showing a meeting must never ask another host for anything.
fn mark(text: &str) -> Option<String> {
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\');
    let safe = if text.starts_with("data:image/") { text.len() <= MAX_MARK } else { relative(text) };
    (clean && safe).then(|| text.to_owned())
}

/// An address that stays on the app's own host: no scheme, not from the root, no white space that a browser would drop first.
pub(super) fn relative(text: &str) -> bool {
    let plain = |c: char| !(c.is_whitespace() || c.is_control() || c == ':' || c == '\\');
    !text.is_empty() && text.len() <= 2_000 && !text.starts_with('/') && text.chars().all(plain)
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
        email: item.parsed("email", email, ProblemKind::UnsafeLink),
        phone: item.parsed("phone", phone, ProblemKind::UnsafeLink),
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

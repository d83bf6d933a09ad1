//! Where a meeting is held, by whom, and whom to ask; with the rules for what becomes an address there.

use serde_json::{Number, Value};

use super::object::Object;
use crate::{
    meeting::{Contact, Organiser, Venue},
    problem::ProblemKind,
    session::Link,
};

/// The longest image that stands in the file itself, in bytes of its `data:` address.
const MAX_MARK: usize = 200_000;

pub(super) fn venue(item: &Object) -> Option<Venue> {
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
            None => value.as_number().map(Number::to_string),
        }
    };
    let (latitude, longitude) = (within("geo[0]", latitude, 90.0), within("geo[1]", longitude, 180.0));
    Link::parse(&["geo:", &latitude?, ",", &longitude?].concat())
}

pub(super) fn contact(item: &Object) -> Option<Contact> {
    let role = item.needed("role", item.text("role"));
    let name = item.line("name");
    let phone = item.checked("phone", phone, ProblemKind::UnsafeLink).map(str::to_owned);
    let email = item.checked("email", email, ProblemKind::UnsafeLink).map(str::to_owned);
    Some(Contact { role: role?, name, phone, email })
}

/// A telephone number as people write it; it becomes a `tel:` address, so that nothing else may stand in it.
pub(super) fn phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = text.chars().all(|c| matches!(c, '0'..='9' | '+' | '-' | '/' | '(' | ')' | '.' | ' ' | '\u{a0}'));
    (3..=20).contains(&digits) && text.len() <= 64 && plain
}

/// An address that becomes `mailto:`, so that neither further recipients nor a subject may hide in it.
pub(super) fn email(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let plain = |part: &str| !part.is_empty() && part.chars().all(letter);
    text.len() <= 254 && text.split_once('@').is_some_and(|(user, host)| plain(user) && plain(host))
}

pub(super) fn organiser(item: &Object) -> Option<Organiser> {
    let name = item.needed("name", item.text("name"));
    let role = item.text("role");
    let url = item.web_link("url");
    let mark = item.checked("mark", mark, ProblemKind::UnsafeLink).map(str::to_owned);
    Some(Organiser { name: name?, role, url, mark })
}

/// An image in the file itself or beside it: showing a meeting must never ask another host for anything.
fn mark(text: &str) -> bool {
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\');
    let safe = if text.starts_with("data:image/") { text.len() <= MAX_MARK } else { relative(text) };
    clean && safe
}

/// An address that stays on the app's own host: no scheme, not from the root, no white space that a browser would drop first.
fn relative(text: &str) -> bool {
    let plain = |c: char| !(c.is_whitespace() || c.is_control() || c == ':' || c == '\\');
    !text.is_empty() && text.len() <= 2_000 && !text.starts_with('/') && text.chars().all(plain)
}

/// Where another file of the organiser is: beside the configuration, or elsewhere on the web.
pub(super) fn file_address(text: &str) -> bool {
    let web = |text: &str| (text.starts_with("https://") || text.starts_with("http://")) && Link::parse(text).is_some();
    relative(text) || web(text)
}

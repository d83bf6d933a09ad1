//! `delivery` of the configuration: a ready-made profile by name, and the fields in which this endpoint differs from it.
//!
//! A field that is left out is the preset's; `false` switches off what the preset has. Addresses of writing and reading are
//! templates that start with the configured address, so that no field sends answers to a host that `url` does not show.

use serde_json::Value;

use super::object::{Object, place};
use crate::domain::{
    config::Delivery,
    delivery::{
        Profile,
        profile::{AlreadyThere, Done, JsonPath, Method, NextPage, Probe, Read, SignIn, Wrapper, Write},
    },
    problem::ProblemKind,
};

/// More headers than this no endpoint asks for.
const MAX_HEADERS: usize = 50;

/// Reads where answers go.
pub(super) fn delivery(item: &Object) -> Option<Delivery> {
    match item.needed("to", item.string("to"))? {
        "device" => Some(Delivery::Device),
        "endpoint" => {
            let url = item.needed("url", item.web_link("url"));
            // The rest of the description can be judged whether or not the address is good.
            let address = url.as_ref().map_or("", |url| url.as_str());
            let mut profile = item.needed("profile", item.word("profile", |name| Profile::preset(name, address)))?;
            override_profile(item, &mut profile);
            url.map(|_| Delivery::Endpoint(Box::new(profile)))
        }
        other => {
            item.report("to", ProblemKind::UnknownWord(other.to_owned()));
            None
        }
    }
}

fn override_profile(item: &Object, profile: &mut Profile) {
    if let Some(write) = item.object("write") {
        override_write(&write, &mut profile.write);
    }
    if let Some(done) = item.object("done") {
        override_done(&done, &mut profile.done);
    }
    if off(item, "already_there") {
        profile.already_there = None;
    } else if let Some(there) = item.object("already_there") {
        profile.already_there = already_there(&there, profile.already_there.take());
    }
    if off(item, "read") {
        profile.read = None;
    } else if let Some(read) = item.object("read") {
        profile.read = self::read(&read, profile.read.take());
    }
}

fn override_write(item: &Object, write: &mut Write) {
    if let Some(method) = item.word("method", method) {
        write.method = method;
    }
    if let Some(to) = template(item, "to", from_address) {
        write.to = to;
    }
    if let Some(headers) = item.object("headers") {
        if headers.names().count() > MAX_HEADERS {
            item.report("headers", ProblemKind::TooMany { limit: MAX_HEADERS });
        } else {
            override_headers(&headers, &mut write.headers);
        }
    }
    if off(item, "under") {
        write.body = Wrapper::Bare;
    } else if let Some(name) = item.line("under") {
        write.body = Wrapper::Under(name);
    }
}

fn method(word: &str) -> Option<Method> {
    [Method::Post, Method::Put].into_iter().find(|method| method.as_str() == word)
}

/// Headers by name, in any case: a new value replaces the preset's, `false` takes it out.
fn override_headers(item: &Object, headers: &mut Vec<(String, String)>) {
    for name in item.names() {
        if name.is_empty() || !name.bytes().all(|c| c.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&c)) {
            item.report(name, ProblemKind::UnknownWord(name.to_owned()));
            continue;
        }
        headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        let value = if off(item, name) { None } else { item.checked(name, header_value, ProblemKind::UnknownWord).map(str::to_owned) };
        headers.extend(value.map(|value| (name.to_owned(), value)));
    }
}

/// Visible ASCII and spaces: whatever else stands in a header, `fetch` throws.
fn header_value(text: &str) -> bool {
    text.bytes().all(|c| matches!(c, b' '..=b'~'))
}

fn override_done(item: &Object, done: &mut Done) {
    if item.value("statuses").is_some() {
        done.statuses = statuses(item);
    }
    if off(item, "id_at") {
        done.id_at = None;
    } else if let Some(path) = item.string("id_at") {
        done.id_at = Some(JsonPath::parse(path));
    }
}

fn statuses(item: &Object) -> Vec<u16> {
    let mut statuses = Vec::new();
    for (index, value) in item.items("statuses", 20).iter().enumerate() {
        match value.as_u64().and_then(|number| u16::try_from(number).ok()).filter(|status| (200..300).contains(status)) {
            Some(status) => statuses.push(status),
            None => item.report(&place("statuses", index), ProblemKind::OutOfRange),
        }
    }
    statuses
}

fn already_there(item: &Object, preset: Option<AlreadyThere>) -> Option<AlreadyThere> {
    let (status, id_at, stored_at) = preset.map_or((None, None, None), |there| (Some(there.status), Some(there.id_at), there.stored_at));
    let status = item.whole("status", 200..=599).and_then(|status| u16::try_from(status).ok()).or(status);
    let id_at = path(item, "id_at").or(id_at);
    let stored_at = if off(item, "stored_at") { None } else { path(item, "stored_at").or(stored_at) };
    let (status, id_at) = (item.needed("status", status), item.needed("id_at", id_at));
    Some(AlreadyThere { status: status?, id_at: id_at?, stored_at })
}

fn read(item: &Object, preset: Option<Read>) -> Option<Read> {
    let (list, rows_at, next, sign_in, preset_probe) = match preset {
        Some(read) => (Some(read.list), Some(read.rows_at), Some(read.next), Some(read.sign_in), read.probe),
        None => (None, None, None, None, None),
    };
    let list = item.needed("list", template(item, "list", from_host).or(list));
    let rows_at = item.needed("rows_at", path(item, "rows_at").or(rows_at));
    let next = next_page(item).or(next).unwrap_or(NextPage::None);
    let sign_in = item.needed("sign_in", item.word("sign_in", self::sign_in).or(sign_in));
    let probe = if off(item, "probe") { None } else { item.object("probe").and_then(|item| probe(&item)).or(preset_probe) };
    Some(Read { list: list?, rows_at: rows_at?, next, sign_in: sign_in?, probe })
}

/// `false`, `"link"`, or one of `{"header": name}`, `{"at": path}`, `{"number": parameter}`.
fn next_page(item: &Object) -> Option<NextPage> {
    match item.value("next")? {
        Value::Bool(false) => Some(NextPage::None),
        Value::Object(_) => {
            let next = item.object("next")?;
            let header = next.line("header").map(NextPage::Header);
            let found = header.or_else(|| path(&next, "at").map(NextPage::At)).or_else(|| next.line("number").map(NextPage::Number));
            if found.is_none() {
                item.report("next", ProblemKind::Missing);
            }
            found
        }
        _ => item.word("next", |word| (word == "link").then_some(NextPage::Link)),
    }
}

fn sign_in(word: &str) -> Option<SignIn> {
    match word {
        "basic" => Some(SignIn::Basic),
        "bearer" => Some(SignIn::Bearer),
        "basic-or-bearer" => Some(SignIn::BasicOrBearer),
        _ => None,
    }
}

fn probe(item: &Object) -> Option<Probe> {
    let at = item.needed("at", template(item, "at", from_host));
    let carries = item.needed("carries", path(item, "carries"));
    Some(Probe { at: at?, carries: carries? })
}

/// A place in JSON: names joined by dots; `"."` for the whole.
fn path(item: &Object, field: &str) -> Option<JsonPath> {
    item.string(field).map(JsonPath::parse)
}

/// An address made from the configured one.
fn template(item: &Object, field: &str, fits: fn(&str) -> bool) -> Option<String> {
    item.checked(field, fits, ProblemKind::UnsafeLink).map(str::to_owned)
}

/// Starts with the configured address.
fn from_address(text: &str) -> bool {
    text.strip_prefix("{url}").is_some_and(stays_there)
}

/// Starts with the configured address, or with its scheme and host.
fn from_host(text: &str) -> bool {
    from_address(text) || text.strip_prefix("{origin}").is_some_and(stays_there)
}

/// Right after the host, anything but these would make it another one.
fn stays_there(rest: &str) -> bool {
    (rest.is_empty() || rest.starts_with(['/', '?'])) && !rest.chars().any(|c| c.is_whitespace() || c.is_control() || c == '\\')
}

fn off(item: &Object, field: &str) -> bool {
    item.value(field).and_then(Value::as_bool) == Some(false)
}

//! `delivery` of the configuration: a ready-made profile by name, and the fields in which this endpoint differs from it.
//!
//! A field that is left out is the preset's; `false` switches off what the preset has. Addresses of writing and reading are
//! templates that start with the configured address, so that no field sends answers to a host that `url` does not show.

use serde_json::Value;

use super::object::{Object, place};
use crate::{
    config::Delivery,
    delivery::{
        Profile,
        profile::{AlreadyThere, Done, JsonPath, Method, NextPage, Probe, Read, Says, Session, SignIn, Told, Wrapper, Write},
    },
    problem::ProblemKind,
};

/// More texts than this no reply chooses from.
const MAX_TEXTS: usize = 20;
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
    headers(item, &mut profile.headers);
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
    headers(item, &mut write.headers);
    if off(item, "under") {
        write.body = Wrapper::bare();
    } else if let Some(name) = item.line("under") {
        write.body = Wrapper::under(&name);
    }
    if item.object("body").is_some() {
        match item.value("body").and_then(Wrapper::parse) {
            Some(body) => write.body = body,
            None => item.report("body.{submission}", ProblemKind::Missing),
        }
    }
}

fn method(word: &str) -> Option<Method> {
    [Method::Post, Method::Put].into_iter().find(|method| method.as_str() == word)
}

fn headers(item: &Object, headers: &mut Vec<(String, String)>) {
    let Some(given) = item.object("headers") else { return };
    if given.names().count() > MAX_HEADERS {
        item.report("headers", ProblemKind::TooMany { limit: MAX_HEADERS });
    } else {
        override_headers(&given, headers);
    }
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
    done.id_at = path_or_off(item, "id_at", done.id_at.take());
    done.says = if off(item, "says") { None } else { item.object("says").and_then(|item| says(&item)).or(done.says.take()) };
    done.echo_at = path_or_off(item, "echo_at", done.echo_at.take());
}

/// Something that a reply says: a place, and the texts of which one must stand there.
fn says(item: &Object) -> Option<Says> {
    let at = item.needed("at", path(item, "at"));
    let texts = item.items("is", MAX_TEXTS);
    let mut is = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        match text.as_str() {
            Some(text) => is.push(text.to_owned()),
            None => item.report(&place("is", index), ProblemKind::WrongType),
        }
    }
    item.needed_list("is");
    Some(Says { at: at?, is })
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
    let (status, told, stored_at, ask) = match preset {
        Some(there) => (Some(there.status), Some(there.told), there.stored_at, there.ask),
        None => (None, None, None, None),
    };
    let status = item.whole("status", 200..=599).and_then(|status| u16::try_from(status).ok()).or(status);
    let said = item.object("says").and_then(|item| says(&item)).map(Told::Says);
    let told = said.or_else(|| path(item, "id_at").map(Told::Id)).or(told);
    let stored_at = path_or_off(item, "stored_at", stored_at);
    let ask = if off(item, "ask") { None } else { template(item, "ask", from_address).or(ask) };
    let (status, told) = (item.needed("status", status), item.needed("id_at", told));
    Some(AlreadyThere { status: status?, told: told?, stored_at, ask })
}

fn read(item: &Object, preset: Option<Read>) -> Option<Read> {
    let whole = JsonPath::parse("");
    let (list, rows_at, submission_at, next, sign_in, preset_session, preset_probe) = match preset {
        Some(Read { list, rows_at, submission_at, next, sign_in, session, probe }) => {
            (Some(list), Some(rows_at), submission_at, Some(next), Some(sign_in), session, probe)
        }
        None => (None, None, whole, None, None, None, None),
    };
    let list = item.needed("list", template(item, "list", from_host).or(list));
    let rows_at = item.needed("rows_at", path(item, "rows_at").or(rows_at));
    let submission_at = path(item, "submission_at").unwrap_or(submission_at);
    let next = next_page(item).or(next).unwrap_or(NextPage::None);
    let sign_in = item.needed("sign_in", item.word("sign_in", self::sign_in).or(sign_in));
    let session = if off(item, "session") { None } else { item.object("session").and_then(|item| session(&item)).or(preset_session) };
    let probe = if off(item, "probe") { None } else { item.object("probe").and_then(|item| probe(&item)).or(preset_probe) };
    Some(Read { list: list?, rows_at: rows_at?, submission_at, next, sign_in: sign_in?, session, probe })
}

/// `false`, `"link"`, or one of `{"header": name}`, `{"at": path}`, `{"number": parameter}`, `{"offset": parameter}`.
fn next_page(item: &Object) -> Option<NextPage> {
    match item.value("next")? {
        Value::Bool(false) => Some(NextPage::None),
        Value::Object(_) => {
            let next = item.object("next")?;
            let header = next.line("header").map(NextPage::Header);
            let found = header.or_else(|| path(&next, "at").map(NextPage::At)).or_else(|| next.line("number").map(NextPage::Number));
            let found = found.or_else(|| next.line("offset").map(NextPage::Offset));
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

fn session(item: &Object) -> Option<Session> {
    let at = item.needed("at", template(item, "at", from_host));
    let user = item.needed("user", item.line("user"));
    let token_at = item.needed("token_at", path(item, "token_at"));
    Some(Session { at: at?, user: user?, token_at: token_at? })
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

/// A place in JSON in place of the preset's, or none where it is switched off.
fn path_or_off(item: &Object, field: &str, preset: Option<JsonPath>) -> Option<JsonPath> {
    if off(item, field) { None } else { path(item, field).or(preset) }
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

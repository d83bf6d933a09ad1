//! Reading an endpoint: every page once, nothing to strangers, and a refusal that is told from an empty list.

use kuluary::domain::{
    delivery::{
        Profile, Reply,
        profile::{JsonPath, NextPage, SignIn},
        reading::{Credentials, ReadFailure, Reading},
    },
    format::submission_json::write,
};
use serde_json::{Value, json};

use super::entry;

const KINTO: &str = "https://example.org/v1/buckets/event/collections/feedback/records";

fn kinto() -> Profile {
    Profile::preset("kinto", KINTO).expect("a preset")
}

fn rest() -> Profile {
    Profile::preset("rest", "https://example.org/answers").expect("a preset")
}

fn reply(status: u16, body: &Value) -> Reply {
    let content_type = Some("application/json".to_owned());
    Reply { status, same_host: status != 0, content_type, retry_after: None, body: body.to_string() }
}

/// A row as an endpoint holds it.
fn row(number: u32) -> Value {
    serde_json::from_str(&write(&entry(number, 0).submission)).expect("a submission is JSON")
}

fn next(profile: &Profile, header: &str) -> Result<Option<String>, ReadFailure> {
    let mut reading = Reading::new(profile).expect("it can be read");
    let first = reading.first();
    let page = if profile.name == "kinto" { json!({ "data": [] }) } else { json!([]) };
    reading.take(&first, reply(200, &page), Some(header))
}

#[test]
fn pages_follow_the_header_until_it_no_longer_comes() {
    let profile = kinto();
    let mut reading = Reading::new(&profile).expect("kinto can be read");
    assert_eq!((reading.header(), reading.first()), (Some("Next-Page"), format!("{KINTO}?_limit=200")));
    let second = format!("{KINTO}?_limit=200&_token=x");
    let first = reading.first();
    let page = json!({ "data": [row(1), { "id": "something else" }, row(2)] });
    assert_eq!(reading.take(&first, reply(200, &page), Some(&second)), Ok(Some(second.clone())));
    assert_eq!(reading.take(&second, reply(200, &json!({ "data": [row(3)] })), None), Ok(None));
    assert_eq!((reading.found.len(), reading.unreadable), (3, 1));
    assert_eq!(reading.found[2].raw, row(3));
}

#[test]
fn a_link_header_names_the_next_page_among_others() {
    let link = r#"<https://example.org/answers?page=1>; rel="prev", </answers?page=3>; title="a; b"; rel="last next""#;
    assert_eq!(next(&rest(), link), Ok(Some("https://example.org/answers?page=3".to_owned())));
    assert_eq!(next(&rest(), "<https://example.org/answers?page=1>; rel=\"prev\""), Ok(None));
    assert_eq!(next(&rest(), "nonsense"), Ok(None));
}

#[test]
fn a_page_at_another_host_is_not_followed() {
    for stranger in ["https://example.org.evil.test/x", "https://evil.test/", "//evil.test/x", "/\\evil.test/x", "answers?page=2"] {
        assert_eq!(next(&kinto(), stranger), Err(ReadFailure::ForeignPage), "{stranger}");
    }
}

#[test]
fn pages_that_lead_back_are_not_read_for_ever() {
    assert_eq!(next(&kinto(), &format!("{KINTO}?_limit=200")), Err(ReadFailure::Endless));
}

#[test]
fn numbered_pages_end_with_an_empty_one() {
    let mut profile = rest();
    let read = profile.read.as_mut().expect("it can be read");
    (read.next, read.rows_at) = (NextPage::Number("page".to_owned()), JsonPath::parse("items"));
    let mut reading = Reading::new(&profile).expect("it can be read");
    let (first, second) = ("https://example.org/answers?page=1", "https://example.org/answers?page=2");
    assert_eq!(reading.first(), first);
    assert_eq!(reading.take(first, reply(200, &json!({ "items": [row(1)] })), None), Ok(Some(second.to_owned())));
    assert_eq!(reading.take(second, reply(200, &json!({ "items": [] })), None), Ok(None));
}

#[test]
fn a_refusal_and_nonsense_are_told_from_an_empty_list() {
    let profile = kinto();
    let mut reading = Reading::new(&profile).expect("kinto can be read");
    let first = reading.first();
    let empty = json!({ "data": [] });
    for (status, body, expected) in [
        (200, &empty, Ok(None)),
        (401, &empty, Err(ReadFailure::SignInRefused)),
        (403, &empty, Err(ReadFailure::SignInRefused)),
        (503, &empty, Err(ReadFailure::Refused { status: 503 })),
        (0, &empty, Err(ReadFailure::Refused { status: 0 })),
        (200, &json!([]), Err(ReadFailure::NotAList)),
        (200, &json!({ "data": 3 }), Err(ReadFailure::NotAList)),
    ] {
        assert_eq!(reading.take(&first, reply(status, body), None), expected, "{status} {body}");
    }
    let html = Reply { body: "<!doctype html>".to_owned(), ..reply(200, &empty) };
    assert_eq!(reading.take(&first, html, None), Err(ReadFailure::NotAList));
}

#[test]
fn the_probe_tells_a_wrong_password_where_the_list_would_be_empty() {
    let profile = kinto();
    let reading = Reading::new(&profile).expect("kinto can be read");
    assert_eq!(reading.probe().as_deref(), Some("https://example.org/v1/"));
    assert_eq!(reading.probed(&reply(200, &json!({ "user": { "id": "account:admin" } }))), Ok(()));
    assert_eq!(reading.probed(&reply(200, &json!({ "project_name": "kinto" }))), Err(ReadFailure::SignInRefused));
}

#[test]
fn the_password_travels_in_a_header_and_is_never_printed() {
    let of = |user: &str, secret: &str| Credentials { user: user.to_owned(), secret: secret.to_owned() };
    // RFC 7617 gives both of these as examples.
    assert_eq!(of("Aladdin", "open sesame").header(SignIn::Basic).1, "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_eq!(of("test", "123\u{a3}").header(SignIn::BasicOrBearer).1, "Basic dGVzdDoxMjPCow==");
    assert_eq!(of("", "token").header(SignIn::BasicOrBearer).1, "Bearer token");
    assert_eq!(of("", "token").header(SignIn::Bearer), ("Authorization".to_owned(), "Bearer token".to_owned()));
    assert!(!format!("{:?}", of("admin", "tajne")).contains("tajne"));
}

/// Reads a page of this list, kept at `rows_at`, and gives the ids that were found, how many rows were none, and the next page.
fn read_page(rows_at: &str, next_at: &str, body: &str) -> Result<(usize, usize, Option<String>), ReadFailure> {
    let mut profile = rest();
    let read = profile.read.as_mut().expect("it can be read");
    (read.next, read.rows_at) = (NextPage::At(JsonPath::parse(next_at)), JsonPath::parse(rows_at));
    let mut reading = Reading::new(&profile).expect("it can be read");
    let next = reading.take("https://example.org/answers", Reply { body: body.to_owned(), ..reply(200, &json!(null)) }, None)?;
    Ok((reading.found.len(), reading.unreadable, next))
}

#[test]
fn rows_are_found_wherever_a_page_has_them_and_what_stands_around_them_is_read_too() {
    let row = row(1);
    let next = Some("https://example.org/answers?page=2".to_owned());
    for (rows_at, next_at, body) in [
        ("data", "next", format!(r#" {{ "other" : [1, {{"data":[2]}}], "next":"/answers?page=2" , "data" : [ {row} , 7 ] }} "#)),
        ("data", "next", format!(r#"{{"data":[{row},7],"next":"/answers?page=2"}}"#)),
        ("page.items.1", "page.next", format!(r#"{{"page":{{"items":["x",[{row},7],[]],"next":"/answers?page=2"}},"n":1}}"#)),
        ("a\"b", "next", format!(r#"{{"a\"b":[7,{row}],"next":"/answers?page=2"}}"#)),
    ] {
        assert_eq!(read_page(rows_at, next_at, &body), Ok((1, 1, next.clone())), "{body}");
    }
    assert_eq!(read_page("", "next", &format!("[{row}\n,\t{row}]")), Ok((2, 0, None)));
    assert_eq!(read_page("data", "next", r#"{"data":[ ]}"#), Ok((0, 0, None)));
}

#[test]
fn a_page_that_is_cut_or_damaged_anywhere_is_no_list() {
    let whole = format!(r#"{{"data":[{},{}],"next":null}}"#, row(1), row(2));
    assert_eq!(read_page("data", "next", &whole), Ok((2, 0, None)));
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert_eq!(read_page("data", "next", &whole[..end]), Err(ReadFailure::NotAList), "cut after {end} bytes");
    }
    for damaged in
        [r#"{"data":[1,]}"#, r#"{"data":[,1]}"#, r#"{"data":[1 2]}"#, r#"{"data":[1]}}"#, r#"{"data":{"0":1}}"#, r#"{"data":[1],}"#]
    {
        assert_eq!(read_page("data", "next", damaged), Err(ReadFailure::NotAList), "{damaged}");
    }
}

#[test]
fn a_long_page_is_read_in_many_short_steps() {
    let profile = rest();
    let mut reading = Reading::new(&profile).expect("it can be read");
    let rows: Vec<_> = (0..1_000).map(row).collect();
    let mut page = reading.page(reply(200, &json!(rows))).expect("a page");
    let mut steps = 0;
    while reading.step(&mut page).expect("a sound page") {
        steps += 1;
        assert!(reading.found.len() <= 50 * steps, "{} after {steps} steps", reading.found.len());
    }
    assert_eq!((reading.found.len(), reading.next("https://example.org/answers", &page, None)), (1_000, Ok(None)));
}

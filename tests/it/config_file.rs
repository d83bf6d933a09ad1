//! The configuration: meetings, delivery with what differs from a profile, and the desk.

use kuluary::domain::{
    config::{Config, Delivery},
    delivery::{
        Profile,
        profile::{AlreadyThere, JsonPath, Method, NextPage, Says, Session, SignIn, Told, Wrapper},
    },
    format::{check_config, read_config},
    problem::{Problem, ProblemKind},
    submission::SubmissionId,
};
use serde_json::{Value, json};

use super::data::bytes;

const URL: &str = "https://ankiety.example/v1/buckets/event/collections/feedback/records";

fn sample() -> Value {
    json!({
        "schema": "kuluary.config/1", "current": "m",
        "meetings": [{ "id": "m", "file": "meetings/m.json", "title": "Spotkanie", "from": "2026-05-12", "to": "2026-05-13" }]
    })
}

fn with(name: &str, value: Value) -> Value {
    let mut file = sample();
    file[name] = value;
    file
}

/// A configuration that sends to a Kinto with these differences.
fn endpoint(fields: Value) -> Value {
    let mut delivery = json!({ "to": "endpoint", "profile": "kinto", "url": URL });
    let (Value::Object(all), Value::Object(fields)) = (&mut delivery, fields) else { panic!("both are objects") };
    all.extend(fields);
    with("delivery", delivery)
}

#[track_caller]
fn good(file: &Value) -> (Config, Delivery) {
    let read = check_config(file.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(read.warnings, []);
    read.value
}

#[track_caller]
fn profile(fields: Value) -> Profile {
    match good(&endpoint(fields)).1 {
        Delivery::Endpoint(profile) => *profile,
        Delivery::Device => panic!("the configuration names an endpoint"),
    }
}

#[track_caller]
fn check(file: &Value, expected: &[(&str, ProblemKind)]) {
    let problems = check_config(file.to_string().as_bytes()).expect_err("the file has a problem");
    let expected: Vec<_> = expected.iter().map(|(path, kind)| Problem { path: (*path).to_owned(), kind: kind.clone() }).collect();
    assert_eq!(problems, expected);
}

#[test]
fn without_a_word_on_delivery_or_desk_answers_stay_on_the_device_and_groups_under_five_are_hidden() {
    let (config, delivery) = good(&sample());
    assert_eq!(delivery, Delivery::Device);
    assert_eq!((config.smallest_group, config.ask_badge), (5, false));
}

#[test]
fn the_current_meeting_is_one_of_the_list() {
    check(&with("current", json!("x")), &[("$.current", ProblemKind::UnknownReference("x".into()))]);
    let nothing = json!([]);
    let problems = [("$.current", ProblemKind::UnknownReference("m".into())), ("$.meetings", ProblemKind::Missing)];
    check(&with("meetings", nothing), &problems);
}

#[test]
fn every_problem_of_the_list_is_reported_at_once() {
    let meetings = json!([
        { "id": "m", "file": "meetings/m.json", "title": "Spotkanie", "from": "2026-05-13", "to": "2026-05-12" },
        { "id": "m", "file": "//elsewhere.example/m.json", "title": { "de": "?" }, "from": "12.05.2026" }
    ]);
    check(
        &with("meetings", meetings),
        &[
            ("$.meetings[0].to", ProblemKind::EndNotAfterStart),
            ("$.meetings[1].id", ProblemKind::Duplicate("m".into())),
            ("$.meetings[1].file", ProblemKind::UnsafeLink("//elsewhere.example/m.json".into())),
            ("$.meetings[1].title", ProblemKind::NoText),
            ("$.meetings[1].from", ProblemKind::NotADate("12.05.2026".into())),
            ("$.meetings[1].to", ProblemKind::Missing),
        ],
    );
}

#[test]
fn a_group_under_three_is_never_shown_whatever_the_organiser_writes() {
    check(&with("desk", json!({ "smallest_group": 2 })), &[("$.desk.smallest_group", ProblemKind::OutOfRange)]);
    let (config, _) = good(&with("desk", json!({ "smallest_group": 3, "ask_badge": true })));
    assert_eq!((config.smallest_group, config.ask_badge), (3, true));
}

#[test]
fn a_profile_by_its_name_is_the_ready_made_one() {
    let names: Vec<_> = Profile::presets().collect();
    assert_eq!(names, ["rest", "kinto", "pocketbase", "postgrest", "supabase", "datasette", "json-server", "webhook"]);
    for name in names {
        let (_, delivery) = good(&with("delivery", json!({ "to": "endpoint", "profile": name, "url": URL })));
        assert_eq!(delivery, Delivery::Endpoint(Box::new(Profile::preset(name, URL).unwrap())));
    }
}

#[test]
fn every_configuration_that_the_documentation_shows_is_good_and_every_profile_is_shown() {
    let page = String::from_utf8(bytes("docs/profiles.md")).unwrap();
    let examples: Vec<Value> = page
        .split("```json\n")
        .skip(1)
        .map(|block| serde_json::from_str(block.split("```").next().unwrap()).unwrap_or_else(|error| panic!("{error}: {block}")))
        .collect();
    for name in Profile::presets() {
        assert!(examples.iter().any(|example| example["profile"] == name), "{name} is shown");
    }
    for example in examples {
        assert!(matches!(good(&with("delivery", example)).1, Delivery::Endpoint(_)));
    }
}

#[test]
fn an_endpoint_needs_a_known_profile_and_an_address_of_the_web() {
    check(&with("delivery", json!({})), &[("$.delivery.to", ProblemKind::Missing)]);
    check(&with("delivery", json!({ "to": "cloud" })), &[("$.delivery.to", ProblemKind::UnknownWord("cloud".into()))]);
    check(
        &with("delivery", json!({ "to": "endpoint" })),
        &[("$.delivery.url", ProblemKind::Missing), ("$.delivery.profile", ProblemKind::Missing)],
    );
    check(
        &with("delivery", json!({ "to": "endpoint", "profile": "carrier-pigeon", "url": "ftp://a.example" })),
        &[
            ("$.delivery.url", ProblemKind::UnsafeLink("ftp://a.example".into())),
            ("$.delivery.profile", ProblemKind::UnknownWord("carrier-pigeon".into())),
        ],
    );
}

#[test]
fn fields_differ_from_the_profile_one_by_one() {
    let kinto = Profile::preset("kinto", URL).unwrap();
    let changed = profile(json!({ "write": { "method": "POST", "to": "{url}" } }));
    assert_eq!((changed.write.method, changed.write.to.as_str()), (Method::Post, "{url}"));
    assert_eq!(changed.write.headers, kinto.write.headers);
    assert_eq!((changed.done, changed.already_there, changed.read), (kinto.done, kinto.already_there, kinto.read));
}

#[test]
fn headers_are_replaced_whatever_their_case_added_and_taken_out() {
    let headers = json!({ "if-none-match": false, "content-type": "application/vnd.api+json", "X-Event": "Baltow 2017" });
    let mut changed = profile(json!({ "write": { "headers": headers } })).write.headers;
    changed.sort();
    let expected = [("X-Event", "Baltow 2017"), ("content-type", "application/vnd.api+json")];
    assert_eq!(changed, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn headers_that_fetch_would_throw_at_are_refused() {
    check(
        &endpoint(json!({ "write": { "headers": { "X Event": "a", "X-Event": "ż" } } })),
        &[
            ("$.delivery.write.headers.X Event", ProblemKind::UnknownWord("X Event".into())),
            ("$.delivery.write.headers.X-Event", ProblemKind::UnknownWord("ż".into())),
        ],
    );
}

#[test]
fn what_the_profile_has_can_be_switched_off() {
    let changed =
        profile(json!({ "write": { "under": false }, "done": { "statuses": [], "id_at": false }, "already_there": false, "read": false }));
    assert_eq!(changed.write.body, Wrapper::bare());
    assert!(changed.done.statuses.is_empty() && changed.trusts_status_alone());
    assert_eq!((changed.already_there, changed.read), (None, None));
}

#[test]
fn reading_can_be_described_anew() {
    let read = json!({
        "list": "{url}?page=1", "rows_at": "items", "next": { "number": "page" }, "sign_in": "bearer",
        "probe": { "at": "{origin}/me", "carries": "user.id" }
    });
    let read = profile(json!({ "read": read })).read.unwrap();
    assert_eq!(read.list, "{url}?page=1");
    assert_eq!(read.rows_at, JsonPath::parse("items"));
    assert_eq!((read.next, read.sign_in), (NextPage::Number("page".into()), SignIn::Bearer));
    assert_eq!(read.probe.unwrap().carries, JsonPath::parse("user.id"));
    for (next, expected) in [
        (json!(false), NextPage::None),
        (json!("link"), NextPage::Link),
        (json!({ "header": "Next-Page" }), NextPage::Header("Next-Page".into())),
        (json!({ "at": "links.next" }), NextPage::At(JsonPath::parse("links.next"))),
        (json!({ "offset": "skip" }), NextPage::Offset("skip".into())),
    ] {
        assert_eq!(profile(json!({ "read": { "next": next } })).read.unwrap().next, expected);
    }
    let none = json!({ "read": { "probe": false } });
    assert_eq!(profile(none).read.unwrap().probe, None);
}

#[test]
fn a_body_a_saying_and_a_sign_in_can_be_described_anew() {
    let changed = profile(json!({
        "headers": { "apikey": "public" },
        "write": { "body": { "event": "feedback", "payload": { "key": "{id}", "value": "{submission}" } } },
        "done": { "id_at": false, "says": { "at": "ok", "is": ["true"] }, "echo_at": "stored" },
        "already_there": { "status": 400, "says": { "at": "code", "is": ["taken", "23505"] }, "stored_at": false, "ask": "{url}/{id}" },
        "read": { "submission_at": "value", "session": { "at": "{origin}/login", "user": "email", "token_at": "jwt" } }
    }));
    assert_eq!(changed.headers, [("apikey".to_owned(), "public".to_owned())]);
    let id = SubmissionId::parse("00000000-0000-4000-8000-000000000001").unwrap();
    let body = r#"{"event":"feedback","payload":{"key":"00000000-0000-4000-8000-000000000001","value":{"a": 1}}}"#;
    assert_eq!(changed.body(r#"{"a": 1}"#, &id), body);
    let says = |at: &str, is: &[&str]| Says { at: JsonPath::parse(at), is: is.iter().map(|&text| text.to_owned()).collect() };
    assert_eq!(changed.done.says, Some(says("ok", &["true"])));
    assert_eq!(changed.done.echo_at, Some(JsonPath::parse("stored")));
    let told = Told::Says(says("code", &["taken", "23505"]));
    assert_eq!(changed.already_there, Some(AlreadyThere { status: 400, told, stored_at: None, ask: Some("{url}/{id}".into()) }));
    let read = changed.read.unwrap();
    assert_eq!(read.submission_at, JsonPath::parse("value"));
    let token_at = JsonPath::parse("jwt");
    assert_eq!(read.session, Some(Session { at: "{origin}/login".into(), user: "email".into(), token_at }));
}

#[test]
fn a_body_that_carries_no_answer_is_refused() {
    for body in [json!({}), json!({ "value": "submission" }), json!({ "{submission}": 1 }), json!({ "value": "x {submission}" })] {
        check(&endpoint(json!({ "write": { "body": body } })), &[("$.delivery.write.body.{submission}", ProblemKind::Missing)]);
    }
}

#[test]
fn a_saying_without_a_place_or_a_text_is_refused() {
    check(
        &endpoint(json!({ "done": { "says": { "is": [] } }, "already_there": { "says": { "at": "code", "is": [1] } } })),
        &[
            ("$.delivery.done.says.at", ProblemKind::Missing),
            ("$.delivery.done.says.is", ProblemKind::Missing),
            ("$.delivery.already_there.says.is[0]", ProblemKind::WrongType),
        ],
    );
}

#[test]
fn no_field_sends_answers_to_a_host_that_the_address_does_not_show() {
    for to in ["https://other.example/", "{url}.other.example", "{url}@other.example", "{origin}/x", "{url}\\x", "{url}/a b", "//x"] {
        check(&endpoint(json!({ "write": { "to": to } })), &[("$.delivery.write.to", ProblemKind::UnsafeLink(to.into()))]);
    }
    let list = "{origin}.other.example/";
    check(&endpoint(json!({ "read": { "list": list } })), &[("$.delivery.read.list", ProblemKind::UnsafeLink(list.into()))]);
    let session = json!({ "at": list, "user": "email", "token_at": "token" });
    check(&endpoint(json!({ "read": { "session": session } })), &[("$.delivery.read.session.at", ProblemKind::UnsafeLink(list.into()))]);
    check(
        &endpoint(json!({ "already_there": { "ask": list } })),
        &[("$.delivery.already_there.ask", ProblemKind::UnsafeLink(list.into()))],
    );
}

#[test]
fn wrong_statuses_and_types_of_a_profile_are_reported_together() {
    check(
        &endpoint(
            json!({ "done": { "statuses": [201, 404, "x"] }, "already_there": { "status": 42, "id_at": 7 }, "read": { "next": {}, "sign_in": "magic" } }),
        ),
        &[
            ("$.delivery.done.statuses[1]", ProblemKind::OutOfRange),
            ("$.delivery.done.statuses[2]", ProblemKind::OutOfRange),
            ("$.delivery.already_there.status", ProblemKind::OutOfRange),
            ("$.delivery.already_there.id_at", ProblemKind::WrongType),
            ("$.delivery.read.next", ProblemKind::Missing),
            ("$.delivery.read.sign_in", ProblemKind::UnknownWord("magic".into())),
        ],
    );
}

#[test]
fn a_wrong_delivery_takes_nothing_from_the_rest_of_the_configuration_and_what_is_wrong_with_the_file_is_said_once() {
    let file = with("delivery", json!("somewhere"));
    assert!(read_config(file.to_string().as_bytes()).is_ok());
    check(&file, &[("$.delivery", ProblemKind::WrongType)]);
    let mut both = with("delivery", json!({ "to": "cloud" }));
    both["current"] = json!("x");
    let unknown = [("$.current", ProblemKind::UnknownReference("x".into())), ("$.delivery.to", ProblemKind::UnknownWord("cloud".into()))];
    check(&both, &unknown);
    assert_eq!(check_config(b"nothing").expect_err("it is no JSON").len(), 1);
}

//! Hostile and broken files: each gets a report, none a panic, and nothing dangerous comes through.

use std::sync::OnceLock;

use kuluary::domain::{
    format::{MAX_FILE, MAX_TEXT, check_config, read_meeting},
    meeting::Meeting,
    problem::ProblemKind,
    session::Link,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::data::bytes;

fn baltow() -> &'static [u8] {
    static FILE: OnceLock<Vec<u8>> = OnceLock::new();
    FILE.get_or_init(|| bytes("public/meetings/2017-09-baltow.json"))
}

fn fixture() -> Value {
    serde_json::from_slice(&bytes("tests/fixtures/meeting.json")).expect("the fixture is JSON")
}

/// Both readers report `kind` at the root, and nothing else.
#[track_caller]
fn check(file: &[u8], kind: &ProblemKind) {
    for problems in [read_meeting(file).map(drop).unwrap_err(), check_config(file).map(drop).unwrap_err()] {
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!((problems[0].path.as_str(), &problems[0].kind), ("$", kind));
    }
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_before_it_is_parsed() {
    let file = vec![b'['; 50_000_000];
    check(&file, &ProblemKind::TooLarge { limit: MAX_FILE });
    // One byte below the limit the same bytes are looked at, and the depth limit stops them.
    assert!(matches!(read_meeting(&file[..MAX_FILE]).unwrap_err()[0].kind, ProblemKind::NotJson { .. }));
}

#[test]
fn two_hundred_levels_are_refused_where_they_get_too_deep() {
    let nested = format!("{}{}", "[".repeat(200), "]".repeat(200));
    check(nested.as_bytes(), &ProblemKind::NotJson { line: 1, column: 128 });
    let in_a_field = format!("{{\n\"schema\": \"kuluary.meeting/1\",\n\"x\": {nested}}}");
    let problems = read_meeting(in_a_field.as_bytes()).unwrap_err();
    assert!(matches!(problems[0].kind, ProblemKind::NotJson { line: 3, .. }), "{problems:?}");
}

#[test]
fn a_million_items_are_too_many_in_every_list() {
    let million = format!("[{}0]", "0,".repeat(999_999));
    for (list, limit) in [("sessions", 5_000), ("rooms", 1_000), ("surveys", 1_000), ("announcements", 1_000)] {
        let file =
            format!(r#"{{"schema": "kuluary.meeting/1", "id": "m", "title": "m", "timezone": "Europe/Warsaw", "{list}": {million}}}"#);
        let problems = read_meeting(file.as_bytes()).unwrap_err();
        let too_many = |problem: &&kuluary::domain::problem::Problem| problem.kind == ProblemKind::TooMany { limit };
        assert_eq!(problems.iter().filter(too_many).count(), 1, "{list}: {:?}", problems.first());
        assert!(problems.len() <= 2, "{list} is not looked at any further: {}", problems.len());
    }
}

#[test]
fn no_file_within_the_limit_keeps_the_reader_busy_for_long() {
    // Each of these took the reader minutes while it compared everything with everything.
    let start = "\"schema\": \"kuluary.meeting/1\", \"id\": \"m\", \"title\": \"m\", \"timezone\": \"Europe/Warsaw\"";
    let backwards: Vec<_> = (0..100_000).rev().map(|number| format!("{{\"id\":\"{number:06}\"}}")).collect();
    let problems = read_meeting(format!("{{{start}, \"sessions\": [{}]}}", backwards.join(",")).as_bytes()).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::TooMany { limit: 5_000 });

    let hour = "\"kind\":\"talk\",\"title\":\"x\",\"start\":\"2026-05-12T10:00:00Z\"";
    let sessions: Vec<_> = (0..5_000).rev().map(|number| format!("{{\"id\":\"{number}\",{hour}}}")).collect();
    let members: Vec<_> = (0..1_000).map(|number| format!("\"{number}\"")).collect();
    let block = |number: usize| format!("{{\"id\":\"b{number}\",\"title\":\"x\",\"sessions\":[{}]}}", members.join(","));
    let blocks: Vec<_> = (0..100).map(block).collect();
    let file = format!("{{{start}, \"sessions\": [{}], \"blocks\": [{}]}}", sessions.join(","), blocks.join(","));
    assert!(file.len() < MAX_FILE, "{}", file.len());
    let problems = read_meeting(file.as_bytes()).unwrap_err();
    assert_eq!(problems.iter().filter(|problem| problem.kind == ProblemKind::BadBlock).count(), 99);

    let headers: Vec<_> = (0..100_000).map(|number| format!("\"x{number}\":\"y\"")).collect();
    let delivery = format!(
        "{{\"to\":\"endpoint\",\"profile\":\"rest\",\"url\":\"https://a.example\",\"write\":{{\"headers\":{{{}}}}}}}",
        headers.join(",")
    );
    let problems = check_config(format!("{{\"schema\": \"kuluary.config/1\", \"delivery\": {delivery}}}").as_bytes()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.path == "$.delivery.write.headers"), "{problems:?}");
}

#[test]
fn a_text_may_be_long_but_not_endless() {
    let mut file = fixture();
    file["about"] = "ż".repeat(MAX_TEXT).into();
    assert!(read_meeting(file.to_string().as_bytes()).is_ok());
    file["about"] = "ż".repeat(MAX_TEXT + 1).into();
    let problems = read_meeting(file.to_string().as_bytes()).unwrap_err();
    assert_eq!((problems[0].path.as_str(), &problems[0].kind), ("$.about", &ProblemKind::TooMany { limit: MAX_TEXT }));
}

#[test]
fn what_is_not_json_says_where_and_what_is_cut_says_so() {
    check(b"", &ProblemKind::Truncated);
    check(b"  \n", &ProblemKind::Truncated);
    check(b"{\"schema\": ", &ProblemKind::Truncated);
    check("{\"title\": \"Bałtów".as_bytes(), &ProblemKind::Truncated);
    check(&"{\"title\": \"Bał".as_bytes()[..13], &ProblemKind::Truncated);
    check(b"<!doctype html>", &ProblemKind::NotJson { line: 1, column: 1 });
    check(b"{\n  \"a\": 1,\n  b: 2\n}", &ProblemKind::NotJson { line: 3, column: 3 });
    check(b"{\"a\": \"\xff\"}", &ProblemKind::NotJson { line: 1, column: 8 });
    check(b"[1, 2]", &ProblemKind::WrongType);
    check(b"null", &ProblemKind::WrongType);
}

#[test]
fn a_byte_order_mark_as_windows_editors_write_it_does_no_harm() {
    let marked = [b"\xef\xbb\xbf", baltow()].concat();
    assert_eq!(read_meeting(&marked), read_meeting(baltow()));
}

#[test]
fn a_key_that_stands_twice_has_its_last_value_as_everywhere_in_json() {
    let text = std::str::from_utf8(baltow()).unwrap();
    let doubled = text.replacen("\"revision\": 1", "\"revision\": 1, \"revision\": 9", 1);
    assert_eq!(read_meeting(doubled.as_bytes()).unwrap().value.revision, 9);
}

/// Every place where the fixture has an address gets this one; not one of them may come through.
#[track_caller]
fn check_refused(address: &str) {
    let places = [
        ("/venue/map", "$.venue.map"),
        ("/organisers/0/url", "$.organisers[0].url"),
        ("/organisers/0/mark", "$.organisers[0].mark"),
        ("/accessibility/url", "$.accessibility.url"),
        ("/sessions/2/materials/0/url", "$.sessions[2].materials[0].url"),
        ("/contacts/0/phone", "$.contacts[0].phone"),
        ("/contacts/0/email", "$.contacts[0].email"),
    ];
    let mut file = fixture();
    for (pointer, _) in places {
        *file.pointer_mut(pointer).expect("the fixture has the place") = address.into();
    }
    let problems = read_meeting(file.to_string().as_bytes()).unwrap_err();
    for (_, path) in places {
        let found = problems.iter().any(|problem| problem.path == path && matches!(problem.kind, ProblemKind::UnsafeLink(_)));
        assert!(found, "{address:?} came through at {path}");
    }
}

#[test]
fn addresses_that_could_run_something_or_lead_elsewhere_are_refused_in_every_field() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\u{1}javascript:alert(1)",
        "jav&#x09;ascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "blob:https://other.example/1",
        "file:///etc/passwd",
        "//other.example/x.svg",
        "/\\other.example",
        "https ://other.example",
        "https://other.example/\u{0}",
    ] {
        check_refused(address);
    }
}

#[test]
fn a_mark_never_comes_from_another_host() {
    for mark in ["https://other.example/mark.svg", "http:mark.svg", "\\\\other\\mark.svg", "/mark.svg", "data:text/html,x", "ma rk.svg"] {
        let mut file = fixture();
        file["organisers"][1]["mark"] = mark.into();
        let problems = read_meeting(file.to_string().as_bytes()).unwrap_err();
        assert_eq!(problems[0].path, "$.organisers[1].mark", "{mark}");
    }
}

#[test]
fn an_email_carries_no_further_recipients_and_a_phone_no_commands() {
    for email in ["a@b.example?bcc=c@d.example", "a@b.example,c@d.example", "a@b@c.example", "@b.example", "a@", "a b@c.example"] {
        let mut file = fixture();
        file["contacts"][0]["email"] = email.into();
        assert_eq!(read_meeting(file.to_string().as_bytes()).unwrap_err()[0].path, "$.contacts[0].email", "{email}");
    }
    for phone in ["*#06#", "12", "41 000;ext=1", "+48,,,1234", &"1".repeat(21)] {
        let mut file = fixture();
        file["contacts"][0]["phone"] = phone.into();
        assert_eq!(read_meeting(file.to_string().as_bytes()).unwrap_err()[0].path, "$.contacts[0].phone", "{phone}");
    }
}

#[test]
fn payloads_in_every_text_come_through_as_text_or_are_reported_and_never_change_the_rest() {
    let good = read_meeting(fixture().to_string().as_bytes()).unwrap().value;
    for payload in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "{{constructor}}",
        "=cmd|' /C calc'!A1",
        "'; --",
        "\u{202e}gnp",
        "%00",
    ] {
        let mut file = fixture();
        replace_texts(&mut file, payload);
        let read = read_meeting(file.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{payload:?}: {problems:#?}")).value;
        assert_eq!(read.title.versions().next().unwrap(), payload.replace('\u{202e}', ""));
        assert_eq!(skeleton(&read), skeleton(&good));
    }
}

/// Puts `payload` into every version of every text.
fn replace_texts(value: &mut Value, payload: &str) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if matches!(name.as_str(), "pl" | "en") {
                    *value = payload.into();
                } else {
                    replace_texts(value, payload);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace_texts(item, payload)),
        _ => {}
    }
}

/// What a meeting is beside its words.
fn skeleton(meeting: &Meeting) -> Vec<String> {
    let sessions = meeting.sessions.iter().map(|session| format!("{} {:?} {} {:?}", session.id, session.kind, session.start, session.room));
    let blocks = meeting.blocks.iter().map(|block| format!("{} {:?} {:?}", block.id, block.sessions, block.mode));
    sessions.chain(blocks).chain(meeting.surveys.iter().map(|survey| format!("{} {}", survey.id, survey.questions.len()))).collect()
}

/// What every good meeting promises to the rest of the app.
#[track_caller]
fn check_promises(meeting: &Meeting) {
    for session in &meeting.sessions {
        assert!(session.end.is_none_or(|end| end > session.start));
        assert!(session.title.is_some() || session.workshop.as_ref().is_some_and(|id| meeting.workshop(id).is_some()));
        assert!(session.room.as_ref().is_none_or(|id| meeting.room(id).is_some()));
        assert!(session.people.iter().all(|id| meeting.person(id).is_some()));
        assert!(session.materials.iter().all(|material| Link::parse(material.url.as_str()).is_some()));
    }
    assert!(meeting.sessions.is_sorted_by_key(|session| session.start));
    for block in &meeting.blocks {
        assert!(block.pick >= 1 && block.sessions.iter().all(|id| meeting.session(id).is_some()));
    }
    assert!(!meeting.languages.is_empty());
    assert!(meeting.surveys.iter().all(|survey| !survey.questions.is_empty()));
}

#[track_caller]
fn check_broken(file: &[u8]) {
    match read_meeting(file) {
        Ok(read) => check_promises(&read.value),
        Err(problems) => assert!(problems.iter().any(|problem| !problem.kind.is_warning()), "{problems:?}"),
    }
}

#[test]
fn the_file_of_baltow_is_reported_as_cut_wherever_it_is_cut() {
    let text = baltow().trim_ascii_end();
    // Every eleventh byte: enough to fall into every construct and into the middle of letters, and eleven times quicker.
    for length in (0..text.len()).step_by(11) {
        let problems = read_meeting(&text[..length]).unwrap_err();
        assert_eq!((problems.len(), &problems[0].kind), (1, &ProblemKind::Truncated), "cut at {length}");
    }
}

/// The JSON pointers of every value of a file.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| pointers(value, &format!("{at}/{name}"), all)),
        Value::Array(items) => items.iter().enumerate().for_each(|(index, value)| pointers(value, &format!("{at}/{index}"), all)),
        _ => {}
    }
}

/// The file of Bałtów and the fixture, each with the pointers of its values.
fn originals() -> &'static [(Value, Vec<String>); 2] {
    static FILES: OnceLock<[(Value, Vec<String>); 2]> = OnceLock::new();
    FILES.get_or_init(|| {
        [serde_json::from_slice(baltow()).unwrap(), fixture()].map(|file| {
            let mut all = Vec::new();
            pointers(&file, "", &mut all);
            (file, all)
        })
    })
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[ -~ąż\u{0}\u{202e}]{0,12}".prop_map(Value::from),
        "[a-z0-9-]{1,8}".prop_map(Value::from),
        Just(json!("2017-09-26T14:30:00+02:00")),
        Just(json!("9999-12-31T23:59:59-23:59")),
        Just(json!("0000-01-01T00:00:00+23:59")),
        Just(json!("warsztat-a-1")),
    ];
    leaf.prop_recursive(2, 8, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("id|title|start|kind|pl|x", inner), 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_with_some_values_replaced_is_a_good_meeting_or_a_report(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any_value()), 1..6),
        of_the_fixture in any::<bool>(),
    ) {
        let (file, all) = &originals()[usize::from(of_the_fixture)];
        let mut file = file.clone();
        for (index, value) in changes {
            // An earlier change may have taken the place away.
            if let Some(place) = file.pointer_mut(&all[index.index(all.len())]) {
                *place = value;
            }
        }
        check_broken(file.to_string().as_bytes());
    }

    #[test]
    fn a_file_with_some_bytes_replaced_is_a_good_meeting_or_a_report(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut file = baltow().to_vec();
        for (index, byte) in changes {
            let at = index.index(file.len());
            file[at] = byte;
        }
        check_broken(&file);
    }

    #[test]
    fn bytes_of_any_sort_are_a_report(file in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_meeting(&file).is_err_and(|problems| !problems.is_empty()));
        prop_assert!(check_config(&file).is_err_and(|problems| !problems.is_empty()));
    }
}

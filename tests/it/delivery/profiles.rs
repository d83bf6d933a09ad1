//! The ready-made profiles, one by one: what is sent, what is an acknowledgement, what is not, and how everything is read again.
//! The replies of Datasette and json-server are those that the services gave; the others follow their documentation.

use kuluary::domain::{
    delivery::{
        Profile, Reply, Setback, Tick, Verdict, judge, judge_asked, question,
        reading::{Credentials, ReadFailure, Reading},
    },
    submission::{Submission, SubmissionId},
};
use serde_json::{Value, json};

use super::entry;

const OUR_ID: &str = "00000000-0000-4000-8000-000000000001";
const UNCONFIRMED: Verdict = Verdict::Retry { after: None, why: Setback::NotAnAcknowledgement };
const PORTAL: &str = "<!doctype html><title>Wi-Fi</title>";

const POCKETBASE: &str = "https://pb.example/api/collections/feedback/records";
const POSTGREST: &str = "https://db.example/feedback";
const SUPABASE: &str = "https://abc.supabase.example/rest/v1/feedback";
const DATASETTE: &str = "https://ds.example/data/feedback";
const JSON_SERVER: &str = "http://127.0.0.1:3000/feedback";
const WEBHOOK: &str = "https://hooks.example/f/abc";

#[track_caller]
fn preset(name: &str, url: &str) -> Profile {
    Profile::preset(name, url).unwrap_or_else(|| panic!("{name} is ready-made"))
}

fn every() -> impl Iterator<Item = Profile> {
    Profile::presets().map(|name| preset(name, "https://answers.example/event"))
}

fn ours() -> (SubmissionId, String) {
    let entry = entry(1, 0);
    (entry.id().clone(), entry.bytes)
}

fn reply(status: u16, body: &str) -> Reply {
    Reply { status, same_host: true, content_type: Some("application/json".to_owned()), retry_after: None, body: body.to_owned() }
}

fn page(status: u16, body: &str) -> Reply {
    Reply { content_type: Some("text/html; charset=utf-8".to_owned()), ..reply(status, body) }
}

fn verdict(profile: &Profile, reply: &Reply) -> Verdict {
    let (id, bytes) = ours();
    judge(profile, reply, &id, &bytes, Tick(0))
}

#[track_caller]
fn check(profile: &Profile, reply: &Reply, expected: Verdict) {
    assert_eq!(verdict(profile, reply), expected, "{}: {reply:?}", profile.name);
}

/// What is sent: the method, the address, the headers and the body.
#[track_caller]
fn check_sent(profile: &Profile, method: &str, address: &str, headers: &[(&str, &str)], body: &str) {
    let (id, bytes) = ours();
    let sent = (profile.write.method.as_str(), profile.write_address(&id), profile.body(&bytes, &id));
    assert_eq!(sent, (method, address.to_owned(), body.to_owned()));
    let json = [("Content-Type", "application/json")];
    let expected: Vec<_> = json.iter().chain(headers).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(profile.write_headers(), expected);
}

/// Reads these pages, each at its address and with the `Link` header that it came with: all rows come, and then it ends.
#[track_caller]
fn check_pages(profile: &Profile, pages: &[(&str, Value, Option<&str>)], expected: &[Submission]) {
    let mut reading = Reading::new(profile).expect("it can be read");
    let mut address = Some(reading.first());
    for (at, page, link) in pages {
        assert_eq!(address.as_deref(), Some(*at));
        address = reading.take(at, reply(200, &page.to_string()), *link).expect("a page");
    }
    assert_eq!(address, None, "the last page is the last");
    let found: Vec<_> = reading.found.iter().map(|received| received.submission.clone()).collect();
    assert_eq!((found.as_slice(), reading.unreadable), (expected, 0));
}

fn submission(number: u32) -> Submission {
    entry(number, 0).submission
}

fn row(number: u32) -> Value {
    serde_json::from_str(&entry(number, 0).bytes).expect("a submission is JSON")
}

#[test]
fn pocketbase_gets_the_fields_and_the_whole() {
    let (_, bytes) = ours();
    let fields = bytes.trim_start_matches('{').trim_end_matches('}');
    let body = format!(r#"{{{fields},"submission":{bytes}}}"#);
    check_sent(&preset("pocketbase", POCKETBASE), "POST", POCKETBASE, &[], &body);
    assert_eq!(serde_json::from_str::<Value>(&body).expect("JSON")["id"], OUR_ID);
}

#[test]
fn pocketbase_acknowledges_with_the_whole_and_tells_a_taken_id_by_its_code() {
    let profile = preset("pocketbase", POCKETBASE);
    assert!(!profile.trusts_status_alone() && !profile.tells_changed_bodies());
    let record = |submission: Value| json!({ "id": OUR_ID, "collectionName": "feedback", "submission": submission }).to_string();
    check(&profile, &reply(200, &record(row(1))), Verdict::Done);
    check(&profile, &reply(200, &json!({ "id": "abc", "submission": row(1) }).to_string()), UNCONFIRMED);
    let refusal = |code: &str| json!({ "status": 400, "data": { "id": { "code": code, "message": "…" } } }).to_string();
    for code in ["validation_pk_invalid", "validation_not_unique"] {
        check(&profile, &reply(400, &refusal(code)), Verdict::AlreadyThere);
    }
    for code in ["validation_invalid_format", "validation_max_text_constraint"] {
        check(&profile, &reply(400, &refusal(code)), Verdict::Refused { status: 400 });
    }
    check(&profile, &reply(400, r#"{"data":{},"message":"Failed to create record.","status":400}"#), Verdict::Refused { status: 400 });
    check(&profile, &reply(403, r#"{"data":{},"status":403}"#), Verdict::Blocked);
}

#[test]
fn pocketbase_that_drops_the_answer_without_a_word_is_found_out() {
    let profile = preset("pocketbase", POCKETBASE);
    let dropped = json!({ "id": OUR_ID, "meeting": "m" }).to_string();
    check(&profile, &reply(200, &dropped), Verdict::Conflict);
    for wrong in [json!(null), json!({}), json!({ "id": OUR_ID }), row(2)] {
        let body = json!({ "id": OUR_ID, "submission": wrong }).to_string();
        check(&profile, &reply(200, &body), Verdict::Conflict);
    }
}

#[test]
fn pocketbase_is_read_page_by_page_until_an_empty_one() {
    let items = |numbers: &[u32]| {
        let record = |number: &u32| json!({ "id": row(*number)["id"], "lang": "pl", "submission": row(*number) });
        json!({ "page": 1, "items": numbers.iter().map(record).collect::<Vec<_>>() })
    };
    let at = |page: u32| format!("{POCKETBASE}?perPage=500&sort=id&skipTotal=1&page={page}");
    let pages = [(&*at(1), items(&[1, 2]), None), (&*at(2), items(&[3]), None), (&*at(3), items(&[]), None)];
    check_pages(&preset("pocketbase", POCKETBASE), &pages, &[submission(1), submission(2), submission(3)]);
}

#[test]
fn postgrest_gets_a_row_of_an_id_and_the_whole() {
    let (_, bytes) = ours();
    let body = format!(r#"{{"id":"{OUR_ID}","submission":{bytes}}}"#);
    for (name, url) in [("postgrest", POSTGREST), ("supabase", SUPABASE)] {
        check_sent(&preset(name, url), "POST", url, &[("Prefer", "return=minimal")], &body);
    }
}

#[test]
fn postgrest_acknowledges_by_its_status_and_tells_a_taken_id_by_its_code() {
    for profile in [preset("postgrest", POSTGREST), preset("supabase", SUPABASE)] {
        assert!(profile.trusts_status_alone() && !profile.tells_changed_bodies());
        check(&profile, &Reply { content_type: None, ..reply(201, "") }, Verdict::Done);
        for status in [200, 202, 204] {
            check(&profile, &reply(status, ""), UNCONFIRMED);
        }
        let taken =
            r#"{"code":"23505","details":null,"hint":null,"message":"duplicate key value violates unique constraint \"feedback_pkey\""}"#;
        check(&profile, &reply(409, taken), Verdict::AlreadyThere);
        check(&profile, &reply(409, r#"{"code":"23503","message":"foreign key"}"#), Verdict::Refused { status: 409 });
        check(&profile, &reply(409, "busy"), Verdict::Refused { status: 409 });
        check(&profile, &reply(401, r#"{"code":"42501","message":"permission denied for table feedback"}"#), Verdict::Blocked);
        check(
            &profile,
            &reply(400, r#"{"code":"22P05","message":"unsupported Unicode escape sequence"}"#),
            Verdict::Refused { status: 400 },
        );
    }
}

#[test]
fn postgrest_is_read_by_counting_rows_however_many_a_server_puts_into_a_page() {
    for (name, url) in [("postgrest", POSTGREST), ("supabase", SUPABASE)] {
        let rows = |numbers: &[u32]| json!(numbers.iter().map(|number| json!({ "submission": row(*number) })).collect::<Vec<_>>());
        let at = |offset: u32| format!("{url}?select=submission&order=id&limit=1000&offset={offset}");
        let pages = [(&*at(0), rows(&[1, 2]), None), (&*at(2), rows(&[3]), None), (&*at(3), rows(&[]), None)];
        check_pages(&preset(name, url), &pages, &[submission(1), submission(2), submission(3)]);
    }
}

#[test]
fn the_public_key_of_a_service_goes_with_every_request() {
    let mut profile = preset("supabase", SUPABASE);
    let key = ("apikey".to_owned(), "public".to_owned());
    profile.headers.push(key.clone());
    assert!(profile.write_headers().contains(&key));
    let reading = Reading::new(&profile).expect("it can be read");
    let who = Credentials { user: String::new(), secret: "token".to_owned() };
    assert_eq!(reading.headers(&who), [key.clone(), ("Authorization".to_owned(), "Bearer token".to_owned())]);
    assert!(reading.session_headers().contains(&key));
}

#[test]
fn datasette_gets_a_row_and_is_asked_to_ignore_a_known_one() {
    let (_, bytes) = ours();
    let body = format!(r#"{{"row":{{"id":"{OUR_ID}","submission":{bytes}}},"ignore":true}}"#);
    check_sent(&preset("datasette", DATASETTE), "POST", &format!("{DATASETTE}/-/insert"), &[], &body);
}

#[test]
fn datasette_acknowledges_by_its_status_and_a_word() {
    let profile = preset("datasette", DATASETTE);
    assert!(profile.trusts_status_alone() && !profile.tells_changed_bodies());
    check(&profile, &reply(201, r#"{"ok": true}"#), Verdict::Done);
    for body in ["", "{}", r#"{"ok": false}"#, "[]", "created"] {
        check(&profile, &reply(201, body), UNCONFIRMED);
    }
    check(&profile, &reply(200, r#"{"ok": true}"#), UNCONFIRMED);
    let denied = r#"{"ok": false, "error": "Permission denied", "errors": ["Permission denied"], "status": 403}"#;
    check(&profile, &reply(403, denied), Verdict::Blocked);
    let columns = r#"{"ok": false, "errors": ["Row 0 has invalid columns: x"], "status": 400}"#;
    check(&profile, &reply(400, columns), Verdict::Refused { status: 400 });
    let missing = r#"{"ok": false, "error": "Table not found", "status": 404}"#;
    check(&profile, &reply(404, missing), Verdict::Retry { after: None, why: Setback::NotFound });
}

#[test]
fn datasette_is_read_from_address_to_address_where_answers_are_text() {
    let second = format!("{DATASETTE}.json?_size=max&_next=2");
    let rows = |numbers: &[u32], next: Value| {
        let row = |number: &u32| json!({ "id": row(*number)["id"], "submission": entry(*number, 0).bytes });
        json!({ "ok": true, "next_url": next, "rows": numbers.iter().map(row).collect::<Vec<_>>(), "truncated": false })
    };
    let first = format!("{DATASETTE}.json?_size=max");
    let pages = [(&*first, rows(&[1, 2], json!(second)), None), (&*second, rows(&[3], Value::Null), None)];
    check_pages(&preset("datasette", DATASETTE), &pages, &[submission(1), submission(2), submission(3)]);
}

#[test]
fn an_address_without_a_path_sends_no_password_to_another_host() {
    assert!(Reading::new(&preset("datasette", "https://ds.example")).is_none(), "ds.example.json is another host");
    assert!(Reading::new(&preset("rest", "https://ds.example")).is_some());
}

#[test]
fn json_server_gets_the_submission_itself() {
    let (_, bytes) = ours();
    check_sent(&preset("json-server", JSON_SERVER), "POST", JSON_SERVER, &[], &bytes);
}

#[test]
fn json_server_acknowledges_with_our_id_and_is_asked_after_a_server_error() {
    let profile = preset("json-server", JSON_SERVER);
    assert!(!profile.trusts_status_alone() && profile.tells_changed_bodies());
    let (id, bytes) = ours();
    check(&profile, &reply(201, &bytes), Verdict::Done);
    assert_eq!(question(&profile, &reply(201, &bytes), &id), None);
    let taken = page(500, "Error: Insert failed, duplicate id\n    at Function.insert");
    let in_trouble = Verdict::Retry { after: None, why: Setback::Server { status: 500 } };
    check(&profile, &taken, in_trouble);
    assert_eq!(question(&profile, &taken, &id), Some(format!("{JSON_SERVER}/{OUR_ID}")));
    assert_eq!(question(&profile, &Reply { same_host: false, ..taken }, &id), None);
    let asked = |found: &Reply| judge_asked(&profile, found, &id, &bytes);
    assert_eq!(asked(&reply(200, &bytes)), Some(Verdict::AlreadyThere));
    let other = bytes.replace("\"lang\":\"pl\"", "\"lang\":\"en\"");
    assert_eq!(asked(&reply(200, &other)), Some(Verdict::Conflict));
    for silent in [reply(404, "{}"), reply(500, ""), reply(200, PORTAL), reply(200, "{}"), reply(200, &entry(2, 0).bytes)] {
        assert_eq!(asked(&silent), None, "{silent:?} tells nothing, so it is tried again");
    }
    assert_eq!(asked(&Reply { same_host: false, ..reply(200, &bytes) }), None);
}

#[test]
fn json_server_is_read_along_its_links() {
    let at = |page: u32| format!("{JSON_SERVER}?_page={page}&_limit=100");
    let link = format!("<{}>; rel=\"first\", <{}>; rel=\"next\", <{}>; rel=\"last\"", at(1), at(2), at(2));
    let last = format!("<{}>; rel=\"first\", <{}>; rel=\"prev\", <{}>; rel=\"last\"", at(1), at(1), at(2));
    let pages = [(&*at(1), json!([row(1), row(2)]), Some(&*link)), (&*at(2), json!([row(3)]), Some(&*last))];
    check_pages(&preset("json-server", JSON_SERVER), &pages, &[submission(1), submission(2), submission(3)]);
}

#[test]
fn a_webhook_is_trusted_by_its_status_and_cannot_be_read() {
    let profile = preset("webhook", WEBHOOK);
    let (_, bytes) = ours();
    check_sent(&profile, "POST", WEBHOOK, &[("Accept", "application/json")], &bytes);
    assert!(profile.trusts_status_alone() && !profile.tells_changed_bodies());
    for body in [r#"{"message":"Workflow was started"}"#, "Accepted", "", r#"{"next":"/thanks","ok":true}"#] {
        check(&profile, &Reply { content_type: Some("text/plain".to_owned()), ..reply(200, body) }, Verdict::Done);
    }
    check(&profile, &reply(409, &bytes), Verdict::Refused { status: 409 });
    assert!(Reading::new(&profile).is_none());
}

#[test]
fn only_the_profiles_that_say_so_trust_the_status_alone() {
    let trusting: Vec<_> = every().filter(Profile::trusts_status_alone).map(|profile| profile.name).collect();
    assert_eq!(trusting, ["postgrest", "supabase", "datasette", "webhook"]);
    let telling: Vec<_> = every().filter(Profile::tells_changed_bodies).map(|profile| profile.name).collect();
    assert_eq!(telling, ["rest", "kinto", "json-server"]);
}

#[test]
fn a_page_a_redirect_and_a_foreign_body_are_never_an_acknowledgement_rows_18_and_19() {
    let (_, bytes) = ours();
    for profile in every() {
        for status in 200..=226 {
            for body in [PORTAL, "\n <html>", "<p>"] {
                check(&profile, &page(status, body), UNCONFIRMED);
                check(&profile, &Reply { content_type: None, ..reply(status, body) }, UNCONFIRMED);
            }
            check(&profile, &Reply { same_host: false, ..reply(status, &bytes) }, UNCONFIRMED);
            if !profile.trusts_status_alone() {
                for body in ["", "{}", "null", &*entry(2, 0).bytes] {
                    check(&profile, &reply(status, body), UNCONFIRMED);
                }
            }
        }
        for status in [0, 301, 302, 303, 307, 308] {
            check(&profile, &reply(status, &bytes), UNCONFIRMED);
        }
    }
}

#[test]
fn who_may_not_write_stops_and_a_mistyped_address_is_tried_again_rows_14_and_15() {
    for profile in every() {
        for status in [401, 403] {
            check(&profile, &reply(status, "{}"), Verdict::Blocked);
        }
        check(&profile, &page(404, PORTAL), Verdict::Retry { after: None, why: Setback::NotFound });
    }
}

#[test]
fn every_body_carries_the_frozen_bytes_as_they_are() {
    let (id, bytes) = ours();
    // An answer may say anything, also what stands for itself in a template.
    let hostile = bytes.replacen(r#""lang""#, r#""text" : ["{submission}","{id}","...",{"...":"{submission}"}],  "lang""#, 1);
    for profile in every() {
        for frozen in [&bytes, &hostile] {
            let body = profile.body(frozen, &id);
            assert!(body.contains(frozen.as_str()), "{}: {body}", profile.name);
            serde_json::from_str::<Value>(&body).unwrap_or_else(|error| panic!("{}: {error}: {body}", profile.name));
        }
    }
}

#[test]
fn a_name_and_a_password_become_a_token_where_the_service_does_that() {
    let who = Credentials { user: "organiser@example.org".to_owned(), secret: "ta\"jne".to_owned() };
    for (name, url, at, field, token) in [
        ("pocketbase", POCKETBASE, "https://pb.example/api/collections/_superusers/auth-with-password", "identity", "token"),
        ("supabase", SUPABASE, "https://abc.supabase.example/auth/v1/token?grant_type=password", "email", "access_token"),
    ] {
        let profile = preset(name, url);
        let reading = Reading::new(&profile).expect("it can be read");
        let (address, body) = reading.session(&who).expect("a request of its own");
        let body: Value = serde_json::from_str(&body).expect("JSON");
        assert_eq!((address.as_str(), body), (at, json!({ field: who.user, "password": who.secret })));
        let signed_in = reading.signed_in(&reply(200, &json!({ token: "abc" }).to_string())).expect("a token");
        assert_eq!(reading.headers(&signed_in), [("Authorization".to_owned(), "Bearer abc".to_owned())]);
        for status in [400, 401, 403, 422] {
            assert_eq!(reading.signed_in(&reply(status, "{}")), Err(ReadFailure::SignInRefused));
        }
        assert_eq!(reading.signed_in(&reply(200, "{}")), Err(ReadFailure::SignInRefused));
        assert_eq!(reading.signed_in(&reply(200, PORTAL)), Err(ReadFailure::NotAList));
        assert_eq!(reading.signed_in(&reply(503, "")), Err(ReadFailure::Refused { status: 503 }));
        let token_alone = Credentials { user: String::new(), ..who.clone() };
        assert_eq!(reading.session(&token_alone), None);
    }
    assert_eq!(Reading::new(&preset("kinto", "https://k.example/v1/x")).expect("it can be read").session(&who), None);
}

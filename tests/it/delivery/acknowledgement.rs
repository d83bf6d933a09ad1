//! What counts as delivered, by the table of profiles and the fault matrix.

use std::time::Duration;

use kuluary::domain::delivery::{Profile, Reply, Setback, Tick, Verdict, judge, profile::JsonPath};

use super::entry;

const OUR_ID: &str = "00000000-0000-4000-8000-000000000001";
const OTHER_ID: &str = "00000000-0000-4000-8000-000000000002";

/// 2017-09-26T14:05:00Z.
const NOW: Tick = Tick(1_506_434_700_000);

fn rest() -> Profile {
    Profile::preset("rest", "https://answers.example/event/").expect("a ready-made profile")
}

fn kinto() -> Profile {
    Profile::preset("kinto", "https://answers.example/v1/buckets/b/collections/c/records").expect("a ready-made profile")
}

fn reply(status: u16, body: &str) -> Reply {
    Reply { status, same_host: true, content_type: Some("application/json".to_owned()), retry_after: None, body: body.to_owned() }
}

#[track_caller]
fn check(profile: &Profile, reply: &Reply, expected: Verdict) {
    let ours = entry(1, 0);
    assert_eq!(judge(profile, reply, ours.id(), &ours.bytes, NOW), expected);
}

const UNCONFIRMED: Verdict = Verdict::Retry { after: None, why: Setback::NotAnAcknowledgement };

#[test]
fn a_success_that_carries_our_id_is_an_acknowledgement() {
    check(&rest(), &reply(201, &format!(r#"{{"id":"{OUR_ID}"}}"#)), Verdict::Done);
    check(&rest(), &reply(200, &entry(1, 0).bytes), Verdict::Done);
    check(&kinto(), &reply(201, &format!(r#"{{"data":{{"id":"{OUR_ID}"}}}}"#)), Verdict::Done);
}

#[test]
fn a_success_that_does_not_carry_our_id_is_none() {
    for body in ["", "<!doctype html><title>Wi-Fi</title>", "{}", "[]", "null", &format!(r#"{{"id":"{OTHER_ID}"}}"#), r#"{"id":1}"#] {
        check(&rest(), &reply(200, body), UNCONFIRMED);
        check(&kinto(), &reply(201, body), UNCONFIRMED);
    }
    check(&rest(), &reply(204, ""), UNCONFIRMED);
    check(&kinto(), &reply(200, &format!(r#"{{"data":{{"id":"{OUR_ID}"}}}}"#)), UNCONFIRMED);
}

#[test]
fn a_redirect_to_another_host_is_none_whatever_it_says() {
    let elsewhere = Reply { same_host: false, ..reply(200, &entry(1, 0).bytes) };
    check(&rest(), &elsewhere, UNCONFIRMED);
    check(&rest(), &Reply { status: 403, ..elsewhere }, UNCONFIRMED);
    check(&rest(), &reply(302, ""), UNCONFIRMED);
}

#[test]
fn a_profile_may_trust_the_status_alone_but_never_a_page() {
    let mut profile = rest();
    profile.done.id_at = None;
    assert!(profile.trusts_status_alone());
    check(&profile, &reply(204, ""), Verdict::Done);
    let page = Reply { content_type: Some("text/HTML; charset=utf-8".to_owned()), ..reply(200, "<p>") };
    check(&profile, &page, UNCONFIRMED);
}

#[test]
fn the_same_body_under_our_id_counts_as_delivered() {
    let ours = entry(1, 0).bytes;
    check(&rest(), &reply(409, &ours), Verdict::AlreadyThere);
    check(&rest(), &reply(409, &format!(r#"{{"id":"{OUR_ID}"}}"#)), Verdict::AlreadyThere);
    let stored = ours.replacen('{', r#"{"last_modified":12,"#, 1);
    check(&kinto(), &reply(412, &format!(r#"{{"errno":114,"details":{{"existing":{stored}}}}}"#)), Verdict::AlreadyThere);
}

#[test]
fn another_body_under_our_id_is_a_conflict() {
    let other = entry(1, 0).bytes.replace("\"lang\":\"pl\"", "\"lang\":\"en\"");
    check(&rest(), &reply(409, &other), Verdict::Conflict);
    check(&kinto(), &reply(412, &format!(r#"{{"details":{{"existing":{other}}}}}"#)), Verdict::Conflict);
    let more = entry(1, 0).bytes.replacen('{', &format!(r#"{{"replaces":"{OTHER_ID}","#), 1);
    check(&rest(), &reply(409, &more), Verdict::Conflict);
    let less = entry(1, 0).bytes.replace(",\"lang\":\"pl\"", "");
    check(&rest(), &reply(409, &less), Verdict::Conflict);
}

#[test]
fn a_conflict_status_that_does_not_speak_of_our_id_is_a_refusal() {
    check(&rest(), &reply(409, &format!(r#"{{"id":"{OTHER_ID}"}}"#)), Verdict::Refused { status: 409 });
    check(&rest(), &reply(409, "busy"), Verdict::Refused { status: 409 });
}

#[test]
fn what_will_never_be_taken_is_refused() {
    for status in [400, 410, 413, 415, 422] {
        check(&rest(), &reply(status, ""), Verdict::Refused { status });
    }
}

#[test]
fn who_may_not_write_stops() {
    for status in [401, 403] {
        check(&kinto(), &reply(status, ""), Verdict::Blocked);
    }
}

#[test]
fn a_server_in_trouble_or_a_mistyped_address_is_tried_again() {
    for status in [408, 425, 429, 500, 502, 503, 504] {
        check(&rest(), &reply(status, ""), Verdict::Retry { after: None, why: Setback::Server { status } });
    }
    for status in [404, 405] {
        check(&rest(), &reply(status, ""), Verdict::Retry { after: None, why: Setback::NotFound });
    }
}

#[track_caller]
fn check_wait(asked: &str, seconds: Option<u64>) {
    let reply = Reply { retry_after: Some(asked.to_owned()), ..reply(429, "") };
    let after = seconds.map(Duration::from_secs);
    check(&rest(), &reply, Verdict::Retry { after, why: Setback::Server { status: 429 } });
}

#[test]
fn the_wait_that_a_server_asks_for_is_honoured_within_reason_row_12() {
    check_wait("120", Some(120));
    check_wait(" 0 ", Some(0));
    check_wait("99999999", Some(3_600));
    for nonsense in ["soon", "-1", "", "1.5"] {
        check_wait(nonsense, None);
    }
}

#[test]
fn a_wait_until_a_date_is_counted_from_the_phones_clock_row_12() {
    check_wait("Tue, 26 Sep 2017 14:07:30 GMT", Some(150));
    check_wait("Tue, 26 Sep 2017 15:04:60 GMT", Some(3_599));
    check_wait("Tue, 26 Sep 2017 15:30:00 GMT", Some(3_600));
    // A phone whose clock is years behind waits an hour, not years; one whose clock is ahead waits as usual.
    check_wait("Fri, 26 Sep 2042 14:07:30 GMT", Some(3_600));
    for past in ["Tue, 26 Sep 2017 14:05:00 GMT", "Wed, 21 Oct 2015 07:28:00 GMT", "Wed, 31 Dec 1969 23:59:59 GMT"] {
        check_wait(past, None);
    }
}

#[test]
fn a_wait_until_something_that_is_no_date_is_none() {
    for nonsense in [
        "Tue, 26 Sep 2017 14:07:30",
        "Tue, 26 Sep 2017 14:07:30 CEST",
        "Tue, 31 Sep 2017 14:07:30 GMT",
        "Tue, 26 Wrz 2017 14:07:30 GMT",
        "Tue, 26 Sep 2017 25:07:30 GMT",
        "Tue, 26 Sep 2017 14:07 GMT",
        "2017-09-26T14:07:30Z",
    ] {
        check_wait(nonsense, None);
    }
}

#[test]
fn addresses_and_bodies_are_put_together_from_the_profile() {
    let ours = entry(1, 0);
    assert_eq!(rest().write_address(ours.id()), "https://answers.example/event");
    assert_eq!(rest().body(&ours.bytes, ours.id()), ours.bytes);
    assert_eq!(kinto().write_address(ours.id()), format!("https://answers.example/v1/buckets/b/collections/c/records/{OUR_ID}"));
    assert_eq!(kinto().body(&ours.bytes, ours.id()), format!(r#"{{"data":{}}}"#, ours.bytes));
    assert_eq!(kinto().read_address("{origin}/v1/"), "https://answers.example/v1/");
    assert_eq!(Profile::preset("no-such", "https://answers.example"), None);
}

#[test]
fn a_path_finds_what_stands_there() {
    let value = serde_json::json!({"details": {"existing": {"id": 1}}});
    assert_eq!(JsonPath::parse("details.existing.id").find(&value), Some(&serde_json::json!(1)));
    assert_eq!(JsonPath::parse("").find(&value), Some(&value));
    assert_eq!(JsonPath::parse("details.other").find(&value), None);
    let list = serde_json::json!([{ "id": 1 }, { "id": "2" }]);
    assert_eq!(JsonPath::parse("1.id").find(&list), Some(&serde_json::json!("2")));
    assert_eq!(JsonPath::parse("2.id").find(&list), None);
}

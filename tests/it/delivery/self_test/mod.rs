//! The self-test of an endpoint, run against models of the services: a good one of every kind passes, one whose rights are too wide is
//! told so, and every fault has its own word.

mod service;

use std::{cell::RefCell, pin::pin, task};

use kuluary::domain::{
    delivery::{
        Profile, Reply, Setback, Tick,
        reading::{Credentials, ReadFailure},
        self_test::{Ask, Draft, Finding, Found, Grade, Heard, Kind, MEETING, Step, Trial, delivery_text, removal},
    },
    format::submission_json,
    problem::ProblemKind,
    submission::SubmissionId,
    time::parse_moment,
};
use serde_json::json;
use service::{Service, reply};

use crate::feedback::submission_json::uuid;

/// When everything happens, by the phone's clock: the date of the host in `service`, and a bit.
const NOW: Tick = Tick(1_495_101_610_000);
const NO_REPLY: Heard = Heard::Nothing { why: Setback::Offline, policy: None };

fn profile(name: &str) -> Profile {
    Profile::preset(name, service::URL).expect("a ready-made profile")
}

fn organiser() -> Credentials {
    Credentials { user: "admin".to_owned(), secret: "sekret".to_owned() }
}

/// Runs what never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    match future.as_mut().poll(&mut task::Context::from_waker(task::Waker::noop())) {
        task::Poll::Ready(value) => value,
        task::Poll::Pending => panic!("nothing here waits"),
    }
}

fn trial(profile: Profile, who: Option<Credentials>) -> Trial {
    let at = parse_moment("2017-05-18T12:00:00+02:00").unwrap();
    Trial::new(profile, uuid(7), at, who, true).expect("the record's names are good")
}

fn run_with(trial: &Trial, answer: impl Fn(&Ask) -> Heard) -> Vec<Found> {
    let mut found = Vec::new();
    now(trial.run(&async |ask: Ask| answer(&ask), &mut |step| found.push(step)));
    found
}

fn run(name: &str, service: Service) -> Vec<Found> {
    let service = RefCell::new(service);
    run_with(&trial(profile(name), Some(organiser())), |ask| service.borrow_mut().answer(ask))
}

fn of(found: &[Found], step: Step) -> &Finding {
    &found.iter().find(|found| found.step == step).unwrap_or_else(|| panic!("{step:?} was tried: {found:?}")).finding
}

#[test]
fn a_good_service_of_every_kind_has_nothing_to_mend() {
    for name in Profile::presets().filter(|name| *name != "json-server") {
        let found = run(name, Service::good(name));
        let bad: Vec<_> = found.iter().filter(|found| found.finding.grade() == Grade::Bad).collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
        assert_eq!(of(&found, Step::Write), &Finding::Good, "{name}");
        if name != "webhook" {
            for step in [Step::SignIn, Step::Found, Step::List, Step::Record, Step::Change, Step::Delete] {
                assert_eq!(of(&found, step), &Finding::Good, "{name}");
            }
        }
    }
}

#[test]
fn rights_that_are_too_wide_are_told_for_every_kind() {
    for name in Profile::presets().filter(|name| *name != "webhook") {
        let found = run(name, Service { open: true, ..Service::good(name) });
        assert_eq!(of(&found, Step::List), &Finding::Open { rows: 1 }, "{name}");
        assert_eq!(of(&found, Step::Record), &Finding::Readable, "{name}");
        assert_eq!(of(&found, Step::Change), &Finding::Changeable, "{name}");
        assert_eq!(of(&found, Step::Delete), &Finding::Deletable, "{name}");
    }
}

#[test]
fn what_each_kind_cannot_show_is_said_and_not_taken_for_good() {
    for (name, again, changed) in [
        ("rest", Finding::Good, Finding::Good),
        ("kinto", Finding::Good, Finding::Good),
        ("json-server", Finding::Good, Finding::Good),
        ("pocketbase", Finding::Good, Finding::CannotTell),
        ("postgrest", Finding::Good, Finding::CannotTell),
        ("supabase", Finding::Good, Finding::CannotTell),
        ("datasette", Finding::Good, Finding::CannotTell),
        ("webhook", Finding::TakenAgain, Finding::CannotTell),
    ] {
        let found = run(name, Service::good(name));
        assert_eq!((of(&found, Step::Again), of(&found, Step::Changed)), (&again, &changed), "{name}");
    }
    assert_eq!(of(&run("webhook", Service::good("webhook")), Step::Settings), &Finding::StatusAlone);
    assert_eq!(of(&run("webhook", Service::good("webhook")), Step::SignIn), &Finding::NotReadable);
}

#[test]
fn a_service_that_lets_a_known_id_be_written_over_is_told() {
    let service = RefCell::new(Service { overwrites: true, ..Service::good("rest") });
    let found = run_with(&trial(profile("rest"), Some(organiser())), |ask| service.borrow_mut().answer(ask));
    assert_eq!(of(&found, Step::Again), &Finding::TakenAgain);
    assert_eq!(of(&found, Step::Changed), &Finding::Overwritten);
    assert_eq!(of(&found, Step::Found), &Finding::Altered);
}

#[test]
fn the_test_record_is_a_submission_of_a_meeting_that_no_summary_counts_and_the_second_sending_carries_the_same_bytes() {
    let sent = RefCell::new(Vec::new());
    let service = RefCell::new(Service::good("rest"));
    run_with(&trial(profile("rest"), None), |ask| {
        if ask.method == "POST" {
            sent.borrow_mut().push(ask.body.clone().unwrap());
        }
        service.borrow_mut().answer(ask)
    });
    let sent = sent.into_inner();
    assert_eq!(sent.len(), 3);
    assert_eq!(sent[0], sent[1]);
    assert_ne!(sent[1], sent[2]);
    for bytes in &sent {
        let read = submission_json::read(bytes.as_bytes()).expect("a submission");
        assert_eq!((read.submission.meeting.as_str(), read.submission.id), (MEETING, uuid(7)));
    }
}

#[track_caller]
fn check_written(reply: &Reply, expected: &Finding) {
    let service = RefCell::new(Service::good("rest"));
    let found = run_with(&trial(profile("rest"), None), |ask| {
        if ask.method == "POST" { Heard::Reply { reply: reply.clone(), header: None, at: NOW } } else { service.borrow_mut().answer(ask) }
    });
    assert_eq!(of(&found, Step::Write), expected);
    assert!(!found.iter().any(|found| found.step == Step::Again), "what follows would mean nothing");
}

#[test]
fn every_reply_that_is_no_acknowledgement_has_its_own_word() {
    let page = |status| Reply { content_type: Some("text/html".to_owned()), ..reply(status, "<!doctype html><p>Wi-Fi") };
    check_written(&page(200), &Finding::Page { status: 200 });
    check_written(&page(404), &Finding::WrongPath { status: 404 });
    check_written(&reply(405, ""), &Finding::WrongPath { status: 405 });
    check_written(&Reply { same_host: false, ..reply(0, "") }, &Finding::Redirect);
    let said = "no\u{7}pe".to_owned();
    check_written(&reply(401, &said), &Finding::NotAllowed { status: 401, said: "nope".into() });
    check_written(&reply(422, &said), &Finding::Refused { status: 422, said: "nope".into() });
    check_written(&reply(503, &said), &Finding::Overloaded { status: 503, said: "nope".into() });
    check_written(&reply(200, "{}"), &Finding::Unconfirmed { status: 200, said: "{}".into() });
    check_written(&reply(200, &"x".repeat(900)), &Finding::Unconfirmed { status: 200, said: "x".repeat(300) });
}

#[test]
fn a_pocketbase_without_the_field_for_the_whole_is_told() {
    let found = run_with(&trial(profile("pocketbase"), None), |ask| match ask.kind {
        Kind::Plain => Heard::Reply { reply: reply(200, &json!({ "id": uuid(7).as_str() }).to_string()), header: None, at: NOW },
        Kind::Own | Kind::Blind => Heard::Unseen,
    });
    assert_eq!(of(&found, Step::Write), &Finding::NotWhole);
}

#[test]
fn a_silent_server_a_missing_network_a_policy_and_a_slow_one_are_told_apart() {
    let own = || Heard::Reply { reply: reply(200, "{}"), header: None, at: NOW };
    let reach = |own: Heard, blind: Heard| {
        let found = run_with(&trial(profile("rest"), None), |ask| if ask.kind == Kind::Own { own.clone() } else { blind.clone() });
        of(&found, Step::Reach).clone()
    };
    assert_eq!(reach(own(), NO_REPLY), Finding::Unreachable);
    assert_eq!(reach(NO_REPLY, NO_REPLY), Finding::NoNetwork);
    assert_eq!(reach(own(), Heard::Nothing { why: Setback::TimedOut, policy: None }), Finding::Slow);
    let policy = Heard::Nothing { why: Setback::Offline, policy: Some("connect-src".into()) };
    assert_eq!(reach(own(), policy), Finding::Policy { directive: "connect-src".into() });
}

#[test]
fn an_answering_server_that_shares_nothing_is_told_which_method_and_headers_it_would_have_to_allow() {
    let found = run_with(&trial(profile("kinto"), None), |ask| if ask.kind == Kind::Plain { NO_REPLY } else { Heard::Unseen });
    let headers = "content-type, if-none-match".to_owned();
    assert_eq!(of(&found, Step::Write), &Finding::NotShared { method: "PUT", headers });
}

#[test]
fn a_stranger_whom_the_browser_stops_is_not_a_stranger_whom_the_server_stops() {
    let service = RefCell::new(Service::good("rest"));
    let found =
        run_with(&trial(profile("rest"), None), |ask| if ask.method == "DELETE" { NO_REPLY } else { service.borrow_mut().answer(ask) });
    let address = format!("{}/{}", service::URL, uuid(7));
    assert_eq!(of(&found, Step::Delete), &Finding::Unseen { command: format!("curl -i -X DELETE '{address}'") });
    assert_eq!(of(&found, Step::Delete).grade(), Grade::Unknown);
    assert_eq!(of(&found, Step::SignIn), &Finding::SignedOut);
}

#[test]
fn a_stranger_carries_no_sign_in_but_every_key_of_the_configuration() {
    let mut keyed = profile("datasette");
    keyed.headers.push(("apikey".into(), "public".into()));
    keyed.write.headers.push(("Authorization".into(), "Bearer uczestnik".into()));
    let service = RefCell::new(Service::good("datasette"));
    let strangers = RefCell::new(Vec::new());
    let seen = |ask: &Ask| {
        if ask.address.contains("/-/delete") {
            strangers.borrow_mut().push(ask.headers.clone());
        }
        service.borrow_mut().answer(ask)
    };
    run_with(&trial(keyed, Some(Credentials { user: String::new(), secret: "sekret".into() })), seen);
    let headers = strangers.into_inner().concat();
    let has = |name: &str, value: &str| headers.contains(&(name.to_owned(), value.to_owned()));
    assert!(has("apikey", "public") && has("Authorization", "Bearer uczestnik"), "{headers:?}");
    assert!(!headers.iter().any(|(_, value)| value.contains("sekret")), "{headers:?}");
}

#[test]
fn a_wrong_password_and_a_list_without_the_record_are_told() {
    for name in Profile::presets().filter(|name| !matches!(*name, "webhook" | "json-server")) {
        let service = RefCell::new(Service::good(name));
        let wrong = Some(Credentials { user: "admin".into(), secret: "nie-to".into() });
        let found = run_with(&trial(profile(name), wrong), |ask| service.borrow_mut().answer(ask));
        assert_eq!(of(&found, Step::SignIn), &Finding::Reading(ReadFailure::SignInRefused), "{name}");
        let found = run(name, Service { forgets: true, ..Service::good(name) });
        assert_eq!(of(&found, Step::Found), &Finding::Missing, "{name}");
    }
}

#[test]
fn an_address_without_encryption_is_refused_on_an_encrypted_page_unless_it_is_this_device() {
    let tried = |url: &str| run_with(&trial(Profile::preset("rest", url).unwrap(), None), |_| NO_REPLY);
    assert_eq!(tried("http://answers.example/event").len(), 1);
    assert_eq!(of(&tried("http://answers.example/event"), Step::Settings), &Finding::Mixed);
    assert_eq!(of(&tried("HTTPS://answers.example/event"), Step::Settings), &Finding::Good);
    assert_eq!(of(&tried("http://127.0.0.1:8888/event"), Step::Settings), &Finding::Good);
}

#[test]
fn clocks_that_differ_by_more_than_two_minutes_are_told() {
    let clock = |at: u64| {
        let service = RefCell::new(Service::good("rest"));
        let found = run_with(&trial(profile("rest"), None), |ask| match service.borrow_mut().answer(ask) {
            Heard::Reply { reply, header, .. } => Heard::Reply { reply, header, at: Tick(at) },
            other => other,
        });
        of(&found, Step::Clock).clone()
    };
    assert_eq!(clock(NOW.0), Finding::Good);
    assert_eq!(clock(NOW.0 + 600_000), Finding::Skewed { seconds: 610 });
    assert_eq!(clock(NOW.0 - 610_000), Finding::Skewed { seconds: -600 });
}

#[test]
fn how_the_record_is_removed_is_told_where_somebody_can() {
    let id: SubmissionId = uuid(7);
    let command = |name: &str| removal(&profile(name), &id).map(|door| door.command());
    assert_eq!(command("kinto"), Some(format!("curl -i -X DELETE '{}/{id}'", service::URL)));
    let datasette = format!("curl -i -X POST -H 'Content-Type: application/json' -d '{{}}' '{}/{id}/-/delete'", service::URL);
    assert_eq!(command("datasette"), Some(datasette));
    assert_eq!(command("webhook"), None);
}

#[test]
fn a_configuration_is_tried_before_it_stands_in_the_file_and_shown_as_it_would_stand_there() {
    let draft = Draft::new(
        "supabase",
        " https://abc.example/rest/v1/feedback ",
        r#"{ "headers": { "apikey": "public" }, "url": "https://other.example" }"#,
    );
    let read = draft.read.expect("a good one");
    assert_eq!((read.url.as_str(), read.headers.len()), ("https://abc.example/rest/v1/feedback", 1));
    let shown = "\"delivery\": {\n  \"to\": \"endpoint\",\n  \"profile\": \"supabase\",\n  \"url\": \"https://abc.example/rest/v1/feedback\",\n  \
        \"headers\": {\n    \"apikey\": \"public\"\n  }\n}";
    assert_eq!(draft.text, shown);
    let file = format!("{{ \"schema\": \"kuluary.config/1\", {shown} }}");
    assert_eq!(delivery_text(&file).as_deref(), Some(shown));
    let problems = Draft::new("rest", "ftp://x", "").read.expect_err("no address of the web");
    assert_eq!(problems[0].path, "$.delivery.url");
    let problems = Draft::new("rest", "https://x.example", "{").read.expect_err("no JSON");
    assert!(matches!(problems[0].kind, ProblemKind::NotJson { .. }));
}

//! What the organiser publishes beside the programme: seats in three bands, groups by the ids of choices, and hostile files.

use std::collections::BTreeMap;

use kuluary::domain::{
    format::{MAX_FILE, read_published},
    problem::ProblemKind,
    published::{Group, Published, Seats},
    session::{Kind, Session},
    submission::SubmissionId,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{at, baltow, id, ids, session};

const MINE: &str = "7f8b7a60-5d5c-4b6e-9b0e-3a8f2a1b4c5d";

fn uuid(text: &str) -> SubmissionId {
    SubmissionId::parse(text).expect("a UUID")
}

fn full() -> Value {
    json!({
        "schema": "kuluary.published/1", "at": "2017-09-26T13:50:00+02:00", "seats": { "klient-1": 30, "sciezki-1": 0 },
        "groups": { MINE: ["klient-1", "sciezki-2"] },
    })
}

fn read(file: &Value) -> Published {
    read_published(file.to_string().as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}")).value
}

#[track_caller]
fn check_problem(file: &Value, path: &str, kind: &ProblemKind) {
    let problems = read_published(file.to_string().as_bytes()).unwrap_err();
    assert!(problems.iter().any(|problem| problem.path == path && problem.kind == *kind), "{problems:?}");
}

#[track_caller]
fn check_seats(capacity: Option<u32>, taken: Option<u32>, expected: Option<Seats>) {
    let session = Session { capacity, ..session("klient-1", Kind::Workshop, at("2017-09-26T14:30"), None) };
    let seats = taken.map(|taken| (id("klient-1"), taken)).into_iter().collect();
    let published = Published { at: at("2017-09-26T13:50"), seats, groups: BTreeMap::new() };
    assert_eq!(published.seats_of(&session), expected, "{taken:?} of {capacity:?}");
}

#[test]
fn seats_fill_up_from_three_quarters_on_and_are_gone_when_all_are_taken() {
    check_seats(Some(24), Some(0), Some(Seats::Free { left: 24 }));
    check_seats(Some(24), Some(17), Some(Seats::Free { left: 7 }));
    check_seats(Some(24), Some(18), Some(Seats::Filling { left: 6 }));
    check_seats(Some(24), Some(23), Some(Seats::Filling { left: 1 }));
    check_seats(Some(24), Some(24), Some(Seats::Full));
    check_seats(Some(24), Some(30), Some(Seats::Full));
    check_seats(Some(1), Some(0), Some(Seats::Free { left: 1 }));
    check_seats(Some(100_000), Some(100_000), Some(Seats::Full));
}

#[test]
fn what_is_not_known_of_seats_is_not_told() {
    check_seats(None, Some(3), None);
    check_seats(Some(24), None, None);
}

#[test]
fn a_file_is_read_with_and_without_its_format_and_its_lists() {
    let read_full = read(&full());
    assert_eq!(read_full.seats.get(&id("klient-1")), Some(&30));
    assert_eq!(read_full.groups.get(&uuid(MINE)), Some(&ids(&["klient-1", "sciezki-2"])));
    let mut bare = full();
    bare.as_object_mut().expect("an object").remove("schema");
    assert_eq!(read(&bare), read_full);
    let least = read(&json!({ "at": "2017-09-26T13:50:00+02:00", "seats": null, "note": "nieznane pole" }));
    assert!(least.seats.is_empty() && least.groups.is_empty());
}

#[test]
fn every_problem_of_a_file_is_reported() {
    let mut file = full();
    file["at"] = json!("wczoraj");
    file["seats"] = json!({ "klient-1": -1, "sciezki-1": "dużo", "Nie id": 3 });
    file["groups"] = json!({ "ja": ["klient-1"], MINE: ["klient-1", 7, "Nie id"], MINE.to_uppercase(): [] });
    for (path, kind) in [
        ("$.at", ProblemKind::NotAMoment("wczoraj".to_owned())),
        ("$.seats.klient-1", ProblemKind::OutOfRange),
        ("$.seats.sciezki-1", ProblemKind::WrongType),
        ("$.seats.Nie id", ProblemKind::NotAnId("Nie id".to_owned())),
        ("$.groups.ja", ProblemKind::NotAnId("ja".to_owned())),
        (&format!("$.groups.{MINE}[1]"), ProblemKind::WrongType),
        (&format!("$.groups.{MINE}[2]"), ProblemKind::NotAnId("Nie id".to_owned())),
        (&format!("$.groups.{MINE}"), ProblemKind::Duplicate(MINE.to_owned())),
    ] {
        check_problem(&file, path, &kind);
    }
    check_problem(&json!({ "seats": {} }), "$.at", &ProblemKind::Missing);
    let other = json!({ "schema": "kuluary.meeting/1", "at": "2017-09-26T13:50:00+02:00" });
    check_problem(&other, "$.schema", &ProblemKind::WrongSchema { expected: "kuluary.published/1" });
}

#[test]
fn a_hostile_file_is_refused_and_costs_little() {
    let problems = read_published(&vec![b'['; MAX_FILE + 1]).unwrap_err();
    assert_eq!(problems[0].kind, ProblemKind::TooLarge { limit: MAX_FILE });
    let nested = format!("{}{}", "[".repeat(200), "]".repeat(200));
    assert!(matches!(read_published(nested.as_bytes()).unwrap_err()[0].kind, ProblemKind::NotJson { .. }));
    let many = |limit: usize, name: fn(usize) -> String, value: Value| -> Value {
        (0..=limit).map(|at| (name(at), value.clone())).collect::<serde_json::Map<_, _>>().into()
    };
    let at = "2017-09-26T13:50:00+02:00";
    let seats = json!({ "at": at, "seats": many(5_000, |at| format!("s{at}"), json!(1)) });
    check_problem(&seats, "$.seats", &ProblemKind::TooMany { limit: 5_000 });
    let groups = json!({ "at": at, "groups": many(20_000, |at| format!("00000000-0000-4000-8000-{at:012x}"), json!([])) });
    check_problem(&groups, "$.groups", &ProblemKind::TooMany { limit: 20_000 });
    let long = json!({ "at": at, "groups": { MINE: vec!["klient-1"; 1_001] } });
    check_problem(&long, &format!("$.groups.{MINE}"), &ProblemKind::TooMany { limit: 1_000 });
}

#[test]
fn a_group_is_found_by_the_latest_choice_and_by_those_it_replaced() {
    let (meeting, published) = (baltow(), read(&full()));
    let other = uuid("00000000-0000-4000-8000-000000000001");
    let mine = |by_latest| Group::Mine { sessions: ids(&["klient-1", "sciezki-2"]), by_latest };
    assert_eq!(published.group_of(&[uuid(MINE)], &meeting), mine(true));
    assert_eq!(published.group_of(&[other.clone(), uuid(MINE)], &meeting), mine(false));
    assert_eq!(published.group_of(&[other], &meeting), Group::NotAmong);
    assert_eq!(published.group_of(&[], &meeting), Group::Unknown);
    let undrawn = Published { groups: BTreeMap::new(), ..published };
    assert_eq!(undrawn.group_of(&[uuid(MINE)], &meeting), Group::Unknown);
}

#[test]
fn a_group_of_sessions_that_the_programme_does_not_have_is_no_group() {
    let mut file = full();
    file["groups"][MINE] = json!(["bylo-minelo"]);
    assert_eq!(read(&file).group_of(&[uuid(MINE)], &baltow()), Group::NotAmong);
    file["groups"][MINE] = json!(["sciezki-2", "bylo-minelo", "klient-1"]);
    let in_order = Group::Mine { sessions: ids(&["klient-1", "sciezki-2"]), by_latest: true };
    assert_eq!(read(&file).group_of(&[uuid(MINE)], &baltow()), in_order);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_of_any_sort_are_a_report_or_a_file(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12)) {
        let mut file = full().to_string().into_bytes();
        for (index, byte) in changes {
            let at = index.index(file.len());
            file[at] = byte;
        }
        match read_published(&file) {
            Ok(read) => prop_assert!(read.value.seats.values().all(|taken| *taken <= 100_000)),
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}

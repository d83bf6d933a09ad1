//! Problems of a meeting file: every one is found, named by its path, and none hides another.

use kuluary::domain::problem::ProblemKind;
use serde_json::{Value, json};

use super::meeting_sample::{check, check_all, good, read, sample, set, with};

#[test]
fn what_is_demanded_is_missed_wherever_it_is_left_out_null_or_blank() {
    for empty in [Value::Null, json!(""), json!("  ")] {
        check("/id", empty.clone(), "$.id", ProblemKind::Missing);
        check("/title", empty.clone(), "$.title", ProblemKind::Missing);
        check("/venue/name", empty.clone(), "$.venue.name", ProblemKind::Missing);
        check("/sessions/0/kind", empty.clone(), "$.sessions[0].kind", ProblemKind::Missing);
        check("/sessions/0/start", empty.clone(), "$.sessions[0].start", ProblemKind::Missing);
        check("/sessions/0/title", empty.clone(), "$.sessions[0].title", ProblemKind::Missing);
        check("/surveys/0/questions/0/text", empty, "$.surveys[0].questions[0].text", ProblemKind::Missing);
    }
    check("/surveys/0/for", json!({}), "$.surveys[0].for", ProblemKind::Missing);
    check("/surveys/0/questions", json!([]), "$.surveys[0].questions", ProblemKind::Missing);
    check("/blocks/0/sessions", json!([]), "$.blocks[0].sessions", ProblemKind::Missing);
}

#[test]
fn a_value_of_the_wrong_type_costs_its_own_place_and_hides_nothing_else() {
    let mut file = sample();
    for (pointer, value) in [
        ("/title", json!(7)),
        ("/languages", json!(["pl", 3])),
        ("/rooms/0/name", json!([])),
        ("/sessions/0/approximate", json!("yes")),
        ("/sessions/0/end", json!({ "at": 1 })),
        ("/sessions/-", json!("a string in place of a session")),
        ("/blocks", json!({})),
        ("/announcements", json!(false)),
    ] {
        set(&mut file, pointer, value);
    }
    let expected = [
        "$.languages[1]",
        "$.title",
        "$.rooms[0].name",
        "$.sessions[3]",
        "$.sessions[0].end",
        "$.sessions[0].approximate",
        "$.blocks",
        "$.announcements",
    ];
    check_all(&file, &expected.map(|path| (path, ProblemKind::WrongType)));
}

#[test]
fn problems_of_every_sort_are_reported_together() {
    let mut file = sample();
    set(&mut file, "/id", json!("Wielkie Litery"));
    set(&mut file, "/sessions/0/end", json!("2026-05-12T09:00:00+02:00"));
    set(&mut file, "/sessions/1/room", json!("piwnica"));
    set(&mut file, "/sessions/2/start", json!("2026-05-12 11:30"));
    set(&mut file, "/sessions/2/id", json!("a"));
    check_all(
        &file,
        &[
            ("$.id", ProblemKind::NotAnId("Wielkie Litery".into())),
            ("$.sessions[0].end", ProblemKind::EndNotAfterStart),
            ("$.sessions[1].room", ProblemKind::UnknownReference("piwnica".into())),
            ("$.sessions[2].id", ProblemKind::Duplicate("a".into())),
            ("$.sessions[2].start", ProblemKind::NotAMoment("2026-05-12 11:30".into())),
            ("$.blocks[0].sessions[1]", ProblemKind::UnknownReference("c".into())),
        ],
    );
}

#[test]
fn references_lead_to_something_in_the_file() {
    let unknown = || ProblemKind::UnknownReference("nikt".into());
    check("/sessions/0/people", json!(["anna", "nikt"]), "$.sessions[0].people[1]", unknown());
    check("/sessions/0/workshop", json!("nikt"), "$.sessions[0].workshop", unknown());
    check("/sessions/0/survey", json!("nikt"), "$.sessions[0].survey", unknown());
    check("/workshops/0/people", json!(["nikt"]), "$.workshops[0].people[0]", unknown());
    check("/blocks/0/sessions", json!(["b", "nikt"]), "$.blocks[0].sessions[1]", unknown());
    check("/surveys/0/for", json!({ "sessions": ["nikt"] }), "$.surveys[0].for.sessions[0]", unknown());
    let elsewhen = ProblemKind::UnknownReference("2026-05-13".into());
    check("/surveys/0/for", json!({ "days": ["2026-05-12", "2026-05-13"] }), "$.surveys[0].for.days[1]", elsewhen);
    check("/sessions/0/people", json!(["anna", "anna"]), "$.sessions[0].people[1]", ProblemKind::Duplicate("anna".into()));
}

#[test]
fn identifiers_are_unique_in_their_list() {
    let twice = |list: &str| sample()[list][0].clone();
    for list in ["rooms", "people", "workshops", "surveys"] {
        let id = twice(list)["id"].as_str().unwrap().to_owned();
        check(&format!("/{list}/-"), twice(list), &format!("$.{list}[1].id"), ProblemKind::Duplicate(id));
    }
    let question = sample()["surveys"][0]["questions"][0].clone();
    check("/surveys/0/questions/-", question, "$.surveys[0].questions[1].id", ProblemKind::Duplicate("S1".into()));
}

#[test]
fn words_out_of_a_set_are_known() {
    let unknown = || ProblemKind::UnknownWord("inne".into());
    check("/sessions/0/kind", json!("inne"), "$.sessions[0].kind", unknown());
    check("/sessions/0/status", json!("inne"), "$.sessions[0].status", unknown());
    check("/blocks/0/mode", json!("inne"), "$.blocks[0].mode", unknown());
    check("/surveys/0/for", json!({ "kinds": ["talk", "inne"] }), "$.surveys[0].for.kinds[1]", unknown());
    check("/surveys/0/opens", json!("inne"), "$.surveys[0].opens", unknown());
    check("/surveys/0/questions/0/measure", json!("inne"), "$.surveys[0].questions[0].measure", unknown());
    check("/languages", json!(["de"]), "$.languages", ProblemKind::NoText);
    check("/title", json!({ "de": "Treffen" }), "$.title", ProblemKind::NoText);
}

#[test]
fn times_need_an_offset_and_dates_their_full_shape() {
    for time in ["2026-05-12T10:00:00", "2026-05-12", "10:00", "2026-02-30T10:00:00+01:00", "jutro"] {
        check("/sessions/0/start", json!(time), "$.sessions[0].start", ProblemKind::NotAMoment(time.into()));
    }
    check("/day_starts", json!("4:00"), "$.day_starts", ProblemKind::NotADate("4:00".into()));
    check("/day_starts", json!("24:00"), "$.day_starts", ProblemKind::NotADate("24:00".into()));
    check("/accessibility", json!({ "published": "2026-5-1" }), "$.accessibility.published", ProblemKind::NotADate("2026-5-1".into()));
    check("/sessions/0/end", json!("2026-05-12T10:00:00+02:00"), "$.sessions[0].end", ProblemKind::EndNotAfterStart);
    let same_moment_elsewhere = json!("2026-05-12T09:00:00+01:00");
    check("/sessions/0/end", same_moment_elsewhere, "$.sessions[0].end", ProblemKind::EndNotAfterStart);
}

#[test]
fn sessions_of_a_block_run_at_the_same_time_and_belong_to_it_alone() {
    check("/blocks/0/sessions", json!(["a", "b"]), "$.blocks[0].sessions", ProblemKind::BadBlock);
    check("/blocks/-", json!({ "id": "drugi", "title": "Drugi", "sessions": ["c"] }), "$.blocks[1].sessions", ProblemKind::BadBlock);
    check("/blocks/0/pick", json!(3), "$.blocks[0].pick", ProblemKind::OutOfRange);
    check("/blocks/0/pick", json!(0), "$.blocks[0].pick", ProblemKind::OutOfRange);
    check("/blocks/0/sessions", json!(["b", "b"]), "$.blocks[0].sessions[1]", ProblemKind::Duplicate("b".into()));
    let mut open_ended = sample();
    set(&mut open_ended, "/sessions/1/end", Value::Null);
    good(&open_ended);
}

#[test]
fn numbers_stay_within_their_ranges() {
    for (pointer, path) in [
        ("/rooms/0/capacity", "$.rooms[0].capacity"),
        ("/sessions/0/round", "$.sessions[0].round"),
        ("/surveys/0/version", "$.surveys[0].version"),
    ] {
        check(pointer, json!(0), path, ProblemKind::OutOfRange);
        check(pointer, json!(-1), path, ProblemKind::OutOfRange);
        check(pointer, json!(1_000_000_000_000_000_i64), path, ProblemKind::OutOfRange);
        check(pointer, json!(1.5), path, ProblemKind::WrongType);
    }
    check("/venue/geo", json!([91.0, 0]), "$.venue.geo[0]", ProblemKind::OutOfRange);
    check("/venue/geo", json!([51.0, 21.5, 3]), "$.venue.geo", ProblemKind::WrongType);
    let question = "/surveys/0/questions/0";
    let path = "$.surveys[0].questions[0].max";
    let ask = |fields: Value| with(question, merged(json!({ "id": "S1", "text": "Jak?" }), fields));
    check_all(&ask(json!({ "kind": "scale", "min": 1, "max": 12 })), &[(path, ProblemKind::OutOfRange)]);
    check_all(&ask(json!({ "kind": "scale", "min": 5, "max": 5 })), &[(path, ProblemKind::OutOfRange)]);
    check_all(&ask(json!({ "kind": "number", "min": 5, "max": 4 })), &[(path, ProblemKind::OutOfRange)]);
    let measure = "$.surveys[0].questions[0].measure";
    check_all(&ask(json!({ "kind": "scale", "measure": "nps" })), &[(measure, ProblemKind::UnknownWord("nps".into()))]);
    let long = "$.surveys[0].questions[0].max_length";
    check_all(&ask(json!({ "kind": "text", "max_length": 10_001 })), &[(long, ProblemKind::OutOfRange)]);
}

fn merged(mut base: Value, more: Value) -> Value {
    let (Value::Object(fields), Value::Object(more)) = (&mut base, more) else { panic!("both are objects") };
    fields.extend(more);
    base
}

#[test]
fn a_survey_says_what_it_is_about_in_one_way() {
    let two = json!({ "kinds": ["talk"], "meeting": true });
    check("/surveys/0/for", two, "$.surveys[0].for.meeting", ProblemKind::Duplicate("meeting".into()));
    check("/surveys/0/for", json!({ "meeting": false }), "$.surveys[0].for.meeting", ProblemKind::WrongType);
}

#[test]
fn however_many_warnings_come_first_an_error_is_still_an_error() {
    let question = |index: usize| json!({ "id": format!("Q{index}"), "text": "?", "kind": "drawing" });
    let survey = |index: usize| {
        let questions: Vec<_> = (0..200).map(question).collect();
        json!({ "id": format!("s{index}"), "version": 1, "title": "?", "for": { "meeting": true }, "questions": questions })
    };
    let mut file = with("/surveys", (0..10).map(survey).collect());
    set(&mut file, "/announcements", json!([{ "id": "x" }]));
    let problems = read(&file).expect_err("the announcement lacks its time");
    assert!(problems.len() <= 1_000, "nobody reads {} problems", problems.len());
    assert!(problems.iter().any(|problem| !problem.kind.is_warning()));
}

#[test]
fn another_format_or_version_is_named_and_nothing_else_is_said() {
    let expected = "kuluary.meeting/1";
    for other in ["kuluary.meeting/2", "kuluary.config/1", "frab"] {
        check("/schema", json!(other), "$.schema", ProblemKind::WrongSchema { expected });
    }
    check("/schema", Value::Null, "$.schema", ProblemKind::Missing);
}

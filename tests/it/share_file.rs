//! Published results as a file: aggregates alone go out, they come back the same, and hostile files are refused with every reason.

use chrono::NaiveDate;
use kuluary::domain::{
    comments::{CommentId, Marks},
    editions::{Edition, Topic},
    format::{MAX_FILE, SHARE_SCHEMA, read_share, write_share},
    handover::payload::{BadPayload, pack, pack_share, unpack, unpack_share},
    problem::ProblemKind,
    statistics::Share,
    submission::{About, Submission},
    summary::{Attendance, Comments, Findings, Group, summarise},
};
use serde_json::{Value, json};

use crate::filled_in::{PUBLISHED, about, form, option, points, published, question_id, shipped, survey_id, words};

fn made() -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, 9, 28).expect("a day")
}

/// Forms of every kind: 33 about the meeting, of which two say a rare role; workshops of 12 and of 2.
fn forms() -> Vec<Submission> {
    let mut all = Vec::new();
    for number in 0..33 {
        let role = if number < 2 { "inna" } else { ROLES[number % 2] };
        let said = format!("Uwaga numer {number}");
        let point = i64::try_from(number % 5 + 1).expect("a small number");
        let answers = [
            ("O1", points(point)),
            ("O7", points(i64::try_from(number % 11).expect("a small number"))),
            ("O8", words(&said)),
            ("M1", option(role)),
        ];
        all.push(form(number, "meeting", &About::Meeting, &answers));
    }
    for (from, n, session) in [(100, 12, "warsztat-a-1"), (200, 2, "warsztat-b-1"), (300, 9, "warsztat-b-2")] {
        for number in 0..n {
            let text = format!("tylko-{session}");
            all.push(form(
                from + number,
                "workshop",
                &about(session),
                &[("W1", points(4)), ("W2", option(PACES[number % 3])), ("S3", words(&text))],
            ));
        }
    }
    all
}

/// Option ids of the file that ships.
const PACES: [&str; 3] = ["za-wolne", "w-sam-raz", "za-szybkie"];
const ROLES: [&str; 2] = ["doradztwo-biznesowe", "monitorowanie"];

fn edition(comments: bool) -> Edition {
    Edition::of(&shipped(), &published(&forms()), 5, made(), comments)
}

fn whole<'e>(edition: &'e Edition, survey: &str) -> &'e Group {
    &edition.surveys.iter().find(|known| known.id == survey_id(survey)).expect("it has answers").whole
}

#[test]
fn published_results_round_trip_with_and_without_comments() {
    for comments in [false, true] {
        let edition = edition(comments);
        let text = write_share(&edition);
        let again = read_share(text.as_bytes()).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert!(again.warnings.is_empty());
        // The length of a text answer matters to forms alone, and is not in the file.
        assert_eq!(write_share(&again.value), text);
        for (one, other) in edition.surveys.iter().zip(&again.value.surveys) {
            assert_eq!((&one.whole, &one.parts), (&other.whole, &other.parts));
        }
        assert_eq!(again.value.answers(), 33 + 12 + 2 + 9);
        assert_eq!(again.value.title, shipped().title);
    }
}

#[test]
fn no_submission_no_time_of_one_and_no_hidden_group_is_in_the_file() {
    let text = write_share(&edition(false));
    for secret in ["5ec2e7ed", "16:07", "kuluary.submission", "\"at\"", "Uwaga", "tylko-", "lang"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let survey =
        |id: &str| file["surveys"].as_array().expect("a list").iter().find(|survey| survey["id"] == id).expect("it is there").clone();
    // Two answers are too few to be shown, and the round beside them would tell them by subtraction.
    let parts = survey("workshop")["parts"].clone();
    let b: Vec<_> =
        parts.as_array().expect("a list").iter().filter(|part| part["about"]["round"].is_number() && part["group"].is_null()).collect();
    assert_eq!(b.len(), 2, "{parts}");
    let roles = survey("meeting")["whole"]["said"][10]["counts"].clone();
    assert!(roles.as_array().expect("a list").iter().filter(|count| count.is_null()).count() >= 2, "{roles}");
}

#[test]
fn every_field_of_the_file_is_one_of_those_that_may_leave() {
    fn names(value: &Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| {
                found.insert(name.clone());
                names(value, found);
            }),
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    names(&serde_json::from_str(&write_share(&edition(true))).expect("JSON"), &mut found);
    let known = "about comments counts day en from group high id kind low made max measure meeting min n na missing not_applicable options parts \
                 pl present questions round said schema session smallest_group start surveys text title to topic version whole with_text workshop";
    let known: Vec<_> = known.split_whitespace().collect();
    assert!(found.iter().all(|name| known.contains(&name.as_str())), "{found:?}");
}

#[test]
fn comments_go_along_only_when_asked_for_and_without_what_was_taken_out() {
    let raw = std::sync::Arc::new(published(&forms()));
    let mut marks = Marks::default();
    let id = |text: &str| CommentId::of(&survey_id("meeting"), &question_id("O8"), text);
    marks.hide(&id("Uwaga numer 1"), true);
    marks.mask(&id("Uwaga numer 2"), [1].into());
    let edition = Edition::of(&shipped(), &marks.redacted(&raw), 5, made(), true);
    let text = write_share(&edition);
    assert!(!text.contains("\"Uwaga numer 1\"") && text.contains("Uwaga […] 2") && text.contains("Uwaga numer 3"));
    let Comments::Shown(comments) = &whole(&edition, "meeting").questions[8].comments else { panic!("comments are there") };
    assert_eq!(comments.len(), 32);
}

#[test]
fn response_and_score_are_worked_out_from_the_counts_by_whoever_reads_them() {
    let attendance = Attendance::from([(About::Meeting, 76.try_into().expect("not zero"))]);
    let summary = summarise(&shipped(), &forms(), &attendance, PUBLISHED);
    let text = write_share(&Edition::of(&shipped(), &summary, 5, made(), false));
    assert!(!text.contains("median") && !text.contains("mean"));
    let read = read_share(text.as_bytes()).expect("it is sound").value;
    let meeting = whole(&read, "meeting");
    assert_eq!(meeting.response, Some(Share { count: 33, of: 76 }));
    let Findings::Scale(points, promoters) = &meeting.questions[7].findings else { panic!("a scale") };
    assert!(points.figures.is_some() && promoters.is_some());
}

#[test]
fn what_the_programme_no_longer_has_keeps_its_identifier() {
    let mut all: Vec<_> = (0..6).map(|number| form(number, "workshop", &about("znikniety"), &[("W1", points(4))])).collect();
    all.extend((10..16).map(|number| form(number, "workshop", &about("warsztat-a-1"), &[("W1", points(4))])));
    let text = write_share(&Edition::of(&shipped(), &published(&all), 5, made(), false));
    let read = read_share(text.as_bytes()).expect("it is sound").value;
    assert!(read.surveys[0].parts.iter().any(|part| part.topic == Topic::Gone("znikniety".to_owned())));
}

#[test]
fn a_payload_of_results_is_none_of_answers_and_the_other_way_round() {
    let compressed = b"anything";
    assert_eq!(unpack_share(&pack_share(compressed)).as_deref(), Ok(&compressed[..]));
    assert_eq!(unpack(&pack_share(compressed)), Err(BadPayload::Damaged));
    assert_eq!(unpack_share(&pack(compressed)), Err(BadPayload::Damaged));
    assert_eq!(unpack_share(""), Err(BadPayload::Empty));
    assert_eq!(unpack_share("2abc"), Err(BadPayload::Newer));
}

/// Changes a sound file, and gives what is said of the result.
fn spoilt(change: impl FnOnce(&mut Value)) -> Vec<(String, ProblemKind)> {
    let mut file: Value = serde_json::from_str(&write_share(&edition(true))).expect("JSON");
    change(&mut file);
    match read_share(file.to_string().as_bytes()) {
        Ok(read) => read.warnings.into_iter().map(|problem| (problem.path, problem.kind)).collect(),
        Err(problems) => problems.into_iter().map(|problem| (problem.path, problem.kind)).collect(),
    }
}

#[track_caller]
fn check_refused(path: &str, change: impl FnOnce(&mut Value)) {
    let found = spoilt(change);
    assert!(found.iter().any(|(at, _)| at == path), "{path} among {found:?}");
}

#[test]
fn counts_that_do_not_fit_one_another_are_refused_with_their_place() {
    let said = "$.surveys[1].whole.said[0]";
    check_refused(&format!("{said}.counts"), |file| file["surveys"][1]["whole"]["said"][0]["counts"][0] = json!(9));
    check_refused(&format!("{said}.counts"), |file| file["surveys"][1]["whole"]["said"][0]["counts"] = json!([1]));
    check_refused(&format!("{said}.counts"), |file| file["surveys"][1]["whole"]["said"][0]["counts"] = json!([-1, 0, 0, 0, 34]));
    check_refused(&format!("{said}.counts"), |file| file["surveys"][1]["whole"]["said"][0]["counts"] = json!([0.5, 0, 0, 0, 32.5]));
    check_refused(&format!("{said}.n"), |file| file["surveys"][1]["whole"]["said"][0]["n"] = json!(4_000_000_000_u32));
    check_refused(&format!("{said}.n"), |file| file["surveys"][1]["whole"]["said"][0]["missing"] = json!(1));
    check_refused("$.surveys[1].whole.said", |file| drop(file["surveys"][1]["whole"]["said"].as_array_mut().expect("a list").pop()));
    check_refused("$.surveys[0].parts[0].group", |file| {
        let group = &mut file["surveys"][0]["whole"];
        group["n"] = json!(1);
        for said in group["said"].as_array_mut().expect("a list") {
            *said = json!({ "n": 1, "counts": [0, 0, 0, 1, 0] });
        }
        group["said"][1]["counts"] = json!([1, 0, 0]);
        group["said"][3] = json!({ "n": 1 });
    });
    check_refused("$.smallest_group", |file| file["smallest_group"] = json!(1));
    check_refused("$.to", |file| file["to"] = json!("2016-01-01"));
    check_refused("$.surveys[0].parts[0].about", |file| file["surveys"][0]["parts"][0]["about"] = json!({}));
    check_refused("$.surveys[0].id", |file| file["surveys"][0]["id"] = json!("<b>"));
    check_refused("$.surveys[1].whole.said[8].comments[0]", |file| {
        file["surveys"][1]["whole"]["said"][8]["comments"][0] = json!({ "a": 1 });
    });
    assert!(spoilt(|_| {}).is_empty());
}

#[test]
fn hostile_files_are_refused_in_words_and_quickly() {
    let kinds = |bytes: &[u8]| read_share(bytes).expect_err("it is refused").into_iter().map(|problem| problem.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&vec![b' '; MAX_FILE + 1]), [ProblemKind::TooLarge { limit: MAX_FILE }]);
    let deep = format!("{{\"schema\":\"{SHARE_SCHEMA}\",\"surveys\":{}{}}}", "[".repeat(200), "]".repeat(200));
    assert!(matches!(kinds(deep.as_bytes())[..], [ProblemKind::NotJson { .. }]));
    assert_eq!(kinds(b"{\"schema\":\"kuluary.share/2\"}"), [ProblemKind::WrongSchema { expected: SHARE_SCHEMA }]);
    assert_eq!(kinds(b"[]"), [ProblemKind::WrongType]);
    assert!(matches!(kinds(b"{\"schema\":")[..], [ProblemKind::Truncated]));
    let many = json!({ "schema": SHARE_SCHEMA, "surveys": vec![json!(0); 100_000] }).to_string();
    assert!(kinds(many.as_bytes()).contains(&ProblemKind::TooMany { limit: 1_000 }));
    let payload = "javascript:alert(1)<script>";
    let mut file: Value = serde_json::from_str(&write_share(&edition(false))).expect("JSON");
    file["title"] = json!(payload);
    let read = read_share(file.to_string().as_bytes()).expect("words are only words").value;
    assert_eq!(read.title.versions().collect::<Vec<_>>(), [payload]);
}

#[test]
fn a_question_that_only_a_newer_version_knows_costs_its_own_survey_alone() {
    let mut file: Value = serde_json::from_str(&write_share(&edition(false))).expect("JSON");
    file["surveys"][0]["questions"][0]["kind"] = json!("drawing");
    let read = read_share(file.to_string().as_bytes()).expect("the rest is read");
    assert_eq!(read.value.surveys.len(), 1);
    assert_eq!(read.warnings.len(), 1);
}

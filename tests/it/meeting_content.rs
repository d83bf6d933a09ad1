//! What a good meeting file means: languages, texts, order, and what this version passes over.

use kuluary::domain::{
    problem::{Problem, ProblemKind},
    session::{OwnSurvey, Status},
    survey::{Opens, QuestionKind, Scale},
    text::Language,
};
use serde_json::json;

use super::meeting_sample::{check, good, read, sample, set, with};

#[test]
fn the_sample_of_these_tests_is_good() {
    let meeting = good(&sample());
    assert_eq!(meeting.languages, [Language::Polish], "Polish, when the file says nothing");
    assert_eq!(meeting.sessions.len(), 3);
    assert_eq!(meeting.title_of(&meeting.sessions[1]).pick(Language::Polish).0, "Warsztat");
    let QuestionKind::Scale(Scale { min: 1, max: 5, .. }) = meeting.surveys[0].questions[0].kind else {
        panic!("a scale goes from 1 to 5 when the file does not say");
    };
}

#[test]
fn an_unknown_question_kind_is_a_warning_and_the_rest_of_the_survey_stays() {
    let file = with("/surveys/0/questions/-", json!({ "id": "S2", "text": "Narysuj", "kind": "drawing" }));
    let read = read(&file).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let kind = ProblemKind::UnknownQuestionKind("drawing".into());
    assert_eq!(read.warnings, [Problem { path: "$.surveys[0].questions[1].kind".into(), kind }]);
    let asked: Vec<_> = read.value.surveys[0].questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(asked, ["S1"]);
}

#[test]
fn a_survey_of_which_no_question_is_known_is_left_out_and_nothing_refers_to_it() {
    let mut file = with("/surveys/0/questions/0/kind", json!("drawing"));
    set(&mut file, "/sessions/0/survey", json!("s"));
    let read = read(&file).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert!(read.value.surveys.is_empty());
    assert_eq!(read.value.sessions[0].survey, OwnSurvey::None);
}

#[test]
fn unknown_fields_are_kept_out_of_the_way() {
    let mut file = with("/later", json!({ "any": ["thing", 1, null] }));
    set(&mut file, "/sessions/0/stream", json!("https://example.org"));
    assert_eq!(good(&file), good(&sample()));
}

#[test]
fn plain_texts_are_in_the_main_language_and_versions_in_their_own() {
    let mut file = with("/languages", json!(["en", "pl", "en-GB", "de"]));
    set(&mut file, "/about", json!({ "pl": "Po polsku", "en": "In English" }));
    set(&mut file, "/note", json!({ "pl": "Uwaga", "en": "  " }));
    let meeting = good(&file);
    assert_eq!(meeting.languages, [Language::English, Language::Polish]);
    assert_eq!(meeting.title.pick(Language::Polish), ("Spotkanie", Language::English));
    assert_eq!(meeting.about.unwrap().pick(Language::Polish), ("Po polsku", Language::Polish));
    assert_eq!(meeting.note.unwrap().pick(Language::English), ("Uwaga", Language::Polish));
}

#[test]
fn texts_are_trimmed_and_rid_of_control_characters_and_of_marks_that_turn_writing_around() {
    let meeting = good(&with("/title", json!(" \u{feff}Zda\u{0}nie\r\nz\ttabulatorem\u{202e} i\u{2066}koniec\u{7f} ")));
    assert_eq!(meeting.title.pick(Language::Polish).0, "Zdanie\nz\ttabulatorem ikoniec");
    check("/title", json!("\u{0}\u{202e}"), "$.title", ProblemKind::NoText);
}

#[test]
fn sessions_stand_in_order_of_start_then_end_then_file() {
    let session = |id: &str, start: &str, end: Option<&str>| json!({ "id": id, "kind": "talk", "title": id, "start": start, "end": end });
    let sessions = json!([
        session("b", "2026-05-12T11:00:00+02:00", Some("2026-05-12T12:00:00+02:00")),
        session("open", "2026-05-12T10:00:00+02:00", None),
        session("long", "2026-05-12T10:00:00+02:00", Some("2026-05-12T12:00:00+02:00")),
        session("first", "2026-05-12T10:00:00+02:00", Some("2026-05-12T11:00:00+02:00")),
        session("second", "2026-05-12T09:00:00+01:00", Some("2026-05-12T11:00:00+02:00")),
        session("c", "2026-05-12T10:30:00+02:00", None),
    ]);
    let mut file = with("/sessions", sessions);
    set(&mut file, "/blocks", json!([]));
    let meeting = good(&file);
    let order: Vec<_> = meeting.sessions.iter().map(|session| session.id.as_str()).collect();
    assert_eq!(order, ["first", "second", "long", "open", "c", "b"]);
}

#[test]
fn a_session_may_be_cancelled_moved_or_without_a_survey() {
    let mut file = with("/sessions/0/status", json!("moved"));
    set(&mut file, "/sessions/0/was", json!("2026-05-12T09:30:00+02:00"));
    set(&mut file, "/sessions/0/survey", json!(false));
    set(&mut file, "/sessions/1/status", json!("cancelled"));
    set(&mut file, "/sessions/2/survey", json!("s"));
    set(&mut file, "/surveys/0/opens", json!("2026-05-12T12:00:00+02:00"));
    let meeting = good(&file);
    assert_eq!(meeting.sessions[0].status, Status::Moved);
    assert!(meeting.sessions[0].was.is_some());
    assert_eq!(meeting.sessions[0].survey, OwnSurvey::None);
    assert_eq!(meeting.sessions[1].status, Status::Cancelled);
    assert!(matches!(&meeting.sessions[2].survey, OwnSurvey::Is(id) if id.as_str() == "s"));
    assert!(matches!(meeting.surveys[0].opens, Opens::At(_)));
    check("/sessions/0/survey", json!(true), "$.sessions[0].survey", ProblemKind::WrongType);
}

#[test]
fn coordinates_become_an_address_that_maps_open() {
    let meeting = good(&with("/venue/geo", json!([51.02, 21.54])));
    assert_eq!(meeting.venue.unwrap().geo.unwrap().as_str(), "geo:51.02,21.54");
}

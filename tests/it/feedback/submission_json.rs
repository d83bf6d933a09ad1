//! The wire of a submission: exactly as documented, the same bytes every time, and nothing lost between writing and reading.

use kuluary::domain::{
    answer::{Answer, Answers, as_meant},
    form::check,
    format::submission_json::{NotASubmission, read, write},
    id::{MeetingId, QuestionId},
    submission::{About, Body, Head, Submission, SubmissionId},
    text::Language,
};
use proptest::prelude::*;

use super::form::{answers, option, survey};
use crate::support::{at, id};

pub(crate) fn uuid(number: u32) -> SubmissionId {
    SubmissionId::parse(&format!("00000000-0000-4000-8000-{number:012x}")).expect("a valid id")
}

pub(crate) fn head(number: u32) -> Head {
    let meeting = MeetingId::parse("2017-09-baltow").expect("a valid id");
    Head { id: uuid(number), meeting, at: at("2017-09-26T16:05"), language: Language::Polish }
}

pub(crate) fn form(number: u32, given: &Answers, replaces: Option<u32>) -> Submission {
    let checked = check(&survey(), given).expect("the form is right");
    Submission::of_form(head(number), About::Session(id("warsztat-a-1")), &survey(), checked, replaces.map(uuid))
}

#[test]
fn a_form_is_written_as_documented() {
    let given = answers([
        ("scale", Answer::NotApplicable),
        ("choice", Answer::Choice { option: option("partly"), text: Some("\"ć\"\n".to_owned()) }),
        ("choices", Answer::Choices(vec![option("no"), option("yes")])),
        ("words", Answer::Text("<b>&".into())),
        ("change", Answer::BeforeAfter { before: Some(2), after: Some(4) }),
        ("must", Answer::Number(4)),
    ]);
    let expected = concat!(
        r#"{"schema":"kuluary.submission/1","id":"00000000-0000-4000-8000-000000000001","meeting":"2017-09-baltow","kind":"feedback","#,
        r#""about":{"session":"warsztat-a-1"},"survey":"all","version":3,"answers":{"change":{"before":2,"after":4},"#,
        r#""choice":{"option":"partly","text":"\"ć\"\n"},"choices":["yes","no"],"must":4,"scale":null,"words":"<b>&"},"#,
        r#""at":"2017-09-26T16:05:00+02:00","lang":"pl","replaces":"00000000-0000-4000-8000-000000000009"}"#,
    );
    assert_eq!(write(&form(1, &given, Some(9))), expected);
}

#[test]
fn a_withdrawal_carries_nothing_but_what_it_withdraws() {
    let expected = concat!(
        r#"{"schema":"kuluary.submission/1","id":"00000000-0000-4000-8000-000000000002","meeting":"2017-09-baltow","kind":"withdrawal","#,
        r#""at":"2017-09-26T16:05:00+02:00","lang":"pl","withdraws":"00000000-0000-4000-8000-000000000001"}"#,
    );
    let withdrawal = Submission::withdrawal(head(2), uuid(1));
    assert_eq!(write(&withdrawal), expected);
    assert_eq!(read(expected.as_bytes()).expect("it is one").submission, withdrawal);
}

#[test]
fn the_time_is_cut_to_the_minute() {
    let head = Head { at: at("2017-09-26T16:05") + chrono::Duration::milliseconds(59_999), ..head(1) };
    assert_eq!(Submission::withdrawal(head, uuid(2)).at, at("2017-09-26T16:05"));
}

#[test]
fn ranked_choices_are_read_and_written() {
    let text = concat!(
        r#"{"schema":"kuluary.submission/1","id":"00000000-0000-4000-8000-000000000001","meeting":"m","kind":"choices","#,
        r#""ranked":{"runda-1":["warsztat-b-1","warsztat-a-1"]},"badge":"17","at":"2017-09-26T16:05:00+02:00","lang":"en"}"#,
    );
    assert_eq!(write(&read(text.as_bytes()).expect("it is one").submission), text);
}

#[test]
fn unknown_fields_are_kept_and_answers_of_unknown_shape_are_named() {
    let text = write(&form(1, &answers([("must", Answer::Number(4))]), None));
    let text = text.replacen("\"must\"", "\"new\":{\"drawn\":[1]},\"must\"", 1).replacen('{', "{\"last_modified\":7,", 1);
    let received = read(text.as_bytes()).expect("it is one");
    assert_eq!(received.raw["last_modified"], 7);
    assert_eq!(received.unread, ["new"]);
    assert_eq!(received.submission, form(1, &answers([("must", Answer::Number(4))]), None));
}

#[track_caller]
fn check_refused(text: &str, expected: &NotASubmission) {
    assert_eq!(read(text.as_bytes()).as_ref(), Err(expected));
}

#[test]
fn what_is_no_submission_is_told_why() {
    check_refused("<!doctype html>", &NotASubmission::NotAnObject);
    check_refused("[1]", &NotASubmission::NotAnObject);
    check_refused("{}", &NotASubmission::OtherSchema(String::new()));
    check_refused(r#"{"schema":"kuluary.submission/2"}"#, &NotASubmission::NewerSchema("kuluary.submission/2".to_owned()));
    let fields = vec!["id", "meeting", "at", "lang", "about", "survey", "version", "answers"];
    check_refused(r#"{"schema":"kuluary.submission/1","kind":"feedback"}"#, &NotASubmission::Fields(fields));
}

#[test]
fn a_truncated_submission_is_never_read_as_a_whole_one() {
    let text = write(&form(1, &answers([("words", Answer::Text("ąć".into())), ("must", Answer::Number(4))]), None));
    for end in 0..text.len() {
        assert!(read(&text.as_bytes()[..end]).is_err(), "cut at {end}");
    }
}

fn any_answers() -> impl Strategy<Value = Answers> {
    let point = || 1..=5_i64;
    let options = || prop::sample::subsequence(vec!["yes", "partly", "no"], 1..=3);
    let chosen = ("(yes|partly|no)", prop::option::of("\\PC{1,20}"));
    let questions = (
        prop::option::of(prop_oneof![point().prop_map(Answer::Number), Just(Answer::NotApplicable)]),
        prop::option::of(chosen.prop_map(|(id, text)| Answer::Choice { option: option(&id), text })),
        prop::option::of(options().prop_map(|ids| Answer::Choices(ids.into_iter().map(option).collect()))),
        prop::option::of(any::<[char; 5]>().prop_map(|words| Answer::Text(words.into_iter().collect::<String>().into()))),
        prop::option::of((point(), point()).prop_map(|(a, b)| Answer::BeforeAfter { before: Some(a), after: Some(b) })),
    );
    (questions, point()).prop_map(|((scale, choice, choices, words, change), must)| {
        let given = [
            ("scale", scale),
            ("choice", choice),
            ("choices", choices),
            ("words", words),
            ("change", change),
            ("must", Some(Answer::Number(must))),
        ];
        let given = given.into_iter().filter_map(|(id, answer)| Some((QuestionId::parse(id).ok()?, answer?)));
        given.collect()
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_and_written_in_the_same_bytes(given in any_answers(), replaces in prop::option::of(0_u32..9)) {
        let submission = form(1, &given, replaces);
        let bytes = write(&submission);
        let mut read = read(bytes.as_bytes()).expect("it was written by us").submission;
        prop_assert_eq!(write(&read), bytes);
        if let Body::Feedback(feedback) = &mut read.body {
            feedback.answers = as_meant(&feedback.answers, &survey());
        }
        prop_assert_eq!(read, submission);
    }
}

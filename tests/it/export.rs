//! What the organiser takes away: a table that another reader of CSV understands, and JSON that is byte for byte what was stored.

use csv::ReaderBuilder;
use kuluary::domain::{
    answer::Answer,
    format::{Headings, answers_csv, csv::unguard, submissions_json},
    id::{OptionId, QuestionId, SurveyId},
    meeting::Meeting,
    submission::{About, Body, Feedback, Submission, SubmissionId},
    survey::{Choice, Opens, Question, QuestionKind, Scale, Survey, Target},
    text::Language,
};

use crate::support::{at, baltow, id, text};

const HEADINGS: Headings = Headings {
    session: "punkt",
    title: "tytuł",
    day: "dzień",
    survey: "ankieta",
    version: "wersja",
    at: "czas",
    before: "przed",
    after: "po",
    not_applicable: "nie dotyczy",
};

fn option(name: &str) -> OptionId {
    OptionId::parse(name).expect("an id")
}

fn asked(name: &str, kind: QuestionKind) -> Question {
    let id = QuestionId::parse(name).expect("an id");
    Question { id, text: text(&format!("Pytanie {name}?")), kind, measure: None, topic: None, not_applicable: true, required: false }
}

/// Two surveys that share the question S3.
fn meeting() -> Meeting {
    let scale = || Scale { min: 1, max: 5, low: None, high: None };
    let choice = |name: &str| Choice { id: option(name), text: text(&format!("opcja {name}")), with_text: true };
    let survey = |name: &str, questions| Survey {
        id: SurveyId::parse(name).expect("an id"),
        version: 1,
        title: text(name),
        intro: None,
        target: Target::Meeting,
        opens: Opens::End,
        questions,
    };
    let words = || asked("S3", QuestionKind::Text { max_length: 500 });
    let first = vec![asked("S1", QuestionKind::Scale(scale())), words()];
    let second = vec![
        asked("W2", QuestionKind::Choice(vec![choice("a"), choice("b")])),
        asked("W5", QuestionKind::Choices(vec![choice("a"), choice("b")])),
        asked("P1", QuestionKind::BeforeAfter(scale())),
        words(),
    ];
    let mut meeting = baltow();
    meeting.surveys = vec![survey("prosta", first), survey("bogata", second)];
    meeting
}

fn form(serial: u32, survey: &str, about: About, answers: Vec<(&str, Answer)>) -> Submission {
    let feedback = Feedback {
        about,
        survey: SurveyId::parse(survey).expect("an id"),
        version: 1,
        answers: answers.into_iter().map(|(id, answer)| (QuestionId::parse(id).expect("an id"), answer)).collect(),
        replaces: None,
    };
    Submission {
        id: SubmissionId::parse(&format!("00000000-0000-4000-8000-{serial:012}")).expect("a UUID"),
        meeting: meeting().id,
        at: at("2017-09-26T16:05"),
        language: Language::Polish,
        body: Body::Feedback(feedback),
    }
}

/// The rows after the headings, each as "heading=cell" for the cells that hold something.
fn rows(submissions: &[Submission]) -> Vec<Vec<String>> {
    let file = answers_csv(&meeting(), submissions, Language::Polish, &HEADINGS);
    let body = file.strip_prefix('\u{feff}').expect("a byte-order mark");
    let mut reader = ReaderBuilder::new().delimiter(b';').from_reader(body.as_bytes());
    let headings = reader.headers().expect("a row of headings").clone();
    let told = |row: csv::StringRecord| {
        let cells = headings.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(heading, cell)| format!("{heading}={cell}")).collect()
    };
    reader.records().map(|row| told(row.expect("every row has as many cells as there are headings"))).collect()
}

#[test]
fn every_kind_of_answer_has_its_cell() {
    let choice = Answer::Choice { option: option("a"), text: Some("=SUM(A1)".to_owned()) };
    let answers = vec![
        ("W2", choice),
        ("W5", Answer::Choices(vec![option("a"), option("b")])),
        ("P1", Answer::BeforeAfter { before: Some(2), after: Some(4) }),
        ("S3", Answer::Text("=1+1".to_owned())),
    ];
    let found = rows(&[form(1, "bogata", About::Session(id("sciezki-2")), answers)]);
    let expected = [
        "punkt=sciezki-2",
        "tytuł=Ścieżki pracy doradcy biznesowego",
        "dzień=2017-09-26",
        "ankieta=bogata",
        "wersja=1",
        "czas=2017-09-26 16:05",
        "S3 Pytanie S3?='=1+1",
        "W2 Pytanie W2?=opcja a: =SUM(A1)",
        "W5 Pytanie W5?=opcja a | opcja b",
        "P1 Pytanie P1? (przed)=2",
        "P1 Pytanie P1? (po)=4",
    ];
    assert_eq!(found, [expected]);
    assert_eq!(unguard("'=1+1"), "=1+1");
}

#[test]
fn a_bare_option_is_worded_and_what_does_not_apply_says_so() {
    let bare = form(1, "bogata", About::Meeting, vec![("W2", Answer::Text("b".to_owned())), ("P1", Answer::NotApplicable)]);
    let found = rows(&[bare]);
    assert_eq!(found[0][3..], ["W2 Pytanie W2?=opcja b", "P1 Pytanie P1? (przed)=nie dotyczy"]);
}

#[test]
fn only_what_counts_has_a_row_and_rows_go_by_survey() {
    let mut correction = form(3, "prosta", About::Meeting, vec![("S1", Answer::Number(5))]);
    if let Body::Feedback(feedback) = &mut correction.body {
        feedback.replaces = SubmissionId::parse("00000000-0000-4000-8000-000000000002").map(Some).expect("a UUID");
    }
    let all = [
        form(1, "bogata", About::Meeting, vec![("S3", Answer::Text("b".to_owned()))]),
        form(2, "prosta", About::Meeting, vec![("S1", Answer::Number(1))]),
        correction,
    ];
    let found: Vec<_> = rows(&all).into_iter().map(|row| row.last().expect("an answer").clone()).collect();
    assert_eq!(found, ["S1 Pytanie S1?=5", "S3 Pytanie S3?=b"]);
}

#[test]
fn json_holds_every_submission_exactly_as_it_is_stored() {
    let stored = [r#"{"id":"1","unknown":{"kept":1.50}}"#, r#"{ "id": "2" }"#];
    let file = submissions_json(stored.into_iter());
    assert!(stored.iter().all(|stored| file.contains(stored)));
    let read: Vec<serde_json::Value> = serde_json::from_str(&file).expect("a JSON array");
    assert_eq!(read.len(), 2);
    assert_eq!(submissions_json([].into_iter()).trim(), "[\n]");
}

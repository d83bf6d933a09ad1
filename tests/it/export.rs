//! What the organiser takes away: a table that another reader of CSV understands, and JSON that is byte for byte what was stored.

use csv::ReaderBuilder;
use kuluary::domain::{
    answer::Answer,
    format::{Headings, NotAnExport, answers_csv, csv::unguard, read_export, submission_json::write},
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
    id: "identyfikator",
    kind: "rodzaj",
    counts: "liczy się",
    replaces: "zastępuje",
    meeting: "spotkanie",
    yes: "tak",
    no: "nie",
};

/// The columns after the answers.
const AFTER: [&str; 6] = ["liczy się", "identyfikator", "rodzaj", "zastępuje", "spotkanie", "kuluary.submission/1"];

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
        let cells = headings.iter().zip(row.iter()).filter(|(heading, cell)| !cell.is_empty() && !AFTER.contains(heading));
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
        ("S3", Answer::Text("=1+1".into())),
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
fn a_table_taken_in_again_says_what_it_said_whatever_a_spreadsheet_did_to_it() {
    let choice = Answer::Choice { option: option("a"), text: Some("=SUM(A1);\"tak\",\nnie".to_owned()) };
    let mut correction = form(3, "nieznana", About::Meeting, vec![("X1", Answer::Text("'=1+1".into())), ("S3", Answer::NotApplicable)]);
    if let Body::Feedback(feedback) = &mut correction.body {
        feedback.replaces = SubmissionId::parse("00000000-0000-4000-8000-000000000002").map(Some).expect("a UUID");
    }
    let head = |serial| kuluary::domain::submission::Head {
        id: form(serial, "prosta", About::Meeting, vec![]).id,
        meeting: meeting().id,
        at: at("2017-09-26T16:05"),
        language: Language::English,
    };
    let all = [
        form(
            1,
            "bogata",
            About::Session(id("sciezki-2")),
            vec![("W2", choice), ("P1", Answer::BeforeAfter { before: Some(2), after: None })],
        ),
        form(2, "prosta", About::Meeting, vec![("S1", Answer::Number(-1))]),
        correction,
        Submission::withdrawal(head(4), form(1, "prosta", About::Meeting, vec![]).id),
        Submission::of_choices(head(5), std::collections::BTreeMap::new(), Some("@OWES".to_owned()), None),
    ];
    for language in [Language::Polish, Language::English] {
        let file = answers_csv(&meeting(), &all, language, &HEADINGS);
        let (separator, other) = if language == Language::Polish { (b';', b'\t') } else { (b',', b';') };
        // As a spreadsheet saves it anew: with another separator, every cell in quotes, line feeds alone, and no mark.
        let mut reader =
            ReaderBuilder::new().has_headers(false).delimiter(separator).from_reader(file.trim_start_matches('\u{feff}').as_bytes());
        let mut writer = csv::WriterBuilder::new().delimiter(other).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        for row in reader.records() {
            writer.write_record(&row.expect("a row")).expect("it is written");
        }
        for file in [file.into_bytes(), writer.into_inner().expect("it is written")] {
            let read = read_export(&file).expect("it is our table");
            let mut texts: Vec<_> = read.records.iter().map(|record| write(&record.submission)).collect();
            texts.sort();
            assert_eq!(texts, all.iter().map(write).collect::<Vec<_>>());
            assert!(read.unreadable.is_empty());
        }
    }
}

#[test]
fn tables_of_others_and_of_other_versions_are_refused_and_a_damaged_row_is_kept() {
    let file = answers_csv(&meeting(), &[form(1, "prosta", About::Meeting, vec![("S1", Answer::Number(5))])], Language::Polish, &HEADINGS);
    let newer = file.replacen("kuluary.submission/1", "kuluary.submission/2", 1);
    assert_eq!(read_export(newer.as_bytes()), Err(NotAnExport::Newer));
    let older = file.replacen("kuluary.submission/1", "uwagi", 1);
    assert_eq!(read_export(older.as_bytes()), Err(NotAnExport::ForeignTable));
    let damaged = format!("{file}a;b;c\r\n");
    let read = read_export(damaged.as_bytes()).expect("the rest is sound");
    assert_eq!((read.records.len(), read.unreadable.iter().map(|raw| &**raw).collect::<Vec<_>>()), (1, vec!["a;b;c"]));
    let cut = &file.as_bytes()[..file.len() - 30];
    assert!(read_export(cut).is_err());
}

#[test]
fn a_bare_option_is_worded_and_what_does_not_apply_says_so() {
    let bare = form(1, "bogata", About::Meeting, vec![("W2", Answer::Text("b".into())), ("P1", Answer::NotApplicable)]);
    let found = rows(&[bare]);
    assert_eq!(found[0][3..], ["W2 Pytanie W2?=opcja b", "P1 Pytanie P1? (przed)=nie dotyczy"]);
}

#[test]
fn only_what_counts_has_answers_and_rows_go_by_survey() {
    let mut correction = form(3, "prosta", About::Meeting, vec![("S1", Answer::Number(5))]);
    if let Body::Feedback(feedback) = &mut correction.body {
        feedback.replaces = SubmissionId::parse("00000000-0000-4000-8000-000000000002").map(Some).expect("a UUID");
    }
    let all = [
        form(1, "bogata", About::Meeting, vec![("S3", Answer::Text("b".into()))]),
        form(2, "prosta", About::Meeting, vec![("S1", Answer::Number(1))]),
        correction,
    ];
    let found: Vec<_> = rows(&all).into_iter().map(|row| row.last().expect("an answer").clone()).collect();
    assert_eq!(found, ["S1 Pytanie S1?=5", "S3 Pytanie S3?=b", "czas=2017-09-26 16:05"], "what does not count has no answers to add up");
}

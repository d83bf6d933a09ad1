//! What people write comes through letter by letter: from the draft over the storage and the wire to the export and the organiser's table.

use kuluary::domain::{
    answer::{Answer, Answers, as_meant},
    delivery::{Profile, Tick, outbox::Entry},
    draft::Draft,
    form::check,
    format::{
        record_json::{read_draft, read_entry, write_draft, write_entry},
        submission_json::{read, read_value, write, write_export},
    },
    id::SurveyId,
    submission::{About, Body, Submission},
    survey::{Question, QuestionKind, Survey},
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{
    feedback::{
        form::survey,
        submission_json::{head, uuid},
    },
    support::id,
};

/// The longest text that a meeting may allow.
const LIMIT: u32 = 10_000;

fn corpus() -> Vec<String> {
    let long = |text: &str| text.repeat(usize::try_from(LIMIT).expect("it fits") / text.chars().count());
    let short = [
        "Zażółć gęślą jaźń",
        "👩‍👩‍👧‍👦 🏳️‍🌈 🇵🇱 e\u{301}\u{323}",
        "שלום עולם \u{202e}abc\u{202c} مرحبا \u{200f}",
        "a\u{0}b\u{1}\u{1b}[31m\u{7f}",
        "\u{fffd} \u{feff} \u{2028}\u{2029} \u{10ffff}",
        "\"\\\" \\u0000 \\n </script> {{7*7}} '; DROP TABLE",
        " \tna brzegach \n\n",
        "=1+1\n@SUM(A1)",
        "null",
        "{\"option\":\"x\"}",
    ];
    short.into_iter().map(str::to_owned).chain(["ł", "🙂", "\u{0}", "\\\"", "שלום "].map(long)).collect()
}

/// The survey of the tests, with one question for words that may be as long as any.
fn asked() -> (Survey, Question) {
    let mut survey = survey();
    survey.questions.retain(|question| matches!(question.kind, QuestionKind::Text { .. }));
    let question = survey.questions.first_mut().expect("the survey asks for words");
    question.kind = QuestionKind::Text { max_length: LIMIT };
    let question = question.clone();
    (survey, question)
}

/// The words in a submission.
fn words_of(submission: &Submission, question: &Question) -> Option<String> {
    let Body::Feedback(feedback) = &submission.body else { return None };
    match feedback.answers.get(&question.id) {
        Some(Answer::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// Takes a text all the way.
fn travel(text: &str) {
    let (survey, question) = asked();
    let answers: Answers = [(question.id.clone(), Answer::Text(text.into()))].into();
    let draft = Draft {
        id: uuid(1),
        about: About::Session(id("warsztat-a-1")),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        answers,
        replaces: None,
        changed: Tick(1),
    };
    let stored = read_draft(&write_draft(&draft)).expect("the draft is read back");
    let meant = as_meant(&stored.answers, &survey);
    assert_eq!(meant, draft.answers, "draft");
    let checked = check(&survey, &meant).expect("it is within the limit");
    let submission = Submission::of_form(head(1), draft.about, &survey, checked, None);
    let bytes = write(&submission);
    let entry = read_entry(&write_entry(&Entry::new(submission, bytes.clone(), Tick(1)))).expect("the record is read back");
    assert_eq!(entry.bytes, bytes, "storage");
    for preset in ["rest", "kinto", "pocketbase", "postgrest", "datasette", "webhook"] {
        let profile = Profile::preset(preset, "https://answers.example.org/x").expect("a ready-made profile");
        let body = profile.body(&entry.bytes, entry.id());
        let sent: Value = serde_json::from_str(&body).expect("what is sent is JSON");
        assert!(holds(&sent, text), "{preset}");
    }
    let export = write_export(std::slice::from_ref(&entry.bytes), &[]);
    let file: Value = serde_json::from_str(&export).expect("the export is JSON");
    let back = read_value(file["submissions"][0].clone()).expect("it is read from the export").submission;
    assert_eq!(words_of(&back, &question).as_deref(), Some(text), "export");
    assert_eq!(words_of(&read(bytes.as_bytes()).expect("it is read").submission, &question).as_deref(), Some(text), "wire");
}

/// The text stands somewhere in the value, as it is or in JSON within a text.
fn holds(value: &Value, text: &str) -> bool {
    match value {
        Value::String(own) => {
            own == text || serde_json::from_str(own).is_ok_and(|within: Value| within.is_object() && holds(&within, text))
        }
        Value::Array(values) => values.iter().any(|value| holds(value, text)),
        Value::Object(fields) => fields.values().any(|value| holds(value, text)),
        _ => false,
    }
}

#[test]
fn every_text_comes_through_exactly_from_draft_to_export_44() {
    for text in corpus() {
        travel(&text);
    }
}

#[test]
fn the_limit_is_counted_in_characters_and_what_is_longer_is_not_cut_but_told_44() {
    let (survey, question) = asked();
    let of = |length: u32| -> Answers {
        [(question.id.clone(), Answer::Text("🙂".repeat(usize::try_from(length).expect("it fits")).into()))].into()
    };
    assert!(check(&survey, &of(LIMIT)).is_ok());
    assert!(check(&survey, &of(LIMIT + 1)).is_err());
}

proptest! {
    #[test]
    fn any_text_comes_through_exactly_44(text in "\\PC*|(?s).{1,200}") {
        prop_assume!(!text.trim().is_empty());
        travel(&text);
    }
}

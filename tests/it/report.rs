//! The evaluation report's own texts come back as they were typed, and its limits say what is so.

use std::{fs, num::NonZeroU32, path::Path};

use kuluary::domain::{
    answer::Answer,
    delivery::Tick,
    format::{
        read_meeting,
        record_json::Unreadable,
        report_json::{read_report, write_report},
    },
    id::{QuestionId, SurveyId},
    meeting::Meeting,
    report::{Field, Limits, Report, Section},
    statistics::Share,
    submission::{About, Body, Feedback, Submission, SubmissionId},
    summary::{Attendance, Rules, summarise},
    text::Language,
};
use proptest::prelude::*;

use crate::support::{at, id};

fn baltow() -> Meeting {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/meetings/2017-09-baltow.json")).expect("the file ships");
    read_meeting(&bytes).expect("the file is sound").value
}

fn survey(id: &str) -> SurveyId {
    SurveyId::parse(id).expect("an id")
}

/// So many answers to a survey about something, each with one number.
fn answers(from: usize, n: usize, of: &str, about: &About, question: &str, points: i64) -> Vec<Submission> {
    let one = |serial: usize| {
        let answers = [(QuestionId::parse(question).expect("an id"), Answer::Number(points))].into();
        let feedback = Feedback { about: about.clone(), survey: survey(of), version: 1, answers, replaces: None };
        let id = SubmissionId::parse(&format!("00000000-0000-4000-8000-{serial:012}")).expect("a UUID");
        let (meeting, body) = (baltow().id, Body::Feedback(feedback));
        Submission { id, meeting, at: at("2017-09-27T13:05"), language: Language::Polish, body }
    };
    (from..from + n).map(one).collect()
}

proptest! {
    #[test]
    fn what_is_typed_comes_back_letter_by_letter(
        typed in proptest::collection::vec((any::<bool>(), 0..Field::ALL.len(), any::<String>()), 0..12),
        left_out in proptest::collection::btree_set(0..Section::ALL.len(), 0..8),
        changed in any::<u64>(),
    ) {
        let mut report = Report::untouched();
        for (polish, field, text) in typed {
            let language = if polish { Language::Polish } else { Language::English };
            report.texts.insert((language, Field::ALL[field]), text);
        }
        report.without = left_out.into_iter().map(|at| Section::ALL[at]).collect();
        report.changed = Tick(changed);
        prop_assert_eq!(read_report(&write_report(&report)), Ok(report));
    }
}

#[test]
fn a_record_of_the_future_is_told_from_a_broken_one_and_unknown_words_are_passed_over() {
    assert_eq!(read_report(r#"{"schema":"kuluary.report/2","texts":{},"without":[],"changed":1}"#), Err(Unreadable::Newer));
    for broken in [
        "",
        "{",
        r#"{"schema":"kuluary.draft/1","texts":{},"without":[],"changed":1}"#,
        r#"{"schema":"kuluary.report/1","texts":[],"without":[],"changed":1}"#,
        r#"{"schema":"kuluary.report/1","texts":{"pl":{"aim":1}},"without":[],"changed":1}"#,
        r#"{"schema":"kuluary.report/1","texts":{},"without":[]}"#,
    ] {
        assert_eq!(read_report(broken), Err(Unreadable::Corrupt), "{broken}");
    }
    let more = r#"{"schema":"kuluary.report/1","texts":{"pl":{"aim":"Cel","budget":"1"},"de":{"aim":"Ziel"}},"without":["annex","budget"],"changed":1,"x":0}"#;
    let read = read_report(more).expect("it is sound");
    assert_eq!(read.typed(Language::Polish, Field::Aim), Some("Cel"));
    assert_eq!(read.typed(Language::English, Field::Aim), None);
    assert_eq!(read.sections().collect::<Vec<_>>(), Section::ALL[..7]);
}

#[test]
fn limits_name_what_is_low_unknown_impossible_small_hidden_or_missing() {
    let session = |name: &str| About::Session(id(name));
    let mut all = answers(0, 20, "meeting", &About::Meeting, "O1", 4);
    all.extend(answers(100, 7, "day", &About::Day(baltow().days()[0]), "N2", 5));
    all.extend(answers(200, 12, "workshop", &session("warsztat-a-1"), "W1", 4));
    all.extend(answers(300, 2, "workshop", &session("warsztat-b-1"), "W1", 4));
    all.extend(answers(400, 3, "workshop", &session("warsztat-b-2"), "W1", 9));
    let present = |n: u32| NonZeroU32::new(n).expect("somebody");
    let attendance: Attendance = [(About::Meeting, present(76)), (About::Day(baltow().days()[0]), present(5))].into();
    let summary = summarise(&baltow(), &all, &attendance, Rules { smallest_group: Some(5), seed: 1 });
    let limits = Limits::of(&summary);
    assert_eq!(limits.unanswered, [survey("session"), survey("visit")]);
    assert_eq!(limits.unknown, [survey("workshop")]);
    assert_eq!(limits.low, [(survey("meeting"), Share { count: 20, of: 76 })]);
    assert_eq!(limits.over, [survey("day")]);
    assert_eq!(limits.few, [(survey("day"), 7)]);
    assert_eq!(limits.hidden, 2, "both rounds of workshop B");
    assert_eq!(limits.unfit, 3, "no scale of one to five has a nine");
}

#[test]
fn half_of_those_present_is_not_less_than_half() {
    let attendance: Attendance = [(About::Meeting, NonZeroU32::new(20).expect("somebody"))].into();
    for (n, low) in [(10, false), (9, true)] {
        let summary =
            summarise(&baltow(), &answers(0, n, "meeting", &About::Meeting, "O1", 4), &attendance, Rules { smallest_group: None, seed: 1 });
        assert_eq!(Limits::of(&summary).low.len(), usize::from(low), "{n} of 20");
    }
}

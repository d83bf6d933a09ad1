//! Filled-in forms of the meeting that ships, for tests of what the organiser makes of them.

use std::{fs, path::Path};

use kuluary::domain::{
    answer::Answer,
    format::read_meeting,
    id::{OptionId, QuestionId, SurveyId},
    meeting::Meeting,
    submission::{About, Body, Feedback, Submission, SubmissionId},
    summary::{Attendance, Rules, Summary, summarise},
    text::Language,
};

use crate::support::{at, id};

/// Small groups hidden.
pub(crate) const PUBLISHED: Rules = Rules { smallest_group: Some(5), seed: 7 };

/// The meeting that ships, with its surveys.
pub(crate) fn shipped() -> Meeting {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/meetings/2017-09-baltow.json")).expect("the file ships");
    read_meeting(&bytes).expect("the file is sound").value
}

pub(crate) fn survey_id(text: &str) -> SurveyId {
    SurveyId::parse(text).expect("the test writes a valid id")
}

pub(crate) fn question_id(text: &str) -> QuestionId {
    QuestionId::parse(text).expect("the test writes a valid id")
}

/// A point of a scale.
pub(crate) fn points(point: i64) -> Answer {
    Answer::Number(point)
}

pub(crate) fn words(words: &str) -> Answer {
    Answer::Text(words.into())
}

pub(crate) fn option(id: &str) -> Answer {
    Answer::Choice { option: OptionId::parse(id).expect("the test writes a valid id"), text: None }
}

pub(crate) fn about(session: &str) -> About {
    About::Session(id(session))
}

/// One filled-in form.
pub(crate) fn form(serial: usize, survey: &str, about: &About, answers: &[(&str, Answer)]) -> Submission {
    let feedback = Feedback {
        about: about.clone(),
        survey: survey_id(survey),
        version: 1,
        answers: answers.iter().map(|(id, answer)| (question_id(id), answer.clone())).collect(),
        replaces: None,
    };
    let serial = SubmissionId::parse(&format!("5ec2e7ed-0000-4000-8000-{serial:012}")).expect("a UUID");
    let meeting = shipped().id;
    Submission { id: serial, meeting, at: at("2017-09-26T16:07"), language: Language::Polish, body: Body::Feedback(feedback) }
}

/// What is published of these forms.
pub(crate) fn published(submissions: &[Submission]) -> Summary {
    summarise(&shipped(), submissions, &Attendance::new(), PUBLISHED)
}

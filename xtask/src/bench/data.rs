//! The data of the timings: a large meeting file, and many submissions.

use std::collections::{BTreeMap, BTreeSet};

use kuluary::domain::{
    answer::{Answer, Answers},
    feedback::subjects,
    id::OptionId,
    meeting::Meeting,
    submission::{Body, Feedback, Submission, SubmissionId},
    survey::{Choice, QuestionKind},
    text::Language,
    time::Moment,
};
use serde_json::{Value, json};

use super::{random::Random, samples::Talk};

/// As many sessions as all the samples would have together.
pub(super) const SESSIONS: usize = 1_351;
const ROOMS: usize = 30;
const DAYS: usize = 5;
/// Sessions of one room follow each other at this distance, in minutes.
const SLOT: usize = 60;

/// A `kuluary.meeting/1` file with `SESSIONS` sessions in many rooms over several days.
pub(super) fn meeting_file(talks: &[Talk], random: &mut Random) -> Vec<u8> {
    let mut people: BTreeMap<String, String> = BTreeMap::new();
    let mut sessions = Vec::new();
    let a_day = SESSIONS.div_ceil(DAYS);
    for number in 0..SESSIONS {
        let Some(talk) = random.one_of(talks) else { break };
        let (day, slot) = (number / a_day, (number % a_day) / ROOMS);
        let minutes = 8 * 60 + slot * SLOT;
        let at = |minutes: usize| format!("2027-05-{:02}T{:02}:{:02}:00+02:00", 10 + day, minutes / 60, minutes % 60);
        let names = talk.people.iter().filter(|name| !name.trim().is_empty());
        // A set: some samples name a person twice.
        let ids: BTreeSet<String> = names.map(|name| person(&mut people, name)).collect();
        sessions.push(json!({
            "id": format!("s-{number}"), "kind": "talk", "title": talk.title.trim(), "about": talk.about.trim(),
            "start": at(minutes), "end": at(minutes + SLOT - 15), "room": format!("room-{}", number % ROOMS), "people": ids,
        }));
    }
    let rooms: Vec<Value> = (0..ROOMS).map(|room| json!({ "id": format!("room-{room}"), "name": format!("Sala {room}") })).collect();
    let people: Vec<Value> = people.into_iter().map(|(name, id)| json!({ "id": id, "name": name })).collect();
    let file = json!({
        "schema": "kuluary.meeting/1", "id": "large", "revision": 1, "title": "Large", "timezone": "Europe/Warsaw", "languages": ["en"],
        "rooms": rooms, "people": people, "sessions": sessions,
    });
    file.to_string().into_bytes()
}

/// The identifier of a person, a new one at the first mention.
fn person(people: &mut BTreeMap<String, String>, name: &str) -> String {
    let next = format!("p-{}", people.len());
    people.entry(name.trim().to_owned()).or_insert(next).clone()
}

/// So many submissions to the surveys of a meeting; every twentieth corrects the one before it.
pub(super) fn submissions(meeting: &Meeting, count: usize, at: Moment, random: &mut Random) -> Vec<Submission> {
    let subjects = subjects(meeting);
    let mut made: Vec<Submission> = Vec::with_capacity(count);
    while made.len() < count {
        let bits = [random.next(), random.next()];
        let uuid = format!(
            "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
            bits[0] >> 32,
            bits[0] >> 16 & 0xffff,
            bits[0] & 0xfff,
            bits[1] >> 52,
            bits[1] >> 4 & 0xffff_ffff_ffff
        );
        let Some(id) = SubmissionId::parse(&uuid) else { continue };
        let before = made.last().filter(|_| made.len() % 20 == 19).cloned();
        let (about, survey, replaces) = match before {
            Some(Submission { id, body: Body::Feedback(Feedback { about, survey, .. }), .. }) => (about, survey, Some(id)),
            _ => match random.one_of(&subjects) {
                Some(subject) => (subject.about.clone(), subject.survey.id.clone(), None),
                None => break,
            },
        };
        let Some(asked) = meeting.survey(&survey) else { break };
        let answers: Answers =
            asked.questions.iter().filter_map(|question| Some((question.id.clone(), answer(&question.kind, random)?))).collect();
        let feedback = Feedback { about, survey, version: asked.version, answers, replaces };
        made.push(Submission { id, meeting: meeting.id.clone(), at, language: Language::Polish, body: Body::Feedback(feedback) });
    }
    made
}

/// An answer; one in ten questions is passed over, nine in ten texts stay empty.
fn answer(kind: &QuestionKind, random: &mut Random) -> Option<Answer> {
    if random.below(10) == 0 {
        return None;
    }
    let option = |options: &[Choice], random: &mut Random| random.one_of(options).map(|choice| choice.id.clone());
    Some(match kind {
        QuestionKind::Scale(scale) => Answer::Number(between(scale.min, scale.max, random)),
        QuestionKind::Number { min, max } => Answer::Number(between(min.unwrap_or(0), max.unwrap_or(100), random)),
        QuestionKind::BeforeAfter(scale) => {
            let mut point = || Some(between(scale.min, scale.max, random));
            Answer::BeforeAfter { before: point(), after: point() }
        }
        QuestionKind::Choice(options) => Answer::Choice { option: option(options, random)?, text: None },
        QuestionKind::Choices(options) => Answer::Choices(option(options, random).into_iter().collect::<Vec<OptionId>>()),
        QuestionKind::Text { .. } if random.below(10) == 0 => Answer::Text("Więcej przykładów z praktyki.".into()),
        QuestionKind::Text { .. } => return None,
    })
}

fn between(min: i64, max: i64, random: &mut Random) -> i64 {
    let points = usize::try_from(max - min + 1).unwrap_or(1);
    min + i64::try_from(random.below(points)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use kuluary::domain::format::read_meeting;

    use super::*;

    fn talk() -> Talk {
        Talk { title: "T".into(), about: "D".into(), people: vec!["P".into(), " ".into(), "P ".into()] }
    }

    #[test]
    fn the_large_meeting_is_a_meeting_the_app_reads() {
        let file = meeting_file(&[talk()], &mut Random::new(1));
        let read = read_meeting(&file).expect("it has no problems");
        assert_eq!(read.value.sessions.len(), SESSIONS);
        assert!(read.warnings.is_empty());
    }

    #[test]
    fn submissions_are_as_many_as_asked_for_and_the_same_for_the_same_seed() {
        let meeting = read_meeting(include_bytes!("../../../public/meetings/2017-09-baltow.json")).unwrap().value;
        let at = "2027-05-10T12:00:00+02:00".parse().unwrap();
        let made = submissions(&meeting, 100, at, &mut Random::new(7));
        assert_eq!(made.len(), 100);
        assert_eq!(made, submissions(&meeting, 100, at, &mut Random::new(7)));
        assert!(made.iter().any(|submission| submission.supersedes().is_some()));
    }
}

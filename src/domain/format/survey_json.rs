//! The surveys of a meeting file.

use chrono::NaiveDate;
use serde_json::Value;

use super::{
    known::Known,
    names::Names,
    object::{MAX_LIST, Object},
};
use crate::{
    id::{OptionId, QuestionId, SessionId, SurveyId},
    problem::ProblemKind,
    session::{Kind, OwnSurvey, Session},
    survey::{Choice, Measure, Opens, Question, QuestionKind, Scale, Survey, Target},
    time::{parse_day, parse_moment},
};

/// The longest survey.
pub(super) const MAX_QUESTIONS: usize = 200;
/// The limit of a text answer where the question sets none, in characters.
const TEXT_LENGTH: u32 = 500;
/// The highest limit a question may set, in characters.
const MAX_TEXT_LENGTH: u32 = 10_000;
/// The most a scale may span: 0–10.
const MAX_SPAN: i64 = 10;

/// The surveys; `days` are the programme's, where they are known. A survey of which this version knows no question is left out, and
/// the sessions that name it then have none.
pub(super) fn surveys(file: &Object, names: &Names, days: Option<&[NaiveDate]>, sessions: &mut [Session]) -> Vec<Survey> {
    let mut seen = Known::new();
    let mut surveys = file.each("surveys", MAX_LIST, |item| survey(item, &mut seen, names, days));
    for survey in surveys.iter().filter(|survey| survey.questions.is_empty()) {
        for session in sessions.iter_mut().filter(|session| session.survey == OwnSurvey::Is(survey.id.clone())) {
            session.survey = OwnSurvey::None;
        }
    }
    surveys.retain(|survey| !survey.questions.is_empty());
    surveys
}

fn survey<'a>(item: &Object<'a>, seen: &mut Known<'a>, names: &Names, days: Option<&[NaiveDate]>) -> Option<Survey> {
    let id = item.own_id(SurveyId::parse, seen);
    let version = item.needed("version", item.count("version", u32::MAX));
    let title = item.needed("title", item.text("title"));
    let intro = item.text("intro");
    let target = item.needed("for", item.object("for")).and_then(|target| self::target(&target, item, names, days));
    let opens = item.word("opens", opens).unwrap_or(Opens::BeforeEnd);
    let mut seen = Known::new();
    let questions = item.each("questions", MAX_QUESTIONS, |item| question(item, &mut seen));
    item.needed_list("questions");
    Some(Survey { id: id?, version: version?, title: title?, intro, target: target?, opens, questions })
}

/// Reads what a survey is about: exactly one of the four ways to say it.
fn target(item: &Object, survey: &Object, names: &Names, days: Option<&[NaiveDate]>) -> Option<Target> {
    let mut ways = ["sessions", "kinds", "days", "meeting"].into_iter().filter(|way| item.value(way).is_some());
    let Some(way) = ways.next() else {
        survey.report("for", ProblemKind::Missing);
        return None;
    };
    for other in ways {
        item.report(other, ProblemKind::Duplicate(other.to_owned()));
    }
    let target = match way {
        "sessions" => Target::Sessions(item.references("sessions", SessionId::parse, &names.sessions)),
        "kinds" => Target::Kinds(item.each_string("kinds", |word| Kind::parse(word).ok_or(ProblemKind::UnknownWord))),
        "days" => Target::Days(item.each_string("days", |text| {
            let day = parse_day(text).ok_or(ProblemKind::NotADate as fn(String) -> ProblemKind)?;
            if days.is_none_or(|days| days.contains(&day)) { Ok(day) } else { Err(ProblemKind::UnknownReference) }
        })),
        _ => {
            if item.value("meeting").and_then(Value::as_bool) != Some(true) {
                item.report("meeting", ProblemKind::WrongType);
            }
            Target::Meeting
        }
    };
    Some(target)
}

fn opens(word: &str) -> Option<Opens> {
    match word {
        "start" => Some(Opens::Start),
        "end-15" => Some(Opens::BeforeEnd),
        "end" => Some(Opens::End),
        other => parse_moment(other).map(Opens::At),
    }
}

/// Reads a question; its identifier is unique among `seen`.
pub(super) fn question<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<Question> {
    let id = item.own_name(|text| QuestionId::parse(text).is_ok(), seen).and_then(|id| QuestionId::parse(id).ok());
    let text = item.needed("text", item.text("text"));
    let kind = item.needed("kind", item.string("kind")).and_then(|word| kind(item, word));
    let measure = item.word("measure", |word| measure(word, kind.as_ref()));
    let topic = item.text("topic");
    let not_applicable = item.flag("not_applicable");
    let required = item.flag("required");
    Some(Question { id: id?, text: text?, kind: kind?, measure, topic, not_applicable, required })
}

/// What a question measures, where its kind can: the score is defined on 0–10 only, and a role is one of several.
fn measure(word: &str, kind: Option<&QuestionKind>) -> Option<Measure> {
    match (word, kind) {
        ("nps", None | Some(QuestionKind::Scale(Scale { min: 0, max: 10, .. }))) => Some(Measure::Nps),
        ("role", None | Some(QuestionKind::Choice(_))) => Some(Measure::Role),
        _ => None,
    }
}

fn kind(item: &Object, word: &str) -> Option<QuestionKind> {
    match word {
        "scale" => scale(item).map(QuestionKind::Scale),
        "before-after" => scale(item).map(QuestionKind::BeforeAfter),
        "choice" => Some(QuestionKind::Choice(options(item))),
        "choices" => Some(QuestionKind::Choices(options(item))),
        "text" => Some(QuestionKind::Text { max_length: item.count("max_length", MAX_TEXT_LENGTH).unwrap_or(TEXT_LENGTH) }),
        "number" => {
            let (min, max) = (bound(item, "min"), bound(item, "max"));
            if min.zip(max).is_some_and(|(min, max)| min > max) {
                item.report("max", ProblemKind::OutOfRange);
            }
            Some(QuestionKind::Number { min, max })
        }
        other => {
            item.report("kind", ProblemKind::UnknownQuestionKind(other.to_owned()));
            None
        }
    }
}

/// A bound of a number; what a spreadsheet holds without rounding is enough for any question.
fn bound(item: &Object, field: &str) -> Option<i64> {
    const EXACT: i64 = 1 << 53;
    item.whole(field, -EXACT..=EXACT)
}

fn scale(item: &Object) -> Option<Scale> {
    let (min, max) = (bound(item, "min"), bound(item, "max"));
    let (low, high) = (item.text("low"), item.text("high"));
    let scale = Scale { min: min.unwrap_or(1), max: max.unwrap_or(5), low, high };
    if !(1..=MAX_SPAN).contains(&(scale.max - scale.min)) {
        item.report("max", ProblemKind::OutOfRange);
        return None;
    }
    Some(scale)
}

fn options(item: &Object) -> Vec<Choice> {
    let mut seen = Known::new();
    let options = item.each("options", MAX_LIST, |item| {
        let id = item.own_id(OptionId::parse, &mut seen);
        let text = item.needed("text", item.text("text"));
        let with_text = item.flag("with_text");
        Some(Choice { id: id?, text: text?, with_text })
    });
    item.needed_list("options");
    options
}

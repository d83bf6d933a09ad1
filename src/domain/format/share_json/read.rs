//! Reading published results. Whoever made the file may have made it up, so every count has to fit the others.

use std::sync::Arc;

use chrono::{NaiveDateTime, NaiveTime};
use serde_json::Value;

use super::SHARE_SCHEMA;
use crate::{
    editions::{Edition, EditionPart, EditionSurvey, Topic},
    format::{
        Read,
        file::read_file,
        known::Known,
        leaf::cleaned,
        object::{MAX_LIST, MAX_TEXT, Object, place},
        survey_json::{MAX_QUESTIONS, question},
    },
    id::{MeetingId, SurveyId},
    problem::{Problem, ProblemKind},
    statistics::{Promoters, Share},
    summary::{Change, Comments, ENOUGH_FOR_NPS, Findings, Group, QuestionSummary, distribution},
    survey::{Measure, Question, QuestionKind, Scale},
    time::{parse_day, parse_time},
};

/// More people than ever answered a survey of one meeting: sums of counts stay far from overflow.
const MOST: i64 = 10_000_000;
/// The most comments on one question.
const MAX_COMMENTS: usize = 100_000;

/// Reads the results of a meeting.
///
/// # Errors
/// Every problem of the file, each with its place.
pub fn read_share(bytes: &[u8]) -> Result<Read<Edition>, Vec<Problem>> {
    read_file(bytes, SHARE_SCHEMA, edition)
}

fn edition(file: &Object) -> Option<Edition> {
    let meeting = file.needed("meeting", file.id("meeting", MeetingId::parse));
    let title = file.needed("title", file.text("title"));
    let (from, to) = (file.needed("from", file.date("from")), file.needed("to", file.date("to")));
    let made = file.needed("made", file.date("made"));
    let smallest_group = file.needed("smallest_group", file.whole("smallest_group", 3..=MOST));
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        file.report("to", ProblemKind::EndNotAfterStart);
    }
    let mut seen = Known::new();
    let surveys = file.each("surveys", MAX_LIST, |item| survey(item, &mut seen));
    Some(Edition {
        meeting: meeting?,
        title: title?,
        days: (from?, to?),
        made: made?,
        smallest_group: u32::try_from(smallest_group?).ok()?,
        surveys,
    })
}

fn survey<'a>(item: &Object<'a>, seen: &mut Known<'a>) -> Option<EditionSurvey> {
    let id = item.own_id(SurveyId::parse, seen);
    let version = item.needed("version", item.count("version", u32::MAX));
    let title = item.needed("title", item.text("title"));
    let mut seen = Known::new();
    let before = item.problems();
    let questions = item.each("questions", MAX_QUESTIONS, |item| question(item, &mut seen));
    // Results stand in the order of the questions: with one of them gone, nothing would be where it belongs.
    if item.problems() > before {
        return None;
    }
    let whole = item.needed("whole", item.object("whole")).and_then(|whole| group(&whole, &questions));
    let most = whole.as_ref().map_or(0, |whole| whole.n);
    let parts = item.each("parts", MAX_LIST, |item| part(item, &questions, most));
    Some(EditionSurvey { id: id?, version: version?, title: title?, questions, whole: whole?, parts })
}

fn part(item: &Object, questions: &[Question], most: u32) -> Option<EditionPart> {
    let topic = item.needed("about", item.object("about")).and_then(|about| topic(&about, item));
    let shown = item.object("group");
    let group = shown.as_ref().and_then(|shown| group(shown, questions));
    if group.as_ref().is_some_and(|group| group.n > most) {
        item.report("group", ProblemKind::OutOfRange);
    }
    if shown.is_some() && group.is_none() {
        return None;
    }
    Some(EditionPart { topic: topic?, group })
}

fn topic(about: &Object, part: &Object) -> Option<Topic> {
    if about.value("workshop").is_some() {
        return about.text("workshop").map(Topic::Workshop);
    }
    if about.value("session").is_some() {
        let title = about.text("session");
        let start = about.needed("start", about.word("start", minute));
        return Some(Topic::Session { title: title?, start: start?, round: about.count("round", 1_000) });
    }
    if about.value("day").is_some() {
        return about.date("day").map(Topic::Day);
    }
    if let Some(id) = about.line("gone") {
        return Some(Topic::Gone(id));
    }
    if about.flag("meeting") {
        return Some(Topic::Meeting);
    }
    part.report("about", ProblemKind::Missing);
    None
}

/// A minute of the meeting's clocks: `2017-09-26T14:30`.
fn minute(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let time: NaiveTime = parse_time(time)?;
    Some(parse_day(day)?.and_time(time))
}

fn group(item: &Object, questions: &[Question]) -> Option<Group> {
    let n = item.needed("n", amount(item, "n"))?;
    let present = item.count("present", 10_000_000);
    let said = item.items("said", MAX_QUESTIONS);
    if said.len() != questions.len() {
        item.report("said", ProblemKind::OutOfRange);
        return None;
    }
    let mut places = questions.iter();
    let all = item.each("said", MAX_QUESTIONS, |item| self::said(item, places.next()?, n));
    (all.len() == questions.len()).then(|| Group { n, response: present.map(|of| Share { count: n, of }), questions: all })
}

fn said(item: &Object, question: &Question, group: u32) -> Option<QuestionSummary> {
    let [n, not_applicable, missing, unfit] = ["n", "na", "missing", "unfit"].map(|name| amount(item, name).unwrap_or_default());
    let all = [n, not_applicable, missing, unfit].into_iter().map(u64::from).sum::<u64>();
    if all != u64::from(group) {
        item.report("n", ProblemKind::OutOfRange);
        return None;
    }
    let findings = findings(item, question, n)?;
    Some(QuestionSummary { question: question.id.clone(), n, not_applicable, missing, unfit, findings, comments: comments(item) })
}

fn findings(item: &Object, question: &Question, n: u32) -> Option<Findings> {
    match &question.kind {
        QuestionKind::Scale(scale) => {
            let points = scale_points(item, "counts", scale, n)?;
            let asked = question.measure == Some(Measure::Nps) && n >= ENOUGH_FOR_NPS;
            let promoters = asked.then(|| Promoters::from_points(&points));
            Some(Findings::Scale(distribution(points, n, is_one_to_five(scale)), promoters))
        }
        QuestionKind::BeforeAfter(scale) => {
            let (before, after) = (scale_points(item, "before", scale, n)?, scale_points(item, "after", scale, n)?);
            let moved = counts(item, "moved", 3)?;
            let [Some(down), Some(same), Some(up)] = moved[..] else { return bad(item, "moved") };
            if u64::from(down) + u64::from(same) + u64::from(up) != u64::from(n) {
                return bad(item, "moved");
            }
            let top = is_one_to_five(scale);
            let (before, after) = (distribution(before, n, top), distribution(after, n, top));
            Some(Findings::BeforeAfter { before, after, change: Change { down, same, up } })
        }
        QuestionKind::Choice(options) | QuestionKind::Choices(options) => {
            let several = matches!(question.kind, QuestionKind::Choices(_));
            let counts = counts(item, "counts", options.len())?;
            let sum: u64 = counts.iter().flatten().map(|count| u64::from(*count)).sum();
            let hidden = counts.iter().any(Option::is_none);
            let fits = if several {
                counts.iter().flatten().all(|count| *count <= n)
            } else if hidden {
                sum <= u64::from(n)
            } else {
                sum == u64::from(n)
            };
            if !fits {
                return bad(item, "counts");
            }
            Some(Findings::Options { counts: options.iter().map(|option| option.id.clone()).zip(counts).collect(), several })
        }
        QuestionKind::Number { .. } => numbers(item, n),
        QuestionKind::Text { .. } => Some(Findings::Words),
    }
}

fn numbers(item: &Object, n: u32) -> Option<Findings> {
    let pair = |pair: &Value| {
        let [value, count] = pair.as_array()?.as_slice() else { return None };
        Some((value.as_i64()?, count.as_u64().filter(|count| *count > 0).and_then(|count| u32::try_from(count).ok())?))
    };
    let points: Option<Vec<_>> = item.items("numbers", MAX_COMMENTS).iter().map(pair).collect();
    let sound = |points: &Vec<(i64, u32)>| {
        let rising = points.windows(2).all(|two| two[0].0 < two[1].0);
        rising && points.iter().map(|(_, count)| u64::from(*count)).sum::<u64>() == u64::from(n)
    };
    match points.filter(sound) {
        Some(points) => Some(Findings::Numbers(distribution(points, n, false))),
        None => bad(item, "numbers"),
    }
}

fn scale_points(item: &Object, field: &str, scale: &Scale, n: u32) -> Option<Vec<(i64, u32)>> {
    let length = usize::try_from(scale.max - scale.min + 1).ok()?;
    let counts = counts(item, field, length)?.into_iter().collect::<Option<Vec<_>>>();
    match counts.filter(|counts| counts.iter().map(|count| u64::from(*count)).sum::<u64>() == u64::from(n)) {
        Some(counts) => Some((scale.min..).zip(counts).collect()),
        None => bad(item, field),
    }
}

/// So many counts; `null` stands for a hidden one.
fn counts(item: &Object, field: &str, length: usize) -> Option<Vec<Option<u32>>> {
    let items = item.items(field, MAX_LIST);
    let count = |value: &Value| match value {
        Value::Null => Some(None),
        _ => value.as_i64().filter(|count| (0..=MOST).contains(count)).and_then(|count| u32::try_from(count).ok()).map(Some),
    };
    let counts: Option<Vec<_>> = items.iter().map(count).collect();
    match counts.filter(|counts| counts.len() == length) {
        Some(counts) => Some(counts),
        None => bad(item, field),
    }
}

fn comments(item: &Object) -> Comments {
    match item.value("comments") {
        None => Comments::None,
        Some(Value::String(word)) if word == "hidden" => Comments::Hidden,
        Some(_) => {
            let mut all = Vec::new();
            for (index, value) in item.items("comments", MAX_COMMENTS).iter().enumerate() {
                match value.as_str() {
                    Some(text) if text.chars().count() <= MAX_TEXT => all.push(Arc::from(cleaned(text))),
                    Some(_) => item.report(&place("comments", index), ProblemKind::TooMany { limit: MAX_TEXT }),
                    None => item.report(&place("comments", index), ProblemKind::WrongType),
                }
            }
            Comments::Shown(all)
        }
    }
}

/// A number of people, also none.
fn amount(item: &Object, field: &str) -> Option<u32> {
    item.whole(field, 0..=MOST).and_then(|number| u32::try_from(number).ok())
}

fn is_one_to_five(scale: &Scale) -> bool {
    (scale.min, scale.max) == (1, 5)
}

fn bad<T>(item: &Object, field: &str) -> Option<T> {
    item.report(field, ProblemKind::OutOfRange);
    None
}

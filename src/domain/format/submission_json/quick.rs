//! The quick way to read a submission: straight out of the text, with the identifiers that came before it, for files of a hundred thousand.
//!
//! What it reads, `read_value` reads in the same way; whatever is unusual it leaves to that.

use std::{borrow::Cow, sync::Arc};

use super::{
    SUBMISSION_SCHEMA,
    known::Known,
    runs::{Runs, Same, extend},
};
use crate::{
    answer::{Answer, Answers},
    format::scan::{Scan, Stop},
    id::{MeetingId, OptionId, QuestionId, SessionId, SurveyId},
    submission::{About, Body, Feedback, Submission, SubmissionId},
    text::Language,
    time::{Moment, parse_day, parse_moment},
};

/// More different identifiers of a kind than this are not remembered; no meeting has so many.
const MOST_KNOWN: usize = 500;
/// A word as long as this, in bytes, may be an option's id, which comes again and again.
const LONGEST_WORD: usize = 32;
/// So many words are remembered. What people type is another text each time, and to look through all of them takes longer than to copy it.
const MOST_WORDS: usize = 50;

/// Identifiers met so far, so that each stands in memory once.
#[derive(Debug)]
pub(in crate::format) struct Ids {
    meetings: Known<MeetingId>,
    sessions: Known<SessionId>,
    surveys: Known<SurveyId>,
    questions: Known<QuestionId>,
    options: Known<OptionId>,
    words: Known<Arc<str>>,
    runs: Runs,
    moment: Option<(String, Moment)>,
}

impl Default for Ids {
    fn default() -> Self {
        Self {
            meetings: Known::of(MOST_KNOWN),
            sessions: Known::of(MOST_KNOWN),
            surveys: Known::of(MOST_KNOWN),
            questions: Known::of(MOST_KNOWN),
            options: Known::of(MOST_KNOWN),
            words: Known::of(MOST_WORDS),
            runs: Runs::default(),
            moment: None,
        }
    }
}

impl Ids {
    #[inline]
    fn question(&mut self, scan: &mut Scan) -> Result<QuestionId, Stop> {
        self.questions.read(scan, QuestionId::as_str, |text| QuestionId::parse(text).ok())
    }

    #[inline]
    fn option(&mut self, scan: &mut Scan) -> Result<OptionId, Stop> {
        self.options.read(scan, OptionId::as_str, |text| OptionId::parse(text).ok())
    }

    /// Words that somebody typed, or an option's id.
    #[inline]
    fn words(&mut self, text: Cow<str>) -> Arc<str> {
        let may_come_again = text.len() <= LONGEST_WORD && text.bytes().all(|byte| byte != b' ');
        let known = if may_come_again { self.words.find(&text, |word| word, |text| Some(Arc::from(text))).ok() } else { None };
        known.unwrap_or_else(|| Arc::from(text))
    }

    /// Most submissions were made on one of a few days: then only the hour is read.
    #[inline]
    fn moment(&mut self, text: &str) -> Result<Moment, Stop> {
        let same_day = |known: &str| text.is_ascii() && known.len() == text.len() && known[..11] == text[..11] && known[16..] == text[16..];
        if let Some((known, moment)) = self.moment.as_ref().filter(|(known, _)| same_day(known)) {
            if known == text {
                return Ok(*moment);
            }
            if let Some(minutes) = minute_of_day(&text[11..16]).zip(minute_of_day(&known[11..16])).map(|(one, other)| one - other) {
                return Ok(*moment + chrono::Duration::minutes(minutes));
            }
        }
        let moment = parse_moment(text).ok_or(Stop::Odd)?;
        // "2017-09-26T16:05:00+02:00"
        if text.len() == 25 && text.is_ascii() {
            self.moment = Some((text.to_owned(), moment));
        }
        Ok(moment)
    }
}

/// Reads `HH:MM`.
#[inline]
fn minute_of_day(text: &str) -> Option<i64> {
    let [h, hh, b':', m, mm] = *text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let (hours, minutes) = (digit(h)? * 10 + digit(hh)?, digit(m)? * 10 + digit(mm)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// What was read of a submission so far.
#[derive(Default)]
struct Draft {
    same: Same,
    id: Option<SubmissionId>,
    at: Option<Moment>,
    about: Option<About>,
    answers: Option<Answers>,
    replaces: Option<SubmissionId>,
    withdraws: Option<SubmissionId>,
}

/// Reads the submission that begins here.
#[inline]
pub(in crate::format) fn quick(scan: &mut Scan, ids: &mut Ids) -> Result<Submission, Stop> {
    let mut draft = Draft::default();
    let mut run = None;
    scan.take(b'{')?;
    loop {
        scan.peek()?;
        if let Some(says) = ids.runs.pass(scan) {
            draft.same.put(says)?;
            ids.runs.learn(scan, run.take());
        } else {
            let start = scan.at();
            let name = scan.plain()?;
            scan.take(b':')?;
            if let Some(field) = same(name, scan, ids)? {
                draft.same.put(&field)?;
                extend(&mut run, start, scan.at(), &field)?;
            } else {
                ids.runs.learn(scan, run.take());
                draft.read(name, scan, ids)?;
            }
        }
        if !scan.another(b'}')? {
            break;
        }
    }
    ids.runs.learn(scan, run);
    draft.finish().ok_or(Stop::Odd)
}

/// Reads the value of a field that is much the same everywhere; `None` for any other field.
#[inline]
fn same(name: &str, scan: &mut Scan, ids: &mut Ids) -> Result<Option<Same>, Stop> {
    let mut same = Same::default();
    match name {
        "schema" => put(&mut same.schema, (scan.plain()? == SUBMISSION_SCHEMA).then_some(()))?,
        "meeting" => {
            let meeting = ids.meetings.read(scan, MeetingId::as_str, |text| MeetingId::parse(text).ok())?;
            put(&mut same.meeting, Some(meeting))?;
        }
        "lang" => put(&mut same.language, Language::parse(scan.plain()?))?,
        "kind" => {
            let is_feedback = match scan.plain()? {
                "feedback" => Some(true),
                "withdrawal" => Some(false),
                _ => None,
            };
            put(&mut same.is_feedback, is_feedback)?;
        }
        "survey" => {
            let survey = ids.surveys.read(scan, SurveyId::as_str, |text| SurveyId::parse(text).ok())?;
            put(&mut same.survey, Some(survey))?;
        }
        "version" => put(&mut same.version, u32::try_from(scan.whole()?).ok())?,
        _ => return Ok(None),
    }
    Ok(Some(same))
}

/// Takes a value that must be there and must not have been there before.
#[inline]
fn put<T>(place: &mut Option<T>, value: Option<T>) -> Result<(), Stop> {
    if value.is_none() || place.is_some() {
        return Err(Stop::Odd);
    }
    *place = value;
    Ok(())
}

impl Draft {
    /// Reads the value of a field; what it does not know has no meaning here, but stays in the text.
    #[inline]
    fn read(&mut self, name: &str, scan: &mut Scan, ids: &mut Ids) -> Result<(), Stop> {
        match name {
            "id" => put(&mut self.id, SubmissionId::parse(scan.plain()?)),
            "at" => put(&mut self.at, Some(ids.moment(scan.plain()?)?)),
            "about" => put(&mut self.about, Some(about(scan, ids)?)),
            "answers" => put(&mut self.answers, Some(answers(scan, ids)?)),
            "replaces" => put(&mut self.replaces, SubmissionId::parse(scan.plain()?)),
            "withdraws" => put(&mut self.withdraws, SubmissionId::parse(scan.plain()?)),
            _ => scan.pass_simple(),
        }
    }

    #[inline]
    fn finish(self) -> Option<Submission> {
        let Same { schema, meeting, language, is_feedback, survey, version } = self.same;
        schema?;
        let body = if is_feedback? {
            let (about, survey, version, answers) = (self.about?, survey?, version?, self.answers?);
            Body::Feedback(Feedback { about, survey, version, answers, replaces: self.replaces })
        } else {
            Body::Withdrawal { withdraws: self.withdraws? }
        };
        Some(Submission { id: self.id?, meeting: meeting?, at: self.at?, language: language?, body })
    }
}

#[inline]
fn about(scan: &mut Scan, ids: &mut Ids) -> Result<About, Stop> {
    scan.take(b'{')?;
    let name = scan.plain()?;
    scan.take(b':')?;
    let about = match name {
        "session" => About::Session(ids.sessions.read(scan, SessionId::as_str, |text| SessionId::parse(text).ok())?),
        "day" => About::Day(parse_day(scan.plain()?).ok_or(Stop::Odd)?),
        "meeting" => {
            scan.peek()?;
            scan.word("true")?;
            About::Meeting
        }
        _ => return Err(Stop::Odd),
    };
    // More than one name in it is unusual.
    if scan.another(b'}')? { Err(Stop::Odd) } else { Ok(about) }
}

#[inline]
fn answers(scan: &mut Scan, ids: &mut Ids) -> Result<Answers, Stop> {
    let mut answers = Answers::with_room();
    scan.take(b'{')?;
    if scan.peek()? == b'}' {
        scan.pass();
        return Ok(answers);
    }
    loop {
        let question = ids.question(scan)?;
        scan.take(b':')?;
        let answer = answer(scan, ids)?;
        if answers.insert(question, answer).is_some() {
            return Err(Stop::Odd);
        }
        if !scan.another(b'}')? {
            return Ok(answers);
        }
    }
}

#[inline]
fn answer(scan: &mut Scan, ids: &mut Ids) -> Result<Answer, Stop> {
    Ok(match scan.peek()? {
        b'"' => Answer::Text(ids.words(scan.string()?)),
        b'n' => {
            scan.word("null")?;
            Answer::NotApplicable
        }
        b'[' => {
            scan.pass();
            let mut options = Vec::new();
            if scan.peek()? == b']' {
                scan.pass();
                return Ok(Answer::Choices(options));
            }
            loop {
                options.push(ids.option(scan)?);
                if !scan.another(b']')? {
                    return Ok(Answer::Choices(options));
                }
            }
        }
        b'{' => of_parts(scan, ids)?,
        _ => Answer::Number(scan.whole()?),
    })
}

/// An option with words, or two points of a scale.
#[inline]
fn of_parts(scan: &mut Scan, ids: &mut Ids) -> Result<Answer, Stop> {
    scan.pass();
    let (mut option, mut text, mut before, mut after) = (None, None, None, None);
    loop {
        let name = scan.plain()?;
        scan.take(b':')?;
        match name {
            "option" => put(&mut option, Some(ids.option(scan)?))?,
            "text" => put(&mut text, Some(scan.string()?))?,
            "before" => put(&mut before, Some(scan.whole()?))?,
            "after" => put(&mut after, Some(scan.whole()?))?,
            _ => return Err(Stop::Odd),
        }
        if !scan.another(b'}')? {
            break;
        }
    }
    match (option, text, before.or(after)) {
        (Some(option), text, None) => {
            let text = text.filter(|text| !text.trim().is_empty()).map(Cow::into_owned);
            Ok(Answer::Choice { option, text })
        }
        (None, None, Some(_)) => Ok(Answer::BeforeAfter { before, after }),
        _ => Err(Stop::Odd),
    }
}

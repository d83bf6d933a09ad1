//! The quick way to read a submission: straight out of the text, with the identifiers that came before it, for files of a hundred thousand.
//!
//! What it reads, `read_value` reads in the same way; whatever is unusual it leaves to that.

use super::SUBMISSION_SCHEMA;
use crate::domain::{
    answer::{Answer, Answers},
    format::scan::{Scan, Stop},
    id::{MeetingId, OptionId, QuestionId, SessionId, SurveyId},
    submission::{About, Body, Feedback, Submission, SubmissionId},
    text::Language,
    time::{Moment, parse_day, parse_moment},
};

/// More different identifiers of a kind than this are not remembered; no meeting has so many.
const MOST_KNOWN: usize = 500;

/// Identifiers met so far, so that each stands in memory once.
#[derive(Debug, Default)]
pub(in crate::domain::format) struct Ids {
    meetings: Known<MeetingId>,
    sessions: Known<SessionId>,
    surveys: Known<SurveyId>,
    questions: Known<QuestionId>,
    options: Known<OptionId>,
    moment: Option<(String, Moment)>,
}

/// Identifiers of one kind.
#[derive(Debug)]
struct Known<T> {
    all: Vec<T>,
    /// The place after the one that was found last: submissions are much alike, so what follows once follows again.
    next: usize,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        Self { all: Vec::new(), next: 0 }
    }
}

impl<T: Clone> Known<T> {
    fn find(&mut self, text: &str, is: impl Fn(&T) -> &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Stop> {
        let (before, after) = self.all.split_at(self.next.min(self.all.len()));
        let is_it = |known: &T| is(known) == text;
        let place = after.iter().position(is_it).map(|place| before.len() + place).or_else(|| before.iter().position(is_it));
        if let Some(place) = place {
            self.next = place + 1;
            return Ok(self.all[place].clone());
        }
        let new = parse(text).ok_or(Stop::Odd)?;
        if self.all.len() < MOST_KNOWN {
            self.all.push(new.clone());
            self.next = self.all.len();
        }
        Ok(new)
    }
}

impl Ids {
    fn question(&mut self, text: &str) -> Result<QuestionId, Stop> {
        self.questions.find(text, QuestionId::as_str, |text| QuestionId::parse(text).ok())
    }

    fn option(&mut self, text: &str) -> Result<OptionId, Stop> {
        self.options.find(text, OptionId::as_str, |text| OptionId::parse(text).ok())
    }

    /// Most submissions were made on one of a few days: then only the hour is read.
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
fn minute_of_day(text: &str) -> Option<i64> {
    let [h, hh, b':', m, mm] = *text.as_bytes() else { return None };
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    let (hours, minutes) = (digit(h)? * 10 + digit(hh)?, digit(m)? * 10 + digit(mm)?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// What was read of a submission so far.
#[derive(Default)]
struct Draft {
    schema: Option<()>,
    id: Option<SubmissionId>,
    meeting: Option<MeetingId>,
    at: Option<Moment>,
    language: Option<Language>,
    is_feedback: Option<bool>,
    about: Option<About>,
    survey: Option<SurveyId>,
    version: Option<u32>,
    answers: Option<Answers>,
    replaces: Option<SubmissionId>,
    withdraws: Option<SubmissionId>,
}

/// Reads the submission that begins here.
pub(in crate::domain::format) fn quick(scan: &mut Scan, ids: &mut Ids) -> Result<Submission, Stop> {
    let mut draft = Draft::default();
    scan.take(b'{')?;
    loop {
        let name = scan.plain()?;
        scan.take(b':')?;
        // By length first: a comparison of texts for each name that there is would take as long as the rest.
        match (name.len(), name) {
            (6, "schema") => put(&mut draft.schema, (scan.plain()? == SUBMISSION_SCHEMA).then_some(()))?,
            (2, "id") => put(&mut draft.id, SubmissionId::parse(scan.plain()?))?,
            (7, "meeting") => {
                let meeting = ids.meetings.find(scan.plain()?, MeetingId::as_str, |text| MeetingId::parse(text).ok())?;
                put(&mut draft.meeting, Some(meeting))?;
            }
            (2, "at") => put(&mut draft.at, Some(ids.moment(scan.plain()?)?))?,
            (4, "lang") => put(&mut draft.language, Language::parse(scan.plain()?))?,
            (4, "kind") => {
                let is_feedback = match scan.plain()? {
                    "feedback" => Some(true),
                    "withdrawal" => Some(false),
                    _ => None,
                };
                put(&mut draft.is_feedback, is_feedback)?;
            }
            (5, "about") => put(&mut draft.about, Some(about(scan, ids)?))?,
            (6, "survey") => {
                let survey = ids.surveys.find(scan.plain()?, SurveyId::as_str, |text| SurveyId::parse(text).ok())?;
                put(&mut draft.survey, Some(survey))?;
            }
            (7, "version") => put(&mut draft.version, u32::try_from(scan.whole()?).ok())?,
            (7, "answers") => put(&mut draft.answers, Some(answers(scan, ids)?))?,
            (8, "replaces") => put(&mut draft.replaces, SubmissionId::parse(scan.plain()?))?,
            (9, "withdraws") => put(&mut draft.withdraws, SubmissionId::parse(scan.plain()?))?,
            _ => scan.pass_simple()?,
        }
        if !scan.another(b'}')? {
            break;
        }
    }
    draft.finish().ok_or(Stop::Odd)
}

/// Takes a value that must be there and must not have been there before.
fn put<T>(place: &mut Option<T>, value: Option<T>) -> Result<(), Stop> {
    if value.is_none() || place.is_some() {
        return Err(Stop::Odd);
    }
    *place = value;
    Ok(())
}

impl Draft {
    fn finish(self) -> Option<Submission> {
        self.schema?;
        let body = if self.is_feedback? {
            let (about, survey, version, answers) = (self.about?, self.survey?, self.version?, self.answers?);
            Body::Feedback(Feedback { about, survey, version, answers, replaces: self.replaces })
        } else {
            Body::Withdrawal { withdraws: self.withdraws? }
        };
        Some(Submission { id: self.id?, meeting: self.meeting?, at: self.at?, language: self.language?, body })
    }
}

fn about(scan: &mut Scan, ids: &mut Ids) -> Result<About, Stop> {
    scan.take(b'{')?;
    let name = scan.plain()?;
    scan.take(b':')?;
    let about = match name {
        "session" => About::Session(ids.sessions.find(scan.plain()?, SessionId::as_str, |text| SessionId::parse(text).ok())?),
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

fn answers(scan: &mut Scan, ids: &mut Ids) -> Result<Answers, Stop> {
    let mut answers = Answers::new();
    scan.take(b'{')?;
    if scan.peek()? == b'}' {
        scan.pass();
        return Ok(answers);
    }
    loop {
        let question = ids.question(scan.plain()?)?;
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

fn answer(scan: &mut Scan, ids: &mut Ids) -> Result<Answer, Stop> {
    Ok(match scan.peek()? {
        b'"' => Answer::Text(scan.string()?.into_owned()),
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
                options.push(ids.option(scan.plain()?)?);
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
fn of_parts(scan: &mut Scan, ids: &mut Ids) -> Result<Answer, Stop> {
    scan.pass();
    let (mut option, mut text, mut before, mut after) = (None, None, None, None);
    loop {
        let name = scan.plain()?;
        scan.take(b':')?;
        match name {
            "option" => put(&mut option, Some(ids.option(scan.plain()?)?))?,
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
            let text = text.filter(|text| !text.trim().is_empty()).map(std::borrow::Cow::into_owned);
            Ok(Answer::Choice { option, text })
        }
        (None, None, Some(_)) => Ok(Answer::BeforeAfter { before, after }),
        _ => Err(Stop::Odd),
    }
}

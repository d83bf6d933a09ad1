//! Two editions beside each other, on the questions they share: the same identifier, and the same scale or options.
//!
//! A difference is given with its interval, and called uncertain unless there is enough to go by. What answers do not tell, such as that
//! other people came, no interval knows.

use super::{Edition, EditionSurvey};
use crate::{
    search::fold,
    statistics::{Interval, Share, difference},
    summary::{Distribution, ENOUGH_FOR_FIGURES, Findings, QuestionSummary},
    survey::{Question, QuestionKind, Scale},
    text::{Language, Text},
};

/// Below so many answers on either side a difference stays uncertain, whatever its interval says.
pub const ENOUGH_TO_BE_SURE: u32 = 30;

/// The same thing of the edition at hand, and of the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<T> {
    /// Of the edition at hand.
    pub here: T,
    /// Of the other one.
    pub there: T,
}

/// How two shares differ.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// Here less there, as a fraction, −1 to 1.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// It may as well be none: the interval holds zero, or there are few answers.
    pub uncertain: bool,
}

impl Difference {
    /// `None` where either side has too few answers for percentages.
    pub fn of(shares: Pair<Share>) -> Option<Self> {
        let fewest = shares.here.of.min(shares.there.of);
        if fewest < ENOUGH_FOR_FIGURES {
            return None;
        }
        let value = shares.here.fraction()? - shares.there.fraction()?;
        let interval = difference(shares.here, shares.there)?;
        let uncertain = fewest < ENOUGH_TO_BE_SURE || (interval.low <= 0.0 && interval.high >= 0.0);
        Some(Self { value, interval, uncertain })
    }
}

/// What two editions say to one question.
#[derive(Debug, Clone, PartialEq)]
pub enum Compared {
    /// Points of a scale, or numbers, of each: the share of 4 and 5 and its difference where the scale has them, medians beside each other.
    Points {
        /// Every point with its counts.
        points: Vec<(i64, Pair<u32>)>,
        /// The shares of 4 and 5, with their difference.
        top: Option<(Pair<Share>, Difference)>,
        /// The medians.
        medians: Option<Pair<f64>>,
    },
    /// Options of each, with their counts; `None` where hidden.
    Options(Vec<(Text, Pair<Option<u32>>)>),
    /// Medians before and after, of each.
    BeforeAfter {
        /// Before.
        before: Option<Pair<f64>>,
        /// After.
        after: Option<Pair<f64>>,
    },
}

/// A question that two editions share.
#[derive(Debug, Clone, PartialEq)]
pub struct Shared {
    /// The survey here.
    pub survey: Text,
    /// The question here.
    pub question: Question,
    /// How it was worded there, when that differs.
    pub worded_there: Option<Question>,
    /// How many answered.
    pub n: Pair<u32>,
    /// What they said.
    pub compared: Compared,
}

/// The questions that two editions share and both answered, in the order of the one at hand, and those that only look the same: asked under one identifier
/// on another scale.
pub fn compare(here: &Edition, there: &Edition) -> (Vec<Shared>, Vec<Question>) {
    let (mut shared, mut unlike) = (Vec::new(), Vec::new());
    for survey in &here.surveys {
        for (question, said) in survey.questions.iter().zip(&survey.whole.questions) {
            if matches!(question.kind, QuestionKind::Text { .. }) {
                continue;
            }
            let Some((other, said_there)) = like(there, survey, question) else { continue };
            if said.n == 0 || said_there.n == 0 {
                continue;
            }
            let compared = if is_same_kind(&question.kind, &other.kind) { compared(question, said, said_there) } else { None };
            match compared {
                Some(compared) => shared.push(Shared {
                    survey: survey.title.clone(),
                    question: question.clone(),
                    worded_there: (question.text != other.text || question.topic != other.topic).then(|| other.clone()),
                    n: Pair { here: said.n, there: said_there.n },
                    compared,
                }),
                None => unlike.push(question.clone()),
            }
        }
    }
    (shared, unlike)
}

/// The question of the same identifier: in the survey of the same one, or else where it is asked in one survey alone.
fn like<'e>(there: &'e Edition, survey: &EditionSurvey, question: &Question) -> Option<(&'e Question, &'e QuestionSummary)> {
    let within =
        |survey: &'e EditionSurvey| survey.questions.iter().zip(&survey.whole.questions).find(|(other, _)| other.id == question.id);
    if let Some(same) = there.surveys.iter().find(|other| other.id == survey.id) {
        return within(same);
    }
    let mut all = there.surveys.iter().filter_map(within);
    all.next().filter(|_| all.next().is_none())
}

/// The same scale or the same options. Words at the ends of a scale are part of it: "wcale … bardzo" measures something else than
/// "zdecydowanie nie … zdecydowanie tak".
fn is_same_kind(here: &QuestionKind, there: &QuestionKind) -> bool {
    match (here, there) {
        (QuestionKind::Scale(here), QuestionKind::Scale(there)) | (QuestionKind::BeforeAfter(here), QuestionKind::BeforeAfter(there)) => {
            is_same_scale(here, there)
        }
        (QuestionKind::Choice(here), QuestionKind::Choice(there)) | (QuestionKind::Choices(here), QuestionKind::Choices(there)) => {
            here.len() == there.len() && here.iter().zip(there).all(|(here, there)| here.id == there.id)
        }
        (QuestionKind::Number { .. }, QuestionKind::Number { .. }) => true,
        _ => false,
    }
}

fn is_same_scale(here: &Scale, there: &Scale) -> bool {
    let alike = |here: &Option<Text>, there: &Option<Text>| match (here, there) {
        (None, None) => true,
        (Some(here), Some(there)) => [Language::Polish, Language::English].into_iter().any(|language| {
            let (ours, theirs) = (here.pick(language), there.pick(language));
            ours.1 == theirs.1 && fold(ours.0).trim() == fold(theirs.0).trim()
        }),
        _ => false,
    };
    (here.min, here.max) == (there.min, there.max) && alike(&here.low, &there.low) && alike(&here.high, &there.high)
}

fn compared(question: &Question, here: &QuestionSummary, there: &QuestionSummary) -> Option<Compared> {
    match (&here.findings, &there.findings) {
        (Findings::Scale(here, _), Findings::Scale(there, _)) | (Findings::Numbers(here), Findings::Numbers(there)) => {
            let top = || {
                let shares = Pair { here: here.figures?.top?, there: there.figures?.top? };
                Some((shares, Difference::of(shares)?))
            };
            Some(Compared::Points { points: points(here, there), top: top(), medians: medians(here, there) })
        }
        (Findings::Options { counts: here, .. }, Findings::Options { counts: there, .. }) => {
            let (QuestionKind::Choice(options) | QuestionKind::Choices(options)) = &question.kind else { return None };
            let mut rows = Vec::new();
            for (at, option) in options.iter().enumerate() {
                rows.push((option.text.clone(), Pair { here: here.get(at)?.1, there: there.get(at)?.1 }));
            }
            Some(Compared::Options(rows))
        }
        (Findings::BeforeAfter { before, after, .. }, Findings::BeforeAfter { before: before_there, after: after_there, .. }) => {
            Some(Compared::BeforeAfter { before: medians(before, before_there), after: medians(after, after_there) })
        }
        _ => None,
    }
}

fn medians(here: &Distribution, there: &Distribution) -> Option<Pair<f64>> {
    Some(Pair { here: here.figures?.median, there: there.figures?.median })
}

/// Every point that either side has, in rising order.
fn points(here: &Distribution, there: &Distribution) -> Vec<(i64, Pair<u32>)> {
    let mut points: Vec<(i64, Pair<u32>)> = here.points.iter().map(|(point, n)| (*point, Pair { here: *n, there: 0 })).collect();
    for (point, n) in &there.points {
        match points.binary_search_by_key(point, |(point, _)| *point) {
            Ok(at) => points[at].1.there = *n,
            Err(at) => points.insert(at, (*point, Pair { here: 0, there: *n })),
        }
    }
    points
}

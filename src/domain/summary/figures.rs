//! From counts to what may be said of a question: figures on answers enough, roles and comments under the rule of small groups.

use std::sync::Arc;

use super::{Rules, hide, shuffle::Shuffle, tally::QuestionTally};
use crate::{
    id::{OptionId, QuestionId},
    statistics::{Promoters, Share, mean, median},
    survey::{Measure, Question, QuestionKind, Scale},
};

/// Below so many answers there are counts only: no percentages, no median, no mean.
pub const ENOUGH_FOR_FIGURES: u32 = 10;

/// Below so many answers there is no Net Promoter Score.
pub const ENOUGH_FOR_NPS: u32 = 30;

/// What the answers to one question say.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSummary {
    /// The question.
    pub question: QuestionId,
    /// How many answered it; percentages are of these.
    pub n: u32,
    /// How many said that it does not apply.
    pub not_applicable: u32,
    /// How many left it out.
    pub missing: u32,
    /// How many gave an answer that does not fit the question as it is now worded.
    pub unfit: u32,
    /// The answers.
    pub findings: Findings,
    /// What people wrote.
    pub comments: Comments,
}

impl QuestionSummary {
    /// The share of a count among the answers, 0 to 1, where there are answers enough for percentages.
    pub fn share(&self, count: u32) -> Option<f64> {
        if self.n < ENOUGH_FOR_FIGURES { None } else { Share { count, of: self.n }.fraction() }
    }
}

/// The answers to a question, by its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Findings {
    /// Points of a scale, and the groups of a Net Promoter Score where it may be given.
    Scale(Distribution, Option<Promoters>),
    /// Options in the survey's order, each with its count; `None` when hidden. `several`: one person may count in more than one.
    Options {
        /// The counts.
        counts: Vec<(OptionId, Option<u32>)>,
        /// One person may count in more than one.
        several: bool,
    },
    /// Numbers that were given, in rising order.
    Numbers(Distribution),
    /// A scale before and after.
    BeforeAfter {
        /// Before the meeting.
        before: Distribution,
        /// After it.
        after: Distribution,
        /// How the same people moved.
        change: Change,
    },
    /// Words only: they stand among the comments.
    Words,
}

/// Values with their counts, in rising order.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The values; every point of a scale, also one that nobody gave.
    pub points: Vec<(i64, u32)>,
    /// Figures, where there are answers enough.
    pub figures: Option<Figures>,
}

/// Figures of a distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The median.
    pub median: f64,
    /// The arithmetic mean.
    pub mean: f64,
    /// How many gave 4 or 5, on a scale of 1 to 5.
    pub top: Option<Share>,
}

/// How people moved from before to after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// How many went down.
    pub down: u32,
    /// How many stayed.
    pub same: u32,
    /// How many went up.
    pub up: u32,
}

/// What people wrote, shuffled, without time or role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comments {
    /// The question takes no words.
    None,
    /// The group is too small to show them.
    Hidden,
    /// These, perhaps none.
    Shown(Vec<Arc<str>>),
}

/// Sums up one question of a group of `group` submissions, and takes the words out of its tally. `whole`: the group is the whole survey.
pub(super) fn question(
    question: &Question,
    tally: &mut QuestionTally,
    group: u32,
    rules: Rules,
    whole: bool,
    shuffle: &mut Shuffle,
) -> QuestionSummary {
    let n = tally.answered;
    let scale = |scale: &Scale, slots: &[u32]| distribution((scale.min..).zip(slots.iter().copied()).collect(), n, is_one_to_five(scale));
    let findings = match &question.kind {
        QuestionKind::Scale(range) => {
            let points = scale(range, &tally.slots);
            let asked = question.measure == Some(Measure::Nps) && (range.min, range.max) == (0, 10) && n >= ENOUGH_FOR_NPS;
            let promoters = asked.then(|| Promoters::from_points(&points.points));
            Findings::Scale(points, promoters)
        }
        QuestionKind::Choice(options) | QuestionKind::Choices(options) => {
            let hidden = hidden_options(question, &tally.slots, rules, whole);
            let shown = tally.slots.iter().zip(hidden).map(|(count, hidden)| (!hidden).then_some(*count));
            let counts = options.iter().map(|option| option.id.clone()).zip(shown).collect();
            Findings::Options { counts, several: matches!(question.kind, QuestionKind::Choices(_)) }
        }
        QuestionKind::Number { .. } => {
            Findings::Numbers(distribution(tally.numbers.iter().map(|(number, count)| (*number, *count)).collect(), n, false))
        }
        QuestionKind::BeforeAfter(range) => {
            let [down, same, up] = tally.moved;
            let (before, after) = (scale(range, &tally.slots), scale(range, &tally.after));
            Findings::BeforeAfter { before, after, change: Change { down, same, up } }
        }
        QuestionKind::Text { .. } => Findings::Words,
    };
    QuestionSummary {
        question: question.id.clone(),
        n,
        not_applicable: tally.not_applicable,
        missing: group.saturating_sub(n + tally.not_applicable + tally.unfit),
        unfit: tally.unfit,
        findings,
        comments: comments(question, tally, group, rules, shuffle),
    }
}

/// The same without what people wrote.
pub(super) fn without_comments(said: QuestionSummary) -> QuestionSummary {
    QuestionSummary { comments: Comments::None, ..said }
}

/// Roles are groups of people themselves. Beside the survey as a whole they are not broken down at all: a role within a session
/// would be the crossing of two breakdowns, whose differences tell single people.
fn hidden_options(question: &Question, counts: &[u32], rules: Rules, whole: bool) -> Vec<bool> {
    match rules.smallest_group {
        Some(smallest) if question.measure == Some(Measure::Role) => {
            if whole {
                hide(counts, smallest)
            } else {
                vec![true; counts.len()]
            }
        }
        _ => vec![false; counts.len()],
    }
}

fn comments(question: &Question, tally: &mut QuestionTally, group: u32, rules: Rules, shuffle: &mut Shuffle) -> Comments {
    let takes_words = match &question.kind {
        QuestionKind::Text { .. } => true,
        QuestionKind::Choice(options) => question.measure != Some(Measure::Role) && options.iter().any(|option| option.with_text),
        _ => false,
    };
    if !takes_words {
        return Comments::None;
    }
    if rules.smallest_group.is_some_and(|smallest| (1..smallest).contains(&group)) {
        return Comments::Hidden;
    }
    let mut words = std::mem::take(&mut tally.words);
    shuffle.shuffle(&mut words);
    Comments::Shown(words)
}

/// Values with their counts, in rising order, of `n` answers; with figures where there are answers enough.
pub(crate) fn distribution(points: Vec<(i64, u32)>, n: u32, one_to_five: bool) -> Distribution {
    let enough = n >= ENOUGH_FOR_FIGURES;
    let figures = median(&points).zip(mean(&points)).filter(|_| enough).map(|(median, mean)| {
        let top = points.iter().filter(|(point, _)| *point >= 4).map(|(_, count)| count).sum();
        Figures { median, mean, top: one_to_five.then_some(Share { count: top, of: n }) }
    });
    Distribution { points, figures }
}

fn is_one_to_five(scale: &Scale) -> bool {
    (scale.min, scale.max) == (1, 5)
}

//! Counting: one pass over the answers, in numbers that add up, so that a whole is the sum of its parts.

use std::{cmp::Ordering, collections::BTreeMap, sync::Arc};

use crate::{
    answer::{Answer, Answers},
    order::by_key,
    survey::{Choice, Measure, Question, QuestionKind, Scale, Survey},
};

/// What the answers about one thing add up to.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    /// How many submissions.
    pub(super) n: u32,
    /// The questions, in the survey's order.
    pub(super) questions: Vec<QuestionTally>,
}

/// What the answers to one question add up to.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct QuestionTally {
    /// Answers that fit the question.
    pub(super) answered: u32,
    pub(super) not_applicable: u32,
    /// Answers that do not fit the question, as of another version of the survey.
    pub(super) unfit: u32,
    /// Per point of the scale from its lowest, or per option in order; "before" of before/after.
    pub(super) slots: Vec<u32>,
    /// "After" of before/after, per point.
    pub(super) after: Vec<u32>,
    /// Before/after: how many went down, stayed, went up.
    pub(super) moved: [u32; 3],
    /// Numbers, each with its count.
    pub(super) numbers: BTreeMap<i64, u32>,
    /// What people wrote.
    pub(super) words: Vec<Arc<str>>,
}

impl Tally {
    pub(super) fn new(survey: &Survey) -> Self {
        Self { n: 0, questions: survey.questions.iter().map(QuestionTally::new).collect() }
    }

    /// Adds another tally of the same survey.
    pub(super) fn merge(&mut self, other: &Self) {
        self.n += other.n;
        for (mine, theirs) in self.questions.iter_mut().zip(&other.questions) {
            mine.merge(theirs);
        }
    }
}

/// What makes counting quick: where the questions of a survey stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counter {
    /// Places of the questions in the order of their ids, which is the order of answers, so that both are walked once.
    by_id: Vec<usize>,
    /// Place of the question that asks the role.
    role: Option<usize>,
}

impl Counter {
    pub(super) fn new(survey: &Survey) -> Self {
        let mut by_id: Vec<usize> = (0..survey.questions.len()).collect();
        by_key(&mut by_id, |place| survey.questions[*place].id.as_str());
        let asks_role = |question: &Question| question.measure == Some(Measure::Role) && matches!(question.kind, QuestionKind::Choice(_));
        Self { by_id, role: survey.questions.iter().position(asks_role) }
    }

    /// How many roles the survey knows.
    pub(super) fn roles(&self, survey: &Survey) -> usize {
        self.role_options(survey).len()
    }

    /// The roles that the survey knows.
    #[inline]
    pub(super) fn role_options<'s>(&self, survey: &'s Survey) -> &'s [Choice] {
        match self.role.and_then(|role| survey.questions.get(role)).map(|question| &question.kind) {
            Some(QuestionKind::Choice(options)) => options,
            _ => &[],
        }
    }

    /// The place of the role that was given; `None` where there is none that fits.
    #[inline]
    pub(super) fn role_of(&self, survey: &Survey, answers: &Answers) -> Option<usize> {
        let answer = answers.get(&survey.questions.get(self.role?)?.id)?;
        let option = match answer {
            Answer::Choice { option, .. } => option.as_str(),
            Answer::Text(option) => option,
            _ => return None,
        };
        place(self.role_options(survey), option)
    }

    /// Counts one submission.
    #[inline]
    pub(super) fn add(&self, survey: &Survey, answers: &Answers, tally: &mut Tally) {
        tally.n += 1;
        let mut places = self.by_id.iter().copied().peekable();
        for (id, answer) in answers.iter() {
            while let Some(place) = places.peek().copied() {
                let order = survey.questions[place].id.cmp(id);
                if order == Ordering::Equal {
                    tally.questions[place].add(&survey.questions[place], answer);
                }
                if order == Ordering::Greater {
                    break;
                }
                places.next();
            }
        }
    }
}

impl QuestionTally {
    fn new(question: &Question) -> Self {
        let (slots, after) = match &question.kind {
            QuestionKind::Scale(scale) => (points(scale), 0),
            QuestionKind::BeforeAfter(scale) => (points(scale), points(scale)),
            QuestionKind::Choice(options) | QuestionKind::Choices(options) => (options.len(), 0),
            QuestionKind::Text { .. } | QuestionKind::Number { .. } => (0, 0),
        };
        Self { slots: vec![0; slots], after: vec![0; after], ..Self::default() }
    }

    #[inline]
    fn add(&mut self, question: &Question, answer: &Answer) {
        if *answer == Answer::NotApplicable {
            self.not_applicable += 1;
        } else if self.fits(question, answer).is_some() {
            self.answered += 1;
        } else {
            self.unfit += 1;
        }
    }

    /// Counts the answer if it fits the question, and `None` without a change if not.
    #[inline]
    fn fits(&mut self, question: &Question, answer: &Answer) -> Option<()> {
        match (&question.kind, answer) {
            (QuestionKind::Scale(scale), Answer::Number(point)) => *self.slots.get_mut(slot(scale, *point)?)? += 1,
            (QuestionKind::BeforeAfter(scale), Answer::BeforeAfter { before: Some(before), after: Some(after) }) => {
                let (from, to) = (slot(scale, *before)?, slot(scale, *after)?);
                self.slots[from] += 1;
                self.after[to] += 1;
                self.moved[(1 + usize::from(to > from)) - usize::from(to < from)] += 1;
            }
            (QuestionKind::Choice(options), Answer::Choice { option, text }) => {
                *self.slots.get_mut(place(options, option.as_str())?)? += 1;
                // What somebody wrote beside their role is their role too, and comments never come with one.
                self.words.extend(text.as_deref().filter(|_| question.measure != Some(Measure::Role)).map(Arc::from));
            }
            // An option without words travels as its bare identifier.
            (QuestionKind::Choice(options), Answer::Text(option)) => *self.slots.get_mut(place(options, option)?)? += 1,
            (QuestionKind::Choices(options), Answer::Choices(chosen)) => {
                let places: Option<Vec<_>> = chosen.iter().map(|option| place(options, option.as_str())).collect();
                let places = places.filter(|places| !places.is_empty())?;
                for (at, place) in places.iter().enumerate() {
                    // An option named twice was still chosen by one person.
                    self.slots[*place] += u32::from(!places[..at].contains(place));
                }
            }
            (QuestionKind::Number { min, max }, Answer::Number(number)) => {
                let within = min.is_none_or(|min| *number >= min) && max.is_none_or(|max| *number <= max);
                *self.numbers.entry(within.then_some(*number)?).or_default() += 1;
            }
            (QuestionKind::Text { .. }, Answer::Text(words)) => self.words.push(Arc::clone(words)),
            _ => return None,
        }
        Some(())
    }

    fn merge(&mut self, other: &Self) {
        self.answered += other.answered;
        self.not_applicable += other.not_applicable;
        self.unfit += other.unfit;
        let sum = |mine: &mut [u32], theirs: &[u32]| mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        sum(&mut self.slots, &other.slots);
        sum(&mut self.after, &other.after);
        sum(&mut self.moved, &other.moved);
        for (number, count) in &other.numbers {
            *self.numbers.entry(*number).or_default() += count;
        }
        self.words.extend(other.words.iter().cloned());
    }
}

/// How many points a scale has.
fn points(scale: &Scale) -> usize {
    slot(scale, scale.max).map_or(0, |last| last + 1)
}

/// The place of a point from the lowest; `None` outside of the scale.
#[inline]
fn slot(scale: &Scale, point: i64) -> Option<usize> {
    (point <= scale.max).then(|| point.checked_sub(scale.min)).flatten()?.try_into().ok()
}

#[inline]
fn place(options: &[Choice], id: &str) -> Option<usize> {
    options.iter().position(|option| option.id.as_str() == id)
}

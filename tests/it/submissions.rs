//! Submissions made from a seed: what a large meeting might send, with corrections, withdrawals, gaps and comments.

use kuluary::domain::{
    answer::{Answer, Answers},
    feedback,
    meeting::Meeting,
    submission::{Body, Feedback, Submission, SubmissionId},
    survey::{Question, QuestionKind, Scale},
    text::Language,
};

/// So many submissions about `meeting`: of a hundred about six correct and two withdraw an earlier one.
///
/// # Panics
/// When the meeting has no survey.
pub(crate) fn seeded(meeting: &Meeting, count: usize, seed: u64) -> Vec<Submission> {
    let subjects = feedback::subjects(meeting);
    let mut dice = Dice(seed);
    let mut made: Vec<Submission> = Vec::with_capacity(count);
    for serial in 0..count {
        let subject = &subjects[dice.below(subjects.len())];
        let earlier = made.get(dice.below(count)).map(|earlier| earlier.id.clone());
        let (corrects, withdraws) = (dice.per_cent(6), dice.per_cent(2));
        let body = if let Some(withdraws) = earlier.clone().filter(|_| withdraws) {
            Body::Withdrawal { withdraws }
        } else {
            let mut given = |question: &Question| Some((question.id.clone(), answer(question, &mut dice)?));
            let answers: Answers = subject.survey.questions.iter().filter_map(&mut given).collect();
            let (survey, version, about) = (subject.survey.id.clone(), subject.survey.version, subject.about.clone());
            Body::Feedback(Feedback { about, survey, version, answers, replaces: earlier.filter(|_| corrects) })
        };
        let id = SubmissionId::parse(&format!("{:08x}-0000-4000-8000-{serial:012x}", dice.next() >> 32)).expect("a UUID");
        made.push(Submission { id, meeting: meeting.id.clone(), at: subject.opens, language: Language::Polish, body });
    }
    made
}

/// An answer that the question allows, or none.
fn answer(question: &Question, dice: &mut Dice) -> Option<Answer> {
    if dice.per_cent(8) {
        return None;
    }
    if question.not_applicable && dice.per_cent(3) {
        return Some(Answer::NotApplicable);
    }
    let mut point = |scale: &Scale| (scale.min..=scale.max).nth(dice.high(scale.max - scale.min));
    Some(match &question.kind {
        QuestionKind::Scale(scale) => Answer::Number(point(scale)?),
        QuestionKind::BeforeAfter(scale) => Answer::BeforeAfter { before: point(scale), after: point(scale) },
        QuestionKind::Choice(options) => {
            let chosen = &options[dice.below(options.len())];
            Answer::Choice { option: chosen.id.clone(), text: chosen.with_text.then(|| "tak, ale".to_owned()) }
        }
        QuestionKind::Choices(options) => Answer::Choices(vec![options[dice.below(options.len())].id.clone()]),
        QuestionKind::Number { min, max } => Answer::Number(min.or(*max).unwrap_or(3)),
        QuestionKind::Text { .. } if dice.per_cent(70) => return None,
        QuestionKind::Text { .. } => Answer::Text(format!("Komentarz {}", dice.below(1_000_000)).into()),
    })
}

/// `xorshift64*`: small, quick, the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.max(1);
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from((self.next() >> 16) % limit.max(1) as u64).unwrap_or(0)
    }

    /// A place on a scale, the higher ones more often, as people answer.
    fn high(&mut self, last: i64) -> usize {
        let places = usize::try_from(last).unwrap_or(0) + 1;
        self.below(places).max(self.below(places))
    }

    fn per_cent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }
}

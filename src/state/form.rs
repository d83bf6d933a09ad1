//! One form on screen: its draft, what is wrong with it, and what becomes of it.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    clock::real_minute,
    drafts::{FormKey, MyDrafts, use_drafts},
    outbox::{MyOutbox, use_outbox},
};
use crate::{
    browser::{
        random,
        storage::{StorageError, records::Kept},
    },
    domain::{
        answer::{Answer, Answers, as_meant},
        delivery::{Tick, outbox::Entry},
        draft::Draft,
        feedback::Subject,
        form::{AnswerProblem, FormProblems, check},
        format::submission_json,
        id::QuestionId,
        meeting::Meeting,
        submission::{Body, Head, Submission, SubmissionId},
        survey::Survey,
        text::Language,
    },
};

/// One form on screen.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    meeting: StoredValue<Arc<Meeting>>,
    survey: StoredValue<Survey>,
    key: StoredValue<FormKey>,
    draft: Memo<Option<Draft>>,
    sent: Memo<Option<Entry>>,
    problems: RwSignal<FormProblems>,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<StorageError>>,
    drafts: MyDrafts,
    outbox: MyOutbox,
    /// Given at the stand that was set up then: the answer is nobody's own.
    stand: Option<Tick>,
}

impl Form {
    /// The form of a survey about something.
    pub fn of(meeting: &Arc<Meeting>, subject: &Subject) -> Self {
        Self::new(meeting, subject, use_drafts(), None)
    }

    /// The form as it is asked at a stand: clean each time, whatever was answered here before, and its draft kept nowhere.
    pub fn at_stand(meeting: &Arc<Meeting>, subject: &Subject, since: Tick) -> Self {
        Self::new(meeting, subject, MyDrafts::of_passers_by(), Some(since))
    }

    fn new(meeting: &Arc<Meeting>, subject: &Subject, drafts: MyDrafts, stand: Option<Tick>) -> Self {
        let outbox = use_outbox();
        let survey = subject.survey.clone();
        let key = FormKey { meeting: meeting.id.clone(), survey: survey.id.clone(), about: subject.about.clone() };
        let draft = Memo::new({
            let (key, survey) = (key.clone(), survey.clone());
            move |_| {
                // Should a draft have outlived its submission, it is done.
                let draft = drafts.draft(&key).filter(|draft| !outbox.has(&draft.id))?;
                Some(Draft { answers: as_meant(&draft.answers, &survey), ..draft })
            }
        });
        let sent = Memo::new({
            let key = key.clone();
            move |_| outbox.answer_to(&key.meeting, &key.survey, &key.about).filter(|_| stand.is_none())
        });
        Self {
            meeting: StoredValue::new(meeting.clone()),
            survey: StoredValue::new(survey),
            key: StoredValue::new(key),
            draft,
            sent,
            problems: RwSignal::new(FormProblems::default()),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            drafts,
            outbox,
            stand,
        }
    }

    /// What is stored has been read, so the form can be shown.
    pub fn is_ready(self) -> bool {
        self.drafts.is_ready() && self.outbox.is_ready()
    }

    /// What was submitted last, when nothing new is being typed.
    pub fn submitted(self) -> Option<Entry> {
        if self.draft.with(Option::is_some) { None } else { self.sent.get() }
    }

    /// The form corrects an earlier answer.
    pub fn is_correction(self) -> bool {
        self.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.replaces.is_some()))
    }

    /// There is a draft.
    pub fn is_begun(self) -> bool {
        self.draft.with(Option::is_some)
    }

    /// Words that were given to questions which the survey no longer has: they are not submitted, and must not go silently.
    pub fn left_over(self) -> Vec<String> {
        let asked = |id: &QuestionId| self.survey.with_value(|survey| survey.questions.iter().any(|question| question.id == *id));
        let words = |(id, answer): (&QuestionId, &Answer)| match answer {
            Answer::Text(text) if !asked(id) => Some(text.as_ref().to_owned()),
            Answer::Choice { text: Some(text), .. } if !asked(id) => Some(text.clone()),
            _ => None,
        };
        self.draft.with(|draft| draft.as_ref().map(|draft| draft.answers.iter().filter_map(words).collect()).unwrap_or_default())
    }

    /// The answer to a question, as something to derive from.
    pub fn answer(self, question: &QuestionId) -> Memo<Option<Answer>> {
        let question = question.clone();
        Memo::new(move |_| self.draft.with(|draft| draft.as_ref()?.answers.get(&question).cloned()))
    }

    /// Gives an answer, or takes it back.
    pub fn give(self, question: &QuestionId, answer: Option<Answer>) {
        self.key.with_value(|key| {
            // A first keystroke after an answer was submitted is its correction.
            if let Some(entry) = self.submitted_untracked() {
                self.drafts.correct(key, entry.id(), self.answers_of(&entry));
            }
            self.drafts.answer(key, question, answer);
        });
        self.problems.update(|problems| {
            problems.empty = false;
            problems.fields.retain(|(other, _)| other != question);
        });
    }

    /// What is wrong with a question's answer, since the form was last submitted.
    pub fn problem(self, question: &QuestionId) -> Memo<Option<AnswerProblem>> {
        let question = question.clone();
        Memo::new(move |_| {
            self.problems.with(|problems| problems.fields.iter().find(|(id, _)| *id == question).map(|(_, problem)| *problem))
        })
    }

    /// Everything that is wrong with the form.
    pub fn problems(self) -> FormProblems {
        self.problems.get()
    }

    /// It is being saved.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// How well what is typed is saved; `None` while it is being written, and before the first keystroke.
    pub fn saved(self) -> Option<Result<Kept, StorageError>> {
        self.key.with_value(|key| self.drafts.saved(key))
    }

    /// Why it was not saved.
    pub fn failure(self) -> Option<StorageError> {
        self.failure.get()
    }

    /// Submits the form: `rejected` runs when there are problems, `accepted` once it is saved.
    pub fn submit(self, language: Language, rejected: impl FnOnce(), accepted: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        let submission = match self.draft.get_untracked() {
            Some(draft) => self.survey.with_value(|survey| self.submission(survey, draft, language)),
            None => Err(FormProblems { empty: true, fields: Vec::new() }),
        };
        match submission {
            Ok(submission) => self.hand_over(submission, accepted),
            Err(problems) => {
                self.problems.set(problems);
                rejected();
            }
        }
    }

    /// Begins to correct what was submitted.
    pub fn correct(self) {
        if let Some(entry) = self.submitted_untracked() {
            self.key.with_value(|key| self.drafts.correct(key, entry.id(), self.answers_of(&entry)));
        }
    }

    /// Gives the draft up; what was submitted before stays as it is.
    pub fn leave(self) {
        self.key.with_value(|key| self.drafts.discard(key));
        self.problems.set(FormProblems::default());
    }

    /// Takes back what was submitted.
    pub fn withdraw(self, language: Language, done: impl FnOnce() + 'static) {
        if let Some(entry) = self.submitted_untracked() {
            let submission = Submission::withdrawal(self.head(random::id(), language), entry.id().clone());
            self.hand_over(submission, done);
        }
    }

    /// The answers as a file for the organiser, for when no storage takes them; `None` while something is wrong with them.
    pub fn as_file(self, language: Language) -> Option<String> {
        let draft = self.draft.get_untracked()?;
        let submission = self.survey.with_value(|survey| self.submission(survey, draft, language)).ok()?;
        Some(submission_json::write_export(&[submission_json::write(&submission)], &[]))
    }

    /// What a draft becomes when it is submitted.
    fn submission(self, survey: &Survey, draft: Draft, language: Language) -> Result<Submission, FormProblems> {
        let answers = check(survey, &draft.answers)?;
        Ok(Submission::of_form(self.head(draft.id, language), draft.about, survey, answers, draft.replaces))
    }

    fn head(self, id: SubmissionId, language: Language) -> Head {
        self.meeting.with_value(|meeting| Head { id, meeting: meeting.id.clone(), at: real_minute(meeting), language })
    }

    fn hand_over(self, submission: Submission, done: impl FnOnce() + 'static) {
        let (key, outbox, drafts, stand) = (self.key.get_value(), self.outbox, self.drafts, self.stand);
        let id = submission.id.clone();
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            if let Some(since) = stand {
                // Should no storage take the mark, none takes the answer either, and that is told.
                drop(outbox.stand().mark(&submission.meeting, &id, since).await);
            }
            let kept = outbox.submit(submission).await;
            // With an endpoint it is on its way even if no storage took it; without one it is on the screen only.
            let accepted = kept.is_ok() || outbox.has_untracked(&id);
            // One that no storage took keeps its draft until the server has it.
            if kept.is_ok() {
                drafts.discard(&key);
            }
            // The page may be gone by now; then nobody is left to be told, and the values come back.
            self.busy.try_set(false);
            self.failure.try_set(if accepted { None } else { kept.err() });
            if accepted {
                done();
            }
        });
    }

    fn submitted_untracked(self) -> Option<Entry> {
        if self.draft.with_untracked(Option::is_some) { None } else { self.sent.get_untracked() }
    }

    fn answers_of(self, entry: &Entry) -> Answers {
        match &entry.submission.body {
            Body::Feedback(feedback) => self.survey.with_value(|survey| as_meant(&feedback.answers, survey)),
            Body::Choices { .. } | Body::Withdrawal { .. } => Answers::new(),
        }
    }
}

//! What of the results the organiser looks at: kept while other pages are on screen, and gone with the tab.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{
    id::{OptionId, QuestionId, SurveyId},
    session::Kind,
    summary::{Selection, Subject},
};

/// Which surveys are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Which {
    /// Nothing was chosen yet: the first that somebody has answered.
    #[default]
    First,
    /// All of them, one after the other.
    All,
    /// This one.
    One(SurveyId),
}

/// What of the results is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Filters {
    which: RwSignal<Which>,
    selection: RwSignal<Selection>,
    /// The question that is compared, where one other than the first was chosen.
    question: RwSignal<Option<(SurveyId, QuestionId)>>,
}

/// What of the results is looked at.
pub fn use_filters() -> Filters {
    expect_context()
}

impl Filters {
    /// Nothing is chosen yet.
    pub fn provide() -> Self {
        let filters =
            Self { which: RwSignal::new(Which::First), selection: RwSignal::new(Selection::default()), question: RwSignal::new(None) };
        provide_context(filters);
        filters
    }

    /// Which surveys are shown.
    pub fn which(self) -> Which {
        self.which.get()
    }

    /// Shows other surveys. A role and a subject are of one survey; a day and a kind are of all of them.
    pub fn show(self, which: Which) {
        if self.which.get_untracked() != which {
            self.selection.update(|selection| *selection = Selection { day: selection.day, kind: selection.kind, ..Selection::default() });
            self.which.set(which);
        }
    }

    /// What they are narrowed to.
    pub fn selection(self) -> Selection {
        self.selection.get()
    }

    /// Narrows to a day, or no longer.
    pub fn set_day(self, day: Option<NaiveDate>) {
        self.selection.update(|selection| selection.day = day);
    }

    /// Narrows to a kind of session, or no longer.
    pub fn set_kind(self, kind: Option<Kind>) {
        self.selection.update(|selection| selection.kind = kind);
    }

    /// Narrows to a session, a workshop or the like, or no longer.
    pub fn set_subject(self, subject: Option<Subject>) {
        self.selection.update(|selection| selection.subject = subject);
    }

    /// Narrows to a role, or no longer.
    pub fn set_role(self, role: Option<OptionId>) {
        self.selection.update(|selection| selection.role = role);
    }

    /// Narrows to nothing; the surveys stay.
    pub fn clear(self) {
        self.selection.set(Selection::default());
    }

    /// The question of a survey that is compared, unless it is the first.
    pub fn question(self, survey: &SurveyId) -> Option<QuestionId> {
        self.question.with(|chosen| chosen.as_ref().filter(|(of, _)| of == survey).map(|(_, question)| question.clone()))
    }

    /// Compares another question of a survey.
    pub fn set_question(self, survey: SurveyId, question: QuestionId) {
        self.question.set(Some((survey, question)));
    }
}

//! What stands in a text of the report: what was typed, or what the app proposes from the meeting.

use leptos::prelude::*;

use crate::{
    domain::{
        report::{Field, Section},
        text::Language,
    },
    i18n::dates,
    state::{
        clock::use_clock,
        meeting::use_meeting,
        report::{MyReport, use_report},
    },
    ui::words::{say_bare, use_language, use_words},
};

/// The texts of the report in the language on screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts {
    pub(super) report: MyReport,
    pub(super) language: Language,
    /// In the order of `Field::ALL`.
    proposals: StoredValue<[String; 8]>,
}

impl Texts {
    /// The texts, with proposals for the meeting on screen.
    pub(super) fn new() -> Self {
        let words = use_words().report();
        let (meeting, language) = (use_meeting(), use_language());
        let today = untrack(|| use_clock().now()).date_naive();
        let required = meeting.surveys.iter().flat_map(|survey| &survey.questions).any(|question| question.required);
        let bare = |text: &Option<_>| text.as_ref().map(say_bare).unwrap_or_default();
        let proposals = Field::ALL.map(|field| match field {
            Field::Project => bare(&meeting.about),
            Field::Author => meeting.organisers.first().map(|organiser| say_bare(&organiser.name)).unwrap_or_default(),
            Field::Date => dates::date(language, today),
            Field::Aim => words.aim_text.to_owned(),
            Field::Method => (words.method_text)(required),
            Field::Participants => bare(&meeting.subtitle),
            Field::Conclusions | Field::Recommendations => String::new(),
        });
        Self { report: use_report(), language, proposals: StoredValue::new(proposals) }
    }

    /// What the app proposes.
    pub(super) fn proposal(self, field: Field) -> String {
        let at = Field::ALL.iter().position(|other| *other == field);
        self.proposals.with_value(|proposals| at.map(|at| proposals[at].clone()).unwrap_or_default())
    }

    /// What stands there; tracked.
    pub(super) fn text(self, field: Field) -> String {
        self.report.typed(self.language, field).unwrap_or_else(|| self.proposal(field))
    }

    /// Something stands there; tracked.
    pub(super) fn has(self, field: Field) -> bool {
        !self.text(field).trim().is_empty()
    }

    /// The parts that are in the report. Conclusions that nobody wrote are none.
    pub(super) fn sections(self) -> Memo<Vec<Section>> {
        let written = Memo::new(move |_| self.has(Field::Conclusions) || self.has(Field::Recommendations));
        Memo::new(move |_| {
            self.report.read(|report| report.sections().filter(|section| *section != Section::Conclusions || written.get()).collect())
        })
    }

    /// A text under a heading of its own; nothing where it is empty.
    pub(super) fn passage(self, field: Field, title: &'static str) -> AnyView {
        let some = Memo::new(move |_| self.has(field));
        (move || {
            some.get().then(|| {
                view! {
                    <h3>{title}</h3>
                    <p class="lines prose">{move || self.text(field)}</p>
                }
            })
        })
        .into_any()
    }
}

//! The evaluation report: the organiser's own texts, what is left out, and what limits the answers' say.
//!
//! The numbers of the report are those of `summary`; nothing here counts answers.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    delivery::Tick,
    id::SurveyId,
    statistics::Share,
    summary::{ENOUGH_FOR_FIGURES, Summary},
    text::Language,
};

/// What the organiser writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Texts as they were typed, by the language of the report. What is absent was not touched and says what the app proposes;
    /// what is empty was emptied on purpose.
    pub texts: BTreeMap<(Language, Field), String>,
    /// Parts that are left out.
    pub without: BTreeSet<Section>,
    /// When it was last changed.
    pub changed: Tick,
}

/// A text of the organiser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Project and funding.
    Project,
    /// Who made the report.
    Author,
    /// The date of the report, in words.
    Date,
    /// What the surveys were for.
    Aim,
    /// How answers were gathered.
    Method,
    /// Who took part.
    Participants,
    /// What follows from the answers.
    Conclusions,
    /// What to do about it.
    Recommendations,
}

/// A part of the report that can be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Aim and method.
    Method,
    /// Participants, forms and response rate.
    Response,
    /// Every question of every survey.
    Results,
    /// The same by session and workshop.
    Subjects,
    /// What people wrote.
    Comments,
    /// Limits of the method.
    Limits,
    /// Conclusions and recommendations.
    Conclusions,
    /// The questionnaires.
    Annex,
}

impl Field {
    /// Every field, in the order of the page.
    pub const ALL: [Self; 8] =
        [Self::Project, Self::Author, Self::Date, Self::Aim, Self::Method, Self::Participants, Self::Conclusions, Self::Recommendations];

    /// The word of the record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Author => "author",
            Self::Date => "date",
            Self::Aim => "aim",
            Self::Method => "method",
            Self::Participants => "participants",
            Self::Conclusions => "conclusions",
            Self::Recommendations => "recommendations",
        }
    }

    /// It takes one line only.
    pub const fn is_line(self) -> bool {
        matches!(self, Self::Author | Self::Date)
    }
}

impl Section {
    /// Every part, in the order of the report.
    pub const ALL: [Self; 8] =
        [Self::Method, Self::Response, Self::Results, Self::Subjects, Self::Comments, Self::Limits, Self::Conclusions, Self::Annex];

    /// The word of the record.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Method => "method",
            Self::Response => "response",
            Self::Results => "results",
            Self::Subjects => "subjects",
            Self::Comments => "comments",
            Self::Limits => "limits",
            Self::Conclusions => "conclusions",
            Self::Annex => "annex",
        }
    }
}

impl Report {
    /// Nothing typed, nothing left out.
    pub const fn untouched() -> Self {
        Self { texts: BTreeMap::new(), without: BTreeSet::new(), changed: Tick(0) }
    }

    /// The text that was typed; `None` when nobody touched it.
    pub fn typed(&self, language: Language, field: Field) -> Option<&str> {
        self.texts.get(&(language, field)).map(String::as_str)
    }

    /// The parts that are in the report, in order.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        Section::ALL.into_iter().filter(|section| !self.without.contains(section))
    }
}

/// What limits the answers' say, as it is with this meeting.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Limits {
    /// Surveys that nobody answered.
    pub unanswered: Vec<SurveyId>,
    /// Surveys with answers of whose subjects attendance is not known, wholly or in part.
    pub unknown: Vec<SurveyId>,
    /// Surveys that less than half of those present answered.
    pub low: Vec<(SurveyId, Share)>,
    /// Surveys with more answers than people present: one of the numbers is wrong.
    pub over: Vec<SurveyId>,
    /// Surveys with answers too few for figures.
    pub few: Vec<(SurveyId, u32)>,
    /// Breakdowns that are hidden.
    pub hidden: usize,
    /// Answers that did not fit their question as it is now worded.
    pub unfit: u32,
}

impl Limits {
    /// Reads them off a summary.
    pub fn of(summary: &Summary) -> Self {
        let mut limits = Self::default();
        for survey in &summary.surveys {
            let (id, whole) = (&survey.survey, &survey.whole);
            limits.hidden += survey.parts.iter().filter(|part| part.group.is_none()).count();
            limits.unfit += whole.questions.iter().map(|question| question.unfit).sum::<u32>();
            if whole.n == 0 {
                limits.unanswered.push(id.clone());
                continue;
            }
            if whole.n < ENOUGH_FOR_FIGURES {
                limits.few.push((id.clone(), whole.n));
            }
            match whole.response {
                None => limits.unknown.push(id.clone()),
                Some(Share { count, of }) if count > of => limits.over.push(id.clone()),
                Some(share) if u64::from(share.count) * 2 < u64::from(share.of) => limits.low.push((id.clone(), share)),
                Some(_) => {}
            }
        }
        limits
    }
}

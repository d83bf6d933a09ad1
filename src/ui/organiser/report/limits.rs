//! What limits the answers' say, in words: what holds of every such survey, and what is so with this one.

use leptos::prelude::*;

use crate::{
    domain::{decimal::per_cent, id::SurveyId, report::Limits, statistics::Share, survey::QuestionKind},
    state::{desk::use_desk, meeting::use_meeting},
    ui::words::{say_bare, use_words},
};

/// The limits, as a list.
#[component]
pub(super) fn LimitsOfMethod() -> impl IntoView {
    let (words, quotes) = (&use_words().report().limits, use_words().report().quotes);
    let desk = use_desk();
    let meeting = use_meeting();
    let retrospective =
        meeting.surveys.iter().flat_map(|survey| &survey.questions).any(|question| matches!(question.kind, QuestionKind::BeforeAfter(_)));
    let name = move |id: &SurveyId| quotes(&meeting.survey(id).map_or_else(|| id.to_string(), |survey| say_bare(&survey.title)));
    move || {
        let limits = Limits::of(&desk.summary());
        let names = |ids: &[SurveyId]| ids.iter().map(&name).collect::<Vec<_>>().join(", ");
        let low = |(id, share): &(SurveyId, Share)| format!("{} ({})", name(id), share.fraction().map(per_cent).unwrap_or_default());
        let low: Vec<_> = limits.low.iter().map(low).collect();
        let few: Vec<_> = limits.few.iter().map(|(id, n)| format!("{} ({n})", name(id))).collect();
        let told = [
            Some(words.voluntary.to_owned()),
            Some(words.apart.to_owned()),
            desk.smallest_group().is_none().then(|| words.own.to_owned()),
            (!low.is_empty()).then(|| (words.low)(&low.join(", "))),
            (!limits.unknown.is_empty()).then(|| (words.unknown)(&names(&limits.unknown))),
            (!limits.over.is_empty()).then(|| (words.over)(&names(&limits.over))),
            (!few.is_empty()).then(|| (words.few)(&few.join(", "))),
            (!limits.unanswered.is_empty()).then(|| (words.unanswered)(&names(&limits.unanswered))),
            (limits.hidden > 0).then(|| (words.hidden)(limits.hidden as u64)),
            (limits.unfit > 0).then(|| (words.unfit)(limits.unfit)),
            retrospective.then(|| words.retrospective.to_owned()),
        ];
        let told = told.into_iter().flatten().map(|sentence| view! { <li>{sentence}</li> });
        view! { <ul class="list prose">{told.collect_view()}</ul> }
    }
}

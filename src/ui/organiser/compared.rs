//! One question compared between groups: which, by the organiser's choice, and its outcome in two cells, in words and as a mark on a
//! common axis.

use leptos::prelude::*;

use super::marks::{Mark, hidden, mark};
use crate::{
    domain::{
        decimal::{decimal, per_cent},
        id::SurveyId,
        summary::{ENOUGH_FOR_FIGURES, Figures, Said},
        survey::{Question, QuestionKind, Scale, Survey},
    },
    state::filters::use_filters,
    ui::words::{say_bare, use_language, use_words},
};

/// The questions of a survey that can be compared: those with a scale.
pub(super) fn scales(survey: &Survey) -> Vec<Question> {
    survey.questions.iter().filter(|question| matches!(question.kind, QuestionKind::Scale(_))).cloned().collect()
}

/// The one that is compared: the organiser's choice, or the first.
pub(super) fn compared(survey: &Survey) -> Memo<Option<Question>> {
    let filters = use_filters();
    let (survey, questions) = (survey.id.clone(), scales(survey));
    Memo::new(move |_| {
        let chosen = filters.question(&survey);
        questions.iter().find(|question| Some(&question.id) == chosen.as_ref()).or(questions.first()).cloned()
    })
}

/// A choice of the question; its wording alone where there is but one.
#[component]
pub(super) fn QuestionList(survey: SurveyId, questions: Vec<Question>, question: Memo<Option<Question>>) -> AnyView {
    let words = use_words().results();
    let filters = use_filters();
    if let [only] = questions.as_slice() {
        return view! { <p>{say_bare(&only.text)}</p> }.into_any();
    }
    let options = questions.iter().enumerate().map(|(at, each)| {
        let (id, name) = (each.id.clone(), say_bare(&each.text));
        view! {
            <option value=at prop:selected=move || question.read().as_ref().is_some_and(|chosen| chosen.id == id)>
                {name}
            </option>
        }
    });
    let options = options.collect_view();
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| questions.get(at));
        if let Some(chosen) = chosen {
            filters.set_question(survey.clone(), chosen.id.clone());
        }
    };
    view! {
        <label class="stack tight">
            <span>{words.question}</span>
            <select on:change=choose>{options}</select>
        </label>
    }
    .into_any()
}

/// Two cells of a row: what a group said in words, and its mark on the axis; one word where it is hidden or too little.
pub(super) fn outcome(question: &Question, said: Option<&Said>) -> AnyView {
    let words = use_words().results();
    let QuestionKind::Scale(scale) = &question.kind else { return ().into_any() };
    let (value, chart) = match said {
        None => (hidden(), None),
        Some(Said { n, figures: None, .. }) if *n < ENOUGH_FOR_FIGURES => {
            (view! { <span class="fine">{words.few}</span> }.into_any(), None)
        }
        Some(Said { figures: None, .. }) => (().into_any(), None),
        Some(Said { figures: Some(figures), .. }) => {
            let (value, at, told) = told(scale, figures);
            (value, Some((at, told)))
        }
    };
    let chart = chart.map(|(at, told)| {
        view! {
            {mark(at)}
            <span class="fine">{told}</span>
        }
    });
    let name = if (scale.min, scale.max) == (1, 5) { words.top } else { words.value };
    view! {
        <td role="cell" class="n" data-name=name>
            {value}
        </td>
        <td role="cell" class="axis">
            {chart}
        </td>
    }
    .into_any()
}

/// Figures in words, their place on the axis, and what the axis or the interval is.
fn told(scale: &Scale, figures: &Figures) -> (AnyView, Mark, String) {
    let words = use_words().results();
    if let Some((top, fraction, interval)) = figures.top.and_then(|top| Some((top, top.fraction()?, top.wilson()?))) {
        let value = view! {
            <strong>{per_cent(fraction)}</strong>
            <br />
            <span class="quiet">{(words.top_of)(top.count, top.of)}</span>
        };
        let at = Mark { at: fraction, between: Some((interval.low, interval.high)) };
        return (value.into_any(), at, (words.interval)(&at.told().unwrap_or_default()));
    }
    let median = decimal(figures.median, u32::from(figures.median.fract() != 0.0), use_language());
    #[expect(clippy::cast_precision_loss, reason = "a scale has few points")]
    let at = (figures.median - scale.min as f64) / (scale.max - scale.min) as f64;
    let value = view! { <strong>{(words.median)(&median)}</strong> };
    (value.into_any(), Mark { at, between: None }, (words.scale)(scale.min, scale.max))
}

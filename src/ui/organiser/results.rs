//! Results: what is chosen of them, and for each survey its answers with a card per question, by role, and in the course of time.

use leptos::prelude::*;

use super::{
    filters::{FilterPanel, role_name, shown_surveys},
    marks::rate,
    question::card,
    response::name_of,
    roles::Roles,
    trend::Trend,
};
use crate::{
    domain::{
        id::SurveyId,
        summary::{Group, Selection, View},
        survey::Survey,
    },
    i18n::{dates, kinds},
    state::{desk::use_desk, filters::use_filters, meeting::use_meeting},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::{say, use_language, use_words},
    },
};

/// The results, with a choice of what they are about.
#[component]
pub(super) fn Results() -> impl IntoView {
    let words = use_words().desk();
    let (desk, filters, meeting) = (use_desk(), use_filters(), use_meeting());
    let shown = shown_surveys(desk, filters);
    let rule = move || match desk.smallest_group() {
        Some(k) => (words.hidden_lead)(k),
        None => words.own_lead.to_owned(),
    };
    let sections = move || {
        let surveys = shown.get().into_iter().filter_map(|id| meeting.survey(&id).cloned());
        surveys.map(|survey| view! { <SurveyResults survey /> }).collect_view()
    };
    view! {
        <section class="stack loose" aria-labelledby="wyniki">
            <div class="stack tight">
                <h2 id="wyniki">{words.results}</h2>
                <p class="fine">{rule}</p>
            </div>
            <FilterPanel shown />
            <Told shown />
            {sections}
        </section>
    }
}

/// What the filters led to, in a sentence, for those who do not see it change.
#[component]
fn Told(shown: Memo<Vec<SurveyId>>) -> impl IntoView {
    let words = use_words().results();
    let (desk, filters) = (use_desk(), use_filters());
    let sentence = Memo::new(move |_| {
        let selection = filters.selection();
        let views: Vec<View> = shown.get().iter().filter_map(|survey| desk.sight(survey, |sight| sight.view(&selection))).collect();
        let answers = views.iter().filter_map(|view| match view {
            View::Shown(group) => Some(u64::from(group.n)),
            _ => None,
        });
        let groups = answers.clone().count();
        if groups > 0 {
            (words.shown)(answers.sum())
        } else if views.iter().all(|view| *view == View::Nothing) {
            words.shown_nothing.to_owned()
        } else {
            words.shown_none.to_owned()
        }
    });
    view! {
        <p class="fine no-print" role="status">
            {sentence}
        </p>
    }
}

/// The results of one survey.
#[component]
fn SurveyResults(survey: Survey) -> impl IntoView {
    let (desk, filters) = (use_desk(), use_filters());
    let heading = format!("wyniki-{}", survey.id);
    let label = heading.clone();
    let id = survey.id.clone();
    let looked = Memo::new(move |_| desk.sight(&id, |sight| sight.view(&filters.selection())).unwrap_or(View::Nothing));
    let (of_scope, of_shown) = (survey.clone(), survey.clone());
    let narrowed = move || scope(&of_scope, &filters.selection());
    let shown = move || looked.with(|view| shown(&of_shown, view, filters.selection().role.is_some()));
    view! {
        <section class="stack" aria-labelledby=label>
            <div class="stack tight">
                <h3 id=heading>{say(&survey.title)}</h3>
                {narrowed}
            </div>
            {shown}
            <Roles survey=survey.clone() />
            <Trend survey />
        </section>
    }
}

/// What a survey is narrowed to, in words.
fn scope(survey: &Survey, selection: &Selection) -> Option<AnyView> {
    let (words, language, meeting) = (use_words().desk(), use_language(), use_meeting());
    let Selection { day, kind, subject, role } = selection;
    let told: Vec<String> = [
        day.map(|day| dates::capital(&dates::weekday_day(language, day))),
        kind.map(|kind| kinds::name(language, kind).to_owned()),
        subject.as_ref().map(|subject| name_of(words, &meeting, language, subject)),
        role.as_ref().map(|role| role_name(Some(survey), role, language)),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!told.is_empty()).then(|| view! { <p>{told.join(" · ")}</p> }.into_any())
}

fn shown(survey: &Survey, view: &View, by_role: bool) -> AnyView {
    let (desk, words) = (use_words().desk(), use_words().results());
    let told = |title: &'static str, text: String| {
        view! {
            <Notice tone=Tone::Change icon="hide">
                <h4>{title}</h4>
                <p>{text}</p>
            </Notice>
        }
        .into_any()
    };
    match view {
        View::Shown(group) if group.n == 0 => view! { <p>{desk.nobody}</p> }.into_any(),
        View::Shown(group) => cards(survey, group, by_role),
        View::Hidden => told(words.hidden, words.hidden_why.to_owned()),
        View::Crossed => told(words.hidden, words.crossed.to_owned()),
        View::Nothing => view! { <p>{words.nothing}</p> }.into_any(),
    }
}

fn cards(survey: &Survey, group: &Group, by_role: bool) -> AnyView {
    let (desk, words) = (use_words().desk(), use_words().results());
    let question = |said: &_| survey.questions.iter().find(|question| question.id == *said);
    let cards = group.questions.iter().filter_map(|said| Some(card(question(&said.question)?, said, group.response)));
    let silent = by_role.then(|| view! { <p class="fine">{words.role_comments}</p> });
    view! {
        <p class="flow">
            <Icon name="chart" />
            <strong>{(desk.answers)(group.n.into())}</strong>
            <span>{rate(group.response)}</span>
        </p>
        {silent}
        <div class="duo">{cards.collect_view()}</div>
    }
    .into_any()
}

//! What of the results is shown: buttons for the survey, a list each for what it can be narrowed by, and a way back to all of it.

use leptos::prelude::*;

use super::response::name_of;
use crate::{
    domain::{
        id::{OptionId, SurveyId},
        order::by_key,
        summary::{Facets, Selection, Subject},
        survey::{Measure, QuestionKind, Survey},
        text::Language,
    },
    i18n::{dates, kinds},
    state::{
        desk::{Desk, use_desk},
        filters::{Filters, Which, use_filters},
        meeting::use_meeting,
    },
    ui::{
        components::icon::Icon,
        words::{say_bare, use_language, use_words},
    },
};

/// The surveys that are shown.
pub(super) fn shown_surveys(desk: Desk, filters: Filters) -> Memo<Vec<SurveyId>> {
    Memo::new(move |_| {
        let summary = desk.summary();
        let all = summary.surveys.iter().filter(|survey| survey.whole.n > 0);
        match filters.which() {
            Which::All => all.map(|survey| survey.survey.clone()).collect(),
            Which::One(survey) => vec![survey],
            Which::First => all.take(1).map(|survey| survey.survey.clone()).collect(),
        }
    })
}

/// Controls of what is shown.
#[component]
pub(super) fn FilterPanel(
    /// The surveys that are shown.
    shown: Memo<Vec<SurveyId>>,
) -> impl IntoView {
    let words = use_words().results();
    let filters = use_filters();
    let clear = move |_| filters.clear();
    view! {
        <section class="card roomy stack no-print" aria-labelledby="filtry">
            <h3 id="filtry">{words.narrow}</h3>
            <Surveys shown />
            <Lists shown />
            <div class="flow">
                <button type="button" class="btn" on:click=clear>
                    <Icon name="close" />
                    {words.clear}
                </button>
            </div>
        </section>
    }
}

/// One button for each survey, and one for all of them.
#[component]
fn Surveys(shown: Memo<Vec<SurveyId>>) -> impl IntoView {
    let words = use_words().results();
    let (desk, filters, meeting) = (use_desk(), use_filters(), use_meeting());
    let titles: Vec<(SurveyId, String)> = meeting.surveys.iter().map(|survey| (survey.id.clone(), say_bare(&survey.title))).collect();
    // Surveys that nobody has answered yet have nothing to show.
    let answered = Memo::new(move |_| {
        let summary = desk.summary();
        summary.surveys.iter().filter(|survey| survey.whole.n > 0).map(|survey| survey.survey.clone()).collect::<Vec<_>>()
    });
    let buttons = move || {
        let answered = answered.get();
        let one = |(id, title): &(SurveyId, String)| {
            let (mine, which) = (id.clone(), Which::One(id.clone()));
            let pressed = move || filters.which() != Which::All && *shown.read() == [mine.clone()];
            chip(title.clone(), pressed, filters, which)
        };
        let each: Vec<AnyView> = titles.iter().filter(|(id, _)| answered.contains(id)).map(one).collect();
        let all = (each.len() > 1).then(|| chip(words.all_surveys.to_owned(), move || filters.which() == Which::All, filters, Which::All));
        view! {
            {each}
            {all}
        }
    };
    view! {
        <div class="chips" role="group" aria-label=words.survey>
            {buttons}
        </div>
    }
}

fn chip(name: String, pressed: impl Fn() -> bool + Send + 'static, filters: Filters, which: Which) -> AnyView {
    view! {
        <button
            type="button"
            class="chip"
            aria-pressed=move || if pressed() { "true" } else { "false" }
            on:click=move |_| filters.show(which.clone())
        >
            {name}
        </button>
    }
    .into_any()
}

/// What can be chosen of the surveys that are shown.
fn facets(desk: Desk, filters: Filters, shown: Memo<Vec<SurveyId>>) -> Memo<Facets> {
    Memo::new(move |_| {
        let mut all = Facets { days: Vec::new(), kinds: Vec::new(), subjects: Vec::new(), roles: Vec::new() };
        let several = filters.which() == Which::All;
        for survey in shown.get() {
            #[expect(clippy::redundant_closure_for_method_calls, reason = "the method's own path is of one lifetime only")]
            let Some(found) = desk.sight(&survey, |sight| sight.facets()) else { continue };
            found.days.into_iter().for_each(|day| add(&mut all.days, day));
            found.kinds.into_iter().for_each(|kind| add(&mut all.kinds, kind));
            // Subjects and roles are of one survey.
            if !several {
                (all.subjects, all.roles) = (found.subjects, found.roles);
            }
        }
        by_key(&mut all.days, |day| *day);
        by_key(&mut all.kinds, |kind| *kind);
        all
    })
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: T) {
    if !all.contains(&one) {
        all.push(one);
    }
}

/// A list for each thing the surveys that are shown can be narrowed by.
#[component]
fn Lists(shown: Memo<Vec<SurveyId>>) -> impl IntoView {
    let words = use_words().results();
    let language = use_language();
    let (desk, filters, meeting) = (use_desk(), use_filters(), use_meeting());
    let facets = facets(desk, filters, shown);
    let days = Memo::new(move |_| {
        let days = facets.read().days.clone();
        days.into_iter().map(|day| (dates::capital(&dates::weekday_day(language, day)), day)).collect::<Vec<_>>()
    });
    let kinds = Memo::new(move |_| {
        let kinds = facets.read().kinds.clone();
        kinds.into_iter().map(|kind| (kinds::name(language, kind).to_owned(), kind)).collect::<Vec<_>>()
    });
    let of_meeting = meeting.clone();
    let names = use_words().desk();
    let subjects = Memo::new(move |_| {
        let Selection { day, kind, subject: chosen, .. } = filters.selection();
        let Some(survey) = shown.read().first().cloned() else { return Vec::new() };
        // Of what no longer matches the day and the kind, only what is chosen stays in the list.
        let matches = |subject: &Subject| {
            let selection = Selection { day, kind, subject: Some(subject.clone()), role: None };
            chosen.as_ref() == Some(subject) || desk.sight(&survey, |sight| sight.is_about(&selection)) == Some(true)
        };
        let subjects = facets.read().subjects.clone().into_iter().filter(matches);
        subjects.map(|subject| (name_of(names, &of_meeting, language, &subject), subject)).collect()
    });
    let roles = Memo::new(move |_| {
        let survey = shown.read().first().and_then(|survey| meeting.survey(survey)).cloned();
        let roles = facets.read().roles.clone();
        roles.into_iter().map(|role| (role_name(survey.as_ref(), &role, language), role)).collect()
    });
    view! {
        <div class="pair">
            {list(words.day, words.all_days, days, move || filters.selection().day, move |day| filters.set_day(day))}
            {list(words.kind, words.all_kinds, kinds, move || filters.selection().kind, move |kind| filters.set_kind(kind))}
            {list(
                words.subject,
                words.all_subjects,
                subjects,
                move || filters.selection().subject,
                move |subject| filters.set_subject(subject),
            )} {list(words.role, words.all_roles, roles, move || filters.selection().role, move |role| filters.set_role(role))}
        </div>
    }
}

/// One list; none where there is nothing to choose from.
fn list<T: Clone + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    all: &'static str,
    options: Memo<Vec<(String, T)>>,
    chosen: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    set: impl Fn(Option<T>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let is_there = Memo::new(move |_| options.read().len() > 1 || chosen().is_some());
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>();
        set(at.map_or(None, |at| options.read_untracked().get(at).map(|(_, value)| value.clone())));
    };
    let rows = move || {
        let row = |(at, (name, value)): (usize, (String, T))| {
            view! {
                <option value=at prop:selected=move || chosen().as_ref() == Some(&value)>
                    {name}
                </option>
            }
        };
        options.get().into_iter().enumerate().map(row).collect_view()
    };
    let shown = move || {
        is_there.get().then(|| {
            view! {
                <label class="stack tight">
                    <span>{name}</span>
                    <select on:change=choose>
                        <option value="" prop:selected=move || chosen().is_none()>
                            {all}
                        </option>
                        {rows}
                    </select>
                </label>
            }
        })
    };
    shown.into_any()
}

/// What a role of a survey is called.
pub(super) fn role_name(survey: Option<&Survey>, role: &OptionId, language: Language) -> String {
    let questions = survey.map(|survey| survey.questions.as_slice()).unwrap_or_default();
    let options = questions.iter().filter(|question| question.measure == Some(Measure::Role)).flat_map(|question| match &question.kind {
        QuestionKind::Choice(options) => options.as_slice(),
        _ => &[],
    });
    let option = options.into_iter().find(|option| option.id == *role);
    option.map_or_else(|| role.to_string(), |option| option.text.pick(language).0.to_owned())
}

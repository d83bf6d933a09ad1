//! How one question was rated in the course of the meeting: what the survey was asked about in order of time, on one common axis.

use leptos::prelude::*;

use super::{
    compared::{QuestionList, compared, outcome, scales},
    marks::{hidden, rate_short},
    response::name_of,
};
use crate::{
    domain::{
        summary::{Stop, trend},
        survey::{Question, Survey},
    },
    state::{desk::use_desk, filters::use_filters, meeting::use_meeting},
    ui::words::{use_language, use_words},
};

/// The course of one question; nothing where a survey was asked about one thing only.
#[component]
pub(super) fn Trend(survey: Survey) -> impl IntoView {
    let words = use_words().results();
    let (desk, filters, meeting) = (use_desk(), use_filters(), use_meeting());
    let question = compared(&survey);
    let questions = scales(&survey);
    let id = survey.id.clone();
    let stops = Memo::new(move |_| {
        let summary = desk.summary();
        let (Some(question), Some(found)) = (question.get(), summary.surveys.iter().find(|survey| survey.survey == id)) else {
            return Vec::new();
        };
        let selection = filters.selection();
        let all = trend(&meeting, found, &question.id);
        desk.sight(&id, |sight| all.into_iter().filter(|stop| sight.takes(&selection, &stop.subject)).collect()).unwrap_or_default()
    });
    let is_course = Memo::new(move |_| stops.read().len() > 1);
    move || {
        is_course.get().then(|| {
            let heading = format!("przebieg-{}", survey.id);
            let label = heading.clone();
            let rows = move || question.get().map(|question| stops.get().iter().map(|stop| row(&question, stop)).collect_view());
            let hides = move || stops.read().iter().any(|stop| stop.said.is_none());
            view! {
                <section class="card roomy stack" aria-labelledby=label>
                    <div class="stack tight">
                        <h4 id=heading.clone() class="ask">
                            {words.trend}
                        </h4>
                        <p class="fine">{words.trend_lead}</p>
                    </div>
                    <QuestionList survey=survey.id.clone() questions=questions.clone() question />
                    <table class="data fold" role="table" aria-labelledby=heading>
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">
                                    {words.when_and_what}
                                </th>
                                <th role="columnheader" scope="col" class="n">
                                    "n"
                                </th>
                                <th role="columnheader" scope="col" class="n">
                                    {words.rate}
                                </th>
                                <th role="columnheader" scope="col" class="n">
                                    {words.value}
                                </th>
                                <th role="columnheader" scope="col">
                                    {words.chart}
                                </th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{rows}</tbody>
                    </table>
                    {move || hides().then(|| view! { <p class="fine">{words.hidden_why}</p> })}
                </section>
            }
        })
    }
}

fn row(question: &Question, stop: &Stop) -> AnyView {
    let words = use_words().results();
    let (language, meeting) = (use_language(), use_meeting());
    let name = name_of(use_words().desk(), &meeting, language, &stop.subject);
    let count = stop.said.map_or_else(hidden, |said| said.n.to_string().into_any());
    let rate = stop.said.map_or_else(hidden, |said| rate_short(said.response).into_any());
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {name}
            </th>
            <td role="cell" class="n" data-name="n">
                {count}
            </td>
            <td role="cell" class="n" data-name=words.rate>
                {rate}
            </td>
            {outcome(question, stop.said.as_ref())}
        </tr>
    }
    .into_any()
}

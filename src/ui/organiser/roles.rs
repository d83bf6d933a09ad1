//! Who answered: the roles that a survey asks, how many of each, and how one question was rated by each, where that may be shown.

use leptos::prelude::*;

use super::{
    compared::{QuestionList, compared, outcome, scales},
    filters::role_name,
    marks::hidden,
};
use crate::{
    domain::{
        summary::{RoleRow, said},
        survey::{Question, Survey},
    },
    state::desk::use_desk,
    ui::words::{use_language, use_words},
};

/// The roles of those who answered a survey; nothing where it asks none.
#[component]
pub(super) fn Roles(survey: Survey) -> impl IntoView {
    let words = use_words().results();
    let desk = use_desk();
    let id = survey.id.clone();
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method's own path is of one lifetime only")]
    let rows = Memo::new(move |_| desk.sight(&id, |sight| sight.roles()).unwrap_or_default());
    let is_asked = Memo::new(move |_| !rows.read().is_empty());
    let question = compared(&survey);
    let questions = scales(&survey);
    move || {
        is_asked.get().then(|| {
            let heading = format!("kto-{}", survey.id);
            let label = heading.clone();
            let of_rows = survey.clone();
            let hides = move || rows.read().iter().any(|row| row.n.is_none() || row.group.is_none());
            let table = move || question.get().map(|question| rows.get().iter().map(|each| row(&of_rows, &question, each)).collect_view());
            view! {
                <section class="card roomy stack" aria-labelledby=label>
                    <h4 id=heading.clone() class="ask">
                        {words.who}
                    </h4>
                    <QuestionList survey=survey.id.clone() questions=questions.clone() question />
                    <table class="data fold" role="table" aria-labelledby=heading>
                        <thead role="rowgroup">
                            <tr role="row">
                                <th role="columnheader" scope="col">
                                    {words.role}
                                </th>
                                <th role="columnheader" scope="col" class="n">
                                    {words.answers}
                                </th>
                                <th role="columnheader" scope="col" class="n">
                                    {words.value}
                                </th>
                                <th role="columnheader" scope="col">
                                    {words.chart}
                                </th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{table}</tbody>
                    </table>
                    {move || hides().then(|| view! { <p class="fine">{words.hidden_why}</p> })}
                </section>
            }
        })
    }
}

fn row(survey: &Survey, question: &Question, row: &RoleRow) -> AnyView {
    let words = use_words().results();
    let language = use_language();
    let name = row.role.as_ref().map_or_else(|| words.no_role.to_owned(), |role| role_name(Some(survey), role, language));
    let count = row.n.map_or_else(hidden, |n| n.to_string().into_any());
    let said = row.group.as_ref().and_then(|group| said(group, &question.id));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {name}
            </th>
            <td role="cell" class="n" data-name=words.answers>
                {count}
            </td>
            {outcome(question, said.as_ref())}
        </tr>
    }
    .into_any()
}

//! Every question of every survey with its result, and what people wrote.

use leptos::prelude::*;

use super::{super::marks::rate_short, super::question::result};
use crate::{
    domain::{
        comments::{Marks, OpenAnswers, Theme, by_theme, open_answers},
        statistics::Share,
        summary::SurveySummary,
        survey::{QuestionKind, Survey},
    },
    state::{desk::use_desk, meeting::use_meeting},
    ui::words::{say, use_words},
};

/// The results of every survey as a whole.
#[component]
pub(super) fn Results() -> impl IntoView {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let desk = use_desk();
    let meeting = use_meeting();
    let survey = move |(survey, said): (&Survey, &SurveySummary)| {
        let whole = &said.whole;
        let lead = if whole.n == 0 {
            words.nobody.to_owned()
        } else {
            let rate = match whole.response {
                Some(Share { count, of }) if count <= of => (words.rate_of)(&rate_short(whole.response), count, of),
                other => rate_short(other),
            };
            (words.answered)(&(desk_words.answers)(whole.n.into()), &rate)
        };
        let questions = survey.questions.iter().zip(&whole.questions);
        // Words have a part of their own.
        let questions = questions.filter(|(question, _)| whole.n > 0 && !matches!(question.kind, QuestionKind::Text { .. }));
        view! {
            <section class="stack">
                <div class="head">
                    <h3>{say(&survey.title)}</h3>
                    <p class="quiet">{lead}</p>
                </div>
                <div class="duo loose">{questions.map(|(question, said)| result(question, said, whole.response)).collect_view()}</div>
            </section>
        }
    };
    move || meeting.surveys.iter().zip(&desk.summary().surveys).map(survey).collect_view()
}

/// What people wrote, by question and by the organiser's themes, without what was taken out.
#[component]
pub(super) fn Comments() -> impl IntoView {
    let words = use_words().report();
    let desk = use_desk();
    let meeting = use_meeting();
    move || {
        // Until it is known what was taken out, nothing is shown.
        let marks = desk.marks().all()?;
        let summary = desk.raw_summary();
        let questions = meeting.surveys.iter().zip(&summary.surveys).flat_map(|(survey, said)| {
            let of = |answers: &OpenAnswers| comments(survey, answers, &marks);
            open_answers(&marks, &survey.id, &said.whole).iter().filter_map(of).collect::<Vec<_>>()
        });
        let questions: Vec<_> = questions.collect();
        if questions.is_empty() {
            return Some(view! { <p>{words.no_comments}</p> }.into_any());
        }
        let view = view! {
            <p class="quiet">{words.comments_lead}</p>
            {questions}
        };
        Some(view.into_any())
    }
}

/// What people wrote under one question; nothing where nobody wrote, or all of it was taken out.
fn comments(survey: &Survey, answers: &OpenAnswers, marks: &Marks) -> Option<AnyView> {
    let words = use_words().report();
    let question = survey.questions.iter().find(|question| question.id == answers.question)?;
    let content = match &answers.comments {
        None => view! { <p>{use_words().desk().comments_hidden}</p> }.into_any(),
        Some(comments) => {
            let themes = by_theme(marks, comments);
            let named = themes.iter().any(|(theme, _)| theme.is_some());
            let list = |(theme, comments): (Option<Theme>, Vec<&str>)| {
                let name = theme.map_or(words.no_theme.to_owned(), |theme| theme.name);
                let comments = comments.into_iter().map(|comment| view! { <li class="lines">{(words.quotes)(comment)}</li> });
                view! {
                    {named.then(|| view! { <h4>{name}</h4> })}
                    <ul class="list prose">{comments.collect_view()}</ul>
                }
            };
            let lists: Vec<_> = themes.into_iter().map(list).collect();
            if lists.is_empty() {
                return None;
            }
            lists.into_any()
        }
    };
    Some(
        view! {
            <section class="stack tight">
                <div class="head">
                    <h3>{say(&question.text)}</h3>
                    <p class="quiet">{say(&survey.title)}</p>
                </div>
                {content}
            </section>
        }
        .into_any(),
    )
}

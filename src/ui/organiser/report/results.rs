//! Every question of every survey with its result, and what people wrote.

use leptos::prelude::*;

use super::{super::question::result, participants::rate};
use crate::{
    domain::{
        statistics::Share,
        summary::{self, QuestionSummary, SurveySummary},
        survey::{Question, QuestionKind, Survey},
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
                Some(Share { count, of }) if count <= of => (words.rate_of)(&rate(whole.response), count, of),
                other => rate(other),
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

/// What people wrote, by question. Themes that the organiser made would stand here, above the questions.
#[component]
pub(super) fn Comments() -> impl IntoView {
    let words = use_words().report();
    let desk = use_desk();
    let meeting = use_meeting();
    move || {
        let summary = desk.summary();
        let questions = meeting.surveys.iter().zip(&summary.surveys).flat_map(|(survey, said)| {
            survey.questions.iter().zip(&said.whole.questions).filter_map(move |(question, said)| comments(survey, question, said))
        });
        let questions: Vec<_> = questions.collect();
        if questions.is_empty() {
            return view! { <p>{words.no_comments}</p> }.into_any();
        }
        view! {
            <p class="quiet">{words.comments_lead}</p>
            {questions}
        }
        .into_any()
    }
}

/// What people wrote under one question; nothing where nobody wrote, or where the question takes no words.
fn comments(survey: &Survey, question: &Question, said: &QuestionSummary) -> Option<AnyView> {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let content = match &said.comments {
        summary::Comments::None => return None,
        summary::Comments::Hidden => view! { <p>{desk_words.comments_hidden}</p> }.into_any(),
        summary::Comments::Shown(comments) if comments.is_empty() => return None,
        summary::Comments::Shown(comments) => {
            let comment = |comment: &std::sync::Arc<str>| view! { <li class="lines">{(words.quotes)(comment)}</li> };
            view! { <ul class="list prose">{comments.iter().map(comment).collect_view()}</ul> }.into_any()
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

//! One question of a form: its words, its problem, "not applicable", and taking the answer back.

use leptos::prelude::*;

use super::field::{Field, anchor};
use crate::{
    domain::{
        answer::Answer,
        survey::{Question, QuestionKind},
    },
    state::{form::Form, page},
    ui::{
        components::icon::Icon,
        words::{say, say_bare, use_words},
    },
};

/// The numbered words of a question, as the summary of problems repeats them.
pub(super) fn numbered(number: usize, question: &Question) -> String {
    format!("{number}. {}", asked(question))
}

/// The words of a question; one asked of several topics names its own.
fn asked(question: &Question) -> String {
    let topic = question.topic.as_ref().map(|topic| format!(" „{}”", say_bare(topic)));
    format!("{}{}", say_bare(&question.text), topic.unwrap_or_default())
}

/// A question with its field.
#[component]
pub(super) fn QuestionCard(form: Form, question: Question, number: usize) -> impl IntoView {
    let words = use_words().feedback();
    let id = anchor(&question.id);
    let (problem_id, hint_id) = (format!("{id}-blad"), format!("{id}-opis"));
    let problem = form.problem(&question.id);
    let required = question.required.then(|| view! { <span class="quiet">{words.required}</span> });
    let topic = question.topic.as_ref().map(|topic| {
        view! {
            " „"
            {say(topic)}
            "”"
        }
    });
    let error = {
        let id = problem_id.clone();
        move || {
            problem.get().map(|problem| {
                view! {
                    <p class="error t-bad" id=id.clone()>
                        <Icon name="alert" small=true />
                        {(words.problem)(problem)}
                    </p>
                }
            })
        }
    };
    let described = {
        let hint = has_hint(&question.kind).then_some(hint_id.clone());
        move || {
            let parts = [problem.get().map(|_| problem_id.clone()), hint.clone()];
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        }
    };
    let described = Signal::derive(described);
    let words_of_it = view! {
        {number}
        ". "
        {say(&question.text)}
        {topic}
        " "
        {required}
    };
    let extra = view! { <Extra form question=question.clone() /> };
    let field = view! { <Field form question=question.clone() described hint_id /> };
    if matches!(question.kind, QuestionKind::Text { .. } | QuestionKind::Number { .. }) {
        view! {
            <div class="card roomy stack">
                <label class="title ask" for=id>
                    {words_of_it}
                </label>
                {error}
                {field}
                {extra}
            </div>
        }
        .into_any()
    } else {
        view! {
            <fieldset class="card roomy stack" id=id tabindex="-1" aria-describedby=described>
                <legend>{words_of_it}</legend>
                {error}
                {field}
                {extra}
            </fieldset>
        }
        .into_any()
    }
}

const fn has_hint(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Text { .. } | QuestionKind::Number { .. })
}

/// "Not applicable", apart from the answers, and the button that takes an answer back.
#[component]
fn Extra(form: Form, question: Question) -> impl IntoView {
    let words = use_words().feedback();
    let answer = form.answer(&question.id);
    let name = anchor(&question.id);
    let clear_name = (words.clear_what)(&asked(&question));
    // One of several answers excludes the others by itself only where all of them are radio buttons of one name.
    let radio = matches!(question.kind, QuestionKind::Scale(_) | QuestionKind::Choice(_));
    let id = question.id.clone();
    let not_applicable = question.not_applicable.then(|| {
        let id = id.clone();
        let chosen = move || answer.with(|answer| *answer == Some(Answer::NotApplicable));
        let choose = move |event| form.give(&id, event_target_checked(&event).then_some(Answer::NotApplicable));
        let (kind, name) = if radio { ("radio", name.clone()) } else { ("checkbox", format!("{name}-nd")) };
        view! {
            <label class="pill">
                <input type=kind name=name value="nd" prop:checked=chosen on:change=choose />
                {words.not_applicable}
            </label>
        }
    });
    let given = Memo::new(move |_| answer.with(Option::is_some));
    let clear = move || {
        let (id, name, clear_name) = (id.clone(), name.clone(), clear_name.clone());
        let clear = move |_| {
            form.give(&id, None);
            // The button goes with the answer, so focus goes to the question.
            page::focus(&name);
        };
        given.get().then(|| {
            view! {
                <button type="button" class="btn quiet" aria-label=clear_name on:click=clear>
                    <Icon name="close" small=true />
                    {words.clear}
                </button>
            }
        })
    };
    view! { <div class="flow">{not_applicable} {clear}</div> }
}

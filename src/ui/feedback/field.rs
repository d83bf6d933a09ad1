//! The field of a question, for every kind: native controls, numbers visible, both ends of a scale in words, nothing preselected.

use leptos::prelude::*;

use crate::{
    domain::{
        answer::Answer,
        form::MAX_CHOICE_TEXT,
        id::{OptionId, QuestionId},
        survey::{Choice, Question, QuestionKind, Scale},
        text::Text,
    },
    state::form::Form,
    ui::words::{say, use_words},
};

/// The field of a question.
#[component]
pub(super) fn Field(form: Form, question: Question, described: Signal<Option<String>>, hint_id: String) -> impl IntoView {
    let id = question.id;
    match question.kind {
        QuestionKind::Scale(scale) => {
            let answer = form.answer(&id);
            let chosen = Signal::derive(move || match answer.get() {
                Some(Answer::Number(point)) => Some(point),
                _ => None,
            });
            let name = anchor(&id);
            let choose = Callback::new(move |point| form.give(&id, Some(Answer::Number(point))));
            view! { <Points scale name chosen choose /> }.into_any()
        }
        QuestionKind::BeforeAfter(scale) => view! { <BeforeAfter form id scale /> }.into_any(),
        QuestionKind::Choice(options) => view! { <OneOf form id options /> }.into_any(),
        QuestionKind::Choices(options) => view! { <SomeOf form id options /> }.into_any(),
        QuestionKind::Text { max_length } => view! { <Words form id max_length described hint_id /> }.into_any(),
        QuestionKind::Number { min, max } => view! { <Number form id min max described hint_id /> }.into_any(),
    }
}

/// The points of a scale, and the words of its ends.
#[component]
fn Points(scale: Scale, name: String, chosen: Signal<Option<i64>>, choose: Callback<i64>) -> impl IntoView {
    let point = |point: i64| {
        view! {
            <label class="pill">
                <input
                    type="radio"
                    name=name.clone()
                    value=point
                    prop:checked=move || chosen.get() == Some(point)
                    on:change=move |_| choose.run(point)
                />
                {point}
            </label>
        }
    };
    let end = |text: &Option<Text>| text.as_ref().map(say);
    view! {
        <div class="stack tight">
            <div class="scale">{(scale.min..=scale.max).map(point).collect_view()}</div>
            <p class="ends">
                <span>{end(&scale.low)}</span>
                <span>{end(&scale.high)}</span>
            </p>
        </div>
    }
}

/// The same scale twice.
#[component]
fn BeforeAfter(form: Form, id: QuestionId, scale: Scale) -> impl IntoView {
    let words = use_words().feedback();
    let answer = form.answer(&id);
    let name = anchor(&id);
    let both = move || match answer.get() {
        Some(Answer::BeforeAfter { before, after }) => (before, after),
        _ => (None, None),
    };
    let before = Signal::derive(move || both().0);
    let after = Signal::derive(move || both().1);
    let give = move |before, after| form.give(&id, Some(Answer::BeforeAfter { before, after }));
    let choose_before = Callback::new({
        let give = give.clone();
        move |point| give(Some(point), after.get_untracked())
    });
    let choose_after = Callback::new(move |point| give(before.get_untracked(), Some(point)));
    view! {
        <fieldset class="stack tight">
            <legend class="fine">{words.before}</legend>
            <Points scale=scale.clone() name=format!("{name}-przed") chosen=before choose=choose_before />
        </fieldset>
        <fieldset class="stack tight">
            <legend class="fine">{words.after}</legend>
            <Points scale name=format!("{name}-po") chosen=after choose=choose_after />
        </fieldset>
    }
}

/// One option of several, perhaps with words.
#[component]
fn OneOf(form: Form, id: QuestionId, options: Vec<Choice>) -> impl IntoView {
    let words = use_words().feedback();
    let answer = form.answer(&id);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Choice { option, .. }) => Some(option),
        _ => None,
    });
    let added = move || match answer.get() {
        Some(Answer::Choice { text, .. }) => text.unwrap_or_default(),
        _ => String::new(),
    };
    let name = anchor(&id);
    let pill = {
        let id = id.clone();
        move |option: &Choice| {
            let (id, of) = (id.clone(), option.id.clone());
            let is_chosen = {
                let of = of.clone();
                move || chosen.with(|chosen| chosen.as_ref() == Some(&of))
            };
            let choose = move |_| form.give(&id, Some(Answer::Choice { option: of.clone(), text: None }));
            view! {
                <label class="pill">
                    <input type="radio" name=name.clone() value=option.id.to_string() prop:checked=is_chosen on:change=choose />
                    {say(&option.text)}
                </label>
            }
        }
    };
    let look = if options.len() == 3 && options.iter().all(|option| !option.with_text) { "scale three" } else { "stack tight" };
    let pills = options.iter().map(pill).collect_view();
    let with_words: Vec<OptionId> = options.into_iter().filter(|option| option.with_text).map(|option| option.id).collect();
    let asks_words = Memo::new(move |_| chosen.get().filter(|chosen| with_words.contains(chosen)));
    let length = move || u64::try_from(added().chars().count()).unwrap_or(u64::MAX);
    let field_id = format!("{}-slowa", anchor(&id));
    let hint_id = format!("{field_id}-opis");
    let more = move || {
        asks_words.get().map(|option| {
            let id = id.clone();
            let write = move |event| {
                let text = event_target_value(&event);
                form.give(&id, Some(Answer::Choice { option: option.clone(), text: (!text.is_empty()).then_some(text) }));
            };
            view! {
                <label class="fine" for=field_id.clone()>
                    {words.add_words}
                </label>
                <input type="text" id=field_id.clone() aria-describedby=hint_id.clone() prop:value=added on:input=write />
                <p class="ends" id=hint_id.clone()>
                    <span>{words.no_names}</span>
                    <span>{move || (words.characters)(length(), u64::from(MAX_CHOICE_TEXT))}</span>
                </p>
            }
        })
    };
    view! {
        <div class=look>{pills}</div>
        {more}
    }
}

/// Any number of options.
#[component]
fn SomeOf(form: Form, id: QuestionId, options: Vec<Choice>) -> impl IntoView {
    let answer = form.answer(&id);
    let chosen = Memo::new(move |_| match answer.get() {
        Some(Answer::Choices(chosen)) => chosen,
        _ => Vec::new(),
    });
    let name = anchor(&id);
    let pill = |option: &Choice| {
        let (id, of) = (id.clone(), option.id.clone());
        let is_chosen = {
            let of = of.clone();
            move || chosen.with(|chosen| chosen.contains(&of))
        };
        let toggle = move |_| {
            let mut next = chosen.get_untracked();
            match next.iter().position(|other| *other == of) {
                Some(at) => drop(next.remove(at)),
                None => next.push(of.clone()),
            }
            form.give(&id, (!next.is_empty()).then_some(Answer::Choices(next)));
        };
        view! {
            <label class="pill">
                <input type="checkbox" name=name.clone() value=option.id.to_string() prop:checked=is_chosen on:change=toggle />
                {say(&option.text)}
            </label>
        }
    };
    view! { <div class="stack tight">{options.iter().map(pill).collect_view()}</div> }
}

/// Words, with a count of characters. Longer ones are not cut off while typing: the count and the check say so.
#[component]
fn Words(form: Form, id: QuestionId, max_length: u32, described: Signal<Option<String>>, hint_id: String) -> impl IntoView {
    let words = use_words().feedback();
    let text = typed(form, &id);
    let length = move || text.with(|text| u64::try_from(text.chars().count()).unwrap_or(u64::MAX));
    let field_id = anchor(&id);
    let write =
        move |event| form.give(&id, Some(event_target_value(&event)).filter(|text| !text.is_empty()).map(|text| Answer::Text(text.into())));
    view! {
        <textarea
            id=field_id.clone()
            rows="3"
            prop:value=move || text.get()
            aria-describedby=described
            aria-invalid=move || described.with(|described| described.as_ref().is_some_and(|ids| ids.contains("-blad"))).then_some("true")
            on:input=write
        ></textarea>
        <p class="ends" id=hint_id>
            <span>{words.no_names}</span>
            <span>{move || (words.characters)(length(), u64::from(max_length))}</span>
        </p>
    }
}

/// A whole number, kept as it is typed until it is checked.
#[component]
fn Number(
    form: Form,
    id: QuestionId,
    min: Option<i64>,
    max: Option<i64>,
    described: Signal<Option<String>>,
    hint_id: String,
) -> impl IntoView {
    let words = use_words().feedback();
    let text = typed(form, &id);
    let field_id = anchor(&id);
    let write =
        move |event| form.give(&id, Some(event_target_value(&event)).filter(|text| !text.is_empty()).map(|text| Answer::Text(text.into())));
    view! {
        <input
            type="text"
            inputmode="numeric"
            autocomplete="off"
            id=field_id
            prop:value=move || text.get()
            aria-describedby=described
            aria-invalid=move || described.with(|described| described.as_ref().is_some_and(|ids| ids.contains("-blad"))).then_some("true")
            on:input=write
        />
        <p class="fine" id=hint_id>
            {(words.number_between)(min, max)}
        </p>
    }
}

/// What is typed into a field so far.
fn typed(form: Form, id: &QuestionId) -> Memo<String> {
    let answer = form.answer(id);
    Memo::new(move |_| match answer.get() {
        Some(Answer::Text(text)) => text.as_ref().to_owned(),
        Some(Answer::Number(number)) => number.to_string(),
        _ => String::new(),
    })
}

/// The element that holds a question, for jumps from the summary of problems.
pub(super) fn anchor(question: &QuestionId) -> String {
    format!("pytanie-{question}")
}

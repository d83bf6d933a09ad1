//! Results of one survey, or of one thing it was asked about: a choice of both, and a card per question.

use leptos::prelude::*;

use super::{
    question::card,
    response::{Line, lines},
};
use crate::{
    domain::{meeting::Meeting, summary::Summary},
    state::{desk::use_desk, meeting::use_meeting},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::use_words,
    },
};

/// The results, with a choice of what they are about.
#[component]
pub(super) fn Results() -> impl IntoView {
    let words = use_words().desk();
    let desk = use_desk();
    let meeting = use_meeting();
    let lines = lines(desk);
    // The first survey that somebody has answered.
    let first = untrack(|| desk.summary()).surveys.iter().position(|survey| survey.whole.n > 0).unwrap_or(0);
    let chosen = RwSignal::new((first, None::<usize>));
    let options = move || {
        let selected = chosen.get_untracked();
        let option = |line: &Line| {
            let name = if line.part.is_none() { words.whole.to_owned() } else { line.name.clone() };
            view! {
                <option value=value_of(line) selected=(line.survey, line.part) == selected>
                    {name}
                </option>
            }
        };
        let lines = lines.read();
        let surveys = lines.chunk_by(|one, other| one.survey == other.survey);
        surveys
            .map(|survey| {
                view! { <optgroup label=survey[0].name.clone()>{survey.iter().map(option).collect_view()}</optgroup> }
            })
            .collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some(line) = lines.read().iter().find(|line| value_of(line) == value) {
            chosen.set((line.survey, line.part));
        }
    };
    let line = Memo::new(move |_| lines.read().iter().find(|line| (line.survey, line.part) == chosen.get()).cloned());
    let shown = move || line.get().map(|line| group(&meeting, &desk.summary(), &line));
    let rule = move || match desk.smallest_group() {
        Some(k) => (words.hidden_lead)(k),
        None => words.own_lead.to_owned(),
    };
    view! {
        <section class="stack">
            <div class="stack tight">
                <h2>{words.results}</h2>
                <p class="fine">{rule}</p>
                <label class="stack tight no-print">
                    <span>{words.choose}</span>
                    <select on:change=choose>{options}</select>
                </label>
            </div>
            {shown}
        </section>
    }
}

/// What stands for a row in the list: its place.
fn value_of(line: &Line) -> String {
    let part = line.part.map(|part| part.to_string()).unwrap_or_default();
    format!("{}:{part}", line.survey)
}

fn group(meeting: &Meeting, summary: &Summary, line: &Line) -> AnyView {
    let words = use_words().desk();
    let Some(group) = line.group(summary) else {
        return view! {
            <Notice tone=Tone::Change icon="hide">
                <h3>{words.hidden}</h3>
            </Notice>
        }
        .into_any();
    };
    if group.n == 0 {
        return view! { <p>{words.nobody}</p> }.into_any();
    }
    let questions = meeting.surveys.get(line.survey).map(|survey| survey.questions.as_slice()).unwrap_or_default();
    let cards = questions.iter().zip(&group.questions).map(|(question, said)| card(question, said)).collect_view();
    view! {
        <p class="flow">
            <Icon name="chart" />
            <strong>{line.name.clone()}</strong>
            <span>{(words.answers)(group.n.into())}</span>
        </p>
        <div class="duo">{cards}</div>
    }
    .into_any()
}

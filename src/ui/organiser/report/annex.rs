//! The questionnaires: every question with its answers, as they were asked.

use leptos::prelude::*;

use crate::{
    domain::{
        feedback::subjects,
        meeting::Meeting,
        survey::{Choice, Question, QuestionKind, Scale, Survey},
    },
    state::meeting::use_meeting,
    ui::{
        components::subject::title_of,
        words::{say, say_bare, use_words},
    },
};

/// All questionnaires.
#[component]
pub(super) fn Annex() -> impl IntoView {
    let words = &use_words().report().annex;
    let meeting = use_meeting();
    view! {
        <p class="quiet">{words.lead}</p>
        {meeting.surveys.iter().map(|survey| questionnaire(&meeting, survey)).collect_view()}
    }
}

fn questionnaire(meeting: &Meeting, survey: &Survey) -> AnyView {
    let words = &use_words().report().annex;
    let mut names: Vec<String> = Vec::new();
    for subject in subjects(meeting).into_iter().filter(|subject| subject.survey.id == survey.id) {
        let name = title_of(meeting, &subject.about);
        // The rounds of a workshop have one name.
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let about = (!names.is_empty()).then(|| view! { <p class="quiet">{(words.about)(&names.join("; "))}</p> });
    let intro = survey.intro.as_ref().map(|intro| view! { <p>{say(intro)}</p> });
    view! {
        <section class="stack tight">
            <h3>{say(&survey.title)} " " <span class="quiet">"("{(words.version)(survey.version)}")"</span></h3>
            {about}
            {intro}
            <ol class="list">{survey.questions.iter().map(question).collect_view()}</ol>
        </section>
    }
    .into_any()
}

fn question(question: &Question) -> AnyView {
    let words = &use_words().report().annex;
    let scale = |scale: &Scale| {
        let end = |point: i64, meaning: &Option<_>| {
            meaning.as_ref().map_or_else(|| point.to_string(), |meaning| format!("{point} ({})", say_bare(meaning)))
        };
        (words.scale)(&end(scale.min, &scale.low), &end(scale.max, &scale.high))
    };
    let options = |lead: &str, options: &[Choice]| {
        let option = |option: &Choice| {
            let more = if option.with_text { format!(" ({})", words.with_text) } else { String::new() };
            format!("{}{more}", say_bare(&option.text))
        };
        format!("{lead}: {}", options.iter().map(option).collect::<Vec<_>>().join(" / "))
    };
    let mut asked = match &question.kind {
        QuestionKind::Scale(range) => scale(range),
        QuestionKind::BeforeAfter(range) => (words.twice)(&scale(range)),
        QuestionKind::Choice(all) => options(words.one, all),
        QuestionKind::Choices(all) => options(words.several, all),
        QuestionKind::Text { max_length } => (words.words)(*max_length),
        QuestionKind::Number { min, max } => (words.number)(*min, *max),
    };
    for (holds, more) in [(question.not_applicable, words.not_applicable), (question.required, words.required)] {
        if holds {
            asked = format!("{asked}, {more}");
        }
    }
    let topic = question.topic.as_ref().map(|topic| {
        view! {
            " "
            <em>{say(topic)}</em>
        }
    });
    view! {
        <li>
            <p>{say(&question.text)} {topic}</p>
            <p class="quiet">{asked}"."</p>
        </li>
    }
    .into_any()
}

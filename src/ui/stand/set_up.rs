//! Setting a stand up: what it asks, and the PIN that ends it.

use leptos::{ev, prelude::*};

use crate::{
    domain::{
        address::Route,
        feedback::subjects,
        stand::{Pin, PinProblem},
    },
    state::{location::use_location, meeting::use_meeting, page, stand::use_stand},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
            subject::title_of,
        },
        words::{say_bare, use_language, use_words},
    },
};

const PIN: &str = "stanowisko-pin";
const NOTE: &str = "stanowisko-pin-opis";
const PROBLEM: &str = "stanowisko-blad";

/// Why the stand cannot be set up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Problem {
    Pin(PinProblem),
    NotKept,
}

/// The form of the organiser.
#[component]
pub(super) fn SetUp() -> impl IntoView {
    let words = use_words().stand();
    let meeting = use_meeting();
    let stand = use_stand();
    let form = if meeting.surveys.is_empty() {
        view! { <p class="card roomy">{use_words().desk().no_questions}</p> }.into_any()
    } else {
        view! { <Choices /> }.into_any()
    };
    view! {
        {move || stand.collected().map(left)}
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </header>
        {form}
    }
}

/// What the stand that was just closed had collected, and where that is.
fn left(count: usize) -> AnyView {
    let words = use_words().stand();
    let location = use_location();
    view! {
        <Notice tone=Tone::Change icon="check">
            <p class="title" role="status">
                {(words.left)(count as u64)}
            </p>
            <p class="flow">
                <a class="link" href=location.href(Route::Outbox)>
                    {words.to_outbox}
                </a>
                <a class="link" href=location.href(Route::Desk)>
                    {words.to_desk}
                </a>
            </p>
        </Notice>
    }
    .into_any()
}

#[component]
fn Choices() -> impl IntoView {
    let words = use_words().stand();
    let language = use_language();
    let meeting = use_meeting();
    let stand = use_stand();
    let all: Vec<_> = subjects(&meeting).iter().map(crate::domain::feedback::Subject::key).collect();
    let name = |subject: &crate::domain::feedback::Subject| {
        let (survey, about) = (say_bare(&subject.survey.title), title_of(&meeting, &subject.about));
        if survey == about { survey } else { format!("{about}: {survey}") }
    };
    let options =
        subjects(&meeting).iter().enumerate().map(|(at, subject)| view! { <option value=at>{name(subject)}</option> }).collect_view();
    let chosen = RwSignal::new("0".to_owned());
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problem = RwSignal::new(None);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let subject = chosen.get_untracked().parse().ok().and_then(|at: usize| all.get(at).cloned());
        let Some((survey, about)) = subject else { return };
        let found = match Pin::chosen(&first.read_untracked(), &second.read_untracked()) {
            Err(wrong) => Some(Problem::Pin(wrong)),
            Ok(pin) => (!stand.set_up(survey, about, &pin, language)).then_some(Problem::NotKept),
        };
        problem.set(found);
        if found.is_some() {
            page::focus(PIN);
        }
    };
    let told = move || {
        problem.get().map(|problem| {
            let text = match problem {
                Problem::Pin(problem) => (words.problem)(problem),
                Problem::NotKept => words.not_kept,
            };
            view! {
                <p class="error t-bad" id=PROBLEM>
                    <Icon name="alert" small=true />
                    {text}
                </p>
            }
        })
    };
    let described = move || if problem.with(Option::is_some) { format!("{PROBLEM} {NOTE}") } else { NOTE.to_owned() };
    let invalid = move || problem.with(|problem| matches!(problem, Some(Problem::Pin(_)))).then_some("true");
    view! {
        <form class="card roomy stack prose" novalidate on:submit=submit>
            <label class="stack tight">
                <span>{words.ask}</span>
                <select bind:value=chosen>{options}</select>
            </label>
            <div role="alert">{told}</div>
            <label class="stack tight">
                <span>{words.pin}</span>
                <input
                    type="password"
                    inputmode="numeric"
                    autocomplete="new-password"
                    id=PIN
                    aria-describedby=described
                    aria-invalid=invalid
                    bind:value=first
                />
            </label>
            <label class="stack tight">
                <span>{words.pin_again}</span>
                <input type="password" inputmode="numeric" autocomplete="new-password" aria-invalid=invalid bind:value=second />
            </label>
            <p class="fine" id=NOTE>
                {words.pin_note}
            </p>
            <p class="fine">{words.forgot_note}</p>
            <p class="fine">{words.answers_note}</p>
            <button type="submit" class="btn primary">
                <Icon name="device" />
                {words.set_up}
            </button>
        </form>
    }
}

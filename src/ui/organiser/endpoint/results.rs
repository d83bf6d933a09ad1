//! What the self-test found: each step with its grade in words, the record it left, a report to hand on, and the configuration to paste.

use leptos::prelude::*;

use super::choice::{Choice, RESULTS};
use crate::{
    domain::delivery::self_test::{Found, Grade, Step},
    i18n::endpoint::{EndpointWords, Place},
    state::{
        location::host_of,
        self_test::{SelfTest, now, own_origin},
        share::Copying,
    },
    ui::{components::icon::Icon, words::use_words},
};

/// Everything below the form.
#[component]
pub(super) fn Results(choice: Choice, test: SelfTest) -> impl IntoView {
    let words = use_words().endpoint();
    let place =
        Memo::new(move |_| Place { page: own_origin(), server: choice.profile().map(|profile| host_of(&profile.url)).unwrap_or_default() });
    let begun = Memo::new(move |_| test.is_running() || !test.found().is_empty());
    let items = move || test.found().into_iter().map(|found| step(words, &found, &place.read())).collect_view();
    let shown = move || {
        view! {
            <section class="stack">
                <h2 id=RESULTS tabindex="-1">
                    {words.results}
                </h2>
                <p class="title" role="status">
                    {move || summary(words, test)}
                </p>
                <ol class="card rows" role="list">
                    {items}
                </ol>
                {move || test.record().map(|(id, door)| record(words, id.as_str(), door.map(|door| door.command())))}
            </section>
        }
    };
    let over = move || !test.is_running() && !test.found().is_empty();
    let report = move || over().then(|| handout(words.report, words.report_note, report(words, test, choice, &place.read())));
    let snippet = move || choice.text().map(|text| handout(words.snippet, words.snippet_note, text));
    view! {
        {move || begun.get().then(shown)}
        {report}
        {snippet}
    }
}

const fn grade(words: &EndpointWords, grade: Grade) -> (&'static str, &'static str, &'static str) {
    match grade {
        Grade::Good => (words.good, "tile t-ok", "check"),
        Grade::Unknown => (words.unknown, "tile t-all", "hide"),
        Grade::Weak => (words.weak, "tile t-sun", "info"),
        Grade::Bad => (words.bad, "tile t-bad", "alert"),
    }
}

fn step(words: &'static EndpointWords, found: &Found, place: &Place) -> AnyView {
    let (name, class, icon) = grade(words, found.finding.grade());
    let (what, todo) = (words.told)(found.step, &found.finding, place);
    view! {
        <li>
            <span class=class>
                <Icon name=icon />
            </span>
            <div>
                <h3>{(words.step)(found.step)}": "{name}</h3>
                <p>{what}</p>
                {(!todo.is_empty()).then(|| view! { <p class="fine">{todo}</p> })}
            </div>
        </li>
    }
    .into_any()
}

fn summary(words: &EndpointWords, test: SelfTest) -> String {
    if test.is_running() {
        return words.running.to_owned();
    }
    let found = test.found();
    let bad = found.iter().filter(|found| found.finding.grade() == Grade::Bad).count();
    let mut told = if bad == 0 { words.all_good.to_owned() } else { (words.not_all)(bad as u64) };
    if bad > 0 && !found.iter().any(|found| found.step == Step::Again) {
        told.push(' ');
        told.push_str(words.stopped);
    }
    told
}

fn record(words: &EndpointWords, id: &str, command: Option<String>) -> AnyView {
    let remove = command.map(|command| {
        view! {
            <p>{words.remove}</p>
            <p>
                <code class="address">{command}</code>
            </p>
        }
    });
    view! {
        <div class="stack tight fine">
            <p class="address">{(words.record)(id)}</p>
            {remove}
        </div>
    }
    .into_any()
}

/// The same in plain text, without anything secret.
fn report(words: &EndpointWords, test: SelfTest, choice: Choice, place: &Place) -> String {
    let mut lines = vec![format!("{} – {}", words.title, now()), format!("{} → {}", place.page, place.server)];
    if let Some(profile) = choice.profile() {
        lines.push(format!("{}: {}", words.profile, profile.name));
    }
    lines.push(String::new());
    for found in test.found() {
        let (what, todo) = (words.told)(found.step, &found.finding, place);
        let (name, ..) = grade(words, found.finding.grade());
        lines.push(format!("[{name}] {}: {what} {todo}", (words.step)(found.step)).trim_end().to_owned());
    }
    if let Some((id, door)) = test.record() {
        lines.push(String::new());
        lines.push((words.record)(id.as_str()));
        lines.extend(door.map(|door| format!("{} {}", words.remove, door.command())));
    }
    lines.join("\n")
}

/// A text to hand on, with a button that copies it.
fn handout(title: &'static str, note: &'static str, text: String) -> AnyView {
    let words = use_words().endpoint();
    let copying = Copying::new();
    let copied = text.clone();
    let outcome = move || copying.outcome().map(|worked| if worked { words.copied } else { words.not_copied });
    view! {
        <section class="card roomy stack tight">
            <h2>{title}</h2>
            <p class="fine">{note}</p>
            <pre class="address">{text}</pre>
            <div class="flow">
                <button type="button" class="btn" on:click=move |_| copying.copy(copied.clone())>
                    <Icon name="file" />
                    {words.copy}
                    <span class="hidden">{title}</span>
                </button>
                <span class="fine" role="status">
                    {outcome}
                </span>
            </div>
        </section>
    }
    .into_any()
}

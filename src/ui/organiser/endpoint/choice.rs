//! What to try: the settings of this app, or others before they stand in `config.json`; and who signs in for it.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use crate::{
    domain::{
        delivery::{
            Profile,
            reading::Credentials,
            self_test::{Draft, delivery_text},
        },
        problem::Problem,
    },
    i18n::problems::sentence,
    state::{
        location::host_of,
        meeting::use_config,
        page,
        self_test::{SelfTest, configured},
    },
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

/// The heading of the results, where focus goes.
pub(super) const RESULTS: &str = "wynik-proby";

/// What is to be tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Choice {
    /// Settings that are typed in, in place of those of the app.
    other: RwSignal<bool>,
    name: RwSignal<String>,
    url: RwSignal<String>,
    more: RwSignal<String>,
    user: RwSignal<String>,
    secret: RwSignal<String>,
    configured: Memo<Option<Profile>>,
    draft: Memo<Arc<Draft>>,
}

impl Choice {
    /// The settings of the app, where they name an endpoint. Whatever changes, what was found before is of something else.
    pub(super) fn new(test: SelfTest) -> Self {
        let configured = Memo::new(|_| configured());
        let other = RwSignal::new(configured.get_untracked().is_none());
        let (name, url, more) = (RwSignal::new("rest".to_owned()), RwSignal::new(String::new()), RwSignal::new(String::new()));
        let (user, secret) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        let draft = Memo::new(move |_| Arc::new(Draft::new(&name.read(), &url.read(), &more.read())));
        Effect::watch(
            move || (other.get(), draft.get()),
            move |_, former, _| {
                if former.is_some() {
                    test.forget();
                    // A password was typed for one server, and goes to no other.
                    secret.set(String::new());
                }
            },
            false,
        );
        Self { other, name, url, more, user, secret, configured, draft }
    }

    /// What is to be tried, if it is well described; tracked.
    pub(super) fn profile(self) -> Option<Profile> {
        if self.other.get() { self.draft.get().read.clone().ok() } else { self.configured.get() }
    }

    /// What stands, or would stand, in `config.json`; tracked.
    pub(super) fn text(self) -> Option<String> {
        if self.other.get() { Some(self.draft.get().text.clone()) } else { delivery_text(&use_config().file) }
    }

    fn problems(self) -> Vec<Problem> {
        let told = self.other.get() && !self.url.read().is_empty();
        if told { self.draft.get().read.clone().err().unwrap_or_default() } else { Vec::new() }
    }

    fn credentials(self) -> Option<Credentials> {
        let secret = self.secret.get_untracked();
        (!secret.is_empty()).then(|| Credentials { user: self.user.get_untracked().trim().to_owned(), secret })
    }
}

/// The form that chooses and starts.
#[component]
pub(super) fn ChoiceForm(choice: Choice, test: SelfTest) -> impl IntoView {
    let words = use_words().endpoint();
    let none = move || choice.configured.read().is_none();
    let own = move || {
        choice.configured.with(|profile| {
            profile
                .as_ref()
                .map_or_else(|| words.configured_device.to_owned(), |profile| (words.configured)(&host_of(&profile.url), &profile.name))
        })
    };
    let option = move |other: bool, name: AnyView| {
        view! {
            <label class="pill">
                <input
                    type="radio"
                    name="co-probowac"
                    prop:checked=move || choice.other.get() == other
                    disabled=move || !other && none()
                    on:change=move |_| choice.other.set(other)
                />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    let start = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(profile) = untrack(|| choice.profile()) else { return };
        test.run(profile, choice.credentials(), !choice.other.get_untracked());
        page::focus(RESULTS);
    };
    view! {
        <form class="card roomy stack" on:submit=start>
            <fieldset class="stack tight">
                <legend>{words.which}</legend>
                {option(false, own.into_any())}
                {option(true, words.other.into_any())}
            </fieldset>
            {move || choice.other.get().then(|| other_fields(choice))}
            {sign_in_fields(choice)}
            <p class="fine">{words.writes}</p>
            <div class="flow">
                <button type="submit" class="btn primary" disabled=move || test.is_running() || choice.profile().is_none()>
                    <Icon name="check" />
                    {move || if test.found().is_empty() { words.start } else { words.again }}
                </button>
            </div>
        </form>
    }
}

fn other_fields(choice: Choice) -> AnyView {
    let words = use_words().endpoint();
    let language = use_language();
    let names = Profile::presets().map(|name| view! { <option value=name>{name}</option> }).collect_view();
    let problem = move |problem: Problem| {
        view! {
            <li>
                <code>{problem.path}</code>
                " — "
                {sentence(language, &problem.kind)}
            </li>
        }
    };
    let problems = move || {
        let problems = choice.problems();
        (!problems.is_empty()).then(|| {
            view! {
                <p>{words.wrong}</p>
                <ul class="list">{problems.into_iter().map(problem).collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="stack">
            <p class="fine">{words.other_note}</p>
            <label class="stack tight">
                <span>{words.profile}</span>
                <select prop:value=move || choice.name.get() on:change=move |event| choice.name.set(event_target_value(&event))>
                    {names}
                </select>
            </label>
            <label class="stack tight">
                <span>{words.url}</span>
                <input
                    type="text"
                    inputmode="url"
                    autocapitalize="none"
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby="adres-uwaga"
                    bind:value=choice.url
                />
            </label>
            <p class="fine" id="adres-uwaga">
                {words.url_note}
            </p>
            <label class="stack tight">
                <span>{words.more}</span>
                <textarea rows="3" autocapitalize="none" spellcheck="false" aria-describedby="pola-uwaga" bind:value=choice.more></textarea>
            </label>
            <p class="fine" id="pola-uwaga">
                {words.more_note}
            </p>
            <div role="status">{problems}</div>
        </div>
    }
    .into_any()
}

fn sign_in_fields(choice: Choice) -> AnyView {
    let words = use_words().endpoint();
    let desk = use_words().desk();
    view! {
        <fieldset class="stack tight">
            <legend>{words.sign_in}</legend>
            <label class="stack tight">
                <span>{desk.user_or_none}</span>
                <input type="text" autocomplete="username" autocapitalize="none" spellcheck="false" bind:value=choice.user />
            </label>
            <label class="stack tight">
                <span>{desk.secret}</span>
                <input type="password" autocomplete="current-password" aria-describedby="proba-haslo" bind:value=choice.secret />
            </label>
            <p class="fine" id="proba-haslo">
                {words.sign_in_note}
            </p>
        </fieldset>
    }
    .into_any()
}

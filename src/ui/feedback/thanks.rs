//! After an answer was submitted: where it is, how to correct it or take it back, and what is still to be rated.

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        feedback::{ToRate, to_rate},
        submission::About,
    },
    state::{clock::use_clock, form::Form, location::use_location, meeting::use_meeting, outbox::use_outbox, page, picks::use_picks},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
            place::Place,
            subject::title_of,
        },
        words::{use_language, use_words},
    },
};

/// The heading, which takes focus once the answer is saved.
pub(super) const HEADING: &str = "dziekujemy";

/// What became of an answer.
#[component]
pub(super) fn Thanks(form: Form, about: About) -> impl IntoView {
    let words = use_words().feedback();
    let location = use_location();
    let submitted = Memo::new(move |_| form.submitted().map(|entry| entry.id().clone()));
    let place = move || submitted.get().map(|id| view! { <Place id /> });
    view! {
        <div class="stack">
            <h2 id=HEADING tabindex="-1">
                {words.thanks}
            </h2>
            <div role="status">
                <ul class="rows" role="list">
                    {place}
                </ul>
            </div>
            <Next about />
            <a class="btn" href=location.href(Route::Outbox)>
                {words.my_surveys}
            </a>
            <button type="button" class="btn" on:click=move |_| form.correct()>
                {words.correct}
            </button>
            <Withdraw form />
        </div>
    }
}

/// The next survey, if one is open.
#[component]
fn Next(about: About) -> impl IntoView {
    let words = use_words().feedback();
    let meeting = use_meeting();
    let location = use_location();
    let (clock, picks, outbox) = (use_clock(), use_picks(), use_outbox());
    move || {
        let ToRate { mine, shared, others } = to_rate(&meeting, &picks.get(), &outbox.answered(&meeting.id), clock.now());
        let next = mine.into_iter().chain(shared).chain(others).find(|subject| subject.about != about);
        next.map(|next| {
            let title = title_of(&meeting, &next.about);
            view! {
                <a
                    class="btn primary"
                    href=location
                        .href(Route::Form {
                            survey: next.survey.id.clone(),
                            about: next.about,
                        })
                >
                    {words.next}
                    ": "
                    {title}
                </a>
            }
        })
    }
}

/// Taking an answer back, which asks once more.
#[component]
fn Withdraw(form: Form) -> impl IntoView {
    let words = use_words().feedback();
    let language = use_language();
    let withdraw = move |_| form.withdraw(language, || page::focus("tresc"));
    let failed = move || {
        form.failure().map(|_| {
            view! {
                <Notice tone=Tone::Bad icon="alert">
                    <p role="alert">{words.withdraw_failed}</p>
                </Notice>
            }
        })
    };
    view! {
        <details class="card">
            <summary>
                <Icon name="trash" />
                {words.withdraw}
            </summary>
            <div class="stack">
                <p>{words.withdraw_lead}</p>
                <button type="button" class="btn danger t-bad" on:click=withdraw>
                    {words.withdraw_sure}
                </button>
            </div>
        </details>
        {failed}
    }
}

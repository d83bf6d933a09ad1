//! One person at a stand: the clean form, the question whether somebody is there, and the thanks.

use leptos::{ev, prelude::*};

use crate::{
    domain::stand::Stand,
    state::{
        form::Form,
        meeting::use_meeting,
        stand::{AtStand, DIALOG, use_stand},
    },
    ui::{
        components::{icon::Icon, subject::title_of},
        feedback::Questions,
        words::{say, use_words},
    },
};

/// The form.
#[component]
pub(super) fn Ask() -> impl IntoView {
    let stand = use_stand();
    untrack(|| stand.stand()).and_then(|running| form(stand, &running))
}

fn form(stand: AtStand, running: &Stand) -> Option<AnyView> {
    let words = use_words().stand();
    let meeting = use_meeting();
    let subject = running.subject(&meeting)?;
    let form = Form::at_stand(&meeting, &subject, running.since);
    let survey = subject.survey.clone();
    let intro = survey.intro.as_ref().map(|intro| view! { <p>{say(intro)}</p> });
    let header = view! {
        <header class="head">
            <h1>{say(&survey.title)}</h1>
            <p class="lead">{title_of(&meeting, &subject.about)}</p>
            {intro}
        </header>
    };
    let view = view! {
        {header}
        <Questions form survey to_whom=words.whereto accepted=move |()| stand.thank() />
        <div class="flow">
            <button type="button" class="btn quiet" on:click=move |_| stand.next()>
                {words.give_up}
            </button>
        </div>
        {anybody(stand)}
    };
    Some(view.into_any())
}

/// Asks whether somebody is there; no answer clears the form.
fn anybody(stand: AtStand) -> AnyView {
    const TITLE: &str = "czy-ktos-tu-jest-tytul";
    let words = use_words().stand();
    // Closed by Escape, too: whoever presses a key is there.
    let closed = move |_: ev::Event| stand.stay();
    view! {
        <dialog id=DIALOG class="card roomy" aria-labelledby=TITLE on:close=closed>
            <div class="stack">
                <h2 id=TITLE>{words.anybody}</h2>
                <p>{words.anybody_lead}</p>
                <div class="flow">
                    <button type="button" class="btn primary" on:click=move |_| stand.stay()>
                        {words.stay}
                    </button>
                    <button type="button" class="btn" on:click=move |_| stand.next()>
                        {words.clear}
                    </button>
                </div>
            </div>
        </dialog>
    }
    .into_any()
}

/// The thanks, which make room for the next person unless somebody holds them.
#[component]
pub(super) fn Thanks() -> impl IntoView {
    let words = use_words().stand();
    let stand = use_stand();
    let stays = RwSignal::new(false);
    let hold = move |_| {
        stand.hold();
        stays.set(true);
    };
    let button = move || {
        (!stays.get()).then(|| {
            view! {
                <button type="button" class="btn" on:click=hold>
                    {words.hold}
                </button>
            }
        })
    };
    view! {
        <header class="head">
            <h1>{words.thanks}</h1>
            <p class="lead" role="status">
                {move || if stays.get() { words.held } else { words.thanks_lead }}
            </p>
        </header>
        <div class="flow">
            <button type="button" class="btn primary" on:click=move |_| stand.next()>
                <Icon name="person" />
                {words.next}
            </button>
            {button}
        </div>
    }
}

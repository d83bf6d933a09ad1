//! Leaving a stand: its PIN, or a long wait for whoever forgot it.

use leptos::{ev, prelude::*};

use crate::{
    state::{
        meeting::use_meeting,
        page,
        stand::{AtStand, use_stand},
    },
    ui::{
        components::{icon::Icon, place::moment},
        words::{use_language, use_words},
    },
};

const PIN: &str = "koniec-pin";
const WRONG: &str = "koniec-blad";

/// The question for the PIN.
#[component]
pub(super) fn Leave() -> impl IntoView {
    let words = use_words().stand();
    let stand = use_stand();
    let pin = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let opens = stand.open(&pin.get_untracked());
        // What was opened is gone with its page.
        if !opens {
            wrong.set(true);
            pin.set(String::new());
            page::focus(PIN);
        }
    };
    let told = move || {
        wrong.get().then(|| {
            view! {
                <p class="error t-bad" id=WRONG>
                    <Icon name="alert" small=true />
                    {words.wrong}
                </p>
            }
        })
    };
    view! {
        <header class="head">
            <h1>{words.leaving}</h1>
        </header>
        <form class="card roomy stack prose" novalidate on:submit=submit>
            <div role="alert">{told}</div>
            <label class="stack tight">
                <span>"PIN"</span>
                <input
                    type="password"
                    inputmode="numeric"
                    autocomplete="off"
                    id=PIN
                    aria-describedby=move || wrong.get().then_some(WRONG)
                    aria-invalid=move || wrong.get().then_some("true")
                    bind:value=pin
                />
            </label>
            <div class="flow">
                <button type="submit" class="btn primary">
                    <Icon name="lock" />
                    {words.open}
                </button>
                <button type="button" class="btn" on:click=move |_| stand.next()>
                    {words.back}
                </button>
            </div>
        </form>
        {forgotten(stand)}
    }
}

/// The way out for whoever forgot the PIN: it takes long, and nothing is lost.
fn forgotten(stand: AtStand) -> AnyView {
    const WAY: &str = "bez-pinu";
    let words = use_words().stand();
    let (meeting, language) = (use_meeting(), use_language());
    let later = move |_| {
        stand.open_later();
        page::focus(WAY);
    };
    let way = move || {
        if let Some(at) = stand.opens_at() {
            let when = moment(&meeting, language, at);
            return view! {
                <p>{(words.opens_at)(&when)}</p>
                <button type="button" class="btn" on:click=move |_| stand.next()>
                    {words.stop}
                </button>
            }
            .into_any();
        }
        view! {
            <button type="button" class="btn" on:click=later>
                {words.open_later}
            </button>
        }
        .into_any()
    };
    view! {
        <details class="card prose">
            <summary>{words.forgot}</summary>
            <div class="stack">
                <p>{words.forgot_lead}</p>
                <div class="stack tight" id=WAY tabindex="-1" role="status">
                    {way}
                </div>
            </div>
        </details>
    }
    .into_any()
}

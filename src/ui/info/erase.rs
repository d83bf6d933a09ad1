//! One button that takes everything of this app off the device. It asks, and asks again when answers would be lost.

use leptos::prelude::*;

use crate::{
    domain::address::Route,
    state::{
        erase::{Erasing, Step},
        location::use_location,
        outbox::use_outbox,
        page,
    },
    ui::{components::icon::Icon, words::use_words},
};

/// The id of what is asked, for focus.
const STEP: &str = "usuwanie";

/// The section of the privacy page.
#[component]
pub(super) fn Erase() -> impl IntoView {
    let words = use_words().erase();
    let erasing = Erasing::new();
    let outbox = use_outbox();
    let location = use_location();
    let own = move || if outbox.has_endpoint() { outbox.unsent() } else { outbox.submissions().len() };
    let only_here = move || own() + erasing.received();
    // What is asked next takes the place of the button: focus goes to it.
    let go_on = move |_| {
        erasing.go_on(untrack(only_here));
        page::focus(STEP);
    };
    let button = move |class: &'static str, text: &'static str| {
        view! {
            <button type="button" class=class on:click=go_on>
                <Icon name="close" />
                {text}
            </button>
        }
        .into_any()
    };
    let keep = move || {
        view! {
            <button type="button" class="btn" on:click=move |_| erasing.stop()>
                {words.keep}
            </button>
        }
        .into_any()
    };
    let again = move || {
        let count = (words.unsent)(only_here() as u64);
        // Each kind of answer is saved where it is listed.
        let way = move |route: Route, name: &'static str| {
            view! {
                <p>
                    <a class="link" href=location.href(route)>
                        {name}
                    </a>
                </p>
            }
        };
        let outbox = (own() > 0).then(|| way(Route::Outbox, words.export_first));
        let desk = (erasing.received() > 0).then(|| way(Route::Desk, words.export_received));
        view! {
            <p>
                <strong>{count}</strong>
            </p>
            {outbox}
            {desk}
            <div class="flow">{button("btn", words.yes_all)} {keep()}</div>
        }
        .into_any()
    };
    let step = move || match erasing.step() {
        Step::Idle => button("btn", words.erase),
        Step::Asked => view! {
            <p>
                <strong>{words.sure}</strong>
            </p>
            <div class="flow">{button("btn", words.yes)} {keep()}</div>
        }
        .into_any(),
        Step::AskedAgain => again(),
        Step::Erasing => view! { <p>{words.erasing}</p> }.into_any(),
        Step::Failed => view! {
            <p>{words.failed}</p>
            {button("btn", words.erase)}
        }
        .into_any(),
    };
    view! {
        <section class="stack tight">
            <h2>{words.title}</h2>
            <p>{words.lead}</p>
            <div id=STEP class="stack tight">
                {step}
            </div>
        </section>
    }
}

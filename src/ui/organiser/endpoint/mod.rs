//! The self-test of the endpoint: what to try, what was found step by step with what to do, and texts to hand on.

mod choice;
mod results;

use leptos::prelude::*;

use crate::{
    domain::address::Route,
    state::{location::use_location, page, self_test::SelfTest},
    ui::{components::icon::Icon, words::use_words},
};
use choice::{Choice, ChoiceForm};
use results::Results;

/// The self-test.
#[component]
pub(crate) fn EndpointPage() -> impl IntoView {
    let words = use_words().endpoint();
    let location = use_location();
    page::use_title(|| words.title.to_owned());
    let test = SelfTest::new();
    let choice = Choice::new(test);
    view! {
        <header class="head">
            <a class="link" href=move || location.href(Route::Desk)>
                <Icon name="back" small=true />
                {words.to_desk}
            </a>
            <h1>{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </header>
        <div class="stack loose">
            <ChoiceForm choice test />
            <Results choice test />
        </div>
    }
}

//! The self-test of the endpoint: what to try, what was found step by step with what to do, and texts to hand on.

mod choice;
mod results;

use leptos::prelude::*;

use super::nav::DeskNav;
use crate::{
    state::{page, self_test::SelfTest},
    ui::words::use_words,
};
use choice::{Choice, ChoiceForm};
use results::Results;

/// The self-test.
#[component]
pub(crate) fn EndpointPage() -> impl IntoView {
    let words = use_words().endpoint();
    page::use_title(|| words.title.to_owned());
    let test = SelfTest::new();
    let choice = Choice::new(test);
    view! {
        <DeskNav />
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </header>
        <div class="stack loose">
            <ChoiceForm choice test />
            <Results choice test />
        </div>
    }
}

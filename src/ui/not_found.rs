//! An address that leads nowhere: says so, and offers the ways on.

use leptos::prelude::*;

use super::{components::icon::Icon, words::use_words};
use crate::{
    domain::address::Route,
    state::{location::use_location, page},
};

/// The page of an unknown address.
#[component]
pub(super) fn NotFoundPage() -> impl IntoView {
    let words = use_words().shell();
    view! { <Nowhere title=words.not_found lead=words.not_found_lead /> }
}

/// The page of a session that the programme does not have.
#[component]
pub(super) fn SessionGonePage() -> impl IntoView {
    let words = use_words().shell();
    view! { <Nowhere title=words.session_gone lead=words.session_gone_lead /> }
}

/// A page that says what is not there, and offers the ways on.
#[component]
pub(super) fn Nowhere(
    /// What is not there.
    title: &'static str,
    /// Why, perhaps.
    lead: &'static str,
) -> impl IntoView {
    let words = use_words().shell();
    let location = use_location();
    page::use_title(|| title.to_owned());
    let row = move |route: Route, icon: &'static str, name: &'static str| {
        view! {
            <li>
                <span class="tile t-all">
                    <Icon name=icon />
                </span>
                <div>
                    <h2 class="title">
                        <a class="cover" href=location.href(route)>
                            {name}
                        </a>
                    </h2>
                </div>
                <Icon name="next" small=true />
            </li>
        }
    };
    view! {
        <header class="head">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
        </header>
        <ul class="rows" role="list">
            {row(Route::Home, "program", words.agenda)}
            {row(Route::Plan, "plan", words.plan)}
            {row(Route::Feedback, "survey", words.feedback)}
            {row(Route::Info, "info", words.info)}
        </ul>
    }
}

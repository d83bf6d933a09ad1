//! The page that a hand-over link opens: what the link carries, and taking it in.

use leptos::prelude::*;

use super::gather::incoming;
use crate::{
    domain::address::Route,
    state::{gathered::use_gathered, location::use_location, meeting::use_meeting, page},
    ui::{
        components::icon::Icon,
        words::{say, use_words},
    },
};

/// What a link carries.
#[component]
pub(crate) fn ImportPage(
    /// What stands in the link.
    payload: String,
) -> impl IntoView {
    let words = use_words().gather();
    let desk = use_words().desk();
    let meeting = use_meeting();
    page::use_title(|| words.title.to_owned());
    use_gathered().look_at_link(payload, words.link.to_owned());
    view! {
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead">{say(&meeting.title)}</p>
            <p class="fine">{words.link_lead}</p>
        </header>
        <section class="card roomy stack">{incoming()}</section>
        <div class="flow">
            <a class="btn" href=use_location().href(Route::Desk)>
                <Icon name="chart" />
                {desk.title}
            </a>
        </div>
    }
}

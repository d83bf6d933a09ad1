//! What is stored where, in plain words.

use leptos::prelude::*;

use super::erase::Erase;
use crate::{
    domain::config::Delivery,
    state::{delivery::use_where_to, page},
    ui::words::use_words,
};

/// The privacy page.
#[component]
pub(crate) fn PrivacyPage() -> impl IntoView {
    let words = use_words().pages();
    let shell = use_words().shell();
    page::use_title(|| shell.privacy.to_owned());
    let where_to = use_where_to();
    let told = move || match where_to.delivery() {
        Delivery::Device => words.privacy_device.to_owned(),
        Delivery::Endpoint(profile) => (words.privacy_endpoint)(&crate::state::location::host_of(&profile.url)),
    };
    let point = |(title, text): &(&'static str, &'static str)| {
        view! {
            <section class="stack tight">
                <h2>{*title}</h2>
                <p>{*text}</p>
            </section>
        }
    };
    view! {
        <header class="head">
            <h1>{shell.privacy}</h1>
            <p class="lead">{words.privacy_lead}</p>
        </header>
        <div class="stack loose prose">
            <p>
                <strong>{told}</strong>
            </p>
            {words.privacy_points.iter().map(point).collect_view()}
            <Erase />
        </div>
    }
}

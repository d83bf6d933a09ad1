//! Giving published results out: as a file, or as a link where they are short enough.

use leptos::prelude::*;

use crate::{
    domain::address::Route,
    state::{
        desk::use_desk,
        location::use_location,
        meeting::{use_config, use_meeting},
        share::Copying,
        shared::{Link, Publishing},
    },
    ui::{components::icon::Icon, words::use_words},
};

/// Results to be shared.
#[component]
pub(crate) fn Give(
    /// What is given.
    publishing: Publishing,
) -> impl IntoView {
    let words = use_words().share();
    let of_desk = use_words().desk();
    let desk = use_desk();
    let meeting = use_meeting().id.clone();
    let smallest = use_config().smallest_group;
    let copying = Copying::new();
    let some = Memo::new(move |_| desk.summary().surveys.iter().any(|survey| survey.whole.n > 0));
    let told = move || match (publishing.has_failed(), copying.outcome()) {
        (true, _) => of_desk.download_failed,
        (_, Some(true)) => words.copied,
        (_, Some(false)) => words.not_copied,
        _ => "",
    };
    let link = move || match publishing.link() {
        Link::Here(address) => view! {
            <button type="button" class="btn" on:click=move |_| copying.copy(address.clone())>
                <Icon name="send" />
                {words.copy}
            </button>
        }
        .into_any(),
        Link::Coming => view! { <p class="fine">{words.coming}</p> }.into_any(),
        Link::TooLong => view! { <p class="fine">{words.too_long}</p> }.into_any(),
        Link::Browser => view! { <p class="fine">{words.no_packing}</p> }.into_any(),
    };
    let name = StoredValue::new(format!("kuluary-{meeting}-{}.json", words.file));
    let ways = move || {
        if !some.get() {
            return view! { <p>{words.empty}</p> }.into_any();
        }
        view! {
            <label class="pill">
                <input
                    type="checkbox"
                    aria-describedby="komentarze-uwaga"
                    prop:checked=move || publishing.has_comments()
                    on:change=move |event| publishing.take_comments(event_target_checked(&event))
                />
                {words.comments}
            </label>
            <p class="fine" id="komentarze-uwaga">
                {words.comments_note}
            </p>
            <div class="flow">
                <button type="button" class="btn" on:click=move |_| name.with_value(|name| publishing.save(name))>
                    <Icon name="file" />
                    {words.save}
                </button>
                {link}
            </div>
        }
        .into_any()
    };
    view! {
        <h2>{words.give}</h2>
        <p class="fine">{(words.give_lead)(smallest)}</p>
        {ways}
        <p role="status">{told}</p>
        <a class="link" href=use_location().href(Route::DeskShared(String::new()))>
            {words.open}
        </a>
    }
}

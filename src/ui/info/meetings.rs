//! Every meeting of the series.

use leptos::prelude::*;

use crate::{
    domain::config::MeetingEntry,
    i18n::dates,
    state::{
        clock::use_clock,
        location::use_location,
        meeting::{use_config, use_meeting},
        page,
    },
    ui::{
        components::icon::Icon,
        words::{say, say_bare, use_language, use_words},
    },
};

/// The list of meetings.
#[component]
pub(crate) fn MeetingsPage() -> impl IntoView {
    let words = use_words().pages();
    let shell = use_words().shell();
    let language = use_language();
    let location = use_location();
    let clock = use_clock();
    let shown = use_meeting().id.clone();
    let config = use_config();
    page::use_title(|| shell.meetings.to_owned());
    let row = |entry: &MeetingEntry| {
        let days = dates::range(language, entry.from, entry.to);
        let place = entry.place.as_ref().map(|place| format!(", {}", say_bare(place)));
        let to = entry.to;
        let over = move || (clock.now().date_naive() > to).then(|| view! { <span class="badge t-rest">{words.finished}</span> });
        let current = (entry.id == shown).then(|| view! { <span class="badge t-all">{words.shown_now}</span> });
        view! {
            <li>
                <span class="tile t-all">
                    <Icon name="program" />
                </span>
                <div>
                    <h2 class="title">
                        <a class="cover" href=location.href_of_meeting(&entry.id)>
                            {say(&entry.title)}
                        </a>
                    </h2>
                    <p class="fine">{days} {place}</p>
                    <p class="flow">{current} {over}</p>
                </div>
                <Icon name="next" small=true />
            </li>
        }
    };
    view! {
        <header class="head">
            <h1>{shell.meetings}</h1>
            <p class="lead">{words.meetings_lead}</p>
        </header>
        <ul class="rows" role="list">
            {config.meetings.iter().map(row).collect_view()}
        </ul>
    }
}

//! A plan that somebody shared: a list to look at, and one button that adds it to mine.

use leptos::prelude::*;

use crate::{
    domain::id::SessionId,
    i18n::dates,
    state::{meeting::use_meeting, page, picks::use_picks},
    ui::{
        agenda::session_row,
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

/// The shared plan.
#[component]
pub(crate) fn SharedPlanPage(
    /// The sessions that the link names.
    ids: Vec<SessionId>,
) -> impl IntoView {
    let words = use_words().plan();
    let language = use_language();
    let meeting = use_meeting();
    let picks = use_picks();
    page::use_title(|| words.shared.to_owned());
    let known: Vec<_> = meeting.sessions.iter().filter(|session| ids.contains(&session.id)).collect();
    let ids: Vec<_> = known.iter().map(|session| session.id.clone()).collect();
    let lead = if ids.is_empty() { words.shared_nothing.to_owned() } else { (words.shared_lead)(ids.len() as u64) };
    let days = meeting.days().into_iter().filter_map(|day| {
        let rows: Vec<_> = known.iter().filter(|session| meeting.day_of(session) == day).map(|session| session_row(&session.id)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section class="stack tight">
                    <h2>{dates::capital(&dates::weekday_day(language, day))}</h2>
                    <ol class="timeline" role="list">
                        {rows}
                    </ol>
                </section>
            }
        })
    });
    let days = days.collect_view();
    let all_mine = Memo::new({
        let ids = ids.clone();
        move |_| ids.iter().all(|id| picks.holds(id))
    });
    let nothing = ids.is_empty();
    let take = move || {
        if nothing {
            return ().into_any();
        }
        if all_mine.get() {
            return view! { <p>{words.shared_all_mine}</p> }.into_any();
        }
        let ids = ids.clone();
        view! {
            <button type="button" class="btn primary" on:click=move |_| picks.pick_all(&ids)>
                <Icon name="plan" />
                {words.shared_take}
            </button>
        }
        .into_any()
    };
    view! {
        <header class="head">
            <h1>{words.shared}</h1>
            <p class="lead">{lead}</p>
        </header>
        <div class="flow">{take}</div>
        {days}
    }
}

//! What the last pick changed, said in words, with a way back; and the choice when two sessions clash.

use leptos::prelude::*;

use crate::{
    domain::{
        id::SessionId,
        meeting::Meeting,
        picks::{Change, Refusal},
        session::Session,
    },
    i18n::dates,
    state::{
        location::use_location,
        meeting::use_meeting,
        picks::{Event, use_picks},
    },
    ui::{
        choices::{hint, way_on},
        components::icon::Icon,
        words::{say_bare, use_language, use_words},
    },
};

/// The lasting word on the last pick. It stays until it is read or the view changes.
#[component]
pub(crate) fn PickNews() -> impl IntoView {
    let words = use_words().plan();
    let meeting = use_meeting();
    let picks = use_picks();
    let location = use_location();
    Effect::new(move |seen: Option<u32>| {
        let arrivals = location.arrivals();
        if seen.is_some_and(|seen| seen != arrivals) {
            picks.dismiss();
        }
        arrivals
    });
    let sentences = {
        let meeting = meeting.clone();
        move || {
            let event = picks.event()?;
            let said = sentences(&meeting, &event).into_iter().chain(hint(&meeting, &event).map(str::to_owned));
            Some(said.map(|text| view! { <p>{text}</p> }).collect_view())
        }
    };
    let ways = move || {
        let event = picks.event()?;
        let undo = picks.can_undo().then(|| {
            view! {
                <button type="button" class="btn" on:click=move |_| picks.undo()>
                    {words.undo}
                </button>
            }
        });
        let swap = match &event {
            Event::Picked(change) if !change.clashes.is_empty() => change.added.clone().map(|id| swap(&meeting, id)),
            _ => None,
        };
        let on = hint(&meeting, &event).and_then(|_| way_on());
        let close = use_words().plan().close;
        Some(view! {
            <div class="flow">
                {swap} {undo} {on} <button type="button" class="go" aria-label=close on:click=move |_| picks.dismiss()>
                    <Icon name="close" />
                </button>
            </div>
        })
    };
    // The status stays in the document while it is empty: a region that appears together with its text is often not read out.
    let class = move || if picks.event().is_some() { "said no-print" } else { "said-nothing" };
    view! {
        <div class=class>
            <div role="status" class="stack tight">
                {sentences}
            </div>
            {ways}
        </div>
    }
}

/// "Zostaw oba" and "Zamień".
fn swap(meeting: &Meeting, id: SessionId) -> AnyView {
    let words = use_words().plan();
    let picks = use_picks();
    let title = name_of(meeting, &id);
    let keep = {
        let id = id.clone();
        move |_| {
            picks.keep_all_with(&id);
            picks.dismiss();
        }
    };
    view! {
        <button type="button" class="btn" on:click=keep>
            {words.keep_both}
        </button>
        <button type="button" class="btn" on:click=move |_| picks.swap_in(&id)>
            {(words.swap)(&title)}
        </button>
    }
    .into_any()
}

fn sentences(meeting: &Meeting, event: &Event) -> Vec<String> {
    let words = use_words().plan();
    match event {
        Event::Picked(change) => picked(meeting, change),
        Event::PickedAll { added, gone } => {
            let gone = gone.iter().map(|id| (words.removed)(&name_of(meeting, id)));
            std::iter::once((words.added_all)(*added as u64)).chain(gone).collect()
        }
        Event::Removed(id) => vec![(words.removed)(&name_of(meeting, id))],
        Event::Refused(Refusal::BlockFull) => vec![words.block_full.to_owned()],
        Event::Refused(Refusal::Cancelled | Refusal::Unknown) => vec![use_words().agenda().cancelled.to_owned()],
        Event::Undone => vec![words.undone.to_owned()],
    }
}

fn picked(meeting: &Meeting, change: &Change) -> Vec<String> {
    let words = use_words().plan();
    let name = |id: &SessionId| name_of(meeting, id);
    let names = |ids: &[SessionId]| ids.iter().map(name).collect::<Vec<_>>().join("; ");
    let mut said = Vec::new();
    if let Some(added) = &change.added {
        said.push(if change.replaced.is_empty() {
            (words.added)(&name(added))
        } else {
            (words.replaced)(&name(added), &names(&change.replaced))
        });
    }
    if !change.rotated_out.is_empty() {
        said.push((words.rotated_out)(&names(&change.rotated_out)));
    }
    if !change.settled.is_empty() {
        said.push((words.settled)(&names(&change.settled)));
    }
    for other in change.clashes.iter().filter_map(|id| meeting.session(id)) {
        said.push((words.have_already)(&name(&other.id), &hours(other)));
    }
    said
}

fn hours(session: &Session) -> String {
    dates::hours(use_language(), session.start, session.end)
}

/// The title of a session, with its round where it has one.
fn name_of(meeting: &Meeting, id: &SessionId) -> String {
    let Some(session) = meeting.session(id) else { return use_picks().title_of(id) };
    let title = say_bare(meeting.title_of(session));
    match session.round {
        Some(round) => format!("{title} ({}, {})", (use_words().agenda().round)(round), dates::hour(session.start)),
        None => title,
    }
}

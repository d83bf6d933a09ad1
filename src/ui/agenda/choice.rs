//! A block to choose from: native radios, or checkboxes where several may be picked.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::{at, changes, running_badge, seats, session_row, whereabouts};
use crate::{
    domain::{
        address::Route,
        agenda::{Standing, block_sessions, standing},
        id::BlockId,
        meeting::{Block, BlockMode, Meeting},
        session::{Session, Status},
    },
    i18n::dates,
    state::{clock::use_clock, location::use_location, meeting::use_meeting, picks::use_picks},
    ui::{
        components::{icon::Icon, kind::KindLabel},
        parts::{Choose, use_parts},
        words::{say, say_bare, use_language, use_words},
    },
};

/// A block in a timeline; once all of it is over, its sessions stand there as any others.
pub(super) fn choice(id: &BlockId) -> AnyView {
    let meeting = use_meeting();
    let clock = use_clock();
    let Some(block) = meeting.blocks.iter().find(|block| block.id == *id).cloned() else { return ().into_any() };
    let sessions: Vec<Session> = block_sessions(&meeting, &block).into_iter().cloned().collect();
    let over = Memo::new({
        let (meeting, sessions) = (meeting.clone(), sessions.clone());
        move |_| sessions.iter().all(|session| standing(&meeting, session, clock.now()) == Standing::Over)
    });
    (move || {
        if over.get() {
            sessions.iter().map(|session| session_row(&session.id)).collect::<Vec<_>>().into_any()
        } else {
            open(&meeting, &block, &sessions)
        }
    })
    .into_any()
}

fn open(meeting: &Arc<Meeting>, block: &Block, sessions: &[Session]) -> AnyView {
    let words = use_words().agenda();
    let clock = use_clock();
    let (picks, parts) = (use_picks(), use_parts());
    let Some(first) = sessions.first() else { return ().into_any() };
    let running = Memo::new({
        let (meeting, sessions) = (meeting.clone(), sessions.to_vec());
        move |_| sessions.iter().any(|session| standing(&meeting, session, clock.now()) == Standing::Running)
    });
    let until_then = block.closes;
    let closed = Memo::new(move |_| until_then.is_some_and(|end| end <= clock.now()));
    let wish = block.mode == BlockMode::Wish;
    let how = match block.pick {
        _ if wish => words.wish.to_owned(),
        1 => words.choose_one.to_owned(),
        many => (words.choose_many)(many),
    };
    let name = format!("block-{}", block.id);
    let many = block.pick > 1;
    let kind = if many { "checkbox" } else { "radio" };
    let kind = (!wish).then_some(kind);
    let options: Vec<_> = sessions.iter().map(|session| option(meeting, session, name.clone(), kind, closed)).collect();
    let ids = block.sessions.clone();
    let chosen = move || picks.with(|picks| ids.iter().find(|id| picks.holds(id)).cloned());
    let id = block.id.clone();
    let clear = move || {
        if wish {
            // Wishes are ranked, which takes more than a tap: the rest of the app tells which they are, and leads there.
            return parts.rest().map(|rest| (rest.wishes)(&id));
        }
        chosen().filter(|_| !many && !closed.get()).map(|id| {
            view! {
                <button type="button" class="btn quiet" on:click=move |_| parts.choose(picks, Choose::Remove(id.clone()))>
                    {words.clear_choice}
                </button>
            }
            .into_any()
        })
    };
    let notes = until(meeting, block, closed);
    view! {
        <li class=move || if running.get() { "slot on" } else { "slot" } aria-current=move || running.get().then_some("time")>
            {at(first)}
            <p class="above flow">
                <KindLabel kind=first.kind />
                {move || running.get().then(running_badge)}
            </p>
            <fieldset class="card choice">
                <legend>{say(&block.title)} " " <small class="fine">{how}</small></legend>
                <div class="options">{options}</div>
                <div class="flow spread">{notes} {clear}</div>
            </fieldset>
        </li>
    }
    .into_any()
}

/// Until when the choice can change, and what it means.
fn until(meeting: &Arc<Meeting>, block: &Block, closed: Memo<bool>) -> AnyView {
    let words = use_words().agenda();
    let language = use_language();
    let day = block.sessions.first().and_then(|id| meeting.session(id)).map(|session| session.start.date_naive());
    let time = block.closes.map(|closes| {
        let hour = dates::hour(closes);
        if Some(closes.date_naive()) == day { hour } else { format!("{}, {hour}", dates::weekday_day(language, closes.date_naive())) }
    });
    let text = move || match (&time, closed.get()) {
        (_, true) => words.closed.to_owned(),
        (Some(time), false) => (words.closes)(time),
        (None, false) => words.change_any_time.to_owned(),
    };
    view! { <p class="fine">{text}</p> }.into_any()
}

/// A session of the block, with a control of this kind; in a block of wishes there is none.
fn option(meeting: &Meeting, session: &Session, name: String, kind: Option<&'static str>, closed: Memo<bool>) -> AnyView {
    let words = use_words().agenda();
    let (picks, parts) = (use_picks(), use_parts());
    let location = use_location();
    let title = say_bare(meeting.title_of(session));
    let id = session.id.clone();
    let held = Memo::new(move |_| picks.holds(&id));
    let capacity = session.capacity.map(|capacity| {
        view! {
            <span class="fine">{(words.places)(capacity)}</span>
            {seats(&session.id)}
        }
        .into_any()
    });
    let content = view! {
        <span>
            <span class="title">{say(meeting.title_of(session))}</span>
            {whereabouts(meeting, session)}
            {capacity}
            {changes(session)}
        </span>
    }
    .into_any();
    let cancelled = session.status == Status::Cancelled;
    let id = session.id.clone();
    let content = match kind {
        None => view! { <div>{content}</div> }.into_any(),
        Some(kind) => {
            let many = kind == "checkbox";
            let change = move |_| parts.choose(picks, if many { Choose::Toggle(id.clone()) } else { Choose::Pick(id.clone()) });
            view! {
                <label>
                    <input
                        type=kind
                        name=name
                        value=session.id.to_string()
                        prop:checked=move || held.get()
                        disabled=move || (cancelled || closed.get()).then_some("")
                        on:change=change
                    />
                    {content}
                </label>
            }
            .into_any()
        }
    };
    view! {
        <div class="option">
            {content} <a class="go" href=location.href(Route::Session(session.id.clone())) aria-label=(words.details)(&title)>
                <Icon name="next" />
            </a>
        </div>
    }
    .into_any()
}

//! A block to choose from: native radios, or checkboxes where several may be picked.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::{At, Changes, SessionRow, Where};
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
        words::{say, say_bare, use_language, use_words},
    },
};

/// A block in a timeline; once all of it is over, its sessions stand there as any others.
#[component]
pub(super) fn Choice(
    /// The block.
    id: BlockId,
) -> impl IntoView {
    let meeting = use_meeting();
    let clock = use_clock();
    let block = meeting.blocks.iter().find(|block| block.id == id)?.clone();
    let sessions: Vec<Session> = block_sessions(&meeting, &block).into_iter().cloned().collect();
    let over = Memo::new({
        let (meeting, sessions) = (meeting.clone(), sessions.clone());
        move |_| sessions.iter().all(|session| standing(&meeting, session, clock.now()) == Standing::Over)
    });
    Some(move || {
        if over.get() {
            sessions.iter().map(|session| view! { <SessionRow id=session.id.clone() /> }).collect_view().into_any()
        } else {
            view! { <Open block=block.clone() sessions=sessions.clone() /> }.into_any()
        }
    })
}

#[component]
fn Open(block: Block, sessions: Vec<Session>) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let clock = use_clock();
    let picks = use_picks();
    let first = sessions.first()?.clone();
    let running = Memo::new({
        let (meeting, sessions) = (meeting.clone(), sessions.clone());
        move |_| sessions.iter().any(|session| standing(&meeting, session, clock.now()) == Standing::Running)
    });
    let closes = block.closes;
    let closed = Memo::new(move |_| closes.is_some_and(|closes| closes <= clock.now()));
    let how = if block.pick == 1 { words.choose_one.to_owned() } else { (words.choose_many)(block.pick) };
    let name = format!("block-{}", block.id);
    let many = block.pick > 1;
    let option = |session: &Session| view! { <Opt session=session.clone() name=name.clone() many closed /> };
    let options = sessions.iter().map(option).collect_view();
    let ids: Vec<_> = sessions.iter().map(|session| session.id.clone()).collect();
    let chosen = Memo::new({
        let ids = ids.clone();
        move |_| picks.with(|picks| ids.iter().find(|id| picks.holds(id)).cloned())
    });
    let clear = move || {
        chosen.get().filter(|_| !many && !closed.get()).map(|id| {
            view! {
                <button type="button" class="btn quiet" on:click=move |_| picks.remove(&id)>
                    {words.clear_choice}
                </button>
            }
        })
    };
    let notes = until(&meeting, &block, closed);
    Some(view! {
        <li class=move || if running.get() { "slot on" } else { "slot" } aria-current=move || running.get().then_some("time")>
            <At session=first.clone() />
            <p class="above flow">
                <KindLabel kind=first.kind />
                {move || running.get().then(|| view! { <span class="badge t-sun">{words.running}</span> })}
            </p>
            <fieldset class="card choice">
                <legend>{say(&block.title)} " " <small class="fine">{how}</small></legend>
                <div class="options">{options}</div>
                <div class="flow spread">{notes} {clear}</div>
            </fieldset>
        </li>
    })
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
    let wish = (block.mode == BlockMode::Wish).then_some(words.wish_note);
    let text = move || match (&time, closed.get()) {
        (_, true) => words.closed.to_owned(),
        (Some(time), false) => (words.closes)(time),
        (None, false) => words.change_any_time.to_owned(),
    };
    view! { <p class="fine">{text} " " {wish}</p> }.into_any()
}

#[component]
fn Opt(session: Session, name: String, many: bool, closed: Memo<bool>) -> impl IntoView {
    let words = use_words().agenda();
    let meeting = use_meeting();
    let picks = use_picks();
    let location = use_location();
    let title = say_bare(meeting.title_of(&session));
    let id = session.id.clone();
    let held = Memo::new(move |_| picks.holds(&id));
    let id = session.id.clone();
    let change = move |_| if many { picks.toggle(&id) } else { picks.pick(&id) };
    let cancelled = session.status == Status::Cancelled;
    let capacity = session.capacity.map(|capacity| view! { <span class="fine">{(words.places)(capacity)}</span> });
    view! {
        <div class="option">
            <label>
                <input
                    type=if many { "checkbox" } else { "radio" }
                    name=name
                    value=session.id.to_string()
                    prop:checked=move || held.get()
                    disabled=move || cancelled || closed.get()
                    on:change=change
                />
                <span>
                    <span class="title">{say(meeting.title_of(&session))}</span>
                    <Where session=session.clone() />
                    {capacity}
                    <Changes session=session.clone() />
                </span>
            </label>
            <a class="go" href=location.href(Route::Session(session.id.clone())) aria-label=(words.details)(&title)>
                <Icon name="next" />
            </a>
        </div>
    }
}

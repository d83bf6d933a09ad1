//! Ranking wishes with buttons, by finger and by keyboard alike: what is where, what changed last, and a way back.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    seats::seats,
    telling::{HEADING, session_link, title_of, use_choices, wish_block},
};
use crate::{
    domain::{
        address::Route,
        choices::{held_in, is_closed},
        id::{BlockId, SessionId},
        meeting::{Block, BlockMode, Meeting},
        wishes::Step,
    },
    state::{
        clock::{real_minute, use_clock},
        location::use_location,
        meeting::use_meeting,
        page,
        picks::use_picks,
        wishes::{MyWishes, use_wishes},
    },
    ui::{
        agenda::changes,
        components::icon::Icon,
        words::{say, use_words},
    },
};

/// The wishes of a block, to be ranked: those on the list in their order, then those that are not.
pub(super) fn ranking(meeting: &Arc<Meeting>, block: &Block) -> AnyView {
    let words = use_words().choices();
    let wishes = use_wishes();
    let list = {
        let (meeting, block) = (meeting.clone(), block.clone());
        move || {
            let mine = wishes.of(&meeting.id).of(&block.id).to_vec();
            let last = mine.len();
            let rows = mine.iter().enumerate().map(|(at, id)| ranked(&meeting, &block.id, id, at + 1, last)).collect::<Vec<_>>();
            let left: Vec<_> = held_in(&meeting, &block).into_iter().filter(|id| !mine.contains(id)).collect();
            let more = (!left.is_empty() && last > 0).then(|| view! { <h4 class="title">{words.more}</h4> }.into_any());
            let left = left.iter().map(|id| unranked(&meeting, &block.id, id)).collect::<Vec<_>>();
            let rows = (last > 0).then(|| {
                view! {
                    <ol class="rows" role="list">
                        {rows}
                    </ol>
                }
                .into_any()
            });
            let left = (!left.is_empty()).then(|| {
                view! {
                    <ul class="rows" role="list">
                        {left}
                    </ul>
                }
                .into_any()
            });
            view! {
                {rows}
                {more}
                {left}
            }
            .into_any()
        }
    };
    view! {
        <p>{words.wish_lead}</p>
        {list}
        {news(meeting, &block.id)}
    }
    .into_any()
}

/// A wish with its place and its buttons.
fn ranked(meeting: &Arc<Meeting>, block: &BlockId, id: &SessionId, place: usize, last: usize) -> AnyView {
    let words = use_words().choices();
    let wishes = use_wishes();
    let session = meeting.session(id);
    let title = title_of(meeting, id).unwrap_or_else(|| wishes.title_of(id));
    let name = match session {
        Some(session) => view! {
            {session_link(meeting, id)}
            {changes(session)}
        }
        .into_any(),
        None => view! {
            {title.clone()}
            " "
            <span class="badge t-sun">{words.gone}</span>
        }
        .into_any(),
    };
    let step = |step: Step, word: &'static str, label: String, able: bool| {
        let (meeting, block, id) = (meeting.clone(), block.clone(), id.clone());
        let anchor = anchor(&id, step);
        able.then(|| {
            view! {
                <button type="button" class="chip" id=anchor aria-label=label on:click=move |_| take(wishes, &meeting, &block, &id, step)>
                    {word}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <li>
            <span class="tile t-work">
                <span class="hidden">{(words.place)(place)}</span>
                <span aria-hidden="true">{place}</span>
            </span>
            <div>
                <p>{name}</p>
                {seats(id)}
                <div class="flow">
                    {step(Step::Up, words.up, (words.up_what)(&title), place > 1)}
                    {step(Step::Down, words.down, (words.down_what)(&title), place < last)}
                    {step(Step::Remove, words.remove, (words.remove_what)(&title), true)}
                </div>
            </div>
        </li>
    }
    .into_any()
}

/// A session that is no wish yet.
fn unranked(meeting: &Arc<Meeting>, block: &BlockId, id: &SessionId) -> AnyView {
    let words = use_words().choices();
    let wishes = use_wishes();
    let title = title_of(meeting, id).unwrap_or_default();
    let name = session_link(meeting, id);
    let (meeting, block, id) = (meeting.clone(), block.clone(), id.clone());
    view! {
        <li>
            <div>
                <p>{name}</p>
                {seats(&id)}
            </div>
            <button
                type="button"
                class="btn"
                id=anchor(&id, Step::Add)
                aria-label=(words.add_what)(&title)
                on:click=move |_| take(wishes, &meeting, &block, &id, Step::Add)
            >
                {words.add}
            </button>
        </li>
    }
    .into_any()
}

/// Takes a step, and keeps focus on the session it moved: the list is built anew.
fn take(wishes: MyWishes, meeting: &Meeting, block: &BlockId, id: &SessionId, step: Step) {
    wishes.take(meeting, block, id, step);
    let mine = untrack(|| wishes.of(&meeting.id));
    let (place, last) = (mine.place(block, id), mine.of(block).len());
    let next = match (step, place) {
        (_, None) => Step::Add,
        (Step::Up, Some(1)) if last > 1 => Step::Down,
        (Step::Down, Some(at)) if at == last && last > 1 => Step::Up,
        (Step::Add, Some(at)) if at > 1 => Step::Up,
        (Step::Add, _) => Step::Remove,
        (step, _) => step,
    };
    // What the programme no longer has cannot be added again.
    let gone = next == Step::Add && meeting.session(id).is_none();
    page::focus(&if gone { HEADING.to_owned() } else { anchor(id, next) });
}

fn anchor(id: &SessionId, step: Step) -> String {
    let step = match step {
        Step::Add => "dodaj",
        Step::Remove => "usun",
        Step::Up => "wyzej",
        Step::Down => "nizej",
    };
    format!("zyczenie-{id}-{step}")
}

/// What the last step in this block changed, with a way back.
fn news(meeting: &Arc<Meeting>, block: &BlockId) -> AnyView {
    let words = use_words().choices();
    let plan = use_words().plan();
    let wishes = use_wishes();
    let of_block = block.clone();
    let of_way_back = block.clone();
    // What happened before this view was opened was read there.
    wishes.dismiss();
    let meeting = meeting.clone();
    let said = move || {
        wishes.event(&of_block).map(|event| match (event.session, event.place) {
            (None, _) => plan.undone.to_owned(),
            (Some(id), place) => {
                let title = title_of(&meeting, &id).unwrap_or_else(|| wishes.title_of(&id));
                place.map_or_else(|| (words.removed)(&title), |place| (words.added)(&title, place))
            }
        })
    };
    let undo = move |_| {
        wishes.undo();
        page::focus(HEADING);
    };
    let way_back = move || {
        (wishes.event(&of_way_back).is_some() && wishes.can_undo()).then(|| {
            view! {
                <button type="button" class="btn" on:click=undo>
                    {plan.undo}
                </button>
            }
            .into_any()
        })
    };
    view! {
        <div class="flow">
            <p role="status">{said}</p>
            {way_back}
        </div>
    }
    .into_any()
}

/// My wishes in a block of the programme, with what the draw put into my plan, and the way to rank them.
pub(crate) fn wishes_in(id: &BlockId) -> AnyView {
    let words = use_words().choices();
    let in_plan = use_words().agenda().is_in_plan;
    let meeting = use_meeting();
    let (wishes, clock, location, picks) = (use_wishes(), use_clock(), use_location(), use_picks());
    let Some(block) = meeting.blocks.iter().find(|block| block.id == *id).cloned() else { return ().into_any() };
    let has_wishes = {
        let (meeting, id) = (meeting.id.clone(), id.clone());
        Memo::new(move |_| !wishes.of(&meeting).of(&id).is_empty())
    };
    let closed = {
        let (meeting, block) = (meeting.clone(), block.clone());
        Memo::new(move |_| {
            clock.minute().track();
            is_closed(&block, real_minute(&meeting))
        })
    };
    let told = move || {
        let mine = wishes.of(&meeting.id);
        let ranked = mine.of(&block.id).iter().filter_map(|id| title_of(&meeting, id));
        let ranked: Vec<_> = ranked.enumerate().map(|(at, title)| format!("{}. {title}", at + 1)).collect();
        let picked: Vec<_> = block.sessions.iter().filter(|id| picks.holds(id)).filter_map(|id| title_of(&meeting, id)).collect();
        let line = |name: &str, titles: Vec<String>| {
            (!titles.is_empty()).then(|| view! { <p>{format!("{name}: {}", titles.join("; "))}</p> }.into_any())
        };
        [line(in_plan, picked), line(words.my_wishes, ranked)]
    };
    let way = move || {
        (!closed.get()).then(|| {
            view! {
                <a class="btn primary" href=location.href(Route::Plan)>
                    {if has_wishes.get() { words.change_rank } else { words.rank }}
                </a>
            }
            .into_any()
        })
    };
    view! {
        {told}
        {way}
    }
    .into_any()
}

/// On the page of a session in a block of wishes that is open: on the list or not, and the way to the list. `None` for any other session.
pub(crate) fn wish_button(id: &SessionId) -> Option<AnyView> {
    let words = use_words().choices();
    let meeting = use_meeting();
    let block = wish_block(&meeting, id).filter(|block| !is_closed(block, real_minute(&meeting)))?;
    let (wishes, location) = (use_wishes(), use_location());
    // The choice as a whole is made here as well, so that the way on knows how it stands.
    use_choices();
    let (block, id) = (block.id, id.clone());
    let title = title_of(&meeting, &id).unwrap_or_default();
    let place = {
        let (meeting, block, id) = (meeting.id.clone(), block.clone(), id.clone());
        move || wishes.of(&meeting).place(&block, &id)
    };
    let held = Memo::new({
        let place = place.clone();
        move |_| place().is_some()
    });
    let toggle = move |_| {
        let step = if held.get_untracked() { Step::Remove } else { Step::Add };
        wishes.take(&meeting, &block, &id, step);
    };
    let look = move || if held.get() { "btn held" } else { "btn primary" };
    let label = move || {
        let (icon, text) = match place() {
            Some(place) => ("check", (words.place)(place)),
            None => ("plan", (words.add_what)(&title)),
        };
        view! {
            <Icon name=icon />
            {text}
        }
    };
    let view = view! {
        <button type="button" class=look aria-pressed=move || held.get().to_string() on:click=toggle>
            {label}
        </button>
        <a class="link" href=location.href(Route::Plan)>
            {words.change_rank}
        </a>
    };
    Some(view.into_any())
}

/// A block of wishes in the plan, while it is open or the draw is still to come: what stands in its badge, and its title with the way to
/// the list above. `None` for any other block.
pub(crate) fn undecided_wishes(meeting: &Arc<Meeting>, block: &Block) -> Option<(AnyView, AnyView)> {
    if block.mode != BlockMode::Wish {
        return None;
    }
    let words = use_words().choices();
    let wishes = use_wishes();
    let (meeting, id) = (meeting.clone(), block.id.clone());
    let badge = move || match wishes.of(&meeting.id).of(&id).len() {
        0 => view! {
            <span class="badge t-sun">
                <Icon name="alert" />
                {words.rank}
            </span>
        }
        .into_any(),
        n => view! { <span class="badge t-all">{(words.wishes_count)(n as u64)}</span> }.into_any(),
    };
    let title = view! {
        <button type="button" class="link" on:click=move |_| page::focus(HEADING)>
            {say(&block.title)}
        </button>
    };
    Some((badge.into_any(), title.into_any()))
}

//! Who sits where: a card for each session. A change by hand draws anew only the cards that it touches.

use leptos::{ev, prelude::*};

use super::{
    frame::{members, turn},
    naming,
};
use crate::{
    domain::{
        division::{Plan, Standing},
        id::{BlockId, SessionId},
    },
    state::{
        allocation::{MyAllocation, use_allocation},
        meeting::use_meeting,
        page,
    },
    ui::words::{use_language, use_words},
};

/// People shown before the rest unfolds.
const FIRST: usize = 8;

/// The groups of every block.
#[component]
pub(super) fn Groups() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let blocks = Memo::new(move |_| here.standing().map(|_| here.plan().blocks.clone()).unwrap_or_default());
    // Many cards at once would make the page deaf for a moment.
    let ready = page::little_by_little();
    let block = move |id: BlockId| {
        let of = id.clone();
        let sessions = Memo::new(move |_| {
            let plan = here.plan();
            let all = plan.block(&of).map(|number| plan.sessions_of(number).filter_map(|session| plan.sessions.get(session).cloned()));
            all.map(Iterator::collect::<Vec<_>>).unwrap_or_default()
        });
        let shown = move || sessions.get().into_iter().take(ready.get()).collect::<Vec<_>>();
        view! {
            <section class="stack">
                <h2>{naming::block(&meeting, language, &id)}</h2>
                <div class="duo">
                    <For each=shown key=Clone::clone let:id>
                        {group(here, id)}
                    </For>
                </div>
            </section>
        }
    };
    view! {
        <div class="stack loose" role="group" aria-label=words.groups>
            <For each=move || blocks.get() key=Clone::clone children=block />
        </div>
    }
}

/// What a card tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Told {
    capacity: Option<u32>,
    /// Key, name, and the rank where it counts.
    people: Vec<(String, String, Option<usize>)>,
}

fn told(here: MyAllocation, plan: &Plan, standing: &Standing, id: &SessionId) -> Told {
    let words = use_words().allocation();
    let Some(session) = plan.session(id) else { return Told::default() };
    let capacity = plan.task.sessions.get(session).and_then(|session| session.capacity);
    let people = here.with(|division| {
        let named = |(number, rank): (usize, Option<usize>)| {
            let person = division.people.get(number)?;
            Some((person.key.clone(), naming::person(words, person), rank))
        };
        members(plan, standing, session).into_iter().filter_map(named).collect()
    });
    Told { capacity, people }
}

fn group(here: MyAllocation, id: SessionId) -> AnyView {
    let language = use_language();
    let meeting = use_meeting();
    let heading = anchor(&id);
    let labelled = heading.clone();
    let (title, place) = (naming::title(&meeting, language, &id), naming::when_and_where(&meeting, language, &id));
    let told = Memo::new(move |_| here.standing().map(|standing| told(here, &here.plan(), &standing, &id)).unwrap_or_default());
    view! {
        <section class="card roomy stack" aria-labelledby=labelled>
            <div class="stack tight">
                <h3 id=heading tabindex="-1">
                    {title}
                </h3>
                <p class="fine">{place}</p>
            </div>
            {move || content(here, told.get())}
        </section>
    }
    .into_any()
}

/// Where the card of a session is.
pub(super) fn anchor(session: &SessionId) -> String {
    format!("grupa-{session}")
}

fn content(here: MyAllocation, told: Told) -> AnyView {
    let words = use_words().allocation();
    let Told { capacity, people } = told;
    let taken = u32::try_from(people.len()).unwrap_or(u32::MAX);
    let mut ranks = Vec::new();
    let mut others = 0_u32;
    for (.., rank) in &people {
        if let Some(rank) = rank {
            ranks.resize(ranks.len().max(*rank), 0_u32);
            ranks.iter_mut().skip(rank - 1).take(1).for_each(|count| *count += 1);
        } else {
            others += 1;
        }
    }
    let how = ranks.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (words.of_choice)((*count).into(), at + 1));
    let how = how.chain((others > 0).then(|| (words.of_no_choice)(others.into()))).collect::<Vec<_>>().join(", ");
    let whole = f64::from(capacity.unwrap_or(taken).max(taken).max(1));
    let mut from = 0.0;
    let parts = ranks.iter().copied().chain([others]).enumerate().map(|(at, count)| {
        let class = if at == ranks.len() { "third" } else { ["", "second", "third"].get(at).copied().unwrap_or("third") };
        let (x, width) = (from, 100.0 * f64::from(count) / whole);
        from += width;
        view! { <rect class=class x=format!("{x:.2}%") width=format!("{width:.2}%") height="100%"></rect> }
    });
    let parts = parts.collect_view();
    let over = capacity.filter(|seats| taken > *seats);
    let over = over.map(|seats| view! { <span class="badge t-bad">{(words.over_by)((taken - seats).into())}</span> });
    let first = people.iter().take(FIRST).map(|one| member(here, one)).collect_view();
    let rest = (people.len() > FIRST).then(|| rest(here, people.get(FIRST..).unwrap_or_default().to_vec()));
    view! {
        <p class="flow">
            <span class="num">{taken}</span>
            <span>
                {capacity.map_or_else(|| words.no_limit_here.to_owned(), |seats| (words.of_seats)(seats.into()))} " " {over} <br />
                <span class="quiet">{how}</span>
            </span>
        </p>
        <svg class="bar" aria-hidden="true">
            {parts}
        </svg>
        <ul class="people" role="list">
            {first}
        </ul>
        {rest}
    }
    .into_any()
}

/// Who else is there; the names are not made until somebody asks.
fn rest(here: MyAllocation, people: Vec<(String, String, Option<usize>)>) -> AnyView {
    let words = use_words().allocation();
    let more = people.len();
    let opened = RwSignal::new(false);
    let toggle = move |_: ev::Event| opened.set(true);
    let names = move || opened.get().then(|| people.iter().map(|one| member(here, one)).collect_view());
    view! {
        <details on:toggle=toggle>
            <summary>{(words.more)(more as u64)} {turn()}</summary>
            <ul class="people" role="list">
                {names}
            </ul>
        </details>
    }
    .into_any()
}

fn member(here: MyAllocation, (key, name, rank): &(String, String, Option<usize>)) -> AnyView {
    let words = use_words().allocation();
    let key = key.clone();
    let rank = rank.filter(|rank| *rank > 1).map(|rank| view! { <span class="quiet">" · "{(words.nth)(rank)}</span> });
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| here.show_card(key.clone())>
                <span>{name.clone()} {rank}</span>
            </button>
        </li>
    }
    .into_any()
}

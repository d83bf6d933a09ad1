//! Who sits where: a card for each session.

use leptos::prelude::*;

use super::{frame::turn, naming};
use crate::{
    domain::{
        division::{Attendee, Plan, Standing},
        id::SessionId,
        meeting::Meeting,
    },
    state::{allocation::use_allocation, meeting::use_meeting},
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
    move || {
        let (plan, division, standing) = (here.plan(), here.division(), here.standing()?);
        let blocks = plan.blocks.iter().enumerate().map(|(number, id)| {
            let cards = plan.sessions_of(number).map(|session| group(&meeting, &plan, &division.people, &standing, session));
            let cards = cards.collect_view();
            view! {
                <section class="stack">
                    <h2>{naming::block(&meeting, language, id)}</h2>
                    <div class="duo">{cards}</div>
                </section>
            }
        });
        let blocks = blocks.collect_view();
        Some(view! {
            <div class="stack loose" role="group" aria-label=words.groups>
                {blocks}
            </div>
        })
    }
}

fn group(meeting: &Meeting, plan: &Plan, people: &[Attendee], standing: &Standing, session: usize) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let Some(id) = plan.sessions.get(session) else { return ().into_any() };
    let capacity = plan.task.sessions.get(session).and_then(|session| session.capacity);
    let taken = standing.taken.get(session).copied().unwrap_or(0);
    let there = members(plan, standing, session);
    let mut ranks = Vec::new();
    let mut others = 0_u32;
    for (_, rank) in &there {
        match rank {
            Some(rank) => {
                ranks.resize(ranks.len().max(*rank), 0_u32);
                ranks.iter_mut().skip(rank - 1).take(1).for_each(|count| *count += 1);
            }
            None => others += 1,
        }
    }
    let told = ranks.iter().enumerate().filter(|(_, count)| **count > 0).map(|(at, count)| (words.of_choice)((*count).into(), at + 1));
    let told = told.chain((others > 0).then(|| (words.of_no_choice)(others.into()))).collect::<Vec<_>>().join(", ");
    let whole = f64::from(capacity.unwrap_or(taken).max(taken).max(1));
    let mut from = 0.0;
    let parts = ranks.iter().copied().chain([others]).enumerate().map(|(at, count)| {
        let class = if at == ranks.len() { "third" } else { ["", "second", "third"].get(at).copied().unwrap_or("third") };
        let (x, width) = (from, 100.0 * f64::from(count) / whole);
        from += width;
        view! { <rect class=class x=format!("{x:.2}%") width=format!("{width:.2}%") height="100%"></rect> }
    });
    let parts = parts.collect_view();
    let over = capacity
        .filter(|seats| taken > *seats)
        .map(|seats| view! { <span class="badge t-bad">{(words.over_by)((taken - seats).into())}</span> });
    let rows: Vec<_> =
        there.iter().filter_map(|(person, rank)| Some(member(plan.people.get(*person)?, people.get(*person)?, *rank))).collect();
    let mut rows = rows.into_iter();
    let first = rows.by_ref().take(FIRST).collect_view();
    let more = rows.len();
    let rest = (more > 0).then(|| {
        let rest = rows.collect_view();
        view! {
            <details>
                <summary>{(words.more)(more as u64)} {turn()}</summary>
                <ul class="people" role="list">
                    {rest}
                </ul>
            </details>
        }
    });
    let heading = anchor(id);
    let labelled = heading.clone();
    view! {
        <section class="card roomy stack" aria-labelledby=labelled>
            <div class="stack tight">
                <h3 id=heading tabindex="-1">
                    {naming::title(meeting, language, id)}
                </h3>
                <p class="fine">{naming::when_and_where(meeting, language, id)}</p>
            </div>
            <p class="flow">
                <span class="num">{taken}</span>
                <span>
                    {capacity.map_or_else(|| words.no_limit_here.to_owned(), |seats| (words.of_seats)(seats.into()))} " " {over} <br />
                    <span class="quiet">{told}</span>
                </span>
            </p>
            <svg class="bar" aria-hidden="true">
                {parts}
            </svg>
            <ul class="people" role="list">
                {first}
            </ul>
            {rest}
        </section>
    }
    .into_any()
}

/// Where the card of a session is.
pub(super) fn anchor(session: &SessionId) -> String {
    format!("grupa-{session}")
}

/// The people of a session by number, each with the rank of the session where it counts.
pub(super) fn members(plan: &Plan, standing: &Standing, session: usize) -> Vec<(usize, Option<usize>)> {
    let people = 0..plan.people.len();
    let there = people.filter(|person| standing.assignment.of(*person).contains(&session));
    there.map(|person| (person, plan.task.rank(person, session))).collect()
}

fn member(key: &str, person: &Attendee, rank: Option<usize>) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let key = key.to_owned();
    let name = naming::person(words, person);
    let rank = rank.filter(|rank| *rank > 1).map(|rank| view! { <span class="quiet">" · "{(words.nth)(rank)}</span> });
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| here.show_card(key.clone())>
                <span>{name} {rank}</span>
            </button>
        </li>
    }
    .into_any()
}

//! Lists to print: one for each door, with a box to tick, or one of all people.

use leptos::prelude::*;

use super::{super::PrintButton, frame::members, naming};
use crate::{
    domain::{
        division::{Division, Plan, Standing, explain},
        meeting::Meeting,
        text::Language,
    },
    state::{allocation::use_allocation, meeting::use_meeting},
    ui::words::{say, use_language, use_words},
};

/// The lists of the doors, or that of all people.
#[component]
pub(super) fn Printed(doors: bool) -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let lists = move || {
        let (plan, division, standing) = (here.plan(), here.division(), here.standing()?);
        Some(if doors {
            let all = 0..plan.sessions.len();
            all.map(|session| door(&meeting, language, &plan, &division, &standing, session)).collect_view().into_any()
        } else {
            everybody(&meeting, language, &plan, &division, &standing)
        })
    };
    view! {
        <div class="flow spread no-print">
            <p class="fine">{if doors { words.doors_lead } else { words.everybody_lead }}</p>
            <PrintButton />
        </div>
        {lists}
    }
}

fn door(meeting: &Meeting, language: Language, plan: &Plan, division: &Division, standing: &Standing, session: usize) -> AnyView {
    let words = use_words().allocation();
    let Some(id) = plan.sessions.get(session) else { return ().into_any() };
    let capacity = plan.task.sessions.get(session).and_then(|session| session.capacity);
    let mut names: Vec<_> = members(plan, standing, session)
        .into_iter()
        .filter_map(|(person, _)| Some(naming::person(words, division.people.get(person)?)))
        .collect();
    sort(&mut names, language);
    let count = names.len() as u64;
    let rows = names.into_iter().enumerate().map(|(at, name)| {
        view! {
            <tr>
                <td class="n">{at + 1}</td>
                <th scope="row">{name}</th>
                <td>
                    <span aria-hidden="true">"☐"</span>
                </td>
            </tr>
        }
    });
    let heading = format!("drzwi-{id}");
    let labelled = heading.clone();
    view! {
        <section class="card roomy stack leaf" aria-labelledby=labelled>
            <div class="stack tight">
                <h2 id=heading>{naming::title(meeting, language, id)}</h2>
                <p class="lead">{naming::when_and_where(meeting, language, id)}</p>
                <p class="fine">{say(&meeting.title)} " · " {(words.door_count)(count, capacity.map(Into::into))}</p>
            </div>
            <table class="data">
                <caption class="hidden">{naming::session(meeting, language, id)}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="n">
                            {words.number}
                        </th>
                        <th scope="col">{words.person}</th>
                        <th scope="col">{words.present}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

fn everybody(meeting: &Meeting, language: Language, plan: &Plan, division: &Division, standing: &Standing) -> AnyView {
    let words = use_words().allocation();
    let mut order: Vec<(String, usize)> =
        division.people.iter().enumerate().map(|(number, person)| (naming::person(words, person), number)).collect();
    order.sort_by_cached_key(|(name, number)| (sort_key(name, language), *number));
    let heads = plan.blocks.iter().map(|id| view! { <th scope="col">{naming::block(meeting, language, id)}</th> }).collect_view();
    let rows = order.into_iter().map(|(name, number)| {
        let places = explain(plan, &standing.assignment, &standing.taken, number);
        let cells = (0..plan.blocks.len()).map(|block| {
            let mine = places.iter().filter(|place| place.block == block);
            let mine: Vec<_> = mine
                .map(|place| {
                    place.seat.map_or_else(|| words.without_seat.to_owned(), |seat| naming::numbered(meeting, language, plan, seat))
                })
                .collect();
            let name = plan.blocks.get(block).map(|id| naming::block(meeting, language, id));
            let text = if mine.is_empty() { words.absent.to_owned() } else { mine.join("; ") };
            view! {
                <td role="cell" data-name=name>
                    {text}
                </td>
            }
        });
        let cells = cells.collect_view();
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    {name}
                </th>
                {cells}
            </tr>
        }
    });
    view! {
        <section class="card roomy stack" aria-labelledby="wszyscy">
            <div class="stack tight">
                <h2 id="wszyscy">{words.view_people}</h2>
                <p class="fine">{say(&meeting.title)} " · " {(words.people)(division.people.len() as u64)}</p>
            </div>
            <table class="data fold" role="table" aria-labelledby="wszyscy">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col">{words.person}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// Names in the order of the language's alphabet.
fn sort(names: &mut [String], language: Language) {
    names.sort_by_cached_key(|name| sort_key(name, language));
}

/// Puts letters with diacritics behind their plain ones, as the Polish alphabet does.
fn sort_key(name: &str, language: Language) -> Vec<(char, u8)> {
    let plain = |letter: char| match (letter, language) {
        ('ą', _) => ('a', 1),
        ('ć', _) => ('c', 1),
        ('ę', _) => ('e', 1),
        ('ł', _) => ('l', 1),
        ('ń', _) => ('n', 1),
        ('ó', _) => ('o', 1),
        ('ś', _) => ('s', 1),
        ('ź', _) => ('z', 1),
        ('ż', _) => ('z', 2),
        (other, _) => (other, 0),
    };
    name.chars().flat_map(char::to_lowercase).map(plain).collect()
}

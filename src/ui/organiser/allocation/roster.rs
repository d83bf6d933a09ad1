//! Everybody who takes part: searched, and each opened in a card.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::naming;
use crate::{
    domain::{
        division::{Attendee, Differing, differing as differing_people},
        search::fold,
    },
    i18n::dates,
    state::{allocation::use_allocation, meeting::use_meeting},
    ui::{
        components::{
            icon::Icon,
            notice::{Tone, notice},
        },
        words::{use_language, use_words},
    },
};

/// People shown until all are asked for.
const FIRST: usize = 20;

/// The list of people.
#[component]
pub(super) fn Roster() -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let query = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let wanted = fold(&query.read());
        let wanted = wanted.trim().to_owned();
        here.with(|division| {
            let matches = |person: &&Attendee| fold(&naming::person(words, person)).contains(&wanted);
            division.people.iter().filter(matches).cloned().collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| here.with(|division| !division.people.is_empty()));
    let rows = move || {
        let found = found.read();
        let shown = if all.get() { found.len() } else { FIRST };
        let rows = found.iter().take(shown).map(row).collect_view();
        let more = found.len().saturating_sub(shown);
        let more = (more > 0).then(|| {
            view! {
                <button type="button" class="btn" on:click=move |_| all.set(true)>
                    {(words.show_all)(found.len() as u64)}
                </button>
            }
        });
        view! {
            <p class="fine" role="status">
                {(words.people)(found.len() as u64)}
            </p>
            <ul class="rows" role="list">
                {rows}
            </ul>
            <div class="flow">{more}</div>
        }
    };
    move || {
        some.get().then(|| {
            view! {
                <section class="stack" aria-labelledby="lista-osob">
                    <h3 id="lista-osob">{words.roster}</h3>
                    <p class="fine">{words.roster_lead}</p>
                    {differing()}
                    <label class="stack tight">
                        <span>{words.find_person}</span>
                        <input type="search" bind:value=query />
                    </label>
                    {rows}
                    <div class="flow">
                        <button type="button" class="btn" on:click=move |_| here.clear()>
                            <Icon name="trash" />
                            {words.clear}
                        </button>
                    </div>
                </section>
            }
        })
    }
}

fn row(person: &Attendee) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let key = person.key.clone();
    let name = naming::person(words, person);
    let wishes: usize = person.chosen.keys().chain(person.listed.keys()).collect::<BTreeSet<_>>().len();
    view! {
        <li>
            <div>
                <button type="button" class="link" on:click=move |_| here.show_card(key.clone())>
                    {name}
                </button>
                <p class="fine">{dates::capital((words.origin)(person.origin))} " · " {(words.blocks_ranked)(wishes as u64)}</p>
            </div>
        </li>
    }
    .into_any()
}

/// Where lists and people tell differently.
fn differing() -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let shown = move || {
        here.with(|division| {
            let differing = differing_people(&division.people);
            (!differing.is_empty()).then(|| {
                let row = |one: &Differing| {
                    let name = division.person(&one.person).map(|person| naming::person(words, person)).unwrap_or_default();
                    view! { <li>{name} " – " {naming::block(&meeting, language, &one.block)}</li> }
                };
                let rows = differing.iter().take(20).map(row).collect_view();
                let content = view! {
                    <p>{(words.differing)(differing.len() as u64)}</p>
                    <ul class="list">{rows}</ul>
                };
                notice(Tone::Change, "info", content.into_any())
            })
        })
    };
    shown.into_any()
}

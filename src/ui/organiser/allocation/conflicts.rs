//! What a division lacks or breaks, each in words with a way to whom it is about.

use leptos::prelude::*;

use super::{groups::anchor, naming};
use crate::{
    domain::{
        allocation::{Conflict, Target},
        division::Plan,
        meeting::Meeting,
        text::Language,
    },
    state::{allocation::use_allocation, meeting::use_meeting, page},
    ui::{
        components::notice::{Tone, notice},
        words::{use_language, use_words},
    },
};

/// How many of each are listed.
const SHOWN: usize = 30;

/// Broken rules, and who has no seat and why.
#[component]
pub(super) fn Conflicts() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    move || {
        let (plan, division, standing) = (here.plan(), here.division(), here.standing()?);
        let name = |person: usize| division.people.get(person).map(|person| naming::person(words, person)).unwrap_or_default();
        let session = |number: usize| naming::numbered(&meeting, language, &plan, number);
        let broken = standing.conflicts.iter().take(SHOWN).map(|conflict| {
            let (person, text) = match *conflict {
                Conflict::OverCapacity { session: number, people, seats } => {
                    let anchor = plan.sessions.get(number).map(anchor).unwrap_or_default();
                    let text = (words.over_capacity)(&session(number), people.into(), seats.into());
                    return view! {
                        <li>
                            <button type="button" class="link" on:click=move |_| page::focus(&anchor)>
                                {text}
                            </button>
                        </li>
                    }
                    .into_any();
                }
                Conflict::Twice { person, session: number } => (person, (words.twice)(&name(person), &session(number))),
                Conflict::Barred { person, session: number } => (person, (words.barred)(&name(person), &session(number))),
                Conflict::PinnedElsewhere { person, pin } => {
                    (person, (words.pinned_elsewhere)(&name(person), &target(&meeting, language, &plan, pin)))
                }
                Conflict::TooMany { person, block } | Conflict::Missing { person, block, .. } => {
                    (person, (words.too_many)(&name(person), &block_name(&meeting, language, &plan, block)))
                }
                Conflict::Unknown { person } => (person, (words.unknown_person)(&name(person))),
            };
            to_person(plan.people.get(person).cloned().unwrap_or_default(), text)
        });
        let broken = (!standing.conflicts.is_empty()).then(|| {
            let broken = broken.collect_view();
            let content = view! {
                <h3>{(words.conflicts)(standing.conflicts.len() as u64)}</h3>
                <ul class="list">{broken}</ul>
                {more(standing.conflicts.len())}
            };
            notice(Tone::Bad, "alert", content.into_any())
        });
        let lacking = standing.unseated.iter().take(SHOWN).map(|lack| {
            let block = block_name(&meeting, language, &plan, lack.block);
            to_person(plan.people.get(lack.person).cloned().unwrap_or_default(), (words.no_seat)(&name(lack.person), &block, lack.why))
        });
        let lacking = (!standing.unseated.is_empty()).then(|| {
            let lacking = lacking.collect_view();
            let content = view! {
                <h3>{(words.unseated)(standing.unseated.len() as u64)}</h3>
                <ul class="list">{lacking}</ul>
                {more(standing.unseated.len())}
            };
            notice(Tone::Change, "person", content.into_any())
        });
        Some(view! { <div class="stack no-print">{broken} {lacking}</div> })
    }
}

fn more(all: usize) -> Option<String> {
    let words = use_words().allocation();
    (all > SHOWN).then(|| (words.more_problems)((all - SHOWN) as u64))
}

fn to_person(key: String, text: String) -> AnyView {
    let here = use_allocation();
    view! {
        <li>
            <button type="button" class="link" on:click=move |_| here.show_card(key.clone())>
                {text}
            </button>
        </li>
    }
    .into_any()
}

/// A block by its number in the plan.
pub(super) fn block_name(meeting: &Meeting, language: Language, plan: &Plan, block: usize) -> String {
    plan.blocks.get(block).map_or_else(String::new, |id| naming::block(meeting, language, id))
}

/// What a decision is about.
pub(super) fn target(meeting: &Meeting, language: Language, plan: &Plan, target: Target) -> String {
    match target {
        Target::Session(number) => naming::numbered(meeting, language, plan, number),
        Target::Workshop(number) => {
            let id = plan.workshops.get(number);
            let workshop = id.and_then(|id| meeting.workshop(id));
            workshop.map_or_else(String::new, |workshop| workshop.title.pick(language).0.to_owned())
        }
    }
}

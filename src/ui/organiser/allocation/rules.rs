//! The rules: which blocks are divided, seats, rotation, decisions about people, and the number that settles ties.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::{
    conflicts::{block_name, target},
    naming,
};
use crate::{
    domain::{
        allocation::Fault,
        division::{Order, Rule, Spot},
        id::SessionId,
        meeting::{Block, Meeting},
        text::Language,
    },
    state::{allocation::use_allocation, meeting::use_meeting},
    ui::{
        components::{
            icon::Icon,
            notice::{Tone, notice},
        },
        words::{say, use_language, use_words},
    },
};

/// Every rule.
#[component]
pub(super) fn Rules() -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let meeting = use_meeting();
    let blocks = meeting.blocks.iter().map(divided).collect_view();
    let repeats = move |event| here.set_repeats(event_target_checked(&event));
    view! {
        <div class="stack loose">
            <fieldset class="stack tight">
                <legend>{words.which_blocks}</legend>
                {blocks}
            </fieldset>
            <Capacities />
            <div class="stack tight">
                <h3>{words.rotation}</h3>
                <label class="pill">
                    <input type="checkbox" prop:checked=move || here.with(|division| division.repeats) on:change=repeats />
                    {words.repeats}
                </label>
                <p class="fine">{words.rotation_lead}</p>
            </div>
            <Seed />
            <Decisions />
        </div>
    }
}

fn divided(block: &Block) -> AnyView {
    let here = use_allocation();
    let id = block.id.clone();
    let of = id.clone();
    let checked = move || here.with(|division| division.blocks.contains(&of));
    let change = move |event| here.set_block(&id, event_target_checked(&event));
    view! {
        <label class="pill">
            <input type="checkbox" prop:checked=checked on:change=change />
            <span>{say(&block.title)}</span>
        </label>
    }
    .into_any()
}

/// Seats of each session.
#[component]
fn Capacities() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let sessions = Memo::new(move |_| here.plan().sessions.clone());
    let rows = move || sessions.get().into_iter().map(|id| capacity(&meeting, language, id)).collect_view();
    view! {
        <div class="stack tight">
            <h3 id="miejsca">{words.seats}</h3>
            <p class="fine">{words.seats_lead}</p>
            <table class="data" aria-labelledby="miejsca">
                <thead>
                    <tr>
                        <th scope="col">{words.session}</th>
                        <th scope="col" class="n">
                            {words.seats}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn capacity(meeting: &Arc<Meeting>, language: Language, id: SessionId) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let name = naming::session(meeting, language, &id);
    let label = (words.seats_of)(&name);
    let title = naming::title(meeting, language, &id);
    let place = naming::when_and_where(meeting, language, &id);
    let (of, shown) = (meeting.clone(), id.clone());
    let seats = Memo::new(move |_| here.with(|division| division.capacity(&of, &shown)));
    // What is being typed stays when anything else changes, here or in another window; what was typed and means nothing does not.
    let typed = Trigger::new();
    let value = move || {
        typed.track();
        seats.get().map(|seats| seats.to_string()).unwrap_or_default()
    };
    let change = move |event: ev::Event| {
        here.set_capacity(&id, event_target_value(&event).trim().parse().ok());
        typed.notify();
    };
    view! {
        <tr>
            <th scope="row">{title} <span class="fine lines">"\n"{place}</span></th>
            <td class="n">
                <input
                    type="number"
                    min="0"
                    max="100000"
                    inputmode="numeric"
                    aria-label=label
                    placeholder=words.no_limit
                    prop:value=value
                    on:change=change
                />
            </td>
        </tr>
    }
    .into_any()
}

/// The number that settles ties.
#[component]
fn Seed() -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let seed = Memo::new(move |_| here.with(|division| division.seed));
    let typed = Trigger::new();
    let value = move || {
        typed.track();
        seed.get().to_string()
    };
    let change = move |event: ev::Event| {
        if let Ok(seed) = event_target_value(&event).trim().parse() {
            here.set_seed(seed);
        }
        typed.notify();
    };
    view! {
        <div class="stack tight">
            <label class="stack tight">
                <span class="title">{words.seed}</span>
                <input
                    type="number"
                    min="0"
                    max="4294967295"
                    inputmode="numeric"
                    aria-describedby="numer-uwaga"
                    prop:value=value
                    on:change=change
                />
            </label>
            <p class="fine" id="numer-uwaga">
                {words.seed_lead}
            </p>
            <div class="flow">
                <button type="button" class="btn" on:click=move |_| here.draw_anew()>
                    <Icon name="shuffle" />
                    {words.draw_anew}
                </button>
            </div>
        </div>
    }
}

/// What was decided about people.
#[component]
fn Decisions() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let rows = move || {
        let division = here.division();
        if division.rules.is_empty() {
            return view! { <p class="fine">{words.no_decisions}</p> }.into_any();
        }
        let row = |rule: &Rule| {
            let name = division.person(&rule.person).map_or_else(|| words.nameless.to_owned(), |person| naming::person(words, person));
            let (key, text) = (rule.person.clone(), decision(&meeting, language, &rule.order));
            let label = (words.take_back)(&format!("{name}: {text}"));
            let rule = rule.clone();
            view! {
                <li>
                    <div>
                        <button type="button" class="link" on:click=move |_| here.show_card(key.clone())>
                            {name}
                        </button>
                        <p class="fine">{text}</p>
                    </div>
                    <button type="button" class="btn" aria-label=label on:click=move |_| here.undecide(&rule)>
                        <Icon name="trash" />
                    </button>
                </li>
            }
        };
        let rows = division.rules.iter().map(row).collect_view();
        view! {
            <ul class="rows" role="list">
                {rows}
            </ul>
        }
        .into_any()
    };
    view! {
        <div class="stack tight">
            <h3>{words.decisions}</h3>
            <p class="fine">{words.decisions_lead}</p>
            {rows}
        </div>
    }
}

/// A decision in words.
pub(super) fn decision(meeting: &Meeting, language: Language, order: &Order) -> String {
    let words = use_words().allocation();
    let spot = |spot: &Spot| match spot {
        Spot::Session(id) => naming::session(meeting, language, id),
        Spot::Workshop(id) => {
            let title = meeting.workshop(id).map_or(id.as_str(), |workshop| workshop.title.pick(language).0);
            (words.any_round)(title)
        }
    };
    match order {
        Order::Pin(place) => (words.must)(&spot(place)),
        Order::Bar(place) => (words.must_not)(&spot(place)),
        Order::Away(block) => (words.away)(&naming::block(meeting, language, block)),
    }
}

/// What is wrong with the task, and what the division does not look after.
pub(super) fn warnings() -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let shown = move || {
        let (plan, division) = (here.plan(), here.division());
        let name = |person: usize| division.people.get(person).map(|person| naming::person(words, person)).unwrap_or_default();
        let fault = |fault: &Fault| match *fault {
            Fault::NoPick { block } => (words.fault_pick)(&block_name(&meeting, language, &plan, block)),
            Fault::Session { session } => (words.fault_session)(&naming::numbered(&meeting, language, &plan, session)),
            Fault::SameKey { person } => (words.fault_person)(&name(person)),
            Fault::Wish { person } => (words.fault_wish)(&name(person)),
            Fault::Unknown { person, target: spot } => (words.fault_unknown)(&name(person), &target(&meeting, language, &plan, spot)),
            Fault::Contradiction { person, pin } => (words.contradiction)(&name(person), &target(&meeting, language, &plan, pin)),
        };
        let faults: Vec<_> = plan.faults.iter().map(fault).map(|text| view! { <li>{text}</li> }).collect();
        let overlapping = plan
            .overlapping
            .iter()
            .map(|(one, other)| (words.overlapping)(&naming::block(&meeting, language, one), &naming::block(&meeting, language, other)));
        let void = (plan.void_wishes > 0).then(|| (words.void_wishes)(plan.void_wishes as u64));
        let idle = (!plan.idle.is_empty()).then(|| (words.idle_rules)(plan.idle.len() as u64));
        let notes: Vec<_> = overlapping.chain(void).chain(idle).map(|text| view! { <p>{text}</p> }).collect();
        let faults = (!faults.is_empty()).then(|| {
            let content = view! {
                <h3>{words.faults}</h3>
                <ul class="list">{faults}</ul>
            };
            notice(Tone::Bad, "alert", content.into_any())
        });
        let notes = (!notes.is_empty()).then(|| notice(Tone::Change, "info", notes.collect_view().into_any()));
        view! {
            {faults}
            {notes}
        }
    };
    shown.into_any()
}

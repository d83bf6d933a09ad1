//! The card of one person: wishes, seats with the reasons, moving by hand, and decisions.

use leptos::{ev, prelude::*};

use super::{conflicts::block_name, naming, rules::decision};
use crate::{
    domain::{
        division::{Attendee, Move, Order, Place, Rule, Spot, WhyNot, explain},
        id::{BlockId, SessionId, WorkshopId},
        meeting::Meeting,
        text::Language,
    },
    i18n::dates,
    state::{
        allocation::{CARD, use_allocation},
        meeting::use_meeting,
        page,
    },
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

const TITLE: &str = "karta-osoby-tytul";
const SEATS: &str = "karta-osoby-miejsca";
const RULES: &str = "karta-osoby-zasady";

/// The card, over everything else while somebody is shown.
#[component]
pub(super) fn Card() -> impl IntoView {
    let here = use_allocation();
    let person = Memo::new(move |_| here.shown().and_then(|key| here.with(|division| division.person(&key).cloned())));
    view! {
        <dialog id=CARD class="card roomy" aria-labelledby=TITLE on:close=move |_| here.card_closed()>
            {move || person.get().map(|person| content(&person))}
        </dialog>
    }
}

fn content(person: &Attendee) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let name = naming::person(words, person);
    let (key, called) = (person.key.clone(), name.clone());
    let remove = move |_| here.remove(&key, called.clone());
    let published = if person.handed.is_some() { words.has_phone } else { words.has_no_phone };
    view! {
        <div class="stack">
            <div class="flow spread">
                <h2 id=TITLE>{name}</h2>
                <button type="button" class="btn" on:click=move |_| here.close_card()>
                    <Icon name="close" />
                    {words.close}
                </button>
            </div>
            <p class="fine">{dates::capital((words.origin)(person.origin))} ". " {published}</p>
            {wishes(person)}
            {seats(person.key.clone())}
            {decisions(&person.key)}
            <div class="flow">
                <button type="button" class="btn" on:click=remove>
                    <Icon name="trash" />
                    {words.remove_person}
                </button>
            </div>
        </div>
    }
    .into_any()
}

fn wishes(person: &Attendee) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let of_block = |id: &BlockId| {
        let list = person.wishes(id);
        (!list.is_empty()).then(|| {
            let list = list.iter().map(|id| view! { <li>{naming::session(&meeting, language, id)}</li> }).collect_view();
            view! {
                <h4>{naming::block(&meeting, language, id)}</h4>
                <ol class="list">{list}</ol>
            }
        })
    };
    let blocks: Vec<_> = untrack(|| here.plan()).blocks.iter().filter_map(of_block).collect();
    let none = blocks.is_empty().then(|| view! { <p>{words.no_wishes}</p> });
    view! {
        <section class="stack tight">
            <h3>{words.wishes}</h3>
            {blocks}
            {none}
        </section>
    }
    .into_any()
}

/// Where the person sits, why, and a way to another seat.
fn seats(key: String) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let shown = move || {
        let (plan, standing) = (here.plan(), here.standing()?);
        let person = plan.person(&key)?;
        let places = explain(&plan, &standing.assignment, &standing.taken, person);
        let place = |place: &Place| {
            let block = block_name(&meeting, language, &plan, place.block);
            let here_now = match place.seat {
                Some(seat) => naming::numbered(&meeting, language, &plan, seat),
                None => words.without_seat.to_owned(),
            };
            let how = match (place.seat, place.rank) {
                (None, _) => String::new(),
                (Some(_), _) if place.pinned => words.by_decision.to_owned(),
                (Some(_), Some(_)) if place.unlisted => words.not_listed.to_owned(),
                (Some(_), Some(rank)) => (words.nth_choice)(rank),
                (Some(_), None) => words.no_preference.to_owned(),
            };
            let reasons = place.dearer.iter().map(|(session, why)| {
                let dearer = naming::numbered(&meeting, language, &plan, *session);
                let elsewhere =
                    if let WhyNot::Had { session } = why { naming::numbered(&meeting, language, &plan, *session) } else { String::new() };
                view! { <li>{(words.why_not)(&dearer, *why, &elsewhere)}</li> }
            });
            let reasons = (!place.dearer.is_empty()).then(|| view! { <ul class="list">{reasons.collect_view()}</ul> });
            let options = plan.sessions_of(place.block).map(|session| {
                let id = plan.sessions.get(session).cloned();
                let taken = standing.taken.get(session).copied().unwrap_or(0);
                let capacity = plan.task.sessions.get(session).and_then(|session| session.capacity);
                let rank = plan.task.rank(person, session);
                let title = id.as_ref().map(|id| naming::title(&meeting, language, id)).unwrap_or_default();
                let text = (words.option)(&title, taken.into(), capacity.map(Into::into), rank);
                (id, text)
            });
            let options: Vec<_> = options.collect();
            let now = place.seat.and_then(|seat| plan.sessions.get(seat).cloned());
            view! {
                <div class="stack tight">
                    <h4>{block.clone()}</h4>
                    <p>
                        <strong>{here_now}</strong>
                        {(!how.is_empty()).then(|| format!(" – {how}"))}
                    </p>
                    {reasons}
                    {move_to(key.clone(), &block, now, options)}
                </div>
            }
        };
        let places = places.iter().map(place).collect_view();
        Some(view! {
            <section class="stack" aria-labelledby=SEATS>
                <h3 id=SEATS tabindex="-1">
                    {words.seats_of_person}
                </h3>
                {places}
            </section>
        })
    };
    shown.into_any()
}

fn move_to(key: String, block: &str, now: Option<SessionId>, options: Vec<(Option<SessionId>, String)>) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let chosen = RwSignal::new(now.clone());
    let value = |id: Option<&SessionId>| id.map(ToString::to_string).unwrap_or_default();
    let choose = move |event: ev::Event| chosen.set(SessionId::parse(&event_target_value(&event)).ok());
    let from = now.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        here.shift(Move { person: key.clone(), from: from.clone(), to: chosen.get_untracked() });
        page::focus(SEATS);
    };
    let option = |(id, text): (Option<SessionId>, String)| {
        view! {
            <option value=value(id.as_ref()) selected=id == now>
                {text}
            </option>
        }
    };
    let options = options.into_iter().chain([(None, words.without_seat.to_owned())]).map(option).collect_view();
    view! {
        <form class="flow" on:submit=submit>
            <select aria-label=(words.move_to)(block) on:change=choose>
                {options}
            </select>
            <button type="submit" class="btn">
                <Icon name="swap" />
                {words.shift}
                <span class="hidden">" – " {block.to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// What was decided about the person, and deciding more.
fn decisions(key: &str) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let (of, program) = (key.to_owned(), meeting.clone());
    let rows = move || {
        let mine: Vec<Rule> = here.with(|division| division.rules.iter().filter(|rule| rule.person == of).cloned().collect());
        let row = |rule: Rule| {
            let text = decision(&program, language, &rule.order);
            let label = (words.take_back)(&text);
            let take_back = move |_| {
                here.undecide(&rule);
                page::focus(RULES);
            };
            view! {
                <li>
                    <div>{text}</div>
                    <button type="button" class="btn" aria-label=label on:click=take_back>
                        <Icon name="trash" />
                    </button>
                </li>
            }
        };
        let rows = mine.into_iter().map(row).collect_view();
        view! {
            <ul class="rows" role="list">
                {rows}
            </ul>
        }
    };
    let chosen = RwSignal::new(String::new());
    let key = key.to_owned();
    let decide = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(order) = order_of(&chosen.get_untracked()) {
            here.decide(Rule { person: key.clone(), order });
            chosen.set(String::new());
            page::focus(RULES);
        }
    };
    view! {
        <section class="stack tight" aria-labelledby=RULES>
            <h3 id=RULES tabindex="-1">
                {words.decisions}
            </h3>
            {rows}
            <form class="stack tight" on:submit=decide>
                <select aria-label=words.new_decision prop:value=chosen on:change=move |event| chosen.set(event_target_value(&event))>
                    <option value="">{words.choose_decision}</option>
                    {orders(&meeting, language)}
                </select>
                <div class="flow">
                    <button type="submit" class="btn">
                        {words.add_decision}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// Every decision that can be made, by kind.
fn orders(meeting: &Meeting, language: Language) -> AnyView {
    let words = use_words().allocation();
    let plan = untrack(|| use_allocation().plan());
    let held = |number: usize| plan.task.sessions.iter().any(|session| session.workshop == Some(number));
    let workshops = plan.workshops.iter().enumerate().filter(|(number, _)| held(*number));
    let workshops: Vec<WorkshopId> = workshops.map(|(_, id)| id.clone()).collect();
    let spots = |code: &str, word: fn(Spot) -> Order| {
        let sessions = plan.sessions.iter().map(|id| (format!("{code} session {id}"), word(Spot::Session(id.clone()))));
        let all = workshops.iter().map(|id| (format!("{code} workshop {id}"), word(Spot::Workshop(id.clone()))));
        let all = all.chain(sessions).map(|(value, order)| view! { <option value=value>{decision(meeting, language, &order)}</option> });
        all.collect_view()
    };
    let away = plan.blocks.iter().map(|id| {
        view! { <option value=format!("away block {id}")>{decision(meeting, language, &Order::Away(id.clone()))}</option> }
    });
    let away = away.collect_view();
    view! {
        <optgroup label=words.away_group>{away}</optgroup>
        <optgroup label=words.must_group>{spots("pin", Order::Pin)}</optgroup>
        <optgroup label=words.must_not_group>{spots("bar", Order::Bar)}</optgroup>
    }
    .into_any()
}

/// The decision that a value of the list stands for.
fn order_of(value: &str) -> Option<Order> {
    let mut parts = value.split(' ');
    let (code, kind, id) = (parts.next()?, parts.next()?, parts.next()?);
    let spot = || match kind {
        "session" => SessionId::parse(id).ok().map(Spot::Session),
        _ => WorkshopId::parse(id).ok().map(Spot::Workshop),
    };
    match code {
        "pin" => spot().map(Order::Pin),
        "bar" => spot().map(Order::Bar),
        _ => BlockId::parse(id).ok().map(Order::Away),
    }
}

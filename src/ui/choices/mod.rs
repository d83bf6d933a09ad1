//! The choice of workshops: what is chosen, ranking wishes, handing it to the organiser, seats, and the group after the draw.

mod give;
mod group;
mod hint;
mod seats;
mod telling;
mod wishes;

pub(super) use group::my_group;
pub(super) use hint::{hint, way_on};
pub(super) use seats::{seats, seats_of};
pub(super) use wishes::{undecided_wishes, wish_button, wishes_in};

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    components::{icon::Icon, place::tell},
    words::{say, use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        agenda::block_sessions,
        choices::{BlockChoice, State},
        meeting::{Block, BlockMode, Meeting},
    },
    state::{choices::MyChoices, location::use_location, meeting::use_meeting, outbox::use_outbox},
};
use give::hand_over;
use telling::{HEADING, moment, session_link, use_choices, when};
use wishes::ranking;

/// The choice as a section of the plan; nothing where the programme leaves nothing to choose.
pub(super) fn choice_section() -> AnyView {
    let (meeting, outbox) = (use_meeting(), use_outbox());
    let choices = use_choices();
    if meeting.blocks.is_empty() {
        return ().into_any();
    }
    // What was handed over is read from the storage first: until then nothing can be said of it.
    let ready = Memo::new(move |_| outbox.is_ready());
    (move || ready.get().then(|| section(&meeting, choices))).into_any()
}

fn section(meeting: &Arc<Meeting>, choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    let blocks = meeting.blocks.iter().map(|block| of_block(meeting, block, choices)).collect::<Vec<_>>();
    let deadline = meeting.blocks.iter().any(|block| block.closes.is_some());
    let deadline = deadline.then(|| view! { <p class="fine">{words.in_time}</p> }.into_any());
    let settled = Memo::new(move |_| choices.reviewed().with(|review| matches!(review.state, State::Given | State::TooLate)));
    view! {
        <section class="card roomy stack no-print" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {words.title}
            </h2>
            <div role="status">{standing(choices)}</div>
            // What was handed over and has not changed takes no room above the plan.
            <details open=move || !settled.get()>
                <summary>
                    {words.see} <span class="turn">
                        <Icon name="next" small=true />
                    </span>
                </summary>
                <div class="stack">{blocks} {deadline}</div>
            </details>
            {hand_over(choices)}
        </section>
    }
    .into_any()
}

/// How the choice stands, said once for each change of it.
fn standing(choices: MyChoices) -> AnyView {
    let all = use_words();
    let words = all.choices();
    let (meeting, outbox, language) = (use_meeting(), use_outbox(), use_language());
    let told = move || {
        let entry = choices.given();
        let time = entry.as_ref().map(|entry| when(&meeting, language, entry.submission.at)).unwrap_or_default();
        let say = |tone, icon, title: &str, lead: &str| Standing { tone, icon, title: title.to_owned(), lead: lead.to_owned() };
        match (choices.reviewed().with(|review| review.state), entry) {
            (State::TooLate, _) => say("t-rest", "lock", words.too_late, words.too_late_lead),
            (State::Nothing, _) => say("t-rest", "plan", words.nothing, words.nothing_lead),
            (State::Changed, _) => say("t-sun", "alert", &(words.changed)(&time), words.changed_lead),
            (State::Emptied, _) => say("t-sun", "alert", words.emptied, words.emptied_lead),
            (State::Given, Some(entry)) => {
                let Some((state, keeping)) = outbox.place(entry.id()) else {
                    return say("t-rest", "plan", words.nothing, words.nothing_lead);
                };
                let place = tell(all.outbox(), state, keeping, outbox.has_endpoint(), &meeting, language);
                say(place.tone, place.icon, place.title, &format!("{} {}", (words.of_time)(&time), place.lead))
            }
            (State::NotGiven | State::Given, _) => say("t-sun", "alert", words.not_given, words.not_given_lead),
        }
    };
    let (tone, icon, title) = (told.clone(), told.clone(), told.clone());
    view! {
        <ul class="rows" role="list">
            <li>
                <span class=move || format!("tile {}", tone().tone)>{move || view! { <Icon name=icon().icon /> }}</span>
                <div>
                    <p class="title">{move || title().title}</p>
                    <p class="fine">{move || told().lead}</p>
                </div>
            </li>
        </ul>
    }
    .into_any()
}

/// How the choice stands, as it is told.
struct Standing {
    tone: &'static str,
    icon: &'static str,
    title: String,
    lead: String,
}

/// A block: until when, and what is chosen in it; a block of wishes that is open is ranked here.
fn of_block(meeting: &Arc<Meeting>, block: &Block, choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    let language = use_language();
    let id = block.id.clone();
    let choice = move || choices.reviewed().with(|review| review.blocks.iter().find(|choice| choice.block == id).cloned());
    let closed = Memo::new({
        let choice = choice.clone();
        move |_| choice().is_some_and(|choice| choice.closed)
    });
    let time = block.closes.map(|closes| moment(language, closes));
    let until = move || match (&time, closed.get()) {
        (Some(time), true) => (words.closed)(time),
        (Some(time), false) => (words.closes)(time),
        (None, _) => words.open_end.to_owned(),
    };
    let body = {
        let (meeting, block) = (meeting.clone(), block.clone());
        move || {
            if block.mode == BlockMode::Wish && !closed.get() {
                ranking(&meeting, &block)
            } else {
                choice().map_or_else(|| ().into_any(), |choice| chosen(&meeting, &block, &choice))
            }
        }
    };
    view! {
        <div class="stack tight">
            <h3>{say(&block.title)}</h3>
            <p class="fine">{until}</p>
            {body}
        </div>
    }
    .into_any()
}

/// What is chosen in a block.
fn chosen(meeting: &Meeting, block: &Block, choice: &BlockChoice) -> AnyView {
    let words = use_words().choices();
    let location = use_location();
    let to_programme = || {
        let day = block_sessions(meeting, block).first().map(|first| meeting.day_of(first));
        let href = location.href(day.map_or(Route::Home, Route::Agenda));
        view! {
            <a class="link" href=href>
                {words.pick_in_programme}
            </a>
        }
        .into_any()
    };
    let more = (choice.missing > 0 && !choice.closed && !choice.ranked.is_empty()).then(|| (words.missing)(choice.missing as u64));
    let more = more.map(|text| view! { <p class="fine">{text}</p> }.into_any());
    let link = (choice.missing > 0 && !choice.closed).then(to_programme);
    if choice.ranked.is_empty() {
        let nothing = if choice.closed { words.none_given } else { words.none_here };
        return view! { <p>{nothing} " " {link}</p> }.into_any();
    }
    let items = choice.ranked.iter().map(|id| view! { <li>{session_link(meeting, id)}</li> }.into_any()).collect::<Vec<_>>();
    // Only wishes have an order.
    let list = if block.mode == BlockMode::Wish {
        view! { <ol class="list">{items}</ol> }.into_any()
    } else {
        view! { <ul class="list">{items}</ul> }.into_any()
    };
    view! {
        {list}
        {more}
        {link}
    }
    .into_any()
}

//! A word after a pick: the organiser does not know it yet. Nothing is ever handed over by itself.

use leptos::prelude::*;

use super::telling::use_choices;
use crate::{
    domain::{
        address::Route,
        choices::{State, is_closed},
        meeting::{BlockMode, Meeting},
    },
    state::{clock::real_minute, location::use_location, outbox::use_outbox, picks::Event},
    ui::words::use_words,
};

/// What there is to say after this event, as a sentence; nothing when it touched no block that is open.
pub(crate) fn hint(meeting: &Meeting, event: &Event) -> Option<&'static str> {
    let words = use_words().choices();
    let touched: Vec<_> = match event {
        Event::Picked(change) => change.added.iter().chain(&change.settled).chain(&change.replaced).collect(),
        Event::Removed(id) => vec![id],
        Event::PickedAll { .. } | Event::Refused(_) | Event::Undone => Vec::new(),
    };
    let now = real_minute(meeting);
    let blocks: Vec<_> = touched.into_iter().filter_map(|id| meeting.block_of(id)).filter(|block| !is_closed(block, now)).collect();
    if blocks.iter().any(|block| block.mode == BlockMode::Free) {
        // Before the storage is read nobody knows what was handed over.
        return if use_outbox().is_ready() { standing() } else { None };
    }
    (!blocks.is_empty()).then_some(words.no_wish_yet)
}

fn standing() -> Option<&'static str> {
    let words = use_words().choices();
    match use_choices().reviewed().with(|review| review.state) {
        State::NotGiven => Some(words.unknown_yet),
        State::Changed | State::Emptied => Some(words.former_known),
        State::TooLate | State::Nothing | State::Given => None,
    }
}

/// The way to where it is handed over; nothing on that very page.
pub(crate) fn way_on() -> Option<AnyView> {
    let location = use_location();
    if *location.route().read() == Route::Plan {
        return None;
    }
    let link = view! {
        <a class="btn" href=location.href(Route::Plan)>
            {use_words().choices().to_hand_over}
        </a>
    };
    Some(link.into_any())
}

//! How full a session is, as the organiser published it. What is not known is not shown at all.

use leptos::prelude::*;

use super::telling::when;
use crate::{
    domain::{id::SessionId, published::Seats},
    state::{meeting::use_meeting, published::use_published},
    ui::words::{use_language, use_words},
};

/// Free places, filling up or full, in a line of the programme.
pub(crate) fn seats(id: &SessionId) -> AnyView {
    shown(id, false)
}

/// The same with all places and the time it was so, on the page of a session.
pub(crate) fn seats_of(id: &SessionId) -> AnyView {
    shown(id, true)
}

fn shown(id: &SessionId, at_length: bool) -> AnyView {
    let meeting = use_meeting();
    let published = use_published();
    let language = use_language();
    let words = use_words().choices();
    let Some(session) = meeting.session(id).filter(|session| session.capacity.is_some()).cloned() else { return ().into_any() };
    let capacity = session.capacity.unwrap_or_default();
    (move || {
        let (seats, at) = published.with(&meeting.id, |published| (published.seats_of(&session), published.at))?;
        let seats = seats?;
        let (tone, name, left) = match seats {
            Seats::Free { left } => ("t-ok", words.free, left),
            Seats::Filling { left } => ("t-sun", words.filling, left),
            Seats::Full => ("t-rest", words.full, 0),
        };
        let told = match (left, at_length) {
            (0, false) => String::new(),
            (0, true) => (words.as_of)(&when(&meeting, language, at)),
            (left, false) => (words.left)(left.into()),
            (left, true) => {
                format!("{}, {}", (words.left_of)(left.into(), capacity.into()), (words.as_of)(&when(&meeting, language, at)))
            }
        };
        let share = u64::from(capacity.saturating_sub(left)) * 100 / u64::from(capacity.max(1));
        Some(view! {
            <span class=format!("seats {tone}")>
                <span class="flow">{name} " " <small>{told}</small></span>
                <svg class="bar" aria-hidden="true">
                    <rect width=format!("{share}%") height="100%"></rect>
                </svg>
            </span>
        })
    })
    .into_any()
}

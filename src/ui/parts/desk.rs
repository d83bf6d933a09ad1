//! The organiser's desk.

use leptos::prelude::*;

use super::{MeetingOwner, Part};
use crate::{
    domain::address::Route,
    state::{desk::Desk, meeting::Loaded},
    ui::organiser::DeskPage,
};

pub(super) static PART: Part = Part { page, rest: None };

/// The desk of the meeting; its state stays while other pages are looked at.
fn page(_: Route) -> AnyView {
    let loaded = expect_context::<Loaded>();
    // A context outlives what it holds when a new revision of the meeting comes.
    if !use_context::<Desk>().is_some_and(|desk| desk.is_of(&loaded)) {
        expect_context::<MeetingOwner>().0.with(|| Desk::provide(&loaded));
    }
    view! { <DeskPage /> }.into_any()
}

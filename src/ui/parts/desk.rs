//! The table of the organiser's desk.

use leptos::prelude::*;

use super::Desk;
use crate::{
    state::{desk, meeting::Loaded},
    ui::organiser::DeskPage,
};

pub(super) static DESK: Desk = Desk { page };

/// The desk of the meeting; its state stays while other pages are looked at.
fn page(meeting: &Owner) -> AnyView {
    if use_context::<desk::Desk>().is_none() {
        meeting.with(|| desk::Desk::provide(&expect_context::<Loaded>()));
    }
    view! { <DeskPage /> }.into_any()
}

//! The organiser's desk.

use leptos::prelude::*;

use super::{MeetingOwner, Part};
use crate::{
    domain::address::Route,
    state::{desk::Desk, meeting::Loaded},
    ui::organiser::{DeskPage, EndpointPage},
};

pub(super) static PART: Part = Part { page, rest: None };

/// The desk of the meeting; its state stays while other pages are looked at.
fn page(route: Route) -> AnyView {
    if use_context::<Desk>().is_none() {
        expect_context::<MeetingOwner>().0.with(|| Desk::provide(&expect_context::<Loaded>()));
    }
    if route == Route::DeskEndpoint { view! { <EndpointPage /> }.into_any() } else { view! { <DeskPage /> }.into_any() }
}

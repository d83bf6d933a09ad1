//! The organiser's views: the desk, what a hand-over link brings, and a stand.

use std::sync::Arc;

use leptos::prelude::*;

use super::{MeetingOwner, Part};
use crate::{
    domain::{address::Route, meeting::Meeting},
    state::{
        desk::Desk,
        gathered::MyGathered,
        meeting::{Loaded, use_meeting},
        stand::AtStand,
    },
    ui::{
        organiser::{DeskPage, EndpointPage, ImportPage},
        stand::StandPage,
    },
};

pub(super) static PART: Part = Part { page, rest: None };

fn page(route: Route) -> AnyView {
    match route {
        Route::Stand => {
            kept::<AtStand>(|| AtStand::provide(&use_meeting().id));
            view! { <StandPage /> }.into_any()
        }
        other => {
            kept::<MyGathered>(|| MyGathered::provide(&use_meeting().id));
            kept::<Desk>(|| Desk::provide(&expect_context::<Loaded>()));
            match other {
                Route::Import(payload) => view! { <ImportPage payload /> }.into_any(),
                Route::DeskEndpoint => view! { <EndpointPage /> }.into_any(),
                _ => view! { <DeskPage /> }.into_any(),
            }
        }
    }
}

/// State that belongs to the meeting on screen.
#[derive(Clone)]
struct Kept<T> {
    of: Arc<Meeting>,
    state: T,
}

/// State that is made for the first page that needs it, and kept while others are looked at. A context outlives what it holds when a new
/// revision of the meeting comes, so it says which revision it is of.
fn kept<T: Clone + Send + Sync + 'static>(make: impl FnOnce() -> T) {
    let meeting = use_meeting();
    let owner = expect_context::<MeetingOwner>().0;
    let state = owner.with(|| {
        let known = use_context::<Kept<T>>().filter(|known| Arc::ptr_eq(&known.of, &meeting));
        known.map(|known| known.state).unwrap_or_else(|| {
            let state = make();
            provide_context(Kept { of: meeting.clone(), state: state.clone() });
            state
        })
    });
    provide_context(state);
}

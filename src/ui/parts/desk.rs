//! The organiser's views: the desk, what a hand-over link brings, and a stand.

use leptos::prelude::*;

use super::{MeetingOwner, Part};
use crate::{
    domain::address::Route,
    state::{
        allocation::MyAllocation,
        desk::Desk,
        filters::Filters,
        gathered::MyGathered,
        marks::MyMarks,
        meeting::{Loaded, use_meeting},
        report::MyReport,
        stand::AtStand,
    },
    ui::{
        organiser::{AllocationPage, CommentsPage, DeskPage, EditionsPage, EndpointPage, ImportPage, QrSheetPage, ReportPage, SharedPage},
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
            kept::<MyGathered>(|| MyGathered::provide(use_meeting()));
            kept::<MyMarks>(|| MyMarks::provide(&use_meeting().id));
            kept::<Desk>(|| Desk::provide(&expect_context::<Loaded>()));
            kept::<Filters>(Filters::provide);
            match other {
                Route::Import(payload) => view! { <ImportPage payload /> }.into_any(),
                Route::DeskAllocation => {
                    kept::<MyAllocation>(|| MyAllocation::provide(&expect_context::<Loaded>()));
                    view! { <AllocationPage /> }.into_any()
                }
                Route::DeskComments => view! { <CommentsPage /> }.into_any(),
                Route::DeskEditions => view! { <EditionsPage /> }.into_any(),
                Route::DeskShared(payload) => view! { <SharedPage payload /> }.into_any(),
                Route::DeskReport => {
                    kept::<MyReport>(|| MyReport::provide(&use_meeting().id));
                    view! { <ReportPage /> }.into_any()
                }
                Route::DeskQr => view! { <QrSheetPage /> }.into_any(),
                Route::DeskEndpoint => view! { <EndpointPage /> }.into_any(),
                _ => view! { <DeskPage /> }.into_any(),
            }
        }
    }
}

/// State that belongs to the meeting on screen: made for the first page that needs it, and kept while others are looked at.
fn kept<T: Clone + Send + Sync + 'static>(make: impl FnOnce() -> T) {
    let owner = expect_context::<MeetingOwner>().0;
    let state = owner.with(|| use_context::<T>().unwrap_or_else(make));
    provide_context(state);
}

//! The table of everything a participant may need besides the programme.

use leptos::prelude::*;

use super::Rest;
use crate::{
    domain::address::Route,
    state::{
        drafts::MyDrafts,
        meeting::{Loading, use_programme},
        outbox::{MyOutbox, use_outbox},
    },
    ui::{
        agenda::{BelowProgramme, Results},
        failure,
        feedback::{FeedbackPage, FormPage, UnsentReminder},
        info::{AccessibilityPage, InfoPage, MeetingsPage, PrivacyPage},
        not_found::NotFoundPage,
        outbox::OutboxPage,
        plan::{PickNews, PlanPage, SharedPlanPage},
        session::SessionPage,
    },
};

pub(super) static REST: Rest = Rest {
    start,
    page,
    unsent: || use_outbox().unsent(),
    reminder: || view! { <UnsentReminder /> }.into_any(),
    news: || view! { <PickNews /> }.into_any(),
    problems: failure::listing,
    results: || view! { <Results /> }.into_any(),
    below_programme: || view! { <BelowProgramme /> }.into_any(),
};

fn start() {
    let outbox = MyOutbox::provide();
    MyDrafts::provide();
    let programme = use_programme();
    Effect::new(move || {
        if let Loading::Ready(loaded) = programme.loading() {
            outbox.deliver_to(&loaded.config.delivery);
        }
    });
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Session(id) => view! { <SessionPage id /> }.into_any(),
        Route::Plan => view! { <PlanPage /> }.into_any(),
        Route::SharedPlan(ids) => view! { <SharedPlanPage ids /> }.into_any(),
        Route::Info => view! { <InfoPage /> }.into_any(),
        Route::Accessibility => view! { <AccessibilityPage /> }.into_any(),
        Route::Privacy => view! { <PrivacyPage /> }.into_any(),
        Route::Meetings => view! { <MeetingsPage /> }.into_any(),
        Route::Feedback => view! { <FeedbackPage /> }.into_any(),
        Route::Form { survey, about } => view! { <FormPage survey about /> }.into_any(),
        Route::Outbox => view! { <OutboxPage /> }.into_any(),
        // The programme and the desk are other parts: what gets here besides is no view at all.
        Route::Home | Route::Agenda(_) | Route::Desk | Route::Unknown(_) => view! { <NotFoundPage /> }.into_any(),
    }
}

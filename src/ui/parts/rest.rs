//! Everything a participant may need besides the programme.

use leptos::prelude::*;

use super::{Choose, Part, Rest};
use crate::{
    domain::address::Route,
    state::{
        changes::ReadProgrammes,
        delivery::WhereTo,
        doubt::PhoneClock,
        drafts::MyDrafts,
        handover::{Handed, use_handed},
        offline::{Offline, use_offline},
        outbox::{MyOutbox, use_outbox},
        picks::MyPicks,
        published::PublishedFile,
        wishes::MyWishes,
    },
    ui::{
        above,
        agenda::{BelowProgramme, Results},
        choices,
        feedback::{FeedbackPage, FormPage},
        info::{AccessibilityPage, InfoPage, MeetingsPage, PrivacyPage},
        not_found::NotFoundPage,
        outbox::OutboxPage,
        plan::{PickNews, PlanPage, SharedPlanPage},
        problems,
        session::SessionPage,
    },
};

pub(super) static PART: Part = Part { page, rest: Some(&REST) };

static REST: Rest = Rest {
    start,
    unsent: || use_handed().missing(use_outbox()),
    choose,
    desk: |came| if came { use_offline().keep_desk() } else { use_offline().miss_desk() },
    demo_mark: above::demo_mark,
    offline_mark: above::offline_mark,
    above: above::above,
    news: || view! { <PickNews /> }.into_any(),
    problems: problems::listing,
    results: || view! { <Results /> }.into_any(),
    below_programme: || view! { <BelowProgramme /> }.into_any(),
    seats: choices::seats,
    wishes: choices::wishes_in,
};

fn start() {
    let outbox = MyOutbox::provide();
    Handed::provide();
    let drafts = MyDrafts::provide();
    PhoneClock::provide();
    ReadProgrammes::provide();
    Offline::provide();
    let where_to = WhereTo::provide();
    MyWishes::provide();
    PublishedFile::provide();
    Effect::new(move || {
        if let Some(told) = where_to.told() {
            outbox.deliver_to(&told.delivery);
        }
    });
    Effect::new(move || drafts.forget_submitted(|id| outbox.is_safe(id)));
}

fn choose(picks: MyPicks, choose: &Choose) {
    match choose {
        Choose::Pick(id) => picks.pick(id),
        Choose::Toggle(id) => picks.toggle(id),
        Choose::Remove(id) => picks.remove(id),
    }
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
        _ => view! { <NotFoundPage /> }.into_any(),
    }
}

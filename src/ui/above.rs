//! What the whole app has to say: the clock is a demo's, storage refuses, what is shown is not the newest, answers wait.

use leptos::prelude::*;

use super::{
    changes, choices,
    components::{
        icon::Icon,
        notice::{Notice, Tone},
    },
    feedback::UnsentReminder,
    problems,
    words::{use_language, use_words},
};
use crate::{
    domain::address::Route,
    i18n::dates,
    state::{
        clock::Clock, delivery::use_where_to, doubt::use_phone_clock, drafts::use_drafts, location::use_location, meeting::Loaded,
        offline::use_offline, outbox::use_outbox, settings::use_settings,
    },
};

/// Says that the clock is a demo's, and offers the way out.
pub(super) fn demo_mark() -> AnyView {
    let words = use_words().shell();
    let language = use_language();
    let location = use_location();
    // Where no meeting could be loaded there is no clock either.
    let Some(clock) = use_context::<Clock>() else { return ().into_any() };
    let time = move || {
        let now = clock.now();
        format!("{}, {}", dates::weekday(language, now.date_naive()), dates::hour(now))
    };
    let mark = move || {
        view! {
            <aside class="demo t-sun no-print">
                <p>{move || (words.demo)(&time())}</p>
                <a class="link" href=move || location.href_without_demo()>
                    {words.demo_stop}
                </a>
            </aside>
        }
    };
    (move || clock.is_demo().then(mark)).into_any()
}

/// The mark that everything needed is on the device; nothing while that is not so.
pub(super) fn offline_mark() -> AnyView {
    let words = use_words().offline();
    let offline = use_offline();
    let mark = move || {
        view! {
            <p class="offline">
                <Icon name="device" small=true />
                <span>{words.works}</span>
            </p>
        }
        .into_any()
    };
    (move || offline.works().then(mark)).into_any()
}

/// A newer version of the app waits. It is never forced on anybody, and not offered over a form.
fn newer_version() -> AnyView {
    let words = use_words().offline();
    let (offline, location, drafts) = (use_offline(), use_location(), use_drafts());
    let start = move |_| {
        drafts.write_now();
        offline.start_newer();
    };
    let notice = move || {
        view! {
            <Notice tone=Tone::Change icon="sync">
                <p class="title">{words.newer}</p>
                <p>{words.newer_lead}</p>
                <div class="flow">
                    <button type="button" class="btn" on:click=start>
                        {words.start_newer}
                    </button>
                </div>
            </Notice>
        }
        .into_any()
    };
    let form = move || matches!(*location.route().read(), Route::Form { .. });
    (move || (offline.has_newer() && !form()).then(notice)).into_any()
}

/// What the app has to say above every page.
pub(super) fn above() -> AnyView {
    let words = use_words().shell();
    let settings = use_settings();
    let loaded = expect_context::<Loaded>();
    let route = use_location().route();
    // Whoever answers at a stand is told what touches their answer, and nothing of the rest of the app.
    let at_stand = Memo::new(move |_| *route.read() == Route::Stand);
    let rest = move || {
        view! {
            {newer_version()}
            {changes::stale_copy()}
            {doubted_clock()}
            {wrong_delivery()}
            {loaded.questions_left_out.then(|| warning(Tone::Change, words.questions_left_out))}
            {changes::programme_changes()}
            <UnsentReminder />
            {choices::my_group()}
        }
        .into_any()
    };
    let outbox = use_outbox();
    let device = use_words().device();
    let storage = move || {
        let nothing = if outbox.has_endpoint() { device.nothing_kept } else { device.nothing_kept_device };
        let words = if outbox.is_storage_broken() { nothing } else { device.not_remembered };
        settings.storage_refuses().then(|| warning(Tone::Bad, words))
    };
    view! {
        {storage}
        {move || (!at_stand.get()).then(&rest)}
    }
    .into_any()
}

/// The phone's clock is far from the host's: said where the app speaks of now, and not in a demo, whose clock is another.
fn doubted_clock() -> AnyView {
    let words = use_words().device();
    let (clock, phone, location) = (expect_context::<Clock>(), use_phone_clock(), use_location());
    let by_the_clock =
        Memo::new(move |_| matches!(*location.route().read(), Route::Home | Route::Agenda(_) | Route::Plan | Route::Feedback));
    let notice = move |doubt| {
        view! {
            <Notice tone=Tone::Change icon="clock">
                <p class="title">{(words.clock_doubt)(doubt)}</p>
                <p>{words.clock_doubt_lead}</p>
            </Notice>
        }
    };
    (move || phone.doubt().filter(|_| by_the_clock.get() && !clock.is_demo()).map(notice)).into_any()
}

/// Where answers go is not said well: nothing is lost meanwhile, and the organiser sees what to mend.
fn wrong_delivery() -> AnyView {
    let words = use_words().outbox();
    let where_to = use_where_to();
    let told = move || {
        let told = where_to.told().filter(|told| !told.problems.is_empty())?;
        Some(view! {
            {warning(Tone::Bad, words.wrong_delivery)}
            {problems::listing(&told.problems)}
        })
    };
    told.into_any()
}

fn warning(tone: Tone, text: &'static str) -> AnyView {
    view! {
        <Notice tone icon="alert">
            <p>{text}</p>
        </Notice>
    }
    .into_any()
}

//! The one button that hands the choice to the organiser, the badge label where it is asked for, and the way to take the choice back.

use leptos::prelude::*;

use super::telling::HEADING;
use crate::{
    domain::{
        address::Route,
        choices::{MAX_BADGE, State},
    },
    state::{choices::MyChoices, location::use_location, meeting::use_meeting, outbox::use_outbox, page, share},
    ui::{
        components::{icon::Icon, take_along::refused},
        words::{use_language, use_words},
    },
};

/// What stands below the blocks.
pub(super) fn hand_over(choices: MyChoices) -> AnyView {
    let state = move || choices.reviewed().with(|review| review.state);
    let given = Memo::new(move |_| choices.given().is_some());
    let can_give = Memo::new(move |_| state().can_give());
    // While something can still be handed over, or its badge label be mended: the field stays while somebody types in it.
    let ask = Memo::new(move |_| {
        let open = choices.reviewed().with(|review| review.blocks.iter().any(|block| !block.closed));
        choices.asks_badge() && open && state() != State::Nothing
    });
    let button = move || can_give.get().then(|| give_button(choices));
    let badge = move || ask.get().then(|| badge_field(choices));
    view! {
        {badge}
        {button}
        {failure(choices)}
        {move || given.get().then(|| after(choices))}
    }
    .into_any()
}

fn give_button(choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    let (language, outbox) = (use_language(), use_outbox());
    let give = move |_| choices.give(language, || page::focus(HEADING));
    let label = move || match (outbox.has_endpoint(), choices.reviewed().with(|review| review.state)) {
        (false, _) => words.give_device,
        (true, State::Changed) => words.give_again,
        (true, _) => words.give,
    };
    let lead = move || if outbox.has_endpoint() { words.lead } else { words.lead_device };
    view! {
        <p class="fine" id="wybor-opis">
            {lead}
        </p>
        <button type="button" class="btn primary" aria-describedby="wybor-opis" disabled=move || choices.is_busy() on:click=give>
            <Icon name="send" />
            {label}
        </button>
    }
    .into_any()
}

fn badge_field(choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    view! {
        <div class="stack tight">
            <label for="identyfikator">{words.badge}</label>
            <input
                type="text"
                id="identyfikator"
                maxlength=MAX_BADGE
                autocomplete="off"
                aria-describedby="identyfikator-opis"
                prop:value=move || choices.badge()
                on:input=move |event| choices.type_badge(event_target_value(&event))
            />
            <p class="fine" id="identyfikator-opis">
                {words.badge_lead}
            </p>
        </div>
    }
    .into_any()
}

/// No storage took the choice: it stays on the screen, and can be taken along as a file.
fn failure(choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    let surveys = use_words().feedback();
    let language = use_language();
    let meeting = use_meeting();
    (move || {
        choices.failure().map(|failure| {
            let name = format!("{}-wybor.json", meeting.id);
            let lead = if share::is_full(&failure) { surveys.save_full } else { words.save_failed_lead };
            refused(words.save_failed, lead, name, move || choices.as_file(language))
        })
    })
    .into_any()
}

/// What can be done with what was handed over.
fn after(choices: MyChoices) -> AnyView {
    let words = use_words().choices();
    let language = use_language();
    let location = use_location();
    let withdraw = move |_| choices.withdraw(language, || page::focus(HEADING));
    view! {
        <a class="link" href=location.href(Route::Outbox)>
            {use_words().outbox().title}
        </a>
        <details>
            <summary>
                <Icon name="trash" />
                {words.withdraw}
            </summary>
            <div class="stack">
                <p>{words.withdraw_lead}</p>
                <button type="button" class="btn danger t-bad" on:click=withdraw>
                    {words.withdraw_sure}
                </button>
            </div>
        </details>
    }
    .into_any()
}

//! Dividing people among workshops, from their choices to the lists on the doors and the file that tells each phone its group.

mod card;
mod conflicts;
mod demand;
mod draw;
mod frame;
mod groups;
mod intake;
mod naming;
mod output;
mod printed;
mod roster;
mod rules;
mod said;

use leptos::prelude::*;

use super::nav::DeskNav;
use crate::{
    state::{
        allocation::{Stored, use_allocation},
        meeting::use_meeting,
        page, share,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone, notice},
        },
        words::{say, use_words},
    },
};
use card::Card;
use demand::Demand;
use draw::{Outcome, Start};
use frame::{View, turn};
use groups::Groups;
use intake::Intake;
use output::Output;
use printed::Printed;
use roster::Roster;
use rules::{Rules, warnings};
use said::Latest;

/// The division.
#[component]
pub(in crate::ui) fn AllocationPage() -> impl IntoView {
    let words = use_words().allocation();
    let meeting = use_meeting();
    let here = use_allocation();
    here.open();
    page::use_title(|| words.title.to_owned());
    let stored = Memo::new(move |_| here.stored());
    let view = RwSignal::new(View::Work);
    let has_blocks = !meeting.blocks.is_empty();
    let body = move || match stored.get() {
        _ if !has_blocks => notice(Tone::Change, "info", view! { <p>{words.no_blocks}</p> }.into_any()),
        Stored::Reading => view! { <p role="status">{words.reading}</p> }.into_any(),
        Stored::Unreadable(aside) => unreadable(aside.newer, aside.as_file()),
        Stored::Ready => view! { <Body view /> }.into_any(),
    };
    view! {
        <DeskNav />
        <div class="flow spread">
            <div class="head">
                <h1>{words.title}</h1>
                <p class="lead">{say(&meeting.title)}</p>
            </div>
            <Start view />
        </div>
        <div class="stack loose">{body}</div>
        <Card />
        <Latest />
    }
}

#[component]
fn Body(view: RwSignal<View>) -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let drawn = Memo::new(move |_| here.with(|division| division.drawn.is_some()));
    let shown = Memo::new(move |_| if drawn.get() { view.get() } else { View::Work });
    let unkept = Memo::new(move |_| here.kept().is_some_and(|kept| kept.is_err()));
    let switch = move || drawn.get().then(|| view! { <Switch view /> });
    let head = move || {
        if drawn.get() {
            view! {
                <div class="duo">
                    <Outcome />
                    <Demand />
                </div>
            }
            .into_any()
        } else {
            view! { <Demand /> }.into_any()
        }
    };
    let content = move || match shown.get() {
        View::Doors => view! { <Printed doors=true /> }.into_any(),
        View::People => view! { <Printed doors=false /> }.into_any(),
        View::Work => view! {
            {warnings()}
            {head}
            <Groups />
            <Output view />
            // Once there is a result, it comes first; what led to it folds away.
            <details class="card roomy no-print" open=move || !drawn.get()>
                <summary>
                    <h2>{words.people_heading}</h2>
                    {turn()}
                </summary>
                <div class="stack loose">
                    <Intake />
                    <Roster />
                </div>
            </details>
            <details class="card roomy no-print" open=move || !drawn.get()>
                <summary>
                    <h2>{words.rules_heading}</h2>
                    {turn()}
                </summary>
                <Rules />
            </details>
        }
        .into_any(),
    };
    let alarm = move || {
        unkept.get().then(|| {
            view! {
                <div role="alert">
                    <Notice tone=Tone::Bad icon="alert">
                        <p>{words.not_kept}</p>
                    </Notice>
                </div>
            }
        })
    };
    view! {
        {alarm}
        {switch}
        {content}
    }
}

/// Between the division and its lists.
#[component]
fn Switch(view: RwSignal<View>) -> impl IntoView {
    let words = use_words().allocation();
    let option = move |value: View, name: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    class="hidden"
                    name="widok-podzialu"
                    prop:checked=move || view.get() == value
                    on:change=move |_| view.set(value)
                />
                {name}
            </label>
        }
    };
    view! {
        <div class="seg no-print" role="group" aria-label=words.view>
            {option(View::Work, words.view_work)}
            {option(View::Doors, words.view_doors)}
            {option(View::People, words.view_people)}
        </div>
    }
}

/// What is stored and cannot be read.
fn unreadable(newer: bool, file: String) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let failed = RwSignal::new(false);
    let save = move |_| failed.set(!share::save_file("kuluary-grupy-nieodczytane.json", "application/json", file.as_bytes()));
    let anew = (!newer).then(|| {
        view! {
            <button type="button" class="btn" on:click=move |_| here.give_up_stored()>
                {words.begin_anew}
            </button>
        }
    });
    view! {
        <Notice tone=Tone::Bad icon="alert">
            <h2>{if newer { words.newer } else { words.corrupt }}</h2>
            <p>{if newer { words.newer_lead } else { words.corrupt_lead }}</p>
            <div class="flow">
                <button type="button" class="btn" on:click=save>
                    <Icon name="down" />
                    {words.save_raw}
                </button>
                {anew}
            </div>
            <p role="status">{move || failed.get().then_some(words.file_failed)}</p>
        </Notice>
    }
    .into_any()
}

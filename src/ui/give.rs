//! Handing answers over to the organiser: as a QR code, a link or a file. Nothing goes anywhere by itself.

use leptos::prelude::*;

use super::{
    components::{icon::Icon, place::moment, qr::drawing},
    words::{use_language, use_words},
};
use crate::{
    domain::{handover::Way, submission::SubmissionId},
    state::{
        handover::{Giving, Link, use_handed},
        meeting::use_meeting,
        outbox::use_outbox,
        page,
        share::Copying,
    },
};

/// Where focus goes once answers were marked, and the button with it.
const MARKED: &str = "przekazane";

/// The card that hands answers over; nothing while there is nothing on this device.
#[component]
pub(super) fn HandOver() -> impl IntoView {
    let words = use_words().handover();
    let outbox = use_outbox();
    let giving = Giving::of(&use_meeting().id);
    let some = Memo::new(move |_| outbox.is_ready() && (giving.all() > 0 || giving.has_unreadable()));
    let lead = move || if outbox.has_endpoint() { words.lead_endpoint } else { words.lead_device };
    move || {
        some.get().then(|| {
            view! {
                <section class="card stack">
                    <h2>{words.title}</h2>
                    <p>{lead}</p>
                    {which(giving)}
                    {as_link(giving)}
                    {as_file(giving)}
                    {arrived(giving)}
                </section>
                {installing()}
            }
        })
    }
}

/// What is handed over: what was not yet, or everything.
fn which(giving: Giving) -> AnyView {
    let words = use_words().handover();
    let choice = move |all: bool, name: fn(u64) -> String, count: fn(Giving) -> usize| {
        view! {
            <label class="pill">
                <input
                    type="radio"
                    name="co-przekazac"
                    prop:checked=move || giving.wants_all() == all
                    on:change=move |_| giving.choose(all)
                />
                <span>{move || name(count(giving) as u64)}</span>
            </label>
        }
    };
    let differ = Memo::new(move |_| (giving.missing() > 0, giving.missing() < giving.all()));
    let shown = move || match differ.get() {
        (true, true) => view! {
            <fieldset class="stack tight">
                <legend class="fine">{words.which}</legend>
                {choice(false, words.missing, Giving::missing)}
                {choice(true, words.all, Giving::all)}
            </fieldset>
        }
        .into_any(),
        (false, true) => view! { <p class="fine">{words.all_given}</p> }.into_any(),
        (_, false) => ().into_any(),
    };
    shown.into_any()
}

/// The code, and the link to be copied.
fn as_link(giving: Giving) -> AnyView {
    let words = use_words().handover();
    let shared = use_words().agenda();
    let copying = Copying::new();
    let link = Memo::new(move |_| giving.link());
    let shown = move || match link.get() {
        Link::Coming => view! { <p class="fine">{words.making}</p> }.into_any(),
        Link::None => view! { <p class="fine">{words.no_link}</p> }.into_any(),
        Link::Here { address, code } => {
            let text = address.clone();
            let copy = move |_| {
                giving.copied();
                copying.copy(text.clone());
            };
            let code = match code {
                Some(code) => view! {
                    {drawing(code, words.code.to_owned(), "code large")}
                    <p class="fine">{(words.code_holds)(giving.count() as u64)}</p>
                }
                .into_any(),
                None => view! { <p class="fine">{words.no_code}</p> }.into_any(),
            };
            let by_hand = move || (copying.outcome() == Some(false)).then(|| view! { <p class="fine address">{address.clone()}</p> });
            view! {
                {code}
                <button type="button" class="btn wide" on:click=copy>
                    <Icon name="send" />
                    {shared.copy_link}
                </button>
                {by_hand}
                <p class="fine">{words.link_note}</p>
            }
            .into_any()
        }
    };
    let outcome = move || copying.outcome().map(|copied| if copied { shared.copied } else { shared.copy_failed });
    view! {
        <div class="qr">
            {shown} <p class="fine" role="status">
                {outcome}
            </p>
        </div>
    }
    .into_any()
}

/// The file, to be shared where the browser does that, and saved in any case.
fn as_file(giving: Giving) -> AnyView {
    let words = use_words().handover();
    let name = format!("{}-ankiety.json", use_meeting().id);
    let share = giving.can_share().then(|| {
        let name = name.clone();
        view! {
            <button type="button" class="btn wide" on:click=move |_| giving.share(&name)>
                <Icon name="send" />
                {words.share_file}
            </button>
        }
    });
    let outcome = move || match (giving.has_failed(), giving.has_given_file()) {
        (true, _) => Some(words.file_failed),
        (false, true) => Some(words.file_given),
        (false, false) => None,
    };
    view! {
        <div class="stack tight">
            {share} <button type="button" class="btn wide" on:click=move |_| giving.save(&name)>
                <Icon name="down" />
                {words.save_file}
            </button> <p class="fine" role="status">
                {outcome}
            </p>
        </div>
    }
    .into_any()
}

/// The person's word that the answers arrived.
fn arrived(giving: Giving) -> AnyView {
    let words = use_words().handover();
    let mark = move |_| {
        giving.mark();
        page::focus(MARKED);
    };
    let unmark = move |_| {
        giving.unmark();
        page::focus(MARKED);
    };
    let left = Memo::new(move |_| giving.missing() > 0);
    let ask = move || {
        left.get().then(|| {
            view! {
                <p>{words.arrived}</p>
                <button type="button" class="btn wide" on:click=mark>
                    <Icon name="check" />
                    {words.mark}
                </button>
            }
        })
    };
    let marked = Memo::new(move |_| giving.marked());
    let done = move || {
        (marked.get() > 0).then(|| {
            view! {
                <p>{(words.marked)(marked.get() as u64)}</p>
                <button type="button" class="btn wide" on:click=unmark>
                    {words.unmark}
                </button>
            }
        })
    };
    view! {
        <div class="stack tight" id=MARKED tabindex="-1">
            <div class="stack tight" role="status">
                {done}
            </div>
            {ask}
        </div>
    }
    .into_any()
}

/// On an iPhone the installed app does not see what the browser keeps.
fn installing() -> AnyView {
    let words = use_words().handover();
    view! {
        <details class="card">
            <summary>
                <Icon name="phone" />
                {words.install}
            </summary>
            <p>{words.install_lead}</p>
        </details>
    }
    .into_any()
}

/// When an answer was handed over, and how; nothing while it was not.
pub(super) fn handed_line(id: &SubmissionId) -> AnyView {
    let words = use_words().handover();
    let (handed, meeting, language) = (use_handed(), use_meeting(), use_language());
    let id = id.clone();
    let line = move || {
        let handed = handed.of(&id)?;
        let when = moment(&meeting, language, handed.at);
        let line = match handed.by {
            Way::File => (words.by_file)(&when),
            Way::Link => (words.by_link)(&when),
        };
        Some(view! { <p class="fine">{line}</p> })
    };
    line.into_any()
}

/// How many answers were given at a stand of this device; nothing when none was.
pub(super) fn of_stand() -> AnyView {
    let words = use_words().handover();
    let outbox = use_outbox();
    let count = Memo::new(move |_| outbox.entries().len() - outbox.own().len());
    let shown = move || {
        (count.get() > 0).then(|| {
            view! {
                <section class="card stack tight">
                    <h2>{(words.stand)(count.get() as u64)}</h2>
                    <p>{words.stand_lead}</p>
                </section>
            }
        })
    };
    shown.into_any()
}

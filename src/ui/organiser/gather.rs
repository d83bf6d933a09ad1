//! Taking in what participants hand over: looked at first, then taken in on the organiser's word, with a receipt and a way back.

use leptos::{ev, prelude::*};

use crate::{
    domain::{
        address::Route,
        config::Config,
        format::NotAnExport,
        handover::{gathered::Receipt, payload::BadPayload},
        id::MeetingId,
    },
    i18n::gather::GatherWords,
    state::{
        desk::{Source, use_desk},
        gathered::{Incoming, MyGathered, Progress, Refusal, Step, use_gathered},
        location::use_location,
        meeting::{use_config, use_meeting},
        page, share,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone, notice},
            place::moment,
        },
        words::{say_bare, use_language, use_words},
    },
};

/// What is taken in, which takes focus when it changes.
const INCOMING: &str = "przyjmowanie";

/// The part of the desk that takes files in, with what needs a look of all that was received.
#[component]
pub(super) fn Gather() -> impl IntoView {
    let words = use_words().gather();
    let gathered = use_gathered();
    let take = move |event: &ev::Event| {
        gathered.look_at_files(event);
        page::focus(INCOMING);
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    view! {
        <section class="card roomy stack no-print">
            <h2>{words.source}</h2>
            <label class="drop" on:dragover=move |event| event.prevent_default() on:drop=dropped>
                <Icon name="file" />
                <strong>{words.choose}</strong>
                <span class="fine">{words.drop}</span>
                <input
                    type="file"
                    class="hidden"
                    multiple
                    accept=".json,.csv,.txt,application/json,text/csv,text/plain"
                    on:change=move |event| take(&event)
                />
            </label>
            {stored(gathered)}
            {incoming()}
            {last(gathered)}
            <a class="link" href=use_location().href(Route::Stand)>
                <Icon name="device" small=true />
                {use_words().stand().title}
            </a>
        </section>
    }
}

/// What is about to be taken in, or what became of it.
pub(super) fn incoming() -> AnyView {
    let gathered = use_gathered();
    let shown = move || step(gathered, gathered.step());
    view! {
        <div id=INCOMING class="stack" tabindex="-1" role="status">
            {shown}
        </div>
    }
    .into_any()
}

fn step(gathered: MyGathered, step: Step) -> AnyView {
    let words = use_words().gather();
    match step {
        Step::Idle => ().into_any(),
        Step::Reading(progress) => reading(gathered, &progress),
        Step::Storing => view! { <p>{words.storing}</p> }.into_any(),
        Step::Asked(incoming) => asked(gathered, &incoming),
        Step::Done { receipt, loosely } => {
            let loosely = loosely.then(|| notice(Tone::Bad, "alert", view! { <p>{words.loosely}</p> }.into_any()));
            view! {
                <h2 class="title">{words.done}</h2>
                {told(&receipt)}
                {loosely}
                {close(gathered)}
            }
            .into_any()
        }
        Step::Failed(error) => {
            let text = if share::is_full(&error) { words.full } else { words.failed };
            view! {
                {notice(Tone::Bad, "alert", view! { <p>{text}</p> }.into_any())}
                {close(gathered)}
            }
            .into_any()
        }
        Step::Stopped => view! {
            <p>{words.stopped}</p>
            {close(gathered)}
        }
        .into_any(),
        Step::Undone => view! {
            <p>{words.undone}</p>
            {close(gathered)}
        }
        .into_any(),
    }
}

/// How much was read, and the way to stop it.
fn reading(gathered: MyGathered, progress: &Progress) -> AnyView {
    let words = use_words().gather();
    let stop = move |_| {
        gathered.stop();
        page::focus(INCOMING);
    };
    let far = (progress.of > 0).then(|| format!(" {}: {}%", progress.name, progress.per_cent()));
    view! {
        <p>{words.reading}{far}</p>
        <div class="flow">
            <button type="button" class="btn" on:click=stop>
                {words.stop}
            </button>
        </div>
    }
    .into_any()
}

/// What was taken in before, while it is being read, and what of it did not come back.
fn stored(gathered: MyGathered) -> AnyView {
    let words = use_words().gather();
    let lost = move || {
        let n = gathered.lost();
        (n > 0).then(|| notice(Tone::Bad, "alert", view! { <p>{(words.lost)(n as u64)}</p> }.into_any()))
    };
    let blocked = move || gathered.is_blocked().then(|| notice(Tone::Bad, "alert", view! { <p>{words.blocked}</p> }.into_any()));
    view! {
        <div role="status">
            {blocked} {move || gathered.loading().map(|progress| view! { <p>{(words.loading)(progress.per_cent())}</p> })} {lost}
        </div>
    }
    .into_any()
}

fn asked(gathered: MyGathered, incoming: &Incoming) -> AnyView {
    let words = use_words().gather();
    let receipt = &incoming.receipt;
    let brings_new = receipt.new + receipt.conflicts.len() + receipt.unreadable > 0;
    let nothing = (receipt.known > 0 && !brings_new).then(|| view! { <p>{words.nothing_new}</p> });
    let empty = (receipt.is_empty() && incoming.refused.is_empty()).then(|| view! { <p>{words.empty}</p> });
    let desk = use_desk();
    let accept = move |_| {
        gathered.accept(move || {
            desk.show(Source::Gathered, true);
            page::focus(INCOMING);
        });
        page::focus(INCOMING);
    };
    let refuse = move |_| {
        gathered.dismiss();
        page::focus(INCOMING);
    };
    let buttons = if brings_new {
        view! {
            <div class="flow">
                <button type="button" class="btn primary" on:click=accept>
                    <Icon name="check" />
                    {words.accept}
                </button>
                <button type="button" class="btn" on:click=refuse>
                    {words.refuse}
                </button>
            </div>
        }
        .into_any()
    } else {
        close(gathered)
    };
    let content = (!receipt.is_empty()).then(|| {
        view! {
            <h2 class="title">{words.brings}</h2>
            {told(receipt)}
        }
    });
    view! {
        {refused(&incoming.refused)}
        {content}
        {nothing}
        {empty}
        {buttons}
    }
    .into_any()
}

fn close(gathered: MyGathered) -> AnyView {
    let words = use_words().gather();
    let close = move |_| {
        gathered.dismiss();
        page::focus(INCOMING);
    };
    view! {
        <div class="flow">
            <button type="button" class="btn" on:click=close>
                {words.close}
            </button>
        </div>
    }
    .into_any()
}

/// The numbers of a receipt, those of nothing left out.
fn told(receipt: &Receipt) -> AnyView {
    let words = use_words().gather();
    let numbers = [
        (words.new, receipt.new),
        (words.known, receipt.known),
        (words.conflicting, receipt.conflicts.len()),
        (words.unread, receipt.unreadable),
    ];
    let numbers = numbers.into_iter().filter(|(_, n)| *n > 0);
    let numbers = numbers.map(|(name, n)| view! { <li>{name}": "<strong>{n}</strong></li> }).collect_view();
    let config = use_config();
    let elsewhere = receipt.elsewhere.iter().map(|(meeting, n)| {
        view! { <p>{(words.elsewhere)(*n as u64, &title_of(&config, meeting))}</p> }
    });
    view! {
        <ul class="flow" role="list">
            {numbers}
        </ul>
        {elsewhere.collect_view()}
    }
    .into_any()
}

pub(super) fn title_of(config: &Config, meeting: &MeetingId) -> String {
    let known = config.meetings.iter().find(|entry| entry.id == *meeting);
    known.map_or_else(|| meeting.to_string(), |entry| say_bare(&entry.title))
}

/// What cannot be taken in, each with its reason.
fn refused(refused: &[(String, Refusal)]) -> AnyView {
    let words = use_words().gather();
    if refused.is_empty() {
        return ().into_any();
    }
    let rows = refused.iter().map(|(name, refusal)| {
        view! {
            <li>
                <strong>{name.clone()}</strong>
                ": "
                {reason(words, *refusal)}
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <Notice tone=Tone::Bad icon="alert">
            <h2 class="title">{words.refused}</h2>
            <ul class="stack tight" role="list">
                {rows}
            </ul>
        </Notice>
    }
    .into_any()
}

const fn reason(words: &GatherWords, refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Link(BadPayload::Empty) => words.link_empty,
        Refusal::Link(BadPayload::Newer) => words.link_newer,
        Refusal::Link(BadPayload::Damaged) => words.link_damaged,
        Refusal::Browser => words.no_unpacking,
        Refusal::Content(NotAnExport::Empty) => words.file_empty,
        Refusal::Content(NotAnExport::Binary) => words.file_binary,
        Refusal::Content(NotAnExport::Encoding) => words.file_encoding,
        Refusal::Content(NotAnExport::ForeignTable) => words.file_table,
        Refusal::Content(NotAnExport::Newer) => words.file_newer,
        Refusal::Content(NotAnExport::NotJson) => words.file_damaged,
        Refusal::Content(NotAnExport::OtherSchema) => words.file_other,
        Refusal::Content(NotAnExport::TooLarge) => words.file_large,
        Refusal::Memory => words.memory,
        Refusal::File => words.file_failed,
    }
}

/// The last import, and the way back from it.
fn last(gathered: MyGathered) -> AnyView {
    let words = use_words().gather();
    let (meeting, language) = (use_meeting(), use_language());
    let shown = move || {
        gathered.last().map(|last| {
            let when = moment(&meeting, language, last.at);
            let undo = move |_| gathered.undo(|| page::focus(INCOMING));
            view! {
                <div class="flow spread">
                    <p class="fine">{(words.last)(&when, last.records as u64)}</p>
                    <button type="button" class="btn" on:click=undo>
                        {words.undo}
                    </button>
                </div>
            }
        })
    };
    shown.into_any()
}

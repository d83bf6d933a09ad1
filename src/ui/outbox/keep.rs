//! The records that could not be read, and how long a browser keeps anything.

use leptos::prelude::*;

use crate::{
    domain::storage_key::RecordType,
    state::{aside::SetAside, drafts::use_drafts, outbox::use_outbox, share},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::use_words,
    },
};

/// What could not be read, and how long a browser keeps what it has.
#[component]
pub(super) fn Keep() -> impl IntoView {
    let words = use_words().outbox();
    let device = use_words().device();
    let (outbox, drafts) = (use_outbox(), use_drafts());
    let all_aside = Memo::new(move |_| [outbox.set_aside(), drafts.set_aside()].concat());
    let has_any = Memo::new(move |_| outbox.with(|outbox| !outbox.entries().is_empty()) || all_aside.with(|aside| !aside.is_empty()));
    let aside = move || {
        let records = all_aside.get();
        let newer = records.iter().filter(|record| record.newer).count();
        let number = |n: usize| u64::try_from(n).unwrap_or_default();
        let corrupt = number(records.len() - newer);
        let newer = number(newer);
        (!records.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Change icon="alert">
                    <h2 class="title">{words.aside}</h2>
                    {(corrupt > 0).then(|| view! { <p>{(words.aside_corrupt)(corrupt)}</p> })}
                    {(newer > 0).then(|| view! { <p>{(words.aside_newer)(newer)}</p> })}
                    <ul role="list" class="stack tight">
                        {records.into_iter().map(one_aside).collect_view()}
                    </ul>
                </Notice>
            }
        })
    };
    let fragile = move || has_any.get().then(|| view! { <p class="fine">{device.fragile}</p> });
    view! {
        {aside}
        {fragile}
    }
}

/// One record that could not be read: what it is, why, and its raw text to take along.
fn one_aside(record: SetAside) -> AnyView {
    let words = use_words().outbox();
    let what = if record.key.kind() == RecordType::Draft.code() { words.aside_draft } else { words.aside_answer };
    let why = if record.newer { words.aside_why_newer } else { words.aside_why_corrupt };
    let name = format!("{}.json", record.key.id());
    let label = format!("{}: {} {}", words.save_raw, what, record.key.id());
    let failed = RwSignal::new(false);
    let save = move |_| failed.set(!share::save_file(&name, "application/json", record.as_file().as_bytes()));
    view! {
        <li>
            <p class="fine">{what} ". " {why}</p>
            <button type="button" class="btn" aria-label=label on:click=save>
                <Icon name="down" />
                {words.save_raw}
            </button>
            {move || failed.get().then(|| view! { <p role="alert">{words.file_failed}</p> })}
        </li>
    }
    .into_any()
}

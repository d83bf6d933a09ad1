//! The organiser's own texts, each in a field of its own, and the choice of what the report holds. Nothing of it is printed.

use leptos::prelude::*;

use super::texts::Texts;
use crate::{
    domain::report::{Field, Section},
    state::{aside::SetAside, page, share},
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::use_words,
    },
};

/// The longest text, in characters.
const LONGEST: &str = "20000";

/// Fields and parts.
#[component]
pub(super) fn Editor(texts: Texts) -> impl IntoView {
    let words = use_words().report();
    let report = texts.report;
    let content = move || {
        if report.is_ready() {
            view! {
                {Field::ALL.map(|field| view! { <TextField texts field /> }).collect_view()}
                <Parts texts />
            }
            .into_any()
        } else {
            view! { <p role="status">{words.loading}</p> }.into_any()
        }
    };
    view! {
        <section class="card roomy stack no-print">
            <h2>{words.editor}</h2>
            <p class="fine">{words.editor_lead}</p>
            {move || report.set_aside().into_iter().map(|record| view! { <LeftAlone record /> }).collect_view()}
            {content}
            <Status texts />
        </section>
    }
}

/// One text.
#[component]
fn TextField(texts: Texts, field: Field) -> impl IntoView {
    let words = use_words().report();
    let (report, language) = (texts.report, texts.language);
    let id = format!("raport-{}", field.code());
    let write = move |event| report.write(language, field, event_target_value(&event));
    let value = move || texts.text(field);
    let rows = if matches!(field, Field::Method | Field::Conclusions | Field::Recommendations) { "8" } else { "4" };
    let input = if field.is_line() {
        view! { <input type="text" id=id.clone() maxlength="200" autocomplete="off" prop:value=value on:input=write /> }.into_any()
    } else {
        view! { <textarea id=id.clone() rows=rows maxlength=LONGEST prop:value=value on:input=write></textarea> }.into_any()
    };
    let has_proposal = !texts.proposal(field).is_empty();
    let can_restore = Memo::new(move |_| has_proposal && report.typed(language, field).is_some());
    let can_undo = Memo::new(move |_| report.former().is_some_and(|former| (former.field, former.language) == (field, language)));
    // The button goes with what it did; focus goes to the text.
    let at = StoredValue::new(id.clone());
    let restore = move |_| {
        report.restore_proposal(language, field);
        at.with_value(|id| page::focus(id));
    };
    let undo = move |_| {
        report.bring_back();
        at.with_value(|id| page::focus(id));
    };
    let ways = move || {
        let restore = can_restore.get().then(|| {
            view! {
                <button type="button" class="link" on:click=restore>
                    {words.restore}
                </button>
            }
        });
        let undo = can_undo.get().then(|| {
            view! {
                <span class="fine">{words.restored}</span>
                <button type="button" class="link" on:click=undo>
                    {words.undo}
                </button>
            }
        });
        view! {
            {restore}
            {undo}
        }
    };
    view! {
        <div class="stack tight">
            <label for=id>{(words.field)(field)}</label>
            {input}
            <div class="flow">{ways}</div>
        </div>
    }
}

/// Which parts the report has.
#[component]
fn Parts(texts: Texts) -> impl IntoView {
    let words = use_words().report();
    let report = texts.report;
    let part = move |section: Section| {
        let checked = move || report.read(|report| !report.without.contains(&section));
        view! {
            <label class="pill">
                <input type="checkbox" prop:checked=checked on:change=move |_| report.toggle(section) />
                {(words.section)(section)}
            </label>
        }
    };
    view! {
        <fieldset class="stack tight">
            <legend>{words.parts}</legend>
            <div class="flow">{Section::ALL.map(part).collect_view()}</div>
        </fieldset>
    }
}

/// Whether the texts are saved: a lasting line, not one for every keystroke.
#[component]
fn Status(texts: Texts) -> impl IntoView {
    let words = use_words().report();
    let last = StoredValue::new("");
    let status = Memo::new(move |_| {
        // While a change is being written, what was said last stays; a reader then hears it once.
        let told = match texts.report.saved() {
            None => last.get_value(),
            Some(Ok(kept)) if share::is_durable(kept) => words.saved,
            Some(Ok(_)) => words.saved_loosely,
            Some(Err(_)) => words.not_saved,
        };
        last.set_value(told);
        told
    });
    view! {
        <p class="fine" role="status">
            {status}
        </p>
    }
}

/// A stored record that could not be read, with a way to take it along.
#[component]
fn LeftAlone(record: SetAside) -> impl IntoView {
    let words = use_words().report();
    let failed = RwSignal::new(false);
    let lead = if record.newer { words.aside_newer } else { words.aside_corrupt };
    let save = move |_| failed.set(!share::save_file("raport.json", "application/json", record.as_file().as_bytes()));
    view! {
        <Notice tone=Tone::Change icon="alert">
            <p>{lead}</p>
            <button type="button" class="link" on:click=save>
                <Icon name="down" />
                {words.aside_file}
            </button>
            <p role="status">{move || failed.get().then_some(use_words().desk().download_failed)}</p>
        </Notice>
    }
}

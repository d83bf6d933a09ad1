//! What the desk gives to take away, each file by its plain name, and the results to share.

use leptos::prelude::*;

use super::{response::name_of, shared::Give};
use crate::{
    domain::summary::Subject,
    state::{desk::use_desk, meeting::use_meeting, share, shared::Publishing},
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

const CSV: &str = "text/csv;charset=utf-8";

/// Files to take away, and results to share.
#[component]
pub(super) fn Downloads() -> impl IntoView {
    let words = use_words().exports();
    let of_desk = use_words().desk();
    let language = use_language();
    let desk = use_desk();
    let meeting = use_meeting();
    // What was saved last; an empty name where the browser refused. Nothing at all while it is being put together.
    let saved = RwSignal::new(None::<String>);
    let saving = RwSignal::new(false);
    let save = {
        let id = meeting.id.clone();
        move |ending: &str, mime: &str, text: &str| {
            let name = format!("kuluary-{id}{ending}");
            let done = share::save_file(&name, mime, text.as_bytes());
            saved.set(Some(if done { name } else { String::new() }));
        }
    };
    let save = StoredValue::new(save);
    // Of answers there may be very many: their files are put together in pieces.
    let begin = {
        let id = meeting.id.clone();
        move |ending: &str| {
            saving.set(true);
            saved.set(None);
            let name = format!("kuluary-{id}{ending}");
            let done = {
                let name = name.clone();
                // The page may be gone by then.
                move |taken: bool| {
                    saving.try_set(false);
                    saved.try_set(Some(if taken { name } else { String::new() }));
                }
            };
            (name, done)
        }
    };
    let csv = {
        let begin = begin.clone();
        move || {
            let (name, done) = begin(".csv");
            desk.save_table(name, language, &of_desk.headings, done);
        }
    };
    let json = move || {
        let (name, done) = begin(".json");
        desk.save_archive(name, done);
    };
    let codebook = move || {
        let text = desk.codebook(language, &of_desk.headings, &words.in_codebook);
        save.with_value(|save| save(&format!("-{}.csv", words.codebook_file), CSV, &text));
    };
    let tables = {
        let meeting = meeting.clone();
        move || {
            let name = |subject: &Subject| name_of(of_desk, &meeting, language, subject);
            let text = desk.tables(language, &words.in_tables, &name);
            save.with_value(|save| save(&format!("-{}.csv", words.tables_file), CSV, &text));
        }
    };
    let comments = move || {
        if let Some(text) = desk.comments_table(language, &words.in_tables) {
            save.with_value(|save| save(&format!("-{}.csv", words.comments_file), CSV, &text));
        }
    };
    let outcome = move || saved.get().map(|name| if name.is_empty() { of_desk.download_failed.to_owned() } else { (words.saved)(&name) });
    let in_progress = use_words().gather().saving;
    let told = move || if saving.get() { Some(in_progress.to_owned()) } else { outcome() };
    let publishing = Publishing::of(desk);
    let open = RwSignal::new(false);
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        publishing.want(open.get_untracked());
    };
    view! {
        <details class="card no-print" on:toggle=toggle>
            <summary>
                <Icon name="down" />
                {words.title}
                <span class="turn">
                    <Icon name="next" small=true />
                </span>
            </summary>
            <div class="stack">
                <ul class="stack" role="list">
                    {file("plik-answers-csv", words.answers_csv, words.answers_lead, Callback::new(move |()| csv()))}
                    {file("plik-answers-json", words.answers_json, words.json_lead, Callback::new(move |()| json()))}
                    {file("plik-codebook", words.codebook, words.codebook_lead, Callback::new(move |()| codebook()))}
                    {file("plik-tables", words.tables, words.tables_lead, Callback::new(move |()| tables()))}
                    {file("plik-comments", words.comments, words.comments_lead, Callback::new(move |()| comments()))}
                </ul>
                <p class="fine">{words.raw}</p>
                <p role="status">{told}</p>
                <Give publishing />
            </div>
        </details>
    }
}

/// A file, with what is in it.
fn file(id: &'static str, name: &'static str, lead: &'static str, save: Callback<()>) -> AnyView {
    view! {
        <li class="stack tight">
            <div class="flow">
                <button type="button" class="btn" aria-describedby=id on:click=move |_| save.run(())>
                    <Icon name="down" />
                    {name}
                </button>
            </div>
            <p class="fine" id=id>
                {lead}
            </p>
        </li>
    }
    .into_any()
}

//! One comment: what may be shown of it, and what the organiser can do with it.

use std::sync::Arc;

use leptos::prelude::*;

use super::filter::RESULTS;
use crate::{
    domain::comments::{CommentId, Piece, Theme, pieces},
    state::{
        marks::{MyMarks, use_marks},
        page,
    },
    ui::{components::icon::Icon, words::use_words},
};

/// A comment by its number on the page; `stays` tells whether it is still among those asked for.
pub(super) fn row(number: usize, id: CommentId, raw: Arc<str>, stays: Callback<(), bool>) -> AnyView {
    let words = use_words().comments();
    let marks = use_marks();
    let editing = RwSignal::new(false);
    let id = StoredValue::new(id);
    let of = raw.clone();
    let shown = Memo::new(move |_| id.with_value(|id| marks.all().and_then(|marks| marks.shown(id, &of))));
    let sealed = Memo::new(move |_| id.with_value(|id| marks.all().is_some_and(|marks| marks.is_sealed(id))));
    let is_hidden = Memo::new(move |_| shown.read().is_none());
    // What no longer fits the filter leaves the list, and focus with it.
    let acted = move || {
        if !stays.run(()) {
            page::focus(RESULTS);
        }
    };
    let text = move || match shown.get() {
        Some(text) => view! { <blockquote class="lines">{text.to_string()}</blockquote> }.into_any(),
        None if sealed.get() => view! { <p class="fine">{words.is_sealed}</p> }.into_any(),
        None => view! { <p class="fine">{words.is_hidden}</p> }.into_any(),
    };
    let body = move || {
        if editing.get() { editor(id, &raw) } else { text().into_any() }
    };
    let hide = move |_| {
        editing.set(false);
        id.with_value(|id| marks.hide(id, !is_hidden.get_untracked()));
        acted();
    };
    let edit = move |_| editing.update(|editing| *editing = !*editing);
    let name = (words.comment)(number);
    let name = StoredValue::new(name);
    let of_this = move || view! { <span class="hidden">" "{name.get_value()}</span> };
    let buttons = {
        move || {
            (!sealed.get()).then(|| {
                view! {
                    <div class="flow no-print">
                        <button type="button" class="btn quiet" on:click=hide>
                            <Icon name="hide" />
                            {move || if is_hidden.get() { words.restore } else { words.hide }}
                            {of_this()}
                        </button>
                        <button
                            type="button"
                            class="btn quiet"
                            disabled=move || is_hidden.get()
                            aria-expanded=move || if editing.get() { "true" } else { "false" }
                            on:click=edit
                        >
                            <Icon name="note" />
                            {move || if editing.get() { words.mask_done } else { words.mask }}
                            {of_this()}
                        </button>
                    </div>
                    {labels(marks, id, &name.get_value(), Callback::new(move |()| acted()))}
                }
            })
        }
    };
    view! { <li class="card roomy quote">{body} {buttons}</li> }.into_any()
}

/// The comment word by word, each to be taken out or put back.
fn editor(id: StoredValue<CommentId>, raw: &str) -> AnyView {
    let words = use_words().comments();
    let marks = use_marks();
    let places = Memo::new(move |_| id.with_value(|id| marks.all().map(|marks| marks.masked(id)).unwrap_or_default()));
    let word = |(place, Piece { before, word }): (u32, Piece)| {
        let signs = before.trim().to_owned();
        let signs = (!signs.is_empty()).then(|| view! { <span>{signs}</span> });
        let button = (!word.is_empty()).then(|| {
            view! {
                <button
                    type="button"
                    class="chip"
                    aria-pressed=move || if places.read().contains(&place) { "true" } else { "false" }
                    on:click=move |_| id.with_value(|id| marks.mask(id, place))
                >
                    {word.to_owned()}
                </button>
            }
        });
        view! {
            {signs}
            {button}
        }
    };
    let all = (0..).zip(pieces(raw)).map(word).collect_view();
    view! {
        <fieldset class="stack tight">
            <legend class="fine">{words.mask_lead}</legend>
            <div class="flow">{all}</div>
        </fieldset>
    }
    .into_any()
}

/// The themes of a comment, and the choice of them.
fn labels(marks: MyMarks, id: StoredValue<CommentId>, name: &str, acted: Callback<()>) -> AnyView {
    let words = use_words().comments();
    let of_this = view! { <span class="hidden">" "{name.to_owned()}</span> };
    let themes = Memo::new(move |_| marks.all().map(|marks| marks.themes()).unwrap_or_default());
    let own = move || {
        let marks = marks.all()?;
        let names: Vec<_> = themes.get().into_iter().filter(|theme| id.with_value(|id| marks.has(id, &theme.id))).collect();
        let names = names.into_iter().map(|theme| view! { <span class="badge t-all">{theme.name}</span> });
        Some(names.collect_view())
    };
    let chip = move |theme: Theme| {
        let (of, to) = (theme.id.clone(), theme.id);
        let pressed = move || marks.all().is_some_and(|marks| id.with_value(|id| marks.has(id, &of)));
        let assign = move |_| {
            id.with_value(|id| marks.assign(id, &to));
            acted.run(());
        };
        view! {
            <button type="button" class="chip" aria-pressed=move || if pressed() { "true" } else { "false" } on:click=assign>
                {theme.name}
            </button>
        }
    };
    let none = move || themes.read().is_empty().then(|| view! { <p class="fine">{words.themes_none}</p> });
    view! {
        <details class="filters">
            <summary>{words.themes} {of_this} " " {own}</summary>
            {none}
            <div class="chips" role="group" aria-label=format!("{} {name}", words.themes)>
                <For each=move || themes.get() key=|theme| (theme.id.clone(), theme.name.clone()) children=chip />
            </div>
        </details>
    }
    .into_any()
}

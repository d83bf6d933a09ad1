//! Themes: made, renamed and deleted, with how many comments each has, and shown one at a time.

use std::collections::BTreeMap;

use leptos::{ev, prelude::*};

use super::{
    filter::{Filter, OfTheme},
    listing::Section,
};
use crate::{
    domain::{
        comments::{NotAName, Theme},
        id::ThemeId,
    },
    state::{marks::use_marks, page},
    ui::{components::icon::Icon, words::use_words},
};

const HEADING: &str = "tematy";

/// Themes, and the choice of one.
#[component]
pub(super) fn Themes(filter: Filter, sections: Memo<Vec<Section>>) -> impl IntoView {
    let words = use_words().comments();
    let marks = use_marks();
    let themes = Memo::new(move |_| marks.all().map(|marks| marks.themes()).unwrap_or_default());
    // How many of what may be shown have each theme, and how many have none.
    let counts = Memo::new(move |_| {
        let (mut counts, mut without) = (BTreeMap::<ThemeId, usize>::new(), 0);
        let Some(marks) = marks.all() else { return (counts, without) };
        for section in &*sections.read() {
            for (_, comment) in section.marked(&marks).filter(|(_, comment)| comment.shown.is_some()) {
                let themes = marks.themes_of(&comment.id);
                without += usize::from(themes.is_empty());
                for theme in themes {
                    *counts.entry(theme.clone()).or_default() += 1;
                }
            }
        }
        (counts, without)
    });
    Effect::new(move || {
        // A theme that is gone cannot be asked for.
        let gone = filter.theme.with(|theme| match theme {
            OfTheme::Is(id) => !themes.read().iter().any(|theme| theme.id == *id),
            _ => false,
        });
        if gone {
            filter.theme.set(OfTheme::Any);
        }
    });
    let count_of = move |id: &ThemeId| counts.with(|(counts, _)| counts.get(id).copied().unwrap_or_default());
    let chip = move |of: OfTheme, name: String, count: Option<Signal<usize>>| {
        let own = of.clone();
        let pressed = move || filter.theme.with(|theme| *theme == own);
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || if pressed() { "true" } else { "false" }
                on:click=move |_| filter.theme.set(of.clone())
            >
                {name}
                " "
                {move || count.map(|count| count.get())}
            </button>
        }
    };
    let of_theme = move |theme: Theme| {
        let id = theme.id.clone();
        chip(OfTheme::Is(theme.id), theme.name, Some(Signal::derive(move || count_of(&id))))
    };
    let without = Signal::derive(move || counts.with(|(_, without)| *without));
    let key = |theme: &Theme| (theme.id.clone(), theme.name.clone());
    view! {
        <section class="card roomy stack no-print" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">
                {words.themes}
            </h2>
            <p class="fine">{words.themes_lead}</p>
            <div class="chips" role="group" aria-label=words.by_theme>
                {chip(OfTheme::Any, words.any_theme.to_owned(), None)}
                <For each=move || themes.get() key=key children=of_theme />
                {chip(OfTheme::None, words.no_theme.to_owned(), Some(without))}
            </div>
            <NewTheme />
            <ul class="stack tight" role="list">
                <For each=move || themes.get() key=key children=|theme| view! { <Edit theme /> } />
            </ul>
        </section>
    }
}

/// A field for a new theme.
#[component]
fn NewTheme() -> impl IntoView {
    let words = use_words().comments();
    let marks = use_marks();
    let name = RwSignal::new(String::new());
    let wrong = RwSignal::new(None);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let outcome = marks.make(&name.get_untracked());
        wrong.set(outcome.err());
        if outcome.is_ok() {
            name.set(String::new());
        }
    };
    view! {
        <form class="stack tight" on:submit=add>
            <label class="stack tight">
                <span class="label">{words.new_theme}</span>
                <input type="text" autocomplete="off" maxlength="60" aria-describedby="temat-blad" bind:value=name />
            </label>
            <p id="temat-blad" role="status">
                {move || problem(wrong.get())}
            </p>
            <div class="flow">
                <button type="submit" class="btn">
                    <Icon name="check" />
                    {words.add}
                </button>
            </div>
        </form>
    }
}

fn problem(wrong: Option<NotAName>) -> Option<AnyView> {
    let words = use_words().comments();
    wrong.map(|wrong| view! { <span class="error t-bad">{(words.not_a_name)(wrong)}</span> }.into_any())
}

/// A theme to be renamed or deleted.
#[component]
fn Edit(theme: Theme) -> impl IntoView {
    let words = use_words().comments();
    let marks = use_marks();
    let editing = RwSignal::new(false);
    let Theme { id, name } = theme;
    let id = StoredValue::new(id);
    let typed = RwSignal::new(name.clone());
    let wrong = RwSignal::new(None);
    let field = format!("nazwa-{}", id.with_value(ThemeId::to_string));
    let begin = {
        let field = field.clone();
        move |_| {
            editing.set(true);
            page::focus(&field);
        }
    };
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let outcome = id.with_value(|id| marks.rename(id, &typed.get_untracked()));
        wrong.set(outcome.err());
        if outcome.is_ok() {
            editing.set(false);
            page::focus(HEADING);
        }
    };
    let cancel = move |_| {
        editing.set(false);
        page::focus(HEADING);
    };
    let remove = move |_| {
        id.with_value(|id| marks.remove(id));
        page::focus(HEADING);
    };
    let label = (words.new_name)(&name);
    let shown = move || {
        if editing.get() {
            view! {
                <form class="stack tight" on:submit=save>
                    <label class="stack tight">
                        <span class="label">{label.clone()}</span>
                        <input id=field.clone() type="text" autocomplete="off" maxlength="60" bind:value=typed />
                    </label>
                    <p role="status">{move || problem(wrong.get())}</p>
                    <div class="flow">
                        <button type="submit" class="btn">
                            {words.save}
                        </button>
                        <button type="button" class="btn quiet" on:click=cancel>
                            {words.cancel}
                        </button>
                    </div>
                </form>
            }
            .into_any()
        } else {
            let of_this = || view! { <span class="hidden">" "{name.clone()}</span> };
            view! {
                <div class="flow spread">
                    <strong>{name.clone()}</strong>
                    <div class="flow">
                        <button type="button" class="btn quiet" on:click=begin.clone()>
                            <Icon name="note" />
                            {words.rename}
                            {of_this()}
                        </button>
                        <button type="button" class="btn quiet" on:click=remove>
                            <Icon name="trash" />
                            {words.remove}
                            {of_this()}
                        </button>
                    </div>
                </div>
            }
            .into_any()
        }
    };
    view! { <li>{shown}</li> }
}

//! Plain text of the meeting file as paragraphs and lists: a blank line parts paragraphs, lines that begin with `- ` are a list.
//! Everything stays a text node, so nothing in the file can become markup.

use leptos::prelude::*;

use crate::{domain::text::Text, ui::words::use_language};

/// A longer text of the meeting.
#[component]
pub(crate) fn Prose(
    /// The text.
    text: Text,
) -> impl IntoView {
    let language = use_language();
    let (words, actual) = text.pick(language);
    let lang = (actual != language).then_some(actual.tag());
    let blocks = words.split("\n\n").map(block).collect_view();
    view! {
        <div class="stack tight" lang=lang>
            {blocks}
        </div>
    }
}

fn block(text: &str) -> AnyView {
    let items: Option<Vec<_>> = text.lines().map(|line| line.strip_prefix("- ")).collect();
    match items {
        Some(items) if !items.is_empty() => {
            let items = items.into_iter().map(|item| view! { <li>{item.to_owned()}</li> }).collect_view();
            view! { <ul class="list">{items}</ul> }.into_any()
        }
        _ => view! { <p class="lines">{text.to_owned()}</p> }.into_any(),
    }
}

//! What was done last, wherever on the page one is, with a way back.

use leptos::prelude::*;

use super::naming;
use crate::{
    domain::{division::Move, meeting::Meeting, text::Language},
    i18n::allocation::AllocationWords,
    state::{
        allocation::{MyAllocation, RESULT, Said, use_allocation},
        meeting::use_meeting,
        page,
    },
    ui::words::{use_language, use_words},
};

/// What was done last.
#[component]
pub(super) fn Latest() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let class = move || if here.said().is_some() { "said no-print" } else { "said-nothing" };
    let text = move || here.said().map(|said| tell(here, words, &meeting, language, &said));
    let can_undo = Memo::new(move |_| here.said().is_some_and(|said| said != Said::Undone));
    let some = Memo::new(move |_| here.said().is_some());
    let undo = move |_| {
        here.undo();
        page::focus(RESULT);
    };
    let buttons = move || {
        some.get().then(|| {
            let undo = move || {
                can_undo.get().then(|| {
                    view! {
                        <button type="button" class="btn" on:click=undo>
                            {words.undo}
                        </button>
                    }
                })
            };
            view! {
                <div class="flow spread">
                    {undo} <button type="button" class="btn" on:click=move |_| here.hush()>
                        {words.close}
                    </button>
                </div>
            }
        })
    };
    view! {
        <aside class=class aria-label=words.last_step>
            <p role="status">{text}</p>
            {buttons}
        </aside>
    }
}

fn tell(here: MyAllocation, words: &AllocationWords, meeting: &Meeting, language: Language, said: &Said) -> String {
    match said {
        Said::Taken(receipt) => (words.taken)(receipt),
        Said::Added(name) => (words.added)(name),
        Said::Removed(name) => (words.removed)(name),
        Said::Cleared => words.cleared.to_owned(),
        Said::Drawn => words.drawn.to_owned(),
        Said::Reset => words.reset_done.to_owned(),
        Said::Undone => words.undone.to_owned(),
        Said::Elsewhere { clash: false } => words.elsewhere.to_owned(),
        Said::Elsewhere { clash: true } => words.elsewhere_clash.to_owned(),
        Said::Moved { step: Move { person, from, to }, before, after, conflicts } => {
            let name = here.with(|division| division.person(person).map(|person| naming::person(words, person))).unwrap_or_default();
            let place =
                |id: &Option<_>| id.as_ref().map_or_else(|| words.without_seat.to_owned(), |id| naming::session(meeting, language, id));
            let moved = (words.moved)(&name, &place(from), &place(to));
            let effect = (words.effect)(*before, *after);
            let broken = if *conflicts == 0 { String::new() } else { format!(" {}", (words.now_broken)(*conflicts as u64)) };
            format!("{moved} {effect}{broken}")
        }
    }
}

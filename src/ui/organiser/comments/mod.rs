//! What people wrote, by question: with search, themes and redaction. Order is chance; time and role are nowhere.

mod filter;
mod listing;
mod news;
mod row;
mod themes;

use leptos::prelude::*;

use super::{DeskNav, response::lines};
use crate::{
    state::{desk::use_desk, meeting::use_meeting, page},
    ui::words::{say, use_words},
};
use filter::{Filter, OfTheme};
use listing::{Section, listing, sections};
use news::News;
use themes::Themes;

/// What people wrote.
#[component]
pub(crate) fn CommentsPage() -> impl IntoView {
    let words = use_words().comments();
    let of_desk = use_words().desk();
    let meeting = use_meeting();
    let desk = use_desk();
    desk.open();
    page::use_title(|| of_desk.comments.to_owned());
    let filter = Filter { subject: RwSignal::new(None), words: RwSignal::new(String::new()), theme: RwSignal::new(OfTheme::Any) };
    let sections = sections(filter);
    let rule = move || desk.smallest_group().map_or(of_desk.own_lead.to_owned(), of_desk.hidden_lead);
    let some = Memo::new(move |_| sections.read().iter().any(|section: &Section| !section.is_empty()));
    let unread = move || desk.marks().all().is_none().then_some(words.reading);
    let list = move || {
        if some.get() {
            view! {
                <Themes filter sections />
                {listing(filter, sections)}
            }
            .into_any()
        } else {
            view! {
                <section class="card roomy stack tight">
                    <h2>{words.none}</h2>
                    <p>{words.none_lead}</p>
                </section>
            }
            .into_any()
        }
    };
    view! {
        <DeskNav />
        <header class="head">
            <h1>{of_desk.comments}</h1>
            <p class="lead">{say(&meeting.title)}</p>
            <p class="fine">{words.lead}</p>
            <p class="fine">{rule}</p>
        </header>
        <div class="stack loose">
            <Finder filter />
            <p class="hidden" role="status">
                {unread}
            </p>
            {list}
        </div>
        <News />
    }
}

/// The search, and the choice of what comments are about.
#[component]
fn Finder(filter: Filter) -> impl IntoView {
    let words = use_words().comments();
    let of_desk = use_words().desk();
    let desk = use_desk();
    let lines = lines(desk);
    let options = move || {
        let lines = lines.read();
        let surveys = lines.chunk_by(|one, other| one.survey == other.survey);
        let surveys = surveys.map(|survey| {
            let options = survey.iter().map(|line| {
                let name = if line.part.is_none() { of_desk.whole.to_owned() } else { line.name.clone() };
                let own = (line.survey, line.part);
                view! {
                    <option value=value_of(own) selected=filter.subject.get_untracked() == Some(own)>
                        {name}
                    </option>
                }
            });
            view! { <optgroup label=survey[0].name.clone()>{options.collect_view()}</optgroup> }
        });
        surveys.collect_view()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = lines.read_untracked().iter().map(|line| (line.survey, line.part)).find(|own| value_of(*own) == value);
        filter.subject.set(chosen);
    };
    view! {
        <search class="duo no-print">
            <div class="stack tight">
                <label class="label" for="szukaj-komentarzy">
                    {words.search}
                </label>
                <input
                    id="szukaj-komentarzy"
                    type="search"
                    autocomplete="off"
                    enterkeyhint="search"
                    prop:value=move || filter.words.get()
                    on:input=move |event| filter.words.set(event_target_value(&event))
                />
            </div>
            <label class="stack tight">
                <span class="label">{words.subject}</span>
                <select on:change=choose>
                    <option value="">{words.all_surveys}</option>
                    {options}
                </select>
            </label>
        </search>
    }
}

fn value_of((survey, part): (usize, Option<usize>)) -> String {
    format!("{survey}:{}", part.map(|part| part.to_string()).unwrap_or_default())
}

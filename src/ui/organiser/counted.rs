//! How many answers there are in all, and what became of the rest: counted, and listed where somebody may want to look.

use std::sync::Arc;

use leptos::prelude::*;

use super::gather::title_of;
use crate::{
    domain::{
        handover::sorting::{Fate, Sorted},
        order::by_key,
        submission::Submission,
        summary::Counts,
        text::Language,
    },
    i18n::dates,
    state::{
        desk::use_desk,
        meeting::{use_config, use_meeting},
    },
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

/// More records than this are only counted: nobody reads on.
const LISTED: usize = 50;

/// How many answers there are, and what became of the rest.
#[component]
pub(super) fn Counted() -> impl IntoView {
    let words = use_words().desk();
    let gather = use_words().gather();
    let desk = use_desk();
    let counts = Memo::new(move |_| desk.summary().counts);
    let rest = move || {
        let Counts { read, counted: _, repeated, superseded, choices, of_other_meetings, of_unknown_surveys } = counts.get();
        let unreadable = desk.sorted().map_or(0, |sorted| sorted.all.unreadable().len());
        let told = [
            (words.read, read),
            (words.repeated, repeated),
            (words.superseded, superseded),
            (words.choices, choices),
            (words.of_other_meetings, of_other_meetings),
            (words.of_unknown_surveys, of_unknown_surveys),
            (gather.unread, unreadable),
        ];
        let told = told.into_iter().filter(|(_, n)| *n > 0);
        told.map(|(name, n)| view! { <li>{name}": "<strong>{n}</strong></li> }).collect_view()
    };
    let counting = move || desk.is_counting().then_some(gather.counting);
    let lists = move || desk.sorted().map(|sorted| lists(&sorted));
    view! {
        <section class="card roomy stack">
            <h2>{words.counts}</h2>
            <p class="flow">
                <span class="num">{move || counts.get().counted}</span>
                <span>{move || (words.counted)(counts.get().counted as u64)}</span>
            </p>
            <ul class="flow fine" role="list">
                {rest}
            </ul>
            <p class="fine" role="status">
                {counting}
            </p>
            {lists}
        </section>
    }
}

fn lists(sorted: &Arc<Sorted>) -> AnyView {
    let words = use_words().gather();
    let meeting = use_meeting();
    let of = |fates: &[Fate]| -> Vec<&Submission> {
        sorted.of_meeting(&meeting.id).filter(|(_, fate)| fates.contains(fate)).map(|(submission, _)| submission).collect()
    };
    let (replaced, withdrawn) = (of(&[Fate::Replaced]), of(&[Fate::Withdrawn]));
    view! {
        {conflicts(sorted)}
        {submissions((words.replaced)(replaced.len() as u64), words.replaced_lead, &replaced)}
        {submissions((words.withdrawn)(withdrawn.len() as u64), words.withdrawn_lead, &withdrawn)}
        {elsewhere(sorted)}
        {unreadable(sorted)}
    }
    .into_any()
}

/// A list that opens; nothing where there is nothing in it.
fn list(icon: &'static str, title: String, lead: &'static str, rows: Vec<AnyView>, of: usize) -> AnyView {
    if of == 0 {
        return ().into_any();
    }
    let more = of.saturating_sub(rows.len());
    let more = (more > 0).then(|| view! { <p class="fine">{(use_words().gather().more)(more as u64)}</p> });
    view! {
        <details class="card no-print">
            <summary>
                <Icon name=icon />
                {title}
            </summary>
            <div class="stack tight">
                <p>{lead}</p>
                <ul class="stack tight" role="list">
                    {rows}
                </ul>
                {more}
            </div>
        </details>
    }
    .into_any()
}

fn when(language: Language, submission: &Submission) -> String {
    format!("{}, {}", dates::hour(submission.at), dates::day_month(language, submission.at.date_naive()))
}

fn submissions(title: String, lead: &'static str, all: &[&Submission]) -> AnyView {
    let (words, language) = (use_words().gather(), use_language());
    let row = |submission: &&Submission| {
        let when = (words.version)(&when(language, submission));
        view! {
            <li class="flow">
                <code class="address">{submission.id.to_string()}</code>
                {when}
            </li>
        }
        .into_any()
    };
    list("survey", title, lead, all.iter().take(LISTED).map(row).collect(), all.len())
}

fn elsewhere(sorted: &Sorted) -> AnyView {
    let words = use_words().gather();
    let config = use_config();
    let row = |(meeting, n): (_, &usize)| view! { <li>{title_of(&config, meeting)}": "{(words.answers)(*n as u64)}</li> }.into_any();
    let rows: Vec<_> = sorted.elsewhere.iter().take(LISTED).map(row).collect();
    let n: usize = sorted.elsewhere.values().sum();
    list("pin", (words.of_others)(n as u64), words.of_others_lead, rows, sorted.elsewhere.len())
}

fn conflicts(sorted: &Sorted) -> AnyView {
    let (words, language) = (use_words().gather(), use_language());
    let row = |(id, mut versions): (&crate::domain::submission::SubmissionId, Vec<&Submission>)| {
        let last = versions.len().saturating_sub(1);
        by_key(&mut versions[..last], |submission| submission.at);
        let versions = versions.into_iter().enumerate().map(|(at, submission)| {
            let counts = (at == last).then(|| view! { <span class="badge t-ok">{words.counts}</span> });
            view! { <li class="flow">{(words.version)(&when(language, submission))} {counts}</li> }
        });
        view! {
            <li class="stack tight">
                <code class="address">{id.to_string()}</code>
                <ul class="list">{versions.collect_view()}</ul>
            </li>
        }
        .into_any()
    };
    let n = sorted.all.conflicts().count();
    list("alert", (words.conflicts)(n as u64), words.conflicts_lead, sorted.all.conflicts().take(LISTED).map(row).collect(), n)
}

fn unreadable(sorted: &Sorted) -> AnyView {
    let words = use_words().gather();
    let raw = sorted.all.unreadable();
    // One long text is no more readable than its beginning.
    let row = |raw: &Arc<str>| view! { <li class="fine address">{raw.chars().take(300).collect::<String>()}</li> }.into_any();
    list("alert", (words.unreadable)(raw.len() as u64), words.unreadable_lead, raw.iter().take(LISTED).map(row).collect(), raw.len())
}

//! "My surveys": where every answer of this device is, and what can be done about it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{
    components::{
        icon::Icon,
        notice::{Notice, Tone},
        place::tell,
        subject::title_of,
    },
    give::{HandOver, handed_line, of_stand},
    words::{say_bare, use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        delivery::outbox::{Entry, State},
        id::MeetingId,
        order::set_of,
        submission::{Body, Submission, SubmissionId, current},
    },
    state::{
        delivery::use_where_to,
        location::use_location,
        meeting::{use_config, use_meeting},
        outbox::use_outbox,
        page,
    },
};

/// Where every answer of this device is.
#[component]
pub(super) fn OutboxPage() -> impl IntoView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    let where_to = use_where_to();
    page::use_title(|| words.title.to_owned());
    let lead = move || {
        let entries = outbox.entries();
        if entries.is_empty() {
            return words.empty.to_owned();
        }
        let count = |wanted: fn(&Entry) -> bool| u64::try_from(entries.iter().filter(|entry| wanted(entry)).count()).unwrap_or_default();
        let (sent, attention) = (count(|entry| !entry.is_unsent()), count(needs_attention));
        let all = count(|_| true);
        if outbox.has_endpoint() { (words.lead)(sent, all - sent - attention, attention) } else { (words.lead_device)(all) }
    };
    let lists = move || {
        let own = outbox.entries().into_iter().filter(|entry| !outbox.stand().has(entry.id()));
        let (attention, rest): (Vec<_>, Vec<_>) = own.rev().partition(needs_attention);
        let (here, sent): (Vec<_>, Vec<_>) = rest.into_iter().partition(Entry::is_unsent);
        let submissions = outbox.own();
        let counts = set_of(current(&submissions).into_iter().map(|submission| submission.id.clone()));
        view! {
            {list(words.attention, &attention, &submissions, &counts)}
            {list(words.on_device, &here, &submissions, &counts)}
            {list(words.sent_title, &sent, &submissions, &counts)}
            {of_stand()}
        }
    };
    let send = move || {
        let waits = outbox.has_endpoint() && outbox.entries().iter().any(|entry| entry.is_unsent() && !is_settled(entry));
        waits.then(|| {
            view! {
                <button type="button" class="btn primary" on:click=move |_| outbox.send_now()>
                    <Icon name="sync" />
                    {words.send_now}
                </button>
            }
        })
    };
    view! {
        <a class="link back" href=use_location().href(Route::Feedback)>
            <Icon name="back" small=true />
            {words.to_surveys}
        </a>
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead" role="status">
                {move || outbox.is_ready().then(lead)}
            </p>
            {move || where_to.acknowledges_weakly().then(|| view! { <p class="fine">{words.weak}</p> })}
        </header>
        <div class="split">
            <div class="stack loose">{send} {lists}</div>
            <aside class="stack" aria-label=words.keep>
                <HandOver />
                <Aside />
            </aside>
        </div>
    }
}

const fn needs_attention(entry: &Entry) -> bool {
    matches!(entry.state, State::NeedsAttention(_) | State::Blocked)
}

/// Waiting would not change anything about it.
const fn is_settled(entry: &Entry) -> bool {
    matches!(entry.state, State::NeedsAttention(_) | State::Sent { .. })
}

fn list(title: &'static str, entries: &[Entry], all: &[Submission], counts: &BTreeSet<SubmissionId>) -> AnyView {
    if entries.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="stack tight">
            <h2>{title}</h2>
            <ul class="rows" role="list">
                {entries.iter().map(|entry| row(entry, all, counts.contains(entry.id()))).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

fn row(entry: &Entry, all: &[Submission], counts: bool) -> AnyView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    let meeting = use_meeting();
    let told = tell(words, entry, outbox.has_endpoint(), outbox.is_unstored(entry.id()), &meeting, use_language());
    let submission = &entry.submission;
    let here = submission.meeting == meeting.id;
    let elsewhere = (!here).then(|| (words.other_meeting)(&meeting_title(&submission.meeting)));
    let elsewhere = elsewhere.map(|title| view! { <p class="fine">{title}</p> });
    let superseded = (!counts && !matches!(submission.body, Body::Withdrawal { .. }))
        .then(|| view! { <span class="badge t-rest">{words.superseded}</span> });
    let title = name_of(submission, all);
    let title = match &submission.body {
        Body::Feedback(feedback) if counts && here => {
            let route = Route::Form { survey: feedback.survey.clone(), about: feedback.about.clone() };
            view! {
                <a class="cover" href=use_location().href(route)>
                    {title}
                </a>
            }
            .into_any()
        }
        Body::Choices { .. } if counts && here => view! {
            <a class="cover" href=use_location().href(Route::Plan)>
                {title}
            </a>
        }
        .into_any(),
        _ => title.into_any(),
    };
    let id = entry.id().clone();
    let handed = handed_line(&id);
    let retry = matches!(entry.state, State::NeedsAttention(_)).then(|| {
        view! {
            <button type="button" class="btn above-cover" on:click=move |_| outbox.retry(&id)>
                <Icon name="sync" />
                {words.retry}
            </button>
        }
    });
    view! {
        <li>
            <span class=format!("tile {}", told.tone)>
                <Icon name=told.icon />
            </span>
            <div>
                <h3>{title}</h3>
                <p class="fine">{told.title} ". " {told.lead}</p>
                {handed}
                {superseded}
                {elsewhere}
                {retry}
            </div>
        </li>
    }
    .into_any()
}

/// What a submission is called: by what it is about, or by what it corrects or takes back.
fn name_of(submission: &Submission, all: &[Submission]) -> String {
    let words = use_words().outbox();
    let meeting = use_meeting();
    match &submission.body {
        Body::Feedback(feedback) => {
            let title = title_of(&meeting, &feedback.about);
            if feedback.replaces.is_some() { (words.correction_of)(&title) } else { title }
        }
        Body::Choices { replaces: Some(_), .. } => (words.correction_of)(words.choices),
        Body::Choices { replaces: None, .. } => words.choices.to_owned(),
        Body::Withdrawal { withdraws } => {
            let withdrawn = all.iter().find(|other| other.id == *withdraws).map(|other| &other.body);
            match withdrawn {
                Some(Body::Feedback(feedback)) => (words.withdrawal_of)(&title_of(&meeting, &feedback.about)),
                Some(Body::Choices { .. }) => (words.withdrawal_of)(words.choices),
                _ => words.withdrawal.to_owned(),
            }
        }
    }
}

fn meeting_title(id: &MeetingId) -> String {
    let config = use_config();
    config.meetings.iter().find(|entry| entry.id == *id).map_or_else(|| id.to_string(), |entry| say_bare(&entry.title))
}

/// What could not be read.
#[component]
fn Aside() -> impl IntoView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    move || {
        let records = outbox.set_aside();
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
                </Notice>
            }
        })
    }
}

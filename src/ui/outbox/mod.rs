//! "My surveys": where every answer of this device is, and what can be done about it.

mod keep;
mod list;
mod row;

use std::collections::BTreeSet;

use leptos::prelude::*;

use self::{keep::Keep, list::List};
use super::{
    components::{
        icon::Icon,
        notice::{Notice, Tone},
    },
    give::{HandOver, of_stand},
    words::use_words,
};
use crate::{
    domain::{
        address::Route,
        delivery::outbox::{Entry, State},
        order::set_of,
        submission::{Body, SubmissionId, current},
    },
    state::{delivery::use_where_to, location::use_location, outbox::use_outbox, page},
};

/// The answers of this device by what is to be done about them, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Lists {
    attention: Vec<SubmissionId>,
    here: Vec<SubmissionId>,
    sent: Vec<SubmissionId>,
}

/// Where every answer of this device is.
#[component]
pub(super) fn OutboxPage() -> impl IntoView {
    let words = use_words().outbox();
    let device = use_words().device();
    let outbox = use_outbox();
    let where_to = use_where_to();
    page::use_title(|| words.title.to_owned());
    // What counts changes only when something is added: finding it out is work for hundreds of answers.
    let total = Memo::new(move |_| outbox.with(|outbox| outbox.entries().len()));
    let counts = Memo::new(move |_| {
        // Reading it is what makes it follow; to track it would not.
        let _: usize = total.get();
        let all = untrack(|| outbox.own());
        set_of(current(&all).into_iter().map(|submission| submission.id.clone()))
    });
    let lists = Memo::new(move |_| {
        let stand = outbox.stand();
        // What was given at a stand is nobody's own, and is told of by its number alone.
        let own = |entry: &&Entry| !stand.has(entry.id());
        counts.with(|counts| outbox.with(|outbox| sorted(outbox.entries().iter().filter(own), counts)))
    });
    let lead = Memo::new(move |_| {
        if !outbox.is_ready() {
            return String::new();
        }
        let [attention, here, sent] = lists.with(|lists| [lists.attention.len(), lists.here.len(), lists.sent.len()].map(|n| n as u64));
        match attention + here + sent {
            0 => words.empty.to_owned(),
            _ if outbox.has_endpoint() => (words.lead)(sent, here, attention),
            all => (words.lead_device)(all),
        }
    });
    let send = {
        let waits = Memo::new(move |_| outbox.has_endpoint() && outbox.with(|outbox| outbox.entries().iter().any(is_sendable)));
        move || {
            waits.get().then(|| {
                view! {
                    <button type="button" class="btn primary" on:click=move |_| outbox.send_now()>
                        <Icon name="sync" />
                        {words.send_now}
                    </button>
                }
            })
        }
    };
    let broken = move || {
        outbox.is_storage_broken().then(|| {
            view! {
                <Notice tone=Tone::Bad icon="alert">
                    <p>{device.broken}</p>
                </Notice>
            }
        })
    };
    let list = move |title, of: fn(&Lists) -> &Vec<SubmissionId>| {
        let ids = Memo::new(move |_| lists.with(|lists| of(lists).clone()));
        view! { <List title ids counts /> }
    };
    view! {
        <a class="link back" href=use_location().href(Route::Feedback)>
            <Icon name="back" small=true />
            {words.to_surveys}
        </a>
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead" role="status">
                {lead}
            </p>
            {move || where_to.acknowledges_weakly().then(|| view! { <p class="fine">{words.weak}</p> })}
        </header>
        <div class="split">
            <div class="stack loose">
                {broken} {send} {list(words.attention, |lists| &lists.attention)} {list(words.on_device, |lists| &lists.here)}
                {list(words.sent_title, |lists| &lists.sent)} {of_stand()}
            </div>
            <aside class="stack" aria-label=words.keep>
                <HandOver />
                <Keep />
            </aside>
        </div>
    }
}

fn sorted<'e>(entries: impl DoubleEndedIterator<Item = &'e Entry>, counts: &BTreeSet<SubmissionId>) -> Lists {
    let mut lists = Lists::default();
    for entry in entries.rev() {
        // What was corrected or taken back since needs nobody's attention.
        let matters = counts.contains(entry.id()) || matches!(entry.submission.body, Body::Withdrawal { .. });
        let list = match entry.state {
            State::Sent { .. } => &mut lists.sent,
            State::NeedsAttention(_) | State::Blocked if matters => &mut lists.attention,
            _ => &mut lists.here,
        };
        list.push(entry.id().clone());
    }
    lists
}

/// A person's asking could get it sent now.
const fn is_sendable(entry: &Entry) -> bool {
    !matches!(entry.state, State::NeedsAttention(_) | State::Sent { .. })
}

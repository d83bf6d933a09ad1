//! Where one answer is, in the words of the delivery rules: "saved" only when it is, "sent" only when the server said so.

use chrono::DateTime;
use leptos::prelude::*;

use super::{icon::Icon, take_along::take_along};
use crate::{
    domain::{
        agenda::in_meeting_zone,
        delivery::{
            Setback, Tick,
            outbox::{Reason, State},
        },
        meeting::Meeting,
        submission::SubmissionId,
        text::Language,
    },
    i18n::{dates, outbox::OutboxWords},
    state::{
        meeting::use_meeting,
        outbox::{Keeping, use_outbox},
    },
    ui::words::{use_language, use_words},
};

/// Where an answer is, as a row; with a way to take it along while it could be lost.
#[component]
pub(crate) fn Place(id: SubmissionId) -> impl IntoView {
    let outbox = use_outbox();
    let told = use_told(&id);
    let lead = move || {
        told.with(|told| {
            told.as_ref().map(|told| {
                view! {
                    <p class="title">{told.title}</p>
                    <p class="fine">{told.lead.clone()}</p>
                }
            })
        })
    };
    let tile = move || {
        told.with(|told| {
            told.as_ref().map(|told| {
                view! {
                    <span class=format!("tile {}", told.tone)>
                        <Icon name=told.icon />
                    </span>
                }
            })
        })
    };
    let at_risk = {
        let id = id.clone();
        Memo::new(move |_| outbox.place(&id).is_some() && !outbox.is_safe(&id))
    };
    let along = move || at_risk.get().then(|| take_along(&id, ().into_any()));
    view! { <li>{tile} <div>{lead} {along}</div></li> }
}

/// What is told of an answer's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) icon: &'static str,
    pub(crate) tone: &'static str,
    pub(crate) title: &'static str,
    pub(crate) lead: String,
}

/// What is told of the place of the answer with this id, as something to derive from.
pub(crate) fn use_told(id: &SubmissionId) -> Memo<Option<Told>> {
    let words = use_words().outbox();
    let (outbox, meeting, language) = (use_outbox(), use_meeting(), use_language());
    let id = id.clone();
    Memo::new(move |_| outbox.place(&id).map(|(state, keeping)| tell(words, state, keeping, outbox.has_endpoint(), &meeting, language)))
}

/// Where an answer is, in words.
pub(crate) fn tell(words: &OutboxWords, state: State, keeping: Keeping, endpoint: bool, meeting: &Meeting, language: Language) -> Told {
    let told = |icon, tone, title, lead: &str| Told { icon, tone, title, lead: lead.to_owned() };
    let safe = if keeping == Keeping::Durably { words.safe } else { words.not_safe };
    let attention = |title, lead: &str| told("alert", "t-sun", title, &format!("{safe} {lead}"));
    match (state, keeping) {
        (State::Sent { at }, _) => told("check", "t-ok", words.sent, &(words.sent_at)(&moment(meeting, language, at))),
        (State::Blocked, _) => attention(words.blocked, words.blocked_lead),
        (State::NeedsAttention(Reason::Refused { status }), _) => attention(words.refused, &(words.refused_lead)(status)),
        (State::NeedsAttention(Reason::Conflict), _) => attention(words.conflict, words.conflict_lead),
        // A try that follows a failure is not announced: the words would change back and forth with every one.
        (State::Sending { tries: 0 }, Keeping::Durably | Keeping::Loosely) => told("sync", "t-all", words.sending, words.sending_lead),
        (State::Saved | State::Sending { .. } | State::Waiting { .. }, Keeping::Cleared) => {
            told("alert", "t-bad", words.cleared, words.cleared_lead)
        }
        (_, Keeping::Nowhere) if !endpoint => told("alert", "t-bad", words.unstored, words.unstored_device_lead),
        (State::Waiting { .. } | State::Sending { tries: 1.. }, Keeping::Nowhere) => {
            told("alert", "t-bad", words.unstored, words.unstored_waiting_lead)
        }
        (State::Saved | State::Sending { .. }, Keeping::Nowhere) => told("alert", "t-bad", words.unstored, words.unstored_lead),
        (_, Keeping::Loosely) => told("alert", "t-sun", words.loose, if endpoint { words.loose_lead } else { words.loose_device_lead }),
        (State::Saved, _) if !endpoint => told("device", "t-rest", words.saved, words.saved_device_lead),
        (State::Saved | State::Sending { .. }, _) => told("device", "t-rest", words.saved, words.saved_lead),
        (State::Waiting { why, .. }, _) => told("device", "t-rest", words.saved, setback(words, why)),
    }
}

const fn setback(words: &OutboxWords, why: Setback) -> &'static str {
    match why {
        Setback::Offline => words.offline_lead,
        Setback::TimedOut => words.timed_out_lead,
        Setback::Server { .. } => words.server_lead,
        Setback::NotFound => words.not_found_lead,
        Setback::NotAnAcknowledgement => words.unconfirmed_lead,
    }
}

/// A moment of the phone's clock, as the meeting's clocks show it.
pub(crate) fn moment(meeting: &Meeting, language: Language, at: Tick) -> String {
    let milliseconds = i64::try_from(at.0).unwrap_or_default();
    let at = in_meeting_zone(meeting, DateTime::from_timestamp_millis(milliseconds).unwrap_or_default().fixed_offset());
    format!("{}, {}", dates::day_month(language, at.date_naive()), dates::hour(at))
}

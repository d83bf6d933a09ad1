//! Where one answer is, in the words of the delivery rules: "saved" only when it is, "sent" only when the server said so.

use chrono::DateTime;
use leptos::prelude::*;

use crate::{
    domain::{
        agenda::in_meeting_zone,
        delivery::{
            Setback, Tick,
            outbox::{Entry, Reason, State},
        },
        meeting::Meeting,
        text::Language,
    },
    i18n::{dates, outbox::OutboxWords},
    state::{meeting::use_meeting, outbox::use_outbox},
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

/// Where an answer is, as a row.
#[component]
pub(crate) fn Place(entry: Entry) -> impl IntoView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    let meeting = use_meeting();
    let language = use_language();
    move || {
        let told = tell(words, &entry, outbox.has_endpoint(), outbox.is_unstored(entry.id()), &meeting, language);
        view! {
            <li>
                <span class=format!("tile {}", told.tone)>
                    <Icon name=told.icon />
                </span>
                <div>
                    <p class="title">{told.title}</p>
                    <p class="fine">{told.lead}</p>
                </div>
            </li>
        }
    }
}

/// What is told of an answer's place.
pub(crate) struct Told {
    pub(crate) icon: &'static str,
    pub(crate) tone: &'static str,
    pub(crate) title: &'static str,
    pub(crate) lead: String,
}

/// Where an answer is, in words.
pub(crate) fn tell(words: &OutboxWords, entry: &Entry, endpoint: bool, unstored: bool, meeting: &Meeting, language: Language) -> Told {
    let told = |icon, tone, title, lead: &str| Told { icon, tone, title, lead: lead.to_owned() };
    match entry.state {
        State::Sent { at } => told("check", "t-ok", words.sent, &(words.sent_at)(&moment(meeting, language, at))),
        State::Saved | State::Waiting { .. } if unstored => told("alert", "t-bad", words.unstored, words.unstored_lead),
        // A try that follows a failure is not announced: the words would change back and forth with every one.
        State::Sending { tries: 0 } => told("sync", "t-all", words.sending, words.sending_lead),
        State::Saved if !endpoint => told("device", "t-rest", words.saved, words.saved_device_lead),
        State::Saved | State::Sending { .. } => told("device", "t-rest", words.saved, words.saved_lead),
        State::Waiting { why, .. } => told("device", "t-rest", words.saved, setback(words, why)),
        State::Blocked => told("alert", "t-sun", words.blocked, words.blocked_lead),
        State::NeedsAttention(Reason::Refused { status }) => told("alert", "t-sun", words.refused, &(words.refused_lead)(status)),
        State::NeedsAttention(Reason::Conflict) => told("alert", "t-sun", words.conflict, words.conflict_lead),
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

//! One answer: what it is, where it is, and what can be done about it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        delivery::outbox::{Reason, State},
        feedback::subject,
        id::MeetingId,
        submission::{Body, Feedback, Submission, SubmissionId},
    },
    state::{
        location::use_location,
        meeting::{use_config, use_meeting},
        outbox::{Keeping, use_outbox},
        page,
    },
    ui::{
        components::{icon::Icon, place::use_told, subject::title_of, take_along::take_along},
        give::handed_line,
        words::{say_bare, use_words},
    },
};

/// The element of an answer's row, for focus.
pub(super) fn anchor(id: &SubmissionId) -> String {
    format!("odpowiedz-{id}")
}

/// One answer of this device.
#[component]
pub(super) fn Row(id: SubmissionId, counts: Memo<BTreeSet<SubmissionId>>) -> impl IntoView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    let meeting = use_meeting();
    // A submission never changes; what changes is its place.
    let Some(submission) = outbox.untracked(&id) else { return ().into_any() };
    let told = use_told(&id);
    let counted = {
        let id = id.clone();
        Memo::new(move |_| counts.with(|counts| counts.contains(&id)))
    };
    let here = submission.meeting == meeting.id;
    let elsewhere = (!here).then(|| (words.other_meeting)(&meeting_title(&submission.meeting)));
    let elsewhere = elsewhere.map(|title| view! { <p class="fine">{title}</p> });
    let withdrawal = matches!(submission.body, Body::Withdrawal { .. });
    let superseded = move || {
        (!counted.get() && !withdrawal).then(|| {
            view! {
                <p>
                    <span class="badge t-rest">{words.superseded}</span>
                </p>
            }
        })
    };
    let title = name_of(&submission);
    let form = form_of(&submission).filter(|_| here);
    let handed = handed_line(&id);
    let title = {
        let form = form.clone();
        move || match form.clone().filter(|_| counted.get()) {
            Some(form) => view! {
                <a class="cover" href=use_location().href(form)>
                    {title.clone()}
                </a>
            }
            .into_any(),
            None => title.clone().into_any(),
        }
    };
    let badge = move || {
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
    let lead = move || told.with(|told| told.as_ref().map(|told| format!("{}. {}", told.title.trim_end_matches('…'), told.lead)));
    let anchor = anchor(&id);
    view! {
        <li id=anchor>
            {badge} <div class="stack tight">
                <h3>{title}</h3>
                <p class="fine">{lead}</p>
                {handed}
                {superseded}
                {elsewhere}
                <Actions id counted form />
            </div>
        </li>
    }
    .into_any()
}

/// What can be done about an answer that is not simply on its way.
#[component]
fn Actions(
    /// The answer.
    id: SubmissionId,
    /// Nothing replaces it or takes it back.
    counted: Memo<bool>,
    /// The form that it answers.
    form: Option<Route>,
) -> impl IntoView {
    let words = use_words().outbox();
    let outbox = use_outbox();
    let place = {
        let id = id.clone();
        Memo::new(move |_| outbox.place(&id))
    };
    move || {
        let (state, keeping) = place.get()?;
        let attention = matches!(state, State::NeedsAttention(_) | State::Blocked);
        if matches!(state, State::Sent { .. }) || !attention && keeping == Keeping::Durably {
            return None;
        }
        let retry = matches!(state, State::NeedsAttention(_)).then(|| {
            let id = id.clone();
            let retry = move |_| {
                outbox.retry(&id);
                // The button goes, and the row to another list.
                page::focus(&anchor(&id));
            };
            button("sync", words.retry, retry)
        });
        let keep = matches!(keeping, Keeping::Nowhere | Keeping::Cleared).then(|| {
            let id = id.clone();
            let keep = move |_| {
                outbox.keep_again(&id);
                page::focus(&anchor(&id));
            };
            button("device", words.keep_again, keep)
        });
        let refused = matches!(state, State::NeedsAttention(Reason::Refused { .. }));
        let correct = form.clone().filter(|_| refused && counted.get()).map(|form| {
            view! {
                <a class="btn" href=use_location().href(form)>
                    <Icon name="survey" />
                    {words.correct}
                </a>
            }
        });
        let before = view! {
            {retry}
            {correct}
            {keep}
        };
        Some(take_along(&id, before.into_any()))
    }
}

fn button(icon: &'static str, name: &'static str, act: impl Fn(leptos::ev::MouseEvent) + 'static) -> AnyView {
    view! {
        <button type="button" class="btn" on:click=act>
            <Icon name=icon />
            {name}
        </button>
    }
    .into_any()
}

/// Where a submission was made, if the meeting on screen still has it.
fn form_of(submission: &Submission) -> Option<Route> {
    let (survey, about) = match &submission.body {
        Body::Feedback(Feedback { survey, about, .. }) => (survey, about),
        Body::Choices { .. } => return Some(Route::Plan),
        Body::Withdrawal { .. } => return None,
    };
    subject(&use_meeting(), survey, about)?;
    Some(Route::Form { survey: survey.clone(), about: about.clone() })
}

/// What a submission is called: by what it is about, or by what it corrects or takes back.
fn name_of(submission: &Submission) -> String {
    let words = use_words().outbox();
    let meeting = use_meeting();
    match &submission.body {
        Body::Feedback(feedback) => {
            let title = title_of(&meeting, &feedback.about);
            if feedback.replaces.is_some() { (words.correction_of)(&title) } else { title }
        }
        Body::Choices { replaces: Some(_), .. } => (words.correction_of)(words.choices),
        Body::Choices { replaces: None, .. } => words.choices.to_owned(),
        Body::Withdrawal { withdraws } => match use_outbox().untracked(withdraws).map(|withdrawn| withdrawn.body) {
            Some(Body::Feedback(feedback)) => (words.withdrawal_of)(&title_of(&meeting, &feedback.about)),
            Some(Body::Choices { .. }) => (words.withdrawal_of)(words.choices),
            _ => words.withdrawal.to_owned(),
        },
    }
}

fn meeting_title(id: &MeetingId) -> String {
    let config = use_config();
    config.meetings.iter().find(|entry| entry.id == *id).map_or_else(|| id.to_string(), |entry| say_bare(&entry.title))
}

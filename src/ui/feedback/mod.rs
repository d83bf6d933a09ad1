//! Surveys: what is still to be rated, and the form of each.

mod field;
mod form;
mod question;
mod reminder;
mod thanks;

use leptos::prelude::*;

use super::{
    components::{icon::Icon, kind::icon_of, kind::tone_of, subject::title_of},
    words::{use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        feedback::{Subject, subjects, to_rate},
        meeting::Meeting,
        submission::About,
        time::Moment,
    },
    i18n::dates,
    state::{
        clock::use_clock,
        drafts::{FormKey, use_drafts},
        location::use_location,
        meeting::use_meeting,
        outbox::use_outbox,
        page,
        picks::use_picks,
        share,
    },
};

pub(super) use form::{FormPage, Questions};
pub(super) use reminder::UnsentReminder;

/// The list of what is still to be rated.
#[component]
pub(super) fn FeedbackPage() -> impl IntoView {
    let words = use_words().feedback();
    let meeting = use_meeting();
    let (clock, picks, outbox) = (use_clock(), use_picks(), use_outbox());
    page::use_title(|| words.title.to_owned());
    let content = {
        let meeting = meeting.clone();
        move || {
            if !outbox.is_ready() {
                return ().into_any();
            }
            let rated = outbox.answered(&meeting.id);
            let left = to_rate(&meeting, &picks.get(), &rated, clock.now());
            let count = left.mine.len() + left.shared.len() + left.others.len();
            if count == 0 {
                return nothing(&meeting, !rated.is_empty(), clock.now());
            }
            view! {
                <p class="lead">{(words.lead)(u64::try_from(count).unwrap_or_default())}</p>
                <section class="stack">
                    <h2>{words.to_rate}</h2>
                    {group(&meeting, words.from_plan, &left.mine)}
                    {group(&meeting, words.shared, &left.shared)}
                    {group(&meeting, words.others, &left.others)}
                </section>
            }
            .into_any()
        }
    };
    view! {
        <header class="head">
            <h1>{words.title}</h1>
        </header>
        <div class="stack loose">{content} <ToOutbox /></div>
    }
}

/// What stands in place of the list when it is empty.
fn nothing(meeting: &Meeting, rated: bool, now: Moment) -> AnyView {
    let words = use_words().feedback();
    let language = use_language();
    let next = subjects(meeting).into_iter().find(|subject| !subject.is_open(now)).map(|subject| {
        let when = opening(language, subject.opens);
        view! { <p>{(words.next_opens)(&title_of(meeting, &subject.about), &when)}</p> }
    });
    view! {
        <div class="card stack">
            <p class="lead">{if rated { words.all_done } else { words.nothing }}</p>
            {next}
        </div>
    }
    .into_any()
}

/// A day and an hour: `wtorek 26 września, 11:45`.
fn opening(language: crate::domain::text::Language, at: Moment) -> String {
    format!("{}, {}", dates::weekday_day(language, at.date_naive()), dates::hour(at))
}

fn group(meeting: &Meeting, title: &'static str, subjects: &[Subject]) -> AnyView {
    if subjects.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="stack tight">
            <h3 class="title">{title}</h3>
            <ul class="rows" role="list">
                {subjects.iter().map(|subject| row(meeting, subject)).collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

fn row(meeting: &Meeting, subject: &Subject) -> AnyView {
    let words = use_words().feedback();
    let language = use_language();
    let drafts = use_drafts();
    let session = match &subject.about {
        About::Session(id) => meeting.session(id),
        About::Day(_) | About::Meeting => None,
    };
    let icon = session.map_or("all", |session| icon_of(session.kind));
    let tone = session.map_or("t-all", |session| tone_of(session.kind));
    let when = session.map(|session| {
        let day = dates::weekday_day(language, session.start.date_naive());
        format!("{day}, {}", dates::hours(language, session.start, session.end))
    });
    let round = session.and_then(|session| session.round).map(|round| format!(", {}", (use_words().agenda().round)(round)));
    let key = FormKey { meeting: meeting.id.clone(), survey: subject.survey.id.clone(), about: subject.about.clone() };
    let begun = move || {
        let kept = drafts.saved(&key).is_some_and(|saved| saved.is_ok_and(share::is_durable));
        drafts.draft(&key).map(|_| view! { <span class="badge t-sun">{if kept { words.begun } else { words.begun_only }}</span> })
    };
    let route = Route::Form { survey: subject.survey.id.clone(), about: subject.about.clone() };
    view! {
        <li>
            <span class=format!("tile {tone}")>
                <Icon name=icon />
            </span>
            <div>
                <h4 class="title">
                    <a class="cover" href=use_location().href(route)>
                        {title_of(meeting, &subject.about)}
                    </a>
                </h4>
                <p class="fine">{when} {round}</p>
                {begun}
            </div>
            <Icon name="next" small=true />
        </li>
    }
    .into_any()
}

/// The way to where my answers are.
#[component]
fn ToOutbox() -> impl IntoView {
    let words = use_words().feedback();
    let outbox = use_outbox();
    let counted = move || (words.my_surveys_lead)(u64::try_from(outbox.own().len()).unwrap_or_default());
    view! {
        <ul class="rows" role="list">
            <li>
                <span class="tile t-rest">
                    <Icon name="device" />
                </span>
                <div>
                    <h2>
                        <a class="cover" href=use_location().href(Route::Outbox)>
                            {words.my_surveys}
                        </a>
                    </h2>
                    <p class="fine">{counted}</p>
                </div>
                <Icon name="next" small=true />
            </li>
        </ul>
    }
}

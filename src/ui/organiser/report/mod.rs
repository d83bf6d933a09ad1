//! The evaluation report: texts to be typed, and below them the finished report as it is printed.

mod annex;
mod cover;
mod editor;
mod limits;
mod participants;
mod results;
mod subjects;
mod texts;

use leptos::prelude::*;

use super::{PrintButton, nav::DeskNav};
use crate::{
    domain::{
        address::Route,
        report::{Field, Section},
    },
    state::{desk::use_desk, location::use_location, meeting::use_meeting, page},
    ui::{
        components::notice::{Notice, Tone},
        words::{say_bare, use_words},
    },
};
use annex::Annex;
use cover::Cover;
use editor::Editor;
use limits::LimitsOfMethod;
use participants::{Participants, Reading};
use results::{Comments, Results};
use subjects::Subjects;
use texts::Texts;

/// The report.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    let words = use_words().report();
    let desk = use_desk();
    desk.open();
    page::use_title(|| words.title.to_owned());
    page::use_running_title(&format!("{} – {}", words.title, say_bare(&use_meeting().title)));
    let texts = Texts::new();
    let sections = texts.sections();
    let numbered = move || sections.get().into_iter().enumerate().map(|(at, section)| part(texts, at + 1, section)).collect_view();
    view! {
        <DeskNav />
        <article class="report stack loose">
            <Cover texts />
            <div class="stack no-print">
                <p class="fine">{words.lead}</p>
                <Print />
            </div>
            <Editor texts />
            {numbered}
        </article>
    }
}

/// The way to paper, and what is to be known before.
#[component]
fn Print() -> impl IntoView {
    let words = use_words().report();
    let desk = use_desk();
    let location = use_location();
    let none = Memo::new(move |_| desk.summary().counts.counted == 0);
    let empty = move || {
        none.get().then(|| {
            view! {
                <Notice tone=Tone::Change icon="chart">
                    <p>{words.no_answers}</p>
                </Notice>
            }
        })
    };
    view! {
        <div class="flow">
            <PrintButton />
            <a class="link" href=location.href(Route::Desk)>
                {words.attendance}
            </a>
        </div>
        {empty}
    }
}

/// A part of the report under its number.
fn part(texts: Texts, number: usize, section: Section) -> AnyView {
    let words = use_words().report();
    let content = match section {
        Section::Method => view! {
            {texts.passage(Field::Aim, words.aim)}
            {texts.passage(Field::Method, words.method)}
            <Reading />
        }
        .into_any(),
        Section::Response => view! { <Participants texts /> }.into_any(),
        Section::Results => view! { <Results /> }.into_any(),
        Section::Subjects => view! { <Subjects /> }.into_any(),
        Section::Comments => view! { <Comments /> }.into_any(),
        Section::Limits => view! { <LimitsOfMethod /> }.into_any(),
        Section::Conclusions => view! {
            {texts.passage(Field::Conclusions, words.conclusions)}
            {texts.passage(Field::Recommendations, words.recommendations)}
        }
        .into_any(),
        Section::Annex => view! { <Annex /> }.into_any(),
    };
    let class = if section == Section::Annex { "stack new-page" } else { "stack" };
    view! {
        <section class=class>
            <h2>{number} ". " {(words.section)(section)}</h2>
            {content}
        </section>
    }
    .into_any()
}

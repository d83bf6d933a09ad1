//! The declaration of accessibility, with the ids that public audits read by machine, filled from the meeting's own data.

use leptos::prelude::*;

use crate::{
    domain::text::Text,
    i18n::dates,
    state::{meeting::use_meeting, page},
    ui::words::{say, say_bare, use_language, use_words},
};

/// The declaration of accessibility.
#[component]
pub(crate) fn AccessibilityPage() -> impl IntoView {
    let words = use_words().pages();
    let language = use_language();
    let meeting = use_meeting();
    let statement = meeting.accessibility.clone().unwrap_or_default();
    page::use_title(|| words.statement.to_owned());
    let missing = || view! { <span class="quiet">{words.not_given}</span> }.into_any();
    let text = |text: &Option<Text>| text.as_ref().map_or_else(missing, say);
    let plain = |text: Option<String>| text.map_or_else(missing, IntoAny::into_any);
    let date = |date: Option<chrono::NaiveDate>| {
        date.map_or_else(missing, |date| view! { <time datetime=date.to_string()>{dates::date(language, date)}</time> }.into_any())
    };
    let link = |prefix: &'static str, value: Option<String>| {
        value.map_or_else(missing, |value| {
            view! {
                <a class="link" href=format!("{prefix}{value}")>
                    {value.clone()}
                </a>
            }
            .into_any()
        })
    };
    let entity = statement.entity.as_ref().map(say_bare);
    let entity = entity.or_else(|| meeting.organisers.first().map(|organiser| say_bare(&organiser.name)));
    let entity = entity.unwrap_or_else(|| words.not_given.to_owned());
    let row = |id: &'static str, name: &'static str, value: AnyView| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd id=id>{value}</dd>
            </div>
        }
    };
    view! {
        <header class="head">
            <h1>{words.statement}</h1>
            <p class="lead" id="a11y-wstep">
                <span id="a11y-podmiot">{(words.statement_intro)(&entity)}</span>
            </p>
        </header>
        <dl class="facts plain card roomy">
            {row("a11y-url", words.field_url, link("", statement.url.as_ref().map(|url| url.as_str().to_owned())))}
            {row("a11y-data-publikacja", words.field_published, date(statement.published))}
            {row("a11y-data-aktualizacja", words.field_updated, date(statement.updated))}
            {row("a11y-status", words.field_status, text(&statement.status))}
            {row("a11y-data-sporzadzenie", words.field_prepared, date(statement.prepared))}
            {row("a11y-kontakt", words.field_contact, text(&statement.contact))}
            {row("a11y-osoba", words.field_person, plain(statement.person))}
            {row("a11y-email", words.field_email, link("mailto:", statement.email))}
            {row("a11y-telefon", words.field_phone, link("tel:", statement.phone))}
            {row("a11y-procedura", words.field_procedure, text(&statement.procedure))}
            {row("a11y-architektura", words.field_architecture, text(&statement.architecture))}
            {row("a11y-aplikacje", words.field_apps, words.apps_none.into_any())}
        </dl>
    }
}

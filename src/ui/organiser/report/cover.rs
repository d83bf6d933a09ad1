//! The title page of the report: marks, title, project, dates, place, organisers.

use leptos::prelude::*;

use super::texts::Texts;
use crate::{
    domain::{
        meeting::{Organiser, Venue},
        report::Field,
    },
    i18n::dates,
    state::meeting::use_meeting,
    ui::words::{say, use_language, use_words},
};

/// The title page; on the screen, the head of the page.
#[component]
pub(super) fn Cover(texts: Texts) -> impl IntoView {
    let words = use_words().report();
    let language = use_language();
    let meeting = use_meeting();
    let marks: Vec<_> = meeting.organisers.iter().filter_map(|organiser| organiser.mark.clone()).collect();
    // The names stand below, so the marks are decoration.
    let marks = (!marks.is_empty()).then(|| {
        let mark = |mark: String| view! { <img class="mark" src=mark alt="" /> };
        view! { <p class="flow marks">{marks.into_iter().map(mark).collect_view()}</p> }
    });
    let days = meeting.days();
    let term = days.first().zip(days.last()).map(|(from, to)| dates::range(language, *from, *to));
    let place = meeting.venue.as_ref().map(place);
    let organiser = |organiser: &Organiser| {
        let role = organiser.role.as_ref().map(|role| view! { <span class="quiet">" – "{say(role)}</span> });
        view! { <li>{say(&organiser.name)} {role}</li> }
    };
    let organisers = (!meeting.organisers.is_empty()).then(|| {
        let all = meeting.organisers.iter().map(organiser).collect_view();
        view! { <ul role="list">{all}</ul> }.into_any()
    });
    let facts = [(words.term, term.map(IntoAny::into_any)), (words.place, place), (words.organisers, organisers)];
    let fact = |(name, said): (&'static str, Option<AnyView>)| {
        said.map(|said| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{said}</dd>
                </div>
            }
        })
    };
    let typed = |field: Field| {
        let name = (words.field)(field);
        let some = Memo::new(move |_| texts.has(field));
        move || {
            some.get().then(|| {
                view! {
                    <div>
                        <dt>{name}</dt>
                        <dd>{move || texts.text(field)}</dd>
                    </div>
                }
            })
        }
    };
    let project = Memo::new(move |_| texts.has(Field::Project));
    let subtitle = meeting.subtitle.as_ref().map(|subtitle| view! { <p>{say(subtitle)}</p> });
    view! {
        <header class="front stack loose">
            {marks} <div class="head">
                <h1>{words.title}</h1>
                <p class="lead">{say(&meeting.title)}</p>
                {subtitle}
            </div> {move || project.get().then(|| view! { <p class="lines prose">{move || texts.text(Field::Project)}</p> })}
            <dl class="facts plain">{facts.into_iter().filter_map(fact).collect_view()} {typed(Field::Author)} {typed(Field::Date)}</dl>
        </header>
    }
}

fn place(venue: &Venue) -> AnyView {
    let address = venue.address.as_ref().map(|address| view! { <span class="quiet">" – "{say(address)}</span> });
    view! {
        {say(&venue.name)}
        {address}
    }
    .into_any()
}

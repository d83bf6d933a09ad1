//! Published results, read-only: what a link carries, or a file holds. They need no meeting of this app.

mod give;

use std::sync::Arc;

use leptos::{ev, prelude::*};

pub(super) use give::Give;

use super::{question::shared_card, response::table_of};
use crate::{
    domain::{
        decimal::per_cent,
        editions::{Edition, EditionPart, EditionSurvey, Topic},
        problem::Problem,
        statistics::Share,
        summary::Group,
        text::Language,
    },
    i18n::{dates, desk::DeskWords, problems},
    state::{
        page,
        shared::{Refusal, Step, Viewing},
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone},
        },
        words::{say, say_bare, use_language, use_words},
    },
};

/// What was opened, which takes focus when it comes.
const OPENED: &str = "udostepnione";
/// How many problems of a file are listed.
const LISTED: usize = 10;

/// Published results that a link carries, or that a file holds.
#[component]
pub(crate) fn SharedPage(
    /// What stands in the link; empty where a file is asked for.
    payload: String,
) -> impl IntoView {
    let words = use_words().share();
    let viewing = Viewing::new();
    page::use_title(|| words.title.to_owned());
    let asks = payload.is_empty();
    if !asks {
        viewing.open_link(payload);
    }
    let take = move |event: &ev::Event| {
        viewing.open_file(event);
        page::focus(OPENED);
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    let chooser = move || {
        let wanted = asks || matches!(viewing.step(), Step::Refused(_));
        wanted.then(|| {
            view! {
                <label class="drop no-print" on:dragover=move |event: ev::DragEvent| event.prevent_default() on:drop=dropped>
                    <Icon name="file" />
                    <strong>{words.choose_file}</strong>
                    <span class="fine">{words.drop}</span>
                    <input type="file" class="hidden" accept=".json,.txt,application/json,text/plain" on:change=move |event| take(&event) />
                </label>
            }
        })
    };
    let told = move || match viewing.step() {
        Step::Idle | Step::Here(_) => ().into_any(),
        Step::Reading => view! { <p>{words.reading}</p> }.into_any(),
        Step::Refused(refusal) => refused(&refusal),
    };
    let shown = move || match viewing.step() {
        Step::Here(opened) => Some(results(&opened.edition)),
        _ => None,
    };
    view! {
        <header class="head">
            <h1>{words.title}</h1>
            <p class="lead">{words.lead}</p>
        </header>
        {chooser}
        <div id=OPENED class="stack loose" tabindex="-1">
            <div role="status">{told}</div>
            {shown}
        </div>
    }
}

/// Why something cannot be opened.
pub(super) fn refused(refusal: &Refusal) -> AnyView {
    let words = use_words().share();
    let (sentence, list) = match refusal {
        Refusal::Link(bad) => ((words.bad_link)(*bad), None),
        Refusal::Browser => (words.no_unpacking, None),
        Refusal::TooLarge => (words.too_large, None),
        Refusal::File => (words.unreadable, None),
        Refusal::Content(problems) => (words.bad_file, Some(listing(problems))),
    };
    view! {
        <Notice tone=Tone::Bad icon="alert">
            <h2>{words.refused}</h2>
            <p>{sentence}</p>
        </Notice>
        {list}
    }
    .into_any()
}

/// The first problems of a file, each with its place.
fn listing(problems: &[Problem]) -> AnyView {
    let language = use_language();
    let row = |problem: &Problem| {
        let sentence = problems::sentence(language, &problem.kind);
        view! {
            <li>
                <code>{problem.path.clone()}</code>
                " — "
                {sentence}
            </li>
        }
    };
    view! { <ul class="list">{problems.iter().take(LISTED).map(row).collect_view()}</ul> }.into_any()
}

fn results(edition: &Arc<Edition>) -> AnyView {
    let words = use_words().share();
    let of_desk = use_words().desk();
    let language = use_language();
    let head = view! {
        <section class="card roomy stack tight">
            <h2>{say(&edition.title)}</h2>
            <p>{dates::range(language, edition.days.0, edition.days.1)}</p>
            <p>
                <strong>{(words.answers)(edition.answers())}</strong>
                ". "
                {(words.made)(&dates::date(language, edition.made))}
                "."
            </p>
            <p class="fine">{(words.rule)(edition.smallest_group)}</p>
            <p class="fine">{words.unsure}</p>
        </section>
    };
    if edition.surveys.is_empty() {
        return view! {
            {head}
            <p>{words.nothing}</p>
        }
        .into_any();
    }
    let chosen = RwSignal::new((0_usize, None::<usize>));
    let options = edition.surveys.iter().enumerate().map(|(at, survey)| {
        let parts = survey.parts.iter().enumerate();
        let parts = parts.map(|(place, part)| {
            view! { <option value=value_of((at, Some(place)))>{topic_name(of_desk, language, &part.topic)}</option> }
        });
        view! {
            <optgroup label=say_bare(&survey.title)>
                <option value=value_of((at, None))>{of_desk.whole}</option>
                {parts.collect_view()}
            </optgroup>
        }
    });
    let options = options.collect_view();
    let choose = move |event| {
        let value = event_target_value(&event);
        let (survey, part) = value.split_once(':').unwrap_or((&value, ""));
        chosen.set((survey.parse().unwrap_or_default(), part.parse().ok()));
    };
    let of = edition.clone();
    let shown = move || group(&of, chosen.get());
    view! {
        {head}
        {response(edition)}
        <section class="stack">
            <div class="stack tight">
                <h2>{of_desk.results}</h2>
                <label class="stack tight no-print">
                    <span>{of_desk.choose}</span>
                    <select on:change=choose>{options}</select>
                </label>
            </div>
            {shown}
        </section>
    }
    .into_any()
}

/// What stands for a row in the list: its place.
fn value_of((survey, part): (usize, Option<usize>)) -> String {
    format!("{survey}:{}", part.map(|part| part.to_string()).unwrap_or_default())
}

fn group(edition: &Edition, (survey, part): (usize, Option<usize>)) -> AnyView {
    let words = use_words().desk();
    let language = use_language();
    let Some(survey) = edition.surveys.get(survey) else { return ().into_any() };
    let part = part.and_then(|part| survey.parts.get(part));
    let (name, group) = match part {
        None => (say_bare(&survey.title), Some(&survey.whole)),
        Some(EditionPart { topic, group }) => (topic_name(words, language, topic), group.as_ref()),
    };
    let Some(group) = group else {
        return view! {
            <Notice tone=Tone::Change icon="hide">
                <h3>{words.hidden}</h3>
            </Notice>
        }
        .into_any();
    };
    let cards =
        survey.questions.iter().zip(&group.questions).map(|(question, said)| shared_card(question, said, group.response)).collect_view();
    view! {
        <div class="flow">
            <Icon name="chart" />
            <h3>{name}</h3>
            <span>{(words.answers)(group.n.into())}</span>
        </div>
        <div class="duo">{cards}</div>
    }
    .into_any()
}

/// How many answered, of how many, by survey and subject.
fn response(edition: &Edition) -> AnyView {
    let words = use_words().share();
    let of_desk = use_words().desk();
    let language = use_language();
    let row = |name: String, group: Option<&Group>, part: bool| {
        let count = group.map_or_else(|| of_desk.hidden.to_owned(), |group| group.n.to_string());
        let response = group.map(|group| group.response);
        let present = match response {
            None => of_desk.hidden.to_owned(),
            Some(None) => of_desk.unknown.to_owned(),
            Some(Some(share)) => share.of.to_string(),
        };
        let rate = match response {
            None => of_desk.hidden.to_owned(),
            Some(Some(share)) if share.count > share.of => of_desk.over_full.to_owned(),
            Some(share) => share.and_then(Share::fraction).map_or_else(|| of_desk.unknown.to_owned(), per_cent),
        };
        view! {
            <tr role="row" class:part=part>
                <th role="rowheader" scope="row">
                    {name}
                </th>
                <td role="cell" class="n" data-name=of_desk.submissions>
                    {count}
                </td>
                <td role="cell" class="n" data-name=of_desk.present>
                    {present}
                </td>
                <td role="cell" class="n" data-name=of_desk.rate>
                    {rate}
                </td>
            </tr>
        }
    };
    let rows = |survey: &EditionSurvey| {
        let parts = survey.parts.iter().map(|part| row(topic_name(of_desk, language, &part.topic), part.group.as_ref(), true));
        let parts = parts.collect_view();
        view! {
            {row(say_bare(&survey.title), Some(&survey.whole), false)}
            {parts}
        }
    };
    view! {
        <section class="card roomy stack">
            <h2>{words.response}</h2>
            {table_of(words.response, edition.surveys.iter().map(rows).collect_view().into_any())}
        </section>
    }
    .into_any()
}

/// What answers are about, in words.
fn topic_name(words: &DeskWords, language: Language, topic: &Topic) -> String {
    match topic {
        Topic::Workshop(title) => format!("{} ({})", say_bare(title), words.all_rounds),
        Topic::Session { title, start, round } => {
            let when = format!("{} {}", dates::day_month(language, start.date()), dates::clock(start.time()));
            let round = round.map(|round| format!("{}, ", (words.round)(round))).unwrap_or_default();
            format!("{} ({round}{when})", say_bare(title))
        }
        Topic::Day(day) => dates::capital(&dates::weekday_day(language, *day)),
        Topic::Meeting => words.whole_meeting.to_owned(),
        Topic::Gone(id) => (words.gone)(id),
    }
}

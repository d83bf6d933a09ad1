//! Response rates by subject, with attendance to be typed in. Rows stay in place while numbers change, so that focus stays too.

use leptos::prelude::*;

use super::marks::rate_short;
use crate::{
    domain::{
        meeting::Meeting,
        submission::About,
        summary::{Group, Subject, Summary},
        text::Language,
    },
    i18n::{dates, desk::DeskWords},
    state::{
        desk::{Desk, use_desk},
        meeting::use_meeting,
    },
    ui::{
        components::notice::{Notice, Tone},
        words::{say_bare, use_language, use_words},
    },
};

/// One row: a survey as a whole, or one thing it was asked about.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Place of the survey in the summary.
    pub(super) survey: usize,
    /// Place of the part in the survey; `None` for the whole.
    pub(super) part: Option<usize>,
    /// What it is called.
    pub(super) name: String,
    /// Whose attendance is typed in; `None` where it is the sum of others.
    pub(super) about: Option<About>,
}

impl Line {
    /// The answers of this row; `None` when hidden.
    pub(super) fn group<'s>(&self, summary: &'s Summary) -> Option<&'s Group> {
        let survey = summary.surveys.get(self.survey)?;
        match self.part {
            None => Some(&survey.whole),
            Some(part) => survey.parts.get(part)?.group.as_ref(),
        }
    }
}

/// The rows of the summary that is shown; they change only when other things were rated.
pub(super) fn lines(desk: Desk) -> Memo<Vec<Line>> {
    let words = use_words().desk();
    let language = use_language();
    let meeting = use_meeting();
    let titles: Vec<String> = meeting.surveys.iter().map(|survey| say_bare(&survey.title)).collect();
    Memo::new(move |_| {
        let mut lines = Vec::new();
        for (at, (survey, title)) in desk.summary().surveys.iter().zip(&titles).enumerate() {
            let about = survey.only.as_ref().and_then(Subject::about);
            lines.push(Line { survey: at, part: None, name: title.clone(), about });
            for (place, part) in survey.parts.iter().enumerate() {
                let name = name_of(words, &meeting, language, &part.subject);
                lines.push(Line { survey: at, part: Some(place), name, about: part.subject.about() });
            }
        }
        lines
    })
}

/// Response rates, with attendance to be typed in.
#[component]
pub(super) fn Response() -> impl IntoView {
    let words = use_words().desk();
    let desk = use_desk();
    let lines = lines(desk);
    let rows = move || lines.get().into_iter().map(|line| row(desk, line)).collect_view();
    let unsaved = move || {
        desk.is_unsaved().then(|| {
            view! {
                <Notice tone=Tone::Bad icon="alert">
                    <p>{words.not_saved}</p>
                </Notice>
            }
        })
    };
    view! {
        <section class="card roomy stack">
            <h2>{words.response}</h2>
            <p class="fine no-print">{words.response_lead}</p>
            <div role="status">{unsaved}</div>
            {table_of(words.response, rows.into_any())}
        </section>
    }
}

/// The table of response rates around its rows, each of what it is about, responses, people present, and the rate. On a narrow screen a row
/// folds into lines (see `.fold`): the roles then keep it a row.
pub(super) fn table_of(caption: &'static str, rows: AnyView) -> AnyView {
    let words = use_words().desk();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=caption>
            <table class="data fold" role="table">
                <caption class="hidden">{caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">
                            {words.subject}
                        </th>
                        <th role="columnheader" scope="col" class="n">
                            {words.submissions}
                        </th>
                        <th role="columnheader" scope="col" class="n">
                            {words.present}
                        </th>
                        <th role="columnheader" scope="col" class="n">
                            {words.rate}
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(desk: Desk, line: Line) -> AnyView {
    let words = use_words().desk();
    let name = if line.part.is_none() { view! { <strong>{line.name.clone()}</strong> }.into_any() } else { line.name.clone().into_any() };
    let of_line = line.clone();
    // `None` when hidden: neither the count nor the rate is shown then.
    let told = Memo::new(move |_| of_line.group(&desk.summary()).map(|group| (group.n, group.response)));
    let count = move || told.get().map_or_else(|| words.hidden.to_owned(), |(n, _)| n.to_string());
    let rate = move || told.get().map_or_else(|| words.hidden.to_owned(), |(_, response)| rate_short(response));
    let present = if let Some(about) = line.about {
        let label = (words.present_of)(&line.name);
        let typed = {
            let about = about.clone();
            move |event| desk.set_present(&about, event_target_value(&event).trim().parse().ok())
        };
        let value = move || desk.present(&about).map(|present| present.to_string()).unwrap_or_default();
        view! { <input type="number" min="1" max="1000000" inputmode="numeric" aria-label=label prop:value=value on:change=typed /> }
            .into_any()
    } else {
        let sum = move || match told.get() {
            None => words.hidden.to_owned(),
            Some((_, response)) => response.map_or_else(|| words.unknown.to_owned(), |share| share.of.to_string()),
        };
        sum.into_any()
    };
    // On a narrow screen a row folds into lines (see `.fold`): the roles then keep it a row, and each cell says what it is.
    view! {
        <tr role="row" class:part=line.part.is_some()>
            <th role="rowheader" scope="row">
                {name}
            </th>
            <td role="cell" class="n" data-name=words.submissions>
                {count}
            </td>
            <td role="cell" class="n" data-name=words.present>
                {present}
            </td>
            <td role="cell" class="n" data-name=words.rate>
                {rate}
            </td>
        </tr>
    }
    .into_any()
}

/// What answers are about, in words.
pub(super) fn name_of(words: &DeskWords, meeting: &Meeting, language: Language, subject: &Subject) -> String {
    match subject {
        Subject::Workshop(id) => {
            let title = meeting.workshop(id).map_or(id.as_str(), |workshop| workshop.title.pick(language).0);
            format!("{title} ({})", words.all_rounds)
        }
        Subject::Session(id) => {
            let Some(session) = meeting.session(id) else { return (words.gone)(id.as_str()) };
            let when = format!("{} {}", dates::day_month(language, meeting.day_of(session)), dates::hour(session.start));
            let round = session.round.map(|round| format!("{}, ", (words.round)(round))).unwrap_or_default();
            format!("{} ({round}{when})", meeting.title_of(session).pick(language).0)
        }
        Subject::Day(day) => dates::capital(&dates::weekday_day(language, *day)),
        Subject::Meeting => words.whole_meeting.to_owned(),
    }
}

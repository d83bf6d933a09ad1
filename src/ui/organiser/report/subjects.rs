//! The same questions by session and workshop: one table for each, a row for each thing that was rated.

use leptos::prelude::*;

use super::super::{
    marks::rate_short,
    response::{Line, lines},
};
use crate::{
    domain::{
        decimal::{decimal, digits, per_cent},
        statistics::Share,
        summary::{Distribution, Findings, Group, QuestionSummary, Summary},
        survey::{Choice, Measure, Question, QuestionKind, Scale},
        text::Language,
    },
    state::{desk::use_desk, meeting::use_meeting},
    ui::words::{say, say_bare, use_language, use_words},
};

/// A scale with more points than this is not spread over columns.
const MOST_POINTS: i64 = 7;

/// One table for each question that was asked about several things.
#[component]
pub(super) fn Subjects() -> impl IntoView {
    let words = use_words().report();
    let desk = use_desk();
    let meeting = use_meeting();
    let lines = lines(desk);
    move || {
        let summary = desk.summary();
        let lines = lines.read();
        let mut all = Vec::new();
        for parts in lines.chunk_by(|one, other| one.survey == other.survey) {
            let Some((survey, said)) =
                parts.first().and_then(|line| Some((meeting.surveys.get(line.survey)?, summary.surveys.get(line.survey)?)))
            else {
                continue;
            };
            let parts: Vec<_> = parts.iter().filter(|line| line.part.is_some()).collect();
            if parts.is_empty() || said.whole.n == 0 {
                continue;
            }
            let questions = survey.questions.iter().enumerate();
            // Roles are broken down nowhere but in a survey as a whole.
            let questions = questions
                .filter(|(_, question)| !matches!(question.kind, QuestionKind::Text { .. }) && question.measure != Some(Measure::Role));
            let title = say_bare(&survey.title);
            let tables: Vec<_> = questions.map(|(at, question)| table(&title, question, at, &parts, &summary)).collect();
            all.push(view! {
                <section class="stack">
                    <h3>{say(&survey.title)}</h3>
                    {tables}
                </section>
            });
        }
        if all.is_empty() {
            return view! { <p>{words.no_subjects}</p> }.into_any();
        }
        view! {
            <p class="quiet">{words.subjects_lead}</p>
            {all}
        }
        .into_any()
    }
}

/// The result of one question by what was rated.
fn table(survey: &str, question: &Question, at: usize, parts: &[&Line], summary: &Summary) -> AnyView {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let columns = columns(question);
    let width = (4 + columns.len()).to_string();
    let row = |line: &&Line| {
        let cells = match line.group(summary) {
            // Nobody came, or nobody answered: there is nothing to hide, and nothing to show.
            Some(group) => cells(question, group, at),
            None => view! {
                <td class="n" colspan=width.clone()>
                    {desk_words.hidden}
                </td>
            }
            .into_any(),
        };
        view! {
            <tr>
                <th scope="row">{line.name.clone()}</th>
                {cells}
            </tr>
        }
    };
    let head = |(name, is_number): (String, bool)| {
        view! {
            <th scope="col" class:n=is_number>
                {name}
            </th>
        }
    };
    let fixed = [desk_words.rate, "n", words.not_applicable, words.missing].map(|name| (name.to_owned(), true));
    let label = format!("{survey}: {}", say_bare(&question.text));
    let caption = label.clone();
    view! {
        <section class="stack tight">
            <h4>{say(&question.text)}</h4>
            <div class="scroll" tabindex="0" role="region" aria-label=label>
                <table class="data close">
                    <caption class="hidden">{caption}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{desk_words.subject}</th>
                            {fixed.into_iter().chain(columns.clone()).map(head).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{parts.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What the columns after those of every question are called, and whether they hold a number each.
fn columns(question: &Question) -> Vec<(String, bool)> {
    let (words, desk_words) = (use_words().report(), use_words().desk());
    let number = |name: &str| (name.to_owned(), true);
    let figures = || [desk_words.median, desk_words.mean].map(number);
    match &question.kind {
        QuestionKind::Scale(scale) => {
            let points = if spreads(scale) {
                (scale.min..=scale.max).map(|point| number(&point.to_string())).collect()
            } else {
                vec![(words.answers.to_owned(), false)]
            };
            let top = ((scale.min, scale.max) == (1, 5)).then(|| number(words.top));
            points.into_iter().chain(figures()).chain(top).collect()
        }
        QuestionKind::Number { .. } => figures().into(),
        QuestionKind::Choice(_) | QuestionKind::Choices(_) => vec![(words.answers.to_owned(), false)],
        QuestionKind::BeforeAfter(_) => {
            let both = [desk_words.before, desk_words.after].map(|when| figures().map(|(figure, _)| number(&format!("{when}: {figure}"))));
            both.into_iter().flatten().chain([number(words.moved)]).collect()
        }
        QuestionKind::Text { .. } => Vec::new(),
    }
}

/// A scale short enough for a column per point.
const fn spreads(scale: &Scale) -> bool {
    scale.max - scale.min < MOST_POINTS
}

fn cells(question: &Question, group: &Group, at: usize) -> AnyView {
    let Some(said) = group.questions.get(at) else { return ().into_any() };
    let rate = match group.response {
        // The sentence on more answers than people has no room here.
        Some(Share { count, of }) if count > of => format!("{count}/{of}"),
        response => rate_short(response),
    };
    let mut cells = vec![rate, said.n.to_string(), said.not_applicable.to_string(), said.missing.to_string()];
    match (&said.findings, &question.kind) {
        (Findings::Scale(points, _), QuestionKind::Scale(scale)) => {
            if spreads(scale) {
                cells.extend(points.points.iter().map(|(_, count)| count.to_string()));
            } else {
                let given = points.points.iter().filter(|(_, count)| *count > 0);
                cells.push(given.map(|(point, count)| format!("{point}:\u{a0}{count}")).collect::<Vec<_>>().join(", "));
            }
            cells.extend(figures(points));
            if (scale.min, scale.max) == (1, 5) {
                cells.push(top(points));
            }
        }
        (Findings::Numbers(points), _) => cells.extend(figures(points)),
        (Findings::Options { counts, .. }, QuestionKind::Choice(options) | QuestionKind::Choices(options)) => {
            let option = |(option, (_, count)): (&Choice, &(_, Option<u32>))| {
                count.map(|count| format!("{}:\u{a0}{}", say_bare(&option.text), counted(said, count)))
            };
            cells.push(options.iter().zip(counts).filter_map(option).collect::<Vec<_>>().join(", "));
        }
        (Findings::BeforeAfter { before, after, change }, _) => {
            cells.extend(figures(before).into_iter().chain(figures(after)));
            cells.push(format!("{} / {} / {}", change.up, change.same, change.down));
        }
        _ => {}
    }
    let numbers = columns(question).into_iter().map(|(_, is_number)| is_number);
    let numbers = [true; 4].into_iter().chain(numbers);
    cells.into_iter().zip(numbers).map(|(cell, is_number)| view! { <td class:n=is_number>{cell}</td> }).collect_view().into_any()
}

/// A count, with its share where there are answers enough.
fn counted(said: &QuestionSummary, count: u32) -> String {
    said.share(count).map_or_else(|| count.to_string(), |share| format!("{count}\u{a0}({})", per_cent(share)))
}

/// Median and mean, or why there are none.
fn figures(points: &Distribution) -> [String; 2] {
    let (words, language) = (use_words().report(), use_language());
    let few = || words.few.to_owned();
    points.figures.map_or_else(
        || [few(), few()],
        |figures| {
            let median = decimal(figures.median, u32::from(figures.median.fract() != 0.0), language);
            [median, decimal(figures.mean, 2, language)]
        },
    )
}

/// The share of 4 and 5 with its interval, or why there is none.
fn top(points: &Distribution) -> String {
    let share = |share: Share| {
        let (fraction, interval) = (share.fraction()?, share.wilson()?);
        Some(format!("{}\u{a0}({}–{})", per_cent(fraction), digits(interval.low * 100.0, 0, Language::English), per_cent(interval.high)))
    };
    let top = points.figures.and_then(|figures| figures.top).and_then(share);
    top.unwrap_or_else(|| use_words().report().few.to_owned())
}

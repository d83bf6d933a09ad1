//! The result of one question: its wording, every count in a table beside its bar, figures where there are answers enough, comments.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    domain::{
        decimal::{decimal, digits, per_cent},
        statistics::{Promoters, Share},
        summary::{Comments, Distribution, ENOUGH_FOR_FIGURES, Findings, QuestionSummary},
        survey::{Measure, Question, QuestionKind, Scale},
        text::Language,
    },
    ui::words::{say, say_bare, use_language, use_words},
};

/// More comments than this are left to the file: a page of thousands serves nobody.
const MOST_COMMENTS: usize = 200;

/// One row of a distribution.
struct Row {
    answer: String,
    /// What the end of a scale means.
    meaning: Option<String>,
    /// `None` when hidden.
    count: Option<u32>,
}

/// The card of a question.
pub(super) fn card(question: &Question, said: &QuestionSummary) -> AnyView {
    let topic = question.topic.as_ref().map(|topic| view! { <p>{say(topic)}</p> });
    let findings = (said.n > 0).then(|| findings(question, said));
    view! {
        <section class="card roomy stack">
            <h3>{say(&question.text)}</h3>
            {topic}
            {findings}
            {numbers(question, said)}
            {comments(&said.comments)}
        </section>
    }
    .into_any()
}

/// The same in the report: below the heading of its survey, and without comments, which have a place of their own there.
pub(super) fn result(question: &Question, said: &QuestionSummary) -> AnyView {
    let topic = question.topic.as_ref().map(|topic| view! { <p>{say(topic)}</p> });
    let findings = (said.n > 0).then(|| findings(question, said));
    view! {
        <section class="stack tight">
            <h4>{say(&question.text)}</h4>
            {topic}
            {findings}
            {numbers(question, said)}
        </section>
    }
    .into_any()
}

fn findings(question: &Question, said: &QuestionSummary) -> AnyView {
    let words = use_words().desk();
    match (&said.findings, &question.kind) {
        (Findings::Scale(points, promoters), QuestionKind::Scale(scale)) => {
            let table = table(words.distribution, false, points_of(points, Some(scale)), said);
            let promoters = promoters.as_ref().map(|promoters| view! { <p>{nps(*promoters)}</p> });
            let few =
                (question.measure == Some(Measure::Nps) && promoters.is_none()).then(|| view! { <p class="fine">{words.nps_few}</p> });
            view! {
                {table}
                {figures(points)}
                {promoters}
                {few}
            }
            .into_any()
        }
        (Findings::Numbers(points), _) => {
            let table = table(words.distribution, false, points_of(points, None), said);
            view! {
                {table}
                {figures(points)}
            }
            .into_any()
        }
        (Findings::Options { counts, several }, QuestionKind::Choice(options) | QuestionKind::Choices(options)) => {
            let row = |(option, (_, count)): (&crate::domain::survey::Choice, &(_, Option<u32>))| Row {
                answer: say_bare(&option.text),
                meaning: None,
                count: *count,
            };
            let table = table(words.distribution, true, options.iter().zip(counts).map(row).collect(), said);
            let several = several.then(|| view! { <p class="fine">{words.several}</p> });
            view! {
                {table}
                {several}
            }
            .into_any()
        }
        (Findings::BeforeAfter { before, after, change }, QuestionKind::BeforeAfter(scale)) => {
            let first = table(words.before, false, points_of(before, Some(scale)), said);
            let second = table(words.after, false, points_of(after, Some(scale)), said);
            view! {
                {first}
                {figures(before)}
                {second}
                {figures(after)}
                <p>{(words.change)(change.up, change.same, change.down)}</p>
            }
            .into_any()
        }
        // Words stand among the comments.
        _ => ().into_any(),
    }
}

/// The rows of a distribution, the highest point first.
fn points_of(points: &Distribution, scale: Option<&Scale>) -> Vec<Row> {
    let meaning = |point: i64| {
        let scale = scale?;
        let end = if point == scale.max { &scale.high } else { &scale.low };
        end.as_ref().filter(|_| point == scale.max || point == scale.min).map(say_bare)
    };
    let row = |(point, count): &(i64, u32)| Row { answer: point.to_string(), meaning: meaning(*point), count: Some(*count) };
    points.points.iter().rev().map(row).collect()
}

/// Counts in a table, with bars and percentages where there are answers enough for them.
fn table(caption: &'static str, long: bool, rows: Vec<Row>, said: &QuestionSummary) -> AnyView {
    let words = use_words().desk();
    let shares = said.n >= ENOUGH_FOR_FIGURES;
    let row = |Row { answer, meaning, count }: Row| {
        let share = count.and_then(|count| said.share(count));
        let bar = shares.then(|| {
            view! {
                <td class="fill">
                    <svg class="bar" aria-hidden="true">
                        <rect width=width(share.unwrap_or_default()) height="100%"></rect>
                    </svg>
                </td>
            }
        });
        let count = count.map_or_else(|| words.hidden.to_owned(), |count| count.to_string());
        let share = shares.then(|| view! { <td>{share.map(per_cent)}</td> });
        let meaning = meaning.map(|meaning| view! { <span class="hidden">{meaning}</span> });
        view! {
            <tr>
                <th scope="row">{answer} " " {meaning}</th>
                {bar}
                <td>{count}</td>
                {share}
            </tr>
        }
    };
    let heads = shares.then(|| view! { <th scope="col">{words.share}</th> });
    let look = if caption == words.distribution { "hidden" } else { "" };
    view! {
        <table class=if long { "dist long" } else { "dist" }>
            <caption class=look>{caption}</caption>
            <thead class="hidden">
                <tr>
                    <th scope="col">{words.answer}</th>
                    {shares.then(|| view! { <td></td> })}
                    <th scope="col">{words.count}</th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Median, mean, and the share of 4 and 5 with its interval.
fn figures(points: &Distribution) -> Option<AnyView> {
    let words = use_words().desk();
    let language = use_language();
    let figures = points.figures?;
    let top = figures.top.map(top);
    Some(
        view! {
            <dl class="nums">
                <div>
                    <dt>{words.median}</dt>
                    <dd>{decimal(figures.median, u32::from(figures.median.fract() != 0.0), language)}</dd>
                </div>
                <div>
                    <dt>{words.mean}</dt>
                    <dd>{decimal(figures.mean, 2, language)}</dd>
                </div>
            </dl>
            {top}
        }
        .into_any(),
    )
}

fn top(share: Share) -> Option<AnyView> {
    let words = use_words().desk();
    let (fraction, interval) = (share.fraction()?, share.wilson()?);
    let between = format!("{}–{}", digits(interval.low * 100.0, 0, Language::English), per_cent(interval.high));
    let sentence = (words.top)(&per_cent(fraction), share.count, share.of, &between);
    Some(
        view! {
            <div class="stack tight">
                <p>{sentence}</p>
                <svg class="ci" aria-hidden="true">
                    <line class="axis" x1="0" x2="100%" y1="12" y2="12"></line>
                    <line x1=width(interval.low) x2=width(interval.high) y1="12" y2="12"></line>
                    <circle cx=width(fraction) cy="12" r="6"></circle>
                </svg>
            </div>
        }
        .into_any(),
    )
}

fn nps(promoters: Promoters) -> Option<String> {
    let words = use_words().desk();
    let language = use_language();
    let one = |value: f64| decimal(value, 1, language);
    let interval = promoters.interval()?;
    let interval = format!("[{}; {}]", one(interval.low), one(interval.high));
    let counts = [promoters.promoters, promoters.passives, promoters.detractors];
    Some((words.nps)(&one(promoters.score()?), counts, &interval))
}

/// How many answered, and how many did not.
fn numbers(question: &Question, said: &QuestionSummary) -> AnyView {
    let words = use_words().desk();
    let told = [
        ("n", Some(said.n)),
        (words.not_applicable, Some(said.not_applicable).filter(|n| question.not_applicable || *n > 0)),
        (words.missing, Some(said.missing)),
        (words.unfit, Some(said.unfit).filter(|n| *n > 0)),
    ];
    let pair = |(name, n): (&'static str, Option<u32>)| {
        n.map(|n| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{n}</dd>
                </div>
            }
        })
    };
    let words_only = matches!(said.findings, Findings::Words);
    let few = (said.n > 0 && said.n < ENOUGH_FOR_FIGURES && !words_only).then(|| view! { <p class="fine">{words.counts_only}</p> });
    view! {
        <dl class="nums">{told.into_iter().filter_map(pair).collect_view()}</dl>
        {few}
    }
    .into_any()
}

fn comments(comments: &Comments) -> Option<AnyView> {
    let words = use_words().desk();
    let comments = match comments {
        Comments::None => return None,
        Comments::Hidden => return Some(view! { <p class="fine">{words.comments_hidden}</p> }.into_any()),
        Comments::Shown(comments) if comments.is_empty() => return Some(view! { <p class="fine">{words.comments_none}</p> }.into_any()),
        Comments::Shown(comments) => comments,
    };
    let one = |comment: &Arc<str>| {
        view! {
            <li class="quote">
                <blockquote class="lines">{comment.to_string()}</blockquote>
            </li>
        }
    };
    let more = comments.len().saturating_sub(MOST_COMMENTS);
    let more = (more > 0).then(|| view! { <p class="fine">{(words.comments_more)(more as u64)}</p> });
    Some(
        view! {
            <h4>{words.comments} " " <span class="quiet">{comments.len()}</span></h4>
            <ul class="stack" role="list">
                {comments.iter().take(MOST_COMMENTS).map(one).collect_view()}
            </ul>
            {more}
        }
        .into_any(),
    )
}

/// A fraction as a length in SVG.
fn width(fraction: f64) -> String {
    format!("{}%", digits(fraction * 100.0, 1, Language::English))
}

//! The result of one question: its wording, every count in a table beside its bar, figures where there are answers enough, and how many comments.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    marks::{Mark, mark, rate_short, width},
    pair,
};
use crate::{
    domain::{
        address::Route,
        decimal::{decimal, per_cent},
        statistics::{Promoters, Share},
        summary::{Comments, Distribution, ENOUGH_FOR_FIGURES, Findings, QuestionSummary},
        survey::{Measure, Question, QuestionKind, Scale},
    },
    state::location::use_location,
    ui::{
        components::icon::Icon,
        words::{say, say_bare, use_language, use_words},
    },
};

/// One row of a distribution.
struct Row {
    answer: String,
    /// What the end of a scale means.
    meaning: Option<String>,
    /// `None` when hidden.
    count: Option<u32>,
}

/// The card of a question, with how many of those present answered the survey.
pub(super) fn card(question: &Question, said: &QuestionSummary, response: Option<Share>) -> AnyView {
    carded(question, said, response, comments(&said.comments, way_to_comments))
}

/// The same where somebody else made the results: what people wrote stands on the card itself.
pub(super) fn shared_card(question: &Question, said: &QuestionSummary, response: Option<Share>) -> AnyView {
    carded(question, said, response, comments(&said.comments, all_comments))
}

fn carded(question: &Question, said: &QuestionSummary, response: Option<Share>, comments: Option<AnyView>) -> AnyView {
    let topic = question.topic.as_ref().map(|topic| view! { <p>{say(topic)}</p> });
    let findings = (said.n > 0).then(|| findings(question, said));
    view! {
        <section class="card roomy stack">
            <h4 class="ask">{say(&question.text)}</h4>
            {topic}
            {findings}
            {numbers(question, said, response)}
            {comments}
        </section>
    }
    .into_any()
}

/// The same in the report: below the heading of its survey, and without comments, which have a place of their own there.
pub(super) fn result(question: &Question, said: &QuestionSummary, response: Option<Share>) -> AnyView {
    let topic = question.topic.as_ref().map(|topic| view! { <p>{say(topic)}</p> });
    let findings = (said.n > 0).then(|| findings(question, said));
    view! {
        <section class="stack tight">
            <h4>{say(&question.text)}</h4>
            {topic}
            {findings}
            {numbers(question, said, response)}
        </section>
    }
    .into_any()
}

fn findings(question: &Question, said: &QuestionSummary) -> AnyView {
    let words = use_words().desk();
    match (&said.findings, &question.kind) {
        (Findings::Scale(points, promoters), QuestionKind::Scale(scale)) => {
            let table = table(false, points_of(points, Some(scale)), said);
            let promoters = promoters.as_ref().map(|promoters| nps(*promoters));
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
            let table = table(false, points_of(points, None), said);
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
            let table = table(true, options.iter().zip(counts).map(row).collect(), said);
            let several = several.then(|| view! { <p class="fine">{words.several}</p> });
            view! {
                {table}
                {several}
            }
            .into_any()
        }
        (Findings::BeforeAfter { before, after, change }, QuestionKind::BeforeAfter(scale)) => {
            pair::pair(scale, [before, after], *change, said)
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
fn table(long: bool, rows: Vec<Row>, said: &QuestionSummary) -> AnyView {
    let words = use_words().desk();
    let shares = said.n >= ENOUGH_FOR_FIGURES;
    let row = |Row { answer, meaning, count }: Row| {
        let share = count.and_then(|count| said.share(count));
        let bar = shares.then(|| {
            let bar = count.map(|_| {
                view! {
                    <svg class="bar" aria-hidden="true">
                        <rect width=width(share.unwrap_or_default()) height="100%"></rect>
                    </svg>
                }
            });
            view! { <td class="fill">{bar}</td> }
        });
        let told = match count {
            // The word takes the room of the count and of the share.
            None => view! { <td colspan=if shares { "2" } else { "1" }>{words.hidden}</td> }.into_any(),
            Some(count) => view! {
                <td>{count}</td>
                {shares.then(|| view! { <td>{share.map(per_cent)}</td> })}
            }
            .into_any(),
        };
        let meaning = meaning.map(|meaning| view! { <span class="hidden">{meaning}</span> });
        view! {
            <tr>
                <th scope="row">{answer} " " {meaning}</th>
                {bar}
                {told}
            </tr>
        }
    };
    let heads = shares.then(|| view! { <th scope="col">{words.share}</th> });
    view! {
        <table class=if long { "dist long" } else { "dist" }>
            <caption class="hidden">{words.distribution}</caption>
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
    let at = Mark { at: fraction, between: Some((interval.low, interval.high)) };
    let sentence = (words.top)(&per_cent(fraction), share.count, share.of, &at.told()?);
    Some(
        view! {
            <div class="stack tight">
                <p>{sentence}</p>
                {mark(at)}
            </div>
        }
        .into_any(),
    )
}

fn nps(promoters: Promoters) -> Option<AnyView> {
    let words = use_words().desk();
    let language = use_language();
    let one = |value: f64| decimal(value, 1, language);
    let (score, interval) = (promoters.score()?, promoters.interval()?);
    let between = format!("[{}; {}]", one(interval.low), one(interval.high));
    let counts = [promoters.promoters, promoters.passives, promoters.detractors];
    // The axis of the score runs from −100 to 100.
    let place = |value: f64| (value + 100.0) / 200.0;
    let at = Mark { at: place(score), between: Some((place(interval.low), place(interval.high))) };
    Some(
        view! {
            <div class="stack tight">
                <p>{(words.nps)(&one(score), counts, &between)}</p>
                {mark(at)}
            </div>
        }
        .into_any(),
    )
}

/// How many answered, and how many did not.
fn numbers(question: &Question, said: &QuestionSummary, response: Option<Share>) -> AnyView {
    let words = use_words().desk();
    let told = [
        ("n", Some(said.n.to_string())),
        (words.not_applicable, Some(said.not_applicable).filter(|n| question.not_applicable || *n > 0).map(|n| n.to_string())),
        (words.missing, Some(said.missing.to_string())),
        (words.unfit, Some(said.unfit).filter(|n| *n > 0).map(|n| n.to_string())),
    ];
    let rate = view! {
        <div>
            <dt>{use_words().results().rate}</dt>
            <dd class=if response.is_none() { "fine" } else { "" }>{rate_short(response)}</dd>
        </div>
    };
    let pair = |(name, told): (&'static str, Option<String>)| {
        told.map(|told| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{told}</dd>
                </div>
            }
        })
    };
    let words_only = matches!(said.findings, Findings::Words);
    let few = (said.n > 0 && said.n < ENOUGH_FOR_FIGURES && !words_only).then(|| view! { <p class="fine">{words.counts_only}</p> });
    view! {
        <dl class="nums">{told.into_iter().filter_map(pair).collect_view()} {rate}</dl>
        {few}
    }
    .into_any()
}

/// What there is to say of the comments; `shown` says it where there are some that may be shown.
fn comments(comments: &Comments, shown: fn(&[Arc<str>]) -> AnyView) -> Option<AnyView> {
    let words = use_words().desk();
    Some(match comments {
        Comments::None => return None,
        Comments::Hidden => view! { <p class="fine">{words.comments_hidden}</p> }.into_any(),
        Comments::Shown(comments) if comments.is_empty() => view! { <p class="fine">{words.comments_none}</p> }.into_any(),
        Comments::Shown(comments) => shown(comments),
    })
}

/// How many wrote something, and the way to it: the words themselves stand where they can be searched, marked and redacted.
fn way_to_comments(comments: &[Arc<str>]) -> AnyView {
    let words = use_words().desk();
    view! {
        <a class="link" href=use_location().href(Route::DeskComments)>
            <Icon name="note" small=true />
            {words.comments}
            ": "
            {comments.len()}
        </a>
    }
    .into_any()
}

fn all_comments(comments: &[Arc<str>]) -> AnyView {
    let words = use_words().desk();
    let one = |comment: &Arc<str>| {
        view! {
            <li class="quote">
                <blockquote class="prose">{comment.to_string()}</blockquote>
            </li>
        }
    };
    view! {
        <p class="fine">{words.comments} ": " {comments.len()}</p>
        <ul class="stack" role="list">
            {comments.iter().map(one).collect_view()}
        </ul>
    }
    .into_any()
}

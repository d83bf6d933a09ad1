//! The numbers of two meetings beside each other; a difference never without its interval.

use leptos::prelude::*;

use super::names::wording;
use crate::{
    domain::{
        decimal::{decimal, digits, per_cent},
        editions::{Compared, Difference, Pair, Shared},
        statistics::Share,
        summary::ENOUGH_FOR_FIGURES,
        text::Language,
    },
    ui::words::{say_bare, use_language, use_words},
};

/// Questions on a scale of 1 to 5 that both sides answered often enough: shares of 4 and 5, their difference, and a picture of both.
pub(super) fn tops(all: &[Shared]) -> AnyView {
    let words = use_words().editions();
    let rows = all.iter().filter_map(|shared| match &shared.compared {
        Compared::Points { top: Some((shares, difference)), medians, .. } => Some(row(shared, *shares, *difference, *medians)),
        _ => None,
    });
    let rows = rows.collect_view();
    let name = "oceny-4-5";
    view! {
        <section class="card roomy stack">
            <h2 id=name>{words.top}</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby=name>
                <table class="data fold" role="table" aria-labelledby=name>
                    <thead role="rowgroup">
                        <tr role="row">
                            <th role="columnheader" scope="col">
                                {words.question}
                            </th>
                            <th role="columnheader" scope="col" class="n">
                                {words.there}
                            </th>
                            <th role="columnheader" scope="col" class="n">
                                {words.here}
                            </th>
                            <th role="columnheader" scope="col" class="n">
                                {words.difference}
                            </th>
                            <th role="columnheader" scope="col">
                                {words.picture}
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(question: &Shared, shares: Pair<Share>, difference: Difference, medians: Option<Pair<f64>>) -> AnyView {
    let words = use_words().editions();
    let language = use_language();
    let told = |of: Share| of.fraction().map(|fraction| (words.of)(&per_cent(fraction), of.count, of.of));
    let median = |of: fn(Pair<f64>) -> f64| {
        medians.map(|medians| {
            view! {
                <br />
                <span class="quiet">{(words.median)(&half(of(medians), language))}</span>
            }
        })
    };
    // The ends of an interval have a decimal place: one that is near zero must not look as if it were zero.
    let points = |fraction: f64, places: u32| {
        let points = decimal(fraction * 100.0, places, language);
        let is_none = points.chars().all(|c| matches!(c, '0' | ',' | '.'));
        if is_none || points.starts_with('\u{2212}') { points } else { format!("+{points}") }
    };
    let sure = if difference.uncertain { words.uncertain } else { words.visible };
    let interval = (words.interval)(&points(difference.interval.low, 1), &points(difference.interval.high, 1));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {wording(&question.question)}
                {worded_there(question)}
            </th>
            <td role="cell" class="n" data-name=words.there>
                {told(shares.there)}
                {median(|medians| medians.there)}
            </td>
            <td role="cell" class="n" data-name=words.here>
                <strong>{told(shares.here)}</strong>
                {median(|medians| medians.here)}
            </td>
            <td role="cell" class="n" data-name=words.difference>
                {(words.points)(&points(difference.value, 0))}
                <br />
                <span class="quiet">{sure}</span>
                <br />
                <span class="quiet">{interval}</span>
            </td>
            <td role="cell" class="picture">
                {picture(shares)}
            </td>
        </tr>
    }
    .into_any()
}

/// Both shares with their intervals, the other meeting above.
fn picture(shares: Pair<Share>) -> AnyView {
    let line = |share: Share, y: &'static str, class: &'static str| {
        let (fraction, interval) = (share.fraction()?, share.wilson()?);
        Some(view! {
            <line class=class x1=width(interval.low) x2=width(interval.high) y1=y y2=y></line>
            <circle class=class cx=width(fraction) cy=y r="5"></circle>
        })
    };
    view! {
        <svg class="ci" aria-hidden="true">
            <line class="axis" x1="0" x2="100%" y1="12" y2="12"></line>
            {line(shares.there, "7", "then")}
            {line(shares.here, "17", "")}
        </svg>
    }
    .into_any()
}

/// How the question was worded there, when that differs.
pub(super) fn worded_there(shared: &Shared) -> Option<AnyView> {
    let words = use_words().editions();
    let there = shared.worded_there.as_ref()?;
    let topic = there.topic.as_ref().map(|topic| format!(" {}", say_bare(topic))).unwrap_or_default();
    let text = (words.worded_there)(&format!("{}{topic}", say_bare(&there.text)));
    Some(view! { <p class="fine">{text}</p> }.into_any())
}

/// A row of numbers beside each other.
struct Row {
    name: String,
    there: String,
    here: String,
}

/// The numbers of a question whose difference is not given.
pub(super) fn numbers(shared: &Shared) -> AnyView {
    let words = use_words().editions();
    let language = use_language();
    let enough = shared.n.here.min(shared.n.there) >= ENOUGH_FOR_FIGURES;
    let count = |count: u32, n: u32| {
        if enough { (words.of)(&Share { count, of: n }.fraction().map(per_cent).unwrap_or_default(), count, n) } else { count.to_string() }
    };
    let medians = |name: &'static str, pair: &Option<Pair<f64>>| {
        pair.map(|pair| Row { name: name.to_owned(), there: half(pair.there, language), here: half(pair.here, language) })
    };
    let hidden = || use_words().desk().hidden.to_owned();
    let rows: Vec<Row> = match &shared.compared {
        Compared::Points { points, medians: of, .. } => {
            let row = |(point, pair): &(i64, Pair<u32>)| Row {
                name: point.to_string(),
                there: count(pair.there, shared.n.there),
                here: count(pair.here, shared.n.here),
            };
            points.iter().rev().map(row).chain(medians(use_words().desk().median, of)).collect()
        }
        Compared::Options(options) => {
            let row = |(text, pair): &(_, Pair<Option<u32>>)| Row {
                name: say_bare(text),
                there: pair.there.map_or_else(hidden, |there| count(there, shared.n.there)),
                here: pair.here.map_or_else(hidden, |here| count(here, shared.n.here)),
            };
            options.iter().map(row).collect()
        }
        Compared::BeforeAfter { before, after } => {
            let of = use_words().desk().median;
            let named = |name: &str, pair: &Option<Pair<f64>>| medians(of, pair).map(|row| Row { name: format!("{of}, {name}"), ..row });
            named(words.before, before).into_iter().chain(named(words.after, after)).collect()
        }
    };
    let few = (!enough).then(|| view! { <p class="fine">{words.too_few}</p> });
    let rows = rows.into_iter().map(|Row { name, there, here }| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="n">{there}</td>
                <td class="n">{here}</td>
            </tr>
        }
    });
    let caption = say_bare(&shared.question.text);
    view! {
        {few}
        <table class="data">
            <caption class="hidden">{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{use_words().desk().answer}</th>
                    <th scope="col" class="n">
                        {words.there}
                    </th>
                    <th scope="col" class="n">
                        {words.here}
                    </th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// A median: whole, or with its half.
fn half(value: f64, language: Language) -> String {
    decimal(value, u32::from(value.fract() != 0.0), language)
}

/// A fraction as a length in SVG.
fn width(fraction: f64) -> String {
    format!("{}%", digits(fraction * 100.0, 1, Language::English))
}

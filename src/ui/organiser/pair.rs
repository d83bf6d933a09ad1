//! Before and after, side by side: both distributions in one table, both figures in one line, and how the same people moved.

use leptos::prelude::*;

use super::marks::width;
use crate::{
    domain::{
        decimal::{decimal, per_cent},
        statistics::Share,
        summary::{Change, Distribution, QuestionSummary},
        survey::Scale,
    },
    ui::words::{say_bare, use_language, use_words},
};

/// The two distributions of a before/after question.
pub(super) fn pair(scale: &Scale, of: [&Distribution; 2], change: Change, said: &QuestionSummary) -> AnyView {
    let (desk, words) = (use_words().desk(), use_words().results());
    let rows = of[0].points.iter().zip(&of[1].points).rev();
    let rows = rows.map(|((point, before), (_, after))| row(scale, *point, [*before, *after], said)).collect_view();
    view! {
        <table class="dist pairs">
            <caption class="hidden">{desk.distribution}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="hidden">{desk.answer}</span>
                    </th>
                    <td></td>
                    <th scope="col">{desk.before}</th>
                    <th scope="col">{desk.after}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="fine">{words.pair_lead}</p>
        {figures(of)}
        {moved(change)}
    }
    .into_any()
}

fn row(scale: &Scale, point: i64, counts: [u32; 2], said: &QuestionSummary) -> AnyView {
    let share = |count: u32| Share { count, of: said.n }.fraction().unwrap_or_default();
    let cell = |count: u32| {
        let share = said.share(count).map(|share| {
            view! {
                " "
                <span class="quiet">{per_cent(share)}</span>
            }
        });
        view! { <td>{count} {share}</td> }
    };
    let end = if point == scale.max { &scale.high } else { &scale.low };
    let meaning = end.as_ref().filter(|_| point == scale.max || point == scale.min).map(say_bare);
    let [before, after] = counts;
    view! {
        <tr>
            <th scope="row">{point} " " <span class="hidden">{meaning}</span></th>
            <td class="fill">
                <svg class="bar" aria-hidden="true">
                    <rect class="second" width=width(share(before)) height="46%"></rect>
                    <rect y="54%" width=width(share(after)) height="46%"></rect>
                </svg>
            </td>
            {cell(before)}
            {cell(after)}
        </tr>
    }
    .into_any()
}

/// Median and mean, from before to after.
fn figures([before, after]: [&Distribution; 2]) -> Option<AnyView> {
    let words = use_words().desk();
    let language = use_language();
    let (before, after) = before.figures.zip(after.figures)?;
    let half = |value: f64| decimal(value, u32::from(value.fract() != 0.0), language);
    let two = |value: f64| decimal(value, 2, language);
    let told = [(words.median, half(before.median), half(after.median)), (words.mean, two(before.mean), two(after.mean))];
    let told = told.map(|(name, before, after)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{before} " → " {after}</dd>
            </div>
        }
    });
    Some(view! { <dl class="nums">{told.into_iter().collect_view()}</dl> }.into_any())
}

/// How the same people moved: one bar in three parts, and their numbers.
fn moved(Change { down, same, up }: Change) -> AnyView {
    let words = use_words().desk();
    let of = up + same + down;
    let share = |count: u32| Share { count, of }.fraction().unwrap_or_default();
    view! {
        <div class="stack tight">
            <svg class="bar" aria-hidden="true">
                <rect width=width(share(up)) height="100%"></rect>
                <rect class="third" x=width(share(up)) width=width(share(same)) height="100%"></rect>
                <rect class="over" x=width(share(up + same)) width=width(share(down)) height="100%"></rect>
            </svg>
            <p>{(words.change)(up, same, down)}</p>
        </div>
    }
    .into_any()
}

//! The draw: its button, its progress, and what came out, in words and numbers.

use leptos::prelude::*;

use super::{conflicts::Conflicts, frame::View, naming};
use crate::{
    domain::division::{BlockFigures, Standing, figures},
    state::{
        allocation::{RESULT, Run, use_allocation},
        meeting::use_meeting,
        page,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Tone, notice},
        },
        words::{use_language, use_words},
    },
};

/// The button that divides, and what is to be told meanwhile.
#[component]
pub(super) fn Start(view: RwSignal<View>) -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let idle = Memo::new(move |_| here.run() == Run::Idle);
    let hindrance = Memo::new(move |_| {
        let plan = here.plan();
        if plan.people.is_empty() {
            Some(words.nobody_yet)
        } else if plan.sessions.is_empty() {
            Some(words.no_block_chosen)
        } else {
            (!plan.faults.is_empty()).then_some(words.faults_first)
        }
    });
    let start = move |_| {
        view.set(View::Work);
        here.start();
    };
    let progress = move || match here.run() {
        Run::Running(progress) => {
            let best = progress.best.map(|best| (words.best_so_far)(best)).unwrap_or_default();
            view! {
                <p class="fine">{best}</p>
                <p class="fine">{(words.bound_so_far)(progress.lower)}</p>
            }
            .into_any()
        }
        Run::Idle | Run::Starting => ().into_any(),
    };
    let buttons = move || {
        if idle.get() {
            view! {
                <button type="button" class="btn primary" disabled=move || hindrance.get().is_some() on:click=start>
                    <Icon name="shuffle" />
                    {words.divide}
                </button>
                <p class="fine">{hindrance}</p>
            }
            .into_any()
        } else {
            view! {
                <progress aria-label=words.drawing></progress>
                {progress}
                <div class="flow">
                    <button type="button" class="btn" on:click=move |_| here.stop()>
                        {words.stop}
                    </button>
                    <button type="button" class="btn" on:click=move |_| here.cancel()>
                        {words.cancel}
                    </button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <div class="stack tight no-print">
            {buttons} <p class="hidden" role="status">
                {move || (!idle.get()).then_some(words.drawing)}
            </p>
        </div>
    }
}

/// What came out.
#[component]
pub(super) fn Outcome() -> impl IntoView {
    let here = use_allocation();
    move || here.standing().map(|standing| outcome(&standing))
}

fn outcome(standing: &Standing) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let (plan, division) = (here.plan(), here.division());
    let Some(drawn) = &division.drawn else { return ().into_any() };
    let all = figures(&plan, Some(&standing.assignment));
    let blocks = plan.blocks.iter().zip(&all).map(|(id, figures)| numbers(&naming::block(&meeting, language, id), figures));
    let blocks = blocks.collect_view();
    let by_hand = (drawn.done > 0).then(|| view! { <p>{(words.by_hand)(drawn.done as u64, standing.drawn, standing.objective)}</p> });
    let stale = standing.stale.then(|| notice(Tone::Change, "info", view! { <p>{words.stale}</p> }.into_any()));
    let proof = if standing.stale {
        None
    } else if standing.objective == drawn.lower {
        Some(words.optimal.to_owned())
    } else if drawn.done > 0 || !standing.conflicts.is_empty() {
        // Whoever broke a rule by hand may well be under the bound; nothing is claimed of that.
        None
    } else {
        Some((words.bounded)(drawn.lower))
    };
    let history = {
        let (can_undo, can_redo, changed) = (drawn.last().is_some(), drawn.next().is_some(), drawn.done > 0);
        view! {
            <div class="flow no-print" role="group" aria-label=words.changes>
                <button
                    type="button"
                    class="btn"
                    disabled=!can_undo
                    on:click=move |_| {
                        here.undo_shift();
                        page::focus(RESULT);
                    }
                >
                    {words.undo_move}
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=!can_redo
                    on:click=move |_| {
                        here.redo_shift();
                        page::focus(RESULT);
                    }
                >
                    {words.redo_move}
                </button>
                <button
                    type="button"
                    class="btn"
                    disabled=!changed
                    on:click=move |_| {
                        here.reset();
                        page::focus(RESULT);
                    }
                >
                    {words.back_to_draw}
                </button>
            </div>
        }
    };
    view! {
        <section class="card roomy stack" aria-labelledby=RESULT>
            <h2 id=RESULT tabindex="-1">
                {words.result}
            </h2>
            {stale}
            <p>{(words.objective)(standing.objective)}</p>
            {by_hand}
            {proof.map(|proof| view! { <p class="fine">{proof}</p> })}
            <div class="duo">{blocks}</div>
            {history}
            <Conflicts />
        </section>
    }
    .into_any()
}

/// How many of a block got which choice: a bar, and the same in words.
fn numbers(title: &str, figures: &BlockFigures) -> AnyView {
    let words = use_words().allocation();
    let first = figures.choices.first().copied().unwrap_or(0);
    let ranked: u32 = figures.choices.iter().sum();
    let whole = ranked + figures.free + figures.unseated;
    let big = (ranked >= 10).then(|| view! { <span class="num">{(words.per_cent)(f64::from(first) / f64::from(ranked))}</span> });
    let mut from = 0;
    let share = |part: u32| format!("{:.2}%", 100.0 * f64::from(part) / f64::from(whole.max(1)));
    let bars = figures.choices.iter().enumerate().map(|(at, count)| {
        let class = ["", "second", "third"].get(at).copied().unwrap_or("third");
        let x = share(from);
        from += count;
        view! { <rect class=class x=x width=share(*count) height="100%"></rect> }
    });
    let bars = bars.collect_view();
    let rows = figures.choices.iter().enumerate().map(|(at, count)| ((words.nth_choice)(at + 1), *count));
    let rest = [(words.without_rank.to_owned(), figures.free), (words.without_seat.to_owned(), figures.unseated)];
    let rows = rows.chain(rest).filter(|(_, count)| *count > 0);
    let rows = rows.map(|(name, count)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="n">{count}</td>
            </tr>
        }
    });
    let unlisted = (figures.unlisted > 0).then(|| view! { <p class="fine">{(words.unlisted)(figures.unlisted.into())}</p> });
    view! {
        <div class="stack tight">
            <h3>{title.to_owned()}</h3>
            <p class="flow">{big} <span>{(words.first_of)(first.into(), ranked.into())}</span></p>
            <svg class="bar" aria-hidden="true">
                {bars}
            </svg>
            <table class="data">
                <caption class="hidden">{title.to_owned()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words.choice}</th>
                        <th scope="col" class="n">
                            {words.seats_given}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {unlisted}
        </div>
    }
    .into_any()
}

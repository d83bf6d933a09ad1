//! What is wanted: first wishes beside seats, before anything is divided.

use leptos::prelude::*;

use super::naming;
use crate::{
    domain::{
        division::{BlockFigures, Demand as Wanted, Plan, figures},
        id::BlockId,
        meeting::Meeting,
    },
    state::{allocation::use_allocation, meeting::use_meeting},
    ui::words::{use_language, use_words},
};

/// First wishes beside seats; nothing where nobody wishes anything.
#[component]
pub(super) fn Demand() -> impl IntoView {
    let words = use_words().allocation();
    let (here, meeting) = (use_allocation(), use_meeting());
    let plan = Memo::new(move |_| {
        let plan = here.plan();
        let capacities: Vec<_> = plan.task.sessions.iter().map(|session| session.capacity).collect();
        (figures(&plan, None), capacities)
    });
    move || {
        let all = plan.get().0;
        let plan = untrack(|| here.plan());
        let some = all.iter().any(|block| block.ranked > 0);
        some.then(|| {
            let blocks = plan.blocks.iter().zip(&all).filter(|(_, figures)| figures.ranked > 0);
            let blocks = blocks.map(|(id, figures)| of_block(&meeting, &plan, id, figures)).collect_view();
            view! {
                <section class="card roomy stack no-print" aria-labelledby="zapotrzebowanie">
                    <h2 id="zapotrzebowanie">{words.demand}</h2>
                    <div class="duo">{blocks}</div>
                </section>
            }
        })
    }
}

fn of_block(meeting: &Meeting, plan: &Plan, id: &BlockId, figures: &BlockFigures) -> AnyView {
    let words = use_words().allocation();
    let language = use_language();
    let capacity = |wanted: &Wanted| plan.task.sessions.get(wanted.session).and_then(|session| session.capacity);
    let most = figures.demand.iter().map(|wanted| wanted.first.max(capacity(wanted).unwrap_or(0))).max().unwrap_or(0).max(1);
    let per_cent = |part: u32| 96.0 * f64::from(part) / f64::from(most);
    let row = |wanted: &Wanted| {
        let seats = capacity(wanted);
        let title = plan.sessions.get(wanted.session).map(|id| naming::title(meeting, language, id));
        let over = seats.map_or(0, |seats| wanted.first.saturating_sub(seats));
        let too_many = (over > 0).then(|| view! { <span class="badge t-sun">{(words.over_by)(over.into())}</span> });
        let within = format!("{:.2}%", per_cent(wanted.first - over));
        let beyond = (over > 0).then(|| {
            view! { <rect class="over" x=within.clone() width=format!("{:.2}%", per_cent(over)) height="100%"></rect> }
        });
        let mark = seats.map(|seats| {
            let x = format!("{:.2}%", per_cent(seats));
            view! { <line x1=x.clone() x2=x y1="0" y2="100%"></line> }
        });
        view! {
            <div class="stack tight">
                <p class="flow spread">
                    <strong>{title}</strong>
                    <span>{(words.wanted)(wanted.first.into(), seats.map(Into::into))} " " {too_many}</span>
                </p>
                <svg class="bar" aria-hidden="true">
                    <rect width=within height="100%"></rect>
                    {beyond}
                    {mark}
                </svg>
            </div>
        }
    };
    let rows = figures.demand.iter().map(row).collect_view();
    view! {
        <div class="stack">
            <div class="stack tight">
                <h3>{naming::block(meeting, language, id)}</h3>
                <p class="fine">{(words.ranked_of)(figures.ranked.into(), figures.people.into())}</p>
            </div>
            {rows}
        </div>
    }
    .into_any()
}

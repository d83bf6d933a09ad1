//! What the parts of the page share: which view is on screen, and the mark of what unfolds.

use leptos::prelude::*;

use crate::domain::division::{Plan, Standing};

/// What is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// The division itself.
    Work,
    /// A list for each door.
    Doors,
    /// One list of all people.
    People,
}

/// The mark at the end of what unfolds.
pub(super) fn turn() -> AnyView {
    view! {
        <svg class="icon turn small" width="24" height="24" aria-hidden="true">
            <use href="icons.svg#next"></use>
        </svg>
    }
    .into_any()
}

/// The people of a session by number, each with the rank of the session where it counts.
pub(super) fn members(plan: &Plan, standing: &Standing, session: usize) -> Vec<(usize, Option<usize>)> {
    let people = 0..plan.people.len();
    let there = people.filter(|person| standing.assignment.of(*person).contains(&session));
    there.map(|person| (person, plan.task.rank(person, session))).collect()
}

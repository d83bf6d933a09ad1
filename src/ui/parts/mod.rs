//! The app in parts. The first visit of the programme fetches the main part alone; the rest follows in the background at once, and the
//! organiser's desk when it is opened.
//!
//! A part is a table of functions, and the main part knows nothing of it but this table: whatever only a part mentions is fetched with
//! it. Without the feature `split` every part is there from the start.

mod desk;
mod rest;

use std::future::Future;

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use super::{components::icon::Icon, words::use_words};
use crate::{
    domain::{address::Route, problem::Problem},
    state::{
        meeting::{Loading, use_programme},
        page,
    },
};

/// Everything a participant may need besides the programme: the other pages, surveys, delivery.
pub(super) struct Rest {
    /// Begins delivery; called once, in the owner of the whole app.
    start: fn(),
    /// The page of a view.
    page: fn(Route) -> AnyView,
    /// How many answers the server does not have yet; tracked.
    unsent: fn() -> usize,
    /// The reminder of them.
    pub(super) reminder: fn() -> AnyView,
    /// The word on the last pick.
    pub(super) news: fn() -> AnyView,
    /// What is wrong with a file of the organiser.
    pub(super) problems: fn(&[Problem]) -> AnyView,
    /// The results of a search.
    pub(super) results: fn() -> AnyView,
    /// What stands below the programme.
    pub(super) below_programme: fn() -> AnyView,
}

/// The organiser's desk.
pub(super) struct Desk {
    /// Its page, in the owner of the meeting.
    page: fn(&Owner) -> AnyView,
}

/// Where a part is.
#[derive(Debug)]
enum Part<T: 'static> {
    Away,
    Coming,
    Missing,
    Here(&'static T),
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

/// The parts of the app, as far as they are here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    rest: RwSignal<Part<Rest>>,
    desk: RwSignal<Part<Desk>>,
    /// What the parts provide lives as long as the app.
    app: StoredValue<Owner>,
}

/// The owner of everything that belongs to the meeting on screen.
#[derive(Debug, Clone)]
pub(super) struct MeetingOwner(pub(super) Owner);

/// The parts of the app.
pub(super) fn use_parts() -> Parts {
    expect_context()
}

impl Parts {
    /// Fetches the rest as soon as there is something on screen.
    pub(super) fn provide() {
        let parts =
            Self { rest: RwSignal::new(Part::Away), desk: RwSignal::new(Part::Away), app: StoredValue::new(Owner::current().unwrap_or_default()) };
        let programme = use_programme();
        Effect::new(move || {
            if !matches!(programme.loading(), Loading::Pending) {
                parts.fetch_rest();
            }
        });
        provide_context(parts);
    }

    /// The rest, once it is here; tracked.
    pub(super) fn rest(self) -> Option<&'static Rest> {
        match self.rest.get() {
            Part::Here(rest) => Some(rest),
            _ => None,
        }
    }

    /// How many answers the server does not have yet; tracked.
    pub(super) fn unsent(self) -> usize {
        self.rest().map_or(0, |rest| (rest.unsent)())
    }

    /// A page that is not the programme's, or what there is to say until it is here; tracked.
    pub(super) fn page(self, route: Route) -> AnyView {
        let rest = match self.rest.get() {
            Part::Here(rest) => rest,
            part => return self.until(part, move || self.fetch_rest()),
        };
        if route != Route::Desk {
            return (rest.page)(route);
        }
        match self.desk.get() {
            Part::Here(desk) => (desk.page)(&expect_context::<MeetingOwner>().0),
            part => self.until(part, move || self.fetch_desk()),
        }
    }

    /// What is shown in place of a part.
    fn until<T>(self, part: Part<T>, fetch: impl Fn() + Copy + 'static) -> AnyView {
        if matches!(part, Part::Away) {
            fetch();
        }
        if matches!(part, Part::Missing) { missing(fetch) } else { coming() }
    }

    fn fetch_rest(self) {
        fetch(self.rest, rest_part(), move |rest| {
            self.app.with_value(|app| app.with(|| (rest.start)()));
        });
    }

    fn fetch_desk(self) {
        fetch(self.desk, desk_part(), |_| ());
    }
}

/// Fetches a part unless it is here or on its way.
fn fetch<T: Send + Sync>(
    part: RwSignal<Part<T>>,
    fetching: impl Future<Output = Result<&'static T, SplitLoaderError>> + 'static,
    arrived: impl FnOnce(&'static T) + 'static,
) {
    if matches!(part.get_untracked(), Part::Coming | Part::Here(_)) {
        return;
    }
    part.set(Part::Coming);
    spawn_local(async move {
        let fetched = fetching.await;
        // Who had come to the heading of the waiting page goes on to that of the page itself.
        let waited = page::is_heading_focused();
        if let Ok(table) = fetched {
            arrived(table);
        }
        part.set(fetched.map_or(Part::Missing, Part::Here));
        if waited {
            page::focus_heading();
        }
    });
}

fn coming() -> AnyView {
    let words = use_words().shell();
    page::use_title(|| words.loading.to_owned());
    view! {
        <header class="head">
            <h1>{words.loading}</h1>
        </header>
    }
    .into_any()
}

fn missing(again: impl Fn() + 'static) -> AnyView {
    let words = use_words().shell();
    page::use_title(|| words.part_missing.to_owned());
    view! {
        <div class="head" role="alert">
            <h1>{words.part_missing}</h1>
            <p class="lead">{words.part_missing_lead}</p>
        </div>
        <div class="flow">
            <button type="button" class="btn primary" on:click=move |_| again()>
                <Icon name="sync" />
                {words.retry}
            </button>
        </div>
    }
    .into_any()
}

#[cfg(feature = "split")]
use fetched::{desk_part, rest_part};

#[cfg(feature = "split")]
mod fetched {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::{Desk, Rest, desk, rest};

    #[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn rest_part() -> Result<&'static Rest, SplitLoaderError> {
        Ok(&rest::REST)
    }

    #[wasm_split(desk, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn desk_part() -> Result<&'static Desk, SplitLoaderError> {
        Ok(&desk::DESK)
    }
}

#[cfg(not(feature = "split"))]
async fn rest_part() -> Result<&'static Rest, SplitLoaderError> {
    Ok(&rest::REST)
}

#[cfg(not(feature = "split"))]
async fn desk_part() -> Result<&'static Desk, SplitLoaderError> {
    Ok(&desk::DESK)
}

//! The app in parts. The first visit of the programme fetches the main part alone; the rest follows in the background at once, and the
//! organiser's desk when it is opened.
//!
//! A part is a table of functions, and the main part knows nothing of it but this table: whatever only a part mentions is fetched with
//! it. Without the feature `split` every part is there from the start.

mod desk;
mod rest;

use std::{future::Future, pin::Pin};

use leptos::{prelude::*, task::spawn_local, wasm_split::SplitLoaderError};

use super::{
    components::{
        notice::{Tone, notice},
        trouble::{retry, trouble, waiting},
    },
    words::use_words,
};
use crate::{
    domain::{
        address::Route,
        id::{BlockId, SessionId},
        problem::Problem,
    },
    state::{
        meeting::{Loading, use_programme},
        page,
        picks::MyPicks,
    },
};

/// A part: its pages, and what it has beside them.
pub(super) struct Part {
    /// The page of a view.
    page: fn(Route) -> AnyView,
    /// What only the rest has.
    rest: Option<&'static Rest>,
}

/// Everything a participant may need besides the programme and the other pages.
pub(super) struct Rest {
    /// Begins delivery; called once, in the owner of the whole app.
    start: fn(),
    /// How many answers the organiser does not have yet; tracked.
    unsent: fn() -> usize,
    /// A pick, made by the person.
    choose: fn(MyPicks, &Choose),
    /// What follows when the desk came, or could not be fetched; called in the owner of the whole app.
    desk: fn(bool),
    /// The mark of the demo clock.
    pub(super) demo_mark: fn() -> AnyView,
    /// The mark that the app works without a network.
    pub(super) offline_mark: fn() -> AnyView,
    /// What the app has to say above a page.
    above: fn() -> AnyView,
    /// The word on the last pick.
    pub(super) news: fn() -> AnyView,
    /// What is wrong with a file of the organiser.
    pub(super) problems: fn(&[Problem]) -> AnyView,
    /// The results of a search.
    pub(super) results: fn() -> AnyView,
    /// What stands below the programme.
    pub(super) below_programme: fn() -> AnyView,
    /// How full a session is.
    pub(super) seats: fn(&SessionId) -> AnyView,
    /// My wishes in a block, and the way to rank them.
    pub(super) wishes: fn(&BlockId) -> AnyView,
}

/// What a person does with a session of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choose {
    /// Picks it.
    Pick(SessionId),
    /// Picks it, or takes the pick back.
    Toggle(SessionId),
    /// Takes the pick back.
    Remove(SessionId),
}

/// Where a part is.
#[derive(Clone, Copy)]
enum Stage {
    Away,
    Coming,
    Missing,
    Here(&'static Part),
}

type Fetching = Pin<Box<dyn Future<Output = Result<&'static Part, SplitLoaderError>>>>;

/// The parts of the app, as far as they are here.
#[derive(Clone, Copy)]
pub(super) struct Parts {
    rest: RwSignal<Stage>,
    desk: RwSignal<Stage>,
    /// What the rest provides lives as long as the app.
    app: StoredValue<Owner>,
    /// What was chosen before the rest was here.
    chosen: StoredValue<Vec<(MyPicks, Choose)>>,
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
        let parts = Self {
            rest: RwSignal::new(Stage::Away),
            desk: RwSignal::new(Stage::Away),
            app: StoredValue::new(Owner::current().unwrap_or_default()),
            chosen: StoredValue::new(Vec::new()),
        };
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
            Stage::Here(part) => part.rest,
            _ => None,
        }
    }

    /// How many answers the organiser does not have yet; tracked.
    pub(super) fn unsent(self) -> usize {
        self.rest().map_or(0, |rest| (rest.unsent)())
    }

    /// Carries a choice out: at once, or as soon as the rest is here.
    pub(super) fn choose(self, picks: MyPicks, choose: Choose) {
        if let Some(rest) = untrack(|| self.rest()) {
            (rest.choose)(picks, &choose);
        } else {
            self.chosen.update_value(|chosen| chosen.push((picks, choose)));
            self.fetch_rest();
        }
    }

    /// A page that is not the programme's, or what there is to say until it is here; tracked.
    pub(super) fn page(self, route: Route) -> AnyView {
        let rest = self.rest.get();
        let stage = if route.is_of_desk() && matches!(rest, Stage::Here(_)) { self.desk.get() } else { rest };
        match stage {
            Stage::Here(part) => (part.page)(route),
            Stage::Missing => self.missing(true),
            Stage::Away | Stage::Coming => {
                self.fetch();
                waiting()
            }
        }
    }

    /// What the app has to say above a page; tracked. That the rest could not be fetched is one such thing: whoever chooses a workshop on
    /// the programme must know.
    pub(super) fn above(self, route: Memo<Route>) -> Option<AnyView> {
        match self.rest.get() {
            Stage::Here(part) => part.rest.map(|rest| (rest.above)()),
            Stage::Missing if matches!(*route.read(), Route::Home | Route::Agenda(_)) => Some(self.missing(false)),
            _ => None,
        }
    }

    fn missing(self, whole_page: bool) -> AnyView {
        let words = use_words().shell();
        let retry = retry(Box::new(move || self.fetch()));
        if whole_page {
            return trouble(words.part_missing, words.part_missing_lead, retry);
        }
        let content = view! {
            <p class="title">{words.part_missing}</p>
            <p>{words.part_missing_lead}</p>
            {retry}
        };
        notice(Tone::Bad, "alert", content.into_any())
    }

    /// Fetches what the view on screen waits for.
    fn fetch(self) {
        let Stage::Here(first) = self.rest.get_untracked() else { return self.fetch_rest() };
        let ended = move |desk: Option<&'static Part>| {
            let Some(rest) = first.rest else { return };
            self.app.with_value(|app| app.with(|| (rest.desk)(desk.is_some())));
        };
        fetch(self.desk, Box::pin(desk_part()), Box::new(ended));
    }

    fn fetch_rest(self) {
        let ended = move |part: Option<&'static Part>| {
            let Some(rest) = part.and_then(|part| part.rest) else { return };
            self.app.with_value(|app| app.with(rest.start));
            for (picks, choose) in self.chosen.try_update_value(std::mem::take).unwrap_or_default() {
                (rest.choose)(picks, &choose);
            }
        };
        fetch(self.rest, Box::pin(rest_part()), Box::new(ended));
    }
}

/// Fetches a part unless it is here or on its way; `ended` is given what came of it.
fn fetch(stage: RwSignal<Stage>, fetching: Fetching, ended: Box<dyn FnOnce(Option<&'static Part>)>) {
    if matches!(stage.get_untracked(), Stage::Coming | Stage::Here(_)) {
        return;
    }
    stage.set(Stage::Coming);
    spawn_local(async move {
        let fetched = fetching.await.ok();
        // Who had come to the heading of the waiting page goes on to that of the page itself.
        let waited = page::is_heading_focused();
        ended(fetched);
        stage.set(fetched.map_or(Stage::Missing, Stage::Here));
        if waited {
            page::focus_heading();
        }
    });
}

#[cfg(feature = "split")]
use fetched::{desk_part, rest_part};

#[cfg(feature = "split")]
mod fetched {
    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::{Part, desk, rest};

    #[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn rest_part() -> Result<&'static Part, SplitLoaderError> {
        Ok(&rest::PART)
    }

    #[wasm_split(desk, wasm_split_path = ::leptos::wasm_split, fallible)]
    pub(super) fn desk_part() -> Result<&'static Part, SplitLoaderError> {
        Ok(&desk::PART)
    }
}

#[cfg(not(feature = "split"))]
fn rest_part() -> impl Future<Output = Result<&'static Part, SplitLoaderError>> {
    std::future::ready(Ok(&rest::PART))
}

#[cfg(not(feature = "split"))]
fn desk_part() -> impl Future<Output = Result<&'static Part, SplitLoaderError>> {
    std::future::ready(Ok(&desk::PART))
}

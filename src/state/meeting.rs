//! The configuration and the meeting on screen: loading, the last good copy, and what went wrong.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::location::use_location;
use crate::{
    browser::{
        assets::{self, AssetError},
        storage::shelf::Shelf,
    },
    domain::{
        config::Config,
        format::{Read, read_config, read_meeting},
        id::MeetingId,
        meeting::Meeting,
        problem::Problem,
        storage_key::RecordType,
    },
};

/// Where the configuration lies, relative to the app.
const CONFIG: &str = "config.json";

/// Why there is nothing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The file could not be fetched.
    Unreachable(AssetError),
    /// The file is not what it should be.
    Unusable(Arc<Vec<Problem>>),
    /// The address names a meeting that the configuration does not list.
    UnknownMeeting,
}

/// What is on screen.
#[derive(Debug, Clone)]
pub enum Loading {
    /// Still on its way.
    Pending,
    /// The configuration could not be loaded.
    NoConfig(Failure),
    /// The meeting could not be loaded.
    NoMeeting(Failure),
    /// Here it is.
    Ready(Loaded),
}

/// A meeting ready to be shown.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The configuration.
    pub config: Arc<Config>,
    /// The meeting.
    pub meeting: Arc<Meeting>,
    /// The newest file was unusable or out of reach: this is the last good copy.
    pub copy: bool,
    /// Questions of kinds this version does not know were left out.
    pub questions_left_out: bool,
}

impl PartialEq for Loaded {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.meeting, &other.meeting) && Arc::ptr_eq(&self.config, &other.config)
    }
}

/// The meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct Programme {
    loading: RwSignal<Loading>,
    attempt: RwSignal<u32>,
}

/// Loading of the meeting on screen.
pub fn use_programme() -> Programme {
    expect_context()
}

/// The meeting on screen; only below a view that has one.
pub fn use_meeting() -> Arc<Meeting> {
    expect_context::<Loaded>().meeting
}

/// The configuration; only below a view that has a meeting.
pub fn use_config() -> Arc<Config> {
    expect_context::<Loaded>().config
}

impl Programme {
    /// Loads the meeting that the address names, and again whenever it names another.
    pub fn provide() -> Self {
        let programme = Self { loading: RwSignal::new(Loading::Pending), attempt: RwSignal::new(0) };
        let location = use_location();
        let wanted = Memo::new(move |_| location.with_query(|query| query.meeting.clone()));
        Effect::new(move || {
            let wanted = wanted.get();
            let attempt = programme.attempt.get();
            programme.loading.set(Loading::Pending);
            spawn_local(async move {
                let loading = load(wanted).await;
                // A newer attempt, or another meeting asked for meanwhile, makes this result stale.
                if programme.attempt.try_get_untracked() == Some(attempt) {
                    programme.loading.set(loading);
                }
            });
        });
        provide_context(programme);
        programme
    }

    /// What is on screen.
    pub fn loading(self) -> Loading {
        self.loading.get()
    }

    /// Tries to load again.
    pub fn retry(self) {
        self.attempt.update(|n| *n += 1);
    }
}

async fn load(wanted: Option<MeetingId>) -> Loading {
    let config = match fetch(CONFIG, &Shelf::of_device(RecordType::Copy), read_config).await {
        Ok((config, _)) => Arc::new(config.value),
        Err(failure) => return Loading::NoConfig(failure),
    };
    let id = wanted.as_ref().unwrap_or(&config.current);
    let Some(entry) = config.meetings.iter().find(|entry| entry.id == *id) else {
        return Loading::NoMeeting(Failure::UnknownMeeting);
    };
    match fetch(&entry.file, &Shelf::of(id, RecordType::Copy), read_meeting).await {
        Ok((meeting, copy)) => Loading::Ready(Loaded {
            config: config.clone(),
            questions_left_out: !meeting.warnings.is_empty(),
            meeting: Arc::new(meeting.value),
            copy,
        }),
        Err(failure) => Loading::NoMeeting(failure),
    }
}

type Reader<T> = fn(&[u8]) -> Result<Read<T>, Vec<Problem>>;

/// Fetches and reads a file; when that fails, reads the last good copy, and says so with `true`.
async fn fetch<T>(address: &str, copies: &Shelf, read: Reader<T>) -> Result<(Read<T>, bool), Failure> {
    let failure = match assets::read(address).await {
        Ok(bytes) => match read(&bytes) {
            Ok(value) => {
                if let Ok(text) = std::str::from_utf8(&bytes) {
                    // The copy is a courtesy: without it the app works as long as the host answers.
                    drop(copies.write(address, text));
                }
                return Ok((value, false));
            }
            Err(problems) => Failure::Unusable(Arc::new(problems)),
        },
        Err(error) => Failure::Unreachable(error),
    };
    let copy = copies.read(address).ok().flatten();
    copy.and_then(|text| read(text.as_bytes()).ok()).map(|value| (value, true)).ok_or(failure)
}

//! The configuration and the meeting on screen: the last good copy at once, the newest version as soon as the host has it, and what
//! went wrong.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    copies::{Copy, Reader},
    location::{Location, use_location},
};
use crate::{
    browser::{
        assets::{self, AssetError},
        clock, network, page,
    },
    domain::{
        config::{Config, MeetingEntry},
        delivery::Tick,
        format::{Read, read_config, read_meeting},
        id::MeetingId,
        meeting::Meeting,
        problem::Problem,
        refresh::{Occasion, Settled, Stale, Version, is_due, may_follow, settle},
    },
};

/// Where the configuration lies, relative to the app.
const CONFIG: &str = "config.json";

/// How often the app considers whether it is time to look at the host, in milliseconds; how often it looks is `refresh::IDLE`.
const CONSIDER: i32 = 60_000;

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
    /// The meeting's file, as it came.
    pub file: Arc<str>,
    /// Questions of kinds this version does not know were left out.
    pub questions_left_out: bool,
}

impl Loaded {
    /// Nothing that people see differs.
    fn is_same(&self, other: &Self) -> bool {
        self.meeting == other.meeting && self.config == other.config && self.questions_left_out == other.questions_left_out
    }

    /// The address of the meeting's file.
    pub fn address(&self) -> &str {
        let entry = self.config.meetings.iter().find(|entry| entry.id == self.meeting.id);
        entry.map_or("", |entry| &entry.file)
    }
}

/// The meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct Programme {
    loading: RwSignal<Loading>,
    /// A newer version that waits until the person leaves what must not be built anew.
    newer: StoredValue<Option<Loaded>>,
    newest: RwSignal<Option<Arc<Config>>>,
    stale: RwSignal<Option<Stale>>,
    attempt: RwSignal<u32>,
    /// Rises with every look at the host: what an earlier one brings is stale then.
    look: RwSignal<u32>,
    looked: StoredValue<Tick>,
    wanted: Memo<Option<MeetingId>>,
    location: Location,
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
    /// Shows the meeting that the address names, and another whenever it names another; keeps what is shown fresh.
    pub fn provide() -> Self {
        let location = use_location();
        let programme = Self {
            loading: RwSignal::new(Loading::Pending),
            newer: StoredValue::new(None),
            newest: RwSignal::new(None),
            stale: RwSignal::new(None),
            attempt: RwSignal::new(0),
            look: RwSignal::new(0),
            looked: StoredValue::new(Tick(0)),
            wanted: Memo::new(move |_| location.with_query(|query| query.meeting.clone())),
            location,
        };
        Effect::new(move || {
            programme.attempt.track();
            let copy = stored(programme.wanted.get().as_ref());
            programme.newer.set_value(None);
            programme.stale.set(None);
            programme.newest.set(copy.as_ref().map(|copy| copy.config.clone()));
            programme.loading.set(copy.map_or(Loading::Pending, Loading::Ready));
            programme.look();
        });
        Effect::new(move || {
            location.route().track();
            programme.follow();
        });
        let mut guards = network::on_better_times(move || programme.look_if_due(Occasion::Return));
        guards.push(clock::every(CONSIDER, move || {
            if page::is_seen() {
                programme.look_if_due(Occasion::Idle);
            }
        }));
        let guards = StoredValue::new_local(guards);
        on_cleanup(move || guards.update_value(Vec::clear));
        provide_context(programme);
        programme
    }

    /// What is on screen.
    pub fn loading(self) -> Loading {
        self.loading.get()
    }

    /// The newest configuration, which delivery follows even while the screen must not; tracked.
    pub fn newest_config(self) -> Option<Arc<Config>> {
        self.newest.get()
    }

    /// What is shown may be out of date, and of what time it is; tracked.
    pub fn stale(self) -> Option<Stale> {
        self.stale.get()
    }

    /// How many looks at the host there were: whatever belongs to the programme follows them; tracked.
    pub fn looks(self) -> u32 {
        self.look.get()
    }

    /// Tries to load again.
    pub fn retry(self) {
        self.attempt.update(|n| *n += 1);
    }

    fn look_if_due(self, occasion: Occasion) {
        if is_due(self.looked.get_value(), clock::tick(), occasion) {
            self.look();
        }
        // Whoever stopped typing meanwhile can be shown what came before.
        self.follow();
    }

    /// Asks the host in the background.
    fn look(self) {
        let look = self.look.get_untracked() + 1;
        self.look.set(look);
        self.looked.set_value(clock::tick());
        let wanted = self.wanted.get_untracked();
        spawn_local(async move {
            let loaded = load(wanted.as_ref()).await;
            if self.look.try_get_untracked() == Some(look) {
                self.take(loaded);
            }
        });
    }

    fn take(self, loaded: Result<(Loaded, Option<Stale>), Loading>) {
        let shown = matches!(*self.loading.read_untracked(), Loading::Ready(_));
        match loaded {
            Ok((loaded, stale)) => {
                self.tell(stale);
                // Delivery begins anew with each configuration, so the same one is not told again.
                if self.newest.read_untracked().as_deref() != Some(&*loaded.config) {
                    self.newest.set(Some(loaded.config.clone()));
                }
                self.newer.set_value(Some(loaded));
                self.follow();
            }
            // Without any copy stored, what is on screen is the last good one.
            Err(_) if shown => self.tell(self.stale.get_untracked().or(Some(Stale::Programme(None)))),
            Err(failure) => {
                // The same failure again leaves the page alone, where somebody may be about to try again.
                if !is_same_failure(&self.loading.read_untracked(), &failure) {
                    self.loading.set(failure);
                }
            }
        }
    }

    /// Says it once: what a reader announces must not come again with every look.
    fn tell(self, stale: Option<Stale>) {
        if self.stale.get_untracked() != stale {
            self.stale.set(stale);
        }
    }

    /// Shows the newer version, when there is one and nobody is disturbed by it.
    fn follow(self) {
        let Some(newer) = self.newer.get_value() else { return };
        let shown = match &*self.loading.read_untracked() {
            Loading::Ready(shown) => Some(shown.is_same(&newer)),
            _ => None,
        };
        match shown {
            Some(true) => self.newer.set_value(None),
            Some(false) if !may_follow(&self.location.route().read_untracked(), page::is_typing()) => {}
            _ => {
                self.newer.set_value(None);
                if shown.is_some() {
                    page::keep_place();
                }
                self.loading.set(Loading::Ready(newer));
            }
        }
    }
}

fn is_same_failure(shown: &Loading, now: &Loading) -> bool {
    match (shown, now) {
        (Loading::NoConfig(shown), Loading::NoConfig(now)) | (Loading::NoMeeting(shown), Loading::NoMeeting(now)) => shown == now,
        _ => false,
    }
}

/// What this device holds of the meeting asked for.
fn stored(wanted: Option<&MeetingId>) -> Option<Loaded> {
    let config = Copy { meeting: None, address: CONFIG }.read(read_config)?.value.value;
    let id = wanted.unwrap_or(&config.current);
    let entry = config.meetings.iter().find(|entry| entry.id == *id)?;
    let version = Copy { meeting: Some(id), address: &entry.file }.read(read_meeting)?;
    Some(ready(Arc::new(config.clone()), version))
}

async fn load(wanted: Option<&MeetingId>) -> Result<(Loaded, Option<Stale>), Loading> {
    let settings = fetch(Copy { meeting: None, address: CONFIG }, read_config).await.map_err(Loading::NoConfig)?;
    let config = Arc::new(settings.version.value.value.clone());
    let id = wanted.unwrap_or(&config.current);
    let Some(entry) = config.meetings.iter().find(|entry| entry.id == *id) else {
        return Err(Loading::NoMeeting(Failure::UnknownMeeting));
    };
    let programme = fetch(Copy { meeting: Some(id), address: &entry.file }, read_meeting).await.map_err(Loading::NoMeeting)?;
    let stale = Stale::of(&settings, &programme);
    Ok((ready(config.clone(), programme.version), stale))
}

fn ready(config: Arc<Config>, version: Version<Read<Meeting>>) -> Loaded {
    let questions_left_out = !version.value.warnings.is_empty();
    Loaded { config, meeting: Arc::new(version.value.value), file: version.text.into(), questions_left_out }
}

/// The programme of another meeting of the series, or the last good copy of it; `None` where there is neither.
pub(super) async fn programme_of(entry: &MeetingEntry) -> Option<Meeting> {
    let fetched = fetch(Copy { meeting: Some(&entry.id), address: &entry.file }, read_meeting).await;
    fetched.ok().map(|settled| settled.version.value.value)
}

/// Fetches and reads a file, and keeps it; when that fails, goes on with the last good copy.
async fn fetch<T>(copy: Copy<'_>, read: Reader<T>) -> Result<Settled<Read<T>>, Failure> {
    let fetched = assets::read(copy.address).await.map_err(Failure::Unreachable).and_then(|bytes| {
        let value = read(&bytes).map_err(|problems| Failure::Unusable(Arc::new(problems)))?;
        // What was read is UTF-8, so nothing is replaced.
        Ok(Version { value, text: String::from_utf8_lossy(&bytes).into_owned(), at: None })
    });
    let settled = settle(copy.read(read), fetched)?;
    if !settled.stale {
        copy.keep(settled.store.then_some(settled.version.text.as_str()));
    }
    Ok(settled)
}

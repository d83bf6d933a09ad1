//! Whether the app works without a network, and whether a newer version waits.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{
    location::use_location,
    meeting::{Loading, use_programme},
};
use crate::{
    browser::{Guard, clock, network, service_worker::Worker, storage::shelf::Shelf},
    domain::{delivery::Tick, meeting::Meeting, storage_key::RecordType},
};

/// The host is asked for a newer version at most this often, in milliseconds.
const BETWEEN_LOOKS: u64 = 15 * 60 * 1_000;

/// The app without a network.
#[derive(Debug, Clone, Copy)]
pub struct Offline {
    /// What participants need is on the device.
    works: RwSignal<bool>,
    /// The desk is on the device, too.
    desk: RwSignal<bool>,
    /// The view on screen is one of the desk.
    at_desk: Memo<bool>,
    /// The desk was opened in this window.
    desk_opened: StoredValue<bool>,
    newer: RwSignal<bool>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    guards: StoredValue<Vec<Guard>, LocalStorage>,
    watch: StoredValue<Option<Guard>, LocalStorage>,
    looked: StoredValue<Tick>,
    /// The meeting on screen.
    meeting: StoredValue<Option<Arc<Meeting>>>,
}

/// The app without a network.
pub fn use_offline() -> Offline {
    expect_context()
}

impl Offline {
    /// Keeps the app's files on the device. What fails now is tried again when times look better.
    pub fn provide() -> Self {
        let route = use_location().route();
        let here = Self {
            works: RwSignal::new(false),
            desk: RwSignal::new(false),
            at_desk: Memo::new(move |_| route.read().is_of_desk()),
            desk_opened: StoredValue::new(false),
            newer: RwSignal::new(false),
            worker: StoredValue::new_local(None),
            guards: StoredValue::new_local(Vec::new()),
            watch: StoredValue::new_local(None),
            looked: StoredValue::new(clock::tick()),
            meeting: StoredValue::new(None),
        };
        here.guards.update_value(|guards| guards.extend(network::on_better_times(move || here.look_again())));
        on_cleanup(move || here.guards.update_value(Vec::clear));
        spawn_local(async move { here.register().await });
        let programme = use_programme();
        // A meeting that has just arrived is on the device now.
        Effect::new(move || {
            let Loading::Ready(loaded) = programme.loading() else { return };
            here.meeting.set_value(Some(loaded.meeting));
            here.check();
        });
        provide_context(here);
        here
    }

    /// Everything that the view on screen, and those beside it, need is on the device; tracked.
    pub fn works(self) -> bool {
        self.works.get() && (self.desk.get() || !self.at_desk.get())
    }

    /// The desk is here: from now on this device keeps it.
    pub fn keep_desk(self) {
        self.desk_opened.set_value(true);
        self.check();
    }

    /// The desk could not be fetched. A host that was given a newer build has no other desk than that one's, so the newer build is looked
    /// for at once.
    pub fn miss_desk(self) {
        let Some(worker) = self.worker.get_value() else { return };
        spawn_local(async move {
            worker.update().await;
            self.check();
        });
    }

    /// A newer version of the app is here and waits to be let in.
    pub fn has_newer(self) -> bool {
        self.newer.get()
    }

    /// Starts the newer version.
    pub fn start_newer(self) {
        self.worker.with_value(|worker| worker.as_ref().map(Worker::take_over));
    }

    async fn register(self) {
        // Without a worker the app works as long as there is a network, and promises nothing else.
        let Ok(worker) = Worker::register().await else { return };
        worker.tidy();
        self.watch.set_value(Some(worker.on_change(move || self.check())));
        self.worker.set_value(Some(worker));
        self.check();
    }

    fn check(self) {
        let Some(worker) = self.worker.get_value() else { return };
        self.newer.set(worker.is_waiting());
        spawn_local(async move {
            let files = worker.is_complete().await;
            let meeting = self.meeting.with_value(|meeting| meeting.as_ref().is_some_and(|meeting| is_kept(meeting)));
            self.works.set(files && meeting);
            // Asked last: to fetch the desk may take long, and the mark on the participants' pages does not wait for it.
            self.desk.set(files && self.desk_opened.get_value() && worker.keep_desk().await);
        });
    }

    fn look_again(self) {
        let now = clock::tick();
        let settled = self.works.get_untracked() && (self.desk.get_untracked() || !self.desk_opened.get_value());
        if now.0.saturating_sub(self.looked.get_value().0) < BETWEEN_LOOKS && settled {
            return;
        }
        self.looked.set_value(now);
        spawn_local(async move {
            match self.worker.get_value().filter(|_| self.works.get_untracked()) {
                Some(worker) => {
                    worker.update().await;
                    self.check();
                }
                // An installation that failed took its registration along.
                None => self.register().await,
            }
        });
    }
}

/// The last good copies of the configuration and of this meeting are on the device.
fn is_kept(meeting: &Meeting) -> bool {
    let has = |shelf: Shelf| shelf.all().is_ok_and(|records| !records.is_empty());
    has(Shelf::of_device(RecordType::Copy)) && has(Shelf::of(&meeting.id, RecordType::Copy))
}

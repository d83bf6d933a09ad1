//! Merging the sources that are shown and counting what counts: at once where there is little, and in short pieces where there is much.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::{Desk, Held, Server, Shown};
use crate::{
    domain::{
        handover::{bundle::Bundle, gathered::Gathered, sorting::Sorting},
        meeting::Meeting,
    },
    state::work,
};

/// The work, as far as it is.
struct Work {
    merging: Option<Gathered>,
    sorting: Option<Sorting>,
    meeting: Arc<Meeting>,
}

impl Work {
    fn step(&mut self) -> bool {
        if let Some(merging) = &mut self.merging {
            if !kuluary_fast::merge(merging) {
                let merged = Arc::new(std::mem::take(merging));
                self.merging = None;
                self.sorting = Some(Sorting::new(merged, &self.meeting));
            }
            return true;
        }
        self.sorting.as_mut().is_some_and(kuluary_fast::sort)
    }
}

impl Desk {
    /// Counts anew; follows every source that is shown.
    pub(super) fn recount(self) {
        let meeting = self.loaded.with_value(|loaded| Arc::clone(&loaded.meeting));
        let shown = self.shown.get();
        let mut bundles: Vec<Arc<Bundle>> = Vec::new();
        if shown.server
            && let Server::Read(Held(bundle)) = self.server.get()
        {
            bundles.push(bundle);
        }
        if shown.device {
            bundles.push(self.device.get().0);
        }
        let work = if bundles.is_empty() && shown.has_gathered_alone() {
            // It is merged already.
            Work { merging: None, sorting: Some(self.received.sorting(self.received.all(), &meeting)), meeting }
        } else {
            if shown.gathered {
                bundles.extend(self.received.bundles());
            }
            Work { merging: Some(Gathered::of(bundles)), sorting: None, meeting }
        };
        self.run.update_value(|run| *run += 1);
        self.go_on(work);
    }

    fn go_on(self, mut work: Work) {
        let run = self.run.get_value();
        if !work::piece(|| work.step()) {
            self.counted(work);
            return;
        }
        self.counting.set(true);
        spawn_local(async move {
            // What is shown, or the meeting, may change meanwhile.
            let still = || self.run.try_get_value() == Some(run);
            if work::all(|| work.step(), still).await && still() {
                self.counted(work);
            }
        });
    }

    fn counted(self, work: Work) {
        self.sorted.set(work.sorting.map(|sorting| Arc::new(sorting.finish())));
        self.counting.set(false);
    }
}

impl Shown {
    fn has_gathered_alone(self) -> bool {
        self == Self { gathered: true, ..Self::default() }
    }
}

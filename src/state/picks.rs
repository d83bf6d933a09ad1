//! My picks, remembered on the device, with what the last one changed and a way back.

use std::sync::Arc;

use leptos::prelude::*;

use super::settings::{Settings, use_settings};
use crate::{
    browser::storage::shelf::Shelf,
    domain::{
        clash::clashes,
        id::SessionId,
        meeting::Meeting,
        picks::{Change, Picks, Refusal},
        storage_key::RecordType,
    },
};

/// What happened last, for the screen to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A pick with all it changed.
    Picked(Change),
    /// Several sessions picked at once.
    PickedAll {
        /// How many.
        added: usize,
        /// What had to give way.
        gone: Vec<SessionId>,
    },
    /// A pick taken back.
    Removed(SessionId),
    /// A pick not taken.
    Refused(Refusal),
    /// The last change undone.
    Undone,
}

/// My picks.
#[derive(Debug, Clone, Copy)]
pub struct MyPicks {
    picks: RwSignal<Picks>,
    /// The title of each as it was picked.
    titles: StoredValue<Vec<(SessionId, String)>>,
    /// Clashing pairs that the person chose to keep, the earlier session first.
    kept: RwSignal<Vec<(SessionId, SessionId)>>,
    event: RwSignal<Option<Event>>,
    before: StoredValue<Option<Picks>>,
    meeting: StoredValue<Arc<Meeting>>,
    shelf: StoredValue<Shelf>,
    settings: Settings,
}

/// My picks of the meeting on screen.
pub fn use_picks() -> MyPicks {
    expect_context()
}

impl MyPicks {
    /// Reads the picks of a meeting. Records whose key is no session id are left untouched.
    pub fn provide(meeting: Arc<Meeting>) -> Self {
        let shelf = Shelf::of(&meeting.id, RecordType::Pick);
        let settings = use_settings();
        let records = shelf.all().unwrap_or_else(|error| {
            settings.report(&Err(error));
            Vec::new()
        });
        let titles: Vec<_> = records.into_iter().filter_map(|(id, title)| Some((SessionId::parse(&id).ok()?, title))).collect();
        let picks = Self {
            picks: RwSignal::new(titles.iter().map(|(id, _)| id.clone()).collect()),
            titles: StoredValue::new(titles),
            kept: RwSignal::new(read_kept(&meeting)),
            event: RwSignal::new(None),
            before: StoredValue::new(None),
            meeting: StoredValue::new(meeting),
            shelf: StoredValue::new(shelf),
            settings,
        };
        provide_context(picks);
        picks
    }

    /// Goes on with a new revision of the same meeting: nothing picked is lost, and the last change can still be undone.
    pub fn follow(self, meeting: Arc<Meeting>) {
        self.meeting.set_value(meeting);
    }

    /// These are the picks of this meeting.
    pub fn are_of(self, meeting: &Meeting) -> bool {
        self.meeting.with_value(|own| own.id == meeting.id)
    }

    /// Whether a session is picked.
    pub fn holds(self, id: &SessionId) -> bool {
        self.picks.read().holds(id)
    }

    /// The picks as they are.
    pub fn get(self) -> Picks {
        self.picks.get()
    }

    /// Reads something from the picks.
    pub fn with<T>(self, read: impl FnOnce(&Picks) -> T) -> T {
        read(&self.picks.read())
    }

    /// What happened last.
    pub fn event(self) -> Option<Event> {
        self.event.get()
    }

    /// The clashes that are still to be settled, the earlier session of each first.
    pub fn open_clashes(self) -> Vec<(SessionId, SessionId)> {
        let meeting = self.meeting.get_value();
        let all = self.with(|picks| clashes(&meeting, picks));
        all.into_iter().filter(|pair| !self.kept.read().contains(pair)).collect()
    }

    /// Keeps both sessions of a clash ("zostaw oba"): the plan does not ask again.
    pub fn keep_both(self, pair: (SessionId, SessionId)) {
        self.settings.report(&self.kept_shelf().write(&format!("{}~{}", pair.0, pair.1), ""));
        self.kept.update(|kept| kept.push(pair));
    }

    /// Keeps this session and all that it clashes with.
    pub fn keep_all_with(self, id: &SessionId) {
        let open = untrack(|| self.open_clashes());
        open.into_iter().filter(|(first, second)| first == id || second == id).for_each(|pair| self.keep_both(pair));
    }

    /// A session that is taken back takes what was decided about it along.
    fn forget_kept(self, id: &SessionId) {
        let (gone, stay): (Vec<_>, Vec<_>) = self.kept.get_untracked().into_iter().partition(|(first, second)| first == id || second == id);
        for (first, second) in gone {
            self.settings.report(&self.kept_shelf().remove(&format!("{first}~{second}")));
        }
        self.kept.set(stay);
    }

    fn kept_shelf(self) -> Shelf {
        self.meeting.with_value(|meeting| Shelf::of(&meeting.id, RecordType::Kept))
    }

    /// Whether the last change can be undone.
    pub fn can_undo(self) -> bool {
        self.event.read().is_some() && self.before.with_value(Option::is_some)
    }

    /// The title that a session had when it was picked, for those the programme no longer has.
    pub fn title_of(self, id: &SessionId) -> String {
        let title = self
            .titles
            .with_value(|titles| titles.iter().rfind(|(other, _)| other == id).map(|(_, title)| title.clone()))
            .unwrap_or_default();
        if title.is_empty() { id.to_string() } else { title }
    }

    /// Picks a session.
    pub fn pick(self, id: &SessionId) {
        let meeting = self.meeting.get_value();
        let mut next = self.picks.get_untracked();
        match next.pick(&meeting, id) {
            Ok(change) => self.become_picks(next, Event::Picked(change)),
            Err(refusal) => {
                self.before.set_value(None);
                self.event.set(Some(Event::Refused(refusal)));
            }
        }
    }

    /// Picks a session, or takes the pick back.
    pub fn toggle(self, id: &SessionId) {
        if untrack(|| self.holds(id)) { self.remove(id) } else { self.pick(id) }
    }

    /// Takes a pick back.
    pub fn remove(self, id: &SessionId) {
        let mut next = self.picks.get_untracked();
        if next.remove(id) {
            self.become_picks(next, Event::Removed(id.clone()));
        }
    }

    /// Keeps `id` and takes everything back that clashes with it.
    pub fn swap_in(self, id: &SessionId) {
        let meeting = self.meeting.get_value();
        let mut next = self.picks.get_untracked();
        let before = next.clone();
        next.swap_in(&meeting, id);
        if let Some(gone) = before.iter().find(|id| !next.holds(id)).cloned() {
            self.become_picks(next, Event::Removed(gone));
        }
    }

    /// Picks several sessions at once, one step to undo.
    pub fn pick_all(self, ids: &[SessionId]) {
        let meeting = self.meeting.get_value();
        let mut next = self.picks.get_untracked();
        let before = next.clone();
        // A session that cannot be picked is simply not among those added; clashes show in the plan.
        let added = ids.iter().filter(|id| next.pick(&meeting, id).is_ok_and(|change| change.added.is_some())).count();
        let gone = before.iter().filter(|id| !next.holds(id)).cloned().collect();
        self.become_picks(next, Event::PickedAll { added, gone });
    }

    /// Goes back to how it was before the last change.
    pub fn undo(self) {
        if let Some(before) = self.before.try_update_value(Option::take).flatten() {
            self.become_picks(before, Event::Undone);
            self.before.set_value(None);
        }
    }

    /// The last event has been read.
    pub fn dismiss(self) {
        self.before.set_value(None);
        self.event.set(None);
    }

    fn become_picks(self, next: Picks, event: Event) {
        let before = self.picks.get_untracked();
        let meeting = self.meeting.get_value();
        let records = self.shelf.get_value();
        for id in next.iter().filter(|id| !before.holds(id)) {
            let title = meeting.session(id).map(|session| meeting.title_of(session).pick(meeting.languages[0]).0.to_owned());
            let title = title.unwrap_or_else(|| self.title_of(id));
            self.settings.report(&records.write(id.as_str(), &title));
            self.titles.update_value(|titles| titles.push((id.clone(), title)));
        }
        for id in before.iter().filter(|id| !next.holds(id)) {
            self.forget_kept(id);
            self.settings.report(&records.remove(id.as_str()));
        }
        self.before.set_value(Some(before));
        self.picks.set(next);
        self.event.set(Some(event));
    }
}

/// The kept pairs of a meeting; records whose key is no pair of session ids are left untouched, and so is storage that refuses.
fn read_kept(meeting: &Meeting) -> Vec<(SessionId, SessionId)> {
    let records = Shelf::of(&meeting.id, RecordType::Kept).all().unwrap_or_default();
    let pair = |(id, _): (String, String)| {
        let (first, second) = id.split_once('~')?;
        Some((SessionId::parse(first).ok()?, SessionId::parse(second).ok()?))
    };
    records.into_iter().filter_map(pair).collect()
}

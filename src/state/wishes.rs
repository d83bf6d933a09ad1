//! My wishes, in the blocks whose groups the organiser divides: remembered on the device, with what the last step changed and a way back.

use leptos::prelude::*;

use super::settings::{Settings, use_settings};
use crate::{
    browser::storage::shelf::Shelf,
    domain::{
        id::{BlockId, MeetingId, SessionId},
        meeting::Meeting,
        storage_key::RecordType,
        wishes::{Step, Wishes},
    },
};

/// What happened last in a block, for the screen to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishEvent {
    /// The block.
    pub block: BlockId,
    /// The session it was about; `None` when a step was undone.
    pub session: Option<SessionId>,
    /// Its place since then, from 1; `None` when it is no wish any more.
    pub place: Option<usize>,
}

/// What there was before the last step.
type Before = (MeetingId, BlockId, Vec<SessionId>);

/// My wishes, of every meeting that was on screen since the start.
#[derive(Debug, Clone, Copy)]
pub struct MyWishes {
    known: StoredValue<Vec<(MeetingId, Wishes)>>,
    /// The title of each session as it was wished for.
    titles: StoredValue<Vec<(SessionId, String)>>,
    changed: Trigger,
    event: RwSignal<Option<WishEvent>>,
    before: StoredValue<Option<Before>>,
    settings: Settings,
}

/// My wishes.
pub fn use_wishes() -> MyWishes {
    expect_context()
}

impl MyWishes {
    /// Nothing is read from the storage until a meeting asks for it.
    pub fn provide() -> Self {
        let here = Self {
            known: StoredValue::new(Vec::new()),
            titles: StoredValue::new(Vec::new()),
            changed: Trigger::new(),
            event: RwSignal::new(None),
            before: StoredValue::new(None),
            settings: use_settings(),
        };
        provide_context(here);
        here
    }

    /// The wishes in a meeting; tracked.
    pub fn of(self, meeting: &MeetingId) -> Wishes {
        self.changed.track();
        let known = self.known.with_value(|known| known.iter().find(|(id, _)| id == meeting).map(|(_, wishes)| wishes.clone()));
        known.unwrap_or_else(|| {
            let wishes = self.read(meeting);
            self.known.update_value(|known| known.push((meeting.clone(), wishes.clone())));
            wishes
        })
    }

    /// The title that a session had when it was wished for, for those the programme no longer has.
    pub fn title_of(self, id: &SessionId) -> String {
        let title = self.titles.with_value(|titles| titles.iter().rfind(|(other, _)| other == id).map(|(_, title)| title.clone()));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| id.to_string())
    }

    /// What happened last; tracked.
    pub fn event(self) -> Option<WishEvent> {
        self.event.get()
    }

    /// Whether the last step can be undone; tracked.
    pub fn can_undo(self) -> bool {
        self.event.read().is_some() && self.before.with_value(Option::is_some)
    }

    /// Takes a step in ordering the wishes of a block.
    pub fn take(self, meeting: &Meeting, block: &BlockId, session: &SessionId, step: Step) {
        let mut wishes = untrack(|| self.of(&meeting.id));
        let before = wishes.of(block).to_vec();
        if !wishes.take(block, session, step) {
            return;
        }
        if step == Step::Add {
            let title = meeting.session(session).map(|found| meeting.title_of(found).pick(meeting.languages[0]).0.replace('\n', " "));
            self.titles.update_value(|titles| titles.push((session.clone(), title.unwrap_or_default())));
        }
        self.before.set_value(Some((meeting.id.clone(), block.clone(), before)));
        let place = wishes.place(block, session);
        self.become_wishes(&meeting.id, block, wishes);
        self.event.set(Some(WishEvent { block: block.clone(), session: Some(session.clone()), place }));
    }

    /// Goes back to how it was before the last step.
    pub fn undo(self) {
        let Some((meeting, block, before)) = self.before.try_update_value(Option::take).flatten() else { return };
        let mut wishes = untrack(|| self.of(&meeting));
        wishes.put(&block, &before);
        self.become_wishes(&meeting, &block, wishes);
        self.event.set(Some(WishEvent { block, session: None, place: None }));
    }

    /// The last event has been read.
    pub fn dismiss(self) {
        self.before.set_value(None);
        self.event.set(None);
    }

    fn become_wishes(self, meeting: &MeetingId, block: &BlockId, wishes: Wishes) {
        let records = Shelf::of(meeting, RecordType::Wish);
        let list = wishes.of(block);
        self.settings.report(&if list.is_empty() {
            records.remove(block.as_str())
        } else {
            records.write(block.as_str(), &self.written(list))
        });
        self.known.update_value(|known| {
            known.retain(|(id, _)| id != meeting);
            known.push((meeting.clone(), wishes));
        });
        self.changed.notify();
    }

    /// A record: a line for each wish, best first, with the session's id and title.
    fn written(self, list: &[SessionId]) -> String {
        list.iter().map(|id| format!("{id} {}", self.title_of(id))).collect::<Vec<_>>().join("\n")
    }

    /// Reads the wishes of a meeting. Records and lines that name nothing are left untouched until the block's wishes change.
    fn read(self, meeting: &MeetingId) -> Wishes {
        let mut wishes = Wishes::default();
        let records = Shelf::of(meeting, RecordType::Wish).all().unwrap_or_else(|error| {
            self.settings.report(&Err(error));
            Vec::new()
        });
        for (block, text) in records {
            let Ok(block) = BlockId::parse(&block) else { continue };
            let line = |line: &str| {
                let (id, title) = line.split_once(' ').unwrap_or((line, ""));
                Some((SessionId::parse(id).ok()?, title.to_owned()))
            };
            let lines: Vec<_> = text.lines().filter_map(line).collect();
            let ids: Vec<_> = lines.iter().map(|(id, _)| id.clone()).collect();
            wishes.put(&block, &ids);
            self.titles.update_value(|titles| titles.extend(lines));
        }
        wishes
    }
}

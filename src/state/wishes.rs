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

/// What is known, all of it behind one trigger: small lists that seldom change.
#[derive(Debug, Default)]
struct Book {
    /// Of every meeting that was on screen since the start.
    wishes: Vec<(MeetingId, Wishes)>,
    /// The title of each session as it was wished for.
    titles: Vec<(SessionId, String)>,
    event: Option<WishEvent>,
    /// What there was in a block before the last step.
    before: Option<(MeetingId, BlockId, Vec<SessionId>)>,
}

/// My wishes.
#[derive(Debug, Clone, Copy)]
pub struct MyWishes {
    book: StoredValue<Book>,
    changed: Trigger,
    settings: Settings,
}

/// My wishes.
pub fn use_wishes() -> MyWishes {
    expect_context()
}

impl MyWishes {
    /// Nothing is read from the storage until a meeting asks for it.
    pub fn provide() -> Self {
        let here = Self { book: StoredValue::new(Book::default()), changed: Trigger::new(), settings: use_settings() };
        provide_context(here);
        here
    }

    /// The wishes in a meeting; tracked.
    pub fn of(self, meeting: &MeetingId) -> Wishes {
        self.changed.track();
        let known = self.book.with_value(|book| book.wishes.iter().find(|(id, _)| id == meeting).map(|(_, wishes)| wishes.clone()));
        known.unwrap_or_else(|| {
            let wishes = self.read(meeting);
            self.book.update_value(|book| book.wishes.push((meeting.clone(), wishes.clone())));
            wishes
        })
    }

    /// The title that a session had when it was wished for, for those the programme no longer has.
    pub fn title_of(self, id: &SessionId) -> String {
        let title = self.book.with_value(|book| book.titles.iter().rfind(|(other, _)| other == id).map(|(_, title)| title.clone()));
        title.filter(|title| !title.is_empty()).unwrap_or_else(|| id.to_string())
    }

    /// What happened last in a block; tracked.
    pub fn event(self, block: &BlockId) -> Option<WishEvent> {
        self.changed.track();
        self.book.with_value(|book| book.event.clone().filter(|event| event.block == *block))
    }

    /// Whether the last step can be undone; tracked.
    pub fn can_undo(self) -> bool {
        self.changed.track();
        self.book.with_value(|book| book.before.is_some())
    }

    /// Takes a step in ordering the wishes of a block.
    pub fn take(self, meeting: &Meeting, block: &BlockId, session: &SessionId, step: Step) {
        let mut wishes = untrack(|| self.of(&meeting.id));
        let before = wishes.of(block).to_vec();
        if !wishes.take(block, session, step) {
            return;
        }
        let event = WishEvent { block: block.clone(), session: Some(session.clone()), place: wishes.place(block, session) };
        let title = meeting.session(session).map(|found| meeting.title_of(found).pick(meeting.languages[0]).0.replace('\n', " "));
        self.book.update_value(|book| {
            if step == Step::Add {
                book.titles.push((session.clone(), title.unwrap_or_default()));
            }
            book.before = Some((meeting.id.clone(), block.clone(), before));
            book.event = Some(event);
        });
        self.become_wishes(&meeting.id, block, wishes);
    }

    /// Goes back to how it was before the last step.
    pub fn undo(self) {
        let Some((meeting, block, before)) = self.book.try_update_value(|book| book.before.take()).flatten() else { return };
        let mut wishes = untrack(|| self.of(&meeting));
        wishes.put(&block, &before);
        self.book.update_value(|book| book.event = Some(WishEvent { block: block.clone(), session: None, place: None }));
        self.become_wishes(&meeting, &block, wishes);
    }

    /// The last event has been read.
    pub fn dismiss(self) {
        self.book.update_value(|book| {
            book.before = None;
            book.event = None;
        });
    }

    fn become_wishes(self, meeting: &MeetingId, block: &BlockId, wishes: Wishes) {
        let records = Shelf::of(meeting, RecordType::Wish);
        let list = wishes.of(block);
        self.settings.report(&if list.is_empty() {
            records.remove(block.as_str())
        } else {
            records.write(block.as_str(), &self.written(list))
        });
        self.book.update_value(|book| {
            book.wishes.retain(|(id, _)| id != meeting);
            book.wishes.push((meeting.clone(), wishes));
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
            self.book.update_value(|book| book.titles.extend(lines));
        }
        wishes
    }
}

//! The organiser's marks on comments of the meeting on screen: what is hidden or taken out, and themes. Kept on this device, one record each.

mod keeping;
mod known;

use std::sync::Arc;

use leptos::prelude::*;

use super::turns::Turns;
use crate::{
    browser::random,
    domain::{
        comments::{CommentId, Marks, NotAName},
        id::{MeetingId, SurveyId, ThemeId},
        summary::{Comments, Group, QuestionSummary, Summary},
    },
};
use known::Known;

/// So many changes can be undone.
const DEPTH: usize = 50;

/// What the organiser did last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Hid a comment.
    Hide,
    /// Chose words to take out.
    Mask,
    /// Put a comment back.
    Restore,
    /// Changed the themes of a comment.
    Assign,
    /// Made a theme.
    Make,
    /// Renamed a theme.
    Rename,
    /// Deleted a theme.
    Remove,
    /// Undid a change.
    Undo,
}

/// The marks on comments of the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct MyMarks {
    /// `None` until they are read.
    marks: RwSignal<Option<Arc<Marks>>>,
    /// The marks before each change.
    past: RwSignal<Vec<Arc<Marks>>>,
    did: RwSignal<Option<Did>>,
    unsaved: RwSignal<bool>,
    meeting: StoredValue<MeetingId>,
    /// What is stored, as far as this window knows.
    known: StoredValue<Known>,
    turns: StoredValue<Turns>,
}

/// The marks on comments of the meeting on screen.
pub fn use_marks() -> MyMarks {
    expect_context()
}

impl MyMarks {
    /// Reads the marks of a meeting.
    pub fn provide(meeting: &MeetingId) -> Self {
        let here = Self {
            marks: RwSignal::new(None),
            past: RwSignal::new(Vec::new()),
            did: RwSignal::new(None),
            unsaved: RwSignal::new(false),
            meeting: StoredValue::new(meeting.clone()),
            known: StoredValue::new(Known::default()),
            turns: StoredValue::new(Turns::default()),
        };
        here.follow();
        provide_context(here);
        here
    }

    /// The marks; `None` until they are read. Tracked.
    pub fn all(self) -> Option<Arc<Marks>> {
        self.marks.get()
    }

    /// The summary without what was taken out of its comments; until it is known what that is, without comments. Tracked.
    pub fn redacted(self, summary: &Arc<Summary>) -> Arc<Summary> {
        self.marks.with(|marks| marks.as_ref().map_or_else(|| Arc::new(wordless(summary)), |marks| marks.redacted(summary)))
    }

    /// Takes out of the comments of a group what was taken out; until it is known what that is, all of them. Tracked.
    pub fn redact_group(self, survey: &SurveyId, group: &mut Group) {
        self.marks.with(|marks| match marks {
            Some(marks) => marks.redact_group(survey, group),
            None => group.questions.iter_mut().for_each(silence),
        });
    }

    /// Hides a comment, or puts it back.
    pub fn hide(self, id: &CommentId, hide: bool) {
        self.change(if hide { Did::Hide } else { Did::Restore }, |marks| marks.hide(id, hide));
    }

    /// Takes a word of a comment out, or puts it back.
    pub fn mask(self, id: &CommentId, place: u32) {
        self.change(Did::Mask, |marks| {
            let mut places = marks.masked(id);
            if !places.remove(&place) {
                places.insert(place);
            }
            marks.mask(id, places);
        });
    }

    /// Gives a comment a theme, or takes it off.
    pub fn assign(self, id: &CommentId, theme: &ThemeId) {
        self.change(Did::Assign, |marks| {
            let has = marks.has(id, theme);
            marks.assign(id, theme, !has);
        });
    }

    /// Makes a theme.
    ///
    /// # Errors
    /// When it cannot be called that.
    pub fn make(self, name: &str) -> Result<(), NotAName> {
        let Ok(id) = ThemeId::parse(random::id().as_str()) else { return Ok(()) };
        self.name(Did::Make, &id, name)
    }

    /// Gives a theme another name.
    ///
    /// # Errors
    /// When it cannot be called that.
    pub fn rename(self, id: &ThemeId, name: &str) -> Result<(), NotAName> {
        self.name(Did::Rename, id, name)
    }

    fn name(self, did: Did, id: &ThemeId, name: &str) -> Result<(), NotAName> {
        let mut outcome = Ok(());
        self.change(did, |marks| outcome = marks.name(id, name));
        outcome
    }

    /// Deletes a theme.
    pub fn remove(self, id: &ThemeId) {
        self.change(Did::Remove, |marks| marks.remove(id));
    }

    /// What was done last, as long as nobody closed the word on it.
    pub fn did(self) -> Option<Did> {
        self.did.get()
    }

    /// There is something to undo.
    pub fn can_undo(self) -> bool {
        self.past.with(|past| !past.is_empty())
    }

    /// Undoes the last change.
    pub fn undo(self) {
        let Some(before) = self.past.try_update(Vec::pop).flatten() else { return };
        self.set(before);
        self.did.set(Some(Did::Undo));
    }

    /// Takes the word on the last change off the screen.
    pub fn dismiss(self) {
        self.did.set(None);
    }

    /// The last change was not saved.
    pub fn is_unsaved(self) -> bool {
        self.unsaved.get()
    }

    fn change(self, did: Did, change: impl FnOnce(&mut Marks)) {
        let Some(before) = self.marks.get_untracked() else { return };
        let mut after = Marks::clone(&before);
        change(&mut after);
        if after == *before {
            return;
        }
        self.past.update(|past| {
            past.push(before);
            if past.len() > DEPTH {
                past.remove(0);
            }
        });
        self.set(Arc::new(after));
        self.did.set(Some(did));
    }

    /// Takes marks over, and keeps them on this device.
    fn set(self, marks: Arc<Marks>) {
        self.marks.set(Some(marks));
        self.save();
    }
}

fn wordless(summary: &Summary) -> Summary {
    let mut summary = summary.clone();
    for survey in &mut summary.surveys {
        let parts = survey.parts.iter_mut().filter_map(|part| part.group.as_mut());
        [&mut survey.whole].into_iter().chain(parts).flat_map(|group| &mut group.questions).for_each(silence);
    }
    summary
}

fn silence(said: &mut QuestionSummary) {
    said.comments = Comments::None;
}

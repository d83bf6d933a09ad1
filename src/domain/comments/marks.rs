//! The organiser's marks on comments: what is taken out, and which themes a comment has. Values; whoever changes them keeps the former ones.

mod joining;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{CommentId, Theme, masked};
use crate::{
    id::{SurveyId, ThemeId},
    order,
    search::fold,
    summary::{Comments, Group, Summary},
};

/// The longest name of a theme, in characters.
pub const LONGEST_NAME: usize = 60;

/// The marks on one comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mark {
    /// All of it is taken out; what else was taken out before is still known, for when it comes back.
    pub hidden: bool,
    /// The places of words that are taken out (see `pieces`).
    pub masked: BTreeSet<u32>,
    /// Its themes; one that is gone may still stand here, and comes back with the theme.
    pub themes: BTreeSet<ThemeId>,
}

impl Mark {
    /// Something is taken out.
    fn takes_out(&self) -> bool {
        self.hidden || !self.masked.is_empty()
    }
}

/// Why a theme cannot be called that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAName {
    /// It is blank.
    #[error("the name is blank")]
    Blank,
    /// It is longer than `LONGEST_NAME`.
    #[error("the name is too long")]
    TooLong,
    /// Another theme is called that.
    #[error("another theme has this name")]
    Taken,
}

/// One record of the marks, as a storage keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// The marks on a comment.
    Comment(CommentId, Mark),
    /// A theme.
    Theme(Theme),
}

/// All marks on the comments of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    themes: BTreeMap<ThemeId, String>,
    comments: BTreeMap<CommentId, Mark>,
    /// Comments whose marks a newer version wrote. What they say cannot be told, so these stay hidden, and as they are.
    sealed: BTreeSet<CommentId>,
}

impl Marks {
    /// Takes a stored record in.
    pub fn add(&mut self, record: Record) {
        match record {
            Record::Comment(id, mark) => drop(self.comments.insert(id, mark)),
            Record::Theme(theme) => drop(self.themes.insert(theme.id, theme.name)),
        }
    }

    /// Hides a comment whose marks a newer version wrote.
    pub fn seal(&mut self, id: CommentId) {
        self.sealed.insert(id);
    }

    /// The marks on this comment can only be changed by the newer version that wrote them.
    pub fn is_sealed(&self, id: &CommentId) -> bool {
        self.sealed.contains(id)
    }

    /// The words of a comment that are taken out, by their places.
    pub fn masked(&self, id: &CommentId) -> BTreeSet<u32> {
        self.comments.get(id).map(|mark| mark.masked.clone()).unwrap_or_default()
    }

    /// What may be shown of a comment; `None` for nothing.
    pub fn shown(&self, id: &CommentId, words: &Arc<str>) -> Option<Arc<str>> {
        if self.is_sealed(id) {
            return None;
        }
        match self.comments.get(id).filter(|mark| mark.takes_out()) {
            None => Some(words.clone()),
            Some(mark) if mark.hidden => None,
            Some(mark) => Some(masked(words, &mark.masked).into()),
        }
    }

    /// Themes, by name.
    pub fn themes(&self) -> Vec<Theme> {
        let mut themes: Vec<_> = self.themes.iter().map(|(id, name)| Theme { id: id.clone(), name: name.clone() }).collect();
        order::by_key(&mut themes, |theme| fold(&theme.name));
        themes
    }

    /// The themes of a comment, of those that there are.
    pub fn themes_of(&self, id: &CommentId) -> BTreeSet<&ThemeId> {
        let themes = self.comments.get(id).into_iter().flat_map(|mark| &mark.themes);
        order::set_of(themes.filter(|theme| self.themes.contains_key(theme)))
    }

    /// Whether a comment has this theme.
    pub fn has(&self, id: &CommentId, theme: &ThemeId) -> bool {
        self.themes.contains_key(theme) && self.comments.get(id).is_some_and(|mark| mark.themes.contains(theme))
    }

    /// Takes the whole of a comment out, or puts it back.
    pub fn hide(&mut self, id: &CommentId, hidden: bool) {
        self.change(id, |mark| mark.hidden = hidden);
    }

    /// Takes the words at these places out of a comment, and no others.
    pub fn mask(&mut self, id: &CommentId, places: BTreeSet<u32>) {
        self.change(id, |mark| mark.masked = places);
    }

    /// Gives a comment a theme, or takes it off.
    pub fn assign(&mut self, id: &CommentId, theme: &ThemeId, has: bool) {
        self.change(id, |mark| {
            if has {
                mark.themes.insert(theme.clone());
            } else {
                mark.themes.remove(theme);
            }
        });
    }

    fn change(&mut self, id: &CommentId, change: impl FnOnce(&mut Mark)) {
        if self.is_sealed(id) {
            return;
        }
        let mut mark = self.comments.remove(id).unwrap_or_default();
        change(&mut mark);
        if mark != Mark::default() {
            self.comments.insert(id.clone(), mark);
        }
    }

    /// Makes a theme, or renames it.
    ///
    /// # Errors
    /// When it cannot be called that.
    pub fn name(&mut self, id: &ThemeId, name: &str) -> Result<(), NotAName> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(NotAName::Blank);
        }
        if name.chars().count() > LONGEST_NAME {
            return Err(NotAName::TooLong);
        }
        if self.themes.iter().any(|(other, taken)| other != id && fold(taken) == fold(&name)) {
            return Err(NotAName::Taken);
        }
        self.themes.insert(id.clone(), name);
        Ok(())
    }

    /// Removes a theme. Its comments keep it in silence, so that it comes back with them.
    pub fn remove(&mut self, id: &ThemeId) {
        self.themes.remove(id);
    }

    /// What a storage has to write (`Some`) or remove (`None`) so that it holds `new` in place of `self`.
    pub fn changes(&self, new: &Self) -> (Vec<Record>, Vec<RecordName>) {
        let (mut written, mut removed) = (Vec::new(), Vec::new());
        for (id, name) in &new.themes {
            if self.themes.get(id) != Some(name) {
                written.push(Record::Theme(Theme { id: id.clone(), name: name.clone() }));
            }
        }
        for (id, mark) in &new.comments {
            if self.comments.get(id) != Some(mark) {
                written.push(Record::Comment(id.clone(), mark.clone()));
            }
        }
        removed.extend(self.themes.keys().filter(|id| !new.themes.contains_key(id)).cloned().map(RecordName::Theme));
        removed.extend(self.comments.keys().filter(|id| !new.comments.contains_key(id)).cloned().map(RecordName::Comment));
        (written, removed)
    }

    /// Nothing is taken out of any comment.
    fn takes_nothing_out(&self) -> bool {
        self.sealed.is_empty() && !self.comments.values().any(Mark::takes_out)
    }

    /// A group with everything taken out of its comments that the organiser took out.
    pub fn redact_group(&self, survey: &SurveyId, group: &mut Group) {
        // To name a comment takes a checksum of it: too long to wait for where there are thousands and nothing to look for.
        if self.takes_nothing_out() {
            return;
        }
        for said in &mut group.questions {
            if let Comments::Shown(words) = &said.comments {
                let shown = |words: &Arc<str>| self.shown(&CommentId::of(survey, &said.question, words), words);
                let left: Vec<_> = words.iter().filter_map(shown).collect();
                // Where all of it was taken out, nobody may say that nobody wrote anything.
                said.comments = if left.is_empty() && !words.is_empty() { Comments::None } else { Comments::Shown(left) };
            }
        }
    }

    /// A summary with everything taken out of its comments that the organiser took out.
    pub fn redacted(&self, summary: &Arc<Summary>) -> Arc<Summary> {
        if self.takes_nothing_out() {
            return summary.clone();
        }
        let mut summary = Summary::clone(summary);
        for survey in &mut summary.surveys {
            let (id, parts) = (&survey.survey, survey.parts.iter_mut().filter_map(|part| part.group.as_mut()));
            for group in [&mut survey.whole].into_iter().chain(parts) {
                self.redact_group(id, group);
            }
        }
        Arc::new(summary)
    }
}

/// The name of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordName {
    /// Of the marks on a comment.
    Comment(CommentId),
    /// Of a theme.
    Theme(ThemeId),
}

impl RecordName {
    /// What names it in the storage.
    pub fn id(&self) -> String {
        match self {
            Self::Comment(id) => id.as_str().to_owned(),
            Self::Theme(id) => format!("theme~{id}"),
        }
    }
}

impl Record {
    /// Its name.
    pub fn name(&self) -> RecordName {
        match self {
            Self::Comment(id, _) => RecordName::Comment(id.clone()),
            Self::Theme(theme) => RecordName::Theme(theme.id.clone()),
        }
    }
}

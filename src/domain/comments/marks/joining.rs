//! Marks that another window changed as well: each record stands for itself, and within one what either of them changed holds.

use std::collections::BTreeSet;

use super::{Mark, Marks, Record, RecordName};
use crate::{comments::CommentId, id::ThemeId};

impl Marks {
    /// Takes up what is stored of a record by now, `None` for nothing. `base` is what these marks were made of: what they changed of it stays
    /// changed.
    pub fn take_up(&mut self, base: &Self, name: &RecordName, stored: Option<&Record>) {
        match name {
            RecordName::Comment(id) => {
                let theirs = match stored {
                    Some(Record::Comment(_, mark)) => mark.clone(),
                    _ => Mark::default(),
                };
                let former = base.comments.get(id).cloned().unwrap_or_default();
                self.change(id, |mine| *mine = joined(&former, mine, &theirs));
            }
            RecordName::Theme(id) if self.themes.get(id) == base.themes.get(id) => match stored {
                Some(Record::Theme(theme)) => drop(self.themes.insert(id.clone(), theme.name.clone())),
                _ => drop(self.themes.remove(id)),
            },
            RecordName::Theme(_) => {}
        }
    }
}

impl RecordName {
    /// Reads what `id` gives; `None` for anything else.
    pub fn parse(id: &str) -> Option<Self> {
        match id.strip_prefix("theme~") {
            Some(theme) => ThemeId::parse(theme).ok().map(Self::Theme),
            None => CommentId::parse(id).map(Self::Comment),
        }
    }
}

fn joined(base: &Mark, mine: &Mark, theirs: &Mark) -> Mark {
    Mark {
        hidden: of_both(base.hidden, mine.hidden, theirs.hidden),
        masked: members(&base.masked, &mine.masked, &theirs.masked),
        themes: members(&base.themes, &mine.themes, &theirs.themes),
    }
}

/// Of two values there is only one to change to, so that there is no quarrel.
const fn of_both(base: bool, mine: bool, theirs: bool) -> bool {
    if mine == base { theirs } else { mine }
}

fn members<T: Ord + Clone>(base: &BTreeSet<T>, mine: &BTreeSet<T>, theirs: &BTreeSet<T>) -> BTreeSet<T> {
    mine.union(theirs).filter(|item| of_both(base.contains(item), mine.contains(item), theirs.contains(item))).cloned().collect()
}

//! Which comments are asked for.

use leptos::prelude::*;

use crate::domain::{
    comments::{Comment, Marks, Query},
    id::ThemeId,
};

/// Where focus goes when what held it is gone from the list.
pub(super) const RESULTS: &str = "komentarze-wynik";

/// Which comments are asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filter {
    /// What they are about: a survey and a part of it; all surveys by default.
    pub(super) subject: RwSignal<Option<(usize, Option<usize>)>>,
    /// The words typed.
    pub(super) words: RwSignal<String>,
    pub(super) theme: RwSignal<OfTheme>,
}

/// Which themes are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum OfTheme {
    /// Any, or none.
    Any,
    /// This one.
    Is(ThemeId),
    /// None at all.
    None,
}

impl Filter {
    /// Whether this comment is asked for.
    pub(super) fn finds(self, query: &Query, marks: &Marks, comment: &Comment) -> bool {
        let fits = self.theme.with(|theme| match theme {
            OfTheme::Any => true,
            OfTheme::Is(id) => marks.has(&comment.id, id),
            OfTheme::None => marks.themes_of(&comment.id).is_empty(),
        });
        fits && query.finds(comment)
    }
}

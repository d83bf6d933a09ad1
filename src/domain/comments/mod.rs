//! What people wrote, as the organiser works on it: words taken out for good, and themes.
//!
//! A comment is known by a fingerprint of its question and its words, never by the submission it came in: equal words to the same question
//! are one comment here, wherever they stand. Groups that are too small show none (see `summary::Comments::Hidden`), and nothing here
//! changes that.

mod marks;
mod pieces;

use std::sync::Arc;

pub use marks::{LONGEST_NAME, Mark, Marks, NotAName, Record, RecordName};
pub use pieces::{Piece, masked, pieces};

use super::{
    handover::digest::fingerprint,
    id::{QuestionId, SurveyId, ThemeId},
    search::fold,
    summary::{Comments, Group},
};

/// Names a comment by what it says and what it answers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommentId(String);

impl CommentId {
    /// The name of these words as an answer to this question.
    pub fn of(survey: &SurveyId, question: &QuestionId, words: &str) -> Self {
        Self(fingerprint(&format!("{survey}\0{question}\0{words}")))
    }

    /// Reads what `as_str` gives; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        (text.len() == 16 && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    /// 16 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A label that the organiser made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its identifier, which a new name does not change.
    pub id: ThemeId,
    /// What it is called.
    pub name: String,
}

/// A comment as the organiser works on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its name.
    pub id: CommentId,
    /// What was written, every word of it: for the organiser's own eyes.
    pub raw: Arc<str>,
    /// What may be shown; `None` when the organiser took the whole of it out.
    pub shown: Option<Arc<str>>,
}

/// What people wrote in answer to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAnswers {
    /// The question.
    pub question: QuestionId,
    /// The comments, shuffled; `None` when the group is too small to show any.
    pub comments: Option<Vec<Comment>>,
}

/// The open answers of a group as it was summed up, before anything was taken out; questions that take no words are not there.
pub fn open_answers(marks: &Marks, survey: &SurveyId, group: &Group) -> Vec<OpenAnswers> {
    let mut answers = Vec::new();
    for said in &group.questions {
        let comment = |raw: &Arc<str>| {
            let id = CommentId::of(survey, &said.question, raw);
            Comment { shown: marks.shown(&id, raw), id, raw: raw.clone() }
        };
        let comments = match &said.comments {
            Comments::None => continue,
            Comments::Hidden => None,
            Comments::Shown(words) => Some(words.iter().map(comment).collect()),
        };
        answers.push(OpenAnswers { question: said.question.clone(), comments });
    }
    answers
}

/// Open answers by theme, in the order of `Marks::themes`, those without any last; a comment of several themes stands under each. Themes of
/// nothing are left out, and so is whatever the organiser took out altogether.
pub fn by_theme<'c>(marks: &Marks, comments: &'c [Comment]) -> Vec<(Option<Theme>, Vec<&'c str>)> {
    let shown = || comments.iter().filter_map(|comment| Some((comment, comment.shown.as_deref()?)));
    let mut groups = Vec::new();
    for theme in marks.themes() {
        let of_theme: Vec<_> = shown().filter(|(comment, _)| marks.has(&comment.id, &theme.id)).map(|(_, words)| words).collect();
        groups.push((Some(theme), of_theme));
    }
    let without = shown().filter(|(comment, _)| marks.themes_of(&comment.id).is_empty()).map(|(_, words)| words).collect();
    groups.push((None, without));
    groups.retain(|(_, words)| !words.is_empty());
    groups
}

/// Words searched for, whatever their case and diacritics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query(Vec<String>);

impl Query {
    /// The words of what was typed.
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Every word stands in what is shown of the comment. A blank query finds all, also what is hidden.
    pub fn finds(&self, comment: &Comment) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let Some(text) = comment.shown.as_deref().map(fold) else { return false };
        self.0.iter().all(|word| text.contains(word.as_str()))
    }
}

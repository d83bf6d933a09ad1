//! What the desk gives out: published results, and tables of them.

use std::sync::Arc;

use leptos::prelude::*;

use super::Desk;
use crate::{
    browser::clock,
    domain::{
        editions::Edition,
        format::{CodebookWords, Headings, TableWords, codebook_csv, comments_csv, tables_csv},
        meeting::Meeting,
        summary::{Rules, Subject, Summary, sum_up},
        text::Language,
        time::Moment,
    },
    state::marks::MyMarks,
};

impl Desk {
    /// The summary of the source that is shown, with every word of its comments: for the organiser's own eyes; tracked.
    pub fn raw_summary(self) -> Arc<Summary> {
        self.raw.get()
    }

    /// The organiser's marks on comments.
    pub fn marks(self) -> MyMarks {
        self.marks
    }

    /// What may leave the device: small groups are gone, whichever source is shown; tracked.
    pub fn edition(self, comments: bool) -> Edition {
        let loaded = self.loaded.read_value();
        let smallest = loaded.config.smallest_group;
        let summary = if let Some(sorted) = self.sorted.get().filter(|_| self.shown.get().is_device_alone()) {
            // On the screen nothing of a device's own answers is hidden from it. Somebody else may not see them so.
            let rules = Rules { smallest_group: Some(smallest), seed: self.seed };
            let own = sum_up(&loaded.meeting, &sorted.cube, sorted.counts, &self.attendance.read(), rules);
            self.marks.redacted(&Arc::new(own))
        } else {
            self.summary()
        };
        let made = on_site(&loaded.meeting, clock::now()).date_naive();
        Edition::of(&loaded.meeting, &summary, smallest, made, comments)
    }

    /// The numbers of the summary that is shown, as a table.
    pub fn tables(self, language: Language, words: &TableWords, name: &dyn Fn(&Subject) -> String) -> String {
        tables_csv(&self.loaded.read_value().meeting, &untrack(|| self.summary()), language, words, name)
    }

    /// The comments of the summary that is shown, without what was taken out, as a table; `None` until it is known what that is.
    pub fn comments_table(self, language: Language, words: &TableWords) -> Option<String> {
        let marks = untrack(|| self.marks.all())?;
        Some(comments_csv(&self.loaded.read_value().meeting, &untrack(|| self.raw_summary()), &marks, language, words))
    }

    /// What was asked, and what stands in the table of answers.
    pub fn codebook(self, language: Language, headings: &Headings, words: &CodebookWords) -> String {
        codebook_csv(&self.loaded.read_value().meeting, language, headings, words)
    }
}

/// A moment as the clocks of the meeting show it.
pub(in crate::state) fn on_site(meeting: &Meeting, at: Moment) -> Moment {
    meeting.sessions.first().map_or(at, |session| at.with_timezone(session.start.offset()))
}

//! What the organiser takes away of what is shown: an archive, and a table. Put together in short pieces, however much it is.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};

use super::Desk;
use crate::{
    browser::{clock, files::Growing},
    domain::{
        format::{AnswersTable, Archive, Headings, place_in_table},
        handover::sorting::{Fate, Sorted},
        text::Language,
    },
};

/// How many rows of a table are written in one piece of work.
const ROWS: usize = 1_000;

impl Desk {
    /// Saves everything that is shown as one file, which says the same wherever it is opened; `done` hears whether the browser took it.
    pub fn save_archive(self, name: String, done: impl FnOnce(bool) + 'static) {
        let Some(sorted) = self.sorted.get_untracked() else { return };
        spawn_local(async move {
            let mut file = Growing::default();
            for part in Archive::new(Arc::clone(&sorted.all)) {
                file.add(part.as_bytes());
                clock::breathe().await;
            }
            done(file.download(&name, "application/json").is_ok());
        });
    }

    /// Saves the submissions of the meeting that are shown as a table.
    pub fn save_table(self, name: String, language: Language, headings: &'static Headings, done: impl FnOnce(bool) + 'static) {
        let Some(sorted) = self.sorted.get_untracked() else { return };
        spawn_local(async move {
            let text = self.table(&sorted, language, headings).await;
            let mut file = Growing::default();
            file.add(text.as_bytes());
            done(file.download(&name, "text/csv;charset=utf-8").is_ok());
        });
    }

    async fn table(self, sorted: &Sorted, language: Language, headings: &'static Headings) -> String {
        let meeting = self.loaded.with_value(|loaded| Arc::clone(&loaded.meeting));
        let rows = (0..).zip(sorted.all.counting()).zip(&sorted.fates);
        let ours = rows.filter(|((_, record), _)| record.submission.meeting == meeting.id);
        let mut order: Vec<(usize, &str, u32)> = ours
            .map(|((number, record), fate)| {
                let (survey, id) = place_in_table(&meeting, &record.submission, *fate == Fate::Counts);
                (survey, id, number)
            })
            .collect();
        order.sort_unstable();
        let mut table = AnswersTable::new(&meeting, language, headings);
        for rows in order.chunks(ROWS) {
            for (_, _, number) in rows {
                if let Some(record) = sorted.all.standing(*number) {
                    table.row(&record.submission, record.text.as_str(), sorted.fates.get(*number as usize) == Some(&Fate::Counts));
                }
            }
            clock::breathe().await;
        }
        table.finish()
    }
}

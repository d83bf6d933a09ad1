//! The choices that count as a CSV table: one row for each session that somebody chose, for whoever divides the groups in a spreadsheet.

use super::csv::Table;
use crate::{
    choices::{in_time, of_people},
    meeting::Meeting,
    submission::{Body, Submission},
    text::Language,
    time::rfc3339,
};

/// The words of the table that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say which column each heads")]
pub struct ChoiceHeadings {
    pub choice: &'static str,
    pub badge: &'static str,
    pub at: &'static str,
    pub block: &'static str,
    pub block_title: &'static str,
    pub place: &'static str,
    pub session: &'static str,
    pub title: &'static str,
}

/// What each person chose in time, block by block, the first wish first. A choice is named by its id, by which a group is published.
pub fn choices_csv(meeting: &Meeting, submissions: &[Submission], language: Language, headings: &ChoiceHeadings) -> String {
    let mut table = Table::new(language);
    let ChoiceHeadings { choice, badge, at, block, block_title, place, session, title } = *headings;
    for heading in [choice, badge, at, block, block_title, place, session, title] {
        table.words(heading);
    }
    table.end_row();
    let (all, people) = of_people(meeting, submissions);
    for person in &people {
        let Body::Choices { badge, .. } = &person.body else { continue };
        for block in &meeting.blocks {
            for (at, id) in in_time(&all, &person.id, block).unwrap_or_default().iter().enumerate() {
                table.words(person.id.as_str());
                table.words(badge.as_deref().unwrap_or_default());
                table.words(&rfc3339(person.at));
                table.words(block.id.as_str());
                table.words(block.title.pick(language).0);
                table.number(i64::try_from(at + 1).unwrap_or_default());
                table.words(id.as_str());
                table.words(meeting.session(id).map_or("", |session| meeting.title_of(session).pick(language).0));
                table.end_row();
            }
        }
    }
    table.finish()
}

//! The result of a division as a CSV table: one row for each person and place, for whoever works on in a spreadsheet.

use super::csv::Table;
use crate::{
    allocation::Assignment,
    division::{Division, Plan, explain},
    meeting::Meeting,
    text::Language,
    time::rfc3339,
};

/// The words of the table that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say which column each heads")]
pub struct GroupHeadings {
    pub person: &'static str,
    pub choice: &'static str,
    pub block: &'static str,
    pub block_title: &'static str,
    pub session: &'static str,
    pub title: &'static str,
    pub start: &'static str,
    pub room: &'static str,
    /// Which choice it was.
    pub rank: &'static str,
    /// Stands in place of a title where there is no seat.
    pub no_seat: &'static str,
}

/// Who sits where: people in their order, blocks in that of the programme.
pub fn groups_csv(
    meeting: &Meeting,
    division: &Division,
    plan: &Plan,
    assignment: &Assignment,
    language: Language,
    headings: &GroupHeadings,
) -> String {
    let mut table = Table::new(language);
    let GroupHeadings { person, choice, block, block_title, session, title, start, room, rank, no_seat } = *headings;
    for heading in [person, choice, block, block_title, session, title, start, room, rank] {
        table.words(heading);
    }
    table.end_row();
    for (number, someone) in division.people.iter().enumerate() {
        for place in explain(plan, assignment, &[], number) {
            let Some(id) = plan.blocks.get(place.block) else { continue };
            table.words(&someone.name);
            table.words(someone.handed.as_ref().map_or("", |handed| handed.last.as_str()));
            table.words(id.as_str());
            let block = meeting.blocks.iter().find(|block| block.id == *id);
            table.words(block.map_or("", |block| block.title.pick(language).0));
            let seat = place.seat.and_then(|seat| meeting.session(plan.sessions.get(seat)?));
            table.words(seat.map_or("", |session| session.id.as_str()));
            table.words(seat.map_or(no_seat, |session| meeting.title_of(session).pick(language).0));
            table.words(&seat.map(|session| rfc3339(session.start)).unwrap_or_default());
            let room = seat.and_then(|session| meeting.room(session.room.as_ref()?));
            table.words(room.map_or("", |room| room.name.pick(language).0));
            match place.rank {
                Some(rank) => table.number(i64::try_from(rank).unwrap_or_default()),
                None => table.nothing(),
            }
            table.end_row();
        }
    }
    table.finish()
}

//! A CSV of names and wishes, as organisers keep them in spreadsheets; also the table of choices that the desk itself exports.
//!
//! One row a person: first the name or the badge label, then the wishes, the dearest first. A wish is the id or the title of a session
//! or of its workshop, in capitals or not, with Polish letters or without. A session's block is told by its heading, if the first row
//! has headings with the names of blocks; a workshop named without one is wished in every block that offers it. Several wishes in one
//! cell stand apart by `|`. Nothing is passed over in silence: whatever is not taken in is told with its row.

mod names;
mod rows;

use std::collections::{BTreeMap, btree_map::Entry};

use names::{Meaning, Names};
use rows::{Row, decoded, rows};

use super::csv::Table;
use crate::{
    choices::Ranked,
    division::{Attendee, Handed, Origin, plain_name},
    id::{BlockId, SessionId},
    meeting::Meeting,
    submission::SubmissionId,
    text::Language,
};

/// The largest file that is read, in bytes.
pub const MAX_WISHES: usize = 2_000_000;
/// More people than any meeting has.
const MAX_ROWS: usize = 5_000;
/// The longest name, in characters.
const MAX_NAME: usize = 80;

/// What a file of wishes says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WishList {
    /// The people, in the order of the file.
    pub people: Vec<Attendee>,
    /// What was not taken in, or not as it stands.
    pub problems: Vec<WishProblem>,
    /// The row that was read as headings.
    pub heading: Option<usize>,
    /// It was in the old encoding of Windows; letters may look wrong if it was in yet another one.
    pub old_encoding: bool,
}

/// Something in a file of wishes that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishProblem {
    /// The row, from 1; 0 for the whole file.
    pub row: usize,
    /// What is wrong there.
    pub kind: WishProblemKind,
}

/// What is wrong in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WishProblemKind {
    /// The file is too large; nothing of it was read.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// Rows from this one on were not read: the limit.
    TooManyRows(usize),
    /// A quotation mark is opened and never closed.
    OpenQuote,
    /// There are wishes and no name; nobody was taken in.
    NoName,
    /// The name stood in this row already; the later row was not taken in.
    SameName(usize),
    /// The name is longer than so many characters and was cut.
    LongName(usize),
    /// No session is called so; perhaps the other text was meant.
    Unknown(String, Option<String>),
    /// More than one session of a block is called so; its id would tell.
    Several(String),
    /// It stands in the column of a block that does not have it.
    OtherBlock(String),
    /// It is wished twice; the first place counts.
    Twice(String),
}

/// Reads a file or a pasted text of names and wishes.
pub fn read_wishes(bytes: &[u8], meeting: &Meeting) -> WishList {
    let mut list = WishList::default();
    let whole = |kind| WishProblem { row: 0, kind };
    if bytes.len() > MAX_WISHES {
        list.problems.push(whole(WishProblemKind::TooLarge));
        return list;
    }
    let (text, old) = decoded(bytes);
    list.old_encoding = old;
    let (mut rows, open) = rows(&text);
    list.problems.extend(open.map(|row| WishProblem { row, kind: WishProblemKind::OpenQuote }));
    if rows.is_empty() {
        list.problems.push(whole(WishProblemKind::Empty));
    }
    if let Some(first) = rows.get(MAX_ROWS) {
        list.problems.push(WishProblem { row: first.number, kind: WishProblemKind::TooManyRows(MAX_ROWS) });
        rows.truncate(MAX_ROWS);
    }
    let names = Names::of(meeting);
    if rows.iter().any(is_choice) {
        read_choices(&rows, &names, &mut list);
    } else {
        read_people(&rows, &names, &mut list);
    }
    list
}

/// A row of the desk's own table of choices: the id of a choice first, and its eight columns.
fn is_choice(row: &Row) -> bool {
    row.cells.len() >= 7 && row.cells.first().is_some_and(|id| SubmissionId::parse(id).is_some())
}

/// A wish with its place among those of its block.
type Placed = (BlockId, usize, SessionId);

/// One row for each session that somebody chose.
fn read_choices(rows: &[Row], names: &Names, list: &mut WishList) {
    let mut found: Vec<(SubmissionId, String, Vec<Placed>)> = Vec::new();
    for row in rows {
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        let Some(id) = SubmissionId::parse(cell(0)).filter(|_| is_choice(row)) else {
            if row.number == 1 {
                list.heading = Some(1);
            } else {
                list.problems.push(WishProblem { row: row.number, kind: WishProblemKind::Unknown(cell(0).to_owned(), None) });
            }
            continue;
        };
        let block = BlockId::parse(cell(3)).ok();
        let kind = match names.meaning(cell(6), block.as_ref()) {
            Meaning::These(these) => {
                let place = cell(5).parse().unwrap_or(usize::MAX);
                let at = found.iter().position(|(other, ..)| *other == id).unwrap_or_else(|| {
                    found.push((id, cell(1).to_owned(), Vec::new()));
                    found.len() - 1
                });
                if let Some((.., wishes)) = found.get_mut(at) {
                    wishes.extend(these.into_iter().map(|(block, session)| (block, place, session)));
                }
                continue;
            }
            Meaning::Several => WishProblemKind::Several(cell(6).to_owned()),
            Meaning::Elsewhere => WishProblemKind::OtherBlock(cell(6).to_owned()),
            Meaning::Nothing(like) => WishProblemKind::Unknown(cell(6).to_owned(), like),
        };
        list.problems.push(WishProblem { row: row.number, kind });
    }
    for (id, name, mut wishes) in found {
        crate::order::by_key(&mut wishes, |(_, place, _)| *place);
        let mut listed = Ranked::new();
        for (block, _, session) in wishes {
            let own = listed.entry(block).or_default();
            if !own.contains(&session) {
                own.push(session);
            }
        }
        let handed = Some(Handed { first: id.clone(), last: id.clone() });
        list.people.push(Attendee { key: format!("choice:{id}"), name, handed, chosen: Ranked::new(), listed, origin: Origin::File });
    }
}

/// One row a person.
fn read_people(rows: &[Row], names: &Names, list: &mut WishList) {
    let mut columns: Vec<Option<BlockId>> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        if at == 0 && is_heading(row, rows.len(), names) {
            columns = row.cells.iter().map(|heading| names.block(heading)).collect();
            list.heading = Some(row.number);
            continue;
        }
        let mut note = |kind| list.problems.push(WishProblem { row: row.number, kind });
        let mut name = row.cells.first().cloned().unwrap_or_default();
        if name.is_empty() {
            note(WishProblemKind::NoName);
            continue;
        }
        if name.chars().count() > MAX_NAME {
            note(WishProblemKind::LongName(MAX_NAME));
            name = name.chars().take(MAX_NAME).collect();
        }
        match seen.entry(plain_name(&name)) {
            Entry::Occupied(first) => {
                note(WishProblemKind::SameName(*first.get()));
                continue;
            }
            Entry::Vacant(entry) => drop(entry.insert(row.number)),
        }
        let mut listed = Ranked::new();
        for (column, cell) in row.cells.iter().enumerate().skip(1) {
            let block = columns.get(column).and_then(Option::as_ref);
            for wish in cell.split('|').map(str::trim).filter(|wish| !wish.is_empty()) {
                match names.meaning(wish, block) {
                    Meaning::These(these) => {
                        let before: usize = listed.values().map(Vec::len).sum();
                        for (block, session) in these {
                            let own = listed.entry(block).or_default();
                            if !own.contains(&session) {
                                own.push(session);
                            }
                        }
                        if listed.values().map(Vec::len).sum::<usize>() == before {
                            note(WishProblemKind::Twice(wish.to_owned()));
                        }
                    }
                    Meaning::Several => note(WishProblemKind::Several(wish.to_owned())),
                    Meaning::Elsewhere => note(WishProblemKind::OtherBlock(wish.to_owned())),
                    Meaning::Nothing(like) => note(WishProblemKind::Unknown(wish.to_owned(), like)),
                }
            }
        }
        let key = format!("name:{}", plain_name(&name));
        list.people.push(Attendee { key, name, handed: None, chosen: Ranked::new(), listed, origin: Origin::File });
    }
}

/// Whether the first row holds headings: names of blocks, or else nothing that can be wished where there are rows below it.
fn is_heading(row: &Row, rows: usize, names: &Names) -> bool {
    let wishes = || row.cells.iter().skip(1).filter(|cell| !cell.is_empty());
    let is_wish = |cell: &String| matches!(names.meaning(cell, None), Meaning::These(_) | Meaning::Several);
    let is_block = |cell: &String| names.block(cell).is_some();
    let first = plain_name(row.cells.first().map_or("", String::as_str));
    let usual = ["osoba", "imię", "imie", "nazwisko", "uczestni", "identyfikator", "name", "person", "participant", "badge"];
    wishes().any(is_block) && !wishes().any(is_wish)
        || rows > 1 && !wishes().any(is_wish) && usual.iter().any(|word| first.starts_with(word))
}

/// The words of the table that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the name says which column it heads")]
pub struct WishHeadings {
    pub person: &'static str,
}

/// People and their wishes as `read_wishes` reads them: a column for each wish, headed by its block; sessions by their ids, which no
/// translation changes.
pub fn write_wishes<'a>(
    meeting: &Meeting,
    people: impl IntoIterator<Item = (&'a str, &'a Ranked)>,
    language: Language,
    headings: &WishHeadings,
) -> String {
    let people: Vec<_> = people.into_iter().collect();
    let columns = |block: &BlockId| people.iter().filter_map(|(_, ranked)| ranked.get(block)).map(Vec::len).max().unwrap_or(0).max(1);
    let mut table = Table::new(language);
    table.words(headings.person);
    for block in &meeting.blocks {
        for _ in 0..columns(&block.id) {
            table.words(block.id.as_str());
        }
    }
    table.end_row();
    for (name, ranked) in &people {
        table.words(name);
        for block in &meeting.blocks {
            let own = ranked.get(&block.id).map_or(&[][..], Vec::as_slice);
            for at in 0..columns(&block.id) {
                table.words(own.get(at).map_or("", SessionId::as_str));
            }
        }
        table.end_row();
    }
    table.finish()
}

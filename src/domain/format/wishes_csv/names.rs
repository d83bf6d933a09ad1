//! Which session a cell means: by its id or title, or by those of its workshop.

use crate::{
    choices::held_in,
    id::{BlockId, SessionId},
    meeting::{Block, Meeting},
    search::fold,
};

/// What every session of a block is called.
pub(super) struct Names {
    blocks: Vec<Named>,
    /// The titles, as a hint for what is misspelt.
    titles: Vec<String>,
}

struct Named {
    block: BlockId,
    /// Id and titles of the block.
    called: Vec<String>,
    sessions: Vec<(SessionId, Vec<String>)>,
}

/// What a cell means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// These sessions, one a block.
    These(Vec<(BlockId, SessionId)>),
    /// More than one session of a block is called so.
    Several,
    /// Something in another block than the column's.
    Elsewhere,
    /// Nothing; perhaps this was meant.
    Nothing(Option<String>),
}

impl Names {
    /// What the sessions of a meeting's blocks are called.
    pub(super) fn of(meeting: &Meeting) -> Self {
        let mut titles = Vec::new();
        let mut of_session = |id: SessionId| {
            let session = meeting.session(&id)?;
            let title = meeting.title_of(session);
            titles.extend(title.versions().map(str::to_owned));
            let workshop = session.workshop.as_ref().and_then(|id| meeting.workshop(id));
            let titles = title.versions().chain(workshop.into_iter().flat_map(|workshop| workshop.title.versions()));
            let called = titles.map(plain).chain(session.workshop.as_ref().map(|id| plain(id.as_str())));
            Some((id, called.collect()))
        };
        let mut of_block = |block: &Block| Named {
            block: block.id.clone(),
            called: block.title.versions().chain([block.id.as_str()]).map(plain).collect(),
            sessions: held_in(meeting, block).into_iter().filter_map(&mut of_session).collect(),
        };
        let blocks = meeting.blocks.iter().map(&mut of_block).collect();
        titles.dedup();
        Self { blocks, titles }
    }

    /// The block that a heading names: its whole name, or its name with more behind it, such as a number.
    pub(super) fn block(&self, heading: &str) -> Option<BlockId> {
        let heading = plain(heading);
        let leads = |name: &String| heading.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let best = |named: &Named| named.called.iter().filter(|name| leads(name)).map(String::len).max();
        // „tura I” leads „tura II” as well: the longest name is meant.
        let found = self.blocks.iter().filter_map(|named| Some((best(named)?, named)));
        found.max_by_key(|(length, _)| *length).map(|(_, named)| named.block.clone())
    }

    /// What a cell means, in a column of this block or of none.
    pub(super) fn meaning(&self, cell: &str, column: Option<&BlockId>) -> Meaning {
        let wanted = plain(cell);
        let mut these = Vec::new();
        for named in &self.blocks {
            let exact = named.sessions.iter().find(|(id, _)| id.as_str() == cell.trim());
            let mut alike = named.sessions.iter().filter(|(_, called)| called.contains(&wanted));
            match exact.or_else(|| alike.next()) {
                Some(_) if exact.is_none() && alike.next().is_some() => return Meaning::Several,
                Some((id, _)) => these.push((named.block.clone(), id.clone())),
                None => {}
            }
        }
        let any = !these.is_empty();
        these.retain(|(block, _)| column.is_none_or(|column| column == block));
        match (these.is_empty(), any) {
            (false, _) => Meaning::These(these),
            (true, true) => Meaning::Elsewhere,
            (true, false) => Meaning::Nothing(self.like(&wanted)),
        }
    }

    /// The title that is most like this: one that holds it, or differs in few letters.
    fn like(&self, wanted: &str) -> Option<String> {
        let length = wanted.chars().count();
        let holds = |title: &&String| length >= 4 && plain(title).contains(wanted);
        let near = || {
            let near = self.titles.iter().map(|title| (distance(wanted, &plain(title)), title));
            near.filter(|(apart, _)| *apart <= length.div_ceil(3)).min_by_key(|(apart, _)| *apart).map(|(_, title)| title)
        };
        self.titles.iter().find(holds).or_else(near).cloned()
    }
}

fn plain(name: &str) -> String {
    fold(name).trim().to_owned()
}

/// How many letters have to be put in, taken out or changed (Levenshtein); texts longer than any title are far apart.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().max(other.len()) > 300 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (to, match_) in other.iter().enumerate() {
            let change = before + usize::from(letter != match_);
            before = row[to + 1];
            row[to + 1] = change.min(before + 1).min(row[to] + 1);
        }
    }
    row[other.len()]
}

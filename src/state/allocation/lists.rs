//! Lists of names and wishes: read first, taken in on the organiser's word; and the files that leave the desk.

use leptos::{ev, prelude::*, task::spawn_local};

use super::{MyAllocation, Said};
use crate::{
    browser::sharing,
    domain::{
        choices::Ranked,
        division::{Receipt, merge, publish},
        format::{
            GroupHeadings, groups_csv,
            wishes_csv::{MAX_WISHES, WishHeadings, WishList, read_wishes, write_wishes},
            write_published,
        },
        text::Language,
    },
    state::clock::real_minute,
};

/// A list that is being taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// There is none.
    Nothing,
    /// The browser could not read it.
    Unreadable,
    /// It was read; the person is asked.
    Asked {
        /// What it says.
        list: WishList,
        /// What it would bring.
        receipt: Receipt,
    },
}

impl MyAllocation {
    /// The list being taken in; tracked.
    pub fn incoming(self) -> Incoming {
        self.incoming.get()
    }

    /// Looks at a list that was chosen or dropped; `done` runs once it is read.
    pub fn look_at_file(self, event: &ev::Event, done: impl FnOnce() + 'static) {
        let Some(file) = sharing::chosen(event).into_iter().next() else { return };
        spawn_local(async move {
            match file.whole(MAX_WISHES).await {
                Ok(Some(bytes)) => self.look_at(&bytes),
                // The reader of lists says what is wrong with one that is too long.
                Ok(None) => self.look_at(&vec![0; MAX_WISHES + 1]),
                Err(_) => drop(self.incoming.try_set(Incoming::Unreadable)),
            }
            done();
        });
    }

    /// Looks at a list.
    pub fn look_at(self, bytes: &[u8]) {
        let Some(meeting) = self.meeting.try_get_value() else { return };
        let list = read_wishes(bytes, &meeting);
        let mut people = self.division.with_untracked(|division| division.people.clone());
        let receipt = merge(&mut people, list.people.clone());
        self.incoming.set(Incoming::Asked { list, receipt });
    }

    /// Takes the list in.
    pub fn accept(self) {
        let Incoming::Asked { list, .. } = self.incoming.get_untracked() else { return };
        self.incoming.set(Incoming::Nothing);
        let mut receipt = Receipt::default();
        self.change(|division| receipt = merge(&mut division.people, list.people));
        self.said.set(Some(Said::Taken(receipt)));
    }

    /// Leaves the list alone.
    pub fn dismiss(self) {
        self.incoming.set(Incoming::Nothing);
    }

    /// A list to fill in: headings, and two people that show how.
    pub fn template(self, language: Language, headings: &WishHeadings) -> String {
        let meeting = self.meeting.get_value();
        let forth: Ranked = meeting.blocks.iter().map(|block| (block.id.clone(), block.sessions.clone())).collect();
        let back: Ranked = forth.iter().map(|(block, list)| (block.clone(), list.iter().rev().cloned().collect())).collect();
        let names = [format!("{} 1", headings.person), format!("{} 2", headings.person)];
        let people = names.iter().map(String::as_str).zip([&forth, &back]);
        write_wishes(&meeting, people, language, headings)
    }

    /// The result as a table.
    pub fn csv(self, language: Language, headings: &GroupHeadings) -> Option<String> {
        let standing = self.standing.get_untracked()?;
        let (division, plan) = (self.division.get_untracked(), self.plan.get_untracked());
        Some(groups_csv(&self.meeting.get_value(), &division, &plan, &standing.assignment, language, headings))
    }

    /// The file to publish.
    pub fn published(self) -> Option<String> {
        let standing = self.standing.get_untracked()?;
        let (division, plan, meeting) = (self.division.get_untracked(), self.plan.get_untracked(), self.meeting.get_value());
        let former = untrack(|| self.published.with(&meeting.id, Clone::clone));
        Some(write_published(&publish(&meeting, &division, &plan, &standing.assignment, former.as_ref(), real_minute(&meeting))))
    }
}

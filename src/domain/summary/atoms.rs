//! What may be published of a survey: its atoms, and every sum of them. Nothing smaller is ever shown, in whatever combination.
//!
//! The finest cells of a survey are what it was asked about: a session (each round of a workshop by itself), a day, the meeting.
//! Filters by day, kind, workshop and session overlap, so that hiding in each view by itself would leave differences of views that
//! tell a small cell. Therefore cells are joined **once**, into atoms, before any view is made:
//!
//! 1. a cell of nobody, or of `smallest` people or more, is an atom of its own;
//! 2. a smaller one is joined with its nearest neighbour (a round of the same workshop, then what is of the same kind and day, of the
//!    same kind, of the same day, then the rest; of these the smallest), and so on until the atom is safe;
//! 3. an atom is safe when it holds `smallest` people or more, and more people than cells, so that its cells are not all of one person;
//! 4. cells of nobody are joined last: only when all the answers together are too few, which leaves the whole as the only atom.
//!
//! A view (any set of cells: a day, a kind, both, a workshop, one session) is shown when it is a sum of whole atoms, and hidden when
//! it would cut one; the whole of a survey always shows, and is the sum of all of them. So whatever is added and subtracted among all
//! the views, for submissions as for each answer to each question, is a sum of atoms again: never a cell within one, of which no more
//! is known than that it adds up with the others. That is true of every set of views, so every combination of filters is publishable.
//!
//! Not claimed: who also knows these rules can sometimes tell which of two joined cells was the small one, and guess narrower; and
//! where all who are hidden together gave the same answer, each of them did.

use chrono::NaiveDate;

use crate::{id::WorkshopId, meeting::Meeting, session::Kind, submission::About};

/// A finest cell, and where it stands in the programme.
#[derive(Debug, Clone)]
pub(super) struct Leaf {
    pub(super) about: About,
    pub(super) day: Option<NaiveDate>,
    pub(super) kind: Option<Kind>,
    pub(super) workshop: Option<WorkshopId>,
    /// It left the programme.
    pub(super) gone: bool,
}

impl Leaf {
    pub(super) fn new(meeting: &Meeting, about: &About, gone: bool) -> Self {
        let session = match about {
            About::Session(id) => meeting.session(id),
            About::Day(_) | About::Meeting => None,
        };
        let day = match about {
            About::Day(day) => Some(*day),
            _ => session.map(|session| meeting.day_of(session)),
        };
        let (kind, workshop) = (session.map(|session| session.kind), session.and_then(|session| session.workshop.clone()));
        Self { about: about.clone(), day, kind, workshop, gone }
    }

    /// How far two cells are from each other, in steps of no meaning but their order.
    fn distance(&self, other: &Self) -> u8 {
        let same = |mine: bool| u8::from(!mine);
        if self.workshop.is_some() && self.workshop == other.workshop {
            return 0;
        }
        let (kind, day) = (self.kind.is_some() && self.kind == other.kind, self.day.is_some() && self.day == other.day);
        1 + 2 * same(kind) + same(day)
    }
}

/// Cells that are only ever shown together.
#[derive(Debug)]
struct Atom {
    leaves: Vec<usize>,
    people: u64,
}

impl Atom {
    fn is_safe(&self, smallest: u32) -> bool {
        let enough = self.people >= u64::from(smallest) && (self.leaves.len() == 1 || self.people > self.leaves.len() as u64);
        enough || (self.people == 0 && self.leaves.len() == 1)
    }

    fn distance(&self, other: &Self, leaves: &[Leaf]) -> u8 {
        let pairs = self.leaves.iter().flat_map(|mine| other.leaves.iter().map(move |theirs| leaves[*mine].distance(&leaves[*theirs])));
        pairs.min().unwrap_or(u8::MAX)
    }

    fn take(&mut self, other: Self) {
        self.leaves.extend(other.leaves);
        self.people += other.people;
    }
}

/// For each cell the number of its atom.
pub(super) fn atoms(leaves: &[Leaf], counts: &[u32], smallest: Option<u32>) -> Vec<usize> {
    let mut atoms: Vec<Atom> = Vec::with_capacity(leaves.len());
    let mut gone = Atom { leaves: Vec::new(), people: 0 };
    for (at, (leaf, count)) in leaves.iter().zip(counts).enumerate() {
        let atom = Atom { leaves: vec![at], people: u64::from(*count) };
        // What left the programme is near nothing but itself, and a damaged file could name any number of such things.
        if leaf.gone && smallest.is_some_and(|smallest| !atom.is_safe(smallest)) {
            gone.take(atom);
        } else {
            atoms.push(atom);
        }
    }
    if !gone.leaves.is_empty() {
        atoms.push(gone);
    }
    if let Some(smallest) = smallest {
        join(&mut atoms, leaves, smallest);
    }
    let mut of_leaf = vec![0; leaves.len()];
    for (number, atom) in atoms.iter().enumerate() {
        for leaf in &atom.leaves {
            of_leaf[*leaf] = number;
        }
    }
    of_leaf
}

/// Joins atoms until each is safe, or only one is left.
fn join(atoms: &mut Vec<Atom>, leaves: &[Leaf], smallest: u32) {
    while atoms.len() > 1 {
        let Some(at) = atoms.iter().position(|atom| !atom.is_safe(smallest)) else { return };
        let mut small = atoms.remove(at);
        let nearest = |(_, other): &(usize, &Atom)| (other.people == 0, small.distance(other, leaves), other.people);
        let Some((next, _)) = atoms.iter().enumerate().min_by_key(nearest) else { return };
        small.take(atoms.remove(next));
        atoms.insert(at.min(atoms.len()), small);
    }
}

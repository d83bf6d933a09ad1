//! The long walks over everything that an organiser gathered, compiled for speed where all the rest is compiled for size.
//!
//! A profile knows packages, not functions, so these few have a package of their own. What they call stands in the domain, marked
//! `#[inline]`: the compiler then makes a copy of it here, for speed as well. Nothing else belongs here; where a function of a walk lacks
//! the mark, the walk still does the same, only more slowly (`cargo xtask bench` tells). Put into their callers, they would be compiled as
//! these are.

use kuluary_domain::{
    format::{ExportReader, Next, NotAnExport},
    handover::{
        bundle::Bundle,
        gathered::{Gathered, Receiving},
        sorting::Sorting,
        stored::{self, Parcel},
    },
};

/// Reads on, see `ExportReader::step`.
///
/// # Errors
/// When it is no file of submissions that this version can read.
#[inline(never)]
pub fn read(reader: &mut ExportReader) -> Result<Next, NotAnExport> {
    reader.step()
}

/// Looks on at what comes, see `Receiving::step`.
#[inline(never)]
pub fn receive(receiving: &mut Receiving) -> bool {
    receiving.step()
}

/// Merges on, see `Gathered::step`.
#[inline(never)]
pub fn merge(gathered: &mut Gathered) -> bool {
    gathered.step()
}

/// Sorts and counts on, see `Sorting::step`.
#[inline(never)]
pub fn sort(sorting: &mut Sorting) -> bool {
    sorting.step()
}

/// What a bundle is stored as, see `stored::parcels`.
pub struct Parcels<'b>(stored::Parcels<'b>);

/// The parcels of a bundle, one after the other.
pub fn parcels(bundle: &Bundle) -> Parcels<'_> {
    Parcels(stored::parcels(bundle))
}

impl Iterator for Parcels<'_> {
    type Item = Parcel;

    #[inline(never)]
    fn next(&mut self) -> Option<Parcel> {
        self.0.next()
    }
}

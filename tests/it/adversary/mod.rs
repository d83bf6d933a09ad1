//! An adversary who has every view of the desk that is ever shown, in every combination of filters, and tries to work out a count
//! that is hidden. They solve for whole numbers exactly; and they are shown to succeed against rules that are not careful enough.

mod by_role;
mod by_subject;
mod solver;
mod world;

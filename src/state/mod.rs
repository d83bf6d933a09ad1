//! What the app knows while it runs: `Copy` structs of private signals with intent methods, read with `use_…()`.
//!
//! It ties the browser to the domain and holds no markup.

pub mod allocation;
pub mod aside;
pub mod changes;
pub mod choices;
pub mod clock;
mod copies;
pub mod delivery;
pub mod desk;
pub mod doubt;
pub mod drafts;
pub mod editions;
pub mod erase;
pub mod filters;
pub mod form;
pub mod gathered;
pub mod handover;
pub mod location;
pub mod marks;
pub mod meeting;
pub mod notes;
pub mod offline;
pub mod outbox;
pub mod page;
pub mod picks;
pub mod published;
pub mod report;
pub mod self_test;
pub mod settings;
pub mod share;
pub mod shared;
mod sources;
pub mod stand;
pub mod stand_marks;
mod turns;
pub mod wishes;
mod work;

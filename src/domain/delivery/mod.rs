//! Delivery: how an endpoint is spoken to, what counts as done, and the outbox as a pure queue.

pub mod acknowledgement;
pub mod outbox;
mod page;
mod path;
mod presets;
pub mod profile;
pub mod reading;
pub mod self_test;
mod wait;
mod wrapper;

pub use acknowledgement::{Reply, Setback, Verdict, judge, judge_asked, question};
pub use outbox::{Outbox, Tick};
pub use profile::Profile;

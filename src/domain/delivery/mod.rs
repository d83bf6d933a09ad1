//! Delivery: how an endpoint is spoken to, what counts as done, and the outbox as a pure queue.

pub mod acknowledgement;
pub mod outbox;
pub mod profile;
pub mod reading;

pub use acknowledgement::{Reply, Setback, Verdict, judge};
pub use outbox::{Outbox, Tick};
pub use profile::Profile;

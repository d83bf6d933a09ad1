//! Delivery: how an endpoint is spoken to, what counts as done, and the outbox as a pure queue.

pub mod profile;

pub use profile::Profile;

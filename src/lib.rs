//! Kuluary: the companion for two-day networking meetings.

pub mod domain;
#[cfg(feature = "web")]
pub mod ui;

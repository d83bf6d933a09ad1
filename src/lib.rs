//! Kuluary: the companion for two-day networking meetings.

pub mod domain;
pub mod i18n;
#[cfg(feature = "web")]
pub mod ui;

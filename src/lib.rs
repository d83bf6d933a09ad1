//! Kuluary: the companion for two-day networking meetings.

#[cfg(feature = "web")]
pub mod browser;
pub mod domain;
pub mod i18n;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod ui;

//! The model and every rule of it: pure, without a clock, randomness, prose or I/O.
//!
//! Nothing here may name leptos, web-sys or a browser type. What depends on the moment or on chance takes it as an argument.

pub mod answer;
pub mod config;
pub mod delivery;
pub mod format;
pub mod id;
pub mod meeting;
pub mod problem;
pub mod session;
pub mod submission;
pub mod survey;
pub mod text;
pub mod time;

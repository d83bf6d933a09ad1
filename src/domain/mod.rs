//! The model and every rule of it: pure, without a clock, randomness, prose or I/O.
//!
//! Nothing here may name leptos, web-sys or a browser type. What depends on the moment or on chance takes it as an argument.

pub mod address;
pub mod agenda;
pub mod allocation;
pub mod answer;
pub mod changes;
pub mod choices;
pub mod clash;
pub mod clock_doubt;
pub mod comments;
pub mod config;
pub mod decimal;
pub mod delivery;
pub mod division;
pub mod draft;
pub mod editions;
pub mod feedback;
pub mod form;
pub mod format;
pub mod handover;
pub mod id;
pub mod meeting;
pub mod order;
pub mod picks;
pub mod plan;
pub mod problem;
pub mod published;
pub mod qr;
pub mod qr_sheet;
pub mod refresh;
pub mod report;
pub mod search;
pub mod session;
pub mod stand;
pub mod statistics;
pub mod storage_key;
pub mod submission;
pub mod summary;
pub mod survey;
pub mod text;
pub mod time;
pub mod wishes;

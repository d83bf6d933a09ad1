//! Native tests: the whole domain without a browser.

mod address;
mod agenda;
mod clash;
mod config_file;
mod csv_table;
mod data;
mod delivery;
mod export;
mod feedback;
mod hostile;
mod ical;
mod layers;
mod meeting_content;
mod meeting_file;
mod meeting_sample;
mod picks;
mod plan;
mod qr;
mod schema;
mod search;
mod statistics;
mod storage_key;
mod submissions;
mod summary;
mod support;
mod suppression;

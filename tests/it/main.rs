//! Native tests: the whole domain without a browser.

mod address;
mod agenda;
mod clash;
mod csv_table;
mod data;
mod delivery;
mod export;
mod feedback;
mod ical;
mod picks;
mod plan;
mod qr;
mod search;
mod statistics;
mod storage_key;
mod submissions;
mod summary;
mod support;
mod suppression;

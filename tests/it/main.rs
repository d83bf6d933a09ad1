//! Native tests: the whole domain without a browser.

mod address;
mod agenda;
mod clash;
mod data;
mod picks;
mod plan;
mod search;
mod storage_key;
mod support;

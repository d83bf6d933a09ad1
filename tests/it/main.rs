//! Native tests: the whole domain without a browser.

mod address;
mod agenda;
mod clash;
mod picks;
mod plan;
mod search;
mod support;

//! End-to-end tests: the release build in a real Chromium, and the chief journeys in Firefox and `WebKit`, driven over `WebDriver` by role
//! and visible name.
//!
//! They read `KULUARY_DIST` (the built app, `dist` by default), `KULUARY_AXE` (axe-core's script), `KULUARY_SERVICES` (a Python
//! environment with Kinto, Datasette and `PocketBase`), `KULUARY_JSON_SERVER` and `KULUARY_POSTGRESQL` (the directory of its programs), and
//! fail when one of them is missing: a test that did not run has not passed.

mod accessibility;
mod bad_input;
mod bulk;
mod changes;
mod choices;
mod conflicts;
mod crash;
mod delivery;
mod engines;
mod exact_text;
mod faults;
mod gathering;
mod handover;
mod harness;
mod hosts;
mod idle;
mod keyboard;
mod languages;
mod many;
mod offline;
mod organiser;
mod parts;
mod phone_clock;
mod picks;
mod programme;
mod refusals;
mod self_test;
mod services;
mod smoke;
mod stand;
mod start;
mod storage;
mod storage_gone;
mod support;
mod survey_forms;
mod tabs;

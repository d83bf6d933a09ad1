//! End-to-end tests: the release build in a real Chromium, driven over `WebDriver` by role and visible name.
//!
//! They read `KULUARY_DIST` (the built app, `dist` by default), `KULUARY_AXE` (axe-core's script) and `KULUARY_KINTO` (a Python
//! environment with Kinto), and fail when one of them is missing: a test that did not run has not passed.

mod accessibility;
mod bad_input;
mod changes;
mod crash;
mod delivery;
mod exact_text;
mod harness;
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
mod smoke;
mod start;
mod storage;
mod storage_gone;
mod support;
mod survey_forms;
mod tabs;

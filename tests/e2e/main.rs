//! End-to-end tests: the release build in a real Chromium, and the chief journeys in Firefox and `WebKit`, driven over `WebDriver` by role
//! and visible name.
//!
//! They read `KULUARY_DIST` (the built app, `dist` by default), `KULUARY_AXE` (axe-core's script), `KULUARY_SERVICES` (a Python
//! environment with Kinto, Datasette and `PocketBase`), `KULUARY_JSON_SERVER`, `KULUARY_POSTGRESQL` (the directory of its programs),
//! `KULUARY_SOFFICE` (`LibreOffice`) and `KULUARY_PDFTOTEXT` (Poppler's, with `pdftoppm` beside it), and fail when one of them is missing: a
//! test that did not run has not passed.

mod accessibility;
mod allocation;
mod bad_input;
mod bulk;
mod changes;
mod choices;
mod comments;
mod conflicts;
mod crash;
mod delivery;
mod desk_storage;
mod editions;
mod engines;
mod exact_text;
mod exports;
mod faults;
mod gathering;
mod handover;
mod harness;
mod hosts;
mod idle;
mod keyboard;
mod languages;
mod large;
mod leaving;
mod many;
mod offline;
mod offline_desk;
mod organiser;
mod parts;
mod phone_clock;
mod picks;
mod programme;
mod qr_sheet;
mod refusals;
mod report;
mod self_test;
mod services;
mod share;
mod smoke;
mod stand;
mod start;
mod storage;
mod storage_gone;
mod summary;
mod support;
mod survey_forms;
mod tabs;
mod windows;

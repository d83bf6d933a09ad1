//! Kuluary: the companion for two-day networking meetings. This is the map of the house, in reading order.
//!
//! Imports point one way only, and a test reads the sources to keep it so:
//!
//! ```text
//! domain  <-  browser  <-  state  <-  ui          (i18n beside ui, over domain)
//!    \-------  fast  <-------/
//! ```
//!
//! The domain and `fast` are crates of their own, everything else is this one: a profile knows crates only, and `fast` is compiled for speed.
//!
//! * [`domain`] is the model and every rule: pure, without a clock, chance, prose or I/O. Start with `meeting` and `session` (what a
//!   meeting is), `agenda` (what is on now), `picks` and `clash` (choosing), `wishes` and `choices` (ranking, and what the organiser is
//!   given of it), `published` (seats and groups), `allocation` (who gets which workshop) and `division` (the organiser's work around it),
//!   `changes` and `refresh` (new revisions, and the last good copy), `survey`, `form` and `submission` (asking and answering), `delivery` (how an answer reaches the organiser),
//!   `handover` (without a server, and everything that an organiser gathers), `summary` and `statistics` (what the answers say: `cube`
//!   counts, `atoms` says what may be shown, `view` shows), `comments` (themes and redaction), `editions` (meetings beside each other),
//!   `report` and `qr_sheet` (what is printed), `format` (files and wires, read once into checked types), `address` (every link of the app).
//! * `kuluary_fast` is the long walks over everything that an organiser gathered, for speed; what they do stands in the domain.
//! * `browser` is what the browser offers, in terms of the domain; no `JsValue` leaves it. `beside` is work in a worker.
//! * `state` is what the app knows while it runs: small `Copy` structs of private signals with intent methods.
//! * [`i18n`] is every word the user reads, Polish and English; a missing text does not compile.
//! * `ui` is what is seen: pages and components, no rule and no storage. The release build is cut at `ui::parts`: what the programme's
//!   own modules (`agenda`, `frame`, `app` and below them) do not mention is not part of the first load.
//!
//! `main.rs` only starts it. Without the feature `web` there are `domain` and `i18n` alone, which is how the native tests build it.
//!
//! # Invariants
//! * A checked type exists only when it was checked: ids, links, meetings and answers are made by `parse` and the readers of `format`.
//! * What the app calls saved has been written durably; what it calls sent has been acknowledged with its own id. Every answer once
//!   called saved is on this device or on the server, and never twice on the server (`domain::delivery::outbox`).
//! * A submission is immutable. A correction is a new one that names the one it replaces.
//! * Times carry their own offset, and the screen shows the meeting's hours wherever the phone is.
//! * The demo clock moves what is shown, never what a submission is stamped with.
//! * Every text of a file becomes a text node. Nothing in a file can become markup, style or script.
//! * Nothing a person picked or typed is removed silently, and a choice of workshops is handed over only when the person says so.

#[cfg(feature = "web")]
pub mod browser;
pub mod i18n;
#[cfg(feature = "web")]
pub mod state;
#[cfg(feature = "web")]
pub mod ui;

pub use kuluary_domain as domain;

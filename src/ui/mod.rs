//! Pages and components: what is seen. They read the state and the domain, and take every word from `i18n`.

#![allow(unreachable_pub, reason = "the component macro writes public items of its own")]
#![allow(clippy::needless_pass_by_value, clippy::large_types_passed_by_value, reason = "components take their props by value")]

mod above;
mod agenda;
mod app;
mod changes;
mod choices;
mod components;
mod failure;
mod feedback;
mod frame;
mod give;
mod info;
mod not_found;
mod organiser;
mod outbox;
mod parts;
mod plan;
mod problems;
mod session;
mod stand;
mod words;

pub use app::App;

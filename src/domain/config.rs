//! The run-time configuration beside `index.html`: which meetings there are and where answers go.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{id::MeetingId, text::Text};

/// What `config.json` says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The meeting shown at `#/`.
    pub current: MeetingId,
    /// The meetings, in file order; `current` is one of them.
    pub meetings: Vec<MeetingEntry>,
    /// Groups under this number are hidden in breakdowns; at least 3, 5 by default.
    pub smallest_group: u32,
    /// Workshop choices carry a badge label.
    pub ask_badge: bool,
    /// The file as it came. Where answers go is read from it later, by `format::read_delivery`: the programme does not wait for it.
    pub file: Arc<str>,
}

/// A meeting as the list of meetings shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingEntry {
    /// Its identifier.
    pub id: MeetingId,
    /// Address of its file, relative to `config.json`.
    pub file: String,
    /// Its title.
    pub title: Text,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// Where it is held.
    pub place: Option<Text>,
}

/// Where answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// They stay in this browser until handed over.
    Device,
    /// They are saved first, then sent to a JSON endpoint.
    Endpoint(Box<super::delivery::Profile>),
}

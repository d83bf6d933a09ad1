//! `kuluary.published/1` as types.
#![expect(dead_code, reason = "these types are described, never made")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::values::{Id, Moment, PublishedFormat, Uuid};

/// What the organiser publishes beside the programme: taken seats, and the groups after a draw.
#[derive(JsonSchema)]
#[schemars(title = "Kuluary: seats and groups")]
pub(super) struct PublishedFile {
    schema: Option<PublishedFormat>,
    /// When it was so.
    at: Moment,
    /// How many seats are taken, by the session's id.
    seats: Option<BTreeMap<Id, Taken>>,
    /// The ids of the sessions that a participant was given, by the id of the choice that was handed over.
    groups: Option<BTreeMap<Uuid, Vec<Id>>>,
}

/// How many seats are taken.
#[derive(JsonSchema)]
struct Taken(#[schemars(range(max = 100_000))] u32);

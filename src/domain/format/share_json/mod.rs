//! `kuluary.share/1`: the published results of a meeting, as a file or within a link. Aggregates only.
//!
//! ```text
//! { "schema": "kuluary.share/1", "meeting": id, "title": TEXT, "from": date, "to": date, "made": date, "smallest_group": 5,
//!   "surveys": [ { "id", "version", "title": TEXT, "questions": [ QUESTION of kuluary.meeting/1 ], "whole": GROUP,
//!                  "parts": [ { "about": { "session": TEXT, "start": "2017-09-26T14:30", "round"? } | { "workshop": TEXT } | { "day": date }
//!                               | { "meeting": true } | { "gone": id }, "group"?: GROUP, absent when hidden } ] } ] }
//! GROUP: { "n", "present"?, "said": [ one per question: { "n"?, "na"?, "missing"?, "unfit"?, "counts": [ per point, or per option, null
//!          when hidden ] | "numbers": [ [ value, count ] ] | "before": [ … ], "after": [ … ], "moved": [ down, same, up ],
//!          "comments"?: [ text ] | "hidden" } ] }
//! ```
//!
//! Figures are not in it: they are worked out from the counts by whoever reads it, under the same rules as everywhere.

mod read;
mod write;

pub use read::read_share;
pub use write::write_share;

/// What the file says it is.
pub const SHARE_SCHEMA: &str = "kuluary.share/1";

//! Wire formats: what files and endpoints say, turned once into checked domain types.
//!
//! A reader never stops at the first problem of a file: it reports all of them, each with its JSON path. What it returns keeps every
//! promise that the domain types state. Field names and limits are those of the JSON Schemas in `public/schema`.

pub mod allocation_json;
mod answers_csv;
mod choices_csv;
mod codebook_csv;
mod config_json;
pub mod csv;
mod delivery_json;
mod export_json;
mod file;
mod groups_csv;
pub mod ical;
mod identifiers;
mod known;
mod leaf;
pub mod marks_json;
mod meeting_json;
mod names;
mod object;
mod published_json;
pub mod received_json;
pub mod record_json;
mod report;
pub mod report_json;
mod scan;
#[cfg(feature = "schema")]
mod schema;
mod session_json;
mod share_json;
pub mod stand_json;
pub mod submission_json;
mod survey_json;
mod tables_csv;
mod venue_json;
pub mod wishes_csv;

pub use answers_csv::{AnswersTable, Headings, answers_csv, place_in_table};
pub use choices_csv::{ChoiceHeadings, choices_csv};
pub use codebook_csv::{CodebookWords, codebook_csv};
pub use config_json::{CONFIG_SCHEMA, check_config, read_config, read_delivery};
pub use export_json::{Archive, ExportReader, MAX_EXPORT, Next, NotAnExport, read_export};
pub use file::MAX_FILE;
pub use groups_csv::{GroupHeadings, groups_csv};
pub use meeting_json::{MEETING_SCHEMA, read_meeting};
pub use object::MAX_TEXT;
pub use published_json::{PUBLISHED_SCHEMA, read_published, write_published};
#[cfg(feature = "schema")]
pub use schema::{config_schema, meeting_schema, published_schema};
pub use share_json::{SHARE_SCHEMA, read_share, write_share};
pub use tables_csv::{TableWords, comments_csv, tables_csv};

use super::problem::Problem;

/// What a file says, and what in it was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read<T> {
    /// The checked value.
    pub value: T,
    /// What this version of the app does not know and left out.
    pub warnings: Vec<Problem>,
}

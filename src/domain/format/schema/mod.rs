//! The file formats as Rust types, from which the JSON Schemas in `public/schema` are generated; for the build and the tests only.
//!
//! The readers beside this module walk the JSON itself (see `object`). A test keeps the two together: on a file that uses every
//! property of the schema, each property is broken in turn, and the reader must report just that place.

mod config;
mod meeting;
mod published;
mod values;

use schemars::{Schema, generate::SchemaSettings};

/// The JSON Schema (draft 2020-12) of the meeting file.
pub fn meeting_schema() -> String {
    printed::<meeting::MeetingFile>()
}

/// The JSON Schema (draft 2020-12) of the configuration.
pub fn config_schema() -> String {
    printed::<config::ConfigFile>()
}

/// The JSON Schema (draft 2020-12) of what the organiser publishes beside the programme.
pub fn published_schema() -> String {
    printed::<published::PublishedFile>()
}

fn printed<T: schemars::JsonSchema>() -> String {
    let schema: Schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    format!("{:#}\n", schema.as_value())
}

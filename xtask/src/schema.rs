//! `cargo xtask schema`: the JSON Schemas that are checked in, made anew from the Rust types.

use std::fs;

use kuluary::domain::format::{config_schema, meeting_schema, published_schema};

use crate::{error::Error, project::Project};

/// Writes the schemas; a test of the domain notices when that was forgotten.
pub(crate) fn run(project: &Project) -> Result<(), Error> {
    let schemas = [
        ("kuluary.meeting-1.json", meeting_schema()),
        ("kuluary.config-1.json", config_schema()),
        ("kuluary.published-1.json", published_schema()),
    ];
    for (name, text) in schemas {
        let path = project.at("public/schema").join(name);
        fs::write(&path, text).map_err(Error::file("write", &path))?;
        println!("{}", path.display());
    }
    Ok(())
}

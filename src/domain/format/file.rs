//! A file as a whole: its size, its syntax, and which format it says it is.

use serde_json::{Value, error::Category};

use super::{Read, object::Object, report::Report};
use crate::problem::{Problem, ProblemKind};

/// The largest file that is read, in bytes.
pub const MAX_FILE: usize = 5_000_000;

/// Reads a file whose root is an object that says `"schema": schema`; `convert` gives `None` only where it reported why.
///
/// # Errors
/// Every problem of the file, warnings included, in the order they were met; never empty.
pub(super) fn read_file<T>(bytes: &[u8], schema: &'static str, convert: fn(&Object) -> Option<T>) -> Result<Read<T>, Vec<Problem>> {
    read_named(bytes, schema, true, convert)
}

/// The same, for a format whose files need not say what they are unless `demanded`.
pub(super) fn read_named<T>(
    bytes: &[u8],
    schema: &'static str,
    demanded: bool,
    convert: fn(&Object) -> Option<T>,
) -> Result<Read<T>, Vec<Problem>> {
    let whole = |kind| vec![Problem { path: "$".to_owned(), kind }];
    if bytes.len() > MAX_FILE {
        return Err(whole(ProblemKind::TooLarge { limit: MAX_FILE }));
    }
    let root = parse(bytes).map_err(whole)?;
    let Value::Object(fields) = &root else { return Err(whole(ProblemKind::WrongType)) };
    let report = Report::new();
    let object = Object::root(fields, &report);
    let named = object.string("schema");
    let named = if demanded { object.needed("schema", named) } else { named };
    if named.is_some_and(|named| named != schema) {
        // Another format or another version: what else would be said of it is noise.
        object.report("schema", ProblemKind::WrongSchema { expected: schema });
        return Err(report.into_problems());
    }
    let value = convert(&object);
    let problems = report.into_problems();
    match value {
        Some(value) if problems.iter().all(|problem| problem.kind.is_warning()) => Ok(Read { value, warnings: problems }),
        _ => Err(problems),
    }
}

fn parse(bytes: &[u8]) -> Result<Value, ProblemKind> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = &bytes[..error.valid_up_to()];
        let line = sound.split(|byte| *byte == b'\n').count();
        let column = 1 + sound.iter().rev().take_while(|byte| **byte != b'\n').count();
        // A file cut within a character is cut; any other broken character is not text.
        if error.error_len().is_none() { ProblemKind::Truncated } else { ProblemKind::NotJson { line, column } }
    })?;
    // Some editors on Windows write a byte order mark, which JSON does not have.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Eof => ProblemKind::Truncated,
        Category::Io | Category::Syntax | Category::Data => ProblemKind::NotJson { line: error.line(), column: error.column() },
    })
}

//! Forms, which survey belongs to what, and what counts among submissions.

mod attachment;
pub(crate) mod form;
pub(crate) mod submission_json;
mod what_counts;

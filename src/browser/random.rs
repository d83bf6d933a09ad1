//! Chance.

use crate::domain::submission::SubmissionId;

/// A new id, unlike any other.
///
/// # Panics
/// Never: a UUID is always written as one.
pub fn id() -> SubmissionId {
    SubmissionId::parse(&uuid::Uuid::new_v4().hyphenated().to_string()).expect("a UUID is written as one")
}

/// A number from 0 to 1.
pub fn fraction() -> f64 {
    js_sys::Math::random()
}

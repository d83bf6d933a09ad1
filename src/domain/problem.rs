//! What is wrong with a file: all of it, each with its place. Words are made elsewhere.

/// One problem of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// JSON path of the place, such as `$.sessions[3].start`.
    pub path: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// What is wrong at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file is larger than the limit, in bytes.
    TooLarge {
        /// The limit.
        limit: usize,
    },
    /// It is not JSON: the place where reading stopped, both from 1.
    NotJson {
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
    /// The JSON ends in the middle.
    Truncated,
    /// `schema` names something else than what is expected.
    WrongSchema {
        /// What is expected.
        expected: &'static str,
    },
    /// A demanded field is missing or empty.
    Missing,
    /// The value has the wrong JSON type.
    WrongType,
    /// Not an identifier.
    NotAnId(String),
    /// The identifier stands here a second time.
    Duplicate(String),
    /// Nothing in the file has this identifier.
    UnknownReference(String),
    /// Not a moment with an offset (RFC 3339).
    NotAMoment(String),
    /// Not a date, or not a time of day.
    NotADate(String),
    /// The end is not after the start.
    EndNotAfterStart,
    /// None of the words allowed here.
    UnknownWord(String),
    /// A question kind this version does not know; the question is left out, the rest of the file goes on.
    UnknownQuestionKind(String),
    /// An address that is not allowed here.
    UnsafeLink(String),
    /// Too many elements or characters.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// A number outside its range.
    OutOfRange,
    /// Sessions of one block do not run at the same time, or a session stands in two blocks.
    BadBlock,
    /// No text in any language the app speaks.
    NoText,
}

impl ProblemKind {
    /// The file can be used all the same; what is meant is left out.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::UnknownQuestionKind(_))
    }
}

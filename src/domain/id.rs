//! Identifiers: opaque, checked once when they are read, compared and printed ever after. Copies share their text: a hundred thousand
//! answers name the same few questions.

use std::{fmt, sync::Arc};

/// The text is not an identifier of this kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: {0:?}")]
pub struct NotAnId(pub String);

fn is_id(text: &str, upper: bool) -> bool {
    let allowed = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || (upper && c.is_ascii_uppercase());
    let bytes = text.as_bytes();
    (1..=64).contains(&bytes.len()) && allowed(bytes[0]) && bytes.iter().all(|&c| allowed(c) || c == b'-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, upper: $upper:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an identifier.
            ///
            /// # Errors
            /// When the text is empty, longer than 64 bytes, or holds a character that identifiers of this kind do not have.
            pub fn parse(text: &str) -> Result<Self, NotAnId> {
                if is_id(text, $upper) { Ok(Self(Arc::from(text))) } else { Err(NotAnId(text.to_owned())) }
            }

            /// The identifier as written in files and addresses.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(/// A meeting: `[a-z0-9][a-z0-9-]{0,63}`.
    MeetingId, upper: false);
id!(/// A session of the programme: `[a-z0-9][a-z0-9-]{0,63}`.
    SessionId, upper: false);
id!(/// A room: `[a-z0-9][a-z0-9-]{0,63}`.
    RoomId, upper: false);
id!(/// A person who leads a session: `[a-z0-9][a-z0-9-]{0,63}`.
    PersonId, upper: false);
id!(/// What is taught, in one or several rounds: `[a-z0-9][a-z0-9-]{0,63}`.
    WorkshopId, upper: false);
id!(/// A block to choose from: `[a-z0-9][a-z0-9-]{0,63}`.
    BlockId, upper: false);
id!(/// A survey: `[a-z0-9][a-z0-9-]{0,63}`.
    SurveyId, upper: false);
id!(/// An option of a choice question: `[a-z0-9][a-z0-9-]{0,63}`.
    OptionId, upper: false);
id!(/// An announcement: `[a-z0-9][a-z0-9-]{0,63}`.
    AnnouncementId, upper: false);
id!(/// A theme that the organiser gives to comments: `[a-z0-9][a-z0-9-]{0,63}`.
    ThemeId, upper: false);
id!(/// A question within a survey; the question bank writes capitals (`O4a`): `[A-Za-z0-9][A-Za-z0-9-]{0,63}`.
    QuestionId, upper: true);

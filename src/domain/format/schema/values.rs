//! Single values: identifiers, texts, times, addresses and words.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::super::MAX_TEXT;
use crate::session::Kind;

/// Declares a type that stands for a string of a certain shape.
macro_rules! string {
    ($(#[doc = $doc:literal])+ $name:ident, { $($rule:tt)* }) => {
        $(#[doc = $doc])+
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "description": concat!($($doc),+).trim(), "type": "string", $($rule)* })
            }
        }
    };
}

string!(/** An identifier, unique in its list. */ Id, { "pattern": "^[a-z0-9][a-z0-9-]{0,63}$" });
string!(/** A UUID. */ Uuid, { "pattern": "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$" });
string!(/** A question's identifier, unique in its survey and shared between editions that ask the same. */
    QuestionId, { "pattern": "^[A-Za-z0-9][A-Za-z0-9-]{0,63}$" });
string!(/** A text that is the same in every language. */ Line, { "maxLength": MAX_TEXT });
string!(/** A moment with its offset, as in 2017-09-26T14:30:00+02:00. */ Moment, { "format": "date-time" });
string!(/** A date, as in 2017-09-26. */ Date, { "format": "date" });
string!(/** An address of the web: https or http. */ WebLink, { "pattern": "^[Hh][Tt][Tt][Pp][Ss]?:[^\\s]+$", "maxLength": 2_000 });
string!(/** An address to open: https, http, mailto, tel or geo. */
    Link, { "pattern": "^([Hh][Tt][Tt][Pp][Ss]?|mailto|tel|geo):[^\\s]+$", "maxLength": 2_000 });
string!(/** A telephone number as people write it. */ Phone, { "pattern": "^[0-9+\\-/(). \\u00a0]{3,64}$" });
string!(/** An e-mail address. */ Email, { "pattern": "^[A-Za-z0-9._+-]+@[A-Za-z0-9._+-]+$", "maxLength": 254 });
string!(/** An image beside the app (marks/oic.svg) or in the file itself (data:image/…); never on another host. */
    Mark, { "pattern": "^(data:image/|[^/:\\\\\\s][^:\\\\\\s]*$)" });
string!(/** A time of day, as in 04:00. */ TimeOfDay, { "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" });
string!(/** A time zone by its IANA name; for calendars, because every time of the file carries its own offset. */
    Zone, { "pattern": "^[A-Za-z0-9/_+-]{1,64}$" });
string!(/** A file: relative to the configuration, or an address of the web. */ FileAddress, { "pattern": "^(https?://[^\\s]+|[^/:\\\\\\s][^:\\\\\\s]*)$" });
string!(/** An address made from the configured one. */ Template, { "pattern": "^\\{(url|origin)\\}([/?][^\\s\\\\]*)?$" });

/// A body with places to fill.
pub(super) struct BodyTemplate;

impl JsonSchema for BodyTemplate {
    fn schema_name() -> Cow<'static, str> {
        "BodyTemplate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The body, in which the text \"{submission}\" stands for the answer, \"{id}\" for its id, and the field \"...\": \"{submission}\" for all fields of the answer.",
            "type": "object",
            "additionalProperties": {},
        })
    }
}

/// What happens in a session.
pub(super) struct KindWord;

impl JsonSchema for KindWord {
    fn schema_name() -> Cow<'static, str> {
        "Kind".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "What happens in a session.", "type": "string", "enum": Kind::ALL.map(Kind::code) })
    }
}

/// A text: a string in the file's main language, or a version for each language.
pub(super) struct Text;

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let version = json_schema!({ "type": "string", "maxLength": MAX_TEXT });
        json_schema!({
            "description": "A text: a string in the file's main language, or a version for each language.",
            "anyOf": [version, { "type": "object", "properties": { "pl": version, "en": version }, "minProperties": 1 }],
        })
    }
}

/// Exactly this value.
macro_rules! exactly {
    ($(#[doc = $doc:literal])+ $name:ident, $value:expr) => {
        $(#[doc = $doc])+
        pub(super) struct $name;

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "const": $value })
            }
        }
    };
}

exactly!(/** Nothing but `true`. */ Yes, true);
exactly!(/** Nothing but `false`. */ No, false);
exactly!(/** The `Link` header. */ LinkHeader, "link");
exactly!(/** The meeting file's own name. */ MeetingFormat, super::super::MEETING_SCHEMA);
exactly!(/** The configuration's own name. */ ConfigFormat, super::super::CONFIG_SCHEMA);
exactly!(/** The format's own name. */ PublishedFormat, super::super::PUBLISHED_SCHEMA);

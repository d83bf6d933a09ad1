//! Addresses within the app: one enum, one parser, one printer. They stand after the `#`, so one build works in any folder.

use std::fmt::{self, Write as _};

use chrono::{NaiveDate, NaiveDateTime, Timelike};

use super::{
    id::{MeetingId, SessionId, SurveyId},
    session::Kind,
    submission::About,
    time::{parse_day, parse_time},
};

/// A view of the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The current meeting, today or day one: `/`.
    Home,
    /// A day of the programme: `/agenda/2017-09-26`.
    Agenda(NaiveDate),
    /// A session: `/session/ID`.
    Session(SessionId),
    /// My plan: `/plan`.
    Plan,
    /// A plan that somebody shared: `/plan/shared/ID~ID`.
    SharedPlan(Vec<SessionId>),
    /// Surveys to fill in: `/feedback`.
    Feedback,
    /// One survey about one thing: `/feedback/SURVEY/s-ID`, `…/d-DATE`, `…/meeting`.
    Form {
        /// The survey.
        survey: SurveyId,
        /// What it is about.
        about: About,
    },
    /// Where my answers are: `/outbox`.
    Outbox,
    /// On site: `/info`.
    Info,
    /// Declaration of accessibility: `/accessibility`.
    Accessibility,
    /// What is stored where: `/privacy`.
    Privacy,
    /// Every meeting of the series: `/meetings`.
    Meetings,
    /// The organiser's desk: `/desk`.
    Desk,
    /// The self-test of the endpoint: `/desk/endpoint`.
    DeskEndpoint,
    /// What people wrote, with search, themes and redaction: `/desk/comments`.
    DeskComments,
    /// Meetings of the series beside each other: `/desk/editions`.
    DeskEditions,
    /// The evaluation report, ready to print: `/desk/report`.
    DeskReport,
    /// Dividing people among workshops: `/desk/allocation`.
    DeskAllocation,
    /// The page of codes to print: `/desk/qr`.
    DeskQr,
    /// Aggregates that somebody shared: `/desk/shared/PAYLOAD`; without a payload, `/desk/shared`, a file is asked for.
    DeskShared(String),
    /// Answers that a link carries to the organiser: `/import/PAYLOAD`. What the payload holds is `handover::payload`'s to say.
    Import(String),
    /// A stand, where many people answer on one device: `/stand`.
    Stand,
    /// Anything else, as it was written.
    Unknown(String),
}

/// What an address says beside its view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The meeting, when it is not the current one: `m`.
    pub meeting: Option<MeetingId>,
    /// The demo clock, local time of the meeting: `now=2017-09-26T12:00`.
    pub now: Option<NaiveDateTime>,
    /// Words searched for: `q`.
    pub search: String,
    /// Kinds shown: `kind=talk,workshop`.
    pub kinds: Vec<Kind>,
    /// Only what is in my plan: `mine=1`.
    pub mine: bool,
}

/// A whole address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The view.
    pub route: Route,
    /// The rest.
    pub query: Query,
}

impl Route {
    /// The organiser's views, and what is opened for them.
    pub const fn is_of_desk(&self) -> bool {
        matches!(
            self,
            Self::Desk
                | Self::DeskEndpoint
                | Self::DeskComments
                | Self::DeskEditions
                | Self::DeskReport
                | Self::DeskAllocation
                | Self::DeskQr
                | Self::DeskShared(_)
                | Self::Import(_)
                | Self::Stand
        )
    }
}

impl Address {
    /// Reads what follows `#`, with or without the `#` itself. Never fails: what is not known is `Route::Unknown`, and bad parts
    /// of the query are left out.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        Self { route: parse_route(path), query: parse_query(query) }
    }
}

/// Reads the path; messengers percent-encode parts of it, so it is decoded first.
fn parse_route(path: &str) -> Route {
    let path = decode(path);
    let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
    let known = match parts.as_slice() {
        [] => Some(Route::Home),
        ["agenda", day] => parse_day(day).map(Route::Agenda),
        ["session", id] => SessionId::parse(id).ok().map(Route::Session),
        ["plan"] => Some(Route::Plan),
        ["plan", "shared", ids] => ids.split('~').map(SessionId::parse).collect::<Result<Vec<_>, _>>().ok().map(Route::SharedPlan),
        ["feedback"] => Some(Route::Feedback),
        ["feedback", survey, about] => {
            SurveyId::parse(survey).ok().zip(About::parse(about)).map(|(survey, about)| Route::Form { survey, about })
        }
        ["outbox"] => Some(Route::Outbox),
        ["info"] => Some(Route::Info),
        ["accessibility"] => Some(Route::Accessibility),
        ["privacy"] => Some(Route::Privacy),
        ["meetings"] => Some(Route::Meetings),
        ["desk"] => Some(Route::Desk),
        ["desk", "endpoint"] => Some(Route::DeskEndpoint),
        ["desk", "comments"] => Some(Route::DeskComments),
        ["desk", "editions"] => Some(Route::DeskEditions),
        ["desk", "report"] => Some(Route::DeskReport),
        ["desk", "allocation"] => Some(Route::DeskAllocation),
        ["desk", "qr"] => Some(Route::DeskQr),
        ["desk", "shared", payload @ ..] => Some(Route::DeskShared(payload.join("/"))),
        // A damaged link still is one of answers, and must not look like an address that never was.
        ["import", payload @ ..] => Some(Route::Import(payload.join("/"))),
        ["stand"] => Some(Route::Stand),
        _ => None,
    };
    known.unwrap_or(Route::Unknown(path))
}

/// Reads the demo clock's time; seconds are read and dropped, because links are printed to the minute.
fn parse_local(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    let time = parse_time(time)?;
    parse_day(day)?.and_hms_opt(time.hour(), time.minute(), 0)
}

fn parse_query(text: &str) -> Query {
    let mut query = Query::default();
    for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
        let value = decode(value);
        match name {
            "m" => query.meeting = MeetingId::parse(&value).ok(),
            "now" => query.now = parse_local(&value),
            "q" => query.search = value,
            "kind" => query.kinds = value.split(',').filter_map(Kind::parse).collect(),
            "mine" => query.mine = value == "1",
            _ => {}
        }
    }
    query
}

impl About {
    /// Reads what `Display` prints.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('-') {
            Some(("s", id)) => SessionId::parse(id).ok().map(Self::Session),
            Some(("d", day)) => parse_day(day).map(Self::Day),
            _ => (text == "meeting").then_some(Self::Meeting),
        }
    }
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(id) => write!(f, "s-{id}"),
            Self::Day(day) => write!(f, "d-{day}"),
            Self::Meeting => f.write_str("meeting"),
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("/"),
            Self::Agenda(day) => write!(f, "/agenda/{day}"),
            Self::Session(id) => write!(f, "/session/{id}"),
            Self::Plan => f.write_str("/plan"),
            Self::SharedPlan(ids) => {
                f.write_str("/plan/shared/")?;
                for (at, id) in ids.iter().enumerate() {
                    write!(f, "{}{id}", if at == 0 { "" } else { "~" })?;
                }
                Ok(())
            }
            Self::Feedback => f.write_str("/feedback"),
            Self::Form { survey, about } => write!(f, "/feedback/{survey}/{about}"),
            Self::Outbox => f.write_str("/outbox"),
            Self::Info => f.write_str("/info"),
            Self::Accessibility => f.write_str("/accessibility"),
            Self::Privacy => f.write_str("/privacy"),
            Self::Meetings => f.write_str("/meetings"),
            Self::Desk => f.write_str("/desk"),
            Self::DeskEndpoint => f.write_str("/desk/endpoint"),
            Self::DeskComments => f.write_str("/desk/comments"),
            Self::DeskEditions => f.write_str("/desk/editions"),
            Self::DeskReport => f.write_str("/desk/report"),
            Self::DeskAllocation => f.write_str("/desk/allocation"),
            Self::DeskQr => f.write_str("/desk/qr"),
            Self::DeskShared(payload) if payload.is_empty() => f.write_str("/desk/shared"),
            Self::DeskShared(payload) => write!(f, "/desk/shared/{}", encode(payload)),
            Self::Import(payload) => write!(f, "/import/{}", encode(payload)),
            Self::Stand => f.write_str("/stand"),
            Self::Unknown(path) => f.write_str(&encode(path)),
        }
    }
}

impl fmt::Display for Address {
    /// Prints the address with its `#`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.route)?;
        let query = &self.query;
        let mut mark = '?';
        let mut pair = |f: &mut fmt::Formatter<'_>, name: &str, value: &str| {
            let sign = std::mem::replace(&mut mark, '&');
            write!(f, "{sign}{name}={}", encode(value))
        };
        if let Some(meeting) = &query.meeting {
            pair(f, "m", meeting.as_str())?;
        }
        if let Some(now) = query.now {
            pair(f, "now", &format!("{}T{:02}:{:02}", now.date(), now.hour(), now.minute()))?;
        }
        if !query.search.is_empty() {
            pair(f, "q", &query.search)?;
        }
        if !query.kinds.is_empty() {
            let codes: Vec<_> = query.kinds.iter().map(|kind| kind.code()).collect();
            pair(f, "kind", &codes.join(","))?;
        }
        if query.mine {
            pair(f, "mine", "1")?;
        }
        Ok(())
    }
}

/// Percent-encodes all but what is safe and readable in a fragment.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~,:/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            write!(encoded, "%{byte:02X}").unwrap_or_default();
        }
    }
    encoded
}

/// Undoes percent-encoding; what is not valid stays as it was written, and bytes that are not UTF-8 become U+FFFD.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| bytes.get(at + 1..at + 3)).flatten();
        let byte = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte {
            decoded.push(byte);
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

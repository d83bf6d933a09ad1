//! The description of an endpoint: data, of which the ready-made profiles are presets.
//!
//! Fields may be overridden one by one by the configuration; nothing here speaks to a network.

use serde_json::Value;

pub use super::{path::JsonPath, wrapper::Wrapper};
use crate::submission::SubmissionId;

/// How one endpoint is written to and read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The preset it began as, for messages.
    pub name: String,
    /// The address of the configuration, to which the templates below refer as `{url}`; without a slash at its end.
    pub url: String,
    /// Headers of every request, writing and reading alike, such as the public key of a service.
    pub headers: Vec<(String, String)>,
    /// How a submission is written.
    pub write: Write,
    /// What counts as delivered.
    pub done: Done,
    /// What counts as "it is there already".
    pub already_there: Option<AlreadyThere>,
    /// How the organiser reads; `None` where the endpoint cannot be read.
    pub read: Option<Read>,
}

/// How a submission is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// The method.
    pub method: Method,
    /// The address: `{url}` and `{id}` are filled in.
    pub to: String,
    /// These headers and those of every request, and no others: one more would fail a preflight that the server did not foresee.
    pub headers: Vec<(String, String)>,
    /// How the submission is wrapped.
    pub body: Wrapper,
}

/// A method of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// `POST`
    Post,
    /// `PUT`
    Put,
}

impl Method {
    /// The word of the request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

/// What counts as delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The statuses; empty means any 2xx.
    pub statuses: Vec<u16>,
    /// Where the reply must carry our id; `None` weakens the rule to the status alone, and the settings say so.
    pub id_at: Option<JsonPath>,
    /// What the reply must say beside, if anything.
    pub says: Option<Says>,
    /// Where the reply must carry the whole submission, for services that drop what they do not know.
    pub echo_at: Option<JsonPath>,
}

/// Something that a reply says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Says {
    /// Where.
    pub at: JsonPath,
    /// Any of these: a text as it is, anything else as JSON writes it.
    pub is: Vec<String>,
}

impl Says {
    /// Whether `reply` says so.
    pub fn holds(&self, reply: &Value) -> bool {
        let found = self.at.find(reply).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        found.is_some_and(|found| self.is.contains(&found))
    }
}

/// What counts as "it is there already".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlreadyThere {
    /// The status.
    pub status: u16,
    /// How the reply tells that it speaks of our id.
    pub told: Told,
    /// Where the reply carries the stored submission, to be compared with ours; `None` when a changed one cannot be told.
    pub stored_at: Option<JsonPath>,
    /// Where the status alone means too much: the address, with `{url}` and `{id}`, whose reply tells it instead.
    pub ask: Option<String>,
}

/// How a reply tells that it speaks of our id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It carries the id here.
    Id(JsonPath),
    /// It says that the id is taken.
    Says(Says),
}

/// How the organiser reads what the endpoint holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The address of the first page, with `{url}` to be filled in.
    pub list: String,
    /// Where the rows are in a page.
    pub rows_at: JsonPath,
    /// Where the submission is in a row, as JSON or as text of JSON.
    pub submission_at: JsonPath,
    /// How the next page is found.
    pub next: NextPage,
    /// How the organiser proves who they are.
    pub sign_in: SignIn,
    /// A request that turns a name and a password into a token, where the service has one.
    pub session: Option<Session>,
    /// A request that proves that the sign-in works, where the list itself does not.
    pub probe: Option<Probe>,
}

/// How the next page of a list is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextPage {
    /// Everything comes at once.
    None,
    /// A header carries its address.
    Header(String),
    /// The `Link` header with `rel="next"` carries it.
    Link,
    /// The reply carries its address here.
    At(JsonPath),
    /// Pages are numbered from 1 in this parameter; an empty page is the last.
    Number(String),
    /// This parameter says how many rows to skip; an empty page is the last, however many a server puts into one.
    Offset(String),
}

/// How the organiser proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignIn {
    /// A user name and a password.
    Basic,
    /// A token.
    Bearer,
    /// A user name with a password, or a token alone.
    BasicOrBearer,
}

/// A request that turns a name and a password into a token: a `POST` of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its address, with `{url}` or `{origin}` to be filled in.
    pub at: String,
    /// The field of the name; that of the password is `password` everywhere.
    pub user: String,
    /// Where the reply carries the token.
    pub token_at: JsonPath,
}

/// A request that proves that a sign-in works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// Its address, with `{url}` or `{origin}` to be filled in.
    pub at: String,
    /// What a good reply carries.
    pub carries: JsonPath,
}

impl Profile {
    /// Where a submission of this id is written.
    pub fn write_address(&self, id: &SubmissionId) -> String {
        self.filled(&self.write.to, id)
    }

    /// The headers of writing.
    pub fn write_headers(&self) -> Vec<(String, String)> {
        self.headers.iter().chain(&self.write.headers).cloned().collect()
    }

    /// The address that tells whether a submission of this id is there.
    pub fn ask_address(&self, id: &SubmissionId) -> Option<String> {
        Some(self.filled(self.already_there.as_ref()?.ask.as_ref()?, id))
    }

    fn filled(&self, template: &str, id: &SubmissionId) -> String {
        template.replace("{url}", &self.url).replace("{id}", id.as_str())
    }

    /// An address of reading, filled in. The origin is that of `url`; an address without one is left to the browser.
    pub fn read_address(&self, template: &str) -> String {
        template.replace("{url}", &self.url).replace("{origin}", origin(&self.url))
    }

    /// The body that carries the frozen bytes of a submission. It is put together from them as they are, never written anew.
    pub fn body(&self, submission: &str, id: &SubmissionId) -> String {
        self.write.body.fill(submission, id)
    }

    /// A success is told by its status alone, because the endpoint cannot echo the id.
    pub const fn trusts_status_alone(&self) -> bool {
        self.done.id_at.is_none()
    }

    /// Nothing in a reply shows that it speaks of an answer: the weakest acknowledgement there is, and people are told so.
    pub const fn acknowledges_weakly(&self) -> bool {
        self.trusts_status_alone() && self.done.says.is_none()
    }

    /// A changed body under a known id can be told.
    pub fn tells_changed_bodies(&self) -> bool {
        self.already_there.as_ref().is_some_and(|there| there.stored_at.is_some())
    }
}

/// The scheme and host of an address; empty for one without.
fn origin(url: &str) -> &str {
    let Some(host) = url.find("://").map(|at| at + 3) else { return "" };
    url[host..].find('/').map_or(url, |end| &url[..host + end])
}

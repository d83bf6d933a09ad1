//! The description of an endpoint: data, of which the ready-made profiles are presets.
//!
//! Fields may be overridden one by one by the configuration; nothing here speaks to a network.

use serde_json::Value;

use super::super::submission::SubmissionId;

/// How one endpoint is written to and read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The preset it began as, for messages.
    pub name: String,
    /// The address of the configuration, to which the templates below refer as `{url}`; without a slash at its end.
    pub url: String,
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
    /// Exactly these headers; one more would fail a preflight that the server did not foresee.
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

/// How the submission stands in the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrapper {
    /// It is the body.
    Bare,
    /// It stands under this name: `{"name": submission}`.
    Under(String),
}

/// What counts as delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The statuses; empty means any 2xx.
    pub statuses: Vec<u16>,
    /// Where the reply must carry our id; `None` weakens the rule to the status alone, and the settings say so.
    pub id_at: Option<JsonPath>,
}

/// What counts as "it is there already".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlreadyThere {
    /// The status.
    pub status: u16,
    /// Where the reply must carry our id.
    pub id_at: JsonPath,
    /// Where the reply carries the stored submission, to be compared with ours; `None` when a changed one cannot be told.
    pub stored_at: Option<JsonPath>,
}

/// How the organiser reads what the endpoint holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The address of the first page, with `{url}` to be filled in.
    pub list: String,
    /// Where the rows are in a page.
    pub rows_at: JsonPath,
    /// How the next page is found.
    pub next: NextPage,
    /// How the organiser proves who they are.
    pub sign_in: SignIn,
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

/// A request that proves that a sign-in works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// Its address, with `{url}` or `{origin}` to be filled in.
    pub at: String,
    /// What a good reply carries.
    pub carries: JsonPath,
}

impl Profile {
    /// The ready-made profile of this name for an address; `None` when there is none of this name.
    ///
    /// A Kinto address is that of the records: `https://host/v1/buckets/event/collections/feedback/records`.
    pub fn preset(name: &str, url: &str) -> Option<Self> {
        match name {
            "rest" => Some(Self::rest(url)),
            "kinto" => Some(Self::kinto(url)),
            _ => None,
        }
    }

    /// A plain JSON endpoint.
    fn rest(url: &str) -> Self {
        Self {
            name: "rest".to_owned(),
            url: trimmed(url),
            write: Write { method: Method::Post, to: "{url}".to_owned(), headers: json_headers(), body: Wrapper::Bare },
            done: Done { statuses: Vec::new(), id_at: Some(JsonPath::parse("id")) },
            already_there: Some(AlreadyThere { status: 409, id_at: JsonPath::parse("id"), stored_at: Some(JsonPath::parse("")) }),
            read: Some(Read {
                list: "{url}".to_owned(),
                rows_at: JsonPath::parse(""),
                next: NextPage::Link,
                sign_in: SignIn::BasicOrBearer,
                probe: None,
            }),
        }
    }

    /// Kinto: a record is created under our id, and never overwritten.
    fn kinto(url: &str) -> Self {
        let mut headers = json_headers();
        headers.push(("If-None-Match".to_owned(), "*".to_owned()));
        Self {
            name: "kinto".to_owned(),
            url: trimmed(url),
            write: Write { method: Method::Put, to: "{url}/{id}".to_owned(), headers, body: Wrapper::Under("data".to_owned()) },
            done: Done { statuses: vec![201], id_at: Some(JsonPath::parse("data.id")) },
            already_there: Some(AlreadyThere {
                status: 412,
                id_at: JsonPath::parse("details.existing.id"),
                stored_at: Some(JsonPath::parse("details.existing")),
            }),
            read: Some(Read {
                list: "{url}?_limit=200".to_owned(),
                rows_at: JsonPath::parse("data"),
                next: NextPage::Header("Next-Page".to_owned()),
                sign_in: SignIn::Basic,
                // With a wrong password the list is 200 and empty; only this place tells who one is.
                probe: Some(Probe { at: "{origin}/v1/".to_owned(), carries: JsonPath::parse("user.id") }),
            }),
        }
    }

    /// Where a submission of this id is written.
    pub fn write_address(&self, id: &SubmissionId) -> String {
        self.write.to.replace("{url}", &self.url).replace("{id}", id.as_str())
    }

    /// An address of reading, filled in. The origin is that of `url`; an address without one is left to the browser.
    pub fn read_address(&self, template: &str) -> String {
        template.replace("{url}", &self.url).replace("{origin}", origin(&self.url))
    }

    /// The body that carries the frozen bytes of a submission. It is put together from them as they are, never written anew.
    pub fn body(&self, submission: &str) -> String {
        match &self.write.body {
            Wrapper::Bare => submission.to_owned(),
            Wrapper::Under(name) => format!("{{{}:{submission}}}", Value::from(name.as_str())),
        }
    }

    /// A success is told by its status alone, because the endpoint cannot echo the id.
    pub const fn trusts_status_alone(&self) -> bool {
        self.done.id_at.is_none()
    }

    /// A changed body under a known id can be told.
    pub fn tells_changed_bodies(&self) -> bool {
        self.already_there.as_ref().is_some_and(|there| there.stored_at.is_some())
    }
}

fn trimmed(url: &str) -> String {
    url.trim_end_matches('/').to_owned()
}

fn json_headers() -> Vec<(String, String)> {
    vec![("Content-Type".to_owned(), "application/json".to_owned())]
}

/// The scheme and host of an address; empty for one without.
fn origin(url: &str) -> &str {
    let Some(host) = url.find("://").map(|at| at + 3) else { return "" };
    url[host..].find('/').map_or(url, |end| &url[..host + end])
}

/// A place in JSON: names joined by dots; empty for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonPath(Vec<String>);

impl JsonPath {
    /// Reads `data.id`; every text is a path.
    pub fn parse(text: &str) -> Self {
        Self(text.split('.').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// What stands at this place.
    pub fn find<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(value, |value, name| value.get(name))
    }
}

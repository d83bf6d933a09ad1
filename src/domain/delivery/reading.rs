//! How the organiser reads what an endpoint holds: signing in, page after page, until the last. Pure: requests are made elsewhere.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

pub use super::page::Page;
use super::{
    Profile, Reply, Setback,
    page::NoList,
    profile::{NextPage, Read, SignIn},
};
use crate::format::submission_json::{Received, read_value};

/// More pages than this are a server that never comes to an end.
const MOST_PAGES: u32 = 5_000;
/// How many rows are read in one step: a few milliseconds on a slow phone.
const OF_A_STEP: usize = 50;

/// Why the endpoint was not read. What was read before is not shown as if it were all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadFailure {
    /// This kind of endpoint cannot be read.
    #[error("the endpoint cannot be read")]
    NotReadable,
    /// No reply came.
    #[error("no reply")]
    NoReply(Setback),
    /// The server does not know this name and password.
    #[error("signing in was refused")]
    SignInRefused,
    /// The server refused for another reason.
    #[error("the server answered with status {status}")]
    Refused {
        /// Its status; 0 for a redirect.
        status: u16,
    },
    /// The reply is not a list of records.
    #[error("the reply is not a list")]
    NotAList,
    /// The next page is at another host, where the password must not go.
    #[error("the next page is at another host")]
    ForeignPage,
    /// The pages do not come to an end.
    #[error("the pages do not come to an end")]
    Endless,
}

/// What the organiser signs in with; held in memory and for the session of the tab only.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The user name; empty where a token stands alone.
    pub user: String,
    /// The password or token.
    pub secret: String,
}

impl Credentials {
    /// The header that carries them; a token goes alone where the endpoint takes both.
    pub fn header(&self, sign_in: SignIn) -> (String, String) {
        let bearer = match sign_in {
            SignIn::Basic => false,
            SignIn::Bearer => true,
            SignIn::BasicOrBearer => self.user.is_empty(),
        };
        let value = if bearer {
            format!("Bearer {}", self.secret)
        } else {
            format!("Basic {}", base64(format!("{}:{}", self.user, self.secret).as_bytes()))
        };
        ("Authorization".to_owned(), value)
    }
}

impl std::fmt::Debug for Credentials {
    /// Never prints the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// Reading of one endpoint, from the first page to the last.
#[derive(Debug)]
pub struct Reading<'p> {
    profile: &'p Profile,
    read: &'p Read,
    visited: BTreeSet<String>,
    /// Rows read so far, whatever they were.
    rows: usize,
    /// The submissions read so far.
    pub found: Vec<Received>,
    /// Rows that are no submissions this version can read.
    pub unreadable: usize,
    /// Their raw texts.
    pub raw: Vec<String>,
}

impl<'p> Reading<'p> {
    /// Begins; `None` where the endpoint cannot be read, or its list would be at another host than its address.
    pub fn new(profile: &'p Profile) -> Option<Self> {
        let read = profile.read.as_ref()?;
        let reading = Self { profile, read, visited: BTreeSet::new(), rows: 0, found: Vec::new(), unreadable: 0, raw: Vec::new() };
        let list = reading.first();
        (list == profile.url || reading.at_same_host(&list).is_some()).then_some(reading)
    }

    /// How the organiser signs in.
    pub const fn sign_in(&self) -> SignIn {
        self.read.sign_in
    }

    /// The headers of every reading request, for one who signed in.
    pub fn headers(&self, who: &Credentials) -> Vec<(String, String)> {
        let mut headers = self.profile.headers.clone();
        headers.push(who.header(self.read.sign_in));
        headers
    }

    /// The address and the body that turn a name and password into a token; `None` where a token is given, or the service has no such
    /// request.
    pub fn session(&self, who: &Credentials) -> Option<(String, String)> {
        let session = self.read.session.as_ref().filter(|_| !who.user.is_empty())?;
        let body = Map::from_iter([(session.user.clone(), who.user.clone().into()), ("password".to_owned(), who.secret.clone().into())]);
        Some((self.profile.read_address(&session.at), Value::Object(body).to_string()))
    }

    /// The headers of that request.
    pub fn session_headers(&self) -> Vec<(String, String)> {
        let mut headers = self.profile.headers.clone();
        headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
        headers
    }

    /// The token that came back.
    ///
    /// # Errors
    /// When the server does not know this name and password.
    pub fn signed_in(&self, reply: &Reply) -> Result<Credentials, ReadFailure> {
        if reply.same_host && matches!(reply.status, 400 | 422) {
            // The services that have such a request answer so to a wrong password.
            return Err(ReadFailure::SignInRefused);
        }
        let value = json(reply)?;
        let token = self.read.session.as_ref().and_then(|session| session.token_at.find(&value)).and_then(Value::as_str);
        let secret = token.filter(|token| !token.is_empty()).ok_or(ReadFailure::SignInRefused)?.to_owned();
        Ok(Credentials { user: String::new(), secret })
    }

    /// The address that proves the sign-in, where the list itself does not.
    pub fn probe(&self) -> Option<String> {
        self.read.probe.as_ref().map(|probe| self.profile.read_address(&probe.at))
    }

    /// What the reply to the probe says.
    ///
    /// # Errors
    /// When the server does not know who asks.
    pub fn probed(&self, reply: &Reply) -> Result<(), ReadFailure> {
        let value = json(reply)?;
        let known = self.read.probe.as_ref().and_then(|probe| probe.carries.find(&value)).is_some_and(|user| !user.is_null());
        if known { Ok(()) } else { Err(ReadFailure::SignInRefused) }
    }

    /// The address of the first page.
    pub fn first(&self) -> String {
        let list = self.profile.read_address(&self.read.list);
        match &self.read.next {
            NextPage::Number(name) => numbered(&list, name, 1),
            NextPage::Offset(name) => numbered(&list, name, 0),
            _ => list,
        }
    }

    /// The header of a reply that tells the next page, where one does.
    pub fn header(&self) -> Option<&str> {
        match &self.read.next {
            NextPage::Header(name) => Some(name),
            NextPage::Link => Some("Link"),
            NextPage::None | NextPage::At(_) | NextPage::Number(_) | NextPage::Offset(_) => None,
        }
    }

    /// Takes in the page at `address` in one go, and gives the address of the next one; `None` after the last.
    ///
    /// # Errors
    /// When the reply is no page, or what it says of the next one cannot be followed.
    pub fn take(&mut self, address: &str, reply: Reply, header: Option<&str>) -> Result<Option<String>, ReadFailure> {
        let mut page = self.page(reply)?;
        while self.step(&mut page)? {}
        self.next(address, &page, header)
    }

    /// The page of a reply, to be read with `step`.
    ///
    /// # Errors
    /// When the reply is no page.
    pub fn page(&self, reply: Reply) -> Result<Page, ReadFailure> {
        accepted(&reply)?;
        Ok(Page::of(reply.body, &self.read.rows_at)?)
    }

    /// Takes in some rows; `false` when there are no more.
    ///
    /// # Errors
    /// When the page is damaged further on.
    pub fn step(&mut self, page: &mut Page) -> Result<bool, ReadFailure> {
        for _ in 0..OF_A_STEP {
            let Some(row) = page.row()? else { return Ok(false) };
            if let Some(Ok(received)) = self.read.submission_at.find_json(&row).map(read_value) {
                self.found.push(received);
            } else {
                self.unreadable += 1;
                self.raw.push(row.to_string());
            }
        }
        Ok(true)
    }

    /// The address of the page after the one at `address`, all rows of which were read; `None` after the last.
    ///
    /// # Errors
    /// When the page is damaged after its rows, or what it says of the next one cannot be followed.
    pub fn next(&mut self, address: &str, page: &Page, header: Option<&str>) -> Result<Option<String>, ReadFailure> {
        let frame = page.frame()?;
        let rows = page.rows;
        self.rows += rows;
        self.visited.insert(address.to_owned());
        let pages = u32::try_from(self.visited.len()).unwrap_or(u32::MAX);
        let next = match &self.read.next {
            NextPage::None => None,
            NextPage::Header(_) => header.map(str::to_owned),
            NextPage::Link => header.and_then(next_of_link),
            NextPage::At(path) => path.find(&frame).and_then(Value::as_str).map(str::to_owned),
            NextPage::Number(name) => {
                let list = self.profile.read_address(&self.read.list);
                (rows > 0).then(|| numbered(&list, name, pages as usize + 1))
            }
            NextPage::Offset(name) => {
                let list = self.profile.read_address(&self.read.list);
                (rows > 0).then(|| numbered(&list, name, self.rows))
            }
        };
        let Some(next) = next.filter(|next| !next.is_empty()) else { return Ok(None) };
        let next = self.at_same_host(&next).ok_or(ReadFailure::ForeignPage)?;
        if pages >= MOST_PAGES || self.visited.contains(&next) {
            return Err(ReadFailure::Endless);
        }
        Ok(Some(next))
    }

    /// The whole address of a page; `None` when it is at another host than the first.
    fn at_same_host(&self, next: &str) -> Option<String> {
        let origin = self.profile.read_address("{origin}");
        let is_path = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
        if is_path {
            return Some(format!("{origin}{next}"));
        }
        let rest = next.strip_prefix(&origin)?;
        (!origin.is_empty() && rest.starts_with(['/', '?'])).then(|| next.to_owned())
    }
}

impl From<NoList> for ReadFailure {
    fn from(NoList: NoList) -> Self {
        Self::NotAList
    }
}

fn json(reply: &Reply) -> Result<Value, ReadFailure> {
    accepted(reply)?;
    serde_json::from_str(&reply.body).map_err(|_| ReadFailure::NotAList)
}

fn accepted(reply: &Reply) -> Result<(), ReadFailure> {
    match reply.status {
        200..=299 if reply.same_host => Ok(()),
        401 | 403 => Err(ReadFailure::SignInRefused),
        status => Err(ReadFailure::Refused { status }),
    }
}

fn numbered(list: &str, name: &str, page: usize) -> String {
    let mark = if list.contains('?') { '&' } else { '?' };
    format!("{list}{mark}{name}={page}")
}

/// The address with `rel="next"` of a `Link` header (RFC 8288).
fn next_of_link(header: &str) -> Option<String> {
    header.split('<').skip(1).find_map(|link| {
        let (address, rest) = link.split_once('>')?;
        let is_next = |parameter: &str| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let value = value.trim().trim_end_matches(',').trim_matches('"');
            name.trim().eq_ignore_ascii_case("rel") && value.split(' ').any(|relation| relation.eq_ignore_ascii_case("next"))
        };
        rest.split(';').any(is_next).then(|| address.to_owned())
    })
}

/// Base64 (RFC 4648), as `Basic` sign-in wants it.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

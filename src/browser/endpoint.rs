//! Reading what the endpoint holds, all pages of it, for the organiser who signed in.

use std::collections::BTreeSet;

use serde_json::Value;
use web_sys::Url;

use super::{
    network::{self, Request},
    window,
};
use crate::domain::delivery::{
    Profile, Setback,
    paging::{header_of, next_page, rows},
    profile::Read,
};

/// The most pages that are read: a list that never ends must not fill the memory.
const MOST_PAGES: usize = 5_000;

/// What the organiser signs in with. It is sent in a header to the configured host only, never in an address.
#[derive(Clone, PartialEq, Eq)]
pub enum Credentials {
    /// A name and a password.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: String,
    },
    /// A token.
    Bearer(String),
}

/// Why the endpoint was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// This kind of endpoint cannot be read.
    #[error("the endpoint cannot be read")]
    NotReadable,
    /// Name, password or token are not accepted.
    #[error("the sign-in is not accepted")]
    SignIn,
    /// No reply.
    #[error("no reply: {0:?}")]
    NoReply(Setback),
    /// A reply with this status.
    #[error("status {0}")]
    Status(u16),
    /// The reply is not a list, or leads to another host.
    #[error("not a list of submissions")]
    NotAList,
}

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pages read.
    pub pages: usize,
    /// Rows read.
    pub rows: usize,
}

/// Reads every row that the endpoint holds. What a row says is for `format::submission_json::read_value` to tell.
///
/// # Errors
/// When signing in fails, or any page cannot be read: half a list is no summary.
pub async fn read_all(profile: &Profile, who: &Credentials, mut progress: impl FnMut(Progress)) -> Result<Vec<Value>, ReadError> {
    let read = profile.read.as_ref().ok_or(ReadError::NotReadable)?;
    let headers = [("Authorization".to_owned(), authorization(who)?)];
    prove(profile, read, &headers).await?;
    let first = profile.read_address(&read.list);
    let mut address = absolute(&first)?;
    let origin = origin_of(&address)?;
    let (mut seen, mut all) = (BTreeSet::new(), Vec::new());
    while seen.len() < MOST_PAGES && seen.insert(address.clone()) {
        let (page, header) = get(&address, &headers, header_of(&read.next)).await?;
        let number = u32::try_from(seen.len()).unwrap_or(u32::MAX);
        let next = next_page(read, &page, header.as_deref(), &first, number);
        all.extend(rows(read, &page).ok_or(ReadError::NotAList)?.iter().cloned());
        progress(Progress { pages: seen.len(), rows: all.len() });
        let Some(next) = next else { return Ok(all) };
        address = Url::new_with_base(&next, &address).map_err(|_| ReadError::NotAList)?.href();
        // Whoever answers decides where the next page is, but not who gets the password.
        if origin_of(&address)? != origin {
            return Err(ReadError::NotAList);
        }
    }
    // A page that leads back to one already read, or a list without an end.
    Err(ReadError::NotAList)
}

/// Makes sure that the sign-in is accepted, where a list would not tell.
async fn prove(profile: &Profile, read: &Read, headers: &[(String, String)]) -> Result<(), ReadError> {
    let Some(probe) = &read.probe else { return Ok(()) };
    let (answer, _) = get(&absolute(&profile.read_address(&probe.at))?, headers, None).await?;
    if probe.carries.find(&answer).is_some_and(|value| !value.is_null()) { Ok(()) } else { Err(ReadError::SignIn) }
}

async fn get(address: &str, headers: &[(String, String)], header: Option<&str>) -> Result<(Value, Option<String>), ReadError> {
    let request = Request { method: "GET", address, headers, body: None };
    let answer = network::send(&request, header).await.map_err(ReadError::NoReply)?;
    match answer.reply.status {
        200 => {}
        401 | 403 => return Err(ReadError::SignIn),
        status => return Err(ReadError::Status(status)),
    }
    let page = serde_json::from_str(&answer.reply.body).map_err(|_| ReadError::NotAList)?;
    Ok((page, answer.header))
}

fn authorization(who: &Credentials) -> Result<String, ReadError> {
    match who {
        Credentials::Bearer(token) => Ok(format!("Bearer {token}")),
        Credentials::Basic { user, password } => {
            // The browser encodes characters up to U+00FF, each as one byte; so UTF-8 goes in byte by byte.
            let bytes: String = format!("{user}:{password}").bytes().map(char::from).collect();
            window().btoa(&bytes).map(|encoded| format!("Basic {encoded}")).map_err(|_| ReadError::SignIn)
        }
    }
}

fn absolute(address: &str) -> Result<String, ReadError> {
    let base = window().location().href().map_err(|_| ReadError::NotAList)?;
    Url::new_with_base(address, &base).map(|url| url.href()).map_err(|_| ReadError::NotAList)
}

fn origin_of(address: &str) -> Result<String, ReadError> {
    Url::new(address).map(|url| url.origin()).map_err(|_| ReadError::NotAList)
}

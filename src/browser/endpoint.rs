//! Reading what the endpoint holds, all pages of it, for the organiser who signed in. How to read it is the domain's decision.

use std::sync::Arc;

use super::network::{self, Request};
use crate::domain::{
    delivery::{
        Profile,
        reading::{Credentials, ReadFailure, Reading},
    },
    handover::bundle::{Bundle, Record},
};

/// How far reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Pages read.
    pub pages: usize,
    /// Submissions read.
    pub submissions: usize,
}

/// Reads everything that the endpoint holds. `work` takes steps until there are none, however long that takes; `false` when nobody waits for
/// it any more, and then what was read so far comes back.
///
/// # Errors
/// When signing in fails, or any page cannot be read: half a list is no summary.
pub async fn read_all(
    profile: &Profile,
    who: &Credentials,
    mut progress: impl FnMut(Progress),
    work: impl AsyncFn(&mut dyn FnMut() -> bool) -> bool,
) -> Result<Bundle, ReadFailure> {
    let mut reading = Reading::new(profile).ok_or(ReadFailure::NotReadable)?;
    let session = match reading.session(who) {
        None => None,
        Some((address, body)) => {
            let request = Request {
                method: "POST",
                address: &address,
                headers: &reading.session_headers(),
                body: Some(&body),
                longest: network::LONGEST_REPLY,
            };
            let answer = network::send(&request, None).await.map_err(ReadFailure::NoReply)?;
            Some(reading.signed_in(&answer.reply)?)
        }
    };
    let headers = reading.headers(session.as_ref().unwrap_or(who));
    // A token with characters that no header carries cannot be right.
    if !headers.iter().all(|(_, value)| network::is_sendable(value)) {
        return Err(ReadFailure::SignInRefused);
    }
    let named = reading.header().map(str::to_owned);
    let get = async |address: &str| {
        let request = Request { method: "GET", address, headers: &headers, body: None, longest: network::LONGEST_PAGE };
        network::send(&request, named.as_deref()).await.map_err(ReadFailure::NoReply)
    };
    if let Some(probe) = reading.probe() {
        reading.probed(&get(&probe).await?.reply)?;
    }
    let mut address = reading.first();
    let mut records = Vec::new();
    for pages in 1.. {
        let answer = get(&address).await?;
        let mut page = reading.page(answer.reply)?;
        let mut read = Ok(true);
        let mut step = || {
            read = reading.step(&mut page);
            // To write them all in one go at the end would take as long as reading them.
            records.extend(reading.found.drain(..).map(Record::from));
            read == Ok(true)
        };
        if !work(&mut step).await {
            break;
        }
        read?;
        let next = reading.next(&address, &page, answer.header.as_deref())?;
        progress(Progress { pages, submissions: records.len() });
        let Some(next) = next else { break };
        address = next;
    }
    Ok(Bundle { records, unreadable: reading.raw.into_iter().map(Arc::from).collect() })
}

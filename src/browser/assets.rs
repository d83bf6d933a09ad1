//! The app's own files: configuration and meetings.

use web_sys::{AbortController, RequestCache, RequestInit};

use super::{
    clock,
    network::{body_of, fetch},
};

/// How long a file may take, in milliseconds: a network that answers nothing must not keep anybody waiting.
const TIME_OUT: i32 = 10_000;

/// Why a file of the app could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// No answer: no network, or the request was refused, or it took too long.
    #[error("no answer")]
    Unreachable,
    /// The host answered with this status.
    #[error("status {0}")]
    Status(u16),
}

/// Reads a file at an address relative to the app. The HTTP cache is asked to check back with the host, which answers in a few bytes
/// that nothing changed.
///
/// # Errors
/// When the host does not answer in time, or answers with another status than 200.
pub async fn read(address: &str) -> Result<Vec<u8>, AssetError> {
    let controller = AbortController::new().map_err(|_| AssetError::Unreachable)?;
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    options.set_signal(Some(&controller.signal()));
    // Dropped with this future's end, when there is nothing left to stop.
    let _time_out = clock::after(TIME_OUT, move || controller.abort());
    let response = fetch(address, &options).await.map_err(|_| AssetError::Unreachable)?;
    if response.status() != 200 {
        return Err(AssetError::Status(response.status()));
    }
    body_of(&response).await.map_err(|_| AssetError::Unreachable)
}

//! The app's own files: configuration and meetings.

use web_sys::{RequestCache, RequestInit};

use super::network::{body_of, fetch};

/// Why a file of the app could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssetError {
    /// No answer: no network, or the request was refused.
    #[error("no answer")]
    Unreachable,
    /// The host answered with this status.
    #[error("status {0}")]
    Status(u16),
}

/// Reads a file at an address relative to the app. The HTTP cache is asked to check back with the host.
///
/// # Errors
/// When the host does not answer, or answers with another status than 200.
pub async fn read(address: &str) -> Result<Vec<u8>, AssetError> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let response = fetch(address, &options).await.map_err(|_| AssetError::Unreachable)?;
    if response.status() != 200 {
        return Err(AssetError::Status(response.status()));
    }
    body_of(&response).await.map_err(|_| AssetError::Unreachable)
}

//! The app's own files: configuration and meetings.

use gloo_net::http::Request;

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
    let request = Request::get(address).cache(web_sys::RequestCache::NoCache);
    let response = request.send().await.map_err(|_| AssetError::Unreachable)?;
    if response.status() != 200 {
        return Err(AssetError::Status(response.status()));
    }
    response.binary().await.map_err(|_| AssetError::Unreachable)
}

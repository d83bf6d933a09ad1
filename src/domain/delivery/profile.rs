//! The description of an endpoint: data, of which the ready-made profiles are presets.

/// How one endpoint is written to and read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The address answers are written to.
    pub url: String,
}

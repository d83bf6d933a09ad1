//! What is stored of the division, as far as this window knows.

use std::sync::Arc;

use crate::domain::division::Division;

/// What is stored, as far as this window knows.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) text: Option<String>,
    /// What the text says; where there was none that could be read, what there was here instead.
    pub(super) division: Arc<Division>,
}

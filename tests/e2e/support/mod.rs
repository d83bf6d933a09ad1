//! What the journeys share: servers, the browser, and the find / act / check helpers. No journey of its own.

pub(crate) mod act;
pub(crate) mod ask;
pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod builds;
pub(crate) mod choosing;
pub(crate) mod devices;
pub(crate) mod endpoint;
pub(crate) mod feedback;
pub(crate) mod files;
pub(crate) mod find;
pub(crate) mod haste;
pub(crate) mod keeper;
pub(crate) mod kinto;
mod mood;
pub(crate) mod print;
pub(crate) mod profile;
pub(crate) mod scene;
pub(crate) mod services;
mod shipped;
pub(crate) mod site;
pub(crate) mod stored;
pub(crate) mod watch;
pub(crate) mod wire;

use std::time::Duration;

/// How long a condition may take to come true. Generous, because two browsers share a small machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How often a condition is looked at.
pub(crate) const GLANCE: Duration = Duration::from_millis(40);

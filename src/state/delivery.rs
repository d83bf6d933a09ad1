//! Where answers go, as the newest configuration says; part of the first load it is not.
//!
//! A configuration that is wrong there hides no programme: what is wrong is told, and answers go where they went before.

use std::sync::Arc;

use leptos::prelude::*;

use super::{copies::Copy, meeting::use_programme};
use crate::domain::{
    config::{Config, Delivery},
    format::read_delivery,
    problem::Problem,
};

/// The configuration that was last good in this respect.
const LAST_GOOD: Copy<'static> = Copy { meeting: None, address: "config.json, delivery" };

/// What a configuration says of delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Where answers go.
    pub delivery: Delivery,
    /// What is wrong with what the configuration says; where answers go was then said by an earlier one.
    pub problems: Vec<Problem>,
}

/// Where answers go.
#[derive(Debug, Clone, Copy)]
pub struct WhereTo(Memo<Option<Arc<Told>>>);

/// Where answers go.
pub fn use_where_to() -> WhereTo {
    expect_context()
}

impl WhereTo {
    /// Follows the newest configuration.
    pub fn provide() -> Self {
        let programme = use_programme();
        let here = Self(Memo::new(move |_| programme.newest_config().map(|config| Arc::new(told(&config)))));
        provide_context(here);
        here
    }

    /// What the newest configuration says; `None` while there is none. Tracked.
    pub fn told(self) -> Option<Arc<Told>> {
        self.0.get()
    }

    /// Where answers go; on this device while nothing else is known. Tracked.
    pub fn delivery(self) -> Delivery {
        self.told().map_or(Delivery::Device, |told| told.delivery.clone())
    }
}

fn told(config: &Config) -> Told {
    match read_delivery(config.file.as_bytes()) {
        Ok(read) => {
            if LAST_GOOD.read(read_delivery).is_none_or(|kept| *kept.text != *config.file) {
                LAST_GOOD.keep(Some(&config.file));
            }
            Told { delivery: read.value, problems: Vec::new() }
        }
        Err(problems) => Told { delivery: LAST_GOOD.read(read_delivery).map_or(Delivery::Device, |kept| kept.value.value), problems },
    }
}

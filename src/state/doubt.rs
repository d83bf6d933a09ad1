//! Whether the phone's clock is to be doubted: asked of the host once, and again only while it is doubted.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::{host_clock, network},
    domain::clock_doubt::Doubt,
};

/// What is known of the phone's clock.
#[derive(Debug, Clone, Copy)]
pub struct PhoneClock {
    doubt: RwSignal<Option<Doubt>>,
    /// The host told its time, and the phone's agreed.
    believed: StoredValue<bool>,
    asking: StoredValue<bool>,
}

/// What is known of the phone's clock.
pub fn use_phone_clock() -> PhoneClock {
    expect_context()
}

impl PhoneClock {
    /// Asks the host now, and when times look better until the clocks agree.
    pub fn provide() {
        let here = Self { doubt: RwSignal::new(None), believed: StoredValue::new(false), asking: StoredValue::new(false) };
        let guards = StoredValue::new_local(network::on_better_times(move || here.ask()));
        on_cleanup(move || guards.update_value(Vec::clear));
        here.ask();
        provide_context(here);
    }

    /// Why it is to be doubted; tracked.
    pub fn doubt(self) -> Option<Doubt> {
        self.doubt.get()
    }

    fn ask(self) {
        if self.believed.get_value() || self.asking.get_value() {
            return;
        }
        self.asking.set_value(true);
        spawn_local(async move {
            let exchange = host_clock::ask().await;
            self.asking.set_value(false);
            // Without a reply nothing is learned, and what was known stands.
            let Some(doubt) = exchange.map(|exchange| exchange.doubt()) else { return };
            self.believed.set_value(doubt.is_none());
            if self.doubt.get_untracked() != doubt {
                self.doubt.set(doubt);
            }
        });
    }
}

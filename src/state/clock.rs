//! The clock of the meeting: the phone's, or the demo clock that the address sets.

use std::sync::Arc;

use chrono::{Duration, Timelike};
use leptos::prelude::*;

use super::location::use_location;
use crate::{
    browser::clock,
    domain::{
        agenda::{at_local, in_meeting_zone},
        meeting::Meeting,
        time::Moment,
    },
};

/// How often the clock looks at the time, in milliseconds; the screen changes once a minute.
const LOOK: i32 = 5_000;

/// The clock of the meeting on screen.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    now: Memo<Moment>,
    /// How far the demo clock is from the real one.
    offset: Memo<Option<Duration>>,
}

/// The clock of the meeting on screen.
pub fn use_clock() -> Clock {
    expect_context()
}

impl Clock {
    /// Starts the clock of a meeting.
    pub fn provide(meeting: Arc<Meeting>) -> Self {
        let location = use_location();
        let real = RwSignal::new(clock::now());
        let tick = move || real.set(clock::now());
        let guards = StoredValue::new_local(vec![clock::every(LOOK, tick), clock::on_return(tick)]);
        on_cleanup(move || guards.update_value(Vec::clear));
        let carried = location.carried();
        // The demo clock starts when the address first names it, and goes on while it stays in links.
        let offset = Memo::new({
            let meeting = meeting.clone();
            move |_| carried.get().1.and_then(|local| at_local(&meeting, local)).map(|demo| demo - real.get_untracked())
        });
        let now = Memo::new(move |_| {
            let moment = real.get() + offset.get().unwrap_or_else(Duration::zero);
            to_minute(in_meeting_zone(&meeting, moment))
        });
        let clock = Self { now, offset };
        provide_context(clock);
        clock
    }

    /// Now, to the minute, as the clocks of the meeting show it; the demo time in a demo.
    pub fn now(self) -> Moment {
        self.now.get()
    }

    /// The same, as something to derive from.
    pub fn minute(self) -> Memo<Moment> {
        self.now
    }

    /// Whether the demo clock is on. It is off once its meeting is gone: while another one is loaded, the last one's clock is still at
    /// hand, and all that it refers to is disposed of.
    pub fn is_demo(self) -> bool {
        self.offset.try_get().flatten().is_some()
    }
}

/// The real time, to the minute, as the clocks of the meeting show it: what a submission is stamped with, demo or not.
pub fn real_minute(meeting: &Meeting) -> Moment {
    to_minute(in_meeting_zone(meeting, clock::now()))
}

/// The minute that a moment lies in.
fn to_minute(moment: Moment) -> Moment {
    moment.with_second(0).and_then(|moment| moment.with_nanosecond(0)).unwrap_or(moment)
}

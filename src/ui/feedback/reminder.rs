//! From day two on, every page reminds of answers that the organiser does not have yet: a closed app sends nothing, and without a server
//! nothing goes by itself.

use leptos::prelude::*;

use crate::{
    domain::{address::Route, time::programme_day},
    state::{clock::use_clock, handover::use_handed, location::use_location, meeting::use_meeting, outbox::use_outbox},
    ui::{
        components::notice::{Notice, Tone},
        words::use_words,
    },
};

/// How many answers wait, and the way to them; nothing on day one, and nothing where they are listed anyway.
#[component]
pub(crate) fn UnsentReminder() -> impl IntoView {
    let words = use_words().outbox();
    let by_hand = use_words().handover();
    let handed = use_handed();
    let (clock, location, outbox) = (use_clock(), use_location(), use_outbox());
    let meeting = use_meeting();
    let day_one_is_over = Memo::new(move |_| {
        let today = programme_day(clock.now(), meeting.day_starts);
        meeting.days().first().is_some_and(|first| today > *first)
    });
    let listed = Memo::new(move |_| location.route().with(|route| matches!(route, Route::Outbox | Route::Form { .. })));
    let waiting = Memo::new(move |_| handed.missing(outbox));
    move || {
        (waiting.get() > 0 && day_one_is_over.get() && !listed.get()).then(|| {
            let count = u64::try_from(waiting.get()).unwrap_or_default();
            let (count, lead) = if outbox.has_endpoint() {
                ((words.unsent)(count), words.remind_lead)
            } else {
                ((by_hand.remind)(count), by_hand.remind_lead)
            };
            view! {
                <Notice tone=Tone::Change icon="sync">
                    <p>{count} ". " {lead}</p>
                    <a class="link" href=location.href(Route::Outbox)>
                        {words.title}
                    </a>
                </Notice>
            }
        })
    }
}

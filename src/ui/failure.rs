//! What is shown when the configuration or the meeting cannot be loaded: what happened, and what to do.

use leptos::prelude::*;

use super::{
    components::trouble::{retry, trouble},
    frame::frame,
    parts::use_parts,
    words::use_words,
};
use crate::state::{
    location::use_location,
    meeting::{Failure, use_programme},
};

/// The page of a failed load: of the configuration, or of the meeting.
pub(super) fn load_failure(failure: Failure, config: bool) -> AnyView {
    let words = use_words().shell();
    let programme = use_programme();
    let parts = use_parts();
    let unknown = failure == Failure::UnknownMeeting;
    if unknown {
        // A stand of a meeting that is gone must not bind the device to it for good.
        use_location().release();
    }
    let title = match (unknown, config) {
        (true, _) => words.unknown_meeting,
        (false, true) => words.config_failed,
        (false, false) => words.meeting_failed,
    };
    let (lead, list) = match failure {
        Failure::Unreachable(_) => (words.no_connection, None),
        Failure::Unusable(problems) => (words.bad_file, Some(move || parts.rest().map(|rest| (rest.problems)(&problems)))),
        Failure::UnknownMeeting => (words.unknown_meeting_lead, None),
    };
    let way_out = if unknown {
        view! {
            <div class="flow">
                <a class="btn primary" href="#/">
                    {words.to_agenda}
                </a>
            </div>
        }
        .into_any()
    } else {
        retry(Box::new(move || programme.retry()))
    };
    let head = trouble(title, lead, way_out);
    let list = list.map(IntoAny::into_any);
    frame(
        view! {
            {head}
            {list}
        }
        .into_any(),
    )
}

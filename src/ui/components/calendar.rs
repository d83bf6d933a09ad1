//! A button that saves sessions as a calendar file.

use leptos::prelude::*;

use super::icon::Icon;
use crate::{
    domain::{address::Route, format::ical, id::SessionId},
    state::{location::use_location, meeting::use_meeting, share},
    ui::words::use_language,
};

/// A button that saves sessions as an `.ics` file.
#[component]
pub(crate) fn CalendarButton(
    /// What it is called.
    label: &'static str,
    /// The file's name, without its ending.
    name: String,
    /// The sessions.
    #[prop(into)]
    sessions: Signal<Vec<SessionId>>,
    /// The button's look.
    #[prop(default = "btn")]
    class: &'static str,
) -> impl IntoView {
    let meeting = use_meeting();
    let language = use_language();
    let location = use_location();
    let save = move |_| {
        let link = |id: &SessionId| location.outside(&meeting.id, Route::Session(id.clone()));
        let text = ical::calendar(&meeting, &sessions.get_untracked(), language, &link);
        share::save_file(&format!("{name}.ics"), "text/calendar;charset=utf-8", text.as_bytes());
    };
    view! {
        <button type="button" class=class on:click=save>
            <Icon name="cal-add" />
            {label}
        </button>
    }
}

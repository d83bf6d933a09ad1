//! What can be rated, by its name.

use crate::{
    domain::{meeting::Meeting, submission::About},
    i18n::dates,
    ui::words::{say_bare, use_language, use_words},
};

/// What something that is rated is called.
pub(crate) fn title_of(meeting: &Meeting, about: &About) -> String {
    let words = use_words().feedback();
    match about {
        About::Session(id) => meeting.session(id).map_or_else(|| id.to_string(), |session| say_bare(meeting.title_of(session))),
        About::Day(day) => (words.about_day)(&dates::weekday_day(use_language(), *day)),
        About::Meeting => words.about_meeting.to_owned(),
    }
}

//! The programme of one meeting as plain HTML within the page: what people read while the app is on its way, and all they get where it
//! cannot run.
//!
//! It says how things stood when the app was built; the app itself asks the host.

use std::{fmt::Write as _, fs, path::Path};

use kuluary::{
    domain::{
        format::read_meeting,
        meeting::Meeting,
        session::{Session, Status},
        text::{Language, Text},
    },
    i18n::{Words, dates},
};

use crate::error::Error;

/// Puts the programme of the meeting in `file` into the page, at the end of what stands there before the app has started.
pub(super) fn put_in_page(page: &Path, file: &Path) -> Result<(), Error> {
    let bytes = fs::read(file).map_err(Error::file("read", file))?;
    let meeting = read_meeting(&bytes).map_err(|problems| {
        let count = problems.len();
        Error::Failed(format!("{} has problems ({count}); `cargo xtask check` names them", file.display()))
    })?;
    let html = fs::read_to_string(page).map_err(Error::file("read", page))?;
    let html = with_programme(&html, &meeting.value)
        .ok_or_else(|| Error::Unexpected { path: page.to_owned(), what: "it has no main content".to_owned() })?;
    fs::write(page, html).map_err(Error::file("write", page))
}

fn with_programme(html: &str, meeting: &Meeting) -> Option<String> {
    let at = html.rfind("</main>")?;
    let mut html = html.to_owned();
    html.insert_str(at, &programme(meeting));
    Some(html)
}

/// The programme in the meeting's main language.
fn programme(meeting: &Meeting) -> String {
    let language = meeting.languages.first().copied().unwrap_or(Language::Polish);
    let say = |text: &Text| said(text, language);
    let days = meeting.days();
    let range = days.first().zip(days.last()).map(|(from, to)| dates::range(language, *from, *to)).unwrap_or_default();
    let mut html = format!("<section lang={}><h2>{}</h2><p>{range}", language.tag(), say(&meeting.title));
    if let Some(venue) = &meeting.venue {
        write!(html, ", {}", say(&venue.name)).unwrap_or_default();
        html.extend(venue.address.as_ref().map(|address| format!(", {}", say(address))));
    }
    html.push_str("</p>");
    html.extend(meeting.note.as_ref().map(|note| format!("<p>{}</p>", say(note))));
    for day in days {
        write!(html, "<h3>{}</h3><ul>", dates::weekday_day(language, day)).unwrap_or_default();
        let of_day = meeting.sessions.iter().filter(|session| meeting.day_of(session) == day);
        html.extend(of_day.map(|session| item(meeting, session, language)));
        html.push_str("</ul>");
    }
    for contact in &meeting.contacts {
        let known = [contact.name.as_deref(), contact.phone.as_deref(), contact.email.as_deref()];
        let known: Vec<_> = known.into_iter().flatten().map(escape).collect();
        write!(html, "<p>{}: {}</p>", say(&contact.role), known.join(", ")).unwrap_or_default();
    }
    html.push_str("</section>");
    html
}

fn item(meeting: &Meeting, session: &Session, language: Language) -> String {
    let words = Words { language }.agenda();
    let title = said(meeting.title_of(session), language);
    let title = if session.status == Status::Cancelled { format!("<s>{title}</s> ({})", words.cancelled) } else { title };
    let round = session.round.map(|round| format!(" ({})", (words.round)(round))).unwrap_or_default();
    let room = session.room.as_ref().and_then(|id| meeting.room(id)).map(|room| said(&room.name, language));
    let people = session.people.iter().filter_map(|id| meeting.person(id)).map(|person| escape(&person.name));
    let more: Vec<_> = room.into_iter().chain(people).collect();
    let more = if more.is_empty() { String::new() } else { format!("<br>{}", more.join(", ")) };
    format!("<li><b>{}</b> {title}{round}{more}</li>", dates::hours(language, session.start, session.end))
}

/// A text with the language it is in, where that is another than the page's.
fn said(text: &Text, language: Language) -> String {
    match text.pick(language) {
        (text, own) if own == language => escape(text),
        (text, own) => format!("<span lang={}>{}</span>", own.tag(), escape(text)),
    }
}

/// A text as it may stand in HTML: nothing in a file can become markup.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page_of(meeting: &str) -> String {
        let meeting = read_meeting(meeting.as_bytes()).unwrap().value;
        with_programme("<body><main id=start><h1>Kuluary</h1></main></body>", &meeting).unwrap()
    }

    #[test]
    fn every_session_of_the_real_meeting_can_be_read() {
        let page = page_of(include_str!("../../../public/meetings/2017-09-baltow.json"));
        assert!(
            page.starts_with("<body><main id=start><h1>Kuluary</h1><section lang=pl><h2>") && page.ends_with("</section></main></body>")
        );
        assert_eq!(page.matches("<h3>").count(), 2);
        let meeting = read_meeting(include_bytes!("../../../public/meetings/2017-09-baltow.json")).unwrap().value;
        assert_eq!(page.matches("<li>").count(), meeting.sessions.len());
        assert!(page.contains("wtorek 26\u{a0}września") && page.contains("<b>14:30–16:00</b>"), "{page}");
    }

    #[test]
    fn what_a_file_says_never_becomes_markup() {
        let hostile = r#"{"schema": "kuluary.meeting/1", "id": "x", "revision": 1, "title": "<script>alert(1)</script> & co",
            "timezone": "Europe/Warsaw", "languages": ["pl"], "updated": "2017-09-20T12:00:00+02:00",
            "sessions": [{"id": "a", "kind": "talk", "title": "</main><img src=x>", "status": "cancelled",
                "start": "2017-09-26T10:00:00+02:00", "end": "2017-09-26T11:00:00+02:00"}]}"#;
        let page = page_of(hostile);
        assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"), "{page}");
        assert!(page.contains("<s>&lt;/main&gt;&lt;img src=x&gt;</s> (odwołane)"), "{page}");
    }
}

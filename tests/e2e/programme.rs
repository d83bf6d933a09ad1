//! The programme: what is on now, search and filters, the states around a meeting, and its own hours on any phone.

use serde_json::json;

use crate::support::{
    find::{button, checkbox, heading, link, the},
    scene::{Setup, play},
    stored::{SAVED, saved_file},
};

/// The first noon of the default meeting.
const NOON: &str = "#/?now=2017-09-26T12:00";

const NOW: &str = "Teraz i następnie";

#[test]
fn the_first_noon_tells_what_is_on_and_what_comes_next() {
    play(Setup::phone(), async |app| {
        app.open(NOON).await;
        app.see("Pokaz: wtorek, 12:00").await;
        app.find(&link("Prezydent Starachowic").inside("complementary", NOW)).await;
        app.find(&link("lista sprawdzająca").inside("complementary", NOW)).await;
        app.see("zostało 30 min").await;
        app.see("Program odtworzony – godziny orientacyjne.").await;
    });
}

#[test]
fn a_search_without_polish_letters_finds_the_workshop() {
    play(Setup::phone(), async |app| {
        app.open(NOON).await;
        app.fill(&the("searchbox", "Szukaj w programie"), "sciezki").await;
        app.see("Znaleziono 2 punkty programu").await;
        app.see("Ścieżki pracy doradcy biznesowego").await;
        app.see_no("Powitanie, cele spotkania").await;
        app.fill(&the("searchbox", "Szukaj w programie"), "nie ma takiego").await;
        app.see("Nic takiego nie ma w programie").await;
        app.tap(&button("Pokaż cały program")).await;
        app.see("Powitanie, cele spotkania").await;
    });
}

#[test]
fn a_found_session_opens_on_a_page_of_its_own() {
    play(Setup::phone(), async |app| {
        app.open(NOON).await;
        let title = "Wójt gminy Bałtów: rozwój oparty na ekonomii społecznej i partnerstwie trójsektorowym";
        app.tap(&link(title)).await;
        app.find(&heading(title)).await;
        app.see("Andrzej Jabłoński").await;
        let focused = "return document.activeElement.tagName === 'H1' && document.title.includes('Wójt');";
        app.until("the title has focus and names the view", focused, &[]).await;
        app.client().back().await.expect("the browser goes back");
        app.find(&link(title)).await;
    });
}

#[test]
fn the_clock_tells_before_gap_between_and_after() {
    play(Setup::phone(), async |app| {
        for (now, words) in [
            ("2017-09-25T12:00", "Zaczynamy za"),
            ("2017-09-26T18:30", "Dobra pora na kuluary."),
            ("2017-09-26T23:00", "Na dziś to wszystko"),
            ("2017-09-28T12:00", "Spotkanie zakończone"),
        ] {
            app.open(&format!("#/?now={now}")).await;
            app.see(words).await;
        }
        // Without the demo's clock the meeting is long over, and there is no mark.
        app.open("#/").await;
        app.see("Spotkanie zakończone").await;
        app.see_no("Pokaz:").await;
    });
}

#[test]
fn the_other_day_and_the_demo_clock_stay_in_the_links() {
    play(Setup::phone(), async |app| {
        app.open(NOON).await;
        app.tap(&link("Środa").inside("navigation", "Dzień spotkania")).await;
        app.see("Wizyta studyjna").await;
        app.see("Pokaz:").await;
        let address = app.client().current_url().await.expect("the page has an address");
        assert_eq!(address.fragment(), Some("/agenda/2017-09-27?now=2017-09-26T12:00"));
        app.tap(&link("Zakończ pokaz")).await;
        app.see_no("Pokaz:").await;
    });
}

/// A device whose clock says ten past twelve in Bałtów, whatever the demo clock.
const IN_SEPTEMBER: &str = "
    const real = Date;
    const shift = real.parse('2017-09-26T10:10:00Z') - real.now();
    globalThis.Date = class extends real {
        constructor(...given) { given.length ? super(...given) : super(real.now() + shift); }
        static now() { return real.now() + shift; }
    };
";

#[track_caller]
fn check_hours(setup: Setup, hash: &str) {
    play(Setup { zone: Some("Asia/Tokyo"), ..setup }, async |app| {
        app.open(hash).await;
        app.until("the phone is in Tokyo", "return new Date().getTimezoneOffset() === -540;", &[]).await;
        app.find(&link("Prezydent Starachowic").inside("complementary", NOW)).await;
        let hours = "return [...document.querySelectorAll('main li time')].map(time => time.textContent.trim()).join(' ');";
        let hours = app.client().execute(hours, Vec::new()).await.expect("the page runs scripts");
        let hours = hours.as_str().unwrap_or_default().to_owned();
        assert!(hours.contains("10:00") && hours.contains("14:30") && !hours.contains("21:30"), "{hours}");
    });
}

#[test]
fn a_phone_in_tokyo_sees_the_hours_of_baltow_43() {
    check_hours(Setup::phone(), NOON);
}

#[test]
fn a_phone_in_tokyo_at_the_very_time_knows_what_is_on_43() {
    check_hours(Setup { before: Some(IN_SEPTEMBER), ..Setup::phone() }, "#/");
}

#[test]
fn filters_leave_one_kind_or_my_plan() {
    play(Setup::phone(), async |app| {
        app.open("#/agenda/2017-09-26?now=2017-09-26T12:00&kind=talk").await;
        app.see("Prezydent Starachowic").await;
        app.see_no("Powitanie, cele spotkania").await;
        app.open(NOON).await;
        app.tap(&checkbox("W moim planie: Prezydent Starachowic")).await;
        app.open("#/agenda/2017-09-26?now=2017-09-26T12:00&mine=1").await;
        app.see("Prezydent Starachowic").await;
        app.see_no("Wójt gminy").await;
    });
}

#[test]
fn an_unknown_address_leads_on() {
    play(Setup::phone(), async |app| {
        for (hash, words) in [
            ("#/nic-takiego", "Nie ma takiej strony"),
            ("#/session/nie-ma", "Tego punktu nie ma"),
            ("#/?m=nie-ma", "Nie ma takiego spotkania"),
        ] {
            app.open(hash).await;
            app.find(&heading(words)).await;
        }
        app.tap(&link("Do programu")).await;
        app.see("Powitanie, cele spotkania").await;
    });
}

#[test]
fn changes_of_the_programme_are_told_in_words() {
    play(Setup::fixture(), async |app| {
        app.open("#/?now=2026-05-12T12:00").await;
        app.see("odwołane").await;
        app.see("przeniesione z 18:30").await;
        app.see("Kolacja o 19:00, nie o 18:30").await;
        app.see("od 21:00").await;
    });
}

#[test]
fn the_programme_and_one_session_go_to_the_calendar() {
    play(Setup { before: Some(SAVED), ..Setup::phone() }, async |app| {
        app.open(NOON).await;
        app.tap(&button("Cały program do kalendarza")).await;
        let whole = saved_file(app).await;
        assert!(whole.starts_with("BEGIN:VCALENDAR\r\n") && whole.ends_with("END:VCALENDAR\r\n"), "{whole}");
        assert_eq!(whole.matches("BEGIN:VEVENT").count(), 20);
        app.open("#/session/warsztat-b-1").await;
        app.tap(&button("Do kalendarza")).await;
        let one = saved_file(app).await;
        assert_eq!(one.matches("BEGIN:VEVENT").count(), 1);
        assert!(one.contains("DTSTART:20170926T123000Z"), "{one}");
    });
}

#[test]
fn the_information_page_dials_and_shows_the_way() {
    play(Setup::fixture(), async |app| {
        app.open("#/info").await;
        let number = app.find(&link("41 000 00 01").inside("main", "")).await;
        assert_eq!(number.attr("href").await.expect("the page answers").as_deref(), Some("tel:410000001"));
        app.see("Hasło: spotkajmysie").await;
        app.see("Dom Sąsiedzki „Próba”").await;
    });
}

#[test]
fn a_private_note_stays_on_the_device() {
    play(Setup::phone(), async |app| {
        app.open("#/session/warsztat-a-1").await;
        app.fill(&the("textbox", "Notatka dla siebie"), "Zapytać o staże: ąęł 😀").await;
        app.see("Zapisano na tym urządzeniu.").await;
        app.reload().await;
        let value = "return document.querySelector('textarea').value === arguments[0];";
        app.until("the note is back", value, &[json!("Zapytać o staże: ąęł 😀")]).await;
    });
}

#[test]
fn another_meeting_of_the_series_opens_in_the_running_app_and_so_does_the_way_back() {
    play(Setup::phone(), async |app| {
        app.open("#/meetings").await;
        app.tap(&link("Spotkanie sieciujące kadry zarządzającej OWES").inside("main", "")).await;
        app.find(&heading("Spotkanie sieciujące kadry zarządzającej OWES")).await;
        app.tap(&link("Wszystkie spotkania").inside("contentinfo", "")).await;
        app.tap(&link("Ogólnopolskie spotkanie sieciujące doradców").inside("main", "")).await;
        app.find(&heading("Ogólnopolskie spotkanie sieciujące doradców")).await;
    });
}

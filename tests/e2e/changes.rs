//! Meeting files under way: the last good copy at once and with its time, a new revision without a reload, and what changed, mine first.

use serde_json::{Value, json};

use crate::support::{
    GLANCE, PATIENCE, files,
    find::{button, checkbox, heading, link, radio},
    scene::{App, Setup, play},
};

const MEETING: &str = "meetings/fixture.json";
const MORNING: &str = "#/?now=2026-05-12T09:00";
const TALK: &str = "Sąsiedztwo, które się opłaca";
const TITLE: &str = "Program się zmienił";

/// The fixture with these changes of its sessions.
fn revised(edits: &[(&str, &str, Value)]) -> String {
    let mut meeting: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
    for (id, field, value) in edits {
        let sessions = meeting["sessions"].as_array_mut().expect("a list");
        let session = sessions.iter_mut().find(|session| session["id"] == *id).expect("the fixture has the session");
        session[*field] = value.clone();
    }
    meeting["revision"] = json!(8);
    meeting.to_string()
}

/// As if a minute and more went by and the person then came back to the app.
async fn come_back(app: &App) {
    let script = "const now = Date.now; Date.now = () => now() + 61000; window.dispatchEvent(new Event('focus')); return true;";
    app.until("somebody comes back", script, &[]).await;
}

/// Waits until the meeting's file was asked for so many times.
async fn asked(app: &App, times: usize) {
    let count = || app.site().requests().iter().filter(|file| *file == MEETING).count();
    let until = tokio::time::Instant::now() + PATIENCE;
    while count() < times {
        assert!(tokio::time::Instant::now() < until, "asked {} times instead of {times}", count());
        tokio::time::sleep(GLANCE).await;
    }
}

#[test]
fn a_new_revision_says_what_changed_mine_first_until_it_is_read() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.see(TALK).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.see("Dodano do planu").await;
        let panel = [("panel", "start", json!("2026-05-12T10:45:00+02:00")), ("panel", "room", json!("aula"))];
        let others = [("wyklad", "status", json!("cancelled")), ("powitanie", "title", json!("Dzień dobry"))];
        app.site().put(MEETING, revised(&[panel.as_slice(), others.as_slice()].concat()));
        app.reload().await;
        app.find(&heading(TITLE)).await;
        app.see("Zmienione punkty programu: 3, w tym w Twoim planie: 1.").await;
        app.see("Nowa pora: 10:45–11:30. Poprzednio: 10:30–11:30.").await;
        app.see("Nowe miejsce: Aula. Poprzednio: Sala Zielona.").await;
        app.see("Odwołane.").await;
        app.see("Nowy tytuł. Poprzednio: „Powitanie”.").await;
        let first = "
            const items = [...document.querySelectorAll('section[aria-labelledby=zmiany] li')].map(item => item.innerText);
            return items.length === 3 && items[0].includes('Panel') && items[0].replace(/\\s/g, ' ').includes('w Twoim planie')
                && items[1].includes('Dzień dobry') && items[2].includes('Sąsiedztwo');
        ";
        app.until("mine comes first, the rest by time", first, &[]).await;
        app.until("focus was not taken", "return document.activeElement === document.body;", &[]).await;
        let cover = "
            const [header, cover] = ['.top', '.hero'].map(name => document.querySelector(name).getBoundingClientRect());
            const news = document.querySelector('section[aria-labelledby=zmiany]').getBoundingClientRect();
            return cover.top <= header.top && cover.bottom >= header.bottom && news.top > header.bottom;
        ";
        app.until("the light words of the header stand on the cover", cover, &[]).await;
        // It stays until it is read, on every page and over a reload.
        app.reload().await;
        app.tap(&link("Panel: kto płaci za wspólne").inside("region", TITLE)).await;
        app.until("the session opens", "return location.hash.startsWith('#/session/panel');", &[]).await;
        app.find(&heading(TITLE)).await;
        app.tap(&button("Zamknij").inside("region", TITLE)).await;
        app.see_no(TITLE).await;
        app.until("focus goes on to the title", "return document.activeElement.tagName === 'H1';", &[]).await;
        app.open(MORNING).await;
        app.see("Dzień dobry").await;
        app.see_no(TITLE).await;
    });
}

#[test]
fn the_list_speaks_english_too() {
    play(Setup { languages: "en", ..Setup::fixture() }, async |app| {
        app.open(MORNING).await;
        app.see("Neighbourhoods that pay off").await;
        app.site().put(MEETING, revised(&[("wyklad", "status", json!("cancelled"))]));
        app.reload().await;
        app.find(&heading("The programme has changed")).await;
        app.see("Cancelled.").await;
    });
}

#[test]
fn whoever_comes_back_sees_the_new_programme_without_a_reload_and_keeps_the_place() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.see(TALK).await;
        asked(app, 1).await;
        app.site().put(MEETING, revised(&[("powitanie", "title", json!("Dzień dobry"))]));
        app.until("a second later", "window.dispatchEvent(new Event('focus')); return true;", &[]).await;
        app.tap(&radio("Mapa potrzeb").inside("group", "tura I wybierz")).await;
        app.is_checked(&radio("Mapa potrzeb").inside("group", "tura I wybierz"), true).await;
        app.see_no("Dzień dobry").await;
        assert_eq!(app.site().requests().iter().filter(|file| *file == MEETING).count(), 1, "once a minute at most");
        app.until("a mark", "globalThis.samePage = true; return true;", &[]).await;
        come_back(app).await;
        app.see("Dzień dobry").await;
        app.find(&heading(TITLE)).await;
        app.until("the page was not loaded anew", "return globalThis.samePage === true;", &[]).await;
        app.is_checked(&radio("Mapa potrzeb").inside("group", "tura I wybierz"), true).await;
        let focused = "return document.activeElement.matches('input[type=radio]') && document.activeElement.checked;";
        app.until("focus is where it was", focused, &[]).await;
    });
}

#[test]
fn a_form_is_not_built_anew_under_the_hands() {
    play(Setup::fixture(), async |app| {
        let form = "#/feedback/wyklad/s-wyklad?now=2026-05-13T10:00";
        app.open(form).await;
        app.see("Tempo było:").await;
        asked(app, 1).await;
        app.site().put(MEETING, revised(&[("wyklad", "title", json!("Zupełnie inny wykład"))]));
        let mark = "document.querySelector('form').dataset.same = 'yes'; document.querySelector('form input').focus(); return true;";
        app.until("a mark", mark, &[]).await;
        come_back(app).await;
        asked(app, 2).await;
        let kept = "
            const key = Object.keys(localStorage).find(key => key.endsWith(':copy:meetings/fixture.json'));
            return localStorage.getItem(key).includes('Zupełnie inny wykład');
        ";
        app.until("the new programme is on the device", kept, &[]).await;
        let same = "return document.querySelector('form').dataset.same === 'yes' && document.activeElement.matches('form input');";
        app.until("the form and its focus are as they were", same, &[]).await;
        app.see_no("Zupełnie inny wykład").await;
        app.see_no(TITLE).await;
        app.go("#/session/wyklad").await;
        app.find(&heading("Zupełnie inny wykład")).await;
        app.find(&heading(TITLE)).await;
    });
}

#[test]
fn a_malformed_file_leaves_the_last_good_copy_with_its_time_38() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.see(TALK).await;
        app.see_no("ostatnią dobrą kopię").await;
        let time = r"return /ostatnią dobrą kopię: stan z\s\d{1,2}:\d\d\./.test(document.body.innerText);";
        for file in [MEETING, "config.json"] {
            let whole =
                if file == MEETING { revised(&[]) } else { crate::support::scene::fixture_config(&json!({ "to": "device" })).to_string() };
            app.site().put(file, "<!doctype html><title>Zaloguj się</title>");
            app.reload().await;
            app.see(TALK).await;
            if file == MEETING {
                app.until("the time of the copy is told", time, &[]).await;
            } else {
                app.see("Nowych ustawień aplikacji nie udało się wczytać. Działają poprzednie: stan z").await;
            }
            // Once the file is whole again, the notice goes without a reload.
            app.site().put(file, whole);
            come_back(app).await;
            app.see_no("nie udało się wczytać").await;
        }
        // A copy of another day says the day, in the meeting's own time.
        let older = "
            const keys = Object.keys(localStorage).filter(key => key.includes(':checked:'));
            for (const key of keys) localStorage.setItem(key, '2026-05-01T12:05:00+00:00');
            return keys.length === 3;
        ";
        app.until("the copy is from another day", older, &[]).await;
        app.site().fail(MEETING, 503);
        app.reload().await;
        app.see("Widać ostatnią dobrą kopię: stan z 1 maja, 14:05.").await;
    });
}

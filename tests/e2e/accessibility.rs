//! Every route and state, light and dark, at 320, 390 and 1280 px: axe-core finds nothing, nothing scrolls sideways, targets are
//! large enough, landmarks and the title are there.

mod handing;
mod printing;
mod sources;

use crate::support::{
    endpoint::{Endpoint, Mood, TOKEN},
    feedback::{EVERY_KIND, FORM_A, FORM_B, OUTBOX, answer_workshop, send},
    files,
    find::{button, checkbox, heading, radio, textbox, the},
    scene::{App, Setup, play, play_with},
    stored::{Place, key, seed},
};

/// Looks at the page as it is, at every width and in both themes; returns what is wrong, each line with its place.
pub(crate) async fn look(app: &App, view: &str, wrong: &mut Vec<String>) {
    for dark in [false, true] {
        app.browser().theme(dark).await;
        for width in [320, 390, 1280] {
            app.browser().screen(width).await;
            let place = format!("{view} at {width} px, {}", if dark { "dark" } else { "light" });
            let mut found = app.lay_out(if width < 600 { 44 } else { 24 }).await;
            // 390 px shows the same lay-out as 320 px: what axe looks at does not differ.
            if width != 390 {
                found.extend(app.axe().await);
            }
            let found: Vec<_> = found.into_iter().map(|line| format!("{place}: {line}")).collect();
            for line in &found {
                eprintln!("{line}");
            }
            wrong.extend(found);
        }
    }
    app.browser().screen(390).await;
    app.browser().theme(false).await;
}

#[track_caller]
pub(crate) fn check_none(wrong: &[String]) {
    assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
}

async fn look_at_views(app: &App, hashes: &[&str]) {
    let mut wrong = Vec::new();
    for hash in hashes {
        app.open(hash).await;
        look(app, hash, &mut wrong).await;
    }
    check_none(&wrong);
}

#[test]
fn the_programme_in_every_state_of_the_clock() {
    play(Setup::phone(), async |app| {
        let hashes = ["#/", "#/?now=2017-09-25T12:00", "#/?now=2017-09-26T12:00", "#/?now=2017-09-26T18:30", "#/?now=2017-09-26T23:00"];
        look_at_views(app, &hashes).await;
    });
}

#[test]
fn days_searches_and_sessions() {
    play(Setup::fixture(), async |app| {
        let hashes = [
            "#/?now=2026-05-12T12:00",
            "#/agenda/2026-05-13?now=2026-05-12T12:00",
            "#/agenda/2026-05-12?q=nic+takiego&kind=talk",
            "#/session/wyklad?now=2026-05-12T10:10",
            "#/session/mapa-1",
            "#/session/konsultacje",
            "#/session/ognisko",
        ];
        look_at_views(app, &hashes).await;
    });
}

#[test]
fn the_quiet_pages() {
    play(Setup::fixture(), async |app| {
        let hashes = ["#/info", "#/accessibility", "#/privacy", "#/meetings", "#/nic-takiego", "#/session/nie-ma", "#/?m=nie-ma"];
        look_at_views(app, &hashes).await;
    });
}

#[test]
fn plans_with_choices_clashes_and_news() {
    play(Setup::fixture(), async |app| {
        let mut wrong = Vec::new();
        app.open("#/plan").await;
        look(app, "an empty plan", &mut wrong).await;
        app.open("#/?now=2026-05-12T09:00").await;
        app.tap(&radio("Mapa potrzeb").inside("group", "tura I wybierz")).await;
        look(app, "news of a pick", &mut wrong).await;
        app.tap(&checkbox("W moim planie: Sąsiedztwo")).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.see("Masz już").await;
        look(app, "a clash to decide", &mut wrong).await;
        app.open("#/plan?now=2026-05-12T09:00").await;
        app.see("Dwa punkty o tej samej porze").await;
        look(app, "a plan with a clash", &mut wrong).await;
        app.open("#/plan/shared/wyklad~mapa-1~nie-ma").await;
        look(app, "a shared plan", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn surveys_from_the_list_to_the_summary() {
    play(Setup::fixture(), async |app| {
        let mut wrong = Vec::new();
        app.open("#/feedback?now=2026-05-12T18:00").await;
        look(app, "the list of surveys", &mut wrong).await;
        app.open(EVERY_KIND).await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Ankieta jest pusta.").await;
        app.tap(&radio("częściowo").inside("group", "Czy sala była")).await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Odpowiedz na to pytanie").await;
        look(app, "a form with problems", &mut wrong).await;
        app.fill(&textbox("Czego zabrakło?"), "Światła.").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        look(app, "thanks", &mut wrong).await;
        app.tap(&button("Popraw odpowiedź")).await;
        look(app, "a correction", &mut wrong).await;
        for hash in ["#/outbox", "#/desk", "#/feedback/wyklad/s-nie-ma", "#/feedback/meeting/meeting?now=2026-05-12T10:00"] {
            app.open(hash).await;
            look(app, hash, &mut wrong).await;
        }
        check_none(&wrong);
    });
}

#[test]
fn the_outbox_and_the_desk_with_a_server() {
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        let mut wrong = Vec::new();
        endpoint.up(Mood::Refuse(422)).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.tried(1).await;
        // Opening another page earlier would cut the refusal off, and the answer would rightly be sent once more.
        app.see("Serwer nie przyjął odpowiedzi").await;
        endpoint.feel(Mood::Accept);
        app.open(FORM_B).await;
        answer_workshop(app, "4").await;
        send(app).await;
        endpoint.holds(1).await;
        app.open(OUTBOX).await;
        app.see("Wymaga uwagi").await;
        look(app, "an outbox with attention", &mut wrong).await;
        app.open("#/desk").await;
        look(app, "the desk, signed out", &mut wrong).await;
        app.fill(&textbox("Hasło lub token"), TOKEN).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.see("1 odpowiedź w podsumowaniu").await;
        look(app, "the desk with results", &mut wrong).await;
        app.open("#/desk/endpoint").await;
        app.tap(&radio("Inne ustawienia")).await;
        app.fill(&textbox("Adres"), "ftp://nie-tak.example").await;
        app.see("$.delivery.url").await;
        look(app, "the self-test with settings to try", &mut wrong).await;
        app.tap(&radio("Ustawienia tej aplikacji")).await;
        app.tap(&button("Rozpocznij próbę")).await;
        app.see("Serwer jest gotowy").await;
        look(app, "the self-test with its results", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn storage_that_fails_records_set_aside_and_a_doubted_clock() {
    const TROUBLE: &str = "
        const now = Date.now.bind(Date);
        Date.now = () => now() + 3 * 86400000;
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
        IDBObjectStore.prototype.put = Storage.prototype.setItem;
    ";
    let record = |name: &str| files::fixture(&format!("records/{name}"));
    let records = [
        (key("submission", 1), record("entry-1-saved.json"), Place::Both),
        (key("submission", 3), record("entry-1-refused.json"), Place::Both),
        (key("submission", 4), record("entry-1-conflict.json"), Place::Both),
        (key("submission", 6), record("entry-2.json"), Place::Both),
        (key("draft", 9), "{".to_owned(), Place::Both),
    ];
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, _| {
        let mut wrong = Vec::new();
        seed(app, &records).await;
        app.browser().cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": TROUBLE })).await;
        app.open("#/").await;
        app.see("Zegar tego telefonu spieszy się").await;
        look(app, "a doubted clock", &mut wrong).await;
        app.open(FORM_B).await;
        answer_workshop(app, "4").await;
        send(app).await;
        app.see("Nie zapisano na tym urządzeniu").await;
        look(app, "thanks for what no storage took", &mut wrong).await;
        app.go(OUTBOX).await;
        app.see("Odłożone zapisy").await;
        app.find(&button("Zapisz na tym urządzeniu")).await;
        look(app, "an outbox with every trouble", &mut wrong).await;
        check_none(&wrong);
    });
    play(Setup { before: Some(TROUBLE), ..Setup::phone() }, async |app| {
        let mut wrong = Vec::new();
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Nie udało się zapisać odpowiedzi").await;
        look(app, "a form that no storage takes", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn the_page_that_is_left_when_the_app_cannot_start() {
    play(Setup::phone(), async |app| {
        app.site().fail(&files::part("kuluary"), 503);
        app.client().goto(&app.site().address("#/")).await.expect("the page opens");
        app.find(&button("Uruchom ponownie")).await;
        let mut wrong = Vec::new();
        for dark in [false, true] {
            app.browser().theme(dark).await;
            for width in [320, 1280] {
                app.browser().screen(width).await;
                wrong.extend(app.axe().await);
                let sideways = "return document.documentElement.scrollWidth <= innerWidth;";
                app.until("nothing scrolls sideways", sideways, &[]).await;
            }
        }
        check_none(&wrong);
    });
}

#[test]
fn the_english_interface() {
    play(Setup { languages: "en", ..Setup::fixture() }, async |app| {
        look_at_views(app, &["#/?now=2026-05-12T12:00", "#/info", "#/feedback?now=2026-05-12T18:00", "#/session/granty"]).await;
    });
}

#[test]
fn a_programme_that_changed_and_a_copy_that_may_be_stale() {
    play(Setup::fixture(), async |app| {
        let mut wrong = Vec::new();
        app.open("#/?now=2026-05-12T12:00").await;
        app.see("Sąsiedztwo, które się opłaca").await;
        let changed = files::fixture("meeting.json").replace("T10:30:00+02:00", "T10:40:00+02:00").replace("Powitanie", "Dzień dobry");
        app.site().put("meetings/fixture.json", changed);
        app.reload().await;
        app.find(&heading("Program się zmienił")).await;
        look(app, "what changed", &mut wrong).await;
        app.site().fail("meetings/fixture.json", 503);
        app.reload().await;
        app.see("Widać ostatnią dobrą kopię").await;
        look(app, "a stale copy and what changed", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn failures_to_load() {
    play(Setup::fixture(), async |app| {
        let mut wrong = Vec::new();
        app.site().put("meetings/fixture.json", "{\"schema\": \"kuluary.meeting/1\", \"sessions\": 7}");
        app.open("#/").await;
        look(app, "a damaged meeting", &mut wrong).await;
        app.site().put("config.json", "nic");
        app.open("#/").await;
        look(app, "a damaged configuration", &mut wrong).await;
        check_none(&wrong);
    });
}

const READ: [&str; 8] = ["#/?now=2026-05-12T12:00", "#/plan", "#/session/wyklad", "#/info", EVERY_KIND, "#/stand", "#/desk", "#/import/1x"];

async fn scrolls_sideways(app: &App, hash: &str) -> Vec<String> {
    app.lay_out(24).await.into_iter().filter(|line| line.starts_with("scrolls")).map(|line| format!("{hash}: {line}")).collect()
}

#[test]
fn text_twice_as_large_does_not_push_anything_out() {
    play(Setup { text: 32, width: 1280, ..Setup::fixture() }, async |app| {
        let mut wrong = Vec::new();
        for hash in READ {
            app.open(hash).await;
            app.until("the text is large", "return getComputedStyle(document.documentElement).fontSize === '32px';", &[]).await;
            wrong.extend(scrolls_sideways(app, hash).await);
        }
        check_none(&wrong);
    });
}

#[test]
fn wide_spacing_does_not_push_anything_out() {
    // The spacing of WCAG 1.4.12, as people set it in a style sheet of their own.
    let spaced = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }\
        p { margin-bottom: 2em !important }";
    play(Setup { width: 320, ..Setup::fixture() }, async |app| {
        let mut wrong = Vec::new();
        for hash in READ {
            app.open(hash).await;
            let wear = "const sheet = new CSSStyleSheet(); sheet.replaceSync(arguments[0]); document.adoptedStyleSheets = [sheet];";
            app.client().execute(wear, vec![spaced.into()]).await.expect("the page runs scripts");
            wrong.extend(scrolls_sideways(app, hash).await);
        }
        check_none(&wrong);
    });
}

#[test]
fn the_declaration_carries_the_ids_that_machines_read() {
    play(Setup::fixture(), async |app| {
        app.open("#/accessibility").await;
        app.see("częściowo zgodna").await;
        for name in [
            "wstep",
            "podmiot",
            "url",
            "data-publikacja",
            "data-aktualizacja",
            "status",
            "data-sporzadzenie",
            "kontakt",
            "osoba",
            "email",
            "telefon",
            "procedura",
            "architektura",
            "aplikacje",
        ] {
            let there = "const found = document.querySelectorAll('#a11y-' + arguments[0]);\
                return found.length === 1 && found[0].textContent.trim().length > 0;";
            app.until(&format!("a11y-{name} is filled"), there, &[name.into()]).await;
        }
        app.find(&the("link", "Dostępność").inside("contentinfo", "")).await;
    });
}

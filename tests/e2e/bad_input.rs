//! Bad input: damaged and hostile files, damaged storage. Each has its message, the rest goes on, and nothing stored is lost.

use serde_json::{Value, json};

use crate::support::{
    files,
    find::{button, checkbox, heading, link, radio},
    scene::{App, Setup, play},
};

const MEETING: &str = "meetings/fixture.json";
const MORNING: &str = "#/?now=2026-05-12T09:00";

fn fixture() -> Value {
    serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON")
}

/// The frame stands whatever failed: navigation, and a way to try again.
async fn check_failure(app: &App, title: &str, words: &str) {
    app.open(MORNING).await;
    app.find(&heading(title)).await;
    app.see(words).await;
    app.find(&button("Spróbuj ponownie")).await;
    app.find(&link("Mój plan").inside("navigation", "Główna")).await;
}

const NO_MEETING: &str = "Nie udało się wczytać programu";
const NO_CONFIG: &str = "Nie udało się wczytać ustawień aplikacji";

#[test]
fn every_damaged_meeting_file_has_its_message_and_a_way_back() {
    play(Setup::fixture(), async |app| {
        let whole = files::fixture("meeting.json");
        let half = whole.chars().take(whole.chars().count() / 2).collect::<String>();
        let deep = format!(r#"{{"schema":"kuluary.meeting/1","id":"proba","title":{}1{}}}"#, "[".repeat(200), "]".repeat(200));
        let huge = format!("{whole}{}", " ".repeat(5_000_001));
        let corpus: [(&str, Vec<u8>); 9] = [
            ("empty", Vec::new()),
            ("a web page", b"<!doctype html><title>404</title>".to_vec()),
            ("half of it", half.into_bytes()),
            ("too deep", deep.into_bytes()),
            ("too large", huge.into_bytes()),
            ("another schema", whole.replace("kuluary.meeting/1", "kuluary.meeting/9").into_bytes()),
            ("no JSON object", b"[1, 2, 3]".to_vec()),
            ("not UTF-8", vec![0xff, 0xfe, 0x00, 0x7b]),
            ("only a schema", br#"{"schema":"kuluary.meeting/1"}"#.to_vec()),
        ];
        for (what, bytes) in corpus {
            eprintln!("{what}");
            app.site().put(MEETING, bytes);
            check_failure(app, NO_MEETING, "Co jest nie tak").await;
        }
        for status in [404, 500] {
            app.site().fail(MEETING, status);
            check_failure(app, NO_MEETING, "Spróbuj ponownie").await;
        }
        app.site().put(MEETING, whole);
        app.tap(&button("Spróbuj ponownie")).await;
        app.see("Sąsiedztwo, które się opłaca").await;
    });
}

#[test]
fn every_damaged_configuration_has_its_message_and_a_way_back() {
    play(Setup::fixture(), async |app| {
        let whole = crate::support::scene::fixture_config(&json!({ "to": "device" })).to_string();
        let corpus = [
            String::new(),
            "<!doctype html>".to_owned(),
            whole[..whole.len() / 2].to_owned(),
            format!("{whole}{}", " ".repeat(5_000_001)),
            whole.replace("kuluary.config/1", "kuluary.config/2"),
            whole.replace(r#""current":"proba""#, r#""current":"inne""#),
        ];
        for bytes in corpus {
            eprintln!("{}", bytes.chars().take(80).collect::<String>());
            app.site().put("config.json", bytes);
            check_failure(app, NO_CONFIG, "Co jest nie tak").await;
        }
        app.site().put("config.json", whole);
        app.tap(&button("Spróbuj ponownie")).await;
        app.see("Sąsiedztwo, które się opłaca").await;
    });
}

#[test]
fn a_wrong_delivery_is_told_with_its_place_above_the_programme_and_answers_go_where_they_went() {
    play(Setup::fixture(), async |app| {
        let whole = crate::support::scene::fixture_config(&json!({ "to": "endpoint", "profile": "rest", "url": "https://a.example/x" }));
        app.site().put("config.json", whole.to_string());
        app.open("#/privacy").await;
        app.see("a.example").await;
        let mut wrong = whole.clone();
        wrong["delivery"] = json!({ "to": "endpoint", "profile": "gołąb", "url": "javascript:alert(1)" });
        app.site().put("config.json", wrong.to_string());
        app.open(MORNING).await;
        app.see("Sąsiedztwo, które się opłaca").await;
        app.see("$.delivery.profile").await;
        app.see("$.delivery.url").await;
        app.open("#/privacy").await;
        app.see("a.example").await;
        app.site().put("config.json", whole.to_string());
        app.open(MORNING).await;
        app.see("Sąsiedztwo, które się opłaca").await;
        app.see_no("$.delivery.profile").await;
    });
}

#[test]
fn every_problem_of_a_file_is_listed_with_its_place() {
    play(Setup::fixture(), async |app| {
        let mut meeting = fixture();
        meeting["sessions"][1]["start"] = json!("jutro");
        meeting["sessions"][2]["room"] = json!("piwnica");
        meeting["sessions"][2]["materials"][0]["url"] = json!("java\tscript:alert(1)");
        app.site().put(MEETING, meeting.to_string());
        app.open(MORNING).await;
        for path in ["$.sessions[1].start", "$.sessions[2].room", "$.sessions[2].materials[0].url"] {
            app.see(path).await;
        }
    });
}

#[test]
fn a_new_file_that_is_damaged_leaves_the_last_good_copy_38() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.see("Sąsiedztwo, które się opłaca").await;
        for damage in [Some("{\"schema\": \"kuluary.meeting/1\", \"title"), None] {
            match damage {
                Some(text) => app.site().put(MEETING, text),
                None => app.site().fail(MEETING, 503),
            }
            app.open(MORNING).await;
            app.see("Sąsiedztwo, które się opłaca").await;
            app.see("Widać ostatnią dobrą kopię").await;
        }
        app.site().put("config.json", "nic");
        app.open(MORNING).await;
        app.see("Sąsiedztwo, które się opłaca").await;
    });
}

#[test]
fn words_of_a_hostile_file_are_only_words() {
    play(Setup::fixture(), async |app| {
        let payload = "<img src=x onerror=\"document.title='Przejęte'\"><script>document.title='Przejęte'</script>{{7*7}}";
        let mut meeting = fixture();
        for at in ["title", "subtitle", "about", "note"] {
            meeting[at] = json!(payload);
        }
        for list in ["rooms", "people", "workshops", "sessions", "blocks", "surveys", "announcements", "info"] {
            for thing in meeting[list].as_array_mut().expect("the fixture has all lists") {
                for field in ["title", "text", "about", "name", "where", "intro", "role"] {
                    if thing.get(field).is_some() {
                        thing[field] = json!(payload);
                    }
                }
            }
        }
        app.site().put(MEETING, meeting.to_string());
        for hash in [MORNING, "#/session/wyklad", "#/info", "#/feedback/wyklad/s-wyklad?now=2026-05-13T10:00", "#/plan/shared/wyklad"] {
            app.open(hash).await;
            app.see("<img src=x onerror=").await;
            let clean = "return !document.title.includes('Przejęte') || document.title.includes('<script>');";
            app.until("nothing ran", clean, &[]).await;
            app.until("nothing was built", "return !document.querySelector('img[src=x], main script');", &[]).await;
        }
    });
}

#[test]
fn a_question_of_an_unknown_kind_is_left_out_and_said() {
    play(Setup::fixture(), async |app| {
        let mut meeting = fixture();
        let survey =
            meeting["surveys"].as_array_mut().expect("a list").iter_mut().find(|survey| survey["id"] == "wyklad").expect("a survey");
        survey["questions"][0] = json!({ "id": "Z1", "kind": "hologram", "text": "Pokaż hologram" });
        app.site().put(MEETING, meeting.to_string());
        app.open("#/feedback/wyklad/s-wyklad?now=2026-05-13T10:00").await;
        app.see("nie zna niektórych pytań").await;
        app.see("Tempo było:").await;
        app.see_no("Pokaż hologram").await;
    });
}

#[test]
fn a_missing_picture_breaks_nothing() {
    play(Setup::fixture(), async |app| {
        app.site().fail("marks/przyklad.svg", 404);
        app.site().fail("icons.svg", 404);
        app.open("#/info").await;
        app.see("Fundacja Przykład").await;
    });
}

#[test]
fn damaged_picks_and_notes_do_no_harm_to_the_rest_29() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.tap(&radio("Mapa potrzeb").inside("group", "tura I wybierz")).await;
        app.open("#/session/wyklad").await;
        app.fill(&crate::support::find::textbox("Notatka dla siebie"), "Ważne").await;
        app.see("Zapisano na tym urządzeniu.").await;
        let damage = "
            const own = Object.keys(localStorage).filter(key => key.startsWith('kuluary:1:'));
            for (const key of own) localStorage.setItem(key, '{\"uszkodzone\": ' + key.length);
            return own.length >= 2;
        ";
        app.until("there were records to damage", damage, &[]).await;
        app.open(MORNING).await;
        app.see("Sąsiedztwo, które się opłaca").await;
        app.tap(&checkbox("W moim planie: Sąsiedztwo")).await;
        app.is_checked(&checkbox("W moim planie: Sąsiedztwo"), true).await;
        let kept = "return Object.keys(localStorage).some(key => localStorage.getItem(key).includes('uszkodzone'));";
        app.until("the raw bytes are kept", kept, &[]).await;
    });
}

/// A browser that keeps nothing: any use of storage throws.
const FORBIDDEN: &str = "
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(globalThis, name, { get() { throw new DOMException('no', 'SecurityError'); } });
    }
";

/// Storage that is full: whatever is written is refused.
const FULL: &str = "
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
";

#[test]
fn without_storage_the_programme_is_readable_and_the_warning_plain_24_25() {
    for (before, warning) in [(FORBIDDEN, "nie pozwala niczego zapisać"), (FULL, "nie zapamięta planu, notatek ani ustawień")] {
        play(Setup { before: Some(before), ..Setup::fixture() }, async |app| {
            app.open(MORNING).await;
            app.see("Sąsiedztwo, które się opłaca").await;
            app.tap(&checkbox("W moim planie: Panel")).await;
            app.is_checked(&checkbox("W moim planie: Panel"), true).await;
            app.see(warning).await;
            app.go("#/info").await;
            app.see("Dom Sąsiedzki").await;
        });
    }
}

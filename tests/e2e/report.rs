//! The evaluation report from real answers to paper: what was typed stays, what is printed is right, and small groups stay hidden.

pub(crate) mod answers;
mod expected;

use serde_json::json;

use crate::support::{
    devices::export,
    find::{button, checkbox, heading, textbox, the},
    scene::{App, Setup, play},
    stored::{Place, key, raw, seed},
};
use answers::{ATTENDED, SECRET, all};
use expected::numbers_of;

const REPORT: &str = "#/desk/report";

const CONCLUSIONS: &str = "Warto powtórzyć warsztaty: „trudny klient” <b>&</b> \"ścieżki\".";

/// Takes the answers in, and types in how many people were at the meeting.
async fn gather(app: &App) {
    app.open("#/desk").await;
    app.choose_files(&[("odpowiedzi.json", export(&all(), &[]))]).await;
    app.tap(&button("Przyjmij")).await;
    app.find(&heading("Przyjęto")).await;
    let present = app.find(&the("spinbutton", "Obecni: Ankieta o całym spotkaniu")).await;
    present.send_keys(&format!("{ATTENDED}\u{e004}")).await.expect("the field takes numbers");
}

/// As much of a text as a message has room for.
fn start_of(text: &str) -> String {
    text.chars().take(60).collect()
}

#[test]
fn a_report_is_typed_kept_and_printed_with_the_right_numbers() {
    play(Setup { width: 1280, ..Setup::phone() }, async |app| {
        gather(app).await;
        app.open(REPORT).await;
        app.fill(&textbox("Wnioski"), CONCLUSIONS).await;
        app.fill(&textbox("Rekomendacje"), "Więcej czasu na rozmowy.").await;
        app.fill(&textbox("Opracowanie"), "Zespół ewaluacji").await;
        app.see("Zapisano na tym urządzeniu.").await;
        app.reload().await;
        app.until(
            "the text is back",
            "return document.querySelector('#raport-conclusions').value === arguments[0];",
            &[json!(CONCLUSIONS)],
        )
        .await;
        app.see("Ograniczenia").await;

        let print = app.print().await;
        let text = print.text();
        let has = |words: &str| assert!(text.contains(words), "“{words}” is printed:\n{text}");
        for words in [
            "Raport z ewaluacji",
            "26–27 września 2017",
            "Bałtów, województwo świętokrzyskie",
            "Polska Fundacja Ośrodków Wspomagania Rozwoju Gospodarczego „OIC Poland” – lider projektu, Lublin",
            "współfinansowanym z Europejskiego Funduszu Społecznego",
            "Zespół ewaluacji",
            "Cel badania",
            "Udział był dobrowolny i anonimowy",
            CONCLUSIONS,
            "Więcej czasu na rozmowy.",
            "Obecni na spotkaniu, według danych organizatora: 76.",
        ] {
            has(words);
        }

        // The figures of one question, worked out here from the answers themselves.
        let overall = numbers_of(&all(), "meeting", "O1");
        has(&overall.distribution());
        has(&format!("n {} nie dotyczy {} bez odpowiedzi {}", overall.n(), overall.not_applicable, overall.missing));
        has(&format!("mediana {} średnia {}", overall.median(), overall.mean()));
        has(&overall.top());
        has(&numbers_of(&all(), "meeting", "O7").nps());
        has(&format!("zwrot: 47% (36 z {ATTENDED})"));
        // Of workshop A, a row of its own.
        let workshop = numbers_of(&answers::about("warsztat-a-1"), "workshop", "W1");
        has(&format!("tura 1, 26 września 14:30) brak danych {}", workshop.row()));

        // Both rounds of workshop B are small, and one would tell the other: only the two together are shown.
        for round in ["(tura 1, 26 września 14:30)", "(tura 2, 26 września 16:15)"] {
            let row = format!("Ścieżki pracy doradcy biznesowego {round} ");
            let after: Vec<_> = text.split(&row).skip(1).collect();
            assert_eq!(after.len(), 4, "the response, and a table for each of three questions");
            for (at, after) in after.into_iter().enumerate() {
                let hidden = if at == 0 { "ukryto ukryto ukryto " } else { "ukryto " };
                let next = after.strip_prefix(hidden).unwrap_or_else(|| panic!("{row} is hidden: {}", start_of(after)));
                let other = |start: &str| next.starts_with(start);
                let ended = ["Ścieżki", "Ankieta", "Tempo", "Wiem", "Ćwiczenia", "Raport", "5. Wypowiedzi"].into_iter().any(other);
                assert!(ended, "{row} tells nothing more: {}", start_of(next));
            }
        }
        has("Ścieżki pracy doradcy biznesowego (wszystkie tury razem) 7 brak danych brak danych");
        has("Nie pokazujemy 2 zestawień");
        has("Odpowiedzi jest mniej niż 10, więc są tylko liczby: „Ankieta o wizycie studyjnej” (3), „Ankieta po pierwszym dniu” (7).");
        has("„Rozmowa z gospodarzami 7”");
        // Three people rated the visit, too few for their words.
        has("Które rozwiązanie warto naśladować? Ankieta o wizycie studyjnej Grupa jest za mała, żeby pokazać komentarze.");
        assert!(!text.contains(SECRET), "words of a small group stay hidden");
        // The questionnaire, as it was asked.
        has("Jak oceniasz wyżywienie? Skala od 1 (bardzo słabo) do 5 (bardzo dobrze), możliwe „nie dotyczy”.");
        has("Jedna odpowiedź: za wolne / w sam raz / za szybkie.");

        let pages = print.pages.len();
        assert!((6..=20).contains(&pages), "{pages} pages");
        for (at, page) in print.pages.iter().enumerate().skip(1) {
            assert!(page.contains(&format!("{} / {pages}", at + 1)), "page {} has its number:\n{page}", at + 1);
            assert!(page.contains("Raport z ewaluacji – Ogólnopolskie spotkanie"), "page {} has the running title:\n{page}", at + 1);
        }
        assert!(!print.pages[0].contains(&format!("1 / {pages}")), "the title page has none");
    });
}

#[test]
fn parts_are_left_out_texts_emptied_and_both_brought_back() {
    play(Setup::phone(), async |app| {
        app.open(REPORT).await;
        app.see("Nie ma jeszcze odpowiedzi.").await;
        app.find(&heading("7. Załącznik: pytania ankiet")).await;
        app.tap(&checkbox("Wyniki według punktów programu")).await;
        app.find(&heading("6. Załącznik: pytania ankiet")).await;
        app.fill(&textbox("Wnioski"), "Wniosek.").await;
        app.find(&heading("7. Załącznik: pytania ankiet")).await;
        app.fill(&textbox("Cel badania"), "Inny cel.").await;
        app.see("Inny cel.").await;
        app.tap(&button("Przywróć tekst wyjściowy")).await;
        app.see("Celem badania było poznanie opinii o spotkaniu").await;
        app.until("focus is in the text", "return document.activeElement.id === 'raport-aim';", &[]).await;
        app.tap(&button("Cofnij")).await;
        app.see("Inny cel.").await;
        app.fill(&textbox("Rekomendacje"), "Zapisane w ostatniej chwili.").await;
        app.reload().await;
        app.see("Zapisane w ostatniej chwili.").await;
        app.see("Zapisano na tym urządzeniu.").await;
        app.is_checked(&checkbox("Wyniki według punktów programu"), false).await;
        app.see("Inny cel.").await;
        app.tap(&button("English")).await;
        app.see("The aim was to learn what participants thought").await;
        app.see_no("Inny cel.").await;
        app.tap(&button("Polski")).await;
        app.see("Inny cel.").await;
    });
}

#[test]
fn the_english_report_is_printed_on_white_from_a_dark_screen_too() {
    play(Setup { dark: true, width: 1280, ..Setup::phone() }, async |app| {
        gather(app).await;
        app.open(REPORT).await;
        app.tap(&button("English")).await;
        app.see("Evaluation report").await;
        app.see("Limits of the method").await;
        let print = app.print().await;
        let text = print.text();
        let overall = numbers_of(&all(), "meeting", "O1").in_english();
        for words in [
            "26–27 September 2017",
            "How do you rate the meeting as a whole?",
            &format!("median {} mean {}", overall.median(), overall.mean()),
            "The questions as they were asked.",
        ] {
            assert!(text.contains(words), "“{words}” is printed:\n{text}");
        }
        assert!(
            print.pages[1].contains("Evaluation report – National networking meeting"),
            "the running title is English:\n{}",
            print.pages[1]
        );
        for (at, page) in print.pictures().iter().enumerate() {
            assert!(page.dark() < 12, "page {} is dark on white: {} % of it is dark", at + 1, page.dark());
        }
    });
}

#[test]
fn before_and_after_stand_side_by_side_with_who_moved() {
    play(Setup { width: 1280, ..Setup::fixture() }, async |app| {
        let answer = |number: usize| {
            let (before, after) = ([2, 3, 2, 1][number % 4], [4, 4, 2, 5][number % 4]);
            json!({
                "schema": "kuluary.submission/1", "id": format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}"), "meeting": "proba",
                "kind": "feedback", "about": { "session": "wyklad" }, "survey": "wyklad", "version": 1,
                "answers": { "P1": { "before": before, "after": after } }, "at": "2026-05-12T10:25:00+02:00", "lang": "pl",
            })
        };
        let answers: Vec<_> = (0..12).map(answer).collect();
        app.open("#/desk").await;
        app.choose_files(&[("odpowiedzi.json", export(&answers, &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.open(REPORT).await;
        app.see("Wyżej po spotkaniu: 9, bez zmiany: 3, niżej: 0.").await;
        let text = app.print().await.text();
        // Threes, twos and ones before; fives, fours and twos after: three, six and three of each.
        let rows = "5 bardzo duża 0 0% 3 25% 4 0 0% 6 50% 3 3 25% 0 0% 2 6 50% 3 25% 1 bardzo mała 3 25% 0 0%";
        assert!(text.contains(rows) && text.contains("mediana 2 → 4 średnia 2,00 → 3,75"), "{text}");
        assert!(text.contains("finansowanie sąsiedztwa"), "the topic is named:\n{text}");
        assert!(text.contains("oceniano w jednej ankiecie po fakcie"), "the limit of such answers is told:\n{text}");
    });
}

#[test]
fn a_record_of_a_newer_version_stays_untouched_beside_what_is_typed_now() {
    play(Setup::phone(), async |app| {
        let newer = r#"{"schema":"kuluary.report/2","texts":"nie po naszemu"}"#;
        seed(app, &[(key("report", 1), newer.to_owned(), Place::Both)]).await;
        app.open(REPORT).await;
        app.see("zapisała nowsza wersja aplikacji").await;
        app.fill(&textbox("Wnioski"), "Wniosek tej wersji.").await;
        app.see("Zapisano na tym urządzeniu.").await;
        app.reload().await;
        app.see("Wniosek tej wersji.").await;
        app.see("zapisała nowsza wersja aplikacji").await;
        assert_eq!(raw(app, &key("report", 1)).await, (Some(newer.to_owned()), Some(newer.to_owned())));
    });
}

#[test]
fn two_windows_show_what_either_of_them_is_told() {
    play(Setup::phone(), async |app| {
        let client = app.client().clone();
        app.open(REPORT).await;
        let first = client.window().await.expect("there is a window");
        let second = client.new_window(true).await.expect("a second window opens").handle;
        client.switch_to_window(second).await.expect("the second window comes forward");
        app.open(REPORT).await;
        app.fill(&textbox("Wnioski"), "Z drugiego okna.").await;
        client.switch_to_window(first).await.expect("the first window comes forward");
        app.see("Z drugiego okna.").await;
        app.fill(&textbox("Rekomendacje"), "Z pierwszego okna.").await;
        app.see("Zapisano na tym urządzeniu.").await;
        app.reload().await;
        app.see("Z drugiego okna.").await;
        app.see("Z pierwszego okna.").await;
    });
}

#[test]
fn the_print_window_opens_by_keyboard_alone() {
    let before = Some("window.print = () => { window.printed = true; };");
    play(Setup { before, ..Setup::phone() }, async |app| {
        app.open(REPORT).await;
        app.find(&button("Drukuj / zapisz jako PDF")).await;
        for _ in 0..40 {
            let focused = app.client().active_element().await.expect("something has focus");
            if focused.text().await.expect("it has a text").starts_with("Drukuj") {
                break;
            }
            focused.send_keys("\u{e004}").await.expect("the key goes on");
        }
        app.press("\u{e007}").await;
        app.until("the print window was asked for", "return window.printed === true;", &[]).await;
    });
}

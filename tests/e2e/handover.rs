//! Answers from hand to hand: given as a file or a link on one device, taken in on another, whatever comes twice or damaged.

use serde_json::{Value, json};

use crate::support::{
    devices::{CATCH, answer, export},
    feedback::{FORM_A, FORM_B, OUTBOX, answer_workshop},
    find::{button, heading, the},
    scene::{App, Setup, play},
};

const STAYS: &str = "Odpowiedzi zostają na tym urządzeniu, dopóki ich nie przekażesz.";

fn catching() -> Setup {
    Setup { before: Some(CATCH), ..Setup::phone() }
}

/// Fills in a survey where there is no server.
async fn keep(app: &App, form: &str, points: &str) {
    app.open(form).await;
    answer_workshop(app, points).await;
    app.tap(&button("Zapisz ankietę")).await;
    app.find(&heading("Dziękujemy za odpowiedź")).await;
}

/// The payload of a link, and the rest of it.
fn payload_of(link: &str) -> (String, String, String) {
    let (before, rest) = link.split_once("#/import/").expect("the link leads to an import");
    let (payload, query) = rest.split_once('?').expect("the link carries its meeting");
    (before.to_owned(), payload.to_owned(), query.to_owned())
}

#[test]
fn a_file_goes_from_a_participant_to_the_desk_and_counts_once_48() {
    play(catching(), async |app| {
        keep(app, FORM_A, "4").await;
        keep(app, FORM_B, "2").await;
        app.open(OUTBOX).await;
        app.see(STAYS).await;
        app.tap(&button("Zapisz jako plik")).await;
        let file = app.caught("caughtFile").await;
        app.see("Plik gotowy.").await;
        app.see_no("Przekazano").await;
        app.tap(&button("Oznacz jako przekazane")).await;
        app.see("Oznaczono jako przekazane: 2 odpowiedzi.").await;
        app.reload().await;
        app.see("Przekazano jako plik:").await;
        app.see("Wszystko przekazane albo wysłane.").await;

        app.become_another_device().await;
        app.open("#/desk").await;
        app.see("Nie ma jeszcze odpowiedzi").await;
        app.choose_files(&[("ankiety.json", file.clone())]).await;
        app.see("nowe: 2").await;
        app.see("0 odpowiedzi w podsumowaniu").await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.see("2 odpowiedzi w podsumowaniu").await;
        app.reload().await;
        app.see("2 odpowiedzi w podsumowaniu").await;
        app.choose_files(&[("ankiety.json", file)]).await;
        app.see("już przyjęte: 2").await;
        app.see("Nie ma tu nic nowego.").await;
        app.open(OUTBOX).await;
        app.see("Nie ma tu jeszcze żadnej odpowiedzi.").await;
    });
}

#[test]
fn overlapping_files_are_merged_conflicts_listed_and_the_last_import_undone_47() {
    play(catching(), async |app| {
        app.open("#/desk").await;
        let [one, two, three] = [answer(1, 4), answer(2, 5), answer(3, 3)];
        let mut changed = one.clone();
        changed["answers"]["W1"] = json!(1);
        changed["at"] = json!("2017-09-26T17:00:00+02:00");
        let a = export(&[one.clone(), two.clone()], &[]);
        let a_and_b = export(&[one, two, three], &[]);
        app.choose_files(&[("a.json", a.clone()), ("a-i-b.json", a_and_b)]).await;
        app.see("nowe: 3").await;
        app.see("już przyjęte: 2").await;
        app.tap(&button("Przyjmij")).await;
        app.see("3 odpowiedzi w podsumowaniu").await;

        app.choose_files(&[("a-inaczej.json", export(&[changed], &["urwany {"])), ("obrazek.json", "GIF89a".to_owned())]).await;
        app.see("sprzeczne: 1").await;
        app.see("nieczytelne: 1").await;
        app.see("obrazek.json: To obraz, dokument albo archiwum.").await;
        app.tap(&button("Przyjmij")).await;
        app.see("Sprzeczne odpowiedzi: 1").await;
        app.see("3 odpowiedzi w podsumowaniu").await;
        app.tap(&button("Sprzeczne odpowiedzi: 1")).await;
        app.see("z godziny 16:05, 26 września").await;
        app.see("z godziny 17:00, 26 września liczy się").await;
        app.tap(&button("Nieczytelne zapisy: 1")).await;
        app.see("urwany {").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&button("Pobierz JSON")).await;
        let all: Value = serde_json::from_str(&app.caught("caughtFile").await).expect("the file is JSON");
        assert_eq!(all["submissions"].as_array().map(Vec::len), Some(4), "conflicting ones are all there");
        assert_eq!(all["unreadable"], json!(["urwany {"]));

        app.reload().await;
        app.tap(&button("Cofnij ostatnie przyjęcie")).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        app.see_no("Sprzeczne odpowiedzi").await;
        app.see("3 odpowiedzi w podsumowaniu").await;
        app.reload().await;
        app.see("3 odpowiedzi w podsumowaniu").await;
        app.see_no("Nieczytelne zapisy").await;
    });
}

#[test]
fn a_link_opens_the_organisers_app_and_nothing_counts_twice() {
    play(catching(), async |app| {
        keep(app, FORM_A, "4").await;
        app.open(OUTBOX).await;
        app.find(&the("image", "Kod QR z odpowiedziami")).await;
        app.see("W kodzie: 1 odpowiedź.").await;
        app.tap(&button("Kopiuj link")).await;
        let link = app.caught("caughtCopy").await;
        assert!(link.len() < 600, "one answer makes a short link: {}", link.len());
        app.tap(&button("Oznacz jako przekazane")).await;
        app.see("Przekazano linkiem lub kodem:").await;
        app.tap(&button("Cofnij oznaczenie")).await;
        app.see_no("Przekazano linkiem lub kodem:").await;

        app.become_another_device().await;
        for (brings, sum) in [("nowe: 1", true), ("już przyjęte: 1", false)] {
            app.client().goto("about:blank").await.expect("an empty page opens");
            app.client().goto(&link).await.expect("the link opens");
            app.find(&heading("Odpowiedzi z linku")).await;
            app.see(brings).await;
            if sum {
                app.tap(&button("Przyjmij")).await;
                app.find(&heading("Przyjęto")).await;
            }
        }
        app.tap(&the("link", "Panel organizatora").inside("main", "")).await;
        app.see("1 odpowiedź w podsumowaniu").await;
        let (_, payload, _) = payload_of(&link);
        assert!(app.site().requests().iter().all(|request| !request.contains(&payload[..40])), "what stands after # is sent to nobody");
    });
}

#[test]
fn damaged_newer_empty_and_foreign_links_each_have_their_word() {
    play(catching(), async |app| {
        keep(app, FORM_A, "4").await;
        app.open(OUTBOX).await;
        app.tap(&button("Kopiuj link")).await;
        let (_, payload, query) = payload_of(&app.caught("caughtCopy").await);
        let middle = payload.len() / 2;
        let other = if payload[middle..].starts_with('A') { 'B' } else { 'A' };
        let tampered = format!("{}{other}{}", &payload[..middle], &payload[middle + 1..]);
        let newer = format!("2{}", &payload[1..]);
        for (payload, told) in [
            (tampered.as_str(), "Link jest uszkodzony albo ucięty."),
            (&payload[..middle], "Link jest uszkodzony albo ucięty."),
            ("%20", "Link jest uszkodzony albo ucięty."),
            ("1abc/def", "Link jest uszkodzony albo ucięty."),
            (&newer, "Link zrobiła nowsza wersja aplikacji."),
            ("", "W linku nie ma odpowiedzi."),
        ] {
            app.open(&format!("#/import/{payload}?{query}")).await;
            app.see(told).await;
            app.find(&button("Zamknij")).await;
        }
        app.open(&format!("#/import/{payload}?m=2017-10-baltow")).await;
        app.see("Z innego spotkania").await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.open("#/desk?m=2017-10-baltow").await;
        app.see("0 odpowiedzi w podsumowaniu").await;
        app.open("#/desk").await;
        app.see("1 odpowiedź w podsumowaniu").await;
        app.open(OUTBOX).await;
        app.see("1 odpowiedź na tym urządzeniu.").await;
    });
}

#[test]
fn on_day_two_every_page_reminds_of_what_was_not_handed_over_48() {
    play(catching(), async |app| {
        keep(app, FORM_A, "4").await;
        app.open("#/plan?now=2017-09-27T10:00").await;
        app.see("1 odpowiedź czeka na przekazanie").await;
        app.open(OUTBOX).await;
        app.tap(&button("Oznacz jako przekazane")).await;
        app.see("Oznaczono jako przekazane: 1 odpowiedź.").await;
        app.open("#/plan?now=2017-09-27T10:00").await;
        app.see_no("czeka na przekazanie").await;
    });
}

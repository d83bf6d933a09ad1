//! Forms of every kind of question: drafts, problems at their fields, and what an answer becomes.

use serde_json::json;

use crate::support::{
    endpoint::{Endpoint, Mood},
    feedback::{AFTER_A, EVERY_KIND, EXERCISES, FORM_A, answer_workshop},
    files,
    find::{button, checkbox, heading, link, radio, textbox},
    scene::{Setup, play, play_with},
};

#[test]
fn a_draft_survives_a_reload_and_a_killed_browser_10() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        let kept = "return Object.values(localStorage).some(kept => kept.includes('Dłuższej przerwy.'));";
        app.until("the last word is kept too", kept, &[]).await;
        app.reload().await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
        app.kill_and_restart().await;
        app.open(FORM_A).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
        let words = "return document.querySelector('textarea').value === 'Dłuższej przerwy.';";
        app.until("the words are back", words, &[]).await;
    });
}

#[test]
fn a_battery_that_dies_while_typing_goes_on_takes_a_moment_of_it_at_most_10() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        // A keystroke every twentieth of a second, without a pause.
        let typing = "const field = document.querySelector('textarea'); field.focus(); globalThis.typing = setInterval(() => {\
            field.value += 'a'; field.dispatchEvent(new Event('input', { bubbles: true })); }, 50);";
        app.client().execute(typing, Vec::new()).await.expect("the page runs scripts");
        app.until("a hundred keystrokes", "return document.querySelector('textarea').value.length >= 100;", &[]).await;
        app.kill_and_restart().await;
        app.open(FORM_A).await;
        // The debounce is 8 keystrokes long; the disk of a busy machine may take a second more.
        app.until("nearly all of it is back", "return document.querySelector('textarea').value.length >= 70;", &[]).await;
    });
}

#[test]
fn an_answer_can_be_cleared_and_an_empty_form_is_not_sent() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        app.tap(&radio("4").inside("group", EXERCISES)).await;
        app.tap(&button(&format!("Wyczyść odpowiedź: {EXERCISES}"))).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), false).await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Ankieta jest pusta.").await;
        app.until("the summary has focus", "return document.activeElement.getAttribute('role') === 'alert';", &[]).await;
    });
}

#[test]
fn without_a_server_the_answer_stays_here_and_the_app_says_so_48() {
    play(Setup::phone(), async |app| {
        app.open(FORM_A).await;
        app.see("Odpowiedzi zostają na tym urządzeniu, dopóki ich nie przekażesz.").await;
        app.see("Ankieta jest dobrowolna i anonimowa.").await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.reload().await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
    });
}

#[test]
fn what_is_rated_leaves_the_list() {
    play(Setup::phone(), async |app| {
        app.open(AFTER_A).await;
        app.see("Jeszcze do oceny").await;
        app.tap(&link("Jak pracować z trudnym klientem").inside("main", "")).await;
        answer_workshop(app, "3").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        app.go(AFTER_A).await;
        app.see("Ścieżki pracy doradcy").await;
        app.see_no("Jak pracować z trudnym klientem").await;
    });
}

#[test]
fn every_problem_stands_at_its_field_and_in_the_summary() {
    play(Setup::fixture(), async |app| {
        app.open(EVERY_KIND).await;
        app.tap(&radio("4").inside("group", "Na ile ta sesja przyda się")).await;
        app.fill(&textbox("Ile osób"), "501").await;
        app.tap(&radio("3").inside("group", "Przed spotkaniem")).await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("4 pytania czekają na poprawkę").await;
        for problem in ["Wpisz liczbę od 0 do 500", "Zaznacz obie odpowiedzi", "Odpowiedz na to pytanie"] {
            app.see(problem).await;
        }
        let tied = "return [...document.querySelectorAll('.error')].every(error => error.id && document.querySelector('[aria-describedby~=\"' + error.id + '\"]'));";
        app.until("every problem is tied to its field", tied, &[]).await;
        app.until("the summary has focus", "return document.activeElement.getAttribute('role') === 'alert';", &[]).await;
    });
}

#[test]
fn every_kind_of_question_is_sent_as_the_format_has_it() {
    let with = |endpoint: &Endpoint| Setup::fixture().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open(EVERY_KIND).await;
        let words = "Żółć 😀\nשלום <b>&amp;</b>";
        app.tap(&radio("Nie dotyczy").inside("group", "Na ile ta sesja przyda się")).await;
        app.tap(&radio("w sam raz").inside("group", "Tempo było")).await;
        app.tap(&radio("częściowo").inside("group", "Czy sala była")).await;
        app.fill(&textbox("Dopisz kilka słów").inside("group", "Czy sala była"), "próg").await;
        app.tap(&checkbox("kontakty").inside("group", "Co zabierasz")).await;
        app.tap(&checkbox("pomysły").inside("group", "Co zabierasz")).await;
        app.fill(&textbox("Ile osób"), "12").await;
        app.tap(&radio("2").inside("group", "Przed spotkaniem")).await;
        app.tap(&radio("4").inside("group", "Po spotkaniu")).await;
        app.fill(&textbox("Czego zabrakło?"), words).await;
        app.tap(&button("Wyślij ankietę")).await;
        endpoint.holds(1).await;
        let (id, sent) = endpoint.stored().pop_first().expect("one is stored");
        let answers = json!({
            "S1": null, "W2": "w-sam-raz", "Q1": { "option": "czesciowo", "text": "próg" }, "Q2": ["kontakty", "pomysly"], "Q3": 12,
            "P1": { "before": 2, "after": 4 }, "S3": words,
        });
        assert_eq!(sent["answers"], answers);
        let mut names: Vec<_> = sent.as_object().expect("an object").keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(
            names,
            ["about", "answers", "at", "id", "kind", "lang", "meeting", "schema", "survey", "version"],
            "nothing else leaves"
        );
        assert_eq!((&sent["schema"], &sent["id"], &sent["version"]), (&json!("kuluary.submission/1"), &json!(id), &json!(1)));
        let at = sent["at"].as_str().expect("a time");
        assert!(at.contains(":00+") && !at.starts_with("2026-05-13"), "to the minute, and not by the demo clock: {at}");
    });
}

#[test]
fn a_survey_that_is_not_open_says_when_it_opens() {
    play(Setup::phone(), async |app| {
        app.open("#/feedback/workshop/s-warsztat-a-1?now=2017-09-26T12:00").await;
        app.see("Ta ankieta otworzy się").await;
        app.see("15:45").await;
    });
}

#[test]
fn an_answer_keeps_the_version_of_the_survey_that_it_was_given_to_39() {
    let with = |endpoint: &Endpoint| Setup::fixture().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        app.open(EVERY_KIND).await;
        app.tap(&radio("częściowo").inside("group", "Czy sala była")).await;
        app.fill(&textbox("Czego zabrakło?"), "Światła.").await;
        app.tap(&button("Wyślij ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        // The organiser asks otherwise from now on, and about something else.
        let mut meeting: serde_json::Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
        let surveys = meeting["surveys"].as_array_mut().expect("a list");
        let survey = surveys.iter_mut().find(|survey| survey["id"] == "wyklad").expect("a survey");
        survey["version"] = json!(2);
        for question in survey["questions"].as_array_mut().expect("a list") {
            if question["id"] == "S3" {
                question["id"] = json!("S9");
                question["text"] = json!("Co było najlepsze?");
            }
        }
        app.site().put("meetings/fixture.json", meeting.to_string());
        app.open(EVERY_KIND).await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        let (_, sent) = endpoint.stored().pop_first().expect("one is stored");
        assert_eq!((&sent["version"], &sent["answers"]["S3"]), (&json!(1), &json!("Światła.")));
        // Whoever corrects it answers the new questions, and is shown what no longer has a place.
        app.open(EVERY_KIND).await;
        app.tap(&button("Popraw odpowiedź")).await;
        app.see("Co było najlepsze?").await;
        app.see("Organizator zmienił pytania tej ankiety.").await;
        app.see("Światła.").await;
        app.fill(&textbox("Co było najlepsze?"), "Rozmowy.").await;
        app.tap(&button("Zapisz poprawkę")).await;
        endpoint.holds(2).await;
        let versions: Vec<_> = endpoint.stored().into_values().map(|sent| sent["version"].clone()).collect();
        assert!(versions.contains(&json!(1)) && versions.contains(&json!(2)), "{versions:?}");
    });
}

//! A stand: many people on one device, nothing of one left for the next, and no way out without the PIN.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::support::{
    feedback::{EXERCISES, FORM_A, OUTBOX, answer_workshop},
    files,
    find::{button, heading, link, radio, textbox},
    scene::{App, Setup, play},
};

/// The times of a stand, short: idle, presence, thanks, the way out without a PIN.
const QUICK: &str = "
    const real = window.setTimeout;
    const short = { 90000: 2000, 40000: 5000, 20000: 1500, 900000: 2000 };
    window.setTimeout = (run, time, ...more) => real.call(window, run, short[time] ?? time, ...more);
";

const STAND: &str = "#/stand?now=2017-09-26T16:10";

/// Sets a stand up that asks about workshop A in round one.
async fn set_up(app: &App, pin: &str) {
    app.open(STAND).await;
    app.find(&heading("Stanowisko z ankietą")).await;
    let choice = app.client().find(Locator::Css("select")).await.expect("there is a choice");
    let option = "return [...document.querySelectorAll('option')].findIndex(option => option.text.includes('trudnym klientem'));";
    let at = app.client().execute(option, Vec::new()).await.expect("the page runs scripts");
    let at = usize::try_from(at.as_i64().expect("a number")).expect("the workshop is offered");
    choice.select_by_index(at).await.expect("it can be chosen");
    app.fill(&textbox("PIN (od 4"), pin).await;
    app.fill(&textbox("PIN jeszcze raz"), pin).await;
    app.tap(&button("Uruchom stanowisko")).await;
    app.find(&button("Zacznij po polsku")).await;
}

/// No answer of anybody is in the form.
async fn is_clean(app: &App) {
    let clean = "return document.querySelectorAll('form fieldset').length > 0 && document.querySelectorAll(':checked').length === 0\
        && [...document.querySelectorAll('textarea')].every(field => field.value === '');";
    app.until("the form is clean", clean, &[]).await;
}

#[test]
fn two_people_answer_in_a_row_and_only_the_pin_leads_out() {
    play(Setup { before: Some(QUICK), ..Setup::phone() }, async |app| {
        app.open("#/desk?now=2017-09-26T16:10").await;
        app.tap(&link("Stanowisko z ankietą")).await;
        app.fill(&textbox("PIN (od 4"), "0427").await;
        app.fill(&textbox("PIN jeszcze raz"), "0428").await;
        app.tap(&button("Uruchom stanowisko")).await;
        app.see("Oba pola muszą być takie same").await;
        set_up(app, "0427").await;
        app.see("Zebrane odpowiedzi: 0").await;
        app.see_no("Mój plan").await;

        app.tap(&button("Zacznij po polsku")).await;
        is_clean(app).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        app.see_no("Popraw odpowiedź").await;
        app.tap(&button("Następna osoba")).await;
        app.see("Zebrane odpowiedzi: 1").await;

        app.tap(&button("Start in English")).await;
        is_clean(app).await;
        app.tap(&radio("2").inside("group", "The exercises helped me")).await;
        app.tap(&button("Save the survey")).await;
        app.find(&heading("Thank you for your answer")).await;
        app.find(&button("Zacznij po polsku")).await;
        app.see("Zebrane odpowiedzi: 2").await;

        for elsewhere in ["#/plan", "#/outbox", "#/desk", "#/", "#/import/1abc"] {
            app.go(elsewhere).await;
            app.see("Zebrane odpowiedzi: 2").await;
        }
        app.client().back().await.expect("the browser goes back");
        app.see("Zebrane odpowiedzi: 2").await;
        app.reload().await;
        app.see("Zebrane odpowiedzi: 2").await;
        app.open("#/outbox").await;
        app.see("Zebrane odpowiedzi: 2").await;
        let address = app.client().current_url().await.expect("the page has an address");
        assert!(address.fragment().is_some_and(|route| route.starts_with("/stand")), "{address}");

        app.tap(&button("Zakończ stanowisko")).await;
        app.fill(&textbox("PIN"), "4270").await;
        app.tap(&button("Zakończ")).await;
        app.see("To nie ten PIN.").await;
        app.fill(&textbox("PIN"), "0427").await;
        app.tap(&button("Zakończ")).await;
        app.see("Stanowisko zakończone. Zebrano: 2 odpowiedzi.").await;
        app.tap(&link("Gdzie są te odpowiedzi")).await;
        app.see("Zebrane na stanowisku: 2 odpowiedzi").await;
        app.open(FORM_A).await;
        is_clean(app).await;
        app.open("#/desk").await;
        app.see("2 odpowiedzi w podsumowaniu").await;
    });
}

#[test]
fn a_form_that_nobody_goes_on_with_is_cleared_and_never_sent() {
    play(Setup { before: Some(QUICK), ..Setup::phone() }, async |app| {
        set_up(app, "0427").await;
        app.tap(&button("Zacznij po polsku")).await;
        answer_workshop(app, "4").await;
        app.find(&heading("Czy ktoś tu jest?")).await;
        app.tap(&button("Tak, jeszcze piszę")).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
        app.find(&heading("Czy ktoś tu jest?")).await;
        app.find(&button("Zacznij po polsku")).await;
        app.see("Zebrane odpowiedzi: 0").await;
        app.tap(&button("Zacznij po polsku")).await;
        is_clean(app).await;
        let kept = "return Object.values(localStorage).some(kept => kept.includes('Dłuższej przerwy.'));";
        let kept = app.client().execute(kept, Vec::new()).await.expect("the page runs scripts");
        assert_eq!(kept, false, "what was typed is written nowhere");
    });
}

#[test]
fn a_forgotten_pin_costs_a_wait_and_no_answer() {
    play(Setup { before: Some(QUICK), ..Setup::phone() }, async |app| {
        set_up(app, "0427").await;
        app.tap(&button("Zacznij po polsku")).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        app.tap(&button("Zatrzymaj ten ekran")).await;
        app.see("Ten ekran zostanie").await;
        app.tap(&button("Następna osoba")).await;
        app.tap(&button("Zakończ stanowisko")).await;
        app.tap(&button("Nie pamiętasz PIN-u?")).await;
        app.tap(&button("Otwórz bez PIN-u za 15 minut")).await;
        app.see("Stanowisko zakończone. Zebrano: 1 odpowiedź.").await;
        app.open(OUTBOX).await;
        app.see("Zebrane na stanowisku: 1 odpowiedź").await;
    });
}

#[test]
fn a_stand_of_a_meeting_that_is_gone_binds_the_device_no_longer() {
    play(Setup { before: Some(QUICK), ..Setup::phone() }, async |app| {
        set_up(app, "0427").await;
        let config = std::fs::read_to_string(files::dist().join("config.json")).expect("the build ships config.json");
        let mut config: Value = serde_json::from_str(&config).expect("the shipped configuration is JSON");
        config["current"] = json!("2017-10-baltow");
        let meetings = config["meetings"].as_array_mut().expect("there are meetings");
        meetings.retain(|meeting| meeting["id"] != "2017-09-baltow");
        app.site().put("config.json", config.to_string());
        // The last good copy is shown once more, and what the host has now at the next start.
        app.reload().await;
        let kept = "return Object.entries(localStorage).some(([key, kept]) => key.endsWith(':copy:config.json') && !kept.includes('2017-09-baltow'));";
        app.until("the new configuration is kept", kept, &[]).await;
        app.reload().await;
        app.see("Nie ma takiego spotkania").await;
        app.open("#/").await;
        app.see("Spotkanie sieciujące kadry zarządzającej OWES").await;
    });
}

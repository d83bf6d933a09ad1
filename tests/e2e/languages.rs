//! Both languages: the first visit follows the browser, the switch is remembered, and Polish content says that it is Polish.

use crate::support::{
    find::{button, heading, link},
    scene::{Setup, play},
};

#[test]
fn the_first_visit_follows_the_browser_and_the_choice_is_kept() {
    play(Setup { languages: "en-GB,en", ..Setup::phone() }, async |app| {
        app.open("#/?now=2017-09-26T12:00").await;
        app.find(&link("My plan").inside("navigation", "Main")).await;
        app.see("Demo: Tuesday, 12:00").await;
        app.until("the page is English", "return document.documentElement.lang === 'en';", &[]).await;
        app.tap(&button("Polski")).await;
        app.find(&link("Mój plan").inside("navigation", "Główna")).await;
        app.until("the page is Polish", "return document.documentElement.lang === 'pl';", &[]).await;
        app.reload().await;
        app.find(&link("Mój plan").inside("navigation", "Główna")).await;
    });
}

#[test]
fn a_browser_of_a_third_language_gets_polish() {
    play(Setup { languages: "de-DE,de", ..Setup::phone() }, async |app| {
        app.open("#/").await;
        app.find(&link("Mój plan").inside("navigation", "Główna")).await;
    });
}

#[test]
fn every_view_has_english_words() {
    play(Setup { languages: "en", ..Setup::phone() }, async |app| {
        for (hash, title) in [
            ("#/plan", "My plan"),
            ("#/feedback", "Surveys"),
            ("#/outbox", "My surveys"),
            ("#/info", "Information"),
            ("#/accessibility", "Accessibility"),
            ("#/privacy", "Privacy"),
            ("#/meetings", "All meetings"),
            ("#/desk", "Organiser’s desk"),
            ("#/stand", "Survey stand"),
            ("#/import/1", "Responses from a link"),
            ("#/desk/report", "Evaluation report"),
            ("#/desk/qr", "QR codes to print"),
            ("#/desk/endpoint", "Trying the survey server"),
            ("#/nowhere", "There is no such page"),
        ] {
            app.open(hash).await;
            app.find(&heading(title)).await;
        }
    });
}

#[test]
fn polish_content_in_the_english_interface_says_that_it_is_polish() {
    play(Setup { languages: "en", ..Setup::fixture() }, async |app| {
        app.open("#/agenda/2026-05-13?now=2026-05-12T12:00").await;
        let marked = "const all = [...document.querySelectorAll('main h3')].filter(title => title.textContent.includes('Małe granty'));\
            return all.length > 0 && all.every(title => title.closest('[lang]').lang === 'pl' || !!title.querySelector('[lang=pl]'));";
        app.until("the Polish title says so", marked, &[]).await;
    });
}

//! The self-test of the endpoint in the browser: a good server, and every fault that only a browser can tell apart.

use serde_json::json;

use crate::support::{
    endpoint::Endpoint,
    find::{button, heading, link, radio, textbox, the},
    kinto::{Kinto, PASSWORD},
    scene::{App, Setup, play, play_with},
    services::documented::{Documented, Kind, Setting, TOKEN},
};

async fn start(app: &App) {
    app.open("#/desk/endpoint").await;
    app.find(&heading("Próba serwera ankiet")).await;
    app.tap(&button("Rozpocznij próbę")).await;
}

fn sending(service: &Documented) -> Setup {
    Setup::phone().sending_to(service.origin(), &service.delivery())
}

#[test]
fn a_good_kinto_is_found_good_step_by_step_and_the_password_goes_into_no_report() {
    let with = |kinto: &Kinto| Setup::phone().sending_to(kinto.origin(), &kinto.delivery());
    play_with(Kinto::start, with, async |app, kinto| {
        app.open("#/desk").await;
        app.tap(&link("Wypróbuj serwer ankiet")).await;
        app.find(&heading("Próba serwera ankiet")).await;
        app.fill(&textbox("Nazwa użytkownika"), "admin").await;
        app.fill(&textbox("Hasło lub token"), PASSWORD).await;
        app.tap(&button("Rozpocznij próbę")).await;
        app.see("Serwer jest gotowy: nic nie wymaga naprawy.").await;
        for good in [
            "Serwer przyjął odpowiedź i potwierdził ją tak, jak trzeba.",
            "Serwer zna już tę odpowiedź.",
            "Serwer odrzucił inną odpowiedź pod znanym numerem.",
            "Serwer przyjął logowanie.",
            "Rekord próbny jest na liście, taki jak zapisano.",
            "Bez logowania listy nie widać.",
            "Bez logowania odpowiedzi nie można zmienić.",
            "Bez logowania odpowiedzi nie można usunąć.",
            "Zegary się zgadzają.",
            "\"profile\": \"kinto\"",
        ] {
            app.see(good).await;
        }
        let records = kinto.records();
        assert_eq!(records.len(), 1, "{records:?}");
        assert_eq!(records[0]["meeting"], "kuluary-self-test");
        let silent = "return ![...document.querySelectorAll('pre, code')].some(shown => shown.textContent.includes(arguments[0]));";
        app.until("no password is shown", silent, &[json!(PASSWORD)]).await;
        // The desk is signed in too, and counts the record for no meeting.
        app.tap(&link("Wyniki")).await;
        app.see("innych spotkań: 1").await;
    });
}

#[test]
fn a_server_open_to_everybody_is_told_so() {
    play_with(
        || Documented::start(Kind::Rest, Setting::Open),
        sending,
        async |app, _| {
            start(app).await;
            app.see("4 rzeczy do naprawienia").await;
            app.see("Każdy może czytać odpowiedzi. Bez logowania przyszło ich 1.").await;
            app.see("Każdy może zmienić zapisane odpowiedzi.").await;
            app.see("Każdy może usunąć zapisane odpowiedzi.").await;
        },
    );
}

#[test]
fn a_wrong_path_a_login_page_and_a_server_that_allows_no_page_are_told_apart() {
    let wrong = |service: &Documented| {
        let mut delivery = service.delivery();
        delivery["url"] = json!(format!("{}/anwsers", service.origin()));
        Setup::phone().sending_to(service.origin(), &delivery)
    };
    play_with(
        || Documented::start(Kind::Rest, Setting::Good),
        wrong,
        async |app, service| {
            start(app).await;
            app.see("Pod tym adresem nic nie przyjmuje odpowiedzi (kod 404).").await;
            app.see("Dalszych kroków nie sprawdzono").await;
            assert_eq!(service.submissions().len(), 0);
        },
    );
    play_with(
        || Documented::start(Kind::Rest, Setting::Portal),
        sending,
        async |app, _| {
            start(app).await;
            app.see("Zamiast danych przyszła strona do czytania (kod 200).").await;
        },
    );
    play_with(
        || Documented::start(Kind::Rest, Setting::NoCors),
        sending,
        async |app, _| {
            start(app).await;
            app.see("nie pozwala tej stronie korzystać z odpowiedzi (CORS)").await;
            app.see(&format!("Access-Control-Allow-Origin: {}; Access-Control-Allow-Methods: POST", app.site().origin())).await;
        },
    );
}

#[test]
fn a_server_that_the_content_policy_does_not_let_through_is_told_with_the_directive() {
    let elsewhere = |service: &Documented| Setup::phone().sending_to("http://127.0.0.1:9".to_owned(), &service.delivery());
    play_with(
        || Documented::start(Kind::Rest, Setting::Good),
        elsewhere,
        async |app, service| {
            start(app).await;
            app.see("Polityka bezpieczeństwa tej strony (CSP, connect-src) nie przepuszcza serwera 127.0.0.1").await;
            app.see("cargo xtask headers config.json").await;
            let forbidden = app.manners().await;
            assert!(!forbidden.is_empty() && forbidden.iter().all(|line| line.contains(&service.origin())), "{forbidden:?}");
        },
    );
}

#[test]
fn a_server_that_is_not_there_is_told_from_a_missing_network() {
    let with = |endpoint: &Endpoint| Setup::phone().sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, _| {
        start(app).await;
        app.see("Strona odpowiada, ale 127.0.0.1").await;
        app.see("Sprawdź nazwę serwera w adresie").await;
    });
}

#[test]
fn a_configuration_is_tried_before_it_stands_in_the_file() {
    let with = |service: &Documented| Setup { endpoint: Some(service.origin()), ..Setup::phone() };
    play_with(
        || Documented::start(Kind::Rest, Setting::Good),
        with,
        async |app, service| {
            app.open("#/desk/endpoint").await;
            app.see("odpowiedzi zostają na urządzeniach, więc nie ma czego próbować").await;
            app.is_checked(&radio("Inne ustawienia"), true).await;
            let url = textbox("Adres");
            app.fill(&url, "ftp://nie-tak.example").await;
            app.see("Te ustawienia mają błędy:").await;
            app.see("$.delivery.url").await;
            app.find(&url).await.clear().await.expect("a field can be emptied");
            app.fill(&url, &format!("{}/answers", service.origin())).await;
            app.fill(&textbox("Hasło lub token"), TOKEN).await;
            app.tap(&button("Rozpocznij próbę")).await;
            app.see("Serwer jest gotowy").await;
            app.see("\"to\": \"endpoint\"").await;
            app.find(&the("button", "Kopiuj Do wklejenia w config.json")).await;
        },
    );
}

#[test]
fn the_self_test_speaks_english() {
    play(Setup { languages: "en", ..Setup::phone() }, async |app| {
        app.open("#/desk/endpoint").await;
        app.find(&heading("Trying the survey server")).await;
    });
}

//! Filling in the survey about a workshop, as several journeys do.

use super::{
    find::{button, radio, textbox},
    scene::App,
};

/// The programme at noon of the first day.
pub(crate) const NOON: &str = "#/?now=2017-09-26T12:00";

/// After the first round of workshops.
pub(crate) const AFTER_A: &str = "#/feedback?now=2017-09-26T16:10";

/// The survey about workshop A in round one.
pub(crate) const FORM_A: &str = "#/feedback/workshop/s-warsztat-a-1?now=2017-09-26T16:10";

/// The survey about workshop B in round one.
pub(crate) const FORM_B: &str = "#/feedback/workshop/s-warsztat-b-1?now=2017-09-26T16:10";

/// Where the answers are.
pub(crate) const OUTBOX: &str = "#/outbox?now=2017-09-26T16:10";

/// A survey of the fixture with one question of every kind.
pub(crate) const EVERY_KIND: &str = "#/feedback/wyklad/s-wyklad?now=2026-05-13T10:00";

/// The first question of the survey about workshops.
pub(crate) const EXERCISES: &str = "Ćwiczenia pomogły mi zrozumieć temat.";

/// Gives `points` to the exercises, finds the pace right, and says a word.
pub(crate) async fn answer_workshop(app: &App, points: &str) {
    app.tap(&radio(points).inside("group", EXERCISES)).await;
    app.tap(&radio("w sam raz").inside("group", "Tempo było")).await;
    app.fill(&textbox("Czego zabrakło?"), "Dłuższej przerwy.").await;
}

/// Sends the form.
pub(crate) async fn send(app: &App) {
    app.tap(&button("Wyślij ankietę")).await;
}

/// Opens the outbox: everything was sent, and nothing needs attention.
pub(crate) async fn sees_sent(app: &App) {
    app.open(OUTBOX).await;
    app.see("Wysłano").await;
    app.see_no("Wymaga uwagi").await;
}

/// Fills in a survey about a workshop and sends it; the app has it now.
pub(crate) async fn submit(app: &App, form: &str, points: &str) {
    app.open(form).await;
    answer_workshop(app, points).await;
    send(app).await;
    app.see("Dziękujemy za odpowiedź").await;
}

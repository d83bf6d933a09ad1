//! The same for what the organiser prints: the report with and without answers, and the sheet of codes.

use super::{check_none, look, look_at_views};
use crate::support::{
    devices::export,
    find::{button, checkbox, heading, radio, textbox},
    scene::{Setup, play},
};

#[test]
fn the_report_and_the_codes_before_anybody_answered() {
    play(Setup::fixture(), async |app| look_at_views(app, &["#/desk/report", "#/desk/qr"]).await);
}

#[test]
fn the_report_of_a_whole_meeting_and_large_codes() {
    play(Setup::phone(), async |app| {
        let mut wrong = Vec::new();
        app.open("#/desk").await;
        app.choose_files(&[("odpowiedzi.json", export(&crate::report::answers::all(), &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.open("#/desk/report").await;
        app.fill(&textbox("Wnioski"), "Warto powtórzyć.").await;
        app.fill(&textbox("Cel badania"), "Inny cel.").await;
        app.see("ocen 4–5").await;
        look(app, "a report", &mut wrong).await;
        app.tap(&button("Przywróć tekst wyjściowy")).await;
        app.tap(&checkbox("Ograniczenia")).await;
        app.see("Przywrócono tekst wyjściowy.").await;
        look(app, "a report with less in it", &mut wrong).await;
        app.open("#/desk/qr").await;
        app.tap(&radio("jeden kod na stronie, na drzwi")).await;
        look(app, "large codes", &mut wrong).await;
        check_none(&wrong);
    });
}

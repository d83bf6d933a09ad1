//! What the app's own host serves wrongly or anew, and what a browser lacks to run the app. Numbers are rows of the fault matrix.

use std::time::Duration;

use serde_json::{Value, json};

use crate::support::{
    browser::{Engine, in_every_engine},
    builds::{MARK, settle_in},
    endpoint::{Endpoint, Mood},
    feedback::{FORM_A, FORM_B, NOON, submit},
    files,
    find::button,
    scene::{Setup, play, play_with},
};

const FAILED: &str = "Nie udało się uruchomić aplikacji";
const MEETING: &str = "meetings/2017-09-baltow.json";

in_every_engine! {
    a_page_in_place_of_a_missing_part_is_not_taken_for_it_33,
    a_page_in_place_of_the_script_ends_in_words_and_a_way_out_33,
    a_slow_host_keeps_nobody_waiting_who_has_a_copy_15,
    an_answer_keeps_the_version_of_the_questions_it_answers_39,
}

fn a_page_in_place_of_a_missing_part_is_not_taken_for_it_33(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        let missing = "Tej części aplikacji jeszcze tu nie ma";
        let rest = files::part("rest");
        app.site().fail(&rest, 404);
        app.site().set_page_for_all(true);
        app.open(NOON).await;
        app.see("Prezydent Starachowic").await;
        app.see(missing).await;
        app.see_no(MARK).await;
        app.site().mend(&rest);
        app.tap(&button("Spróbuj ponownie")).await;
        app.see_no(missing).await;
        app.hurry().await;
        app.see(MARK).await;
    });
}

fn a_page_in_place_of_the_script_ends_in_words_and_a_way_out_33(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        let script = files::part("kuluary").replace(".wasm", ".js");
        app.site().fail(&script, 404);
        app.site().set_page_for_all(true);
        app.client().goto(&app.site().address(NOON)).await.expect("the page opens");
        app.see(FAILED).await;
        app.site().mend(&script);
        app.tap(&button("Pobierz na nowo")).await;
        app.see("Prezydent Starachowic").await;
    });
}

fn a_slow_host_keeps_nobody_waiting_who_has_a_copy_15(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        for file in ["config.json", MEETING] {
            app.site().delay(file, Duration::from_mins(5));
        }
        app.reload().await;
        app.see("Prezydent Starachowic").await;
        app.site().mend(MEETING);
        app.site().mend("config.json");
        app.reload().await;
        app.see("Prezydent Starachowic").await;
    });
}

fn an_answer_keeps_the_version_of_the_questions_it_answers_39(engine: Engine) {
    let with = |endpoint: &Endpoint| Setup::phone().within(engine).sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        submit(app, FORM_A, "4").await;
        let mut meeting: Value = serde_json::from_str(&app.site().built(MEETING)).expect("the meeting is JSON");
        let survey = meeting["surveys"].as_array_mut().and_then(|all| all.iter_mut().find(|survey| survey["id"] == "workshop"));
        let survey = survey.expect("the meeting has the survey");
        assert_eq!(survey["version"], json!(1));
        survey["version"] = json!(2);
        app.site().put(MEETING, meeting.to_string());
        // The first look at the host shows the copy, and brings the new file for the next.
        app.reload().await;
        app.until("the new questions are here", "return Object.values(localStorage).some(kept => /\"version\": ?2/.test(kept));", &[])
            .await;
        submit(app, FORM_B, "2").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(2).await;
        let stored = endpoint.stored();
        let version = |about: &str| stored.values().find(|one| one["about"]["session"] == about).map(|one| one["version"].clone());
        assert_eq!([version("warsztat-a-1"), version("warsztat-b-1")], [Some(json!(1)), Some(json!(2))]);
    });
}

fn without_web_assembly_the_page_says_what_to_do(engine: Engine) {
    play(Setup { before: Some("delete globalThis.WebAssembly;"), ..Setup::phone().within(engine) }, async |app| {
        app.client().goto(&app.site().address(NOON)).await.expect("the page opens");
        app.see(FAILED).await;
        app.see("zaktualizuj przeglądarkę").await;
    });
}

#[test]
fn firefox_without_web_assembly_says_what_to_do_41() {
    without_web_assembly_the_page_says_what_to_do(Engine::Firefox);
}

#[test]
fn webkit_without_web_assembly_says_what_to_do_41() {
    without_web_assembly_the_page_says_what_to_do(Engine::WebKit);
}

//! Published results: made at the desk, opened anywhere; aggregates alone, and nothing else.

use serde_json::{Value, json};

use crate::{
    accessibility::{check_none, look},
    support::{
        devices::{CATCH, export, filled_in},
        feedback::{FORM_A, answer_workshop},
        files,
        find::{button, checkbox, heading, the},
        scene::{App, Setup, fixture_config, play},
    },
};

fn catching() -> Setup {
    Setup { before: Some(CATCH), ..Setup::phone() }
}

/// Answers of twelve people about a workshop, two of whom were in another one, and of twelve about the meeting.
fn answers() -> Vec<Value> {
    let mut all = Vec::new();
    for number in 0..12 {
        let session = if number < 2 { "warsztat-b-1" } else { "warsztat-a-1" };
        let text = format!("Uwaga {number}");
        all.push(filled_in(number, "2017-09-baltow", "workshop", &json!({ "session": session }), &json!({ "W1": 5, "S3": text })));
        all.push(filled_in(100 + number, "2017-09-baltow", "meeting", &json!({ "meeting": true }), &json!({ "O1": 4, "O8": text })));
    }
    all
}

async fn at_the_desk(app: &App) {
    app.open("#/desk").await;
    app.choose_files(&[("ankiety.json", export(&answers(), &[]))]).await;
    app.tap(&button("Przyjmij")).await;
    app.see("24 odpowiedzi w podsumowaniu").await;
    app.tap(&button("Pobierz i udostępnij")).await;
}

#[test]
fn a_link_opens_the_results_where_the_meeting_is_unknown_and_carries_no_answer() {
    play(catching(), async |app| {
        at_the_desk(app).await;
        app.tap(&button("Kopiuj link do wyników")).await;
        app.see("Skopiowano link.").await;
        let link = app.caught("caughtCopy").await;
        assert!(link.contains("#/desk/shared/1") && !link.contains("?m="), "the link names no meeting: {link}");
        app.tap(&button("Zapisz wyniki jako plik")).await;
        let file = app.caught("caughtFile").await;
        assert!(file.starts_with("{\"from\":\"2017-09-26\"") || file.contains("\"schema\":\"kuluary.share/1\""), "{file}");
        for secret in ["5ec2e7ed", "16:07", "Uwaga", "submission"] {
            assert!(!file.contains(secret), "{secret} in {file}");
        }

        app.become_another_device().await;
        app.site().put("config.json", fixture_config(&json!({ "to": "device" })).to_string());
        app.site().put("meetings/fixture.json", files::fixture("meeting.json"));
        app.client().goto(&link).await.expect("the link opens");
        app.find(&heading("Udostępnione wyniki")).await;
        app.find(&heading("Ogólnopolskie spotkanie sieciujące doradców oraz konsultantów regionalnych")).await;
        app.see("24 odpowiedzi").await;
        app.see("100% ocen 4–5 (12 z 12)").await;
        app.see("ukryto").await;
        app.see_no("Uwaga").await;
        let mut wrong = Vec::new();
        look(app, "shared results", &mut wrong).await;
        check_none(&wrong);
        let payload = link.split_once("/shared/").expect("the link carries results").1.to_owned();
        assert!(app.site().requests().iter().all(|request| !request.contains(&payload[..40])), "what stands after # is sent to nobody");

        let cut = &payload[..payload.len() / 2];
        for (payload, told) in [(cut, "Link jest uszkodzony albo ucięty."), ("2abc", "Link zrobiła nowsza wersja aplikacji.")] {
            app.open(&format!("#/desk/shared/{payload}")).await;
            app.see(told).await;
        }
    });
}

#[test]
fn a_file_with_comments_opens_elsewhere_and_what_was_taken_out_is_not_in_it() {
    play(catching(), async |app| {
        at_the_desk(app).await;
        app.open("#/desk/comments").await;
        app.fill(&the("searchbox", "Szukaj w komentarzach"), "uwaga 7").await;
        app.tap(&button("Ukryj komentarz").inside("region", "Czego zabrakło?")).await;
        app.see("Ukryto komentarz.").await;
        app.open("#/desk").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&checkbox("Dołącz komentarze, po ukryciach i zasłonięciach")).await;
        app.tap(&button("Zapisz wyniki jako plik")).await;
        let file = app.caught("caughtFile").await;
        assert_eq!(file.matches("Uwaga 7").count(), 1, "of the two alike the one to the other question is left: {file}");
        assert!(file.contains("Uwaga 8") && !file.contains("5ec2e7ed"));

        app.become_another_device().await;
        app.open("#/desk/shared").await;
        app.find(&heading("Udostępnione wyniki")).await;
        app.choose_files(&[("wyniki.json", file.clone())]).await;
        app.see("24 odpowiedzi").await;
        app.see("Uwaga 8").await;
        app.choose_files(&[("zepsute.json", file.replace("\"counts\":[0,0,0,0,12]", "\"counts\":[0,0,0,0,13]"))]).await;
        app.see("Tego nie da się otworzyć").await;
        app.see("$.surveys[0].whole.said[0].counts").await;
        app.choose_files(&[("obrazek.json", "GIF89a".to_owned())]).await;
        app.see("To nie jest poprawny plik z wynikami.").await;
        let mut wrong = Vec::new();
        look(app, "a file that cannot be opened", &mut wrong).await;
        app.browser().screen(390).await;
        app.choose_files(&[("wyniki.json", file)]).await;
        app.see("Uwaga 8").await;
        check_none(&wrong);
    });
}

#[test]
fn a_devices_own_answers_are_shared_under_the_rule_of_small_groups() {
    play(catching(), async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open("#/desk").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&checkbox("Dołącz komentarze, po ukryciach i zasłonięciach")).await;
        app.tap(&button("Zapisz wyniki jako plik")).await;
        let file = app.caught("caughtFile").await;
        assert!(!file.contains("Dłuższej przerwy") && file.contains("\"comments\":\"hidden\""), "{file}");
    });
}

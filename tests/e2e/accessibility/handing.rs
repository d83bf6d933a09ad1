//! The same for what people hand over: answers without a server, a stand, the choice of workshops.

use serde_json::json;

use super::{check_none, look};
use crate::support::{
    choosing::{choose_two_rounds, it_is, morning_with_badges, publish},
    devices::{answer, export},
    endpoint::{Endpoint, Mood, TOKEN},
    feedback::{FORM_A, OUTBOX, answer_workshop},
    find::{button, checkbox, heading, textbox},
    scene::{Setup, play, play_with},
};

#[test]
fn handing_over_and_taking_in() {
    play(Setup::phone(), async |app| {
        let mut wrong = Vec::new();
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        app.open(OUTBOX).await;
        app.see("W kodzie: 1 odpowiedź.").await;
        look(app, "an outbox to hand over", &mut wrong).await;
        app.tap(&button("Oznacz jako przekazane")).await;
        app.see("Oznaczono jako przekazane").await;
        look(app, "an outbox handed over", &mut wrong).await;
        app.open("#/import/1uszkodzony").await;
        app.see("Link jest uszkodzony albo ucięty.").await;
        look(app, "a damaged link", &mut wrong).await;
        app.open("#/desk").await;
        let mut changed = answer(1, 4);
        changed["at"] = "2017-09-26T17:00:00+02:00".into();
        app.choose_files(&[("a.json", export(&[answer(1, 2), answer(2, 5), changed], &["urwany {"])), ("b.json", "nic".to_owned())]).await;
        app.see("nieczytelne: 1").await;
        look(app, "files to be taken in", &mut wrong).await;
        app.tap(&button("Przyjmij")).await;
        app.find(&heading("Przyjęto")).await;
        app.tap(&button("Sprzeczne odpowiedzi: 1")).await;
        app.tap(&button("Nieczytelne zapisy: 1")).await;
        app.is_checked(&checkbox("Przekazane w plikach i linkach"), true).await;
        look(app, "a receipt with conflicts", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn a_stand_from_setting_it_up_to_leaving_it() {
    // Long enough to look at the thanks and at the form in peace, short enough to be asked whether somebody is there.
    let patient = "const real = window.setTimeout; const other = { 90000: 15000, 40000: 3600000, 20000: 3600000 };\
        window.setTimeout = (run, time, ...more) => real.call(window, run, other[time] ?? time, ...more);";
    play(Setup { before: Some(patient), ..Setup::phone() }, async |app| {
        let mut wrong = Vec::new();
        app.open("#/stand?now=2017-09-26T16:10").await;
        app.tap(&button("Uruchom stanowisko")).await;
        app.see("Podaj od 4 do 12 cyfr").await;
        look(app, "a stand to be set up", &mut wrong).await;
        app.fill(&textbox("PIN (od 4"), "0427").await;
        app.fill(&textbox("PIN jeszcze raz"), "0427").await;
        app.tap(&button("Uruchom stanowisko")).await;
        app.find(&button("Zacznij po polsku")).await;
        let mut bare = Vec::new();
        look(app, "a stand that waits", &mut bare).await;
        app.tap(&button("Zacznij po polsku")).await;
        app.find(&heading("Czy ktoś tu jest?")).await;
        look(app, "a stand that asks whether somebody is there", &mut bare).await;
        app.tap(&button("Tak, jeszcze piszę")).await;
        let first = app.client().execute("return document.querySelector('form fieldset input').labels[0];", Vec::new()).await;
        app.element(&first.expect("the page runs scripts")).click().await.expect("an answer can be given");
        app.tap(&button("Zapisz ankietę")).await;
        app.find(&heading("Dziękujemy za odpowiedź")).await;
        look(app, "a stand that thanks", &mut bare).await;
        app.tap(&button("Następna osoba")).await;
        app.tap(&button("Zakończ stanowisko")).await;
        app.tap(&button("Zakończ")).await;
        app.see("To nie ten PIN.").await;
        app.tap(&button("Nie pamiętasz PIN-u?")).await;
        look(app, "a stand to be left", &mut bare).await;
        // A stand has no ways elsewhere, and that is its point.
        bare.retain(|line| !line.ends_with("no navigation") && !line.ends_with("banners"));
        wrong.extend(bare);
        app.fill(&textbox("PIN"), "0427").await;
        app.tap(&button("Zakończ")).await;
        app.see("Stanowisko zakończone").await;
        look(app, "a stand that was left", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn the_choice_of_workshops_with_wishes_seats_and_a_group() {
    play_with(Endpoint::reserve, morning_with_badges, async |app, endpoint| {
        let mut wrong = Vec::new();
        endpoint.up(Mood::Accept).await;
        publish(app, &json!({ "mapa-1": 10, "budzet-1": 12, "spacer-muzeum": 12 }), &json!({}));
        app.open("#/plan").await;
        app.see("Nic jeszcze nie wybrano").await;
        look(app, "nothing chosen", &mut wrong).await;
        choose_two_rounds(app).await;
        app.see("Organizator nie zna jeszcze tego wyboru.").await;
        app.see("zapełnia się").await;
        look(app, "the programme with seats and a word on the pick", &mut wrong).await;
        app.open("#/session/budzet-1").await;
        app.see("stan z 8:50").await;
        look(app, "a session that fills up", &mut wrong).await;
        app.open("#/session/spacer-rzeka").await;
        app.tap(&button("Dodaj do życzeń")).await;
        app.see("Życzenie nr 1").await;
        look(app, "a session that is a wish", &mut wrong).await;
        app.open("#/plan").await;
        app.tap(&button("Dodaj do życzeń: Spacer: muzeum rzemiosła")).await;
        app.see("życzenie nr 2.").await;
        look(app, "wishes being ranked", &mut wrong).await;
        app.tap(&button("Przekaż wybór organizatorowi")).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.tap(&button("Co jest wybrane")).await;
        app.tap(&button("Wycofaj przekazany wybór")).await;
        look(app, "a choice handed over", &mut wrong).await;
        let id = endpoint.stored().into_keys().next().expect("one is stored");
        publish(app, &json!({}), &json!({ id.as_str(): ["mapa-1", "spacer-rzeka"] }));
        app.open("#/").await;
        app.find(&heading("Twoja grupa")).await;
        look(app, "my group on the programme", &mut wrong).await;
        publish(app, &json!({}), &json!({ "7f8b7a60-5d5c-4b6e-9b0e-3a8f2a1b4c5d": ["mapa-1"] }));
        it_is(app, "12:00").await;
        app.open("#/plan").await;
        app.see("Ogłoszono podział na grupy").await;
        look(app, "closed, and not in the draw", &mut wrong).await;
        app.open("#/desk").await;
        app.fill(&textbox("Hasło lub token"), TOKEN).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.see("1 osoba przekazała wybór").await;
        look(app, "the desk with choices", &mut wrong).await;
        check_none(&wrong);
    });
}

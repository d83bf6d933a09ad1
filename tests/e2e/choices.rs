//! The choice of workshops: picks and ranked wishes, handed to the organiser when the person says so, seats, and the group after the draw.

mod published;

use serde_json::{Value, json};

use crate::support::{
    choosing::{choose_two_rounds, come_back, it_is, morning, morning_with, morning_with_badges},
    endpoint::{Endpoint, Mood},
    files,
    find::{button, heading, link, radio, textbox},
    scene::{App, Setup, play, play_with},
};

const GIVE: &str = "Przekaż wybór organizatorowi";
const AGAIN: &str = "Przekaż zmieniony wybór";
const SECTION: &str = "Wybór warsztatów";
const MAP: &str = "Mapa potrzeb w jedno popołudnie";
const BUDGET: &str = "Budżet, który się domyka";
const TALK: &str = "Żółta kartka";
const RIVER: &str = "Spacer: nad rzeką";
const MUSEUM: &str = "Spacer: muzeum rzemiosła";
const SQUARE: &str = "Spacer: rynek i spółdzielnia";

/// The one submission that `endpoint` holds and that satisfies `is`.
fn stored(endpoint: &Endpoint, is: impl Fn(&Value) -> bool) -> Value {
    let mut found: Vec<_> = endpoint.stored().into_values().filter(is).collect();
    assert_eq!(found.len(), 1, "{:?}", endpoint.stored());
    found.remove(0)
}

/// Gives the choice of both rounds, and waits until the server has it; returns its id.
async fn give_two_rounds(app: &App, endpoint: &Endpoint) -> String {
    choose_two_rounds(app).await;
    app.tap(&link("Przejdź do przekazania")).await;
    app.tap(&button(GIVE)).await;
    endpoint.holds(1).await;
    app.see("Wysłano").await;
    stored(endpoint, |_| true)["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_pick_is_handed_over_when_the_person_says_so_and_not_before() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open("#/plan").await;
        app.see("Nic jeszcze nie wybrano").await;
        choose_two_rounds(app).await;
        app.see("Organizator nie zna jeszcze tego wyboru.").await;
        app.tap(&link("Przejdź do przekazania")).await;
        app.find(&heading("Mój plan")).await;
        app.see("Organizator nie zna jeszcze Twojego wyboru").await;
        assert_eq!(endpoint.attempts(), [] as [&str; 0], "nothing leaves by itself");
        app.tap(&button(GIVE)).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.see("Wybór z 9:00.").await;
        app.until("focus goes on to the heading", "return document.activeElement.id === 'wybor';", &[]).await;
        let given = stored(endpoint, |_| true);
        assert_eq!(given["kind"], "choices");
        assert_eq!(given["ranked"], json!({ "tura-1": ["mapa-1"], "tura-2": ["budzet-2"] }));
        assert_eq!((&given["badge"], &given["replaces"]), (&Value::Null, &Value::Null));
        assert_eq!(given["at"], "2026-05-12T09:00:00+02:00");
        app.open("#/outbox").await;
        app.find(&link(SECTION)).await;
        app.reload().await;
        app.open("#/plan").await;
        app.see("Wysłano").await;
        assert_eq!(endpoint.attempts().len(), 1);
    });
}

#[test]
fn a_changed_choice_is_handed_over_again_and_names_what_it_replaces_and_can_be_withdrawn() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        let first = give_two_rounds(app, endpoint).await;
        app.open("#/").await;
        app.tap(&radio(TALK).inside("group", "tura II wybierz")).await;
        app.see("Organizatorowi przekazano jeszcze poprzedni wybór.").await;
        app.open("#/plan").await;
        app.see("Od 9:00 wybór się zmienił").await;
        app.tap(&button(AGAIN)).await;
        endpoint.holds(2).await;
        app.see("Wysłano").await;
        let second = stored(endpoint, |one| one["replaces"] == first);
        assert_eq!(second["ranked"], json!({ "tura-1": ["mapa-1"], "tura-2": ["rozmowa-2"] }));
        app.open("#/outbox").await;
        app.see("Poprawka: Wybór warsztatów").await;
        app.see("zastąpiona albo wycofana").await;
        app.open("#/plan").await;
        app.tap(&button("Wycofaj przekazany wybór")).await;
        app.tap(&button("Wycofaj wybór")).await;
        endpoint.holds(3).await;
        assert_eq!(stored(endpoint, |one| one["kind"] == "withdrawal")["withdraws"], second["id"]);
        app.see("Organizator nie zna jeszcze Twojego wyboru").await;
        app.open("#/outbox").await;
        app.see("Wycofanie: Wybór warsztatów").await;
        // A new choice begins a line of its own.
        app.open("#/plan").await;
        app.tap(&button(GIVE)).await;
        endpoint.holds(4).await;
        let is_new = |one: &Value| one["kind"] == "choices" && one["replaces"].is_null() && one["id"] != first;
        assert_eq!(stored(endpoint, is_new)["ranked"], second["ranked"]);
    });
}

#[test]
fn two_taps_at_once_hand_over_one_choice_23() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        choose_two_rounds(app).await;
        app.open("#/plan").await;
        let pressed = app.find(&button(GIVE)).await;
        let twice = "arguments[0].click(); arguments[0].click(); return true;";
        app.until("two taps", twice, &[serde_json::to_value(pressed).expect("an element is JSON")]).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        app.reload().await;
        app.see("Wysłano").await;
        assert_eq!(endpoint.attempts().len(), 1);
    });
}

#[test]
fn a_choice_given_without_a_network_waits_on_the_device_and_is_delivered_4() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        choose_two_rounds(app).await;
        app.open("#/plan").await;
        app.tap(&button(GIVE)).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.see_no("Organizator nie zna jeszcze Twojego wyboru").await;
        app.reload().await;
        app.see("Zapisano na tym urządzeniu").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        app.see("Wysłano").await;
        assert_eq!(stored(endpoint, |_| true)["ranked"]["tura-1"], json!(["mapa-1"]));
    });
}

#[test]
fn without_a_server_the_choice_is_only_saved_and_the_words_say_so_48() {
    play(morning(), async |app| {
        choose_two_rounds(app).await;
        app.open("#/plan").await;
        app.see("Organizator dostanie go, gdy przekażesz plik albo kod").await;
        app.tap(&button("Zapisz wybór do przekazania")).await;
        app.see("Odpowiedź zostaje tutaj, dopóki jej nie przekażesz.").await;
        app.see_no("Wysłano").await;
        app.tap(&link("Moje ankiety").inside("region", SECTION)).await;
        app.find(&link(SECTION)).await;
    });
}

#[test]
fn a_block_that_has_closed_keeps_what_was_given_and_the_rest_can_still_change() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        let first = give_two_rounds(app, endpoint).await;
        it_is(app, "11:45").await;
        app.open("#/").await;
        app.see("Czas na wybór minął.").await;
        app.tap(&radio(TALK).inside("group", "tura II wybierz")).await;
        app.open("#/plan").await;
        app.see("Czas na wybór minął: 12 maja, 11:30.").await;
        app.tap(&button(AGAIN)).await;
        endpoint.holds(2).await;
        let second = stored(endpoint, |one| one["replaces"] == first);
        assert_eq!(second["ranked"], json!({ "tura-1": ["mapa-1"], "tura-2": ["rozmowa-2"] }));
        assert_eq!(second["at"], "2026-05-12T11:45:00+02:00");
    });
}

#[test]
fn the_demo_clock_neither_closes_a_block_nor_stamps_a_choice() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        choose_two_rounds(app).await;
        app.open("#/plan?now=2026-05-12T20:00").await;
        app.see("Zmiany do 12 maja, 11:30.").await;
        app.tap(&button(GIVE)).await;
        endpoint.holds(1).await;
        assert_eq!(stored(endpoint, |_| true)["at"], "2026-05-12T09:00:00+02:00");
    });
}

#[test]
fn after_the_last_block_has_closed_there_is_nothing_to_press() {
    play(morning(), async |app| {
        let closing = files::fixture("meeting.json").replace(
            r#""sessions": ["mapa-2", "budzet-2", "rozmowa-2"]"#,
            r#""sessions": ["mapa-2"], "closes": "2026-05-12T12:00:00+02:00""#,
        );
        app.site().put("meetings/fixture.json", closing);
        choose_first_round(app).await;
        it_is(app, "12:00").await;
        app.open("#/plan").await;
        app.see("Z tego urządzenia nie przekazano wyboru.").await;
        app.tap(&button("Co jest wybrane")).await;
        app.see("O tym, co przyszło na czas, decyduje organizator.").await;
        assert_eq!(app.all(&button("Zapisz wybór do przekazania")).await.len(), 0);
    });
}

async fn choose_first_round(app: &App) {
    app.open("#/").await;
    app.tap(&radio("Mapa potrzeb").inside("group", "tura I wybierz")).await;
    app.see("Dodano do planu: Mapa potrzeb").await;
}

/// Waits until the wishes stand in this order.
async fn ranked(app: &App, titles: &[&str]) {
    let script = "
        const shown = [...document.querySelectorAll('ol.rows > li a.link')].map(link => link.innerText.replace(/\\s+/g, ' ').trim());
        return shown.length === arguments[0].length && shown.every((title, at) => title.startsWith(arguments[0][at]));
    ";
    app.until(&format!("wishes {titles:?}"), script, &[json!(titles)]).await;
}

#[test]
fn wishes_are_ranked_with_buttons_kept_and_handed_over_in_their_order() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open("#/").await;
        assert_eq!(app.all(&radio(RIVER)).await.len(), 0, "a wish is no pick");
        app.tap(&link("Wskaż kolejność życzeń").inside("group", "Spacery")).await;
        app.find(&heading("Mój plan")).await;
        for walk in [RIVER, MUSEUM, SQUARE] {
            app.tap(&button(&format!("Dodaj do życzeń: {walk}"))).await;
        }
        ranked(app, &[RIVER, MUSEUM, SQUARE]).await;
        app.see("Spacer: rynek i spółdzielnia: życzenie nr 3.").await;
        app.tap(&button(&format!("Wyżej: {SQUARE}"))).await;
        ranked(app, &[RIVER, SQUARE, MUSEUM]).await;
        app.until("focus stays on the step", "return document.activeElement.id === 'zyczenie-spacer-rynek-wyzej';", &[]).await;
        app.tap(&button(&format!("Niżej: {RIVER}"))).await;
        ranked(app, &[SQUARE, RIVER, MUSEUM]).await;
        app.tap(&button(&format!("Usuń z życzeń: {MUSEUM}"))).await;
        ranked(app, &[SQUARE, RIVER]).await;
        app.see("Usunięto z życzeń: Spacer: muzeum rzemiosła.").await;
        app.tap(&button("Cofnij")).await;
        ranked(app, &[SQUARE, RIVER, MUSEUM]).await;
        app.reload().await;
        ranked(app, &[SQUARE, RIVER, MUSEUM]).await;
        app.tap(&button(GIVE)).await;
        endpoint.holds(1).await;
        let walks = ["spacer-rynek", "spacer-rzeka", "spacer-muzeum"];
        assert_eq!(stored(endpoint, |_| true)["ranked"], json!({ "spacery": walks }));
        app.see("Wysłano").await;
        app.open("#/").await;
        app.see("Twoje życzenia: 1. Spacer: rynek i spółdzielnia; 2. Spacer: nad rzeką; 3. Spacer: muzeum rzemiosła").await;
        app.open("#/session/spacer-rzeka").await;
        app.tap(&button("Życzenie nr 2")).await;
        app.open("#/plan").await;
        ranked(app, &[SQUARE, MUSEUM]).await;
        app.see("Od 9:00 wybór się zmienił").await;
        it_is(app, "12:00").await;
        app.open("#/plan").await;
        app.see("Wysłano").await;
        app.tap(&button("Co jest wybrane")).await;
        app.see("Czas na wybór minął: 12 maja, 12:00.").await;
        ranked(app, &[]).await;
    });
}

#[test]
fn a_wish_that_left_the_programme_is_listed_until_it_is_removed_and_not_handed_over() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open("#/plan").await;
        app.tap(&button(&format!("Dodaj do życzeń: {RIVER}"))).await;
        app.tap(&button(&format!("Dodaj do życzeń: {MUSEUM}"))).await;
        app.see("muzeum rzemiosła: życzenie nr 2.").await;
        let mut meeting: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
        meeting["sessions"].as_array_mut().expect("a list").retain(|session| session["id"] != "spacer-rzeka");
        meeting["blocks"][2]["sessions"] = json!(["spacer-rynek", "spacer-muzeum"]);
        app.site().put("meetings/fixture.json", meeting.to_string());
        app.reload().await;
        app.see("zniknęło z programu").await;
        app.see("Spacer: nad rzeką").await;
        app.tap(&button(GIVE)).await;
        endpoint.holds(1).await;
        assert_eq!(stored(endpoint, |_| true)["ranked"], json!({ "spacery": ["spacer-muzeum"] }));
        app.see("Wysłano").await;
        app.tap(&button("Co jest wybrane")).await;
        app.tap(&button(&format!("Usuń z życzeń: {RIVER}"))).await;
        app.see_no("zniknęło z programu").await;
    });
}

#[test]
fn the_badge_label_goes_along_only_where_it_is_asked_for_and_with_the_choice_alone() {
    play_with(Endpoint::reserve, morning_with_badges, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        choose_two_rounds(app).await;
        app.open("#/plan").await;
        app.see("Trafi tylko do tego wyboru, nigdy do ankiet.").await;
        app.fill(&textbox("Napis z identyfikatora"), " OWES  17 ").await;
        app.tap(&button(GIVE)).await;
        endpoint.holds(1).await;
        let first = stored(endpoint, |_| true);
        assert_eq!(first["badge"], "OWES 17");
        app.see("Wysłano").await;
        app.reload().await;
        let kept = "return document.getElementById('identyfikator')?.value === 'OWES 17';";
        app.until("the label comes back with the choice", kept, &[]).await;
        app.fill(&textbox("Napis z identyfikatora"), "OWES 71").await;
        app.tap(&button(AGAIN)).await;
        endpoint.holds(2).await;
        assert_eq!(stored(endpoint, |one| one["replaces"] == first["id"])["badge"], "OWES 71");
    });
}

#[test]
fn the_choice_speaks_english_too() {
    play(Setup { languages: "en", ..morning() }, async |app| {
        app.open("#/plan").await;
        app.find(&heading("Choice of workshops")).await;
        app.tap(&button("Add to the wishes: Walk: by the river")).await;
        app.see("Walk: by the river: wish no. 1.").await;
        app.tap(&button("Save the choice for handing over")).await;
        app.see("The choice of 9:00.").await;
        app.find(&button("Withdraw the choice handed over")).await;
    });
}

#[test]
fn the_desk_opens_again_after_a_new_revision() {
    play(morning(), async |app| {
        app.open("#/desk").await;
        app.find(&heading("Panel organizatora")).await;
        app.go("#/").await;
        app.site().put("meetings/fixture.json", files::fixture("meeting.json").replace("Powitanie", "Dzień dobry"));
        come_back(app).await;
        app.see("Dzień dobry").await;
        app.go("#/desk").await;
        app.find(&heading("Panel organizatora")).await;
        app.see("Źródła danych").await;
    });
}

//! What the organiser publishes, and what of the choices the desk tells: seats, the group after the draw, who wants what.

use serde_json::json;

use super::{AGAIN, BUDGET, GIVE, MAP, MUSEUM, RIVER, SECTION, SQUARE, TALK, give_two_rounds};
use crate::support::{
    choosing::{choose_two_rounds, come_back, morning, morning_with, publish},
    endpoint::{Endpoint, Mood, TOKEN},
    find::{button, heading, radio, textbox},
    scene::{play, play_with},
};

#[test]
fn seats_are_shown_in_three_bands_and_what_is_not_known_is_not_shown() {
    play(morning(), async |app| {
        let seats = json!({ "mapa-1": 10, "budzet-1": 12, "rozmowa-1": 3, "spacer-muzeum": 12, "wyklad": 119 });
        publish(app, &seats, &json!({}));
        app.open("#/").await;
        let band = async |title: &str, told: &str| {
            let script = "
                const plain = text => text.replace(/\\s+/g, ' ');
                const rows = [...document.querySelectorAll('.option, .card.session')].filter(row => row.innerText.includes(arguments[0]));
                const told = rows.map(row => plain(row.querySelector('.seats')?.innerText ?? 'nic'));
                return told[0] === arguments[1];
            ";
            app.until(&format!("{title}: {told}"), script, &[json!(title), json!(told)]).await;
        };
        band("Mapa potrzeb", "wolne miejsca zostało 14").await;
        band(BUDGET, "zapełnia się zostały 4").await;
        band(MUSEUM, "komplet").await;
        band(TALK, "nic").await;
        band(RIVER, "nic").await;
        band("Sąsiedztwo, które się opłaca", "zapełnia się zostało 1").await;
        band("Powitanie", "nic").await;
        app.open("#/session/budzet-1").await;
        app.see("zostały 4 z 16, stan z 8:50").await;
        // The next look at the host brings what is new, without a reload.
        publish(app, &json!({ "budzet-1": 16 }), &json!({}));
        come_back(app).await;
        app.see("komplet").await;
        app.see("stan z 8:50").await;
        // The last good copy stays, whatever the host answers.
        app.site().put("meetings/published.json", "<!doctype html><title>Zaloguj się</title>");
        app.reload().await;
        app.see("komplet").await;
        app.site().set_down(true);
        app.open("#/session/budzet-1").await;
        app.see("komplet").await;
    });
}

#[test]
fn after_the_draw_my_group_is_told_and_goes_into_my_plan() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        let id = give_two_rounds(app, endpoint).await;
        publish(app, &json!({}), &json!({ id.as_str(): ["mapa-1", "rozmowa-2", "spacer-rzeka"] }));
        app.open("#/").await;
        app.find(&heading("Twoja grupa")).await;
        app.see("Mapa potrzeb w jedno popołudnie wtorek, o 11:45 · Sala Zielona").await;
        app.see("Spacer: nad rzeką wtorek, o 16:15").await;
        app.tap(&button("Dodaj do mojego planu")).await;
        app.see("Usunięto z planu: Budżet, który się domyka (tura II, 14:15).").await;
        app.see_no("Twoja grupa").await;
        app.open("#/plan").await;
        app.find(&heading("Twoja grupa")).await;
        app.see("Wszystko to jest już w Twoim planie.").await;
        app.open("#/").await;
        app.see("W moim planie").await;
        // A correction after the draw keeps the group that the former choice was given.
        app.open("#/plan").await;
        app.tap(&button(AGAIN)).await;
        endpoint.holds(2).await;
        app.see("Podział uwzględnia Twój wcześniejszy wybór").await;
    });
}

#[test]
fn taking_the_group_over_can_be_undone() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        let id = give_two_rounds(app, endpoint).await;
        publish(app, &json!({}), &json!({ id.as_str(): ["mapa-1", "rozmowa-2"] }));
        app.open("#/plan").await;
        app.tap(&button("Dodaj do mojego planu")).await;
        app.see("Wszystko to jest już w Twoim planie.").await;
        app.tap(&button("Cofnij")).await;
        app.find(&button("Dodaj do mojego planu")).await;
        app.open("#/").await;
        app.is_checked(&radio("Budżet").inside("group", "tura II wybierz"), true).await;
    });
}

#[test]
fn whoever_is_not_in_the_draw_is_told_so_and_nobody_else_is() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        publish(app, &json!({}), &json!({ "7f8b7a60-5d5c-4b6e-9b0e-3a8f2a1b4c5d": ["mapa-1"] }));
        choose_two_rounds(app).await;
        app.open("#/plan").await;
        app.see("Organizator nie zna jeszcze Twojego wyboru").await;
        app.see_no("Ogłoszono podział na grupy").await;
        app.tap(&button(GIVE)).await;
        app.see("Ogłoszono podział na grupy").await;
        app.see("Twój wybór nadal czeka na tym urządzeniu").await;
        endpoint.up(Mood::Accept).await;
        endpoint.holds(1).await;
        app.see("Nie ma w nim wyboru przekazanego z tego urządzenia.").await;
    });
}

#[test]
fn the_desk_counts_choices_apart_and_lists_who_wants_what() {
    play_with(Endpoint::reserve, morning_with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        app.open("#/plan").await;
        app.tap(&button(&format!("Dodaj do życzeń: {RIVER}"))).await;
        give_two_rounds(app, endpoint).await;
        app.open("#/desk").await;
        app.fill(&textbox("Hasło lub token"), TOKEN).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.find(&heading(SECTION)).await;
        app.see("1 osoba przekazała wybór").await;
        app.see("Nie ma jeszcze odpowiedzi").await;
        let table = "
            const plain = text => text.replace(/\\s+/g, ' ').trim();
            const rows = [...document.querySelectorAll('section[aria-labelledby=wybory] tbody tr')].map(row => plain(row.innerText));
            return arguments[0].every(row => rows.includes(row));
        ";
        let rows = [format!("{MAP} 1"), "Budżet, który się domyka 0".to_owned(), format!("{RIVER} 1"), format!("{SQUARE} 0")];
        app.until("who wants what", table, &[json!(rows)]).await;
    });
}

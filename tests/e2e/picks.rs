//! Picking: rounds that settle each other, clashes and their resolution, and a plan that stays.

use crate::support::{
    find::{button, checkbox, heading, radio, the},
    scene::{App, Setup, play},
};

const NOON: &str = "#/?now=2017-09-26T12:00";
const MORNING: &str = "#/?now=2026-05-12T09:00";

const ROUND_ONE: &str = "tura I wybierz";
const ROUND_TWO: &str = "tura II";

async fn check_rounds(app: &App, one: &str, two: &str) {
    app.is_checked(&radio(one).inside("group", ROUND_ONE), true).await;
    app.is_checked(&radio(two).inside("group", ROUND_TWO), true).await;
}

#[test]
fn a_pick_in_round_one_settles_round_two_and_says_so() {
    play(Setup::phone(), async |app| {
        app.open(NOON).await;
        app.tap(&radio("Ścieżki pracy doradcy").inside("group", ROUND_ONE)).await;
        check_rounds(app, "Ścieżki pracy doradcy", "Jak pracować z trudnym klientem").await;
        app.see("Przez to ustaliło się też: Jak pracować z trudnym klientem (tura II, 16:15)").await;
        app.tap(&radio("Ścieżki pracy doradcy").inside("group", ROUND_TWO)).await;
        check_rounds(app, "Jak pracować z trudnym klientem", "Ścieżki pracy doradcy").await;
        app.tap(&button("Cofnij")).await;
        check_rounds(app, "Ścieżki pracy doradcy", "Jak pracować z trudnym klientem").await;
        app.reload().await;
        check_rounds(app, "Ścieżki pracy doradcy", "Jak pracować z trudnym klientem").await;
    });
}

#[test]
fn the_plan_shows_picks_gaps_and_what_is_undecided() {
    play(Setup::phone(), async |app| {
        app.open("#/plan?now=2017-09-26T12:00").await;
        app.see("Twój plan jest jeszcze pusty").await;
        app.open(NOON).await;
        app.tap(&checkbox("W moim planie: Prezydent Starachowic")).await;
        app.open("#/plan?now=2017-09-26T12:00").await;
        app.see("Prezydent Starachowic").await;
        app.see("do wyboru").await;
        app.see("wolnego").await;
    });
}

#[test]
fn a_clash_that_was_kept_on_purpose_is_not_asked_about_again() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.tap(&checkbox("W moim planie: Sąsiedztwo")).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.tap(&button("Zostaw oba")).await;
        app.open("#/plan?now=2026-05-12T09:00").await;
        app.see("Panel: kto płaci za wspólne").await;
        app.see_no("Dwa punkty o tej samej porze").await;
        app.reload().await;
        app.see("Panel: kto płaci za wspólne").await;
        app.see_no("Dwa punkty o tej samej porze").await;
    });
}

#[test]
fn two_sessions_at_the_same_time_are_both_kept_until_somebody_decides() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.tap(&checkbox("W moim planie: Sąsiedztwo")).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.see("Masz już „Sąsiedztwo, które się opłaca” o tej porze (10:00–11:00)").await;
        app.is_checked(&checkbox("W moim planie: Sąsiedztwo"), true).await;
        app.is_checked(&checkbox("W moim planie: Panel"), true).await;
        app.open("#/plan?now=2026-05-12T09:00").await;
        app.see("Dwa punkty o tej samej porze").await;
        app.tap(&radio("Tylko: Panel")).await;
        app.tap(&button("Zapisz wybór")).await;
        app.see_no("Dwa punkty o tej samej porze").await;
        app.see("Panel: kto płaci za wspólne").await;
        app.see("Usunięto z planu: Sąsiedztwo").await;
        app.reload().await;
        app.open(MORNING).await;
        app.is_checked(&checkbox("W moim planie: Sąsiedztwo"), false).await;
        app.is_checked(&checkbox("W moim planie: Panel"), true).await;
    });
}

#[test]
fn a_clash_can_be_swapped_at_once() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.tap(&checkbox("W moim planie: Sąsiedztwo")).await;
        app.tap(&checkbox("W moim planie: Panel")).await;
        app.tap(&button("Zamień na: Panel")).await;
        app.is_checked(&checkbox("W moim planie: Sąsiedztwo"), false).await;
        app.is_checked(&checkbox("W moim planie: Panel"), true).await;
    });
}

#[test]
fn three_workshops_in_two_rounds_settle_nothing_and_never_repeat() {
    play(Setup::fixture(), async |app| {
        app.open(MORNING).await;
        app.tap(&radio("Mapa potrzeb").inside("group", ROUND_ONE)).await;
        app.tap(&radio("Budżet").inside("group", ROUND_TWO)).await;
        check_rounds(app, "Mapa potrzeb", "Budżet").await;
        app.tap(&radio("Mapa potrzeb").inside("group", ROUND_TWO)).await;
        app.is_checked(&radio("Mapa potrzeb").inside("group", ROUND_TWO), true).await;
        app.is_checked(&radio("Mapa potrzeb").inside("group", ROUND_ONE), false).await;
        app.see("ten sam warsztat jest już w innej turze").await;
    });
}

#[test]
fn a_shared_plan_is_shown_and_taken_over() {
    play(Setup::phone(), async |app| {
        app.open("#/plan/shared/starachowiczanka~warsztat-a-1?now=2017-09-26T12:00").await;
        app.find(&heading("Udostępniony plan")).await;
        app.see("Prezydent Starachowic").await;
        app.tap(&button("Dodaj do mojego planu")).await;
        app.open("#/plan?now=2017-09-26T12:00").await;
        app.see("Prezydent Starachowic").await;
        app.see("Jak pracować z trudnym klientem").await;
        app.find(&the("image", "Kod QR")).await;
    });
}

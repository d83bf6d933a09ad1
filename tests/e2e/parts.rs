//! The app in parts: the programme stands without the rest, and what a person does before it arrives is not lost.

use crate::support::{
    files,
    find::{button, heading, radio},
    scene::{Setup, play},
};

const NOON: &str = "#/?now=2017-09-26T12:00";
const MISSING: &str = "Tej części aplikacji jeszcze tu nie ma";

#[test]
fn a_workshop_chosen_before_the_rest_arrived_is_kept_until_it_does() {
    play(Setup::phone(), async |app| {
        let rest = files::part("rest");
        app.site().fail(&rest, 503);
        app.open(NOON).await;
        app.see("Prezydent Starachowic").await;
        app.see(MISSING).await;
        app.tap(&radio("Ścieżki pracy doradcy").inside("group", "tura I wybierz")).await;
        app.site().mend(&rest);
        app.tap(&button("Spróbuj ponownie")).await;
        app.see("Przez to ustaliło się też: Jak pracować z trudnym klientem (tura II, 16:15)").await;
        app.see_no(MISSING).await;
        app.is_checked(&radio("Jak pracować z trudnym klientem").inside("group", "tura II"), true).await;
    });
}

#[test]
fn a_page_of_a_part_that_does_not_come_says_so_and_comes_with_it() {
    for (part, hash, title) in [("rest", "#/info", "Informacje"), ("desk", "#/desk", "Panel organizatora")] {
        play(Setup::phone(), async |app| {
            let file = files::part(part);
            app.site().fail(&file, 404);
            app.open(hash).await;
            app.find(&heading(MISSING)).await;
            app.site().mend(&file);
            app.tap(&button("Spróbuj ponownie")).await;
            app.find(&heading(title)).await;
        });
    }
}

/// A browser without service workers: what is asked for then is what the page itself needs.
const NO_WORKERS: &str = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined });";

#[test]
fn the_programme_needs_no_desk_and_fetches_the_rest_in_the_background() {
    play(Setup { before: Some(NO_WORKERS), ..Setup::phone() }, async |app| {
        app.open(NOON).await;
        app.find(&button("Cały program do kalendarza")).await;
        let requests = app.site().requests();
        assert!(requests.contains(&files::part("rest")), "the rest follows in the background: {requests:?}");
        assert!(!requests.contains(&files::part("desk")), "{requests:?}");
        app.see_no("działa bez internetu").await;
    });
}

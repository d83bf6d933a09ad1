//! The desk on the device: nobody fetches it who never opens it, and where it was opened once it is there without a network, also in newer
//! builds. Numbers are rows of the fault matrix.

use serde_json::json;

use crate::support::{
    browser::{Engine, in_every_engine},
    builds::{MARK, NEWER, caches, keeps, keeps_file, look_for_update, next_build, open_desk, settle_in},
    feedback::{FORM_A, NOON},
    files,
    find::{button, heading},
    scene::{App, Setup, play},
};

const DESK: &str = "#/desk";
const TITLE: &str = "Panel organizatora";
const MISSING: &str = "Tej części aplikacji jeszcze tu nie ma";

in_every_engine! {
    a_participant_never_fetches_the_desk_1_32,
    the_desk_is_kept_once_it_was_opened_and_not_before_1,
    a_stand_opened_first_of_all_is_kept_1,
    newer_builds_bring_their_own_desk_where_one_was_kept_32,
    a_desk_opened_while_a_newer_build_waits_is_in_both_32,
    a_window_whose_desk_is_gone_from_the_host_is_offered_the_newer_build_32,
    a_desk_that_the_host_refused_once_is_kept_when_it_is_there_2,
}

/// How often the host was asked for the desk.
fn asked(app: &App) -> usize {
    let desk = files::part("desk");
    app.site().requests().iter().filter(|file| **file == desk).count()
}

/// Lets the build that waits take over.
async fn take_over(app: &App) {
    app.see(NEWER).await;
    app.tap(&button("Włącz nową wersję")).await;
    app.see_no(NEWER).await;
}

fn a_participant_never_fetches_the_desk_1_32(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        for hash in ["#/plan", "#/info", "#/feedback", "#/outbox", "#/privacy", FORM_A] {
            app.open(hash).await;
            app.see(MARK).await;
        }
        app.open(NOON).await;
        app.site().put("sw.js", next_build(app, "b"));
        look_for_update(app).await;
        take_over(app).await;
        app.open(NOON).await;
        app.see(MARK).await;
        keeps(app, 1).await;
        keeps_file(app, &files::part("desk"), 0).await;
        keeps_file(app, &files::part("rest"), 1).await;
        assert_eq!(asked(app), 0, "{:?}", app.site().requests());
    });
}

fn the_desk_is_kept_once_it_was_opened_and_not_before_1(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        keeps_file(app, &files::part("desk"), 0).await;
        app.site().set_down(true);
        app.open(DESK).await;
        app.find(&heading(MISSING)).await;
        app.see_no(MARK).await;
        // What everybody needs is here all the same.
        app.go(NOON).await;
        app.see(MARK).await;
        app.go(DESK).await;
        app.find(&heading(MISSING)).await;
        app.site().set_down(false);
        let before = asked(app);
        app.tap(&button("Spróbuj ponownie")).await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
        keeps_file(app, &files::part("desk"), 1).await;
        assert_eq!(asked(app), before + 1, "what the page has fetched is not fetched once more to be kept");
        app.site().set_down(true);
        app.reload().await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
        app.open("#/stand").await;
        app.find(&heading("Stanowisko z ankietą")).await;
        app.see(MARK).await;
    });
}

fn a_stand_opened_first_of_all_is_kept_1(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        // The part is here before there is a worker that could keep it.
        app.open("#/stand").await;
        app.find(&heading("Stanowisko z ankietą")).await;
        app.see(MARK).await;
        app.site().set_down(true);
        app.reload().await;
        app.find(&heading("Stanowisko z ankietą")).await;
        app.see(MARK).await;
    });
}

fn newer_builds_bring_their_own_desk_where_one_was_kept_32(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        open_desk(app).await;
        let desk = files::part("desk");
        // The same bytes under the name that another build gives them.
        let other = "desk-ffffffffffffffff.wasm";
        app.site().put(other, std::fs::read(files::dist().join(&desk)).expect("the build has a desk"));
        app.open(NOON).await;
        app.site().put("sw.js", next_build(app, "b").replace(&desk, other));
        look_for_update(app).await;
        app.see(NEWER).await;
        keeps_file(app, other, 1).await;
        take_over(app).await;
        app.open(NOON).await;
        app.see(MARK).await;
        keeps(app, 1).await;
        keeps_file(app, other, 1).await;
        keeps_file(app, &desk, 0).await;
        // And on, although the desk was not opened since; now with the name that the page of these tests knows.
        app.site().put("sw.js", next_build(app, "c"));
        look_for_update(app).await;
        take_over(app).await;
        app.site().set_down(true);
        app.open(DESK).await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
    });
}

fn a_desk_opened_while_a_newer_build_waits_is_in_both_32(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        app.site().put("sw.js", next_build(app, "b"));
        look_for_update(app).await;
        app.see(NEWER).await;
        keeps_file(app, &files::part("desk"), 0).await;
        // Within the window of the former build: once that is closed, the newer one takes over.
        app.go(DESK).await;
        app.find(&heading(TITLE)).await;
        keeps_file(app, &files::part("desk"), 2).await;
        app.site().set_down(true);
        take_over(app).await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
        keeps(app, 1).await;
    });
}

fn a_window_whose_desk_is_gone_from_the_host_is_offered_the_newer_build_32(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        // The host has only the newer files now, and this window never had the desk.
        let desk = files::part("desk");
        app.site().put("sw.js", next_build(app, "b"));
        app.site().fail(&desk, 404);
        app.go(DESK).await;
        app.find(&heading(MISSING)).await;
        app.see(NEWER).await;
        // The newer build's own desk.
        app.site().mend(&desk);
        take_over(app).await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
        keeps(app, 1).await;
        assert!(caches(app).await[0].ends_with(":b"));
    });
}

/// Asks the worker itself whether it keeps the desk now.
async fn told_to_keep(app: &App) -> bool {
    let script = "const done = arguments[0]; const { port1, port2 } = new MessageChannel(); port1.onmessage = ({ data }) => done(data);\
        navigator.serviceWorker.controller.postMessage('keep-desk', [port2]);";
    let kept = app.client().execute_async(script, Vec::new()).await.expect("the worker answers");
    kept == json!(true)
}

fn a_desk_that_the_host_refused_once_is_kept_when_it_is_there_2(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        let desk = files::part("desk");
        app.site().fail(&desk, 503);
        assert!(!told_to_keep(app).await, "there is no desk to keep");
        keeps_file(app, &desk, 0).await;
        app.site().mend(&desk);
        assert!(told_to_keep(app).await, "there is one now");
        keeps_file(app, &desk, 1).await;
        app.site().set_down(true);
        app.open(DESK).await;
        app.find(&heading(TITLE)).await;
        app.see(MARK).await;
    });
}

#[test]
fn without_room_for_the_desk_everything_else_stays_and_it_is_kept_when_there_is_room_24() {
    play(Setup::phone(), async |app| {
        settle_in(app).await;
        let origin = app.site().origin().to_owned();
        app.browser().cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 })).await;
        app.go(DESK).await;
        app.find(&heading(TITLE)).await;
        assert!(!told_to_keep(app).await, "there is no room");
        app.see_no(MARK).await;
        keeps_file(app, &files::part("desk"), 0).await;
        app.site().set_down(true);
        app.open(NOON).await;
        app.see("Prezydent Starachowic").await;
        app.see(MARK).await;
        app.site().set_down(false);
        app.go(DESK).await;
        app.find(&heading(TITLE)).await;
        app.browser().cdp("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        app.hurry().await;
        app.see(MARK).await;
        keeps_file(app, &files::part("desk"), 1).await;
    });
}

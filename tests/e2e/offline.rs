//! The app without a network, and through updates. Numbers in brackets are rows of the fault matrix.

use serde_json::json;

use crate::support::{
    browser::{Engine, in_every_engine},
    builds::{MARK, NEWER, caches, keeps, look_for_update, next_build, open_desk, settle_in},
    feedback::{EXERCISES, FORM_A, NOON, OUTBOX, answer_workshop},
    files,
    find::{button, heading, radio},
    scene::{App, Setup, play},
};

in_every_engine! {
    after_the_first_visit_everything_works_without_a_network_1,
    while_a_file_is_missing_nothing_is_promised_and_it_is_tried_again_2,
    a_newer_build_with_a_broken_file_does_not_come_in_and_the_former_stays_3,
    a_newer_build_waits_until_it_is_let_in_and_the_former_goes_on_meanwhile_32_35,
    an_update_does_not_disturb_a_form_37,
    a_worker_that_kills_a_broken_one_leaves_every_answer_36,
    code_and_wasm_that_do_not_fit_end_in_a_page_with_a_way_out_34,
    erasing_asks_twice_when_answers_would_be_lost_and_leaves_nothing_of_ours_46,
}

fn after_the_first_visit_everything_works_without_a_network_1(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        app.site().set_down(true);
        app.reload().await;
        app.see("Prezydent Starachowic").await;
        for (hash, title) in [
            ("#/plan?now=2017-09-26T12:00", "Mój plan"),
            ("#/info?now=2017-09-26T12:00", "Informacje"),
            ("#/feedback?now=2017-09-26T16:10", "Ankiety"),
            ("#/outbox?now=2017-09-26T16:10", "Moje ankiety"),
            ("#/privacy", "Prywatność"),
        ] {
            app.open(hash).await;
            app.find(&heading(title)).await;
            app.see(MARK).await;
        }
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.reload().await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
    });
}

fn while_a_file_is_missing_nothing_is_promised_and_it_is_tried_again_2(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        app.site().fail("icon-512.png", 503);
        app.open(NOON).await;
        app.find(&button("Cały program do kalendarza")).await;
        look_for_failure(app).await;
        app.see_no(MARK).await;
        assert!(caches(app).await.is_empty(), "half a build is not kept");
        app.site().mend("icon-512.png");
        app.client().execute("window.dispatchEvent(new Event('online'));", Vec::new()).await.expect("the page runs scripts");
        app.see(MARK).await;
    });
}

/// Waits until the browser has given up installing the worker.
async fn look_for_failure(app: &App) {
    let script = "window.none ??= false; navigator.serviceWorker.getRegistration().then(it => { window.none = !it || !(it.installing || it.waiting || it.active); });\
        return window.none;";
    app.until("no worker", script, &[]).await;
}

fn a_newer_build_with_a_broken_file_does_not_come_in_and_the_former_stays_3(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        app.site().put("sw.js", next_build(app, "broken"));
        app.site().fail("icons.svg", 500);
        app.reload().await;
        look_for_update(app).await;
        app.see_no(NEWER).await;
        assert_eq!(caches(app).await.len(), 1);
        app.site().set_down(true);
        app.reload().await;
        app.see("Prezydent Starachowic").await;
        app.see(MARK).await;
    });
}

fn a_newer_build_waits_until_it_is_let_in_and_the_former_goes_on_meanwhile_32_35(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        open_desk(app).await;
        app.open(NOON).await;
        for build in ["b", "c"] {
            app.site().put("sw.js", next_build(app, build));
            // The host has only the newer files now: the open tab must have its own part of the app all the same.
            let desk = files::part("desk");
            look_for_update(app).await;
            app.see(NEWER).await;
            app.site().fail(&desk, 404);
            app.go("#/desk").await;
            app.find(&heading("Panel organizatora")).await;
            app.site().mend(&desk);
            app.tap(&button("Włącz nową wersję")).await;
            app.see_no(NEWER).await;
            app.open(NOON).await;
            app.see(MARK).await;
            keeps(app, 1).await;
            let kept = caches(app).await;
            assert!(kept[0].ends_with(&format!(":{build}")), "{kept:?}");
        }
    });
}

fn an_update_does_not_disturb_a_form_37(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.site().put("sw.js", next_build(app, "b"));
        look_for_update(app).await;
        keeps(app, 2).await;
        app.see_no(NEWER).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
        app.go("#/plan?now=2017-09-26T16:10").await;
        app.tap(&button("Włącz nową wersję")).await;
        app.see_no(NEWER).await;
        app.open(FORM_A).await;
        app.is_checked(&radio("4").inside("group", EXERCISES), true).await;
    });
}

fn a_worker_that_kills_a_broken_one_leaves_every_answer_36(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.site().put("sw.js", app.site().built("hosting/kill-switch/sw.js"));
        look_for_update(app).await;
        keeps(app, 0).await;
        app.site().put("sw.js", app.site().built("sw.js"));
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        app.see(MARK).await;
    });
}

fn code_and_wasm_that_do_not_fit_end_in_a_page_with_a_way_out_34(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        let wasm = files::part("kuluary");
        // The kept file is damaged, and so is the host's.
        let script = "const [wasm, done] = arguments;\
            caches.keys().then(names => caches.open(names[0])).then(cache => cache.put(wasm, new Response('no wasm'))).then(() => done(true));";
        app.client().execute_async(script, vec![json!(wasm)]).await.expect("the page changes its cache");
        app.client().goto("about:blank").await.expect("an empty page opens");
        app.client().goto(&app.site().address(NOON)).await.expect("the page opens");
        app.see("Nie udało się uruchomić aplikacji").await;
        app.tap(&button("Pobierz na nowo")).await;
        app.see("Prezydent Starachowic").await;
    });
}

/// Everything of this app that the browser still holds: names of records, databases and caches, and whether there is a worker.
async fn left_behind(app: &App) -> serde_json::Value {
    let script = "const done = arguments[0];\
        Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistration()]).then(([databases, kept, worker]) =>\
            done([Object.keys(localStorage), databases.map(it => it.name), kept, !!worker]));";
    app.client().execute_async(script, Vec::new()).await.expect("the page looks into its storage")
}

fn erasing_asks_twice_when_answers_would_be_lost_and_leaves_nothing_of_ours_46(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        settle_in(app).await;
        open_desk(app).await;
        app.client().execute("localStorage.setItem('other-app', 'stays');", Vec::new()).await.expect("the page runs scripts");
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.tap(&button("Zapisz ankietę")).await;
        app.see("Zapisano na tym urządzeniu").await;
        app.open("#/privacy").await;
        app.tap(&button("Usuń wszystko z tego urządzenia")).await;
        app.tap(&button("Tak, usuń")).await;
        app.see("Tylko na tym urządzeniu: 1 odpowiedź").await;
        app.tap(&button("Zostaw")).await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        app.open("#/privacy").await;
        for step in ["Usuń wszystko z tego urządzenia", "Tak, usuń", "Usuń razem z odpowiedziami"] {
            // The next start must not fill the storage again before it is looked into.
            app.site().set_down(step.starts_with("Usuń razem"));
            app.tap(&button(step)).await;
        }
        app.until("the app is gone", "return !document.querySelector('nav');", &[]).await;
        app.site().set_down(false);
        // A page of the host, without the app.
        app.site().put("bare.html", "<!doctype html><meta charset=utf-8><title>Nic</title>");
        app.client().goto(&app.site().address("bare.html")).await.expect("a page opens");
        assert_eq!(left_behind(app).await, json!([["other-app"], [], [], false]));
        app.open(OUTBOX).await;
        app.see("Nie ma tu jeszcze żadnej odpowiedzi").await;
    });
}

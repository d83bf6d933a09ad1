//! Builds of the app on its way to a device: the worker, the caches it fills, and another build in place of the first.

use serde_json::json;

use super::{feedback::NOON, find::heading, scene::App};

/// What the app says once everything it needs is on the device.
pub(crate) const MARK: &str = "działa bez internetu";
/// What it says when a newer build waits.
pub(crate) const NEWER: &str = "Jest nowa wersja aplikacji";

/// Opens the programme and waits until the app says that it needs no network.
pub(crate) async fn settle_in(app: &App) {
    app.open(NOON).await;
    app.see(MARK).await;
}

/// Opens the organiser's desk and waits until that needs no network any more either.
pub(crate) async fn open_desk(app: &App) {
    app.open("#/desk").await;
    app.find(&heading("Panel organizatora")).await;
    app.see(MARK).await;
}

/// The worker of another build: the same files, if the host has them.
pub(crate) fn next_build(app: &App, name: &str) -> String {
    let worker = app.site().built("sw.js");
    let line = worker.lines().find(|line| line.starts_with("const BUILD = ")).expect("the worker names its build");
    worker.replace(line, &format!("const BUILD = \"{name}\";"))
}

/// Lets the browser look for a newer worker, as it does by itself now and then.
pub(crate) async fn look_for_update(app: &App) {
    let script =
        "const done = arguments[0]; navigator.serviceWorker.ready.then(it => it.update()).then(() => done(true), () => done(false));";
    app.client().execute_async(script, Vec::new()).await.expect("the page looks for a newer worker");
}

/// The names of the caches.
pub(crate) async fn caches(app: &App) -> Vec<String> {
    let script = "const done = arguments[0]; caches.keys().then(done);";
    let names = app.client().execute_async(script, Vec::new()).await.expect("the page reads the names of its caches");
    serde_json::from_value(names).expect("names are texts")
}

/// Waits until the browser keeps exactly this many builds.
pub(crate) async fn keeps(app: &App, builds: usize) {
    let script = "window.kept ??= 0; caches.keys().then(names => { window.kept = names.length; }); return window.kept === arguments[0];";
    app.until(&format!("{builds} builds kept"), script, &[json!(builds)]).await;
}

/// Waits until exactly this many of the builds that the browser keeps have the file.
pub(crate) async fn keeps_file(app: &App, file: &str, builds: usize) {
    // To look into a cache by its name makes none.
    let script = "window.having ??= {}; const [file, builds] = arguments;\
        caches.keys().then(names => Promise.all(names.map(cacheName => caches.match(new URL(file, location.href), { cacheName, ignoreVary: true }))))\
            .then(found => { window.having[file] = found.filter(Boolean).length; });\
        return window.having[file] === builds;";
    app.until(&format!("{builds} builds with {file}"), script, &[json!(file), json!(builds)]).await;
}

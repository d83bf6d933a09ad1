//! A page is left while something it began is still under way: what was begun is finished, and nothing of it stops the app.

use serde_json::json;

use crate::support::{
    browser::{Engine, in_every_engine},
    feedback::{FORM_A, OUTBOX, answer_workshop, submit},
    find::{button, heading},
    scene::{App, Setup, play, play_sending},
};

in_every_engine! {
    the_outbox_can_be_left_while_a_link_is_being_made,
    a_form_can_be_left_while_it_is_being_saved,
}

/// What is read from a stream comes only once `go` is set; counts what has come.
const HELD: &str = "
    window.came = 0;
    const read = ReadableStreamDefaultReader.prototype.read;
    ReadableStreamDefaultReader.prototype.read = async function () {
        while (!window.go) await new Promise(later => setTimeout(later, 50));
        const chunk = await read.call(this);
        setTimeout(() => window.came += 1, 100);
        return chunk;
    };
";

/// Keeps the app's database busy for a moment, so that whoever writes has to wait; `free` once it is over.
const BUSY: &str = "
    const done = arguments[0];
    indexedDB.databases().then(([{ name }]) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
            const transaction = open.result.transaction('records', 'readwrite');
            const until = performance.now() + 1500;
            const again = () => performance.now() < until && (transaction.objectStore('records').get('x').onsuccess = again);
            transaction.oncomplete = () => { open.result.close(); setTimeout(() => window.free = true, 300); };
            again();
            done(true);
        };
    });
";

async fn go_to_the_plan(app: &App) {
    app.go("#/plan").await;
    app.find(&heading("Mój plan")).await;
}

fn the_outbox_can_be_left_while_a_link_is_being_made(engine: Engine) {
    let setup = Setup { before: Some(HELD), ..Setup::phone().within(engine) };
    play_sending(setup, async |app, _| {
        submit(app, FORM_A, "4").await;
        app.open(OUTBOX).await;
        app.see("Jak pracować z trudnym klientem").await;
        go_to_the_plan(app).await;
        app.until("the link is made all the same", "window.go = true; return window.came > 1;", &[]).await;
        app.find(&heading("Mój plan")).await;
    });
}

fn a_form_can_be_left_while_it_is_being_saved(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        app.open(FORM_A).await;
        answer_workshop(app, "4").await;
        app.see("Szkic zapisany na tym urządzeniu.").await;
        assert_eq!(app.client().execute_async(BUSY, Vec::new()).await.expect("the database can be kept busy"), json!(true));
        app.tap(&button("Zapisz ankietę")).await;
        go_to_the_plan(app).await;
        app.until("the database is free again", "return window.free === true;", &[]).await;
        app.find(&heading("Mój plan")).await;
        app.go("#/outbox").await;
        app.see("Jak pracować z trudnym klientem").await;
        app.see("Zapisano na tym urządzeniu").await;
    });
}

//! Answers through the real app into real services and back to the desk: `PocketBase`, Datasette, json-server, and Kinto on `PostgreSQL` with
//! two nodes. The services that cannot be run here are stood in for by servers that follow their documentation. Each of them is looked
//! at by the self-test too, which must find what is there to be found.

use serde_json::{Value, json};

use crate::support::{
    PATIENCE,
    feedback::{FORM_A, FORM_B, answer_workshop, send},
    find::{button, heading, textbox},
    scene::{App, Setup, play_with},
    services::{
        datasette::Datasette,
        documented::{Documented, Kind, PASSWORD, Setting, TOKEN},
        json_server::JsonServer,
        kinto_nodes::{self, KintoNodes, PAGE},
        pocketbase::{self, PocketBase},
    },
};

fn sending(origin: String, delivery: &Value) -> Setup {
    Setup::phone().sending_to(origin, delivery)
}

/// Waits until a service holds this many answers, and gives them.
async fn holds(count: usize, submissions: impl Fn() -> Vec<Value>) -> Vec<Value> {
    let until = tokio::time::Instant::now() + PATIENCE;
    loop {
        let found = submissions();
        if found.len() == count {
            return found;
        }
        assert!(tokio::time::Instant::now() < until, "{count} answers, but there are: {found:?}");
        tokio::time::sleep(crate::support::GLANCE).await;
    }
}

/// An answer is given in the app and arrives whole in the service.
async fn deliver(app: &App, form: &str, count: usize, submissions: impl Fn() -> Vec<Value>) {
    app.open(form).await;
    answer_workshop(app, "4").await;
    send(app).await;
    let found = holds(count, submissions).await;
    assert!(found.iter().all(|one| one["answers"]["W1"] == 4 && one["schema"] == "kuluary.submission/1"), "{found:?}");
    app.open("#/outbox?now=2017-09-26T16:10").await;
    app.find(&heading("Wysłane")).await;
}

/// The organiser signs in at the desk.
async fn read_back(app: &App, user: &str, secret: &str, counted: &str) {
    app.open("#/desk").await;
    if !user.is_empty() {
        app.fill(&textbox("Nazwa użytkownika"), user).await;
    }
    app.fill(&textbox("Hasło lub token"), secret).await;
    app.tap(&button("Zaloguj się i wczytaj")).await;
    // The summary of this device says the same number before anything was read.
    app.find(&button("Wyloguj się")).await;
    app.see(counted).await;
}

/// The self-test, by whoever signed in at the desk before.
async fn try_out(app: &App, outcome: &str) {
    // Within the app: a page of another kind in between would end the tab's session.
    app.go("#/desk/endpoint").await;
    app.tap(&button("Rozpocznij próbę")).await;
    app.see(outcome).await;
}

const READY: &str = "Serwer jest gotowy";

#[test]
fn pocketbase_takes_keeps_and_gives_back_an_answer_and_passes_the_self_test() {
    let with = |service: &PocketBase| sending(service.origin(), &service.delivery());
    play_with(PocketBase::start, with, async |app, service| {
        deliver(app, FORM_A, 1, || service.submissions()).await;
        read_back(app, pocketbase::USER, pocketbase::PASSWORD, "1 odpowiedź w podsumowaniu").await;
        try_out(app, READY).await;
        app.see("Rekord próbny jest na liście, taki jak zapisano.").await;
        app.see("Bez logowania odpowiedzi nie można usunąć.").await;
        assert_eq!(service.submissions().len(), 2, "the answer and the test record");
        // What the test wrote, no summary counts.
        app.go("#/desk").await;
        app.reload().await;
        app.see("1 odpowiedź w podsumowaniu").await;
        app.see("innych spotkań: 1").await;
    });
}

/// A private Datasette refuses the preflight that a browser sends before it reads with a token; see docs/profiles.md.
#[test]
fn datasette_takes_and_keeps_an_answer_and_that_a_browser_may_not_read_it_is_told() {
    let with = |service: &Datasette| sending(service.origin(), &service.delivery());
    play_with(Datasette::start, with, async |app, service| {
        deliver(app, FORM_A, 1, || service.submissions()).await;
        app.open("#/desk").await;
        app.fill(&textbox("Hasło lub token"), &service.organiser).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.see("przeglądarka na nie nie pozwala (CORS, CSP)").await;
        try_out(app, READY).await;
        app.see("Bez logowania odpowiedzi nie widać.").await;
        app.see("Bez logowania odpowiedzi nie można usunąć.").await;
    });
}

#[test]
fn json_server_takes_and_gives_back_an_answer_and_the_self_test_finds_its_rights_too_wide() {
    let with = |service: &JsonServer| sending(service.origin(), &service.delivery());
    play_with(JsonServer::start, with, async |app, service| {
        deliver(app, FORM_A, 1, || service.submissions()).await;
        read_back(app, "", "nic", "1 odpowiedź w podsumowaniu").await;
        try_out(app, "4 rzeczy do naprawienia").await;
        app.see("Każdy może czytać odpowiedzi.").await;
        app.see("Każdy może zmienić zapisane odpowiedzi.").await;
        app.see("Każdy może usunąć zapisane odpowiedzi.").await;
    });
}

/// An answer goes to a server that behaves as documented and comes back to the desk, and the self-test finds nothing wrong.
fn there_and_back(kind: Kind, user: &str, secret: &str) {
    let with = |service: &Documented| sending(service.origin(), &service.delivery());
    play_with(
        || Documented::start(kind, Setting::Good),
        with,
        async |app, service| {
            deliver(app, FORM_A, 1, || service.submissions()).await;
            read_back(app, user, secret, "1 odpowiedź w podsumowaniu").await;
            try_out(app, READY).await;
        },
    );
}

#[test]
fn a_plain_service_takes_and_gives_back_an_answer_and_passes_the_self_test() {
    there_and_back(Kind::Rest, "", TOKEN);
}

#[test]
fn postgrest_as_documented_takes_and_gives_back_an_answer_and_passes_the_self_test() {
    there_and_back(Kind::Postgrest, "", TOKEN);
}

#[test]
fn supabase_as_documented_takes_and_gives_back_an_answer_and_passes_the_self_test() {
    there_and_back(Kind::Supabase, "organizator@example.org", PASSWORD);
}

#[test]
fn a_webhook_as_documented_takes_an_answer_and_is_said_to_be_weaker() {
    let with = |service: &Documented| sending(service.origin(), &service.delivery());
    play_with(
        || Documented::start(Kind::Webhook, Setting::Good),
        with,
        async |app, service| {
            deliver(app, FORM_A, 1, || service.submissions()).await;
            app.open("#/desk").await;
            app.see("To słabsze potwierdzenie.").await;
            try_out(app, READY).await;
            app.see("To słabsze potwierdzenie.").await;
            app.see("Serwer przyjął tę samą odpowiedź drugi raz.").await;
        },
    );
}

#[test]
fn two_kinto_nodes_on_one_postgresql_take_each_answer_once_and_give_the_whole_list_back() {
    let with = |service: &KintoNodes| sending(service.origin(), &service.delivery());
    play_with(KintoNodes::start, with, async |app, service| {
        let stored = || vec![json!({ "schema": "kuluary.submission/1", "answers": { "W1": 4 } }); service.stored()];
        // One participant, and another one with a device of their own.
        deliver(app, FORM_A, 1, stored).await;
        deliver(app, FORM_B, 2, stored).await;
        let forget = "const done = arguments[0]; localStorage.clear(); indexedDB.databases()\
            .then(all => Promise.all(all.map(one => new Promise(end => { const gone = indexedDB.deleteDatabase(one.name);\
            gone.onsuccess = gone.onerror = gone.onblocked = end; })))).then(() => done(true));";
        app.client().execute_async(forget, Vec::new()).await.expect("the page runs scripts");
        app.reload().await;
        deliver(app, FORM_A, 3, stored).await;
        // The same record at either node: the second of them knows it already.
        for number in 0..8_usize {
            let (id, submission) = another(number);
            assert_eq!(service.create(number % 2, &id, &submission), 201);
            assert_eq!(service.create((number + 1) % 2, &id, &submission), 412);
        }
        assert_eq!(service.stored(), 11);
        assert_eq!([service.open_account(0), service.open_account(1)], [401; 2], "accounts are closed");

        read_back(app, "admin", kinto_nodes::PASSWORD, "11 odpowiedzi w podsumowaniu").await;
        app.find(&heading("Panel organizatora")).await;
        let (wrote, read) = (service.served("PUT"), service.served("GET"));
        assert!(wrote.iter().all(|count| *count > 0), "both nodes took answers: {wrote:?}");
        // The sign-in is proved first, then come the pages.
        assert!(read.iter().all(|count| *count > 0) && read.iter().sum::<usize>() > 11 / PAGE, "both nodes gave pages: {read:?}");
        try_out(app, READY).await;
        app.see("Rekord próbny jest na liście, taki jak zapisano.").await;
        assert_eq!(service.stored(), 12);
    });
}

/// Somebody else's answer about workshop A.
fn another(number: usize) -> (String, Value) {
    let id = format!("00000000-0000-4000-8000-{number:012}");
    let submission = json!({
        "schema": "kuluary.submission/1", "id": id, "meeting": "2017-09-baltow", "kind": "feedback", "about": { "session": "warsztat-a-1" },
        "survey": "workshop", "version": 1, "answers": { "W1": 4 }, "at": "2017-09-26T16:05:00+02:00", "lang": "pl"
    });
    (id, submission)
}

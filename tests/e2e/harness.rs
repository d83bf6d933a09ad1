//! The tests' own tools can fail: each of them is shown something bad, and has to notice it.

use serde_json::json;

use crate::support::{
    browser::Engine,
    endpoint::{Endpoint, Mood, TOKEN},
    find::{button, heading, link, radio},
    kinto::Kinto,
    scene::{Setup, play},
    wire,
};

/// A page with little on it; `body` goes below the title.
fn page(body: &str) -> String {
    let head = "<meta charset=utf-8><meta name=viewport content='width=device-width'><title>Proba</title>";
    format!("<!doctype html><html lang=pl><head>{head}</head><body><main><h1>Proba</h1>{body}</main></body></html>")
}

#[test]
fn an_injected_script_is_noticed_and_does_not_run() {
    play(Setup::phone(), async |app| {
        app.site().put("index.html", page("<script>document.querySelector('h1').textContent = 'Przejęte';</script>"));
        app.open("").await;
        app.see("Proba").await;
        assert!(app.manners().await.iter().any(|line| line.contains("script-src")));
    });
}

#[test]
fn a_request_to_another_host_is_noticed() {
    let stranger = Endpoint::reserve();
    // The content policy lets it through, so that only the log of requests is left to notice it.
    let setup = Setup { endpoint: Some("http://127.0.0.1:*".to_owned()), ..Setup::phone() };
    play(setup, async |app| {
        stranger.up(Mood::Accept).await;
        app.site().put("index.html", page(""));
        app.open("").await;
        let ask = "const done = arguments[1]; fetch(arguments[0]).then(done, done);";
        app.client().execute_async(ask, vec![json!(stranger.origin())]).await.expect("the page runs scripts");
        assert_eq!(app.manners().await, [format!("a request to {}", stranger.origin())]);
    });
}

/// Engines without logs: the pages themselves are watched.
fn bad_manners_are_noticed_from_within(engine: Engine) {
    let stranger = Endpoint::reserve();
    let setup = Setup { endpoint: Some("http://127.0.0.1:*".to_owned()), ..Setup::phone().within(engine) };
    play(setup, async |app| {
        stranger.up(Mood::Accept).await;
        app.site().put("index.html", page("<script>document.querySelector('h1').textContent = 'Przejęte';</script>"));
        app.open("").await;
        app.see("Proba").await;
        let ask = "const done = arguments[1]; console.error('panicked at the test'); fetch(arguments[0]).then(done, done);";
        app.client().execute_async(ask, vec![json!(stranger.origin())]).await.expect("the page runs scripts");
        // An engine notes a request when the whole reply is there, which may be after the page has its beginning.
        let noted = "return performance.getEntriesByType('resource').some(entry => entry.name.startsWith(arguments[0]));";
        app.until("the engine noted the request", noted, &[json!(stranger.origin())]).await;
        let told = app.manners().await.join("\n");
        for expected in ["directive: script-src", "panicked at the test", &format!("a request to {}", stranger.origin())] {
            assert!(told.contains(expected), "{expected}: {told}");
        }
    });
}

#[test]
fn firefox_is_watched_from_within() {
    bad_manners_are_noticed_from_within(Engine::Firefox);
}

#[test]
fn webkit_is_watched_from_within() {
    bad_manners_are_noticed_from_within(Engine::WebKit);
}

fn finds_by_role_and_name(engine: Engine) {
    play(Setup::phone().within(engine), async |app| {
        let body = "<a href='#a'>Idź&nbsp;do&shy;domu</a><section aria-label='Pierwsza'><button>Tak</button></section>\
            <section aria-label='Druga'><button>Tak</button><button hidden>Nie</button></section>\
            <fieldset><legend>Ile</legend><input type=radio id=r><label for=r>Cztery</label></fieldset>";
        app.site().put("index.html", page(body));
        app.open("").await;
        assert_eq!(app.all(&link("Idź dodomu")).await.len(), 1);
        assert_eq!(app.all(&button("Tak")).await.len(), 2);
        assert_eq!(app.all(&button("Nie")).await.len(), 0, "what is hidden is not found");
        assert_eq!(app.all(&button("Tak").inside("region", "Druga")).await.len(), 1);
        assert_eq!(app.all(&heading("Proba")).await.len(), 1);
        app.is_checked(&radio("Cztery"), false).await;
        app.tap(&radio("Cztery")).await;
        app.is_checked(&radio("Cztery"), true).await;
    });
}

#[test]
fn things_are_found_by_role_and_name() {
    finds_by_role_and_name(Engine::Chromium);
}

#[test]
fn firefox_finds_things_by_role_and_name() {
    finds_by_role_and_name(Engine::Firefox);
}

#[test]
fn webkit_finds_things_by_role_and_name() {
    finds_by_role_and_name(Engine::WebKit);
}

#[test]
fn a_bad_page_is_found_bad() {
    play(Setup::phone(), async |app| {
        let body = "<img src='x.png'><p style='color: #eee'>Blado</p><div class=wide></div><button>Mały</button>";
        app.site().put("index.html", page(body));
        app.open("").await;
        app.manners().await;
        let wide = "document.querySelector('.wide').style.cssText = 'width: 900px; height: 1px';";
        app.client().execute(wide, Vec::new()).await.expect("the page runs scripts");
        let axe = app.axe().await;
        assert!(axe.iter().any(|line| line.starts_with("image-alt")), "{axe:?}");
        let wrong = app.lay_out(44).await.join("\n");
        for expected in ["scrolls sideways", "target of", "0 banners", "no navigation", "no skip link"] {
            assert!(wrong.contains(expected), "{expected}: {wrong}");
        }
    });
}

#[test]
fn the_server_for_answers_takes_cuts_and_knows_again() {
    let endpoint = Endpoint::reserve();
    let setup = Setup { endpoint: Some(endpoint.origin()), ..Setup::phone() };
    play(setup, async |app| {
        app.site().put("index.html", page(""));
        app.open("").await;
        let send = "const done = arguments[1]; const headers = { 'Content-Type': 'application/json' };\
            fetch(arguments[0] + '/answers', { method: 'POST', headers, body: JSON.stringify({ id: 'a' }) })\
            .then(reply => done(reply.status), () => done(0));";
        let send = async || app.client().execute_async(send, vec![json!(endpoint.origin())]).await.expect("the page runs scripts");
        assert_eq!(send().await, 0, "down");
        endpoint.up(Mood::StoreThenCut).await;
        assert_eq!(send().await, 0, "cut");
        endpoint.holds(1).await;
        endpoint.feel(Mood::Accept);
        assert_eq!(send().await, 409, "known");
        endpoint.feel(Mood::Refuse(400));
        assert_eq!(send().await, 400);
        endpoint.down();
        assert_eq!(send().await, 0, "down again");
        assert_eq!(endpoint.attempts(), ["a"; 3]);
        assert_eq!(endpoint.stored().len(), 1);
        endpoint.up(Mood::Accept).await;
        let authority = endpoint.origin().replace("http://", "");
        assert_eq!(wire::ask(&authority, "GET", "/answers", &[], "").expect("an answer").status, 401);
        let token = format!("Bearer {TOKEN}");
        let read = wire::ask(&authority, "GET", "/answers", &[("Authorization", &token)], "").expect("an answer");
        assert_eq!(read.json(), json!([{ "id": "a" }]));
    });
}

#[test]
fn the_server_for_answers_follows_a_script() {
    let endpoint = Endpoint::reserve();
    let setup = Setup { endpoint: Some(endpoint.origin()), ..Setup::phone() };
    play(setup, async |app| {
        app.site().put("index.html", page(""));
        app.open("").await;
        let send = "const done = arguments[1]; const headers = { 'Content-Type': 'application/json' };\
            fetch(arguments[0] + '/answers', { method: 'POST', headers, body: JSON.stringify({ id: 'a' }), redirect: 'manual' })\
            .then(async it => done([it.status, it.headers.get('retry-after'), await it.text()]), () => done([-1, null, '']));";
        let send = async || app.client().execute_async(send, vec![json!(endpoint.origin())]).await.expect("the page runs scripts");
        endpoint.will([Mood::Refuse(502), Mood::AskToWait(429, "7"), Mood::Cut, Mood::RedirectHere, Mood::RedirectAway, Mood::Portal]);
        endpoint.up(Mood::Accept).await;
        let mut seen = Vec::new();
        for _ in 0..6 {
            let reply = send().await;
            seen.push((reply[0].clone(), reply[1].clone()));
        }
        let plain = |status: i32| (json!(status), json!(null));
        assert_eq!(seen, [plain(502), (json!(429), json!("7")), plain(-1), plain(0), plain(0), plain(200)]);
        assert_eq!(endpoint.stored().len(), 0, "none of these stores anything");
        endpoint.will([Mood::Late(std::time::Duration::from_millis(200)), Mood::Wordless(204), Mood::Foreign, Mood::OtherId]);
        assert_eq!(send().await[0], json!(201), "late");
        assert_eq!(send().await, json!([204, null, ""]));
        assert_eq!(send().await, json!([201, null, "{\"ok\":true}"]));
        assert_eq!(send().await[0], json!(201), "another id");
        assert_eq!(send().await[0], json!(409), "then its mood again, and it knows the answer");
        assert_eq!(endpoint.stored().len(), 1);
        // Chromium's log announces the other host's address, to which it then does not go.
        let away = format!("a request to {}", endpoint.origin().replace("127.0.0.1", "localhost"));
        assert!(app.manners().await.iter().all(|line| *line == away));
    });
}

#[test]
fn the_host_answers_late_or_with_a_page_for_everything() {
    play(Setup::phone(), async |app| {
        app.site().put("index.html", page(""));
        app.open("").await;
        app.site().delay("config.json", std::time::Duration::from_millis(300));
        let ask = "const done = arguments[1], began = performance.now();\
            fetch(arguments[0]).then(async it => done([it.status, it.headers.get('content-type'), performance.now() - began]));";
        let ask = async |file: &str| app.client().execute_async(ask, vec![json!(file)]).await.expect("the page runs scripts");
        let late = ask("config.json").await;
        assert!(late[0] == 200 && late[2].as_f64().is_some_and(|taken| taken >= 290.0), "{late}");
        assert_eq!(ask("nothing-here.wasm").await[0], json!(404));
        app.site().set_page_for_all(true);
        let page = ask("nothing-here.wasm").await;
        assert!(page[0] == 200 && page[1].as_str().is_some_and(|kind| kind.starts_with("text/html")), "{page}");
    });
}

#[test]
fn kinto_lets_strangers_create_and_nothing_else() {
    let kinto = Kinto::start();
    let id = "7f8b7a60-5d5c-4b6e-9b0e-3a8f2a1b4c5d";
    assert_eq!(kinto.create(id, &json!({ "kind": "feedback" })).status, 201);
    assert_eq!(kinto.create(id, &json!({ "kind": "feedback" })).status, 412);
    let [list, read, changed, deleted] = kinto.as_stranger(id);
    assert_eq!((list.status, list.json()["data"].as_array().map(Vec::len)), (200, Some(0)));
    assert_eq!([read.status, changed.status, deleted.status], [401; 3]);
    assert_eq!(kinto.records().len(), 1);
}

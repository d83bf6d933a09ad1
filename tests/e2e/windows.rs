//! Two windows at one desk: each takes up what the other one did, and neither undoes it without a word.

use fantoccini::wd::WindowHandle;
use serde_json::json;

use crate::{
    allocation::{PAGE, paste, person},
    comments::{SAID, assign, catching, of_comment, with_comments},
    support::{
        find::{Target, button, textbox, the},
        scene::{App, Setup, play},
    },
};

const ELSEWHERE: &str = "Podział zmieniono w innym oknie.";
const TAB: &str = "\u{e004}";

/// A window that learns nothing of the others by itself, as one that slept: no word of theirs, and nobody who comes back to it.
const DEAF: &str = "
    delete globalThis.BroadcastChannel;
    for (const event of ['focus', 'visibilitychange', 'online', 'pageshow']) addEventListener(event, event => event.stopImmediatePropagation(), true);
";

/// Another window on this page beside the first one, which comes forward.
async fn two_windows(app: &App, hash: &str, before: Option<&str>) -> [WindowHandle; 2] {
    let client = app.client();
    let first = client.window().await.expect("there is a window");
    let second = client.new_window(true).await.expect("a second window opens").handle;
    client.switch_to_window(second.clone()).await.expect("the second window comes forward");
    if let Some(before) = before {
        // What is prepared for a window holds for that one alone.
        app.browser().cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": before })).await;
    }
    app.open(hash).await;
    [first, second]
}

async fn turn_to(app: &App, window: &WindowHandle) {
    app.client().switch_to_window(window.clone()).await.expect("the window comes forward");
}

fn undo() -> Target {
    button("Cofnij").inside("complementary", "Ostatnia zmiana")
}

async fn add(app: &App, name: &str) {
    app.fill(&textbox("Kogo dopisać"), name).await;
    app.tap(&button("Dopisz osobę")).await;
    app.see(&format!("Dopisano: {name}.")).await;
}

/// The one field of this name holds this.
async fn holds(app: &App, field: &Target, text: &str) {
    let found = app.find(field).await.prop("value").await.expect("a field has a value");
    assert_eq!(found.as_deref(), Some(text), "{field:?}");
}

fn seats() -> Target {
    the("spinbutton", "Miejsca: Spacer: nad rzeką")
}

/// Types into the field of seats, which is left as it is then: nothing is taken over yet.
async fn type_seats(app: &App, number: &str) {
    app.tap(&seats()).await;
    app.press(&format!("\u{e009}a\u{e000}{number}")).await;
}

const SEATS_ARE: &str =
    "return [...document.querySelectorAll('input')].some(i => /nad rzeką/.test(i.ariaLabel) && i.value === arguments[0]);";

#[test]
fn a_division_changed_in_one_window_is_so_in_the_other_which_says_it_and_can_undo_it() {
    play(Setup::fixture(), async |app| {
        app.open(PAGE).await;
        paste(app, "Anna;spacer-rzeka\nEwa\n").await;
        let [first, second] = two_windows(app, PAGE, None).await;
        app.find(&person("Anna")).await;
        turn_to(app, &first).await;
        app.fill(&textbox("Kogo dopisać"), "Jan").await;
        // To turn to another window is to leave the field: what is typed meanwhile is typed to the end otherwise.
        let later = "const add = [...document.querySelectorAll('button')].find(it => /Dopisz osobę/.test(it.innerText));
            setTimeout(() => add.click(), 3000);";
        app.client().execute(later, Vec::new()).await.expect("the page runs scripts");
        turn_to(app, &second).await;
        app.fill(&textbox("Kogo dopisać"), "Ola").await;
        type_seats(app, "7").await;
        app.see(ELSEWHERE).await;
        app.find(&person("Jan")).await;
        holds(app, &textbox("Kogo dopisać"), "Ola").await;
        holds(app, &seats(), "7").await;
        app.press(TAB).await;
        app.tap(&button("Dopisz osobę")).await;
        app.see("Dopisano: Ola.").await;

        turn_to(app, &first).await;
        app.see(ELSEWHERE).await;
        app.find(&person("Ola")).await;
        app.until("the seats are as the other window has them", SEATS_ARE, &[json!("7")]).await;
        // One step takes back all that came from the other window, and nothing else.
        app.tap(&undo()).await;
        app.see("Cofnięto.").await;
        app.find(&person("Jan")).await;
        assert_eq!(app.all(&person("Ola")).await.len(), 0, "what the other window did is undone");
        app.until("the seats are as before", SEATS_ARE, &[json!("30")]).await;

        turn_to(app, &second).await;
        app.until("it is gone here, too", "return !/Ola/.test(document.querySelector('main').innerText);", &[]).await;
        app.see(ELSEWHERE).await;
        app.tap(&undo()).await;
        app.find(&person("Ola")).await;
        app.reload().await;
        for name in ["Anna", "Ewa", "Jan", "Ola"] {
            app.find(&person(name)).await;
        }
        holds(app, &seats(), "7").await;
    });
}

#[test]
fn a_change_on_top_of_an_older_division_keeps_what_the_other_window_did_and_a_quarrel_is_told() {
    play(Setup { before: Some(DEAF), ..Setup::fixture() }, async |app| {
        app.open(PAGE).await;
        paste(app, "Anna;spacer-rzeka\nEwa\n").await;
        let [first, second] = two_windows(app, PAGE, Some(DEAF)).await;
        app.find(&person("Anna")).await;
        turn_to(app, &first).await;
        add(app, "Jan").await;
        turn_to(app, &second).await;
        assert_eq!(app.all(&person("Jan")).await.len(), 0, "this window knows nothing yet");
        app.fill(&textbox("Kogo dopisać"), "Ola").await;
        app.tap(&button("Dopisz osobę")).await;
        app.see(ELSEWHERE).await;
        for name in ["Anna", "Ewa", "Jan", "Ola"] {
            app.find(&person(name)).await;
        }

        type_seats(app, "7").await;
        app.press(TAB).await;
        app.until("the change is made", "return !!document.querySelector('aside.said-nothing');", &[]).await;
        turn_to(app, &first).await;
        type_seats(app, "9").await;
        app.press(TAB).await;
        app.see("To samo zmieniono w innym oknie inaczej.").await;
        app.find(&person("Ola")).await;
        holds(app, &seats(), "9").await;
        app.tap(&undo()).await;
        app.see("Cofnięto.").await;
        holds(app, &seats(), "7").await;
        app.reload().await;
        holds(app, &seats(), "7").await;
        for name in ["Anna", "Ewa", "Jan", "Ola"] {
            app.find(&person(name)).await;
        }
        turn_to(app, &second).await;
        app.reload().await;
        holds(app, &seats(), "7").await;
    });
}

#[test]
fn marks_made_in_one_window_are_in_the_other_and_each_undoes_its_own() {
    play(catching(), async |app| {
        with_comments(app, &SAID).await;
        let [first, second] = two_windows(app, "#/desk/comments", None).await;
        app.see("Kawa zimna").await;
        app.fill(&textbox("Nowy temat"), "Kawa").await;

        turn_to(app, &first).await;
        app.tap(&of_comment(app, "Ukryj", "Kawa zimna").await).await;
        app.see("Ukryto komentarz.").await;
        turn_to(app, &second).await;
        app.see("Komentarz ukryty.").await;
        app.see_no("Kawa zimna").await;
        holds(app, &textbox("Nowy temat"), "Kawa").await;
        app.tap(&button("Dodaj temat")).await;
        app.see("Dodano temat.").await;
        app.tap(&of_comment(app, "Tematy", "Sala zimna").await).await;
        assign(app, "Kawa", "Sala zimna").await;

        turn_to(app, &first).await;
        app.find(&button("Kawa 1")).await;
        app.tap(&button("Cofnij")).await;
        app.see("Cofnięto zmianę.").await;
        app.see("Kawa zimna").await;
        app.find(&button("Kawa 1")).await;
        turn_to(app, &second).await;
        app.see("Kawa zimna").await;
        app.reload().await;
        app.see("Kawa zimna").await;
        app.find(&button("Kawa 1")).await;
    });
}

#[test]
fn marks_made_on_top_of_older_ones_keep_what_the_other_window_did() {
    play(Setup { before: Some(DEAF), ..catching() }, async |app| {
        with_comments(app, &SAID).await;
        let [first, second] = two_windows(app, "#/desk/comments", Some(DEAF)).await;
        app.see("Kawa zimna").await;
        turn_to(app, &first).await;
        app.tap(&of_comment(app, "Zasłoń słowa", "Anną").await).await;
        app.tap(&button("Nowak")).await;
        app.tap(&button("Gotowe")).await;
        app.tap(&of_comment(app, "Ukryj", "Nic").await).await;
        app.see("Komentarz ukryty.").await;
        turn_to(app, &second).await;
        app.see("Więcej ćwiczeń z Anną Nowak.").await;
        app.tap(&of_comment(app, "Zasłoń słowa", "Anną").await).await;
        app.tap(&button("Anną")).await;
        app.tap(&button("Gotowe")).await;
        app.see("Więcej ćwiczeń z […].").await;
        app.reload().await;
        app.see("Więcej ćwiczeń z […].").await;
        app.see("Komentarz ukryty.").await;
        turn_to(app, &first).await;
        app.reload().await;
        app.see("Więcej ćwiczeń z […].").await;
    });
}

//! Codes on paper: each is read off the printed page again, and leads where it should.

use serde_json::{Value, json};

use crate::support::{
    find::{button, radio, the},
    scene::{App, Setup, play},
};

/// Every form of Bałtów, from its file.
fn forms() -> Vec<String> {
    let path = crate::support::files::dist().join("meetings/2017-09-baltow.json");
    let meeting: Value = serde_json::from_slice(&std::fs::read(path).expect("the meeting ships")).expect("the meeting is JSON");
    let sessions = meeting["sessions"].as_array().expect("a programme").iter();
    let form = |session: &Value| {
        let survey = match session["kind"].as_str()? {
            "talk" | "panel" | "plenary" => "session",
            "workshop" => "workshop",
            "visit" => "visit",
            _ => return None,
        };
        Some(format!("#/feedback/{survey}/s-{}", session["id"].as_str()?))
    };
    let rest = ["#/feedback/day/d-2017-09-26", "#/feedback/meeting/meeting"].map(str::to_owned);
    sessions.filter_map(form).chain(rest).collect()
}

fn addresses(app: &App, hashes: &[String]) -> Vec<String> {
    let mut all: Vec<_> = hashes.iter().map(|hash| app.site().address(&format!("{hash}?m=2017-09-baltow"))).collect();
    all.sort();
    all
}

async fn choose(app: &App, what: &str) {
    let list = app.find(&the("combobox", "Co wydrukować")).await;
    list.select_by_label(what).await.expect("the list has it");
}

#[test]
fn six_codes_a_page_are_read_and_lead_to_every_form_and_to_the_door() {
    play(Setup { width: 1280, ..Setup::phone() }, async |app| {
        app.open("#/desk/qr").await;
        let hashes: Vec<_> = ["#/".to_owned()].into_iter().chain(forms()).collect();
        app.see(&format!("{} kodów", hashes.len())).await;
        let print = app.print().await;
        assert_eq!(print.pages.len(), hashes.len().div_ceil(6), "six a page");
        assert_eq!(print.codes(), addresses(app, &hashes));
        let text = print.text();
        for words in ["Zeskanuj i oceń – minuta", "wtorek 26 września 14:30–16:00 · tura 1", "Jak pracować z trudnym klientem"] {
            assert!(text.contains(words), "“{words}” is printed:\n{text}");
        }
        let plain: String = text.split_whitespace().collect();
        for address in addresses(app, &hashes) {
            let typed = address.trim_start_matches("http://");
            assert!(plain.contains(typed), "{typed} can be typed:\n{text}");
        }
    });
}

#[test]
fn a_dark_phone_prints_one_large_code_a_page_of_what_is_chosen() {
    play(Setup { dark: true, ..Setup::phone() }, async |app| {
        app.open("#/desk/qr").await;
        choose(app, "tylko warsztaty").await;
        app.tap(&radio("jeden kod na stronie, na drzwi")).await;
        app.see("4 kody").await;
        let workshops: Vec<_> = forms().into_iter().filter(|form| form.contains("warsztat-")).collect();
        let print = app.print().await;
        assert_eq!(print.pages.len(), 4);
        assert_eq!(print.codes(), addresses(app, &workshops));
        choose(app, "tylko wejście").await;
        app.see("1 kod").await;
        let print = app.print().await;
        assert_eq!((print.pages.len(), print.codes()), (1, addresses(app, &["#/".to_owned()])));
    });
}

#[test]
fn rooms_have_pages_of_their_own() {
    play(Setup::fixture(), async |app| {
        app.open("#/desk/qr").await;
        choose(app, "sala po sali").await;
        app.see("Sala Zielona").await;
        let print = app.print().await;
        let codes = print.codes();
        assert_eq!(print.pages.len(), 4, "four rooms");
        for (page, room) in print.pages.iter().zip(["Aula", "Sala Zielona", "Sala Biała", "Ogród"]) {
            assert!(page.starts_with(room), "{room} heads its page:\n{page}");
        }
        assert!(codes.iter().any(|code| code.ends_with("#/feedback/workshop/s-budzet-2?m=proba")), "{codes:?}");
        assert!(!codes.iter().any(|code| code.contains("s-wizyta") || code.contains("spacer")), "what has no room is not among them");
    });
}

#[test]
fn a_code_opens_the_form_and_the_choice_is_made_by_keyboard() {
    let before = Some("window.print = () => { window.printed = true; };");
    play(Setup { before, ..Setup::phone() }, async |app| {
        app.open("#/desk/qr").await;
        app.find(&the("combobox", "Co wydrukować")).await.send_keys("\u{e015}").await.expect("the list takes keys");
        app.see("1 kod").await;
        app.press("\u{e004} \u{e004}\u{e007}").await;
        app.until("the print window was asked for", "return window.printed === true;", &[]).await;
        let form = "#/feedback/workshop/s-warsztat-a-1?m=2017-09-baltow&now=2017-09-26T16:10";
        app.open(form).await;
        app.find(&button("Zapisz ankietę")).await;
        app.until("the address stays", "return location.hash === arguments[0];", &[json!(form)]).await;
    });
}

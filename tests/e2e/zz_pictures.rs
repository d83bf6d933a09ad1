//! Temporary pictures.
use crate::allocation::{PAGE, divide};
use crate::support::{find::{button, radio, textbox, the}, scene::{Setup, play, App}};

async fn shot(app: &App, name: &str, width: u32, dark: bool) {
    app.browser().theme(dark).await;
    let h = 900;
    app.browser().cdp("Emulation.setDeviceMetricsOverride", serde_json::json!({"width": width, "height": h, "deviceScaleFactor": 1, "mobile": width < 600})).await;
    let tall = app.client().execute("return Math.min(6000, document.documentElement.scrollHeight);", vec![]).await.unwrap().as_f64().unwrap();
    app.browser().cdp("Emulation.setDeviceMetricsOverride", serde_json::json!({"width": width, "height": tall as u32 , "deviceScaleFactor": 1, "mobile": width < 600})).await;
    let png = app.client().screenshot().await.unwrap();
    std::fs::write(format!("/tmp/alloc-{name}-{width}{}.png", if dark {"-dark"} else {""}), png).unwrap();
}

#[test]
fn zz_pictures() {
    play(Setup::fixture(), async |app| {
        app.open(PAGE).await;
        for (w, d) in [(390, false), (1280, false)] { shot(app, "empty", w, d).await; }
        let mut list = String::new();
        let names = ["Anna Nowak","Ewa Zielińska","Jan Kowalski","Ola Żak","Piotr Łoś","Maria Ćwik","Tomasz Wrona","Zofia Bąk","Adam Król","Kasia Lis","Marek Gil","Iza Sowa","Jacek Dąb","Alicja Rój"];
        for (i, n) in names.iter().enumerate() {
            list.push_str(&format!("{n};{};{}\n", if i % 4 == 0 {"spacer-muzeum"} else {"spacer-rzeka"}, if i % 2 == 0 {"spacer-rynek"} else {"spacer-muzeum"}));
        }
        list.push_str("Bez życzeń\nZły;nad morze\n;spacer-rzeka\n");
        app.fill(&textbox("Albo wklej listę z arkusza"), &list).await;
        app.tap(&button("Sprawdź listę")).await;
        app.see("do listy").await;
        for (w, d) in [(320, false)] { shot(app, "list", w, d).await; }
        app.tap(&button("Dopisz te osoby")).await;
        app.tap(&button("Zasady")).await;
        app.fill(&the("spinbutton", "Miejsca: Spacer: nad rzeką"), "6").await;
        app.press("\u{e004}").await;
        app.fill(&the("spinbutton", "Miejsca: Spacer: muzeum"), "6").await;
        app.press("\u{e004}").await;
        divide(app).await;
        for (w, d) in [(320, false), (390, true), (1280, false), (1280, true)] { shot(app, "result", w, d).await; }
        app.tap(&button("Jan Kowalski").inside("region", "Lista osób")).await;
        for (w, d) in [(390, false), (1280, false)] { shot(app, "card", w, d).await; }
        app.tap(&button("Zamknij").inside("dialog", "Jan")).await;
        app.tap(&radio("Listy na drzwi")).await;
        for (w, d) in [(390, false), (1280, false)] { shot(app, "doors", w, d).await; }
        app.tap(&radio("Lista osób")).await;
        for (w, d) in [(390, false)] { shot(app, "people", w, d).await; }
    });
}

//! Five hundred people, forty workshops, two rounds, in the page. The figures are printed for `cargo xtask bench`. The longest task alone is
//! held to a limit: as this machine may be busy with other work, by the share of it that the page gets.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::PAGE;
use crate::support::{
    files,
    find::button,
    scene::{App, Setup, play},
};

const PEOPLE: usize = 500;
const WORKSHOPS: usize = 40;
/// The longest that a page may be deaf, in milliseconds.
const DEAF: f64 = 200.0;

/// Notes the longest task, when the button is pressed and when the result stands, and the memory of the programme.
const WATCH: &str = "
    globalThis.longest = 0;
    new PerformanceObserver(list => { for (const task of list.getEntries()) longest = Math.max(longest, task.duration); })
        .observe({ type: 'longtask', buffered: true });
    globalThis.memories = new Set();
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const make = WebAssembly[name];
        WebAssembly[name] = async (...of) => {
            const made = await make.apply(WebAssembly, of);
            const exported = (made.instance ?? made).exports?.memory;
            if (exported) memories.add(exported);
            return made;
        };
    }
    // By how much other work slows the page down: short loops, the quickest of which nothing interrupted.
    globalThis.shared = () => {
        let least = Infinity, runs = 0;
        const begun = performance.now();
        while (performance.now() - begun < 600) {
            const start = performance.now();
            for (let i = 0, x = 0; i < 1e6; i++) x = (x * 31 + i) | 0;
            least = Math.min(least, performance.now() - start);
            runs++;
        }
        return Math.max(1, (performance.now() - begun) / (runs * least));
    };
    addEventListener('click', event => {
        if (!event.target.closest?.('.btn.primary')?.innerText.includes('Rozdziel')) return;
        globalThis.longest = 0;
        const begun = performance.now();
        new MutationObserver((_, watcher) => {
            if (document.getElementById('wynik-podzialu')) {
                globalThis.taken = performance.now() - begun;
                watcher.disconnect();
            }
        }).observe(document.body, { childList: true, subtree: true });
    }, true);
";

/// A generator of the family `SplitMix64`.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).expect("a small number")
    }
}

/// A meeting of nothing but workshops, with a tenth more seats than people, rooms that differ.
fn programme() -> Value {
    let each = (PEOPLE * 110).div_ceil(100 * WORKSHOPS);
    let mut sessions = Vec::new();
    let mut blocks = Vec::new();
    for (round, hours) in [("14:00", "15:30"), ("16:00", "17:30")].iter().enumerate() {
        let ids: Vec<String> = (0..WORKSHOPS).map(|workshop| format!("w-{workshop}-{round}")).collect();
        for (workshop, id) in ids.iter().enumerate() {
            let seats = if (workshop + round) % 2 == 0 { each + each / 3 } else { each - each / 3 };
            sessions.push(json!({
                "id": id, "kind": "workshop", "workshop": format!("w-{workshop}"), "round": round + 1, "capacity": seats,
                "start": format!("2026-05-12T{}:00+02:00", hours.0), "end": format!("2026-05-12T{}:00+02:00", hours.1),
            }));
        }
        blocks.push(json!({ "id": format!("tura-{round}"), "title": format!("Tura {}", round + 1), "sessions": ids, "mode": "wish" }));
    }
    let workshops: Vec<Value> =
        (0..WORKSHOPS).map(|workshop| json!({ "id": format!("w-{workshop}"), "title": format!("Warsztat numer {workshop}") })).collect();
    let fixture: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
    json!({
        "schema": "kuluary.meeting/1", "id": fixture["id"], "revision": 1, "title": "Duże spotkanie", "timezone": "Europe/Warsaw",
        "languages": ["pl"], "sessions": sessions, "workshops": workshops, "blocks": blocks,
    })
}

/// Wishes of which few workshops have most; one person in twenty names none in a round.
fn wishes(chance: &mut Chance) -> String {
    let mut list = String::from("osoba;tura-0;tura-1\n");
    for person in 0..PEOPLE {
        let mut of_round = |round: usize| {
            if chance.below(20) == 0 {
                return String::new();
            }
            let count = 3 + chance.below(4);
            let mut own: Vec<String> = Vec::new();
            while own.len() < count {
                let workshop = chance.below(WORKSHOPS).min(chance.below(WORKSHOPS));
                let id = format!("w-{workshop}-{round}");
                if !own.contains(&id) {
                    own.push(id);
                }
            }
            own.join("|")
        };
        let (first, second) = (of_round(0), of_round(1));
        writeln!(list, "Osoba {person};{first};{second}").expect("a text takes words");
    }
    list
}

async fn number(app: &App, script: &str) -> f64 {
    let told = app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
    told.as_f64().expect("a number")
}

/// Waits for a moment without long tasks, and forgets those before it.
async fn rest(app: &App) {
    longest(app).await;
}

/// The longest task since this was last asked.
async fn longest(app: &App) -> f64 {
    // The observer hears of a task after it has ended.
    let quiet = "window.rest ??= performance.now(); return performance.now() - window.rest > 1000;";
    app.until("a moment of rest", quiet, &[]).await;
    number(app, "window.rest = null; const told = longest; globalThis.longest = 0; return told;").await
}

#[test]
fn five_hundred_people_are_divided_while_the_page_stays_responsive() {
    play(Setup { before: Some(WATCH), width: 1280, ..Setup::fixture() }, async |app| {
        app.site().put("meetings/fixture.json", programme().to_string());
        app.open(PAGE).await;
        let before = number(app, "return shared();").await;
        rest(app).await;
        app.choose_files(&[("osoby.csv", wishes(&mut Chance(2017)))]).await;
        app.see("Lista wnosi: 500 nowych osób.").await;
        app.tap(&button("Dopisz te osoby")).await;
        app.see("Wczytano: 500 nowych osób.").await;
        let intake = longest(app).await;
        app.tap(&button("Rozdziel sprawiedliwie")).await;
        app.until("the result stands", "return taken > 0;", &[]).await;
        app.see("i to jest udowodnione").await;
        let (taken, longest) = (number(app, "return taken;").await, longest(app).await);
        let memory = number(app, "return Math.max(0, ...[...memories].map(memory => memory.buffer.byteLength)) / 1048576;").await;
        let shared = before.max(number(app, "return shared();").await);
        println!(
            "500 people × 40 workshops × 2 rounds in the page: {taken:.0} ms to the proved result, longest task {longest:.0} ms (while the list \
             was taken in: {intake:.0} ms), memory of the programme {memory:.0} MB, on a machine that other work slows down {shared:.1} times"
        );
        assert!(longest <= DEAF * shared, "the page was deaf for {longest:.0} ms");
        assert!(intake <= DEAF * shared, "the page was deaf for {intake:.0} ms while the list was taken in");
    });
}

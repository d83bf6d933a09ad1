//! The results at the desk: filters by keyboard, numbers against a count of the test's own, small groups that can be read nowhere,
//! both languages, and every state in every size and theme.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::support::{
    devices::export,
    files,
    find::{button, heading, the},
    scene::{App, Setup, play},
};

/// A session of three answers, and the one of its kind and day that is hidden with it.
const SMALL: &str = "starachowiczanka";
const SMALL_TITLE: &str = "Prezydent Starachowic";
const WITH_IT: &str = "standardy-owes";

/// How many answers each thing gets.
const SESSIONS: [(&str, &str, usize); 10] = [
    ("session", "rozwoj-baltowa", 61),
    ("session", SMALL, 3),
    ("session", WITH_IT, 40),
    ("session", "podsumowanie-dnia", 22),
    ("session", "wprowadzenie", 25),
    ("workshop", "warsztat-a-1", 31),
    ("workshop", "warsztat-b-1", 28),
    ("workshop", "warsztat-a-2", 26),
    ("workshop", "warsztat-b-2", 7),
    ("visit", "wizyta", 44),
];
const ROLES: [(&str, usize); 4] = [("doradztwo-biznesowe", 38), ("monitorowanie", 30), ("zamowienia-publiczne", 11), ("inna", 2)];

/// A few hundred answers, the same in every run, whose points wander over their scales.
fn answers() -> Vec<Value> {
    let mut all = Vec::new();
    let mut dice = 7_u64;
    let mut roll = |sides: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % sides
    };
    let mut add = |about: Value, survey: &str, answers: Value| {
        let number = all.len();
        all.push(json!({
            "schema": "kuluary.submission/1", "id": format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}"), "meeting": "2017-09-baltow",
            "kind": "feedback", "about": about, "survey": survey, "version": 1, "answers": answers, "at": "2017-09-27T14:05:00+02:00",
            "lang": "pl",
        }));
    };
    for (survey, session, count) in SESSIONS {
        for _ in 0..count {
            let (first, second) = (1 + roll(5).max(roll(5)), 1 + roll(5).max(roll(5)));
            let answers = match survey {
                "session" => json!({ "S1": first, "S2": second, "S3": format!("uwaga o {session}") }),
                "workshop" => json!({ "W1": first, "W2": "w-sam-raz", "W3": second }),
                _ => json!({ "V1": first }),
            };
            add(json!({ "session": session }), survey, answers);
        }
    }
    for (role, count) in ROLES {
        for _ in 0..count {
            let (rated, likely) = (1 + roll(5).max(roll(5)), roll(11).max(roll(11)));
            add(json!({ "meeting": true }), "meeting", json!({ "O1": rated, "O7": likely, "M1": role }));
        }
    }
    all
}

/// What the answers to a question say, by a count of the test's own.
struct Counted {
    points: Vec<u64>,
}

impl Counted {
    fn of(all: &[Value], survey: &str, question: &str, is_of: impl Fn(&Value) -> bool) -> Self {
        let mine = all.iter().filter(|one| one["survey"] == survey && is_of(one));
        let mut points: Vec<u64> = mine.filter_map(|one| one["answers"][question].as_u64()).collect();
        points.sort_unstable();
        Self { points }
    }

    /// The sentence on the share of 4 and 5, its interval solved for rather than computed by the formula.
    fn top(&self) -> String {
        let n = self.points.len();
        let high = self.points.iter().filter(|point| **point >= 4).count();
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let (count, of) = (high as f64, n as f64);
        // The ends of Wilson's interval are where the observed share is 1.96 standard errors of the true one away from it.
        let beyond = |p: f64| (count / of - p).abs() > 1.959_963_984_540_054 * (p * (1.0 - p) / of).sqrt();
        let steps: Vec<f64> = (0..=1_000_000).map(|step| f64::from(step) / 1_000_000.0).filter(|p| !beyond(*p)).collect();
        let (low, end) = (steps[0], steps[steps.len() - 1]);
        format!("{:.0}% ocen 4–5 ({high} z {n}), przedział 95%: {:.0}–{:.0}%", 100.0 * count / of, 100.0 * low, 100.0 * end)
    }

    fn mean(&self) -> String {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let mean = self.points.iter().sum::<u64>() as f64 / self.points.len() as f64;
        format!("{mean:.2}").replace('.', ",")
    }
}

fn session_of(one: &Value) -> &str {
    one["about"]["session"].as_str().unwrap_or_default()
}

/// The desk with all of the answers taken in.
async fn desk(app: &App) -> Vec<Value> {
    let all = answers();
    app.open("#/desk").await;
    app.choose_files(&[("ankiety.json", export(&all, &[]))]).await;
    app.tap(&button("Przyjmij")).await;
    app.find(&heading("Przyjęto")).await;
    app.see(&format!("{} odpowiedzi w podsumowaniu", all.len())).await;
    all
}

/// Moves a list to its option by keys alone.
async fn choose_by_keys(app: &App, list: &str, down: usize) {
    let list = app.find(&the("combobox", list)).await;
    list.send_keys(&"\u{e015}".repeat(down)).await.expect("the list takes keys");
}

/// The words of a question's card.
async fn card(app: &App, question: &str) -> String {
    let script = "const plain = text => text.replace(/\\s+/g, ' ');\
        const title = [...document.querySelectorAll('h4')].find(it => plain(it.innerText).includes(plain(arguments[0])));\
        return title ? plain(title.closest('section').innerText) : '';";
    let told = app.client().execute(script, vec![json!(question)]).await.expect("the page runs scripts");
    told.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn check_card(told: &str, expected: &[&str]) {
    for words in expected {
        assert!(told.contains(words), "“{words}” is not in “{told}”");
    }
}

#[test]
fn filters_combine_by_keyboard_and_the_numbers_are_right() {
    play(Setup::phone(), async |app| {
        let all = desk(app).await;
        let useful = "Na ile ta sesja przyda się";
        let whole = Counted::of(&all, "session", "S1", |_| true);
        app.see(&format!("Pokazane wyniki: {} odpowiedzi.", whole.points.len())).await;
        check_card(&card(app, useful).await, &[&whole.top(), &whole.mean(), "bez odpowiedzi 0", "zwrot brak danych"]);

        choose_by_keys(app, "Dzień", 1).await;
        app.see("Pokazane wyniki: 126 odpowiedzi.").await;
        let first_day = Counted::of(&all, "session", "S1", |one| session_of(one) != "wprowadzenie");
        check_card(&card(app, useful).await, &[&first_day.top(), &first_day.mean()]);
        choose_by_keys(app, "Rodzaj", 1).await;
        app.see("Pokazane wyniki: 104 odpowiedzi.").await;
        app.see("Wtorek 26 września · Prelekcja").await;
        let talks = Counted::of(&all, "session", "S1", |one| !["wprowadzenie", "podsumowanie-dnia"].contains(&session_of(one)));
        check_card(&card(app, useful).await, &[&talks.top(), &talks.mean()]);

        app.go("#/desk/endpoint").await;
        app.go("#/desk").await;
        app.see("Pokazane wyniki: 104 odpowiedzi.").await;
        let clear = app.find(&button("Wyczyść filtry")).await;
        clear.send_keys("\u{e007}").await.expect("a button takes keys");
        app.see(&format!("Pokazane wyniki: {} odpowiedzi.", whole.points.len())).await;

        let workshops = app.find(&button("Ankieta o warsztacie")).await;
        workshops.send_keys("\u{e007}").await.expect("a button takes keys");
        app.see("Pokazane wyniki: 92 odpowiedzi.").await;
        let exercises = "Ćwiczenia pomogły mi";
        choose_by_keys(app, "Punkt programu", 1).await;
        app.see("Pokazane wyniki: 57 odpowiedzi.").await;
        let both_rounds = Counted::of(&all, "workshop", "W1", |one| session_of(one).starts_with("warsztat-a"));
        check_card(&card(app, exercises).await, &[&both_rounds.top(), &both_rounds.mean()]);
        choose_by_keys(app, "Punkt programu", 1).await;
        app.see("Pokazane wyniki: 31 odpowiedzi.").await;
        let round = Counted::of(&all, "workshop", "W1", |one| session_of(one) == "warsztat-a-1");
        check_card(&card(app, exercises).await, &[&round.top()]);
        let present = app.find(&the("spinbutton", "Obecni: Jak pracować z trudnym klientem (tura 1")).await;
        present.send_keys("40\u{e004}").await.expect("the field takes numbers");
        app.see("zwrot 78% (31 z 40 obecnych)").await;
        check_card(&card(app, exercises).await, &["zwrot 78%"]);
    });
}

#[test]
fn roles_are_shown_where_they_may_be_and_the_score_with_its_interval() {
    play(Setup::phone(), async |app| {
        let all = desk(app).await;
        app.tap(&button("Ankieta o całym spotkaniu")).await;
        app.see("Pokazane wyniki: 81 odpowiedzi.").await;
        app.find(&heading("Kto odpowiedział")).await;
        let of_role = |role: &'static str| Counted::of(&all, "meeting", "O1", move |one| one["answers"]["M1"] == role);
        let share = |counted: &Counted| counted.top().split_once(' ').expect("a sentence").0.to_owned();
        let table = row(app, "doradztwo biznesowe").await;
        assert!(table.contains("38") && table.contains(&share(&of_role("doradztwo-biznesowe"))), "{table}");
        for small in ["zamówienia publiczne", "inna"] {
            let told = row(app, small).await;
            assert!(told.contains("ukryto") && !told.chars().any(|c| c.is_ascii_digit()), "{told}");
        }
        choose_by_keys(app, "Rola", 2).await;
        app.see("Pokazane wyniki: 30 odpowiedzi.").await;
        check_card(&card(app, "Jak oceniasz całe spotkanie?").await, &[&of_role("monitorowanie").top()]);
        check_card(&card(app, "Na ile prawdopodobne").await, &["NPS", "przedział 95%: ["]);
        app.see("Komentarzy nie pokazujemy według ról.").await;
        choose_by_keys(app, "Rola", 1).await;
        app.see("Te wyniki są ukryte.").await;
    });
}

/// The words of the cells of a row in every table that has it.
async fn row(app: &App, name: &str) -> String {
    let script = "const plain = text => text.replace(/\\s+/g, ' ').trim();\
        const rows = [...document.querySelectorAll('table.data tr')].filter(it => plain(it.querySelector('th').innerText).startsWith(arguments[0]));\
        return rows.flatMap(row => [...row.querySelectorAll('td')]).map(cell => plain(cell.innerText)).join(' | ');";
    app.client().execute(script, vec![json!(name)]).await.expect("the page runs scripts").as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_small_session_can_be_read_nowhere_whatever_is_chosen() {
    play(Setup::phone(), async |app| {
        let all = desk(app).await;
        let lists = "return [...document.querySelectorAll('#filtry ~ * select')].map(list => list.options.length);";
        let lengths = app.client().execute(lists, Vec::new()).await.expect("the page runs scripts");
        let lengths: Vec<u64> = lengths.as_array().expect("a list").iter().filter_map(Value::as_u64).collect();
        assert_eq!(lengths.len(), 3, "days, kinds and sessions");
        let choose = "const [picked, done] = arguments;\
            const lists = () => [...document.querySelectorAll('#filtry ~ * select')];\
            picked.forEach((option, at) => {\
                const list = lists()[at];\
                if (!list || option >= list.options.length) return;\
                list.selectedIndex = option; list.dispatchEvent(new Event('change', { bubbles: true }));\
            });\
            setTimeout(() => requestAnimationFrame(() => done(document.querySelector('#main, main').innerText)), 30);";
        let count = |is_of: &dyn Fn(&str) -> bool| all.iter().filter(|one| one["survey"] == "session" && is_of(session_of(one))).count();
        // What would tell the three, or those hidden with them, by itself or taken from what is shown.
        let together = count(&|session| session == SMALL || session == WITH_IT);
        let mut looked = String::new();
        for day in 0..lengths[0] {
            for kind in 0..lengths[1] {
                for session in 0..lengths[2] {
                    let picked = json!([day, kind, session]);
                    let page = app.client().execute_async(choose, vec![picked.clone()]).await.expect("the page runs scripts");
                    let page = page.as_str().expect("words").replace('\u{a0}', " ");
                    writeln!(looked, "{}", page.split("Pokazane wyniki: ").nth(1).unwrap_or("-").lines().next().unwrap_or_default())
                        .expect("a text grows");
                    for small in [3, 40] {
                        assert!(!page.contains(&format!("Pokazane wyniki: {small} odpowiedzi")), "{picked} shows {small}:\n{page}");
                        assert!(!page.contains(&format!("z {small})")), "{picked} rates {small}:\n{page}");
                    }
                    for name in [SMALL_TITLE, "Standardy OWES"] {
                        let told = row(app, name).await;
                        assert!(!told.chars().any(|c| c.is_ascii_digit()), "{picked}: {told}");
                    }
                }
            }
        }
        assert!(looked.contains("126 odpowiedzi") && looked.contains("61 odpowiedzi"), "other views are shown:\n{looked}");
        assert_eq!(together, 43);
    });
}

#[test]
fn before_and_after_stand_side_by_side_with_how_people_moved() {
    play(Setup::fixture(), async |app| {
        let meeting: Value = serde_json::from_str(&files::fixture("meeting.json")).expect("the fixture is JSON");
        let pairs: Vec<(u64, u64)> = (0..34).map(|number| (1 + number % 3, 2 + number % 4)).collect();
        let one = |(number, (before, after)): (usize, &(u64, u64))| {
            json!({
                "schema": "kuluary.submission/1", "id": format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}"), "meeting": meeting["id"],
                "kind": "feedback", "about": { "session": "wyklad" }, "survey": "wyklad", "version": 1, "lang": "pl",
                "at": "2026-05-12T14:05:00+02:00", "answers": { "P1": { "before": before, "after": after } },
            })
        };
        let all: Vec<Value> = pairs.iter().enumerate().map(one).collect();
        app.open("#/desk").await;
        app.choose_files(&[("ankiety.json", export(&all, &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.see("Pokazane wyniki: 34 odpowiedzi.").await;
        let up = pairs.iter().filter(|(before, after)| after > before).count();
        let down = pairs.iter().filter(|(before, after)| after < before).count();
        let moved = format!("Wyżej po spotkaniu: {up}, bez zmiany: {}, niżej: {down}.", pairs.len() - up - down);
        let high = pairs.iter().filter(|(_, after)| *after >= 4).count();
        let share = |count: usize| format!("{}%", (200 * count + pairs.len()) / (2 * pairs.len()));
        let tops = format!("przed: 0% (przedział 95%: 0–10%), po: {} (", share(high));
        let told = card(app, "Jak oceniasz swoją wiedzę").await;
        check_card(&told, &["finansowanie sąsiedztwa", "Przed Po", &moved, &tops]);
        for point in 2..=4 {
            let [before, after] = [0, 1].map(|side| pairs.iter().filter(|pair| [pair.0, pair.1][side] == point).count());
            check_card(&told, &[&format!("{point} {before} {} {after} {}", share(before), share(after))]);
        }
    });
}

#[test]
fn the_filters_stay_when_the_language_changes() {
    play(Setup::phone(), async |app| {
        desk(app).await;
        choose_by_keys(app, "Dzień", 2).await;
        app.see("Pokazane wyniki: 25 odpowiedzi.").await;
        app.tap(&button("English")).await;
        app.see("Results shown: 25 responses.").await;
        app.see("In the course of the meeting").await;
        app.see("response rate: no data").await;
    });
}

#[test]
fn every_state_of_the_results_in_every_size_and_theme() {
    play(Setup::phone(), async |app| {
        desk(app).await;
        let mut wrong = Vec::new();
        let mut look = async |app: &App, view: &str| {
            for dark in [false, true] {
                app.browser().theme(dark).await;
                for width in [320, 1280] {
                    app.browser().screen(width).await;
                    let mut found = app.lay_out(if width < 600 { 44 } else { 24 }).await;
                    found.extend(app.axe().await);
                    wrong.extend(found.into_iter().map(|line| format!("{view} at {width} px, dark: {dark}: {line}")));
                }
            }
            app.browser().theme(false).await;
            app.browser().screen(390).await;
        };
        look(app, "sessions with a hidden one").await;
        choose_by_keys(app, "Punkt programu", 3).await;
        app.see("Te wyniki są ukryte.").await;
        look(app, "a hidden session").await;
        app.tap(&button("Wszystkie ankiety")).await;
        choose_by_keys(app, "Dzień", 2).await;
        app.see("Ta ankieta nie dotyczy niczego").await;
        look(app, "all surveys, some about nothing of the day").await;
        app.tap(&button("Wyczyść filtry")).await;
        app.tap(&button("Ankieta o całym spotkaniu")).await;
        app.find(&heading("Kto odpowiedział")).await;
        look(app, "roles").await;
        assert!(wrong.is_empty(), "{} findings:\n{}", wrong.len(), wrong.join("\n"));
    });
}

//! A hundred thousand answers in one file: how long the desk takes to read, store and sum them up beside the browser's own `JSON.parse` of
//! the same file on the same page, whether the page answers meanwhile, and what memory it takes. Both are done several times, and the
//! median counts: between two runs the import is undone. The figures are printed for `cargo xtask bench`.

use std::{env, fmt::Write as _, fs, time::Duration};

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::support::{
    find::button,
    profile::Profile,
    scene::{App, Setup, play},
};

const SUBMISSIONS: usize = 100_000;

/// How often it is done.
const RUNS: usize = 3;

/// How many times as long as `JSON.parse` everything may take.
const MOST: f64 = 3.0;

/// The longest task, in milliseconds: longer ones keep a person waiting who types or taps.
const LONGEST: f64 = 200.0;

/// Notes long tasks, when a file was chosen and when it was read and summed up, and how much memory the app has.
const WATCH: &str = "
    globalThis.tasks = [];
    globalThis.moments = {};
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => [task.startTime, task.duration]))).observe({ type: 'longtask', buffered: true });
    document.addEventListener('change', event => {
        if (event.target.files?.length) [globalThis.theFile, moments.chosen] = [event.target.files[0], performance.now()];
    }, true);
    document.addEventListener('click', event => {
        if (event.target.closest('button')?.textContent.trim() === 'Przyjmij') moments.accepted = performance.now();
    }, true);
    new MutationObserver(() => {
        if (!moments.read && /nowe:/.test(document.querySelector('#przyjmowanie')?.textContent)) moments.read = performance.now();
        if (moments.accepted && !moments.counted && +document.querySelector('.num')?.textContent > 1000) moments.counted = performance.now();
        if (moments.accepted && !moments.stored && /Przyjęto/.test(document.querySelector('#przyjmowanie h2')?.textContent)) moments.stored = performance.now();
    }).observe(document, { childList: true, subtree: true, characterData: true });
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...of) => {
        const made = await start.apply(WebAssembly, of);
        globalThis.memory ??= made.instance.exports.memory;
        return made;
    };
";

/// The browser's own reading of the same file: the median of five.
const PARSE: &str = "
    const done = arguments[0];
    theFile.text().then(text => {
        const times = [];
        for (let turn = 0; turn < 5; turn++) {
            const begun = performance.now();
            globalThis.parsed = JSON.parse(text).submissions.length;
            times.push(performance.now() - begun);
        }
        done(times.sort((one, other) => one - other)[2]);
    });
";

/// What a meeting of thousands might send: of surveys of the app, with gaps, comments and one correction in twenty.
fn file() -> String {
    let (mut text, mut dice) = (String::from("{\"schema\":\"kuluary.export/1\",\"submissions\":["), 2017_u64);
    let mut below = |limit: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % limit
    };
    let id = |number: usize| format!("{:08x}-8c39-4d6e-9e7e-{number:012}", number.wrapping_mul(2_654_435_761) % (1 << 32));
    for number in 0..SUBMISSIONS {
        let mut answers = serde_json::Map::new();
        for question in ["W1", "W2", "W3"] {
            if below(100) >= 8 {
                let points = 1 + below(5);
                let option = ["za-wolne", "w-sam-raz", "za-szybkie"][usize::try_from(below(3)).unwrap_or(0)];
                answers.insert(question.to_owned(), if question == "W2" { json!(option) } else { json!(points) });
            }
        }
        if below(100) < 30 {
            answers.insert("S3".to_owned(), json!(format!("Zabrakło czasu na pytania i przykłady z regionu, uwaga {}", below(1_000_000))));
        }
        let about = ["warsztat-a-1", "warsztat-a-2", "warsztat-b-1", "warsztat-b-2"][usize::try_from(below(4)).unwrap_or(0)];
        let mut submission = json!({
            "schema": "kuluary.submission/1", "id": id(number), "meeting": "2017-09-baltow", "kind": "feedback", "about": { "session": about },
            "survey": "workshop", "version": 1, "answers": answers,
            "at": format!("2017-09-26T{:02}:{:02}:00+02:00", 8 + below(12), below(60)), "lang": "pl",
        });
        if number > 0 && below(20) == 0 {
            submission["replaces"] = json!(id(usize::try_from(below(number as u64)).unwrap_or(0)));
        }
        write!(text, "{}{submission}", if number == 0 { "" } else { ",\n" }).expect("a string takes it");
    }
    text.push_str("],\"unreadable\":[]}");
    text
}

async fn number(app: &App, script: &str) -> f64 {
    app.client().execute(script, Vec::new()).await.expect("the page runs scripts").as_f64().expect("a number")
}

/// What one import took, in milliseconds.
struct Run {
    reading: f64,
    taking: f64,
    longest: f64,
}

async fn import(app: &App, path: &str) -> Run {
    app.client().execute("moments = {}; tasks.length = 0;", Vec::new()).await.expect("the page runs scripts");
    let field = app.client().find(Locator::Css("input[type=file]")).await.expect("there is a field for files");
    field.send_keys(path).await.expect("the field takes files");
    app.see(&format!("nowe: {SUBMISSIONS}")).await;
    app.tap(&button("Przyjmij")).await;
    app.until("everything was stored and counted", "return moments.counted > 0 && moments.stored > 0;", &[]).await;
    let until = "const last = Math.max(moments.counted, moments.stored);";
    let longest =
        format!("{until} return Math.max(0, ...tasks.filter(([at]) => at > moments.chosen - 100 && at < last).map(task => task[1]));");
    Run {
        reading: number(app, "return moments.read - moments.chosen;").await,
        taking: number(app, &format!("{until} return last - moments.accepted;")).await,
        longest: number(app, &longest).await,
    }
}

#[test]
fn a_hundred_thousand_answers_are_taken_in_and_summed_up() {
    play(Setup { before: Some(WATCH), ..Setup::phone() }, async |app| {
        let text = file();
        let folder = Profile::fresh();
        let path = folder.path().join("sto-tysiecy.json");
        fs::write(&path, &text).expect("a file can be written");
        app.open("#/desk").await;
        let mut runs = Vec::new();
        for turn in 0..RUNS {
            app.see("Nie ma jeszcze odpowiedzi").await;
            // Nobody chooses a file more quickly.
            tokio::time::sleep(Duration::from_secs(1)).await;
            runs.push(import(app, &path.display().to_string()).await);
            if turn + 1 < RUNS {
                app.tap(&button("Cofnij ostatnie przyjęcie")).await;
                app.see("Cofnięto ostatnie przyjęcie.").await;
            }
        }
        let memory = number(app, "return memory.buffer.byteLength / 1e6;").await;
        let heap = number(app, "return (performance.memory?.usedJSHeapSize ?? 0) / 1e6;").await;
        let parsing = app.client().execute_async(PARSE, Vec::new()).await.expect("the page runs scripts");
        let parsing = parsing.as_f64().expect("a number of milliseconds");
        let parsed = app.client().execute("return parsed;", Vec::new()).await.expect("the page runs scripts");
        assert_eq!(parsed, Value::from(SUBMISSIONS));
        println!("{SUBMISSIONS} answers, {} MB; JSON.parse {parsing:.0} ms", text.len() / 1_000_000);
        for Run { reading, taking, longest } in &runs {
            let ratio = (reading + taking) / parsing;
            println!("    read in {reading:.0} ms, stored and summed up in {taking:.0} ms: {ratio:.2} times; longest task {longest:.0} ms");
        }
        let mut times: Vec<f64> = runs.iter().map(|run| run.reading + run.taking).collect();
        times.sort_by(f64::total_cmp);
        let ratio = times[RUNS / 2] / parsing;
        let longest = runs.iter().map(|run| run.longest).fold(0.0, f64::max);
        println!(
            "    median {ratio:.2} times JSON.parse; longest task {longest:.0} ms; memory of the app {memory:.0} MB, heap of the page {heap:.0} MB"
        );
        // Beside other tests on two cores the figures mean nothing; `cargo xtask bench`, which runs this alone, is held to them.
        if env::var_os("KULUARY_BENCH").is_some() {
            assert!(longest < LONGEST, "a task of {longest:.0} ms");
            assert!(ratio <= MOST, "{ratio:.2} times JSON.parse");
        }
    });
}

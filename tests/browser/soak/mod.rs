//! The soak: the real outbox on the real storages through seeded mixes of everything that goes wrong (rows 4 to 24 and 49 of the fault
//! matrix), with the conservation rule looked at after every step: 0 lost, 0 doubled, 0 claims of "saved" or "sent" that were false.
//!
//! `KULUARY_SOAK_RUNS` and `KULUARY_SOAK_SEED` at compile time say how many runs, and from which seed; a failure names its seed, and
//! `KULUARY_SOAK_RUNS=1 KULUARY_SOAK_SEED=N` plays it again.

mod world;

use std::collections::BTreeMap;

use kuluary::{
    browser::storage::records::{self, Kept},
    domain::{
        config::Delivery,
        delivery::{
            Profile,
            outbox::{Entry, State},
        },
        format::{record_json, submission_json},
        id::MeetingId,
        storage_key::RecordType,
        submission::SubmissionId,
    },
    state::outbox::MyOutbox,
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::outbox::submission;

/// So many things happen in a run.
const STEPS: u32 = 24;
/// Above this the ids of one run end.
const MANY: u32 = 10_000;

fn number(text: Option<&str>, otherwise: u32) -> u32 {
    text.map_or(otherwise, |text| text.parse().expect("a whole number"))
}

/// A window of the app.
struct Page {
    owner: Owner,
    outbox: MyOutbox,
}

impl Page {
    async fn open(delivery: &Delivery) -> Self {
        let owner = Owner::new();
        let outbox = owner.with(MyOutbox::provide);
        outbox.deliver_to(delivery);
        world::settle().await;
        assert!(untrack(|| outbox.is_ready()), "the stored answers are read before anything else happens");
        Self { owner, outbox }
    }
}

/// What was said of an answer.
#[derive(Debug, Clone)]
struct Claim {
    bytes: String,
    /// Said to be saved, so that even an empty battery may not lose it.
    durable: bool,
    /// Said to be sent.
    sent: bool,
}

/// One run.
struct Run {
    seed: u32,
    meeting: MeetingId,
    made: u32,
    claims: BTreeMap<SubmissionId, Claim>,
    delivery: Delivery,
    pages: Vec<Page>,
}

impl Run {
    async fn begin(seed: u32) -> Self {
        world::begin(seed).await;
        let meeting = MeetingId::parse(&format!("soak-{seed}")).expect("a valid id");
        let delivery = endpoint();
        let pages = vec![Page::open(&delivery).await];
        Self { seed, meeting, made: 0, claims: BTreeMap::new(), delivery, pages }
    }

    fn page(&self) -> MyOutbox {
        let at = world::below(u32::try_from(self.pages.len()).expect("few windows"));
        self.pages[at as usize].outbox
    }

    async fn step(&mut self) {
        match world::below(16) {
            0..=4 => self.submit().await,
            5 | 6 => world::pass(world::below(30)).await,
            7 => world::pass(world::below(900)).await,
            8 => self.restart(false).await,
            9 => self.restart(true).await,
            10 => world::let_it("brew()"),
            11 => self.page().send_now(),
            12 => drop(web_sys_event(if world::below(2) == 0 { "online" } else { "focus" })),
            13 => self.another_window().await,
            14 => self.another_configuration(),
            _ => {
                let outbox = self.page();
                let stuck = entries(outbox).into_iter().find(|entry| matches!(entry.state, State::NeedsAttention(_)));
                if let Some(entry) = stuck {
                    outbox.retry(entry.id());
                }
                world::let_it(&format!("jump({})", i64::from(world::below(7_200_000)) - 3_600_000));
            }
        }
        world::settle().await;
        self.check().await;
    }

    /// An answer, sometimes with a double tap; what the app then says is held against it for ever.
    async fn submit(&mut self) {
        self.made += 1;
        let submission = submission(self.meeting.as_str(), self.seed * MANY + self.made);
        let (id, bytes) = (submission.id.clone(), submission_json::write(&submission));
        let outbox = self.page();
        if world::below(3) == 0 {
            let again = submission.clone();
            spawn_local(async move { drop(outbox.submit(again).await) });
        }
        if let Ok(kept) = outbox.submit(submission).await {
            // The second of two taps is told that there is one already; only the first knows how well it is kept.
            world::settle().await;
            let durable = kept == Kept::Durably && self.is_durable(&id).await;
            self.claims.insert(id, Claim { bytes, durable, sent: false });
        }
    }

    /// Whether the durable storage itself holds it.
    async fn is_durable(&self, id: &SubmissionId) -> bool {
        let all = world::truly(kuluary::browser::storage::durable::all("")).await.unwrap_or_default();
        all.iter().any(|(key, _)| key.as_str().ends_with(id.as_str()))
    }

    async fn restart(&mut self, battery: bool) {
        world::let_it("kill()");
        for page in self.pages.drain(..) {
            page.owner.cleanup();
        }
        if battery {
            world::let_it("battery()");
            // What no storage wrote through was never called safe from this.
            self.claims.retain(|id, claim| claim.durable || world::held(id.as_str()).is_some());
        }
        self.pages.push(Page::open(&self.delivery).await);
    }

    async fn another_window(&mut self) {
        if self.pages.len() < 2 {
            world::let_it("another()");
            self.pages.push(Page::open(&self.delivery).await);
        }
    }

    fn another_configuration(&mut self) {
        self.delivery = if world::below(3) == 0 { Delivery::Device } else { endpoint() };
        self.pages.iter().for_each(|page| page.outbox.deliver_to(&self.delivery));
    }

    /// The conservation rule.
    async fn check(&mut self) {
        let seed = self.seed;
        assert_eq!(world::violations(), "", "seed {seed}");
        for page in &self.pages {
            for entry in entries(page.outbox).into_iter().filter(|entry| matches!(entry.state, State::Sent { .. })) {
                let id = entry.id().clone();
                assert_eq!(world::held(id.as_str()), Some(entry.bytes), "seed {seed}: called sent, and the server lacks it");
                self.claims.entry(id).and_modify(|claim| claim.sent = true);
            }
        }
        let stored = world::truly(records::all(RecordType::Submission)).await;
        for (id, claim) in &self.claims {
            if let Some(held) = world::held(id.as_str()) {
                assert_eq!(held, claim.bytes, "seed {seed}: the server holds other bytes");
                continue;
            }
            assert!(!claim.sent, "seed {seed}: called sent, and gone from the server");
            let copies = stored.records.iter().find(|(key, _)| key.as_str().ends_with(id.as_str())).map(|(_, copies)| copies);
            let whole = |copy: &String| record_json::read_entry(copy).is_ok_and(|entry| entry.bytes == claim.bytes);
            assert!(copies.is_some_and(|copies| copies.iter().any(whole)), "seed {seed}: {id} was called saved and is lost");
        }
    }

    /// All faults are over; everything that was called saved arrives, once.
    async fn end(mut self) -> (u32, usize) {
        world::let_it("calm()");
        self.delivery = endpoint();
        self.restart(false).await;
        let outbox = self.pages[0].outbox;
        for entry in entries(outbox) {
            outbox.retry(entry.id());
        }
        outbox.send_now();
        world::pass(1_200).await;
        self.check().await;
        for (id, claim) in &self.claims {
            let seed = self.seed;
            assert!(world::held(id.as_str()).is_some(), "seed {seed}: {id} never arrived");
            let state = entries(outbox).into_iter().find(|entry| entry.id() == id).map(|entry| entry.state);
            // What only localStorage had, an empty battery may have taken after it arrived.
            let forgotten = state.is_none() && !claim.durable;
            assert!(forgotten || matches!(state, Some(State::Sent { .. })), "seed {seed}: {id} arrived, and here it is {state:?}");
        }
        // What another test of this page left in its storages may come along; each test has a meeting of its own.
        let of_this_run = format!("\"meeting\":\"{}\"", self.meeting);
        let held = world::all_held();
        let delivered = held.lines().filter(|submission| submission.contains(&of_this_run)).count();
        assert!(delivered <= self.made as usize, "seed {}: more on the server than was made: {held}", self.seed);
        world::let_it("kill()");
        self.pages.drain(..).for_each(|page| page.owner.cleanup());
        (self.made, self.claims.len())
    }
}

fn entries(outbox: MyOutbox) -> Vec<Entry> {
    untrack(|| outbox.entries())
}

fn endpoint() -> Delivery {
    let name = if world::below(2) == 0 { "rest" } else { "kinto" };
    Delivery::Endpoint(Box::new(Profile::preset(name, "https://answers.example.org/records").expect("a ready-made profile")))
}

fn web_sys_event(name: &str) -> bool {
    js_sys::eval(&format!("window.dispatchEvent(new Event('{name}'))")).is_ok()
}

#[wasm_bindgen_test]
async fn the_soak_loses_nothing_doubles_nothing_and_claims_nothing_false_49() {
    let first = number(option_env!("KULUARY_SOAK_SEED"), 1);
    let runs = number(option_env!("KULUARY_SOAK_RUNS"), 100);
    leptos::mount::mount_to_body(|| ());
    let (mut made, mut claimed) = (0, 0);
    for seed in first..first + runs {
        let mut run = Run::begin(seed).await;
        for _ in 0..STEPS {
            run.step().await;
        }
        let (run_made, run_claimed) = run.end().await;
        made += run_made;
        claimed += run_claimed;
        world::end();
    }
    let seen = world::seen();
    console_log!("soak: seeds {first} to {}: {made} answers, {claimed} called saved, 0 lost, 0 doubled; met: {seen:?}", first + runs - 1);
    assert!(claimed > 0, "something was called saved");
    if runs >= 100 {
        assert!(seen.len() >= 24, "every kind of fault was met: {seen:?}");
    }
}

//! The outbox and drafts on the storages of a real browser: what was submitted is found again, what is broken is set aside.

use std::future::Future;

use chrono::DateTime;
use kuluary::{
    browser::{
        clock,
        storage::{
            durable, local,
            records::{self, Kept},
        },
    },
    domain::{
        answer::Answer,
        config::Delivery,
        delivery::{
            Tick,
            outbox::{Entry, State},
        },
        format::{record_json::write_entry, submission_json},
        id::{MeetingId, QuestionId, SurveyId},
        storage_key::RecordType,
        submission::{About, Head, Submission, SubmissionId},
        text::Language,
    },
    state::{
        drafts::{FormKey, MyDrafts},
        outbox::{Keeping, MyOutbox},
    },
};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::storage::{Broken, DENIED, FULL, key};

fn uuid(number: u32) -> SubmissionId {
    SubmissionId::parse(&format!("00000000-0000-4000-8000-{number:012x}")).expect("a valid id")
}

pub(crate) fn submission(meeting: &str, number: u32) -> Submission {
    let at = DateTime::parse_from_rfc3339("2017-09-26T16:05:00+02:00").expect("a valid time");
    let meeting = MeetingId::parse(meeting).expect("a valid id");
    Submission::withdrawal(Head { id: uuid(number), meeting, at, language: Language::Polish }, uuid(u32::MAX))
}

fn entry(meeting: &str, number: u32) -> Entry {
    let submission = submission(meeting, number);
    let bytes = submission_json::write(&submission);
    Entry::new(submission, bytes, Tick(u64::from(number)))
}

/// Runs `body` as the app does at its root, and ends what it started.
async fn in_app<F: Future>(body: impl FnOnce() -> F) -> F::Output {
    // Mounting is what prepares the executor of futures.
    leptos::mount::mount_to_body(|| ());
    let owner = Owner::new();
    let outcome = owner.with(body).await;
    owner.cleanup();
    outcome
}

/// Waits until a condition holds; fails after five seconds.
async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..500 {
        if condition() {
            return;
        }
        let promise = js_sys::Promise::new(&mut |resolve, _| {
            let guard = clock::after(10, move || drop(resolve.call0(&wasm_bindgen::JsValue::NULL)));
            std::mem::forget(guard);
        });
        JsFuture::from(promise).await.expect("a timer does not fail");
    }
    panic!("did not happen within five seconds: {what}");
}

#[wasm_bindgen_test]
async fn what_was_submitted_is_found_again_with_its_place() {
    in_app(|| async {
        let outbox = MyOutbox::provide();
        outbox.deliver_to(&Delivery::Device);
        until("reading", || outbox.is_ready()).await;
        outbox.submit(submission("found-again", 101)).await.expect("it is saved");
        // A double tap submits the same id twice.
        outbox.submit(submission("found-again", 101)).await.expect("it is saved");
        let mine = outbox.entries().into_iter().filter(|entry| *entry.id() == uuid(101)).count();
        assert_eq!(mine, 1);
    })
    .await;
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        let found = outbox.entries().into_iter().find(|entry| *entry.id() == uuid(101)).expect("it is found again");
        assert_eq!(found.bytes, submission_json::write(&submission("found-again", 101)), "to the byte");
        assert_eq!(found.state, State::Saved);
    })
    .await;
}

#[wasm_bindgen_test]
async fn two_taps_before_the_first_is_saved_make_one_record_23() {
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        for _ in 0..2 {
            spawn_local(async move { drop(outbox.submit(submission("two-taps", 111)).await) });
        }
        until("saving", || outbox.has_untracked(&uuid(111))).await;
        assert_eq!(outbox.entries().into_iter().filter(|entry| *entry.id() == uuid(111)).count(), 1);
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_broken_record_is_set_aside_and_the_rest_goes_on_29_31() {
    let (broken, sound, newer) = (uuid(121), uuid(122), uuid(123));
    let place = |id: &SubmissionId| key("broken", RecordType::Submission, id.as_str());
    let whole = write_entry(&entry("broken", 122));
    let cut = whole[..whole.len() / 2].to_owned();
    let of_tomorrow = whole.replace("kuluary.entry/1", "kuluary.entry/9");
    for (id, text) in [(&broken, &cut), (&sound, &whole), (&newer, &of_tomorrow)] {
        records::write(&place(id), text).await.expect("it is written");
    }
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        assert!(outbox.has_untracked(&sound), "the sound one is read");
        let aside = outbox.set_aside();
        let of = |id| aside.iter().find(|record| record.key == place(id)).expect("it is set aside");
        assert_eq!((of(&broken).raw.as_slice(), of(&broken).newer), ([cut.clone()].as_slice(), false));
        assert!(of(&newer).newer);
    })
    .await;
    let found = records::all(RecordType::Submission).await.records;
    assert_eq!(found.get(&place(&newer)), Some(&vec![of_tomorrow]), "what a newer version wrote is left as it is");
    assert_eq!(found.get(&place(&broken)), Some(&vec![cut]), "and so is what is broken");
}

#[wasm_bindgen_test]
async fn a_broken_copy_beside_a_sound_one_loses_nothing_29() {
    let place = key("half-broken", RecordType::Submission, uuid(131).as_str());
    records::write(&place, &write_entry(&entry("half-broken", 131))).await.expect("it is written");
    local::set(&place, "{").expect("it is written");
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        assert!(outbox.has_untracked(&uuid(131)));
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_draft_is_found_again_under_the_id_of_its_first_keystroke() {
    let form = FormKey {
        meeting: MeetingId::parse("drafts").expect("a valid id"),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        about: About::Meeting,
    };
    let question = QuestionId::parse("S3").expect("a valid id");
    let answer = |text: &str| Some(Answer::Text(text.into()));
    let id = in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        assert_eq!(drafts.draft(&form), None);
        drafts.answer(&form, &question, answer("m"));
        let id = drafts.draft(&form).expect("there is a draft").id;
        drafts.answer(&form, &question, answer("mało"));
        until("saving", || drafts.saved(&form) == Some(Ok(Kept::Durably))).await;
        id
    })
    .await;
    in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        let draft = drafts.draft(&form).expect("it is found again");
        assert_eq!((draft.id, draft.answers.get(&question).cloned()), (id, answer("mało")));
        drafts.discard(&form);
        assert_eq!(drafts.draft(&form), None);
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_draft_whose_durable_write_was_cut_off_is_written_again_at_the_next_start_10() {
    let form = FormKey {
        meeting: MeetingId::parse("cut-off").expect("a valid id"),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        about: About::Meeting,
    };
    let question = QuestionId::parse("S3").expect("a valid id");
    let words = Some(Answer::Text("Dłuższej przerwy.".into()));
    let id = in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        drafts.answer(&form, &question, words.clone());
        let id = drafts.draft(&form).expect("there is a draft").id;
        until("saving", || drafts.saved(&form) == Some(Ok(Kept::Durably))).await;
        id
    })
    .await;
    // The page was closed between the two writes: localStorage has the words, the durable storage has not.
    let place = key("cut-off", RecordType::Draft, id.as_str());
    durable::remove(&place).await.expect("it is removed");
    in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        assert_eq!(drafts.draft(&form).and_then(|draft| draft.answers.get(&question).cloned()), words);
        until("mending", || drafts.saved(&form) == Some(Ok(Kept::Durably))).await;
    })
    .await;
    // Now the phone dies, and localStorage was never written to the disk.
    local::remove(&place).expect("it is removed");
    let found = records::all(RecordType::Draft).await.records;
    assert!(found.contains_key(&place), "the durable storage has the words again");
}

#[wasm_bindgen_test]
async fn what_no_storage_takes_is_not_called_saved_and_not_taken_over_without_a_server_24() {
    in_app(|| async {
        let outbox = MyOutbox::provide();
        outbox.deliver_to(&Delivery::Device);
        until("reading", || outbox.is_ready()).await;
        let full = (Broken::method("Storage", "setItem", FULL), Broken::method("IDBObjectStore", "put", FULL));
        assert!(outbox.submit(submission("full", 141)).await.is_err());
        assert!(!outbox.has_untracked(&uuid(141)), "the form keeps it");
        drop(full);
        assert!(outbox.submit(submission("full", 141)).await.is_ok(), "and can submit it again when there is room");
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_only_localstorage_took_is_kept_loosely_until_the_database_works_again_25() {
    let place = key("loosely", RecordType::Submission, uuid(151).as_str());
    in_app(|| async {
        let outbox = MyOutbox::provide();
        outbox.deliver_to(&Delivery::Device);
        until("reading", || outbox.is_ready()).await;
        let broken = Broken::method("IDBDatabase", "transaction", DENIED);
        assert_eq!(outbox.submit(submission("loosely", 151)).await, Ok(Kept::Loosely));
        assert_eq!(outbox.keeping(&uuid(151)), Keeping::Loosely);
        assert!(!outbox.is_safe(&uuid(151)));
        drop(broken);
        outbox.send_now();
        until("mending", || outbox.keeping(&uuid(151)) == Keeping::Durably).await;
    })
    .await;
    local::remove(&place).expect("it is removed");
    assert!(records::all(RecordType::Submission).await.records.contains_key(&place), "the durable storage has it");
}

#[wasm_bindgen_test]
async fn a_record_that_a_newer_window_rewrote_is_left_to_it_31() {
    let place = key("rewritten", RecordType::Submission, uuid(161).as_str());
    let newer = write_entry(&entry("rewritten", 161)).replace("kuluary.entry/1", "kuluary.entry/2");
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        outbox.submit(submission("rewritten", 161)).await.expect("it is saved");
        records::write(&place, &newer).await.expect("it is written");
        outbox.keep_again(&uuid(161));
        outbox.submit(submission("rewritten", 162)).await.expect("it is saved");
    })
    .await;
    assert_eq!(records::all(RecordType::Submission).await.records.get(&place), Some(&vec![newer]));
}

#[wasm_bindgen_test]
async fn a_draft_is_written_durably_while_typing_goes_on_10() {
    let form = FormKey {
        meeting: MeetingId::parse("typing-on").expect("a valid id"),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        about: About::Meeting,
    };
    let question = QuestionId::parse("S3").expect("a valid id");
    in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        let mut text = String::new();
        let mut written = 0;
        // A keystroke every tenth of a second for three seconds, with no pause that a debounce would wait for.
        for _ in 0..30 {
            text.push('a');
            drafts.answer(&form, &question, Some(Answer::Text(text.as_str().into())));
            clock::pause(100).await;
            let id = drafts.draft(&form).expect("there is a draft").id;
            let found = durable::all(key("typing-on", RecordType::Draft, id.as_str()).as_str()).await.expect("the database is read");
            let on_disk = found.first().map_or(0, |(_, record)| record.matches('a').count());
            written = written.max(on_disk);
        }
        assert!(written > 10, "the disk had {written} characters and more while typing went on");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_clock_set_back_does_not_bring_an_older_draft_back_42() {
    let form = FormKey {
        meeting: MeetingId::parse("clock-back").expect("a valid id"),
        survey: SurveyId::parse("workshop").expect("a valid id"),
        about: About::Meeting,
    };
    let question = QuestionId::parse("S3").expect("a valid id");
    let say = |text: &str| Some(Answer::Text(text.into()));
    in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        drafts.answer(&form, &question, say("stare"));
        until("saving", || drafts.saved(&form) == Some(Ok(Kept::Durably))).await;
        js_sys::eval("globalThis.sound_now = Date.now; Date.now = () => 1000").expect("the clock is set back");
        drafts.answer(&form, &question, say("nowe"));
        js_sys::eval("Date.now = sound_now").expect("the clock is put right");
        // localStorage has the new words; the page ends before the durable write.
    })
    .await;
    in_app(|| async {
        let drafts = MyDrafts::provide();
        until("reading", || drafts.is_ready()).await;
        assert_eq!(drafts.draft(&form).and_then(|draft| draft.answers.get(&question).cloned()), say("nowe"));
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_another_window_wrote_before_it_heard_that_it_was_sent_does_not_stand_22() {
    let waits = entry("two-words", 181);
    let sent = Entry { state: State::Sent { at: Tick(200) }, ..waits.clone() };
    let place = key("two-words", RecordType::Submission, sent.id().as_str());
    records::write(&place, &write_entry(&sent)).await.expect("it is written");
    in_app(|| async {
        let outbox = MyOutbox::provide();
        until("reading", || outbox.is_ready()).await;
        local::set(&place, &write_entry(&waits)).expect("there is room");
        let tell = format!(
            "dispatchEvent(new StorageEvent('storage', {{ key: {:?}, newValue: localStorage.getItem({:?}) }}))",
            place.as_str(),
            place.as_str()
        );
        js_sys::eval(&tell).expect("the window is told");
        until("it is said again", || local::get(&place) == Ok(Some(write_entry(&sent)))).await;
        assert_eq!(outbox.place(sent.id()).map(|(state, _)| state), Some(sent.state));
    })
    .await;
}

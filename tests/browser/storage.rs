//! Records in the storages of a real browser: two copies of each, durable first, errors as values.

use std::{cell::Cell, rc::Rc};

use js_sys::{Function, Reflect};
use kuluary::{
    browser::storage::{
        StorageError, directory, durable, local,
        records::{self, Kept, Swapped},
    },
    domain::{
        id::MeetingId,
        storage_key::{RecordType, StorageKey},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// A key of a meeting that no other test uses.
pub(crate) fn key(meeting: &str, kind: RecordType, id: &str) -> StorageKey {
    let meeting = MeetingId::parse(meeting).expect("the test writes a valid id");
    directory().key(Some(&meeting), kind, id)
}

/// Replaces a method of the browser while it lives: `(…) => { throw … }` in the words of `body`.
pub(crate) struct Broken {
    target: JsValue,
    name: &'static str,
    sound: JsValue,
}

impl Broken {
    pub(crate) fn method(of: &str, name: &'static str, body: &str) -> Self {
        let prototype = js_sys::eval(&format!("{of}.prototype")).expect("the browser has this interface");
        let sound = Reflect::get(&prototype, &JsValue::from_str(name)).expect("it has this method");
        Reflect::set(&prototype, &JsValue::from_str(name), &Function::new_no_args(body)).expect("it can be replaced");
        Self { target: prototype, name, sound }
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        Reflect::set(&self.target, &JsValue::from_str(self.name), &self.sound).expect("it can be put back");
    }
}

pub(crate) const FULL: &str = "throw new DOMException('full', 'QuotaExceededError')";
pub(crate) const DENIED: &str = "throw new DOMException('denied', 'SecurityError')";

async fn copies(key: &StorageKey, kind: RecordType) -> Vec<String> {
    records::all(kind).await.records.remove(key).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_record_is_written_durably_and_in_two_copies() {
    let key = key("two-copies", RecordType::Draft, "a");
    let text = "zażółć \u{0} 🙂 \"\n";
    assert_eq!(records::write(&key, text).await, Ok(Kept::Durably));
    assert_eq!(local::get(&key), Ok(Some(text.to_owned())));
    let durable = durable::all(&directory().all()).await.expect("the browser has a database");
    assert!(durable.contains(&(key.clone(), text.to_owned())));
    assert_eq!(copies(&key, RecordType::Draft).await, [text], "equal copies stand once");
    assert_eq!(records::remove(&key).await, Ok(()));
    assert_eq!(copies(&key, RecordType::Draft).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn transactions_ask_for_strict_durability() {
    let asked = js_sys::eval(
        "window.asked = []; const sound = IDBDatabase.prototype.transaction; \
         IDBDatabase.prototype.transaction = function (...a) { const t = sound.apply(this, a); window.asked.push(t.mode + ' ' + t.durability); \
         return t; }; () => { IDBDatabase.prototype.transaction = sound; return window.asked.join(); }",
    );
    let told: Function = asked.expect("the script runs").dyn_into().expect("it gives a function");
    durable::put(&key("strict", RecordType::Draft, "a"), "1").await.expect("it is written");
    let told = told.call0(&JsValue::NULL).expect("it runs").as_string();
    assert_eq!(told.as_deref(), Some("readwrite strict"));
}

#[wasm_bindgen_test]
async fn records_of_other_types_and_meetings_are_kept_apart() {
    let (mine, note) = (key("apart-1", RecordType::Draft, "a"), key("apart-1", RecordType::Note, "a"));
    let other = key("apart-2", RecordType::Draft, "a");
    for (key, value) in [(&mine, "mine"), (&note, "note"), (&other, "other")] {
        records::write(key, value).await.expect("it is written");
    }
    let found = records::all(RecordType::Draft).await.records;
    assert_eq!(found.get(&mine), Some(&vec!["mine".to_owned()]));
    assert_eq!(found.get(&other), Some(&vec!["other".to_owned()]));
    assert_eq!(found.get(&note), None);
    assert_eq!(mine.meeting(), MeetingId::parse("apart-1").ok());
}

#[wasm_bindgen_test]
async fn copies_that_differ_are_both_read_the_durable_one_first_10() {
    let key = key("differ", RecordType::Submission, "a");
    records::write(&key, "durable").await.expect("it is written");
    local::set(&key, "copy").expect("it is written");
    assert_eq!(copies(&key, RecordType::Submission).await, ["durable", "copy"]);
}

#[wasm_bindgen_test]
async fn a_copy_alone_is_read_when_the_durable_one_is_gone_29() {
    let key = key("copy-alone", RecordType::Submission, "a");
    records::write(&key, "text").await.expect("it is written");
    durable::remove(&key).await.expect("it is removed");
    assert_eq!(copies(&key, RecordType::Submission).await, ["text"]);
}

#[wasm_bindgen_test]
async fn a_full_local_storage_does_not_matter_while_the_database_takes_it_24() {
    let key = key("local-full", RecordType::Submission, "a");
    let broken = Broken::method("Storage", "setItem", FULL);
    assert_eq!(local::set(&key, "text"), Err(StorageError::Full));
    assert_eq!(records::write(&key, "text").await, Ok(Kept::Durably));
    drop(broken);
    assert_eq!(copies(&key, RecordType::Submission).await, ["text"]);
}

#[wasm_bindgen_test]
async fn without_a_database_a_record_is_kept_loosely_and_said_to_be_25() {
    let key = key("no-database", RecordType::Submission, "a");
    let broken = Broken::method("IDBDatabase", "transaction", DENIED);
    assert_eq!(records::write(&key, "text").await, Ok(Kept::Loosely));
    assert_eq!(records::all(RecordType::Submission).await.problem, Some(StorageError::Unavailable));
    assert_eq!(copies(&key, RecordType::Submission).await, ["text"]);
    drop(broken);
}

#[wasm_bindgen_test]
async fn when_nothing_takes_a_record_it_is_never_called_saved_24() {
    let key = key("nothing", RecordType::Submission, "a");
    let (full, denied) = (Broken::method("Storage", "setItem", FULL), Broken::method("IDBObjectStore", "put", FULL));
    assert!(matches!(records::write(&key, "text").await, Err(StorageError::Full)));
    drop((full, denied));
    assert_eq!(copies(&key, RecordType::Submission).await, Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn a_storage_that_denies_everything_gives_errors_and_no_panic_25() {
    let key = key("denied", RecordType::Setting, "a");
    let broken = ["getItem", "setItem", "removeItem", "key"].map(|name| Broken::method("Storage", name, DENIED));
    assert_eq!(local::get(&key), Err(StorageError::Unavailable));
    assert_eq!(local::set(&key, "1"), Err(StorageError::Unavailable));
    assert_eq!(local::remove(&key), Err(StorageError::Unavailable));
    drop(broken);
    assert_eq!(local::get(&key), Ok(None));
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closed_is_opened_again() {
    let key = key("closed", RecordType::Submission, "a");
    durable::put(&key, "1").await.expect("it is written");
    let grab = "window.open_connection?.close()";
    let sound = js_sys::eval(
        "const sound = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...a) { \
         window.open_connection = this; return sound.apply(this, a); }; () => { IDBDatabase.prototype.transaction = sound; }",
    );
    let put_back: Function = sound.expect("the script runs").dyn_into().expect("it gives a function");
    durable::put(&key, "2").await.expect("it is written");
    js_sys::eval(grab).expect("the connection closes");
    assert_eq!(durable::put(&key, "3").await, Ok(()));
    put_back.call0(&JsValue::NULL).expect("it runs");
    assert!(durable::all(key.as_str()).await.expect("it is read").contains(&(key, "3".to_owned())));
}

/// Ends the open connection as the browser does by itself, or as another window does that removes the database.
async fn end_connection(how: &str) {
    let remember = "const sound = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...a) { \
        window.open_connection = this; IDBDatabase.prototype.transaction = sound; return sound.apply(this, a); }";
    js_sys::eval(remember).expect("the script runs");
    durable::put(&key("lost", RecordType::Draft, "probe"), "1").await.expect("it is written");
    js_sys::eval(how).expect("the connection ends");
}

#[wasm_bindgen_test]
async fn a_connection_that_the_browser_closes_is_opened_again_and_told_of() {
    let told = Rc::new(Cell::new(0));
    let guard = durable::on_lost({
        let told = told.clone();
        move || told.set(told.get() + 1)
    });
    end_connection("window.open_connection.dispatchEvent(new Event('close'))").await;
    assert_eq!(told.get(), 1);
    let key = key("lost", RecordType::Draft, "after");
    assert_eq!(durable::put(&key, "2").await, Ok(()));
    assert!(durable::all(key.as_str()).await.expect("it is read").contains(&(key, "2".to_owned())));
    drop(guard);
}

#[wasm_bindgen_test]
async fn a_database_that_never_opens_keeps_nobody_waiting_and_localstorage_goes_on() {
    durable::close();
    let key = key("never-opens", RecordType::Submission, "a");
    // A request that nobody ever answers, as some browsers make now and then.
    let never = "return Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value() {} }, onsuccess: { writable: true, value: null }, \
        onerror: { writable: true, value: null }, onblocked: { writable: true, value: null }, onupgradeneeded: { writable: true, value: null } })";
    let broken = Broken::method("IDBFactory", "open", never);
    assert_eq!(records::write(&key, "text").await, Ok(Kept::Loosely));
    drop(broken);
    assert_eq!(records::write(&key, "text").await, Ok(Kept::Durably));
}

#[wasm_bindgen_test]
async fn one_record_that_the_browser_cannot_read_does_not_hide_the_others_29() {
    let (sound, bad) = (key("unreadable", RecordType::Submission, "a"), key("unreadable", RecordType::Submission, "b"));
    for key in [&sound, &bad] {
        durable::put(key, "text").await.expect("it is written");
    }
    let broken = Broken::method("IDBObjectStore", "getAll", "throw new DOMException('Failed to read large IndexedDB value', 'DataError')");
    let found = durable::all(&directory().all()).await.expect("the others are read");
    drop(broken);
    assert!(found.contains(&(sound, "text".to_owned())));
    assert!(found.iter().any(|(key, _)| *key == bad));
}

#[wasm_bindgen_test]
async fn a_record_that_is_no_text_is_given_as_it_is_29() {
    let key = key("no-text", RecordType::Submission, "a");
    durable::put(&key, "soon replaced").await.expect("it is written");
    let script = format!(
        "new Promise(done => {{ const open = indexedDB.open({:?}); open.onsuccess = () => {{ const t = open.result.transaction('records', 'readwrite'); \
         t.objectStore('records').put({{ half: 1 }}, {:?}); t.oncomplete = () => {{ open.result.close(); done(); }}; }}; }})",
        directory().database(),
        key.as_str()
    );
    let put = js_sys::eval(&script).expect("the script runs").dyn_into::<js_sys::Promise>().expect("a promise");
    wasm_bindgen_futures::JsFuture::from(put).await.expect("it is put");
    assert_eq!(copies(&key, RecordType::Submission).await, ["{\"half\":1}"]);
}

#[wasm_bindgen_test]
async fn a_record_is_swapped_only_for_what_this_window_knows_of_it() {
    let key = key("swapped", RecordType::Allocation, "a");
    let kept = Ok(Swapped::Kept(Kept::Durably));
    let changed = |text: Option<&str>| Ok(Swapped::Changed(text.map(str::to_owned)));
    assert_eq!(records::swap(&key, None, Some("1")).await, kept);
    assert_eq!(records::swap(&key, None, Some("2")).await, changed(Some("1")));
    assert_eq!(records::swap(&key, Some("1"), Some("2")).await, kept);
    assert_eq!(records::swap(&key, Some("1"), None).await, changed(Some("2")));
    assert_eq!(copies(&key, RecordType::Allocation).await, ["2"]);
    assert_eq!(records::swap(&key, Some("2"), None).await, kept);
    assert_eq!(records::swap(&key, Some("2"), Some("3")).await, changed(None));
    // A copy of a time without durable storage counts until there is something there, and goes then.
    local::set(&key, "4").expect("it is written");
    assert_eq!(records::swap(&key, None, Some("5")).await, changed(Some("4")));
    assert_eq!(records::swap(&key, Some("4"), Some("5")).await, kept);
    assert_eq!(local::get(&key), Ok(None));
    let _broken = Broken::method("IDBFactory", "open", DENIED);
    durable::close();
    assert_eq!(records::swap(&key, Some("5"), Some("8")).await, Ok(Swapped::Kept(Kept::Loosely)));
    assert_eq!(records::swap(&key, Some("5"), Some("9")).await, changed(Some("8")));
}

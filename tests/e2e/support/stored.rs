//! What the browser stores for the app, from outside: seeding records, reading them raw, and files that the app offers.

use serde_json::{Value, json};

use super::scene::App;

/// Remembers the files that the page offers; for `Setup::before`.
pub(crate) const SAVED: &str = "
    globalThis.saved = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { saved.push(blob); return make(blob); };
";

/// Storage that is full: whatever is written is refused. What the page copies and offers as a file is remembered.
pub(crate) const FULL: &str = "
    globalThis.sound = [Storage.prototype.setItem, IDBObjectStore.prototype.put];
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError'); };
    globalThis.saved = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { saved.push(blob); return make(blob); };
    Clipboard.prototype.writeText = text => { globalThis.copied = text; return Promise.resolve(); };
";

/// A browser that keeps nothing: any use of storage throws.
pub(crate) const FORBIDDEN: &str = "
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(globalThis, name, { get() { throw new DOMException('no', 'SecurityError'); } });
";

/// A browser without localStorage.
pub(crate) const NO_LOCAL: &str =
    "Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

/// A browser without a database.
pub(crate) const NO_DATABASE: &str =
    "Object.defineProperty(globalThis, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });";

/// The last file that the page offered.
pub(crate) async fn saved_file(app: &App) -> String {
    app.until("a file is offered", "return saved.length > 0;", &[]).await;
    let read = "const done = arguments[0]; saved.at(-1).text().then(done);";
    let text = app.client().execute_async(read, Vec::new()).await.expect("the page runs scripts");
    text.as_str().unwrap_or_default().to_owned()
}

/// The key of a record.
pub(crate) fn key(kind: &str, number: u32) -> String {
    format!("kuluary:1:/spotkania/kuluary/:2017-09-baltow:{kind}:00000000-0000-4000-8000-{number:012}")
}

/// Opens the app's database, makes it as the app does where there is none, and hands it to `use`.
const DATABASE: &str = "
    const database = use => new Promise((resolve, reject) => {
        const open = indexedDB.open('kuluary:1:/spotkania/kuluary/', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('records');
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
            const transaction = open.result.transaction('records', 'readwrite');
            const asked = use(transaction.objectStore('records'));
            transaction.oncomplete = () => { open.result.close(); resolve(asked?.result); };
            transaction.onabort = () => reject(transaction.error);
        };
    });
";

/// Where a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Both,
    Local,
    Durable,
}

/// Stores records before the app starts. Leaves a file of the host on the screen.
pub(crate) async fn seed(app: &App, records: &[(String, String, Place)]) {
    app.client().goto(&app.site().address("config.json")).await.expect("a file opens");
    let records: Vec<_> =
        records.iter().map(|(key, text, place)| json!([key, text, *place != Place::Durable, *place != Place::Local])).collect();
    let script = format!(
        "{DATABASE} const [records, done] = arguments;\
         for (const [key, text, local] of records) if (local) localStorage.setItem(key, text);\
         database(store => {{ for (const [key, text, , durable] of records) if (durable) store.put(text, key); }}).then(() => done(true));"
    );
    app.client().execute_async(&script, vec![json!(records)]).await.expect("the page stores records");
}

/// The raw texts of a record: in localStorage, and in the database.
pub(crate) async fn raw(app: &App, key: &str) -> (Option<String>, Option<String>) {
    let script = format!(
        "{DATABASE} const [key, done] = arguments;\
         database(store => store.get(key)).then(found => done([localStorage.getItem(key), found ?? null]));"
    );
    let found: Value = app.client().execute_async(&script, vec![json!(key)]).await.expect("the page reads records");
    let text = |at: usize| found[at].as_str().map(str::to_owned);
    (text(0), text(1))
}

/// Clears everything that the browser holds for the app's host, as people do in its settings.
pub(crate) async fn clear_site_data(app: &App) {
    let parameters = json!({ "origin": app.site().origin(), "storageTypes": "all" });
    app.browser().cdp("Storage.clearDataForOrigin", parameters).await;
}

//! Several devices in one browser: what a device saves or copies is caught, and a device can be made a fresh one.

use std::{
    env, fs,
    sync::atomic::{AtomicU32, Ordering},
};

use fantoccini::Locator;
use serde_json::{Value, json};

use super::scene::App;

/// Catches what is saved as a file or put on the clipboard, in place of the machine that runs the tests.
pub(crate) const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => { blob.text().then(text => { window.caughtFile = text; }); return make.call(URL, blob); };
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () { if (!this.hasAttribute('download')) click.call(this); };
    Clipboard.prototype.writeText = text => { window.caughtCopy = text; return Promise.resolve(); };
";

impl App {
    /// What was caught last: `caughtFile` or `caughtCopy`.
    pub(crate) async fn caught(&self, what: &str) -> String {
        self.until(what, "return typeof window[arguments[0]] === 'string';", &[json!(what)]).await;
        let caught = self.client().execute("return window[arguments[0]];", vec![json!(what)]).await.expect("the page runs scripts");
        caught.as_str().expect("a text was caught").to_owned()
    }

    /// Takes everything off the device, as another one would be.
    pub(crate) async fn become_another_device(&self) {
        self.client().goto("about:blank").await.expect("an empty page opens");
        let all = json!({ "origin": self.site().origin(), "storageTypes": "indexeddb,local_storage" });
        self.browser().cdp("Storage.clearDataForOrigin", all).await;
    }

    /// Chooses files of these contents in the one field for files.
    pub(crate) async fn choose_files(&self, contents: &[(&str, String)]) {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = env::temp_dir().join(format!("kuluary-e2e-files-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        fs::create_dir_all(&folder).expect("the directory for temporary files can be written");
        let mut paths = Vec::new();
        for (name, content) in contents {
            let path = folder.join(name);
            fs::write(&path, content).expect("a file can be written");
            paths.push(path.display().to_string());
        }
        let field = self.client().find(Locator::Css("input[type=file]")).await.expect("there is a field for files");
        field.send_keys(&paths.join("\n")).await.expect("the field takes files");
        self.until("the files were taken", "return document.querySelector('input[type=file]').files.length === 0;", &[]).await;
        // The page has them by now, though it may still read them: an open file outlives its name.
        self.see_no("Czytanie…").await;
        fs::remove_dir_all(&folder).expect("what was made can be removed");
    }
}

/// An answer about workshop A of Bałtów.
pub(crate) fn answer(number: u32, points: i64) -> Value {
    json!({
        "schema": "kuluary.submission/1", "id": format!("0b2f9a54-8c39-4d6e-9e7e-{number:012}"), "meeting": "2017-09-baltow",
        "kind": "feedback", "about": { "session": "warsztat-a-1" }, "survey": "workshop", "version": 1, "answers": { "W1": points },
        "at": "2017-09-26T16:05:00+02:00", "lang": "pl",
    })
}

/// An answer to any survey of any meeting.
pub(crate) fn filled_in(number: u32, meeting: &str, survey: &str, about: &Value, answers: &Value) -> Value {
    json!({
        "schema": "kuluary.submission/1", "id": format!("5ec2e7ed-8c39-4d6e-9e7e-{number:012}"), "meeting": meeting, "kind": "feedback",
        "about": about, "survey": survey, "version": 1, "answers": answers, "at": "2017-09-26T16:07:00+02:00", "lang": "pl",
    })
}

/// A file of answers.
pub(crate) fn export(answers: &[Value], unreadable: &[&str]) -> String {
    json!({ "schema": "kuluary.export/1", "submissions": answers, "unreadable": unreadable }).to_string()
}

//! A real `PocketBase`: everybody may add to one collection, and only superusers do anything else.

use serde_json::{Value, json};

use super::{Scratch, answers, done, keep};
use crate::support::{files, keeper::Keeper, wire};

/// The organiser.
pub(crate) const USER: &str = "organizator@example.org";
/// The organiser's password.
pub(crate) const PASSWORD: &str = "przy-kawie-w-kuluarach";

const RECORDS: &str = "/api/collections/feedback/records";

/// A running `PocketBase`.
pub(crate) struct PocketBase {
    authority: String,
    token: String,
    _keeper: Keeper,
    _scratch: Scratch,
}

impl PocketBase {
    /// Starts it, and makes the collection.
    pub(crate) fn start() -> Self {
        let scratch = Scratch::new("pocketbase");
        let (program, data) = (files::service("pocketbase"), scratch.file("data"));
        done(&program, &["superuser", "upsert", USER, PASSWORD, "--dir", &data]);
        let authority = format!("127.0.0.1:{}", wire::free_port());
        let keeper = keep(&program, &["serve", "--http", &authority, "--dir", &data]);
        answers(&authority, "/api/health");
        let mut here = Self { authority, token: String::new(), _keeper: keeper, _scratch: scratch };
        let known = here.ask("POST", "/api/collections/_superusers/auth-with-password", &json!({ "identity": USER, "password": PASSWORD }));
        known["token"].as_str().expect("a token").clone_into(&mut here.token);
        let id = json!({ "name": "id", "type": "text", "primaryKey": true, "required": true, "system": true, "min": 36, "max": 36,
            "pattern": "^[a-z0-9-]+$" });
        let collection = json!({
            "name": "feedback", "type": "base", "fields": [id, { "name": "submission", "type": "json" }], "createRule": "",
            "listRule": null, "viewRule": null, "updateRule": null, "deleteRule": null
        });
        assert_eq!(here.ask("POST", "/api/collections", &collection)["name"], "feedback");
        here
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Value {
        let headers = [("Content-Type", "application/json"), ("Authorization", self.token.as_str())];
        let body = if body.is_null() { String::new() } else { body.to_string() };
        wire::ask(&self.authority, method, path, &headers, &body).expect("PocketBase answers").json()
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// What `config.json` says about it.
    pub(crate) fn delivery(&self) -> Value {
        json!({ "to": "endpoint", "profile": "pocketbase", "url": format!("{}{RECORDS}", self.origin()) })
    }

    /// The submissions it holds.
    pub(crate) fn submissions(&self) -> Vec<Value> {
        let items = self.ask("GET", RECORDS, &Value::Null)["items"].as_array().cloned().unwrap_or_default();
        items.into_iter().map(|item| item["submission"].clone()).collect()
    }
}

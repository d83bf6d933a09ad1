//! Models of the services that the profiles describe: they store, know again, refuse strangers and list, as far as the self-test asks.

use std::collections::BTreeMap;

use kuluary::domain::delivery::{
    Reply,
    self_test::{Ask, Heard, Kind},
};
use serde_json::{Value, json};

use super::NOW;

/// Where each of them stores.
pub(super) const URL: &str = "https://answers.example/event";
/// `admin:sekret` in Base64, and what a sign-in turns into.
const KNOWN: [&str; 3] = ["Basic YWRtaW46c2VrcmV0", "Bearer sekret", "Bearer zeton"];

/// A service.
pub(super) struct Service {
    pub(super) name: String,
    pub(super) stored: BTreeMap<String, Value>,
    /// Strangers may do everything.
    pub(super) open: bool,
    /// A known id is written over.
    pub(super) overwrites: bool,
    /// Lists do not show what was stored.
    pub(super) forgets: bool,
}

/// A reply of JSON.
pub(super) fn reply(status: u16, body: &str) -> Reply {
    Reply { status, same_host: true, content_type: Some("application/json".into()), retry_after: None, body: body.into() }
}

impl Service {
    /// A service as it should be set up; json-server knows no rights.
    pub(super) fn good(name: &str) -> Self {
        Self { name: name.into(), stored: BTreeMap::new(), open: name == "json-server", overwrites: false, forgets: false }
    }

    /// What comes of a request of the self-test.
    pub(super) fn answer(&mut self, ask: &Ask) -> Heard {
        match ask.kind {
            Kind::Blind => Heard::Unseen,
            Kind::Own => Heard::Reply { reply: reply(200, "{}"), header: Some("Thu, 18 May 2017 10:00:00 GMT".into()), at: NOW },
            Kind::Plain => Heard::Reply { reply: self.reply(ask), header: None, at: NOW },
        }
    }

    fn reply(&mut self, ask: &Ask) -> Reply {
        let sign_in = ask.headers.iter().find(|(name, _)| name == "Authorization").map(|(_, value)| value.as_str());
        let known = sign_in.is_some_and(|value| KNOWN.contains(&value));
        let body: Value = ask.body.as_deref().map_or(Value::Null, |body| serde_json::from_str(body).unwrap());
        if ask.address.contains("auth-with-password") || ask.address.contains("/auth/v1/token") {
            let token = json!({ "token": "zeton", "access_token": "zeton" });
            return if body["password"] == "sekret" { reply(200, &token.to_string()) } else { reply(400, "{}") };
        }
        if ask.address.ends_with("/v1/") {
            return reply(200, &if known { json!({ "user": { "id": "account:admin" } }) } else { json!({}) }.to_string());
        }
        let changes = match (self.name.as_str(), ask.method) {
            (_, "PATCH" | "DELETE") => true,
            ("datasette", "POST") => !ask.address.ends_with("/-/insert"),
            ("kinto", "PUT") => !ask.headers.iter().any(|(name, _)| name == "If-None-Match"),
            (_, method) => method == "PUT",
        };
        match ask.method {
            "GET" => self.read(ask, known || self.open),
            _ if changes && !(known || self.open) => reply(401, "{}"),
            _ if changes => reply(200, r#"[{"id":"it is changed"}]"#),
            _ => self.store(&body),
        }
    }

    /// Stores what comes, as each service wraps it.
    fn store(&mut self, body: &Value) -> Reply {
        let (id, whole) = match self.name.as_str() {
            "kinto" => (&body["data"]["id"], &body["data"]),
            "datasette" => (&body["row"]["id"], &body["row"]["submission"]),
            "pocketbase" | "postgrest" | "supabase" => (&body["id"], &body["submission"]),
            _ => (&body["id"], body),
        };
        let (id, whole) = (id.as_str().expect("it carries an id").to_owned(), whole.clone());
        let known = self.stored.get(&id).filter(|_| !self.overwrites).cloned();
        if known.is_none() {
            self.stored.insert(id.clone(), whole.clone());
        }
        match (self.name.as_str(), known) {
            ("kinto", None) => reply(201, &json!({ "data": whole }).to_string()),
            ("kinto", Some(stored)) => reply(412, &json!({ "details": { "existing": stored } }).to_string()),
            ("pocketbase", None) => reply(200, &json!({ "id": id, "submission": whole }).to_string()),
            ("pocketbase", Some(_)) => reply(400, r#"{"data":{"id":{"code":"validation_pk_invalid"}}}"#),
            ("postgrest" | "supabase", None) => reply(201, ""),
            ("postgrest" | "supabase", Some(_)) => reply(409, r#"{"code":"23505"}"#),
            ("datasette", _) => reply(201, r#"{"ok":true}"#),
            ("webhook", _) => reply(200, "ok"),
            ("json-server", Some(_)) => reply(500, "Error: Insert failed, duplicate id"),
            (_, None) => reply(201, &whole.to_string()),
            (_, Some(stored)) => reply(409, &stored.to_string()),
        }
    }

    fn read(&self, ask: &Ask, allowed: bool) -> Reply {
        let one = self.stored.iter().find(|(id, _)| ask.address.contains(id.as_str()));
        let rows = |rows: Vec<Value>| match self.name.as_str() {
            "kinto" => json!({ "data": rows }),
            "pocketbase" => json!({ "items": rows }),
            "datasette" => json!({ "rows": rows, "next_url": null }),
            _ => Value::from(rows),
        };
        let row = |whole: &Value| match self.name.as_str() {
            "pocketbase" | "postgrest" | "supabase" | "datasette" => json!({ "submission": whole }),
            _ => whole.clone(),
        };
        let further = ask.address.contains("page=2") && self.name == "pocketbase" || ask.address.contains("offset=1");
        match one {
            Some((id, whole)) if allowed => reply(200, &json!({ "id": id, "whole": whole }).to_string()).told(&self.name, whole),
            Some(_) => reply(401, "{}"),
            // Kinto shows strangers an empty list.
            None if !allowed && self.name == "kinto" => reply(200, r#"{"data":[]}"#),
            None if !allowed => reply(401, "{}"),
            None if further || self.forgets => reply(200, &rows(Vec::new()).to_string()),
            None => reply(200, &rows(self.stored.values().map(row).collect()).to_string()),
        }
    }
}

/// What json-server is asked for must be the record itself.
trait Told {
    fn told(self, name: &str, whole: &Value) -> Self;
}

impl Told for Reply {
    fn told(self, name: &str, whole: &Value) -> Self {
        if name == "json-server" { reply(200, &whole.to_string()) } else { self }
    }
}
